"""Articles out of rows: which column is the text, which ones have a usual name, and what each row becomes."""

import hashlib
import io
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from typing import BinaryIO, NamedTuple, TypeVar

from tui.domain.errors import FormatError
from tui.domain.visible import visible
from tui.formats.article_metadata import TEXTS, USUAL, usual_key
from tui.formats.articles import LARGEST, MEGABYTE, ReadArticle, make_article, settle, text_sha256
from tui.formats.encodings import Decoded

HEAD = 1 << 20
"""Bytes of the beginning of a file by which its encoding is told."""

HOPELESS = 1_000
"""If so many rows cannot be read before the first that can, the rest of a file is not looked at."""

MOST_COLUMNS = 1_000

_Line = TypeVar("_Line")

_LONGEST_ID = 100
_DIGITS = 12
_LISTED = 12
_SHOWN = 40


class HowRows(NamedTuple):
    """How rows are read.

    Attributes:
        columns: Names of the columns for `text` and the keys of `USUAL`, where they were said; empty for a column
            that shall not be looked for.
        encoding: The encoding, if it was said; empty to find out.
        largest: Bytes that an article may have at most.
        dates: How the day of publication is written, as `strptime` has it; empty to find out.
    """

    columns: Mapping[str, str] = {}
    encoding: str = ""
    largest: int = LARGEST
    dates: str = ""


class RowFile(NamedTuple):
    """A file of rows that was opened.

    Attributes:
        file: Open for reading bytes, at its start.
        name: Its name.
        how: How it is read.
        known: What is known of all of its articles.
    """

    file: BinaryIO
    name: str
    how: HowRows = HowRows()
    known: Mapping[str, str] = {}

    def opened(self) -> tuple[bytes, io.BufferedReader]:
        """The first bytes of the file, which cannot go back, and the file with them.

        Raises:
            FormatError: It is empty.
        """
        head = self.file.read(HEAD)
        if not head:
            raise FormatError(f"{self.name}: the file is empty.")
        return head, io.BufferedReader(_Rejoined(head, self.file), HEAD)


class Row(NamedTuple):
    """A row.

    Attributes:
        cells: By column.
        source: The row as it stands in the file, without its line end.
        odd: Columns whose cells are no texts in the file: numbers, lists, objects.
    """

    cells: Mapping[str, str]
    source: bytes
    odd: Container[str] = ()


class BadRow(NamedTuple):
    """A row that is left out.

    Attributes:
        where: The file and the line, from 1.
        reason: Why, in a sentence.
    """

    where: str
    reason: str


class Columns(NamedTuple):
    """Which column is what.

    Attributes:
        text: The column of the text.
        places: The columns of what is known, by place; the keys of `USUAL`.
        further: The columns that keep their names.
    """

    text: str
    places: Mapping[str, str]
    further: Sequence[str]

    def described(self) -> str:
        """What was found, in a sentence."""
        found = {"text": self.text, **self.places}
        said = [
            place if place == column else f"{place} from '{visible(column[:_SHOWN])}'"
            for place, column in found.items()
        ]
        missing = [f"no {place}" for place in ("title", "published", "language") if place not in found]
        further = [f"also {_listed(self.further)}"] if self.further else []
        return "; ".join([", ".join(said), *further, *([", ".join(missing)] if missing else [])])


def find_columns(keys: Sequence[str], said: Mapping[str, str], *, all_said: bool = False) -> Columns:
    """Finds out which column is what.

    Args:
        keys: The names of the columns.
        said: What was said of them, see `HowRows`.
        all_said: Whether all columns that were said have to be there, not only that of the text.

    Raises:
        FormatError: There is no column for the text, or one that was said is not there.
    """
    if not keys:
        raise FormatError("there is nothing in this row")
    for place, column in said.items():
        if column and column not in keys and (all_said or place == "text"):
            raise FormatError(f"there is no '{visible(column[:_SHOWN])}' here, only {_listed(keys)}")
    text = said.get("text") or usual_key(keys, TEXTS)
    if text is None:
        raise FormatError(f"none of {_listed(keys)} is known to be the text: say --text-column NAME")
    places: dict[str, str] = {}
    for place, names in USUAL.items():
        free = [key for key in keys if key != text and key not in places.values() and key not in said.values()]
        column = said[place] if place in said else usual_key(free, names) or ""
        if column in keys and column:
            places[place] = column
    return Columns(text, places, [key for key in keys if key != text and key not in places.values()])


def _listed(keys: Sequence[str]) -> str:
    shown = ", ".join(f"'{visible(key[:_SHOWN])}'" for key in keys[:_LISTED])
    return f"{shown}{' …' if len(keys) > _LISTED else ''}"


class RowArticles:
    """Makes articles of rows.

    Args:
        file: Where they are.
        found: How it is encoded.

    Attributes:
        current: Which column is what in the row that was made last.
    """

    def __init__(self, file: RowFile, found: Decoded) -> None:
        self._file = file
        self._found = found
        self._keys: tuple[str, ...] | None = None
        self.current = Columns("", {}, ())

    def columns(self, keys: Sequence[str], *, all_said: bool = False) -> Columns:
        """Which column is what; see `find_columns`.

        Raises:
            FormatError: There is no column for the text, or one that was said is not there.
        """
        key = tuple(keys)
        if key != self._keys:
            self.current = find_columns(key, self._file.how.columns, all_said=all_said)
            self._keys = key
        return self.current

    def each(
        self, lines: Iterable[tuple[int, _Line]], read: Callable[[_Line], Row], one: str
    ) -> Iterator[ReadArticle | BadRow]:
        """Makes articles of all rows.

        Args:
            lines: What the rows are made of, with the number of the line where each begins, from 1.
            read: Makes a row; what it cannot make one of is left out.
            one: What a row is called in errors.

        Yields:
            An article, or why a row is none.

        Raises:
            FormatError: There are many rows, of which none is an article.
        """
        good = bad = 0
        for number, line in lines:
            try:
                article = self.make(read(line), number)
            except FormatError as error:
                bad += 1
                yield BadRow(f"{self._file.name}:{number}", error.message.rstrip("."))
                if not good and bad == HOPELESS:
                    raise FormatError(
                        f"{self._file.name}: no {one} up to line {number} is an article; left out."
                    ) from None
            else:
                good += 1
                yield article

    def make(self, row: Row, line: int) -> ReadArticle:
        """Makes an article.

        Args:
            row: The row.
            line: Where it begins, from 1.

        Raises:
            FormatError: It has no text, or its day of publication is not a date.
        """
        columns, largest = self.columns(tuple(row.cells)), self._file.how.largest
        text = row.cells[columns.text]
        if columns.text in row.odd:
            raise FormatError(f"'{visible(columns.text[:_SHOWN])}' is no text; expected a text in quotes")
        if not text.strip():
            raise FormatError(f"'{visible(columns.text[:_SHOWN])}' is empty: an article needs a text")
        if len(text) * 4 > largest and len(text.encode()) > largest:
            raise FormatError(f"the text is larger than {largest / MEGABYTE:g} MB: raise --max-size")
        known = {place: row.cells[column] for place, column in columns.places.items()}
        further = {key: row.cells[key] for key in columns.further}
        meta = {"line": str(line), **self._file.known, **further, **known}
        name = f"{self._file.name}/{_own_name(known.get('id', ''), text)}"
        article = make_article(name, text, self._found, hashlib.sha256(row.source).hexdigest())
        meta = {key: value for key, value in meta.items() if value.strip()}
        return settle(article, meta, self._file.how.dates)


def _own_name(identity: str, text: str) -> str:
    """The name of a row in its file: its id, or what its text gives, so that no other row moves it."""
    plain = " ".join(identity.split())
    return plain if 0 < len(plain) <= _LONGEST_ID else text_sha256(text)[:_DIGITS]


class _Rejoined(io.RawIOBase):
    """A stream whose first bytes were read before."""

    def __init__(self, head: bytes, file: BinaryIO) -> None:
        self._head = head
        self._file = file

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        if self._head:
            part, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
        else:
            part = self._file.read(len(buffer))
        buffer[: len(part)] = part
        return len(part)
