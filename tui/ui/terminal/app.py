"""The application class under every screen of the desk: it sends little, and survives its terminal."""

import os
from collections.abc import Iterator
from typing import Any

from rich.console import RenderableType
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.app import App
from textual.driver import Driver
from textual.filter import ANSIToTruecolor
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from tui.ui.terminal import start
from tui.ui.terminal.cells import Cells, cells_of
from tui.ui.terminal.colour import Colour
from tui.ui.terminal.console import INKS, is_console
from tui.ui.terminal.display import Screenful
from tui.ui.terminal.driver import TerminalDriver
from tui.ui.terminal.guard import GuardedApp
from tui.ui.terminal.looks import Looks
from tui.ui.terminal.screen import TerminalScreen

THEME = "ansi-dark"
"""The theme that leaves the terminal its own colours: readable to its owner, and half the bytes."""

_SYNC_FROM = 400
"""Bytes of a frame from which on it is worth being shown in one go."""

_KNOWN_LINES = 256
"""Lines whose cells are remembered."""

_SYNC_START = "\x1b[?2026h"
_SYNC_END = "\x1b[?2026l"
_ERASES_WITHOUT_COLOUR = ("screen", "vt", "ansi")


class TerminalApp(GuardedApp, inherit_bindings=False, inherit_css=False):
    """An application that draws through `Screenful` and reads through `TerminalDriver`.

    Args:
        colour: The colours that the terminal can show; see `choose_colour`.
        term: The terminal's name; None for `TERM` of the environment.
    """

    # Instead of Textual's, which style widgets that are not used here and take longer to parse than all of ours.
    DEFAULT_CSS = "TerminalApp { background: ansi_default; color: ansi_default; }"

    def __init__(self, colour: Colour = Colour.TRUE, *, term: str | None = None) -> None:
        # Textual looks at the theme during construction to decide whether it computes colours.
        self.set_reactive(App.theme, THEME)
        super().__init__(driver_class=TerminalDriver)
        self.colour = colour
        # NO_COLOR was heeded in the choice of `colour`; Textual's filter for it would draw in shades of grey.
        self._filters = [each for each in self._filters if isinstance(each, ANSIToTruecolor)]
        self.no_color = colour is Colour.NONE
        self.animation_level = "none"
        # The desk has its own line for what it says; each screen would carry two widgets for nothing.
        self._disable_tooltips = self._disable_notifications = True
        name = os.environ.get("TERM", "") if term is None else term
        self._console = is_console(name)
        self._looks = Looks(colour, hidden=INKS if self._console else 0)
        self._erases_in_colour = not name.startswith(_ERASES_WITHOUT_COLOUR)
        self._screenful: Screenful | None = None
        self._known_cells: dict[int, tuple[Strip, Cells]] = {}
        self._typed: tuple[Widget, tuple[int, int]] | None = None
        self._drawn = False
        self._sends = False

    def first_screen(self) -> Screen[None]:
        """The screen to begin with. Textual's own would be laid out and painted, blank, before it."""
        return super().get_default_screen()

    def get_default_screen(self) -> Screen[None]:
        """Begins with `first_screen`, as if it had been pushed, so that another can take its place."""
        screen = self.first_screen()
        screen._push_result_callback(screen, None)  # noqa: SLF001
        return screen

    def run_to_end(self, *, mouse: bool = True) -> int:
        """Runs the application.

        Args:
            mouse: Whether the terminal shall report the mouse.

        Returns:
            The exit status: 128 and the number of the signal if one ended it.

        Raises:
            Exception: What went wrong inside; the terminal is as it was before.
        """
        self.run(mouse=mouse)
        if self._exception is not None:
            raise self._exception
        return self.return_code or 0

    def repaint(self) -> None:
        """Sends the whole screen again, for a terminal that somebody else has written on."""
        if self._screenful is not None:
            self._screenful.forget()
            self._send()

    def when_drawn(self) -> None:
        """Called once, when the first screen was sent."""
        start.settled()

    def takes_lines(self, screen: Screen[Any]) -> bool:
        """Whether lines of a screen can go to the terminal as they are: it is in front, with all parts in place.

        Args:
            screen: The screen.
        """
        screenful = self._screenful
        return (
            screenful is not None
            and (screenful.width, screenful.height) == self.size == screen.size
            and screen is self.screen
            and isinstance(screen, TerminalScreen)
            and screen.KEEPS_PLACES
            and not screen._layout_required  # noqa: SLF001
            and not self._batch_count
            and not self._closed
            and isinstance(self._driver, TerminalDriver)
        )

    def put_line(self, row: int, column: int, strip: Strip) -> None:
        """Says what a stretch of a row shall show, from the next `send_soon` on.

        Args:
            row: From 0.
            column: From 0.
            strip: What; remembered, as lines of a text that scrolls come again.
        """
        if self._screenful is not None:
            self._screenful.put(row, column, self._cells(strip))

    def send_soon(self) -> None:
        """Sends what changed once all has been done that waits already, keys among it."""
        if not self._sends:
            self._sends = True
            self.call_later(self._send)

    def place_cursor(self, widget: Widget, place: tuple[int, int] | None) -> None:
        """Leaves the terminal's own cursor at a place of a widget after each frame in which that is to be seen.

        It is never seen itself, as screens draw their own; but what an input method composes appears there, and
        screen readers follow it.

        Args:
            widget: Where something is typed, or no longer.
            place: Column and row in the widget, counted from 0; None if the cursor may be left wherever something
                was written last, unless another widget wants it.
        """
        if place is not None:
            typed = (widget, place)
        elif self._typed is None or self._typed[0] is not widget:
            return
        else:
            typed = None
        if self._typed != typed:
            self._typed = typed
            self.send_soon()

    def _cursor(self) -> tuple[int, int] | None:
        """Row and column of the terminal's own cursor; the widget that wants it may have moved, or be covered."""
        if self._typed is None:
            return None
        widget, (column, row) = self._typed
        region = widget.region
        seen = widget.screen is self.screen and column < region.width and row < region.height
        return (region.y + row, region.x + column) if seen else None

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        driver = self._driver
        drawing = isinstance(driver, TerminalDriver) and not self._batch_count and not self._closed
        if drawing and isinstance(renderable, ChopsUpdate | LayoutUpdate):
            screenful = self._fitting_screenful()
            for row, column, strip in _stretches(renderable):
                screenful.put(row, column, self._make_cells(strip))
            self._send()
        super()._display(screen, None)

    def _cells(self, strip: Strip) -> Cells:
        known = self._known_cells.get(id(strip))
        if known is None:
            if len(self._known_cells) >= _KNOWN_LINES:
                self._known_cells.clear()
            # The strip is kept beside them, so that no other one gets its id.
            known = self._known_cells[id(strip)] = (strip, self._make_cells(strip))
        return known[1]

    def _make_cells(self, strip: Strip) -> Cells:
        look = self._looks.of
        return cells_of([(text, look(style)) for text, style, control in strip if not control], strip.cell_length)

    def _build_driver(self, headless: bool, inline: bool, mouse: bool, size: tuple[int, int] | None) -> Driver:  # noqa: FBT001
        driver = super()._build_driver(headless, inline, mouse, size)
        if isinstance(driver, TerminalDriver):
            driver.when_ready = self._send
            driver.when_disturbed = self._disturbed
        return driver

    def _fitting_screenful(self) -> Screenful:
        size = self.size
        screenful = self._screenful
        if screenful is None or (screenful.width, screenful.height) != size:
            screenful = self._screenful = Screenful(
                *size, erases_in_colour=self._erases_in_colour, console=self._console
            )
        return screenful

    def _check_resize(self) -> None:
        """Has all drawn again once the size has settled, also if it is the one from before.

        Then Textual sees nothing to lay out; but the terminal has cut off meanwhile what did not fit.
        """
        super()._check_resize()
        if self._screenful is not None and self.screen.size == self.size:
            self.screen.refresh()

    def _send(self) -> None:
        """Brings the terminal up to date, unless it has not yet taken what it got before."""
        self._sends = False
        driver, screenful = self._driver, self._screenful
        if screenful is None or not isinstance(driver, TerminalDriver) or not driver.ready:
            return
        screenful.cursor = self._cursor()
        data = screenful.update()
        if len(data) > _SYNC_FROM and self._sync_available:
            data = f"{_SYNC_START}{data}{_SYNC_END}"
        driver.write(data)
        if data and not self._drawn:
            self._drawn = True
            self.call_later(self.when_drawn)

    def _set_pointer_shape(self, shape: str) -> None:
        """Sends nothing: terminals that do not know the sequence print it."""

    def _disturbed(self) -> None:
        """The terminal was resized, or somebody else used it meanwhile."""
        if self._screenful is not None and isinstance(self._driver, TerminalDriver):
            self._screenful.forget()
            if self._driver.terminal_size() == self.size:
                self._send()


def _stretches(update: ChopsUpdate | LayoutUpdate) -> Iterator[tuple[int, int, Strip]]:
    """Rows, columns and contents of what Textual has drawn anew."""
    if isinstance(update, LayoutUpdate):
        for row, strips in enumerate(update.strips, update.region.y):
            column = update.region.x
            for strip in strips:
                yield row, column, strip
                column += strip.cell_length
        return
    for row, start_column, end_column in update.spans:
        for end, (column, chop) in zip(update.chop_ends[row], update.chops[row].items(), strict=False):
            # Beyond the span there may be strips of widgets that lie under others: only the span was composed.
            if chop is not None and column < end_column and end > start_column:
                yield row, column, chop
