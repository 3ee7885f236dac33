"""The screen as the terminal shows it, and the least to send so that it shows what it should.

Textual repaints at least the line that changed, and everything when something scrolls: 400 to 10,000 bytes a key.
On a line of 100 kbit/s that is felt. Here every cell is remembered, and only those that differ are sent.
"""

from collections.abc import Iterator
from itertools import compress
from operator import ne

from tui.ui.terminal.cells import BLANK, Cell, Cells, is_disputed, mend
from tui.ui.terminal.pen import Pen
from tui.ui.terminal.scrolling import best_scroll

_BRIDGE = 4
"""Cells between two changes that are not longer to write again than to pass over."""

_SPILL = 8
"""Cells that a disputed cluster may cover: four people joined to one family are eight cells in some terminals."""

_ERASE = 4
"""Blanks at the end of a row that are shorter to erase than to write."""


class Screenful:
    """The cells of one terminal.

    A new one knows nothing of the terminal: the first update clears it.

    Args:
        width: Columns.
        height: Rows.
        erases_in_colour: Whether erasing leaves the background of the look in use (`bce` in terminfo).
        console: Whether it is the Linux console.
    """

    def __init__(self, width: int, height: int, *, erases_in_colour: bool = True, console: bool = False) -> None:
        self.width = width
        self.height = height
        self.cursor: tuple[int, int] | None = None
        """Row and column at which the hidden cursor of the terminal is left, counted from 0; None for anywhere."""
        self._wanted: list[list[Cell]] = [[BLANK] * width for _ in range(height)]
        self._shown: list[list[Cell | None]] = [[BLANK] * width for _ in range(height)]
        self._touched: set[int] = set()
        self._mixed: set[int] = set()
        self._pen = Pen(width, height, erases_in_colour=erases_in_colour, console=console)
        self._columns = range(width)
        self._lost = True

    def put(self, row: int, column: int, stretch: Cells) -> None:
        """Says what a stretch of a row shall show.

        Args:
            row: From 0.
            column: From 0.
            stretch: Its cells; what reaches beyond the screen is cut off.
        """
        cells, simple = stretch
        if not 0 <= row < self.height or not 0 <= column < self.width or not cells:
            return
        wanted = self._wanted[row]
        end = column + len(cells)
        wanted[column:end] = cells
        if end > self.width:
            del wanted[self.width :]
        self._touched.add(row)
        if not simple:
            self._mixed.add(row)
        elif len(cells) >= self.width:
            self._mixed.discard(row)
        if row in self._mixed:
            mend(wanted)

    def forget(self) -> None:
        """Supposes nothing of the terminal any more: the next update clears it and sends everything."""
        self._lost = True

    def update(self) -> str:
        """What to send so that the terminal shows what it should; empty if it does."""
        pen = self._pen
        cleared = self._lost
        if cleared:
            self._lost = False
            pen.clear()
            self._shown = [[BLANK] * self.width for _ in range(self.height)]
            self._touched.update(range(self.height))
        rows = sorted(row for row in self._touched if self._wanted[row] != self._shown[row])
        self._touched.clear()
        if not cleared and (scroll := best_scroll(self._wanted, self._shown, rows)):
            pen.scroll(scroll.first, scroll.last, scroll.lines)
            scroll.apply(self._shown)
            rows = [row for row in range(scroll.first, scroll.last + 1) if self._wanted[row] != self._shown[row]]
        for row in rows:
            self._send_row(row)
        if self.cursor is not None:
            pen.move(*self.cursor)
        pen.hide_cursor()
        return pen.take()

    def _send_row(self, row: int) -> None:
        wanted, shown = self._wanted[row], self._shown[row]
        changed = list(compress(self._columns, map(ne, wanted, shown)))
        erase_from = self._erasable_from(wanted, changed)
        if row in self._mixed:
            changed = _with_neighbours(wanted, changed)
        changed = [at for at in changed if at < erase_from]
        for start, end in _runs(wanted, changed):
            self._pen.move(row, start)
            self._pen.write(wanted[start:end])
        if erase_from < self.width:
            self._pen.move(row, erase_from)
            self._pen.erase_rest(wanted[-1][1])
        self._shown[row] = [*wanted]

    def _erasable_from(self, wanted: list[Cell], changed: list[int]) -> int:
        """Where the end of a row begins that can be erased and has to be; the width if there is none."""
        last = wanted[-1]
        if last[0] != " " or not self._pen.can_erase(last[1]):
            return self.width
        start = self.width
        while start and wanted[start - 1] == last:
            start -= 1
        start = next((at for at in changed if at >= start), self.width)
        return start if self.width - start > _ERASE else self.width


def _with_neighbours(wanted: list[Cell], changed: list[int]) -> list[int]:
    """Adds what a disputed cluster may cover where it is drawn wider than it should be."""
    covered = {
        beside
        for at in changed
        if is_disputed(wanted[at][0])
        for beside in range(at + 1, min(at + _SPILL, len(wanted)))
    }
    return sorted(covered.union(changed)) if covered else changed


def _runs(wanted: list[Cell], changed: list[int]) -> Iterator[tuple[int, int]]:
    """The stretches of a row that are written in one go, whole clusters all of them."""
    if not changed:
        return
    start = last = changed[0]
    for at in changed[1:]:
        if at > last + 1 and not _bridged(wanted, last, at):
            yield _whole(wanted, start, last)
            start = at
        last = at
    yield _whole(wanted, start, last)


def _bridged(wanted: list[Cell], before: int, after: int) -> bool:
    """Whether writing what lies between two changes again is not longer than passing over it."""
    look = wanted[before][1]
    return after - before <= _BRIDGE + 1 and all(wanted[at][1] is look for at in range(before + 1, after))


def _whole(wanted: list[Cell], start: int, last: int) -> tuple[int, int]:
    while start and not wanted[start][0]:
        start -= 1
    end = last + 1
    while end < len(wanted) and not wanted[end][0]:
        end += 1
    return start, end
