"""The grid of an event drawn: as a table where there is room, in a few lines of running text where there is not."""

from collections.abc import Sequence
from typing import Final

from rich.cells import cell_len

from tui.domain.answers_options import STEP
from tui.ui.lines import Line, Run, cut, fit, window
from tui.ui.review.painting.flow import flow
from tui.ui.review.painting.grid import DIFFERS, EVIDENCE, NONE, SAME, Grid, GridRow, Source

LEAST_CELL: Final = 12
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
    sources = grid.sources[: _most(grid, width)]
    name, cell = _widths(grid, sources, width)
    room = height - 2
    at = next((number for number, row in enumerate(grid.rows) if row.here), 0)
    top = window(len(grid.rows), at, room)
    below = max(0, len(grid.rows) - top - room)
    hidden = "".join(f" {sign}{count}" for sign, count in (("↑", top), ("↓", below)) if count)
    more = len(grid.sources) - len(sources)
    hidden += f" →{more}" if more else ""
    lines = [_rule(f"{title}{hidden}", width), _head(grid, sources, name, cell, width)]
    lines += [_row(grid, row, len(sources), name, cell, width) for row in grid.rows[top : top + room]]
    return lines


def _rule(title: str, width: int) -> Line:
    return fit((("─ ", "rule"), (cut(title, width - 4), "rule-title"), (" ", "rule")), width, "─", "rule")


def _most(grid: Grid, width: int) -> int:
    count = len(grid.sources)
    while count > 1 and not columns_fit(count, width, gold=grid.has_gold):
        count -= 1
    return count


def _widths(grid: Grid, sources: Sequence[Source], width: int) -> tuple[int, int]:
    """Cells of the titles and of each column."""
    longest = max(cell_len(row.title) + 2 * row.depth for row in grid.rows)
    name = max(6, min(longest, TITLE, width // 4))
    count = len(sources) + grid.has_gold
    cell = (width - name - 3 - GAP * count) // count
    return name, max(1, min(cell, WIDEST_CELL))


def _head(grid: Grid, sources: Sequence[Source], name: int, cell: int, width: int) -> Line:
    runs: list[Run] = [(" " * (name + 3), "")]
    for source in sources:
        head = f"{source.head}  ×{source.annotators}" if source.annotators > 1 else source.head
        runs += _padded((head, "rule-title"), cell)
    if grid.has_gold:
        runs += _padded(("gold", "rule-title"), cell)
    return fit(runs, width)


def _row(grid: Grid, row: GridRow, count: int, name: int, cell: int, width: int) -> Line:
    style = "field-active" if row.here else "dim" if row.settled else "field"
    title = _titled(row, name)
    runs: list[Run] = [("▸" if row.here else " ", "marker"), (row.sign, "marker" if row.here else style)]
    runs += [(title + " " * (name + 1 - cell_len(title)), style)]
    shown = row.cells[:count]
    if len({text for text, _ in row.cells}) == 1:
        # What all say alike has the room of all.
        shown, cell_of_all = shown[:1], cell * count + GAP * (count - 1)
    else:
        cell_of_all = cell
    for text, said in shown:
        runs += _padded((text, "value-active" if row.here and text != NONE else said), cell_of_all)
    if grid.has_gold:
        runs += _padded(row.gold, cell)
    return fit(runs, width)


def _titled(row: GridRow, width: int) -> str:
    """The title of a row; one that is too long gives up what it has in common with others."""
    title = "  " * row.depth + row.title
    if cell_len(title) > width and STEP in row.title:
        title = f"{'  ' * row.depth}›{row.title.rsplit(STEP, 1)[-1]}"
    return cut(title, width)


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
        if row.here or row.depth:
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
    if row.sign in {SAME, EVIDENCE} or len(texts) == 1:
        return [(text, "value") for text in texts[:1] if text != NONE]
    return [(f"{DIFFERS} ", "marker"), (" / ".join(texts), "value")]
