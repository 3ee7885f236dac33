"""The list of disagreements."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.domain.schema import Schema
from tui.ui.lines import Line, fit

if TYPE_CHECKING:
    from tui.store.disagreements import Row


def queue_lines(
    rows: "Sequence[Row]",
    schema: Schema,
    size: tuple[int, int],
    active: int,
    *,
    title: str,
    before: int = 0,
    count: int = 0,
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

    Returns:
        `height` lines of `width` cells.
    """
    width, height = size
    return [fit((), width)] * height
