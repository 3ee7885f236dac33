"""How one grapheme cluster is drawn, so that every terminal agrees on the cells it takes.

Rich (which composes the screen), tmux, GNU screen, mosh and the terminals themselves measure some clusters
differently: variation selectors, skin tones, joined emoji, keycaps, vowel signs of Indic scripts. If they disagree
by one cell, everything to the right on that row is out of place. Such clusters are drawn in a simpler form on which
all agree; the true characters stay in the text.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from rich.cells import get_character_cell_size

from tui.domain.visible import HIDDEN, REFUSED, visible

if TYPE_CHECKING:
    from regex import Pattern

MOST_MARKS = 8
"""Combining marks drawn on one base; text with hundreds would paint over the rows above and below."""

MOST_CELLS = 4
"""Cells of the widest cluster that is drawn whole (conjuncts of three consonants and a vowel)."""

_CONTESTED = (
    "\u06de\u2630-\u2637\u268a-\u268f\u3248-\u324f"  # a rosette, trigrams, monograms, numbers in circles
    "\U0001d300-\U0001d356\U0001d360-\U0001d376"  # Tai Xuan Jing, counting rods
)
"""Symbols to which terminals give one cell or two, as their tables are old or new."""

_CARRIER = "\N{DOTTED CIRCLE}"
_JOINER = "\u200d"
_KEYCAP = "\u20e3"
_FIRST_FLAG_LETTER, _LAST_FLAG_LETTER = 0x1F1E6, 0x1F1FF
_FIRST_SKIN_TONE, _LAST_SKIN_TONE = 0x1F3FB, 0x1F3FF
_FIRST_INDIC, _LAST_INDIC = 0x0900, 0x0D7F

_ONE_CELL = (
    "\u0000-\u02ff"  # Latin; controls and soft hyphens are drawn as one glyph each
    "\u0370-\u0482\u048a-\u052f"  # Greek, Cyrillic
    "\u05d0-\u05ea\u0620-\u064a\u0660-\u066f\u0671-\u06d3"  # Hebrew and Arabic letters without marks
    "\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u22ff"  # quotes, dashes, currencies, arrows, mathematics
    "\u2500-\u25fc\u2690\u2691\u2713-\u2718"  # lines, blocks, shapes and signs: what the desk itself draws with
)


def is_plain(text: str, start: int = 0, end: int | None = None) -> bool:
    """Whether each code point of `text[start:end]` is a cluster of its own that takes one cell.

    Args:
        text: Any text without line breaks in the range (CR LF is one cluster).
        start: First code point.
        end: One past the last; the text's end if left out.

    Returns:
        True if so; False also for rare characters of which it would be true.
    """
    return text.isascii() or _odd().search(text, start, len(text) if end is None else end) is None


@cache
def _odd() -> re.Pattern[str]:
    return re.compile(f"[^{_ONE_CELL}]")


def clusters(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """The extended grapheme clusters (UAX 29) of `text[start:end]`, lazily, as half-open ranges."""
    stop = len(text) if end is None else end
    return (match.span() for match in _cluster_pattern().finditer(text, start, stop))


@cache
def _contested() -> re.Pattern[str]:
    return re.compile(f"[{_CONTESTED}]")


@cache
def _cluster_pattern() -> "Pattern[str]":
    from regex import compile as compile_pattern  # noqa: PLC0415  13 ms that many articles never need

    return compile_pattern(r"\X")


@lru_cache(maxsize=8192)
def settle(cluster: str) -> tuple[str, int]:
    """How a cluster is drawn.

    Args:
        cluster: One grapheme cluster.

    Returns:
        Text to draw, without anything that steers a terminal, and the cells that it takes: 1 to `MOST_CELLS`.
    """
    if len(cluster) == 1:
        return _settle_one(cluster)
    flag = "".join(_flag_letter(char) for char in cluster)
    if flag:
        return flag, len(flag)
    whole = _contested().sub(REFUSED, "".join(_kept(unicodedata.normalize("NFC", cluster))))
    drawn = "".join(_draw(char) for char in unicodedata.normalize("NFC", whole))
    cells = sum(map(get_character_cell_size, drawn))
    if not drawn:
        return HIDDEN, 1
    if _is_mark(drawn[0]):
        return (_CARRIER + drawn, 1) if not cells else (HIDDEN, 1)
    return (drawn, cells) if 0 < cells <= MOST_CELLS else _settle_one(drawn[0])


def drawn_text(text: str) -> str:
    """The text as it is drawn, cluster by cluster; it takes as many cells as rich.cells says."""
    if is_plain(text):
        return visible(text)
    return "".join(settle(text[start:end])[0] for start, end in clusters(text))


def _settle_one(char: str) -> tuple[str, int]:
    shown = visible(char)
    if shown != char:
        return shown, 1
    if letter := _flag_letter(char):
        return letter, 1
    if _contested().match(char):
        return REFUSED, 1
    cells = get_character_cell_size(char)
    if cells:
        return char, cells
    if _is_mark(char):
        return (_CARRIER + char if _takes_no_cell(char) else HIDDEN), 1
    return _settle_vowel_sign(char), 1


def _settle_vowel_sign(char: str) -> str:
    drawn = _draw(char) if unicodedata.category(char) == "Mc" else REFUSED
    return drawn if get_character_cell_size(drawn) == 1 else REFUSED


def _kept(cluster: str) -> Iterator[str]:
    """The code points of a cluster on whose width all agree, and at least the first."""
    marks = 0
    for index, char in enumerate(cluster):
        shown = visible(char)
        if char == _JOINER and unicodedata.category(cluster[0]) == "So":
            return  # one emoji made of several: the first stands for all
        if index and (shown != char or char == _KEYCAP):
            continue
        if _is_mark(char):
            marks += 1
            if marks <= MOST_MARKS and _takes_no_cell(char):
                yield shown
        elif not index or unicodedata.category(char) == "Mc" or get_character_cell_size(char):
            marks = 0
            yield shown


def _is_mark(char: str) -> bool:
    return unicodedata.category(char) in {"Mn", "Me"}


def _takes_no_cell(mark: str) -> bool:
    """Whether all terminals draw a mark over its base: GNU screen gives a cell to those that it does not know."""
    return unicodedata.ucd_3_2_0.category(mark) in {"Mn", "Me"}


def _draw(char: str) -> str:
    """A spacing vowel sign as the vowel's own letter, since Rich gives the sign no cell and terminals give it one.

    The nine Indic blocks share one layout, in which a sign stands 0x38 after its letter.
    """
    if unicodedata.category(char) != "Mc":
        return char
    code = ord(char)
    place = code & 0x7F
    if _FIRST_INDIC <= code <= _LAST_INDIC:
        if place == 0x03:
            return ":"
        letter = chr(code - 0x38)
        if 0x3E <= place <= 0x4C and unicodedata.category(letter) == "Lo":
            return letter
    return HIDDEN


def _flag_letter(char: str) -> str:
    """The letter that a regional indicator stands for, or nothing: flags are drawn as their country code."""
    code = ord(char)
    return chr(ord("A") + code - _FIRST_FLAG_LETTER) if _FIRST_FLAG_LETTER <= code <= _LAST_FLAG_LETTER else ""
