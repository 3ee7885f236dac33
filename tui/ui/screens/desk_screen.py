"""What the application expects of each screen of the desk."""

from textual import events

from tui.ui.terminal.screen import TerminalScreen

LEAST = (40, 12)
"""The smallest window that the desk can work in, in cells."""

WHERE_NOTHING_SHOWS = ("quit", "redraw")
"""What may still be done in a window that is too small to show anything."""


class DeskScreen(TerminalScreen):
    """A screen that takes keys and pastes from the application, in the order in which they came."""

    BINDINGS = []  # noqa: RUF012 - Textual's interface: keys come from the registry

    def take(self, event: events.Key | events.Paste) -> None:
        """Does what a key or a pasted text means here.

        Args:
            event: What was typed.
        """
        raise NotImplementedError

    def draw(self) -> None:
        """Draws what changed since the last time."""
        raise NotImplementedError

    def on_resize(self, _event: events.Resize) -> None:
        """Draws for the new size; a screen that places its parts by hand has done so by then."""
        self.call_after_refresh(self.draw)

    @property
    def too_small(self) -> bool:
        """Whether the window is too small to work in: then no key may change what cannot be seen."""
        return self.size.width < LEAST[0] or self.size.height < LEAST[1]

    def refuses(self, action: str | None) -> bool:
        """Whether an action has to wait for a larger window.

        Args:
            action: Its id; None for a key that is no action.
        """
        return self.too_small and action not in WHERE_NOTHING_SHOWS
