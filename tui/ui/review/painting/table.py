"""The grid of an event drawn: as a table where there is room, in a few lines of running text where there is not."""

from typing import Final

from rich.cells import cell_len

from tui.domain.answers_options import STEP
from tui.ui.form.painting import rule
from tui.ui.lines import Line, Run, cut, fit, window
from tui.ui.review.painting.flow import flow
from tui.ui.review.painting.grid import DIFFERS, EVIDENCE, NONE, SAME, Grid, GridRow

LEAST_CELL: Final = 10
"""Cells of the narrowest column that can be read."""

WIDEST_CELL: Final = 44

TITLE: Final = 22
"""Cells of the widest title of a field."""

LEAST_HEIGHT: Final = 5
"""Lines from which on a table is worth its head."""

GAP: Final = 2


def columns_fit(sources: int, width: int, *, gold: bool) -> bool:
    """Whether so many columns can be read side by side."""
    return (sources + gold) * (LEAST_CELL + GAP) + LEAST_CELL + GAP <= width


def grid_lines(grid: Grid, title: str, width: int, height: int) -> list[Line]:
    """The grid as a table, the row in question in view.

    Args:
        grid: The grid.
        title: What stands over it.
        width: In cells.
        height: Lines at most.
    """
    if height < LEAST_HEIGHT or not grid.rows:
        return []
    return _Table(grid, width).lines(title, height)


class _Table:
    """Draws a grid.

    Args:
        grid: The grid.
        width: In cells.
    """

    def __init__(self, grid: Grid, width: int) -> None:
        self._grid = grid
        self._width = width
        count = len(grid.sources)
        while count > 1 and not columns_fit(count, width, gold=grid.has_gold):
            count -= 1
        self._count = count
        longest = max(cell_len(row.title) + 2 * row.depth for row in grid.rows)
        self._name = max(6, min(longest, TITLE, width // 4))
        self._short = longest > self._name
        columns = count + grid.has_gold
        self._cell = max(1, min((width - self._name - 3 - GAP * columns) // columns, WIDEST_CELL))

    def lines(self, title: str, height: int) -> list[Line]:
        """The table in at most so many lines."""
        rows, room = self._grid.rows, height - 2
        top = window(len(rows), next((number for number, row in enumerate(rows) if row.here), 0), room)
        hidden = (("↑", top), ("↓", len(rows) - top - room), ("→", len(self._grid.sources) - self._count))
        title += "".join(f" {sign}{count}" for sign, count in hidden if count > 0)
        return [rule(title, self._width), self._head(), *(self._row(row) for row in rows[top : top + room])]

    def _head(self) -> Line:
        runs: list[Run] = [(" " * (self._name + 3), "")]
        for source in self._grid.sources[: self._count]:
            head = f"{source.head}  ×{source.annotators}" if source.annotators > 1 else source.head
            runs += _padded((head, "rule-title"), self._cell)
        if self._grid.has_gold:
            runs += _padded(("gold", "rule-title"), self._cell)
        return fit(runs, self._width)

    def _row(self, row: GridRow) -> Line:
        style = "field-active" if row.here else "dim" if row.settled else "field"
        title = self._title(row)
        runs: list[Run] = [("▸" if row.here else " ", "marker"), (row.sign, "marker" if row.here else style)]
        runs += [(title + " " * (self._name + 1 - cell_len(title)), style)]
        shown, room = row.cells[: self._count], self._cell
        if len({text for text, _ in row.cells}) == 1:
            # What all say alike has the room of all.
            shown, room = shown[:1], self._cell * self._count + GAP * (self._count - 1)
        for text, said in shown:
            runs += _padded((text, "value-active" if row.here and text != NONE else said), room)
        if self._grid.has_gold:
            runs += _padded(row.gold, self._cell)
        return fit(runs, self._width)

    def _title(self, row: GridRow) -> str:
        """The title of a row; where they are too long they give up the groups in which they lie."""
        title = f"›{row.title.rsplit(STEP, 1)[-1]}" if self._short and STEP in row.title else row.title
        return cut("  " * row.depth + title, self._name)


def _padded(run: Run, width: int) -> list[Run]:
    text = cut(run[0], width)
    return [(text, run[1]), (" " * (width + GAP - cell_len(text)), "")]


def running_lines(grid: Grid, width: int, height: int) -> list[Line]:
    """The grid as running text: what else is said in the event, and where the versions differ in it.

    Args:
        grid: The grid.
        width: In cells.
        height: Lines at most.
    """
    runs: list[Run] = []
    for row in grid.rows:
        if row.depth or (row.here and not row.settled):
            continue
        said = _said(row)
        if said:
            runs += [(" · ", "dim")] if runs else []
            runs += [(f"{row.title} ", "dim"), *said]
    if not runs or height <= 0:
        return []
    return [fit(((" ", ""), *line), width) for line in flow(runs, width - 2, height)]


def _said(row: GridRow) -> list[Run]:
    if row.settled and row.gold[0] != NONE:
        return [row.gold]
    texts = list(dict.fromkeys(text for text, _ in row.cells if text))
    if row.sign in {SAME, EVIDENCE} or len(texts) <= 1:
        return [(text, "value") for text in texts[:1] if text != NONE]
    return [(f"{DIFFERS} ", "marker"), (" / ".join(texts), "value")]
