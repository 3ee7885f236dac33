"""The article on the screen: one widget that draws lines and knows nothing but where it is scrolled to.

It is given a text and what is marked in it, and draws again only the lines on which something changed. It reports
what the mouse did in offsets of the text; keys never come here.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip

from tui.domain.spans import Range
from tui.ui.foreign import strip
from tui.ui.terminal.rows import RowsWidget
from tui.ui.textview import motion
from tui.ui.textview.layout import Text
from tui.ui.textview.marks import Marks, RowMarks
from tui.ui.textview.painting import GUTTER, paint_lane, paint_row
from tui.ui.textview.window import TextWindow

if TYPE_CHECKING:
    from textual.geometry import Size

WHEEL: Final = 3
"""Rows that one step of the wheel scrolls."""

_KEPT_LINES = 2048


class ArticleView(RowsWidget):
    """Shows an article's text and what is marked in it.

    Args:
        styles: Styles by name, as `tui.ui.theme.styles` gives them.
        id: The widget's id.
    """

    DEFAULT_CSS = """
    ArticleView { width: 1fr; height: 1fr; background: ansi_default; color: ansi_default; }
    """

    class TextClicked(Message):
        """The left button was pressed and released on one place, `clicks` times in a row."""

        def __init__(self, offset: int, clicks: int, *, shift: bool) -> None:
            super().__init__()
            self.offset = offset
            self.clicks = clicks
            self.shift = shift

    class TextDragged(Message):
        """The pointer is at `offset`; the left button was pressed at `anchor` and is held."""

        def __init__(self, anchor: int, offset: int) -> None:
            super().__init__()
            self.anchor = anchor
            self.offset = offset

    class TextDragEnded(Message):
        """The button was released after dragging."""

    def __init__(self, styles: Mapping[str, Style], id: str | None = None) -> None:  # noqa: A002  Textual's name
        super().__init__(id=id)
        self._looks = styles
        self._window = TextWindow()
        self._drawn: dict[tuple[int, bool], tuple[RowMarks, Strip]] = {}
        self._lanes = False
        self._fitted: Size | None = None
        self._pressed: int | None = None
        self._dragged_to: int | None = None

    @property
    def lanes(self) -> bool:
        """Whether each row of text is followed by a lane for its spans."""
        return self._lanes

    # What is shown

    def load(self, article: Text, top: int = 0) -> None:
        """Shows another text, without marks.

        Args:
            article: The text.
            top: An offset that is to be on the first line.
        """
        self._window.load(article, top)
        self._draw_all()

    def show(self, marks: Marks) -> None:
        """Shows what is marked; if the cursor moved, the text is scrolled until it is in view.

        Args:
            marks: All that is marked in the text.
        """
        changed = self._window.show(marks)
        if changed is None:
            self.renew()
        elif changed:
            lines = self._lines_per_row
            self.renew([number * lines + line for number in changed for line in range(lines)])

    def show_lanes(self, lanes: bool) -> None:  # noqa: FBT001  there is nothing else it could mean
        """Puts a lane for spans under each row, or takes it away; rows keep their text."""
        if lanes != self._lanes:
            self._lanes = lanes
            self._fit()

    def scroll_rows(self, rows: int) -> None:
        """Scrolls by rows, down or up; the cursor stays where it is."""
        self._scroll_text(rows)

    # Where rows are

    def row_offset(self, rows: int, offset: int, column: int | None) -> tuple[int, int]:
        """The offset `rows` rows on from `offset`, near a cell column, and the column that was aimed at."""
        return motion.vertical(self._window.layout, offset, rows, column)

    def row_ends(self, offset: int) -> Range:
        """First and last offset of the row that shows `offset`."""
        return motion.row_ends(self._window.layout, offset)

    def page(self) -> int:
        """Rows on the screen."""
        return self._window.page

    def top_offset(self) -> int:
        """Offset of the first row on the screen."""
        return self._window.top_offset

    def shown(self) -> Range:
        """The stretch of the text that is on the screen."""
        rows = self._window.rows
        return (rows[0].start, rows[-1].end) if rows else (0, 0)

    def offset_at(self, x: int, y: int) -> int | None:
        """The place in the text at a cell of the widget; None below the text."""
        rows, number = self._window.rows, y // self._lines_per_row
        return rows[number].offset_at(max(0, x)) if 0 <= number < len(rows) else None

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Draws one line of the widget."""
        if self._fitted != self.size:
            # Textual paints a new size before it tells of it; waiting would show an empty article first.
            self._lay_out()
        number, below = divmod(y, self._lines_per_row)
        if number >= len(self._window.rows):
            return strip((), self._looks, self.size.width)
        row, marks = self._window.rows[number], self._window.on_rows[number]
        key = (row.start, bool(below))
        drawn = self._drawn.get(key)
        if drawn is None or drawn[0] != marks:
            if len(self._drawn) >= _KEPT_LINES:
                self._drawn.clear()
            cells = self._window.layout.width
            line = paint_lane(row, marks, cells) if below else paint_row(row, marks, cells, lanes=self._lanes)
            drawn = self._drawn[key] = (marks, strip(line, self._looks, self.size.width, settled=True))
        return drawn[1]

    @property
    def _lines_per_row(self) -> int:
        return 2 if self._lanes else 1

    def _draw_all(self) -> None:
        self._drawn.clear()
        self.renew()

    def _fit(self) -> None:
        self._lay_out()
        self.renew()

    def _lay_out(self) -> None:
        self._fitted = self.size
        height, rest = divmod(self.size.height, self._lines_per_row)
        self._window.resize(self.size.width - GUTTER, height, rest)
        self._drawn.clear()

    def _scroll_text(self, rows: int) -> None:
        if self._window.scroll_by(rows):
            self.renew()

    def on_resize(self) -> None:
        """Lays the text out for the new size, unless it was drawn in it already."""
        if self._fitted != self.size:
            self._fit()

    # The mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begins a click or a selection."""
        if event.button == 1:
            self._pressed = self.offset_at(event.x, event.y)
            self._dragged_to = None
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Goes on with a selection; beyond the upper or lower edge the text scrolls."""
        if self._pressed is None:
            return
        if event.button != 1:
            self._let_go()
            return
        if event.y < 0:
            self._scroll_text(-1)
        elif event.y >= self.size.height:
            self._scroll_text(1)
        offset = self._nearest_offset(event.x, event.y)
        if offset != (self._pressed if self._dragged_to is None else self._dragged_to):
            self._dragged_to = offset
            self.post_message(self.TextDragged(self._pressed, offset))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Ends a selection."""
        if event.button == 1:
            self._let_go()

    def _let_go(self) -> None:
        self.release_mouse()
        self._pressed = None
        if self._dragged_to is not None:
            self.post_message(self.TextDragEnded())

    def on_click(self, event: events.Click) -> None:
        """Reports a click that was not the end of a selection."""
        offset = self.offset_at(event.x, event.y)
        if event.button == 1 and self._dragged_to is None and offset is not None:
            self.post_message(self.TextClicked(offset, event.chain, shift=event.shift))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scrolls the text; the cursor stays where it is."""
        event.stop()
        self._scroll_text(WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scrolls the text; the cursor stays where it is."""
        event.stop()
        self._scroll_text(-WHEEL)

    def _nearest_offset(self, x: int, y: int) -> int:
        rows = self._window.rows
        return rows[min(max(0, y // self._lines_per_row), len(rows) - 1)].offset_at(max(0, x))
