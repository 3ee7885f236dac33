"""Plots as SVG that stands in an HTML page: no scripts, no fonts and nothing else from elsewhere.

Each function gives one `svg` element. Texts of others go through `safe`, and nothing else of theirs comes in. Marks
differ in shape and not only in colour; the colours are those of Okabe and Ito, which most people tell apart.
"""

from collections.abc import Mapping, Sequence
from html import escape
from typing import NamedTuple

from tui.domain.visible import visible

COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000")
_DASHES = ("", "6 3", "2 3", "8 3 2 3", "1 4", "10 4", "4 2 1 2")
_ROW = 22
_PLOT = 420
_CELL = 38
_LETTER = 7
"""How wide a letter is, about, in the 12 pixels that texts are high."""

_MOST_TITLE = 36
_MOST_COLUMN = 22


def safe(text: str) -> str:
    """Foreign text as it can stand in the text or in an attribute of a page."""
    return escape(visible(text), quote=True)


def short(text: str, most: int = _MOST_TITLE) -> str:
    """Text cut to a number of characters, and then made safe."""
    return safe(text if len(text) <= most else f"{text[: most - 1]}…")


class Point(NamedTuple):
    """A figure with its interval.

    Attributes:
        value: The figure; None if it is undefined.
        low: The lower end; None if there is no interval.
        high: The upper end.
        range_only: Whether the ends are no interval of confidence.
        told: What is said of it where one points at it.
        few: Whether it rests on so little that its mark is hollow.
    """

    value: float | None
    low: float | None
    high: float | None
    range_only: bool
    told: str
    few: bool = False


class Row(NamedTuple):
    """A row of a plot of intervals: its title, and one point for each of the series."""

    title: str
    points: tuple[Point | None, ...]


def intervals(rows: Sequence[Row], series: Sequence[str], name: str, *, least: float = 0.0) -> str:
    """Figures with intervals, one row below the other.

    Args:
        rows: The rows.
        series: What the points of each row are.
        name: What the plot shows, for those who cannot see it.
        least: Where the axis begins at the latest, from -1 to 0.
    """
    step = _ROW + 8 * (len(series) - 1)
    height = 46 + step * len(rows)
    lowest = min((p.low if p.low is not None else p.value or 0 for r in rows for p in r.points if p), default=0)
    left = max(-1.0, min(least, lowest))
    at = _Axis(_wide([row.title for row in rows]), left)
    parts = [_axis(at, height), _legend(series, height, at)]
    for number, row in enumerate(rows):
        middle = 12 + step * number + step / 2
        parts.append(f'<text x="{at.label - 8}" y="{middle + 4:.1f}" text-anchor="end">{short(row.title)}</text>')
        told = {point.told for point in row.points if point is not None and point.value is None}
        for place, point in enumerate(row.points):
            if point is not None and (point.value is not None or point.told in told):
                # What is said of several points alike is said once.
                told.discard(point.told)
                y = middle + 8 * (place - (len(series) - 1) / 2)
                parts.append(_point(point, y, place, at))
    return _svg(at.label + _PLOT + 30, height, name, parts)


class _Axis(NamedTuple):
    """Where the plot begins in pixels, and with which value."""

    label: float
    left: float

    def of(self, value: float) -> float:
        """Where a value is, in pixels; one that does not fit is at the edge."""
        return self.label + _PLOT * (max(self.left, min(1.0, value)) - self.left) / (1 - self.left)


def _wide(titles: Sequence[str], most: int = _MOST_TITLE) -> float:
    """How wide some titles are, about."""
    return 16 + _LETTER * min(most, max(map(len, titles), default=0))


def _axis(at: _Axis, height: float) -> str:
    lines = []
    ticks = [tick / 4 for tick in range(-4, 5) if tick / 4 >= at.left]
    for tick in ticks:
        x = at.of(tick)
        strong = ' class="zero"' if tick == 0 else ""
        lines.append(f'<line x1="{x:.1f}" y1="8" x2="{x:.1f}" y2="{height - 32:.1f}"{strong}/>')
        lines.append(f'<text x="{x:.1f}" y="{height - 18:.1f}" text-anchor="middle">{tick:g}</text>')
    return f'<g class="axis">{"".join(lines)}</g>'


def _legend(series: Sequence[str], height: float, at: _Axis) -> str:
    if len(series) < 2:
        return ""
    parts = []
    for place, title in enumerate(series):
        x = at.label + 150 * place
        parts.append(_shape(x, height - 6, place))
        parts.append(f'<text x="{x + 10}" y="{height - 2:.1f}">{safe(title)}</text>')
    return "".join(parts)


def _point(point: Point, y: float, place: int, at: _Axis) -> str:
    if point.value is None:
        told = f"<title>{safe(point.told)}</title>"
        return f'<text class="none" x="{at.label + 6}" y="{y + 4:.1f}">{told}{safe(point.told)}</text>'
    bar = ""
    if point.low is not None and point.high is not None:
        dashed = ' stroke-dasharray="2 3"' if point.range_only else ""
        x1, x2 = at.of(point.low), at.of(point.high)
        bar = (
            f'<line{_class(place)} x1="{x1:.1f}" y1="{y:.1f}" x2="{x2:.1f}" y2="{y:.1f}" stroke="{_colour(place)}" '
            f'stroke-width="2"{dashed}/>'
        )
    return f"<g><title>{safe(point.told)}</title>{bar}{_shape(at.of(point.value), y, place, hollow=point.few)}</g>"


def _shape(x: float, y: float, place: int, *, hollow: bool = False) -> str:
    """A mark: dot, square, triangle, diamond, in turn."""
    style = f'{_class(place, hollow=hollow)} fill="{_colour(place)}"'
    if hollow:
        style += f' stroke="{_colour(place)}"'
    match place % 4:
        case 0:
            return f'<circle{style} cx="{x:.1f}" cy="{y:.1f}" r="4"/>'
        case 1:
            return f'<rect{style} x="{x - 4:.1f}" y="{y - 4:.1f}" width="8" height="8"/>'
        case 2:
            points = f"{x:.1f},{y - 5:.1f} {x - 5:.1f},{y + 4:.1f} {x + 5:.1f},{y + 4:.1f}"
        case _:
            points = f"{x:.1f},{y - 5:.1f} {x - 5:.1f},{y:.1f} {x:.1f},{y + 5:.1f} {x + 5:.1f},{y:.1f}"
    return f'<polygon{style} points="{points}"/>'


def _class(place: int, *, hollow: bool = False) -> str:
    """By which a page can give the colour of a series another shade, and empties what is hollow."""
    return f' class="c{place % len(COLOURS)}{" few" * hollow}"'


def _colour(place: int) -> str:
    return COLOURS[place % len(COLOURS)]


def grid(
    rows: Sequence[str],
    columns: Sequence[str],
    cells: Mapping[tuple[int, int], tuple[float, str, str]],
    name: str,
) -> str:
    """A matrix of shaded cells.

    Args:
        rows: Titles of the rows.
        columns: Titles of the columns.
        cells: By row and column: how dark from 0 to 1, what stands in it, and what is said where one points at it.
        name: What it shows.
    """
    label, slope = _wide(rows), _wide(columns, _MOST_COLUMN) * 0.75
    top = 12 + slope
    width, height = label + _CELL * len(columns) + slope, top + _CELL * len(rows) + 10
    parts = []
    for number, title in enumerate(columns):
        x = label + _CELL * number + _CELL / 2 + 4
        parts.append(
            f'<text transform="translate({x:.1f},{top - 8}) rotate(-45)">{short(title, _MOST_COLUMN)}</text>'
        )
    for number, title in enumerate(rows):
        y = top + _CELL * number + _CELL / 2 + 4
        parts.append(f'<text x="{label - 8}" y="{y:.1f}" text-anchor="end">{short(title)}</text>')
    for row in range(len(rows)):
        for column in range(len(columns)):
            dark, text, told = cells.get((row, column), (0.0, "", ""))
            x, y = label + _CELL * column, top + _CELL * row
            ink = ' fill="#fff"' if dark > 0.55 else ""
            same = ' class="same"' if row == column else ' class="cell"'
            parts.append(
                f'<g><title>{safe(told)}</title><rect x="{x}" y="{y}" width="{_CELL}" height="{_CELL}" '
                f'fill="#0072b2" fill-opacity="{dark:.3f}"{same}/><text x="{x + _CELL / 2:.1f}" '
                f'y="{y + _CELL / 2 + 4:.1f}" text-anchor="middle"{ink}>{safe(text)}</text></g>'
            )
    return _svg(width, height, name, parts)


def lines(steps: Sequence[str], series: Mapping[str, Mapping[str, tuple[float, str]]], name: str) -> str:
    """Lines over time, one for each series; where one has no value, its line is broken.

    Args:
        steps: The moments in order.
        series: By title and moment: the value from 0 to 1, and what is said where one points at it.
        name: What it shows.
    """
    wide, high, left, top = max(320, 60 * len(steps)), 220, 46, 14
    height = top + high + 34 + 18 * len(series)
    parts = []
    for tick in range(5):
        y = top + high * (1 - tick / 4)
        parts.append(f'<g class="axis"><line x1="{left}" y1="{y:.1f}" x2="{left + wide}" y2="{y:.1f}"/>')
        parts.append(f'<text x="{left - 6}" y="{y + 4:.1f}" text-anchor="end">{tick / 4:g}</text></g>')
    for number, step in enumerate(steps):
        x = _step(number, steps, left, wide)
        parts.append(f'<text x="{x:.1f}" y="{top + high + 18}" text-anchor="middle">{safe(step)}</text>')
    for place, (title, values) in enumerate(series.items()):
        y = top + high + 36 + 18 * place
        parts.append(_shape(left + 6, y, place))
        parts.append(f'<text x="{left + 18}" y="{y + 4}">{short(title, 64)}</text>')
        before: tuple[float, float] | None = None
        for number, step in enumerate(steps):
            if step not in values:
                before = None
                continue
            value, told = values[step]
            x, y = _step(number, steps, left, wide), top + high * (1 - max(0.0, min(1.0, value)))
            if before is not None:
                parts.append(
                    f'<line{_class(place)} x1="{before[0]:.1f}" y1="{before[1]:.1f}" x2="{x:.1f}" y2="{y:.1f}" '
                    f'stroke="{_colour(place)}" stroke-width="2" stroke-dasharray="{_dash(place)}"/>'
                )
            parts.append(f"<g><title>{safe(told)}</title>{_shape(x, y, place)}</g>")
            before = (x, y)
    return _svg(left + wide + 40, height, name, parts)


def _dash(place: int) -> str:
    return _DASHES[place % len(_DASHES)]


def _step(number: int, steps: Sequence[str], left: float, wide: float) -> float:
    return left + wide * (number + 0.5) / len(steps)


def _svg(width: float, height: float, name: str, parts: Sequence[str]) -> str:
    return (
        f'<svg viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" height="{height:.0f}" role="img">'
        f"<title>{safe(name)}</title>{''.join(parts)}</svg>"
    )
