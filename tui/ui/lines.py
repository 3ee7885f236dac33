"""Lines of styled text for the bars, the form and the lists: pure, measured in cells.

A line is a list of runs; a run is text and the name of a style of `tui.ui.theme`. Everything that comes from
outside goes through `clean` first, so that each line is as wide as it says.
"""

from collections.abc import Iterable
from typing import TypeAlias

from rich.cells import cell_len

from tui.ui.textview.clusters import drawn_text

Run: TypeAlias = tuple[str, str]
Line: TypeAlias = tuple[Run, ...]

ELLIPSIS = "…"


def clean(text: str) -> str:
    """Foreign text on one line: breaks become spaces, and all is in the form in which it is drawn."""
    if text.isascii() and text.isprintable():
        return text
    return drawn_text(text if text.isprintable() else " ".join(text.split()))


def cut(text: str, width: int) -> str:
    """Text cut to a width in cells, with an ellipsis where something is missing."""
    if cell_len(text) <= width:
        return text
    if width <= 0:
        return ""
    kept: list[str] = []
    used = 0
    for char in text:
        used += cell_len(char)
        if used > width - 1:
            break
        kept.append(char)
    return "".join(kept) + ELLIPSIS


def cells(line: Iterable[Run]) -> int:
    """Width of a line in cells."""
    return sum(cell_len(text) for text, _ in line)


def fit(line: Iterable[Run], width: int, fill: str = " ", style: str = "") -> Line:
    """A line cut or filled to exactly `width` cells."""
    kept: list[Run] = []
    left = width
    for text, name in line:
        piece = cut(text, left)
        if piece:
            kept.append((piece, name))
            left -= cell_len(piece)
        if piece != text:
            break
    if left > 0:
        kept.append((fill * left, style))
    return tuple(kept)


def spread(left: Iterable[Run], right: Iterable[Run], width: int, style: str = "") -> Line:
    """Two halves at both ends of a line; the left one gives way."""
    right = tuple(right)
    room = max(0, width - cells(right))
    return fit((*fit(left, room, style=style), *right), width, style=style)


def window(count: int, active: int, height: int) -> int:
    """Index of the first of `count` rows to show in `height` lines, so that the active one is in view."""
    if count <= height or height <= 0:
        return 0
    return max(0, min(active - height // 2, count - height))
