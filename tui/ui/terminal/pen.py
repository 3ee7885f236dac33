"""The terminal's cursor, and the shortest sequences that move it and write with it.

A pen knows where the cursor stands and how the terminal writes, from one frame to the next: that is most of what a
small change costs. Only sequences are used that the Linux console, GNU screen, tmux and every xterm know.
"""

import re
from itertools import groupby
from operator import itemgetter

from tui.ui.terminal.cells import Cell, is_disputed, is_harmless
from tui.ui.terminal.console import drawable
from tui.ui.terminal.looks import PLAIN, Look, turn

_BLANKS = re.compile(" {9,}")
"""Runs of blanks that are shorter to erase than to write."""

_NEAR = 4
"""Columns that are as short to step back over as to jump."""


class Pen:
    """Writes to a terminal of one size.

    Args:
        width: Columns.
        height: Rows.
        erases_in_colour: Whether erasing leaves the background of the look in use.
        console: Whether it is the Linux console.
    """

    def __init__(self, width: int, height: int, *, erases_in_colour: bool, console: bool = False) -> None:
        self._width = width
        self._height = height
        self._erases_in_colour = erases_in_colour
        self._console = console
        self._row: int | None = None
        self._column: int | None = None
        self._look: Look | None = None
        self._hides_cursor = False
        self._out: list[str] = []

    def take(self) -> str:
        """What was written since the last time."""
        written = "".join(self._out)
        self._out.clear()
        return written

    def clear(self) -> None:
        """Blanks the whole screen; also the beginning when nothing is known of the terminal."""
        self._out.append("\x1b[r\x1b[m\x1b[2J")
        self._look = PLAIN
        self._hides_cursor = False
        self._row = self._column = None

    def can_erase(self, look: Look) -> bool:
        """Whether erasing leaves blanks of that look."""
        return look.erasable and (self._erases_in_colour or not look.background)

    def move(self, row: int, column: int) -> None:
        """Moves the cursor, both counted from 0."""
        if (row, column) != (self._row, self._column):
            self._out.append(min(self._ways(row, column), key=len))
            self._row, self._column = row, column

    def _ways(self, row: int, column: int) -> list[str]:
        ways = [f"\x1b[{row + 1};{column + 1}H" if column else f"\x1b[{row + 1}H"]
        if row == self._row:
            ways.append(f"\x1b[{column + 1}G" if column else "\r")
            if self._column is not None:
                ways.append(_sideways(column - self._column))
        elif self._row is not None:
            vertical = _step(row - self._row, "B", "A")
            if column == 0:
                ways.append("\r" + vertical)
            elif self._column is not None and abs(column - self._column) <= _NEAR:
                ways.append(_sideways(column - self._column) + vertical)
        return ways

    def write(self, cells: list[Cell]) -> None:
        """Writes cells of one row from where the cursor is; they begin with a whole cluster."""
        if self._console:
            cells = [(drawable(cluster), look) for cluster, look in cells]
        row, column = self._place()
        for look, run in groupby(cells, itemgetter(1)):
            written = list(run)
            # A run that ended in erased blanks has left the cursor in front of them.
            self.move(row, column)
            self._write_run(written, look)
            column += len(written)

    def _write_run(self, cells: list[Cell], look: Look) -> None:
        self._turn(look)
        text = "".join([cluster for cluster, _ in cells])
        if is_harmless(text):
            if "         " in text and self.can_erase(look):
                self._write_with_blanks(text)
            else:
                self._out.append(text)
                self._advance(len(text))
            return
        row, column = self._place()
        for offset, (cluster, _) in enumerate(cells):
            if not cluster:
                self._advance(1)
                continue
            self.move(row, column + offset)
            wide = offset + 1 < len(cells) and not cells[offset + 1][0]
            if is_disputed(cluster) or (wide and self._console):
                self._write_disputed(cluster, wide=wide)
            else:
                self._out.append(cluster)
                self._advance(1)

    def _write_disputed(self, cluster: str, *, wide: bool) -> None:
        """Writes over blanks, for where it is drawn narrower, and goes on from no known column."""
        if wide:
            place = self._place()
            self._out.append("  ")
            self._advance(2)
            self.move(*place)
        self._out.append(cluster)
        self._column = None

    def _write_with_blanks(self, text: str) -> None:
        row, column = self._place()
        at = 0
        for blanks in _BLANKS.finditer(text):
            start, end = blanks.span()
            self._out.append(text[at:start])
            self._out.append(f"\x1b[{end - start}X")
            self._advance(start - at)
            at = end
            if at < len(text):
                self.move(row, column + at)
        self._out.append(text[at:])
        self._advance(len(text) - at)

    def erase_rest(self, look: Look) -> None:
        """Blanks from the cursor to the end of its row."""
        self._turn(look)
        self._out.append("\x1b[K")

    def scroll(self, first: int, last: int, lines: int) -> None:
        """Moves the rows from `first` to `last` up by `lines`, or down if negative.

        The rows that come in hold anything.
        """
        self._out.append(f"\x1b[{first + 1};{last + 1}r")
        self._row = self._column = None
        self.move(last if lines > 0 else first, 0)
        self._out.append("\n" * lines if lines > 0 else "\x1bM" * -lines)
        self._out.append("\x1b[r")
        # Terminals disagree on where the cursor is now.
        self._row = self._column = None

    def hide_cursor(self) -> None:
        """Hides the terminal's own cursor, unless it was."""
        if not self._hides_cursor:
            self._hides_cursor = True
            self._out.append("\x1b[?25l")

    def _place(self) -> tuple[int, int]:
        return self._row or 0, self._column or 0

    def _turn(self, look: Look) -> None:
        if look is not self._look:
            self._out.append(turn(None if self._console else self._look, look))
            self._look = look

    def _advance(self, cells: int) -> None:
        if self._column is not None:
            self._column += cells
            if self._column >= self._width:
                # At the edge some terminals keep the cursor on the last column, some between it and the next.
                self._row = self._column = None


def _sideways(columns: int) -> str:
    if columns == 0:
        return ""
    return "\b" * -columns if -_NEAR <= columns < 0 else _step(columns, "C", "D")


def _step(by: int, forward: str, backward: str) -> str:
    return f"\x1b[{abs(by) if abs(by) > 1 else ''}{forward if by > 0 else backward}"
