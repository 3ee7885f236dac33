"""Tables of text with columns of fixed width, measured in cells of a terminal."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from string import ascii_lowercase
from textwrap import wrap
from typing import NamedTuple

from tui.domain.visible import visible

ELLIPSIS = "…"


class Column(NamedTuple):
    """A column: its heading, its width in cells, and whether it is aligned to the right."""

    heading: str
    width: int
    right: bool = False


class Notes:
    """Letters that stand for longer words, told below a table."""

    def __init__(self) -> None:
        self._letters: dict[str, str] = {}

    def letter(self, words: str) -> str:
        """The letter of some words, a new one if they are new."""
        again, number = divmod(len(self._letters), len(ascii_lowercase))
        return self._letters.setdefault(words, ascii_lowercase[number] * (again + 1))

    def lines(self, width: int) -> list[str]:
        """What the letters stand for."""
        told = "; ".join(f"{letter}: {words}" for words, letter in self._letters.items())
        return wrap(told, width, initial_indent="  ", subsequent_indent="  ") if told else []


def cells(text: str) -> int:
    """How many cells of a terminal a text takes that holds no control characters."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def _cells(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def fitted(text: str, width: int) -> str:
    """Text that others may have written, made harmless, on one line, cut to a width."""
    shown = visible(text)
    if cells(shown) <= width:
        return shown
    kept, used = [], 1
    for char in shown:
        used += _cells(char)
        if used > width:
            break
        kept.append(char)
    return "".join(kept) + ELLIPSIS


def table(columns: Sequence[Column], rows: Iterable[Sequence[str]], width: int) -> Iterator[str]:
    """The lines of a table, the headings first.

    Args:
        columns: All of them; a text that is too wide is cut.
        rows: Their texts.
        width: What no line exceeds, in cells.
    """
    for row in ([column.heading for column in columns], *rows):
        parts = []
        for column, text in zip(columns, row, strict=True):
            shown = fitted(text, column.width)
            gap = " " * (column.width - cells(shown))
            parts.append(gap + shown if column.right else shown + gap)
        yield fitted(" ".join(parts).rstrip(), width)
