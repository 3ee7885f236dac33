"""Which events of an article are one: a row for each, a column for each annotator's letter."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from tui.domain.adjudication.aligning import Member
from tui.ui.commands import DEFAULT_KEYS, Keys
from tui.ui.lines import Line, fit

if TYPE_CHECKING:
    from tui.services.review_articles import Opened


def alignment_lines(
    opened: "Opened",
    size: tuple[int, int],
    chosen: Member | None = None,
    held: Collection[Member] = (),
    *,
    keys: Keys = DEFAULT_KEYS,
) -> list[Line]:
    """The alignment of an article's events.

    The rows are `opened.review.events` in their order; in each the columns are those of
    `tui.ui.review.painting.sides.letters_of`, in the order of the letters.

    Args:
        opened: The article under review.
        size: Width and height in cells.
        chosen: The annotator's event on which the cursor is; None for none.
        held: The events that were picked for the next change.
        keys: The keys, which may be somebody's own.

    Returns:
        `height` lines of `width` cells.
    """
    width, height = size
    return [fit((), width)] * height
