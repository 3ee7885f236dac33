"""What the index of a table is made of: texts, and lists of numbers, that can be kept and read as they are.

Making an index takes seconds for a large table, so it is made once (`tui.domain.table_making`) and kept. All of it
are bytes: texts in UTF-8, numbers of 32 bits, the lowest byte first. A search reads the parts that it needs.
"""

import sys
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Protocol

ROW, END, GONE = "\x00", "\x01", "\x02"
"""What begins a row, and what ends a name, in the long text of names; and what is taken out of it."""

_HALF = 32

PIECE = 2_048
"""Rows of a piece of the long text: mostly only one or two of them are read."""

_NAMES = "names"


class Part(StrEnum):
    """A part of an index.

    Beside these there are pieces of the long text of all names (see `tui.domain.table_search`), of `PIECE` rows
    each. `STARTS` holds where each row begins in the whole of it, in bytes, and where the last one ends; `LENGTHS`
    how long each title is, in code points.

    `WORDS` holds each word of that text once, in the order in which they come, with a space before and behind each;
    `SORTED` where each begins, by the alphabet; `ROWS` the rows of each of these, one word behind the other, and
    `ROWS_AT` where those of each word begin.

    The others are `Hashed`: the rows by a whole name, by the plain key and by the key itself; those by the plain
    words of a name (see `tui.domain.phrases`), and how many words the longest such name has, by its first word.
    """

    STARTS = "starts"
    LENGTHS = "lengths"
    WORDS = "words"
    SORTED = "sorted"
    ROWS = "rows"
    ROWS_AT = "rows_at"
    BY_NAME = "by_name"
    BY_PLAIN_KEY = "by_plain_key"
    BY_KEY = "by_key"
    BY_PHRASE = "by_phrase"
    LONGEST = "longest"


class TableParts(Protocol):
    """A table and its index, wherever they are."""

    def __len__(self) -> int:
        """How many rows the table has."""
        ...

    def part(self, name: str) -> bytes:
        """A part of the index.

        Args:
            name: A `Part`, or a `piece`.
        """
        ...

    def cells(self, row: int) -> Sequence[str]:
        """The cells of a row.

        Args:
            row: Its number, from 0.
        """
        ...


def piece(number: int) -> str:
    """What a piece of the long text is called, from 0."""
    return f"{_NAMES} {number}"


def encoded(text: str) -> bytes:
    """A text as it is searched for; what is no character does no harm."""
    return text.encode("utf-8", "surrogatepass")


def packed(numbers: Iterable[int]) -> bytes:
    """A list of numbers, each from 0 up to 2³² - 1."""
    made = array("I", numbers)
    if sys.byteorder == "big":
        made.byteswap()
    return made.tobytes()


def unpacked(content: bytes) -> Sequence[int]:
    """The numbers of a list that `packed` made."""
    if sys.byteorder == "little":
        return memoryview(content).cast("I")
    made = array("I", content)
    made.byteswap()
    return made


def _hash(text: str) -> int:
    """The same on every machine, and fast; texts that have it in common are told apart where they are used."""
    return zlib.crc32(encoded(text))


def hashed(numbers: Iterable[tuple[str, int]]) -> bytes:
    """Numbers by a text, several for one as well, as `Hashed` reads them."""
    made = array("Q", sorted({_hash(text) << _HALF | number for text, number in numbers}))
    halves = memoryview(made).cast("B").cast("I")
    low, high = (0, 1) if sys.byteorder == "little" else (1, 0)
    return packed(halves[high::2]) + packed(halves[low::2])


class Hashed:
    """Numbers by the hash of a text, sorted: a look-up halves the list again and again.

    Args:
        content: What `hashed` made.
    """

    def __init__(self, content: bytes) -> None:
        numbers = unpacked(content)
        self._count = len(numbers) // 2
        self._numbers = numbers

    def __len__(self) -> int:
        return self._count

    def of(self, text: str) -> Iterator[int]:
        """The numbers of a text, and of others with its hash, in order."""
        wanted, numbers, count = _hash(text), self._numbers, self._count
        at = bisect_left(numbers, wanted, 0, count)
        while at < count and numbers[at] == wanted:
            yield numbers[at + count]
            at += 1
