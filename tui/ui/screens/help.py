"""The help screen: lines to read, scrolled with the keys that move in a list."""

from collections.abc import Callable, Mapping

from rich.style import Style
from textual import events
from textual.app import ComposeResult

from tui.ui.form.painting import rule
from tui.ui.lines import Line, fit
from tui.ui.lines_view import LinesView
from tui.ui.screens.desk_screen import DeskScreen

SCROLL = {"down": 1, "j": 1, "up": -1, "k": -1}
PAGES = {"pagedown": 1, "space": 1, "pageup": -1}


class HelpScreen(DeskScreen):
    """Help to read: the keys of a place, or what the schema says of a field.

    Args:
        title: What it is about, in a word.
        lines: Makes the lines for a width in cells.
        styles: Styles by name.
    """

    DEFAULT_CSS = """
    HelpScreen { layout: vertical; }
    #help { height: 1fr; width: 1fr; }
    """

    def __init__(self, title: str, lines: Callable[[int], list[Line]], styles: Mapping[str, Style]) -> None:
        super().__init__()
        self._about = title
        self._lines_for = lines
        self._top = 0
        self._view = LinesView(styles, "help")

    def compose(self) -> ComposeResult:
        """One part."""
        yield self._view

    def take(self, event: events.Key | events.Paste) -> None:
        """Scrolls, or closes."""
        if isinstance(event, events.Paste):
            return
        page = max(1, self._view.size.height - 2)
        if event.key in SCROLL:
            self._top += SCROLL[event.key]
        elif event.key in PAGES:
            self._top += PAGES[event.key] * page
        elif event.key == "home":
            self._top = 0
        elif event.key == "end":
            self._top = len(self._lines_for(self._view.size.width))
        else:
            self.dismiss()
            return
        self.draw()

    def draw(self) -> None:
        """Draws the lines from the top one."""
        width, height = self._view.size
        lines = self._lines_for(width)
        body = max(1, height - 1)
        self._top = max(0, min(self._top, len(lines) - body))
        shown = [
            rule(f"{self._about} · ↑↓ and PgDn scroll, any other key goes back", width),
            *lines[self._top :][:body],
        ]
        self._view.show([fit(line, width) for line in shown])
