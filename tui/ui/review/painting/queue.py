"""The list of disagreements."""

from typing import TYPE_CHECKING, Final

from rich.cells import cell_len

from tui.domain.adjudication.decisions import Kind
from tui.domain.schema import Schema
from tui.domain.schema_paths import path_title
from tui.ui.form.painting import rule
from tui.ui.lines import Line, Run, clean, cut, fit, spread, window
from tui.ui.review.painting.wording import SHORT, STATES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.store.disagreements import Row

AGAIN: Final = "↻"
"""Marks what is open again after it was decided."""

KIND: Final = 14
"""Cells of the kinds."""


def queue_lines(
    rows: "Sequence[Row]",
    schema: Schema,
    size: tuple[int, int],
    active: int,
    *,
    title: str,
    before: int = 0,
    count: int = 0,
    more: bool = False,
) -> list[Line]:
    """A page of the list of disagreements, the active one in view.

    Args:
        rows: The page.
        schema: The current schema, for the titles of fields.
        size: Width and height in cells.
        active: Number of the active row within the page.
        title: What stands over the list, such as its order and filter.
        before: How many disagreements come before the page.
        count: How many there are in all; 0 if only the page is known.
        more: Whether there are more than these, nobody knows how many.

    Returns:
        `height` lines of `width` cells.
    """
    width, height = size
    if width <= 0 or height <= 0:
        return []
    room = height - 1
    top = window(len(rows), active, room)
    known = count or before + len(rows)
    hidden = (("↑", before + top), ("↓", known - before - min(len(rows), top + room)))
    title += "".join(f" {sign}{number}" for sign, number in hidden if number > 0) + " and more" * more
    lines = [rule(clean(title), width)]
    if not rows:
        lines.append(fit(((" nothing here", "dim"),), width))
    digits = len(str(max(known, 1)))
    for number, row in enumerate(rows[top : top + room], start=top):
        lines.append(_row(row, schema, width, f"{before + number + 1:>{digits}}", active=number == active))
    lines = lines[:height]
    return lines + [fit((), width)] * (height - len(lines))


def _row(row: "Row", schema: Schema, width: int, number: str, *, active: bool) -> Line:
    style = "choice-active" if active else "choice"
    name = max(8, min(44, width * 2 // 5))
    article = cut(clean(row.title or row.name), name)
    kind = cut(SHORT.get(row.kind, clean(row.kind)), KIND)
    asked = clean(_title(schema, row))
    left: list[Run] = [
        ("▸" if active else " ", "marker"),
        (f"{number} ", "dim"),
        (f"{kind:<{KIND}} ", style),
        (article + " " * (name - cell_len(article) + 1), style),
        (asked, style),
    ]
    state = STATES.get(row.state, clean(row.state))
    signs = " ".join(text for text in (AGAIN if row.again else "", state) if text)
    return spread(left, ((f" {signs} ", "marker"),) if signs else (), width)


def _title(schema: Schema, row: "Row") -> str:
    if row.kind == Kind.ARTICLE_FIELD:
        return path_title(schema.article_fields, row.path)
    shown = path_title(schema.event_fields, row.path)
    return path_title(schema.article_fields, row.path) if shown == row.path else shown
