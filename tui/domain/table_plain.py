"""How the names of tables and what somebody types are compared: folded, without punctuation."""

import unicodedata

from tui.domain.folding import fold
from tui.domain.table_parts import END, GONE, ROW

BETWEEN = ";|"
"""What parts the names in a cell."""

_DROPPED = ".'"
"""Punctuation inside of words, as in U.S. and Da'esh."""


class _Plain(dict[int, str]):
    """What each code point becomes in the long text, found when first met."""

    def __missing__(self, code: int) -> str:
        made = self[code] = "".join(map(_plain, fold(chr(code))))
        return made


def _plain(character: str) -> str:
    if character in _DROPPED:
        return GONE
    if character in BETWEEN:
        return END
    # Vowel signs belong to their letter.
    letter = character.isalnum() or unicodedata.category(character).startswith("M")
    return character if letter else " "


_PLAIN = _Plain({ord(mark): mark for mark in (ROW, END, GONE)})


def plain(text: str) -> str:
    """A text as it is compared: folded words with single spaces."""
    made = text.translate(_PLAIN).replace(GONE, "")
    return " ".join(made.replace(END, " ").replace(ROW, " ").split())


def plain_marked(text: str) -> str:
    """The same with the marks between names and rows left in it, and the spaces as they come."""
    return text.translate(_PLAIN)
