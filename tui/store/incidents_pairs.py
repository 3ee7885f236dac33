"""The pairs of events that may be one incident, over all articles."""

import json
from collections.abc import Sequence
from typing import NamedTuple

from tui.domain.folding import fold
from tui.domain.incidents.linking import Node
from tui.store.incidents_index import event_number
from tui.store.sqlite import sqlite3

STATES = ("open", "later", "linked", "refused", "implied")


class Proposed(NamedTuple):
    """Two events that may be one incident.

    Attributes:
        id: Stable, see `tui.domain.incidents.linking.pair_id`.
        one: The number of the one event in the list.
        other: The number of the other one.
        score: How likely it is, from 0 to 1.
        grounds: Why, in words.
        state: How far it is.
        search: What it is found by, folded.
    """

    id: str
    one: int
    other: int
    score: float
    grounds: tuple[str, ...]
    state: str
    search: str


class PairRow(NamedTuple):
    """One line of the list of pairs.

    Attributes:
        id: Of the pair.
        one: The one event.
        other: The other one.
        shown: What the two are called.
        titles: Of their articles.
        names: Of their articles' files.
        published: When their articles appeared; empty where it is not known.
        score: How likely it is that they are one incident, from 0 to 1.
        grounds: Why that is thought, in words.
        state: `open`, `later`, `linked`, `refused`, or `implied` if it follows from others.
    """

    id: str
    one: Node
    other: Node
    shown: tuple[str, str]
    titles: tuple[str, str]
    names: tuple[str, str]
    published: tuple[str, str]
    score: float
    grounds: tuple[str, ...]
    state: str


class WantedPairs(NamedTuple):
    """What of the list of pairs is wanted.

    Attributes:
        state: One of `STATES`.
        text: What the events, or the titles of their articles, contain, whatever its case; all if empty.
    """

    state: str = "open"
    text: str = ""


def put_pair(connection: sqlite3.Connection, annotator: str, pair: Proposed) -> None:
    """Adds a pair, or writes it anew."""
    connection.execute(
        """
        INSERT INTO incident_pair (id, annotator, one, other, score, grounds, state, search)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET score = excluded.score, grounds = excluded.grounds, state = excluded.state
        """,
        (
            pair.id,
            annotator,
            pair.one,
            pair.other,
            pair.score,
            json.dumps(pair.grounds, ensure_ascii=False),
            pair.state,
            pair.search,
        ),
    )


def put_state(connection: sqlite3.Connection, pair: str, state: str) -> None:
    """Writes how far a pair is."""
    connection.execute("UPDATE incident_pair SET state = ? WHERE id = ? AND state <> ?", (state, pair, state))


def pairs_of(connection: sqlite3.Connection, annotator: str, members: Sequence[Node]) -> list[PairRow]:
    """The pairs that some events are in."""
    found: dict[str, PairRow] = {}
    for node in members:
        number = event_number(connection, annotator, node)
        if number:
            for row in connection.execute(f"{_PAIRS} WHERE p.one = ? OR p.other = ?", (number, number)):
                pair = _pair(row)
                found[pair.id] = pair
    return list(found.values())


def pair_row(connection: sqlite3.Connection, pair: str) -> PairRow | None:
    """A pair by its id; None if it is not in the list."""
    row = connection.execute(f"{_PAIRS} WHERE p.id = ?", (pair,)).fetchone()
    return None if row is None else _pair(row)


def pair_rows(
    connection: sqlite3.Connection, annotator: str, wanted: WantedPairs, offset: int, limit: int
) -> list[PairRow]:
    """A page of the list, the most likely first."""
    query = f"""
        {_PAIRS} WHERE p.annotator = ? AND p.state = ? AND (? = '' OR instr(p.search, ?) > 0)
        ORDER BY p.score DESC, p.id LIMIT ? OFFSET ?
        """
    text = fold(wanted.text)
    values = (annotator, wanted.state, text, text, limit, offset)
    return [_pair(row) for row in connection.execute(query, values)]


def pair_count(connection: sqlite3.Connection, annotator: str, wanted: WantedPairs) -> int:
    """How many lines the list has."""
    query = """
        SELECT count(*) FROM incident_pair AS p
        WHERE p.annotator = ? AND p.state = ? AND (? = '' OR instr(p.search, ?) > 0)
        """
    text = fold(wanted.text)
    return int(connection.execute(query, (annotator, wanted.state, text, text)).fetchone()[0])


def pair_counts(connection: sqlite3.Connection, annotator: str) -> dict[str, int]:
    """How many pairs there are, by state."""
    query = "SELECT state, count(*) FROM incident_pair WHERE annotator = ? GROUP BY state"
    return dict.fromkeys(STATES, 0) | dict(connection.execute(query, (annotator,)).fetchall())


_PAIRS = """
    SELECT p.id, e.article, e.event, f.article, f.event, e.shown, f.shown, a.title, b.title, a.name, b.name,
        a.published, b.published, p.score, p.grounds, p.state
    FROM incident_pair AS p
    JOIN incident_event AS e ON e.id = p.one JOIN incident_event AS f ON f.id = p.other
    JOIN article AS a ON a.id = e.article JOIN article AS b ON b.id = f.article
    """


def _pair(row: Sequence[object]) -> PairRow:
    texts = [str(each) for each in row]
    return PairRow(
        texts[0],
        Node(texts[1], texts[2]),
        Node(texts[3], texts[4]),
        (texts[5], texts[6]),
        (texts[7], texts[8]),
        (texts[9], texts[10]),
        (texts[11], texts[12]),
        float(texts[13]),
        tuple(map(str, json.loads(texts[14]))),
        texts[15],
    )
