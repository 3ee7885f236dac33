"""The chains that bind decisions together, and changes of alignments: each row carries the hash of the one before.

The chains are those of an article: its first row carries the SHA-256 of the article's text. A row's own hash is the
SHA-256, in hexadecimal, of the UTF-8 bytes of the canonical JSON (see `tui.store.hashing`) of a list of the hash of
the row before and of the columns that `CHAINED` names, in that order; columns that hold JSON are in it as text.
"""

from collections.abc import Iterator
from itertools import groupby

from tui.store.hashing import text_hash
from tui.store.sqlite import sqlite3

CHAINED = {
    "decision": (
        *("id", "article", "disagreement", "kind", "path", "choice", "policy", "author", "at", "reason", "note"),
        *("unclear", "similar", "seconds", "took", "took_thing", "sides", "taken", "settled"),
    ),
    "adjustment": ("id", "article", "change", "members", "author", "at", "note"),
}
"""The columns that are hashed, by table."""

Row = dict[str, str | int | float]


def row_hash(table: str, previous: str, row: Row) -> str:
    """The hash of a row.

    Args:
        table: A key of `CHAINED`.
        previous: Hash of the row before; of the article's text for the first.
        row: Its columns.
    """
    from tui.domain.wire import canonical  # noqa: PLC0415 - opening a project hashes nothing

    return text_hash(canonical([previous, *(row[name] for name in CHAINED[table])]))


def add_row(connection: sqlite3.Connection, table: str, row: Row) -> None:
    """Adds a row at the end of its article's chain.

    Args:
        connection: Within a write transaction.
        table: A key of `CHAINED`.
        row: Its columns, less the hashes.
    """
    query = f"SELECT hash FROM {table} WHERE article = ? ORDER BY seq DESC LIMIT 1"  # noqa: S608 - a constant
    last = (
        connection.execute(query, (row["article"],)).fetchone()
        or connection.execute("SELECT sha256 FROM article WHERE id = ?", (row["article"],)).fetchone()
    )
    previous = last[0] if last is not None else ""
    names = (*CHAINED[table], "previous", "hash")
    values = (*(row[name] for name in CHAINED[table]), previous, row_hash(table, previous, row))
    connection.execute(
        f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})",  # noqa: S608 - constants
        values,
    )


def chain_all(connection: sqlite3.Connection) -> None:
    """Gives hashes to rows that have none: those of a file from before they had some."""
    for table in CHAINED:
        for seq, previous, row in list(_linked(connection, table)):
            connection.execute(
                f"UPDATE {table} SET previous = ?, hash = ? WHERE seq = ?",  # noqa: S608 - a constant
                (previous, row_hash(table, previous, row), seq),
            )


def _linked(connection: sqlite3.Connection, table: str) -> Iterator[tuple[int, str, Row]]:
    """The rows, each with the hash of the one before as it has to be."""
    for article, rows in groupby(_rows(connection, table), lambda each: each[1]["article"]):
        found = connection.execute("SELECT sha256 FROM article WHERE id = ?", (article,)).fetchone()
        previous = found[0] if found is not None else ""
        for seq, row in rows:
            yield seq, previous, row
            previous = row_hash(table, previous, row)


def _rows(connection: sqlite3.Connection, table: str) -> Iterator[tuple[int, Row]]:
    names = (*CHAINED[table], "previous", "hash")
    query = f"SELECT seq, {', '.join(names)} FROM {table} ORDER BY article, seq"  # noqa: S608 - constants
    for seq, *values in connection.execute(query):
        yield seq, dict(zip(names, values, strict=True))


def chain_faults(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Where chains are broken, at most once an article and table: articles, and what in a few words."""
    for table in CHAINED:
        for article, rows in groupby(_rows(connection, table), lambda each: str(each[1]["article"])):
            found = connection.execute("SELECT sha256 FROM article WHERE id = ?", (article,)).fetchone()
            previous = found[0] if found is not None else ""
            for _, row in rows:
                if row["previous"] != previous:
                    yield article, f"the {table} {row['id']} does not follow the one before it: some were taken out"
                    break
                if row["hash"] != row_hash(table, previous, row):
                    yield article, f"the {table} {row['id']} was changed: it is not what its hash says"
                    break
                previous = str(row["hash"])
