"""Finds out whether the terminal can scroll a part of the screen instead of being sent it again."""

from collections.abc import Sequence
from operator import ne
from typing import NamedTuple

from tui.ui.terminal.cells import Cell

Rows = Sequence[Sequence[Cell | None]]

MOST_LINES = 3
"""A view that jumped farther has little left that could be moved."""

_FEWEST_ROWS = 4
_COST = 20
"""What a scroll costs itself, in cells."""


class Scroll(NamedTuple):
    """A movement of rows.

    Attributes:
        first: First row of the region that moves.
        last: Its last row.
        lines: By how many rows its text goes up; negative for down.
    """

    first: int
    last: int
    lines: int

    def apply(self, shown: list[list[Cell | None]]) -> None:
        """Does to the remembered cells what the terminal does; nothing is known of the rows that come in."""
        region = shown[self.first : self.last + 1]
        width = len(region[0])
        new: list[list[Cell | None]] = [[None] * width for _ in range(abs(self.lines))]
        if self.lines > 0:
            shown[self.first : self.last + 1] = region[self.lines :] + new
        else:
            shown[self.first : self.last + 1] = new + region[: self.lines]


def best_scroll(wanted: Rows, shown: Rows, rows: Sequence[int]) -> Scroll | None:
    """The scroll that saves most, if any does.

    Args:
        wanted: What each row shall show.
        shown: What each row shows.
        rows: The rows that differ, in order.
    """
    if len(rows) < _FEWEST_ROWS:
        return None
    first, last = rows[0], rows[-1]
    left, right = _changed_columns(wanted, shown, rows)
    here = [wanted[row][left:right] for row in range(first, last + 1)]
    there = [shown[row][left:right] for row in range(first, last + 1)]
    best, lines = 0, 0
    for by in range(1, MOST_LINES + 1):
        for direction in (by, -by):
            matches = _matches(here, there, direction)
            if matches > best:
                best, lines = matches, direction
    if best < _FEWEST_ROWS - 1:
        return None
    scroll = Scroll(first, last, lines)
    return scroll if _cost_after(scroll, wanted, shown) + _COST < _cost(wanted, shown, rows) else None


def _changed_columns(wanted: Rows, shown: Rows, rows: Sequence[int]) -> tuple[int, int]:
    """The columns between the first and the last change of all rows: a panel beside the text does not scroll."""
    left = width = len(wanted[0])
    right = 0
    for row in rows:
        want, show = wanted[row], shown[row]
        left = next((at for at in range(left) if want[at] != show[at]), left)
        right = next((at + 1 for at in range(width - 1, right - 1, -1) if want[at] != show[at]), right)
    return left, right


def _matches(here: Rows, there: Rows, lines: int) -> int:
    """Rows with something on them that would be right after a scroll."""
    height = len(here)
    return sum(
        here[row] == there[row + lines] and any(cell is not None and cell[0] != " " for cell in here[row])
        for row in range(max(0, -lines), min(height, height - lines))
    )


def _cost(wanted: Rows, shown: Rows, rows: Sequence[int]) -> int:
    return sum(_differing(wanted[row], shown[row]) for row in rows)


def _cost_after(scroll: Scroll, wanted: Rows, shown: Rows) -> int:
    cost = 0
    for row in range(scroll.first, scroll.last + 1):
        source = row + scroll.lines
        known = scroll.first <= source <= scroll.last
        cost += _differing(wanted[row], shown[source]) if known else _filled(wanted[row])
    return cost


def _differing(wanted: Sequence[Cell | None], shown: Sequence[Cell | None]) -> int:
    return 0 if wanted == shown else sum(map(ne, wanted, shown))


def _filled(wanted: Sequence[Cell | None]) -> int:
    return sum(cell is None or cell[0] != " " for cell in wanted)
