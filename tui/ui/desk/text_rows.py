"""What the desk asks of whoever draws the text."""

from typing import Protocol

from tui.domain.spans import Range


class TextRows(Protocol):
    """What the desk asks of the drawn text: where its rows are."""

    def row_offset(self, rows: int, offset: int, column: int | None) -> tuple[int, int]:
        """The offset `rows` rows on from `offset`, near a cell column, and the column that was aimed at."""
        ...

    def row_ends(self, offset: int) -> Range:
        """First and last offset of the row that shows `offset`."""
        ...

    def page(self) -> int:
        """Rows on the screen."""
        ...

    def top_offset(self) -> int:
        """Offset of the first row on the screen."""
        ...

    def shown(self) -> Range:
        """The stretch of the text that is on the screen."""
        ...
