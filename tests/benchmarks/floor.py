"""The least that Textual can do: an application that says READY. Every start is measured against it."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import Static  # noqa: TID251 - this is what people begin with


class Floor(App[None]):
    """Says that it is ready."""

    BINDINGS: ClassVar[list[BindingType]] = [("q", "quit", "")]
    ENABLE_COMMAND_PALETTE = False

    def compose(self) -> ComposeResult:
        """One line."""
        yield Static("READY")


if __name__ == "__main__":
    Floor().run()
