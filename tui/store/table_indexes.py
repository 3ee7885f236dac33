"""Indexes of the schema's tables: what a desk looks up in them without reading the whole file.

What is in an index is not known here: parts of bytes by name, and the cells of each row. It is made from the file
that the schema names, by a method that has a name; made by another method it counts as not there.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any, NamedTuple
from zlib import crc32

from tui.domain.errors import StoreError
from tui.store.database import Database
from tui.store.ddl_tables import INDEX_TABLES
from tui.store.sqlite import sqlite3


class IndexName(NamedTuple):
    """What an index is of.

    Attributes:
        sha256: Of the bytes of the file.
        columns: The columns that it is made of: the key, the title, then those that are searched.
    """

    sha256: str
    columns: tuple[str, ...]


class NewIndex(NamedTuple):
    """An index to be kept.

    Attributes:
        name: What it is of.
        method: How it was made.
        parts: Its parts by name.
        rows: The cells of each row.
    """

    name: IndexName
    method: str
    parts: Mapping[str, bytes]
    rows: Sequence[Sequence[str]]


class KeptIndex(NamedTuple):
    """An index that is in the file.

    Attributes:
        name: What it is of.
        method: How it was made.
        number: What it is called in the file.
        rows: How many rows the table has.
    """

    name: IndexName
    method: str
    number: int
    rows: int


class IndexStore:
    """The indexes in a project file.

    Args:
        database: The file.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def kept(self) -> list[KeptIndex]:
        """The indexes that are there."""
        with self._database.reading() as connection:
            return _kept(connection)

    def put(self, index: NewIndex) -> None:
        """Keeps an index, unless it is there; one of the same that was made by another method goes."""
        with self._database.immediate() as connection:
            kept = _kept(connection)
            same = [each for each in kept if each.name == index.name]
            if not any(each.method == index.method for each in same):
                _drop(connection, [each.number for each in same])
                # Not one of before: another desk may still look there.
                _put(connection, index, max((each.number for each in kept), default=0) + 1)

    def drop(self, numbers: Iterable[int]) -> None:
        """Throws indexes away; they are made anew when they are next needed.

        Args:
            numbers: What they are called in the file.
        """
        with self._database.immediate() as connection:
            _drop(connection, numbers)

    def part(self, number: int, name: str) -> bytes | None:
        """A part of an index; None if somebody threw the index away, or made it anew under another number.

        Args:
            number: What the index is called in the file.
            name: The part's.

        Raises:
            StoreError: It cannot be read.
        """
        query = "SELECT crc, content FROM table_index_part WHERE number = ? AND name = ?"
        found = self._one(query, number, name)
        if found is None:
            return None
        crc, content = found
        if not isinstance(content, bytes) or crc32(content) != crc:
            raise _damaged()
        return content

    def cells(self, number: int, row: int) -> tuple[str, ...] | None:
        """The cells of a row; None if the index is gone, see `part`.

        Args:
            number: What the index is called in the file.
            row: From 0.

        Raises:
            StoreError: It cannot be read.
        """
        query = "SELECT cells FROM table_row WHERE number = ? AND row = ?"
        found = self._one(query, number, row)
        try:
            return None if found is None else tuple(json.loads(*found))
        except ValueError as error:
            raise _damaged() from error

    def differs(self, kept: KeptIndex, index: NewIndex) -> bool:
        """Whether an index in the file is another one than it should be.

        Args:
            kept: The one in the file.
            index: As it should be.
        """
        with self._database.reading() as connection:
            query = "SELECT name, crc, content FROM table_index_part WHERE number = ? ORDER BY name"
            if connection.execute(query, (kept.number,)).fetchall() != sorted(_parts(index)):
                return True
            query = "SELECT row, cells FROM table_row WHERE number = ? ORDER BY row"
            expected = ((row, _encoded(cells)) for row, cells in enumerate(index.rows))
            pairs = zip_longest(connection.execute(query, (kept.number,)), expected)
            return kept.rows != len(index.rows) or any(one != other for one, other in pairs)

    def _one(self, query: str, number: int, which: int | str) -> tuple[Any, ...] | None:
        with self._database.reading() as connection:
            found: tuple[Any, ...] | None = connection.execute(query, (number, which)).fetchone()
        return found


def _kept(connection: sqlite3.Connection) -> list[KeptIndex]:
    query = "SELECT sha256, columns, method, number, rows FROM table_index ORDER BY number"
    return [
        KeptIndex(IndexName(own, tuple(columns.split())), method, number, rows)
        for own, columns, method, number, rows in connection.execute(query)
    ]


def _put(connection: sqlite3.Connection, index: NewIndex, number: int) -> None:
    own, columns = index.name
    connection.execute(
        "INSERT INTO table_index (number, sha256, columns, method, rows) VALUES (?, ?, ?, ?, ?)",
        (number, own, " ".join(columns), index.method, len(index.rows)),
    )
    connection.executemany(
        "INSERT INTO table_index_part (number, name, crc, content) VALUES (?, ?, ?, ?)",
        ((number, *part) for part in _parts(index)),
    )
    connection.executemany(
        "INSERT INTO table_row (number, row, cells) VALUES (?, ?, ?)",
        ((number, row, _encoded(cells)) for row, cells in enumerate(index.rows)),
    )


def _parts(index: NewIndex) -> Iterator[tuple[str, int, bytes]]:
    return ((str(name), crc32(content), content) for name, content in index.parts.items())


def _damaged() -> StoreError:
    return StoreError(
        "What is looked up in a table of the schema is damaged: copydesk verify --repair makes it anew."
    )


def _drop(connection: sqlite3.Connection, numbers: Iterable[int]) -> None:
    for number in numbers:
        for table in INDEX_TABLES:
            connection.execute(f"DELETE FROM {table} WHERE number = ?", (number,))  # noqa: S608 - a constant


def _encoded(cells: Sequence[str]) -> str:
    return json.dumps(cells, ensure_ascii=False, separators=(",", ":"))
