"""Decisions and changes of alignments as rows: only ever added to."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from tui.domain import wire
from tui.domain.adjudication import wire as shapes
from tui.domain.adjudication.aligning import ALIGNED, Adjustment, Change
from tui.domain.adjudication.decisions import STANDING, Choice, Decision
from tui.domain.errors import FormatError, StoreError
from tui.domain.layers import GOLD
from tui.store.chaining import add_row, chain_faults
from tui.store.sqlite import sqlite3

_COLUMNS = """
    id, article, disagreement, kind, path, choice, author, at, policy, reason, note, unclear, similar, took,
    took_thing, sides, taken, settled, seconds
    """
_DECISIONS = f"SELECT {_COLUMNS} FROM decision"  # noqa: S608 - a constant
_ADJUSTMENTS = "SELECT id, article, change, members, author, at, note FROM adjustment"


def read_decisions(connection: sqlite3.Connection, article: str) -> list[Decision]:
    """All decisions of an article, in the order in which they were made."""
    return [
        _decision(row) for row in connection.execute(f"{_DECISIONS} WHERE article = ? ORDER BY seq", (article,))
    ]


def each_decided(
    connection: sqlite3.Connection, article: str = ""
) -> Iterator[tuple[str, list[Decision], frozenset[str]]]:
    """Articles with all their decisions, and the ids of those that stand, in the order of the articles' ids.

    Args:
        connection: Within a transaction.
        article: The one behind which to begin.
    """
    query = f"{_DECISIONS} WHERE article > ? ORDER BY article, seq"
    for own, rows in groupby(connection.execute(query, (article,)), lambda row: str(row[1])):
        decisions = [_decision(row) for row in rows]
        yield own, decisions, standing(connection, own)


def standing(connection: sqlite3.Connection, article: str) -> frozenset[str]:
    """The ids of the decisions about an article that stand: those that the gold layer names."""
    query = "SELECT name FROM attribute WHERE article = ? AND annotator = ? AND name GLOB ?"
    rows = connection.execute(query, (article, GOLD, f"{STANDING}*"))
    return frozenset(name[len(STANDING) :] for (name,) in rows)


def find_similar(connection: sqlite3.Connection, similar: str, article: str) -> Iterator[Decision]:
    """The decisions about disagreements that are alike, the last one first; those of one article are left out.

    Decisions that were taken back are not among them, nor are those to wait or to decide anew.
    """
    query = f"""
        {_DECISIONS} WHERE similar = ? AND article <> ? AND choice NOT IN ('later', 'reopen')
        AND EXISTS (
            SELECT 1 FROM attribute
            WHERE attribute.article = decision.article AND annotator = ? AND name = ? || decision.id
        )
        ORDER BY seq DESC
        """  # noqa: S608 - a constant
    for row in connection.execute(query, (similar, article, GOLD, STANDING)):
        yield _decision(row)


def put_decisions(connection: sqlite3.Connection, decisions: Iterable[Decision]) -> None:
    """Adds decisions."""
    for each in decisions:
        add_row(
            connection,
            "decision",
            {
                "id": each.id,
                "article": each.article,
                "disagreement": each.case,
                "kind": each.kind,
                "path": each.path,
                "choice": each.choice.value,
                "policy": each.policy,
                "author": each.author,
                "at": each.at,
                "reason": each.reason,
                "note": each.note,
                "unclear": int(each.unclear),
                "similar": each.similar,
                "seconds": float(each.seconds),
                "took": each.took[0],
                "took_thing": each.took[1],
                "sides": wire.canonical(shapes.encode_sides(each.sides)),
                "taken": wire.canonical(shapes.encode_content(each.taken)),
                "settled": wire.canonical(shapes.encode_settled(each.settled)),
            },
        )


def _decision(row: tuple[str, ...]) -> Decision:
    name, article, case, kind, path, choice, author, at, policy, reason, note, unclear, similar = row[:13]
    try:
        sides, taken, settled = (wire.parse(text) for text in row[15:18])
        return Decision(
            name,
            article,
            case,
            kind,
            path,
            Choice(choice),
            author,
            at,
            policy,
            reason,
            note,
            bool(unclear),
            similar,
            (row[13], row[14]),
            shapes.decode_sides(sides),
            shapes.decode_content(taken),
            shapes.decode_settled(settled),
            float(row[18]),
        )
    except (FormatError, ValueError) as error:
        raise StoreError(f"Decision {name} cannot be read ({error}): see what copydesk verify says.") from error


def read_adjustments(connection: sqlite3.Connection, article: str) -> list[Adjustment]:
    """All changes of an article's alignment, in the order in which they were made."""
    query = f"{_ADJUSTMENTS} WHERE article = ? ORDER BY seq"
    return [_adjustment(row) for row in connection.execute(query, (article,))]


def _adjustment(row: tuple[str, ...]) -> Adjustment:
    name, article, change, members, author, at, note = row
    try:
        named = shapes.decode_members(wire.parse(members))
        return Adjustment(name, article, Change(change), named, author, at, note)
    except (FormatError, ValueError) as error:
        raise StoreError(
            f"Change {name} of an alignment cannot be read ({error}): see what copydesk verify says."
        ) from error


def put_adjustment(connection: sqlite3.Connection, each: Adjustment) -> None:
    """Adds a change of an alignment."""
    add_row(
        connection,
        "adjustment",
        {
            "id": each.id,
            "article": each.article,
            "change": each.change.value,
            "members": wire.canonical(shapes.encode_members(each.members)),
            "author": each.author,
            "at": each.at,
            "note": each.note,
        },
    )


def count_adjustments(connection: sqlite3.Connection) -> dict[str, int]:
    """How many changes of alignments stand, by what they do: those that were taken back do not count."""
    query = """
        SELECT change, count(*) FROM adjustment
        WHERE EXISTS (
            SELECT 1 FROM attribute
            WHERE attribute.article = adjustment.article AND annotator = ? AND name = ? || adjustment.id
        )
        GROUP BY change ORDER BY change
        """
    return dict(connection.execute(query, (GOLD, ALIGNED)))


_RESTS = (
    (STANDING, "decision", "a decision"),
    (ALIGNED, "adjustment", "a change of the alignment"),
)


def decision_faults(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """What is wrong with the decisions and changes of alignments: articles, and what in a few words."""
    for begins, table, called in _RESTS:
        query = f"""
            SELECT article, substr(name, ?) FROM attribute WHERE annotator = ? AND name GLOB ?
            EXCEPT SELECT article, id FROM {table}
            """  # noqa: S608 - constants
        for article, name in connection.execute(query, (len(begins) + 1, GOLD, f"{begins}*")):
            yield article, f"the gold layer rests on {called} {name} that is not there"
    for query, read in ((_DECISIONS, _decision), (_ADJUSTMENTS, _adjustment)):
        for row in connection.execute(query):
            try:
                read(row)
            except StoreError as error:
                yield row[1], error.message
    yield from chain_faults(connection)
