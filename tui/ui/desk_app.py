"""What the applications of all desks share: input in its order, pages to read, the other desk at the start."""

import asyncio
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from textual import events
from textual.errors import NoWidget

from tui.services.presence import DeskPlace
from tui.ui.screens.desk_screen import DeskScreen
from tui.ui.settings import Settings, load_settings
from tui.ui.terminal.app import TerminalApp
from tui.ui.terminal.colour import Colour, choose_colour
from tui.ui.terminal.require import require_terminal
from tui.ui.theme import styles

if TYPE_CHECKING:
    from textual.dom import DOMNode
    from textual.message_pump import MessagePump

    from tui.ui.lines import Line

MOUSE_PATIENCE = 1.0
"""Seconds that keys wait for what the mouse did before them; it takes thousandths."""


def at_this_terminal(colour: str) -> tuple[Settings, Colour]:
    """What the user settled, and how many colours the terminal has.

    Args:
        colour: One of `tui.ui.terminal.colour.MODES`; what the user settled holds where it is `auto`.

    Raises:
        DeskError: There is no terminal.
    """
    require_terminal(os.environ)
    settings = load_settings(os.environ)
    return settings, choose_colour(settings.colour if colour == "auto" else colour, os.environ)


class DeskApplication(TerminalApp):
    """A desk on a project.

    Args:
        project: Name of the project file.
        colour: How many colours the terminal has.
        place: Which of the desks of who works may write; None if there can be no other.
        settings: What they settled for themselves.
    """

    def __init__(self, *, project: str, colour: Colour, place: DeskPlace | None, settings: Settings) -> None:
        super().__init__(colour)
        self._project = project
        self._place = place
        self._settings = settings
        self._named = styles(colour, settings.theme)
        self._left = False
        self._taken = 0

    def begin(self) -> DeskScreen:
        """The first screen of the work itself."""
        raise NotImplementedError

    def took_over(self) -> None:
        """Called when this desk has taken the place of another one."""

    def actions(self) -> Mapping[str, Callable[[], object]]:
        """What the screens leave to the application, by the action's id."""
        return {
            "redraw": self.repaint,
            "take-over": self._take_over,
            "look-only": self._begin,
            "stay-out": self.close_desk,
        }

    def act(self, action: str) -> None:
        """Does what the screens leave to the application.

        Args:
            action: Its id.
        """
        do = self.actions().get(action)
        if do is not None:
            do()

    def first_screen(self) -> DeskScreen:
        """The work; before it, what to do if another desk is open."""
        if self._place is not None and self._place.other is not None:
            from tui.ui.screens.elsewhere import ElsewhereScreen  # noqa: PLC0415 - seldom needed

            return ElsewhereScreen(
                self._project, self._place.other, self._named, self.act, keys=self._settings.keys
            )
        return self.begin()

    def show_page(self, title: str, lines: "Callable[[int], list[Line]]") -> None:
        """Shows a page to read.

        Args:
            title: What it is about, in a word.
            lines: Makes the lines for a width in cells.
        """
        from tui.ui.screens.help import HelpScreen  # noqa: PLC0415 - the desk stands before anyone asks

        self.push_screen(HelpScreen(title, lines, self._named))

    def close_desk(self) -> None:
        """Ends the application."""
        self._left = True
        self.exit(return_code=0)

    def _take_over(self) -> None:
        if self._place is not None:
            self._place.take()
            self.took_over()
        self._begin()

    def _begin(self) -> None:
        self.switch_screen(self.begin())

    async def on_event(self, event: events.Event) -> None:
        """Takes what is typed and clicked in the order in which it came.

        Textual queues input for the screen that is in front when it arrives. But a slow line delivers several keys
        at once, and the first may change the screen: the others were meant for the one behind it.
        """
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            screen = self.screen
            if not self._left and isinstance(screen, DeskScreen):
                self._taken += 1
                screen.take(event)
            return
        if isinstance(event, events.MouseEvent) and not event.is_forwarded:
            target = self._under(event)
            await super().on_event(event)
            await _processed(target)
        else:
            await super().on_event(event)

    def _under(self, event: events.MouseEvent) -> "DOMNode":
        """What a mouse event goes to."""
        if self.mouse_captured is not None:
            return self.mouse_captured
        try:
            return self.get_widget_at(event.x, event.y)[0]
        except NoWidget:
            return self.screen


async def _processed(target: "DOMNode") -> None:
    """Waits until what was sent to a widget, and what it said because of it, has arrived at the screen."""
    path: list[MessagePump] = [
        target,
        *(node for node in target.ancestors_with_self if not isinstance(node, TerminalApp)),
    ]
    for node in path:
        # A widget stands in front of itself: first it takes what was sent, then what it said goes its way.
        done = asyncio.Event()
        if node.post_message(events.Callback(done.set)):
            with suppress(TimeoutError):
                await asyncio.wait_for(done.wait(), MOUSE_PATIENCE)
