"""The events that can be found when others are looked for that report the same, over all articles.

The list is made from layers. As with the list of disagreements, the log's own numbering says what has changed, and
an article that changed is looked at again when its turn comes.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from tui.domain.errors import StoreError
from tui.domain.folding import fold
from tui.domain.incidents.blocking import WORTH, keys_of
from tui.domain.incidents.linking import Node
from tui.domain.incidents.traits import Count, Name, Traits
from tui.store.disagreements import newest
from tui.store.sqlite import sqlite3

MOST = 60
"""With no more events than these is an event compared: those that share most keys, of equal ones the last."""


class Known(NamedTuple):
    """An event that can be found.

    Attributes:
        number: Its number in the list.
        node: The event.
        shown: What it is called in lists.
        traits: What it is recognised by.
    """

    number: int
    node: Node
    shown: str
    traits: Traits


class FoundEvent(NamedTuple):
    """An event as its layer has it.

    Attributes:
        event: Its id.
        shown: What it is called in lists.
        traits: What it is recognised by.
    """

    event: str
    shown: str
    traits: Traits


def behind(connection: sqlite3.Connection, annotator: str) -> bool:
    """Whether there are entries in the log that the list was not told of."""
    return newest(connection) > _upto(connection, annotator)


def _upto(connection: sqlite3.Connection, annotator: str) -> int:
    row = connection.execute("SELECT seq FROM incident_upto WHERE annotator = ?", (annotator,)).fetchone()
    return 0 if row is None else int(row[0])


def scan(connection: sqlite3.Connection, annotator: str) -> None:
    """Marks the articles whose layer changed since the last scan; within a write transaction."""
    upto, last = _upto(connection, annotator), newest(connection)
    insert = "INSERT INTO incident_article (annotator, article, position, changed, looked)"
    clash = "ON CONFLICT (annotator, article) DO UPDATE SET changed = excluded.changed"
    if upto:
        connection.execute(
            f"""
            {insert} SELECT edit.annotator, edit.article, article.position, max(edit.seq), 0
            FROM edit JOIN article ON article.id = edit.article
            WHERE edit.seq > ? AND edit.annotator = ? GROUP BY edit.article {clash}
            """,  # noqa: S608 - constants
            (upto, annotator),
        )
    else:
        connection.execute(
            f"{insert} SELECT annotator, article, position, ?, 0 FROM layer WHERE annotator = ? {clash}",  # noqa: S608
            (last, annotator),
        )
    connection.execute("INSERT OR REPLACE INTO incident_upto (annotator, seq) VALUES (?, ?)", (annotator, last))


def stale(connection: sqlite3.Connection, annotator: str, limit: int) -> list[str]:
    """Articles whose layer changed since they were looked at, in the project's order."""
    query = """
        SELECT article FROM incident_article WHERE annotator = ? AND changed > looked ORDER BY position LIMIT ?
        """
    return [article for (article,) in connection.execute(query, (annotator, limit))]


def stale_count(connection: sqlite3.Connection, annotator: str) -> int:
    """How many articles changed since they were looked at."""
    query = "SELECT count(*) FROM incident_article WHERE annotator = ? AND changed > looked"
    return int(connection.execute(query, (annotator,)).fetchone()[0])


def known_events(connection: sqlite3.Connection, annotator: str, article: str) -> dict[str, Known]:
    """The events of an article that are in the list, by their ids."""
    query = """
        SELECT id, article, event, shown, traits FROM incident_event WHERE annotator = ? AND article = ? ORDER BY id
        """
    return {row[2]: _known(row) for row in connection.execute(query, (annotator, article))}


def event_number(connection: sqlite3.Connection, annotator: str, node: Node) -> int:
    """The number of an event in the list; 0 if it is not there."""
    query = "SELECT id FROM incident_event WHERE annotator = ? AND article = ? AND event = ?"
    row = connection.execute(query, (annotator, *node)).fetchone()
    return 0 if row is None else int(row[0])


def find_events(connection: sqlite3.Connection, annotator: str, text: str, limit: int) -> list[Known]:
    """Events whose name in lists, or whose article's name or title, contains a text, the newest first.

    Args:
        connection: To the project.
        annotator: Whose events.
        text: What is looked for, folded (see `tui.domain.folding`).
        limit: No more than so many.
    """
    connection.create_function("fold", 1, fold, deterministic=True)
    query = f"""
        SELECT e.id, e.article, e.event, e.shown, e.traits
        FROM incident_event AS e JOIN article ON article.id = e.article
        WHERE annotator = ? AND (instr({_folded("article.search")}, ?) > 0 OR instr({_folded("e.shown")}, ?) > 0)
        ORDER BY article.position DESC, e.id LIMIT ?
        """  # noqa: S608 - constants
    return [_known(row) for row in connection.execute(query, (annotator, text, text, limit))]


def _folded(column: str) -> str:
    """A column as it is searched: where nothing but capitals tells it from that, SQLite need not ask Python."""
    return f"CASE WHEN {column} GLOB '*[^ -_a-~·\n]*' THEN fold({column}) ELSE lower({column}) END"


def sharing(connection: sqlite3.Connection, keys: Mapping[int, int], known: Known) -> list[Known]:
    """The events of other articles that can be found by some keys.

    Args:
        connection: To the project.
        keys: The keys, and how much each weighs.
        known: For whom they are looked for; of the same annotator.
    """
    weights: Counter[int] = Counter()
    query = "SELECT event FROM incident_key WHERE key = ? ORDER BY event DESC LIMIT ?"
    for each, weight in keys.items():
        weights.update({number: weight for (number,) in connection.execute(query, (each, MOST))})
    del weights[known.number]
    worth = [(-weight, -number) for number, weight in weights.items() if weight >= WORTH]
    numbers = [-number for _, number in sorted(worth)[:MOST]]
    one = """
        SELECT id, article, event, shown, traits FROM incident_event
        WHERE id = ? AND article <> ? AND annotator = (SELECT annotator FROM incident_event WHERE id = ?)
        """
    rows = (
        connection.execute(one, (each, known.node.article, known.number)).fetchone() for each in sorted(numbers)
    )
    return [_known(row) for row in rows if row is not None]


def put_event(connection: sqlite3.Connection, annotator: str, article: str, found: FoundEvent) -> Known:
    """Adds an event to the list."""
    number = connection.execute(
        "INSERT INTO incident_event (annotator, article, event, shown, traits) VALUES (?, ?, ?, ?, ?)",
        (
            annotator,
            article,
            found.event,
            found.shown,
            json.dumps(found.traits, ensure_ascii=False, separators=(",", ":")),
        ),
    ).lastrowid
    connection.executemany(
        "INSERT INTO incident_key (key, event) VALUES (?, ?)",
        [(key, number) for key in sorted(keys_of(found.traits))],
    )
    return Known(number or 0, Node(article, found.event), found.shown, found.traits)


def drop_event(connection: sqlite3.Connection, number: int) -> None:
    """Takes an event out of the list, with its keys and pairs."""
    connection.execute("DELETE FROM incident_pair WHERE one = ? OR other = ?", (number, number))
    connection.execute("DELETE FROM incident_key WHERE event = ?", (number,))
    connection.execute("DELETE FROM incident_event WHERE id = ?", (number,))


def looked_at(connection: sqlite3.Connection, annotator: str, article: str, seq: int) -> None:
    """Notes that an article was looked at, as of an entry of the log."""
    connection.execute(
        "UPDATE incident_article SET looked = ? WHERE annotator = ? AND article = ?", (seq, annotator, article)
    )


def _known(row: Sequence[object]) -> Known:
    number, article, event, shown, traits = row
    node = Node(str(article), str(event))
    try:
        return Known(int(str(number)), node, str(shown), _read_traits(str(traits)))
    except (TypeError, ValueError) as error:
        raise StoreError(
            f"The list of incidents is damaged at {node.event}: see what copydesk verify says."
        ) from error


@lru_cache(maxsize=4096)
def _read_traits(text: str) -> Traits:
    """What an event is recognised by; the last events are compared with again and again."""
    return _traits(json.loads(text))


def _traits(encoded: Sequence[object]) -> Traits:
    first, last, places, names, types, counts, sketch = encoded
    return Traits(
        _whole(first),
        _whole(last),
        tuple(Name(*map(str, each)) for each in _lists(places)),
        tuple(Name(*map(str, each)) for each in _lists(names)),
        tuple(map(str, _list(types))),
        tuple(_count(each) for each in _lists(counts)),
        tuple([each for each in _list(sketch) if isinstance(each, int)]),
    )


def _count(encoded: list[object]) -> Count:
    path, title, low, high = encoded
    return Count(str(path), str(title), float(str(low)), None if high is None else float(str(high)))


def _whole(encoded: object) -> int:
    return int(str(encoded))


def _list(encoded: object) -> list[object]:
    if not isinstance(encoded, list):
        raise TypeError(encoded)
    return encoded


def _lists(encoded: object) -> list[list[object]]:
    return [_list(each) for each in _list(encoded)]


def forget_all(connection: sqlite3.Connection) -> None:
    """Throws the list away, with the pairs: it is made anew when it is next asked for; what was said stays."""
    for table in ("pair", "key", "event", "article", "upto"):
        connection.execute(f"DELETE FROM incident_{table}")  # noqa: S608 - constants


def index_faults(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """What of the list cannot be read: articles, and what in a few words."""
    found = []
    for row in connection.execute("SELECT id, article, event, shown, traits FROM incident_event"):
        try:
            _known(row)
        except StoreError as error:
            found.append((str(row[1]), error.message))
    return found
