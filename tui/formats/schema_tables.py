"""Reads the tables and lists that stand beside a schema: rows of text, parted by commas.

The dialect is RFC 4180 in UTF-8, with or without a byte order mark: the first line names the columns, a cell that
holds a comma stands in double quotes, and a quote in it twice. Every fault is noted with its line.
"""

import csv
import io
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Protocol

from tui.domain.errors import SchemaError
from tui.domain.tables import RowFault, TableRows
from tui.domain.visible import visible

MAX_BYTES = 64 * 1024 * 1024
MAX_ROWS = 200_000
MAX_COLUMNS = 100
MAX_FAULTS = 20
"""No more than so many faults of one file are told."""

LONGEST_ROW = 20_000
"""Code points of all cells of a row."""

LINES_IN = ("help",)
"""Columns whose cells may have several lines."""

_SHOWN = 60
"""Longest piece of foreign text in a message, in code points."""

_ID = re.compile("[a-z][a-z0-9_]{0,39}")
_FORBIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
_BOM = b"\xef\xbb\xbf"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class FileFault(SchemaError):  # noqa: N818 - a fault like those of a schema's text
    """A file beside the schema that cannot be used: what was found; what was expected."""


class SchemaFiles(Protocol):
    """The files that a schema may name."""

    def read(self, name: str) -> bytes:
        """The bytes of a file.

        Args:
            name: As the schema says it: the way from the schema's folder, with slashes.

        Raises:
            FileFault: There is no such file, or it may not be read.
        """
        ...


class NoFiles:
    """There are none: the schema did not come from a folder."""

    def read(self, name: str) -> bytes:
        """Refuses every file."""
        raise FileFault(f"{quoted(name)}, a file beside a schema that has no folder; expected the schema in a file")


def quoted(text: str) -> str:
    """Foreign text for a message: short, on one line, without characters that a terminal obeys."""
    short = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    return f"'{visible(short)}'"


def read_table(content: bytes, file: str) -> TableRows:
    """Reads the rows of a file.

    Args:
        content: Its bytes.
        file: Its name, for messages.

    Returns:
        Its columns and rows, without spaces around the cells and without empty rows, and what is wrong with it.
    """
    return _TableReader(content, file).read()


def key_faults(table: TableRows, key: str, file: str) -> tuple[RowFault, ...]:
    """What is wrong with a column whose cells tell the rows apart: cells that are empty or come twice.

    Args:
        table: The rows.
        key: A column.
        file: Its name, for messages.
    """
    at, shown = table.columns.index(key), quoted(key)[1:-1]
    seen: dict[str, int] = {}
    faults: list[RowFault] = []
    for line, row in zip(table.lines, table.rows, strict=True):
        cell = row[at]
        if not cell:
            faults.append(RowFault(file, line, f"an empty {shown}; expected a text that no other row has"))
        elif cell in seen:
            faults.append(
                RowFault(file, line, f"{shown} {quoted(cell)} twice, first in line {seen[cell]}; expected it once")
            )
        else:
            seen[cell] = line
    return tuple(faults[:MAX_FAULTS])


class _Enough(Exception):  # noqa: N818 - no error: the end of reading
    """Nothing more is read of this file."""


class _TableReader:
    """Reads one file."""

    def __init__(self, content: bytes, file: str) -> None:
        self._content = content
        self._file = file
        self._columns: tuple[str, ...] = ()
        self._faults: list[RowFault] = []
        self._rows: list[tuple[str, ...]] = []
        self._lines: list[int] = []

    def read(self) -> TableRows:
        with suppress(_Enough):
            self._read_rows(self._text())
        faults = tuple(sorted(self._faults, key=lambda fault: fault.line))
        return TableRows(self._columns, tuple(self._rows), tuple(self._lines), faults)

    def _fault(self, line: int, message: str) -> None:
        self._faults.append(RowFault(self._file, line, message))
        if len(self._faults) >= MAX_FAULTS:
            raise _Enough

    def _stop(self, line: int, message: str) -> None:
        self._fault(line, message)
        raise _Enough

    def _text(self) -> str:
        """The text with line feeds as its only line ends."""
        content = self._content.removeprefix(_BOM)
        if len(content) > MAX_BYTES:
            self._stop(1, f"{len(content):,} bytes; expected at most {MAX_BYTES:,}")
        if content.startswith(_UTF_16):
            self._stop(1, "text in UTF-16; expected UTF-8: save the file as CSV in UTF-8")
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            self._stop(line, f"a byte that is not UTF-8, 0x{content[error.start]:02x}; expected the file in UTF-8")
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        first = text.lstrip("\n").split("\n", 1)[0]
        for mark, name in ((";", "';'"), ("\t", "tabs")):
            if "," not in first and mark in first:
                self._stop(1, f"columns parted by {name}; expected commas: save the file as CSV with commas")
        return self._without_controls(text)

    def _without_controls(self, text: str) -> str:
        for found in _FORBIDDEN.finditer(text):
            line = text.count("\n", 0, found.start()) + 1
            self._fault(line, f"the character U+{ord(found[0]):04X}; expected text without control characters")
        return text

    def _read_rows(self, text: str) -> None:
        for line, last, cells in self._cells(text):
            if not self._columns:
                self._read_columns(line, cells)
            elif len(cells) != len(self._columns):
                self._fault(line, f"{_cells(len(cells))}; expected {len(self._columns)}, as in the first line")
            elif sum(map(len, cells)) > LONGEST_ROW:
                self._fault(line, f"{sum(map(len, cells)):,} characters in a row; expected at most {LONGEST_ROW:,}")
            else:
                if last > line:
                    self._refuse_lines(line, cells)
                if len(self._rows) == MAX_ROWS:
                    self._stop(line, f"more rows; expected at most {MAX_ROWS:,}")
                self._rows.append(cells)
                self._lines.append(line)
        if not self._columns:
            self._fault(1, "an empty file; expected a line with the names of the columns")

    def _cells(self, text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        """The rows that are not empty, with the lines on which they begin and end."""
        reader = csv.reader(io.StringIO(text), strict=True)
        while True:
            line = reader.line_num + 1
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                self._stop(line, _csv_fault(str(error)))
            cells = tuple([cell.strip() for cell in row])
            if any(cells):
                yield line, reader.line_num, cells

    def _read_columns(self, line: int, cells: tuple[str, ...]) -> None:
        if len(cells) > MAX_COLUMNS:
            self._stop(line, f"{len(cells)} columns; expected at most {MAX_COLUMNS}")
        self._columns = cells
        for number, column in enumerate(cells, 1):
            if not column:
                self._fault(line, f"no name for column {number}; expected one in the first line")
            elif not _ID.fullmatch(column):
                self._fault(line, f"column {quoted(column)}; expected a-z, 0-9 and _, {_such_as(column)}")
            elif column in cells[: number - 1]:
                self._fault(line, f"column {quoted(column)} twice; expected each name once")

    def _refuse_lines(self, line: int, cells: tuple[str, ...]) -> None:
        for column, cell in zip(self._columns, cells, strict=True):
            if "\n" in cell and column not in LINES_IN:
                self._fault(line, f"several lines in {quoted(column)}; expected one line")


def _such_as(column: str) -> str:
    plain = re.sub("[^a-z0-9]+", "_", column.casefold()).strip("_")
    return f"such as {plain}" if _ID.fullmatch(plain) else "a letter first, at most 40"


def _cells(count: int) -> str:
    return "1 cell" if count == 1 else f"{count} cells"


def _csv_fault(said: str) -> str:
    """What Python's reader says, in our words."""
    if "unexpected end" in said or "field larger" in said:
        return "a quoted cell without an end; expected a closing quote"
    if "expected after" in said:
        return "text behind a closing quote; expected a comma, or each quote inside a cell twice"
    return f"a row that cannot be read ({said}); expected cells parted by commas"
