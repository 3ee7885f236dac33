"""Moving by rows: what depends on how the text is laid out."""

from tui.domain.spans import Range
from tui.ui.textview.layout import TextLayout


def vertical(layout: TextLayout, offset: int, rows: int, column: int | None = None) -> tuple[int, int]:
    """Moves some rows down or up and stays near a column.

    Args:
        layout: The text in rows.
        offset: Where the cursor is, in code points.
        rows: How many rows down; negative for up.
        column: The cell that was aimed at before, so that a short row does not pull the cursor to the left for
            good; None for the cell where the cursor is.

    Returns:
        The new offset and the cell that was aimed at. Beyond the first or last row the offset is the text's start
        or end.
    """
    place = layout.place_of(offset)
    aim = layout.row(place).column_of(offset) if column is None else column
    reached = layout.step(place, rows)
    if reached == place and rows:
        edge = layout.row(place)
        return (edge.start if rows < 0 else edge.last_offset), aim
    return layout.row(reached).offset_at(aim), aim


def row_ends(layout: TextLayout, offset: int) -> Range:
    """First and last place of the cursor on the row that shows `offset`."""
    row = layout.row(layout.place_of(offset))
    return row.start, row.last_offset
