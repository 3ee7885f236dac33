"""A widget that shows lines: header, footer, form and lists."""

from collections.abc import Mapping, Sequence
from itertools import zip_longest

from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip

from tui.ui.foreign import strip
from tui.ui.lines import Line, cells
from tui.ui.terminal.app import TerminalApp
from tui.ui.terminal.rows import RowsWidget


class LinesView(RowsWidget, can_focus=False):
    """Shows lines, and repaints only those that changed.

    Args:
        styles: Styles by name.
        id: The widget's id.
    """

    class Clicked(Message):
        """A line was clicked.

        Attributes:
            view: Where.
            x: Column, from 0.
            y: Line, from 0.
        """

        def __init__(self, view: "LinesView", x: int, y: int) -> None:
            super().__init__()
            self.view = view
            self.x = x
            self.y = y

    def __init__(self, styles: Mapping[str, Style], id: str) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._named = styles
        self._shown: list[Line] = []

    def show(self, lines: Sequence[Line]) -> None:
        """Shows these lines from the top."""
        before, self._shown = self._shown, list(lines)
        pairs = zip_longest(before, self._shown)
        changed = [y for y, (old, new) in enumerate(pairs) if old != new]
        if changed:
            self.renew(changed)
            self._point()

    def _point(self) -> None:
        """Leaves the terminal's cursor where something is typed."""
        if self.is_mounted and isinstance(self.app, TerminalApp):
            self.app.place_cursor(self, _typed_at(self._shown))

    def render_line(self, y: int) -> Strip:
        """Draws one line."""
        width = self.size.width
        return strip(self._shown[y] if y < len(self._shown) else (), self._named, width)

    def on_click(self, event: events.Click) -> None:
        """Tells who listens which line was clicked."""
        event.stop()
        self.post_message(self.Clicked(self, event.x, event.y))


def _typed_at(lines: Sequence[Line]) -> tuple[int, int] | None:
    """Column and line of the cursor that is drawn, if there is one."""
    for y, line in enumerate(lines):
        for number, (_, style) in enumerate(line):
            if style == "cursor":
                return cells(line[:number]), y
    return None
