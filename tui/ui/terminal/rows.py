"""Widgets that are made of whole lines, and send those that changed straight to the terminal.

Textual's way from a changed line to the terminal cuts all lines of all widgets into pieces and joins them again;
for a text that scrolls that is half of what a key costs. A widget of lines that lies open on the screen needs none
of it: it knows its lines, and the screen knows where it lies.
"""

from collections.abc import Iterable

from textual.geometry import Region
from textual.widget import Widget

from tui.ui.terminal.app import TerminalApp


class RowsWidget(Widget):
    """A widget without border and padding over which no other one lies, and which draws by `render_line` alone."""

    ALLOW_SELECT = False

    def renew(self, lines: Iterable[int] | None = None) -> None:
        """Draws lines again.

        Args:
            lines: Their numbers, from 0; None for all.
        """
        if self._is_mounted and isinstance(app := self.app, TerminalApp) and app.takes_lines(self.screen):
            region = self.region
            if region and region.size == self.size:
                self._send_lines(app, region, lines)
                return
        self._refresh_lines(lines)

    def _send_lines(self, app: TerminalApp, region: Region, lines: Iterable[int] | None) -> None:
        # Whenever Textual draws the widget itself, it asks for each line anew.
        self._styles_cache.clear()
        numbers = range(region.height) if lines is None else (each for each in lines if 0 <= each < region.height)
        for number in numbers:
            app.put_line(region.y + number, region.x, self.render_line(number))
        app.send_soon()

    def _refresh_lines(self, lines: Iterable[int] | None) -> None:
        if lines is None:
            self.refresh()
            return
        width = self.size.width
        regions = [Region(0, number, width, 1) for number in lines]
        if regions:
            self.refresh(*regions)
