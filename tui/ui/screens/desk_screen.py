"""What the application expects of each screen of the desk."""

from textual import events
from textual.screen import Screen


class DeskScreen(Screen[None]):
    """A screen that takes keys and pastes from the application, in the order in which they came."""

    BINDINGS = []  # noqa: RUF012 - Textual's interface: keys come from the registry

    def take(self, event: events.Key | events.Paste) -> None:
        """Does what a key or a pasted text means here.

        Args:
            event: What was typed.
        """
        raise NotImplementedError
