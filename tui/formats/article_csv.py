"""Tables each of whose rows is an article: cells parted by commas, semicolons or tabs, names in the first line.

The dialect is RFC 4180: a cell that holds a separator or a line end stands in double quotes, a quote in it twice.
Cells are texts and stay as they are: `NA`, `010` and blanks at their ends too.
"""

import csv
import io
import re
from collections.abc import Iterator
from itertools import chain

from tui.domain.errors import FormatError
from tui.domain.visible import visible
from tui.formats.article_rows import HEAD, MOST_COLUMNS, BadRow, Columns, Row, RowArticles, RowFile
from tui.formats.articles import MEGABYTE, ReadArticle
from tui.formats.encodings import tell_encoding

_ESCAPED = re.compile("[\ud800-\udfff]")
"""What bytes become that the encoding has no character for."""

_SEPARATORS = (",", ";", "\t")


def read_csv(of: RowFile, separator: str = "") -> Iterator[ReadArticle | BadRow | Columns]:
    """Reads articles one by one, with no more in memory than one of them.

    Args:
        of: The file.
        separator: What parts the cells; empty to tell it by the first line.

    Yields:
        First which column is what; then an article, or why a row is none.

    Raises:
        FormatError: The file is no table, none of its columns is the text, or it cannot be read to its end.
    """
    head, stream = of.opened()
    found, mark = tell_encoding(head, of.name, of.how.encoding, whole=len(head) < HEAD)
    stream.read(mark)
    text = io.TextIOWrapper(stream, found.encoding, errors="surrogateescape", newline="")
    lines = _Lines(text, of.name, of.how.largest)
    limit = csv.field_size_limit(of.how.largest)
    try:
        yield from _articles(lines, RowArticles(of, found), of.name, separator)
    finally:
        csv.field_size_limit(limit)


def _articles(
    lines: "_Lines", maker: RowArticles, name: str, separator: str
) -> Iterator[ReadArticle | BadRow | Columns]:
    """The articles, behind the columns."""
    rows = _rows(lines, name, separator)
    first = next(rows, None)
    names = _names(first[1][0] if first else [], name)
    try:
        yield maker.columns(names, all_said=True)
    except FormatError as error:
        raise FormatError(f"{name}:1: {error.message}.") from None
    found = False
    for each in maker.each(rows, lambda row: _row(names, *row), "row"):
        found = True
        yield each
    if not found:
        raise FormatError(f"{name}: there is no row below the names of the columns.")


class _Lines:
    """The lines of a table with their ends, and which of them the last row was made of.

    Args:
        text: The table.
        name: Of its file.
        longest: Code points of the longest line that is read.
    """

    def __init__(self, text: io.TextIOWrapper, name: str, longest: int) -> None:
        self._text = text
        self._name = name
        self._longest = longest
        self._taken: list[str] = []
        self.number = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        try:
            line = self._text.readline(self._longest + 1)
        except UnicodeError as error:
            where = f"{self._name}: behind line {self.number}"
            reason = error.reason if isinstance(error, UnicodeDecodeError) else str(error)
            raise FormatError(
                f"{where} the file is not {self._text.encoding}: {reason}; the rest was left out."
            ) from None
        if not line:
            raise StopIteration
        self.number += 1
        if len(line) > self._longest:
            limit = f"larger than {self._longest / MEGABYTE:g} MB: raise --max-size"
            raise FormatError(f"{self._name}:{self.number}: {limit}; the rest of the file was left out.")
        self._taken.append(line)
        return line

    def taken(self) -> str:
        """The lines that were read since this was asked last, without the last end."""
        source = self._taken[0] if len(self._taken) == 1 else "".join(self._taken)
        self._taken.clear()
        return source.removesuffix("\n").removesuffix("\r")


def _rows(lines: _Lines, name: str, separator: str) -> Iterator[tuple[int, tuple[list[str], str]]]:
    """The rows that are not empty: the line in which each begins; its cells, and the row as it stands there."""
    reader: Iterator[list[str]] | None = csv.reader(lines, delimiter=separator, strict=True) if separator else None
    while True:
        number = lines.number + 1
        try:
            if reader is None:
                first = next(lines)
                reader = csv.reader(chain([first], lines), delimiter=_separator(first), strict=True)
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            said = str(error)
            lines.taken()
            if "expected after" not in said:
                raise FormatError(
                    f"{name}:{number}: {_trouble(said)}; the rest of the file was left out."
                ) from None
            yield number, ([], "")
            continue
        source = lines.taken()
        if any(cells):
            yield number, (cells, source)


def _trouble(said: str) -> str:
    if "unexpected end" in said or "field larger" in said:
        return "a quoted cell has no end"
    return f"the row cannot be read ({visible(said)})"


def _separator(first: str) -> str:
    """What parts the most cells of the first line; commas if in doubt."""
    return max(_SEPARATORS, key=lambda each: (first.count(each), -_SEPARATORS.index(each)))


def _names(cells: list[str], name: str) -> list[str]:
    """The names of the columns; one without a name gets its number."""
    names = [cell.strip() or f"column_{number}" for number, cell in enumerate(cells, start=1)]
    if not names:
        raise FormatError(f"{name}: there is no row in this file.")
    if _ESCAPED.search("".join(names)):
        raise FormatError(f"{name}:1: bytes that are not in the encoding of the file: say --encoding.")
    if len(names) > MOST_COLUMNS:
        raise FormatError(f"{name}:1: {len(names):,} columns; expected at most {MOST_COLUMNS:,}.")
    twice = next((each for place, each in enumerate(names) if each in names[:place]), None)
    if twice is not None:
        raise FormatError(f"{name}:1: column '{visible(twice[:40])}' twice; expected each name once.")
    return names


def _row(names: list[str], cells: list[str], source: str) -> Row:
    if not cells:
        raise FormatError("text behind a closing quote; expected a separator, or each quote inside a cell twice")
    if len(cells) != len(names):
        count = "1 cell" if len(cells) == 1 else f"{len(cells)} cells"
        raise FormatError(f"{count}; expected {len(names)}, as in the first line")
    escaped = _ESCAPED.search(source)
    if escaped:
        raise FormatError(f"byte 0x{ord(escaped[0]) & 0xFF:02x} is not in the encoding of the file: say --encoding")
    return Row(dict(zip(names, cells, strict=True)), source.encode())
