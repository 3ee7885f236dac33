"""The list of disagreements while one of it is chosen."""

from typing import TYPE_CHECKING

from tui.services.review_session import Row
from tui.ui.entry import Choice, Entry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.ui.review.desk import ReviewDesk

LISTED = 200
"""So many disagreements are listed at once; to find others, something is typed."""


class Listing:
    """The list, and the question where to go.

    Args:
        desk: The desk.
    """

    def __init__(self, desk: "ReviewDesk") -> None:
        self._desk = desk
        self.rows: Sequence[Row] = ()
        self.start = 0
        self.count = 0
        self.more = False
        """Whether there are more than those, nobody knows how many."""
        self.entry = Entry("Go to", choices=self._found, closed=True)
        here = desk.case.id if desk.case is not None else ""
        self.entry.highlight_id(f"{desk.article} {here}")

    def _found(self, typed: str) -> list[Choice]:
        queue, work = self._desk.queue, self._desk.work
        if typed.strip():
            # To count all that holds the text would take as long again, at every key.
            self.rows, self.start = work.first(queue.wanted._replace(text=typed.strip()), LISTED), 0
            self.count, self.more = len(self.rows), len(self.rows) == LISTED
        else:
            self.rows, self.start = queue.page(LISTED)
            self.count, self.more = queue.left, False
        return [Choice(f"{row.article} {row.id}", row.title) for row in self.rows]

    @property
    def row(self) -> Row | None:
        """The chosen line."""
        at = self.entry.highlight
        return self.rows[at] if at is not None and at < len(self.rows) else None
