"""Text as the cells of a terminal.

A cell holds a grapheme cluster, or nothing if it is the right half of a wide one. Widths are those of `rich.cells`,
which Textual lays the screen out with.

This is also the last line of defence: no control character, and none that turns the direction of text around, gets
past here, whatever a widget was given. Such a character fills one cell with a picture of itself.

One is put in on purpose: terminals that order a row by themselves would make one run of Arabic or Hebrew in the
text and what stands beside it in the form. A mark in the blanks between them parts them (UAX 9, 2.6).
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from rich.cells import split_graphemes

from tui.ui.terminal.looks import PLAIN, Look

Cell: TypeAlias = tuple[str, Look]

BLANK: Cell = (" ", PLAIN)


class Cells(NamedTuple):
    """A stretch of a row.

    Attributes:
        cells: The cells.
        simple: Whether each holds one code point that is one cell on every terminal.
    """

    cells: list[Cell]
    simple: bool


LONGEST_CLUSTER = 16
"""Code points kept in a cell: a thousand marks on one letter are an attack, not a letter."""

_HARMLESS = re.compile(
    # One cell each, on every terminal: most of what news in Latin, Greek and Cyrillic is written with.
    "[ -~\xa0-\xac\xae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u0482\u048a-\u052f"
    "\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u2193\u21b5\u21e5\u2400-\u2426\u2500-\u25fc\u2691\u2713\u2717"
    "\u2800-\u28ff\ufffd]*"
)
_DIRECTIONS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"
_UNSAFE = re.compile(
    f"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufff9-\ufffb{_DIRECTIONS}\ud800-\udfff\U000e0000-\U000e007f]"
)
_CONTROL_PICTURES = 0x2400
_DELETE = "\x7f"
_DELETE_PICTURE = "\u2421"
_REPLACEMENT = "\ufffd"
_EMOJI = "\U0001f000"

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]")
LEFT_TO_RIGHT_MARK = "\u200e"
_APART = 3
"""Blanks that part what has nothing to do with each other; sentences have two between them at most."""


def is_harmless(text: str) -> bool:
    """Whether each code point of a text is one cell, on every terminal."""
    return (text.isascii() and text.isprintable()) or _HARMLESS.fullmatch(text) is not None


def cells_of(segments: Iterable[tuple[str, Look]], width: int) -> Cells:
    """The cells of a stretch.

    Args:
        segments: Texts and their looks; they are cut at `width`, or padded. The texts may hold anything.
        width: Cells of the stretch.
    """
    cells: list[Cell] = []
    simple = True
    for text, look in segments:
        simple = append_cells(cells, text, look) and simple
    if len(cells) < width:
        cells.extend([BLANK] * (width - len(cells)))
    del cells[width:]
    if not simple:
        mend(cells)
        _part_directions(cells)
    return Cells(cells, simple)


def _part_directions(cells: list[Cell]) -> None:
    """Puts a mark into the first of the blanks behind letters that are read from right to left."""
    behind = None
    for at, (cluster, look) in enumerate(cells):
        if _RIGHT_TO_LEFT.match(cluster):
            behind = at
        elif behind is not None and cluster == " " and all(each == " " for each, _ in cells[at : at + _APART]):
            cells[at] = (f" {LEFT_TO_RIGHT_MARK}", look)
            behind = None


def append_cells(cells: list[Cell], text: str, look: Look) -> bool:
    """Appends the cells of a text to a row.

    Args:
        cells: The row so far; marks at the beginning of `text` join its last cluster.
        text: Anything.
        look: How it looks.

    Returns:
        Whether each code point is one cell.
    """
    if is_harmless(text):
        cells.extend([(character, look) for character in text])
        return True
    text = _UNSAFE.sub(_picture, text)
    for start, end, width in split_graphemes(text)[0]:
        cluster = text[start:end]
        if width:
            cells.append((cluster[:LONGEST_CLUSTER], look))
            cells.extend([("", look)] * (width - 1))
        else:
            _join(cells, cluster)
    return False


def _join(cells: list[Cell], marks: str) -> None:
    at = len(cells) - 1
    while at >= 0 and not cells[at][0]:
        at -= 1
    if at >= 0:
        cluster, look = cells[at]
        cells[at] = ((cluster + marks)[:LONGEST_CLUSTER], look)


def _picture(match: re.Match[str]) -> str:
    character = match[0]
    if character < " ":
        return chr(_CONTROL_PICTURES + ord(character))
    return _DELETE_PICTURE if character == _DELETE else _REPLACEMENT


@lru_cache(4096)
def is_disputed(cluster: str) -> bool:
    """Whether terminals disagree on how wide a cluster is, so that the cursor's place is not known after it."""
    if cluster >= _EMOJI or cluster == "\xad":
        return True
    return any(
        unicodedata.category(mark) != "Mn" or "\ufe00" <= mark <= "\ufe0f" or mark >= _EMOJI for mark in cluster[1:]
    )


def mend(cells: list[Cell]) -> None:
    """Blanks the halves of wide clusters whose other half is not beside them.

    Args:
        cells: A row; changed in place.
    """
    last = len(cells) - 1
    for at, (cluster, look) in enumerate(cells):
        if cluster:
            whole = not _is_wide(cluster) or (at < last and not cells[at + 1][0])
        else:
            whole = at > 0 and _is_wide(cells[at - 1][0])
        if not whole:
            cells[at] = (" ", look)


@lru_cache(4096)
def _is_wide(cluster: str) -> bool:
    return split_graphemes(cluster)[1] > 1
