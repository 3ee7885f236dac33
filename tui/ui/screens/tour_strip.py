"""The lines at the foot of the desk in which the tour stands while somebody takes it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from rich.style import Style

from tui.ui.commands import Keys
from tui.ui.lines_view import LinesView

if TYPE_CHECKING:
    from tui.ui.tour import Tour


class TourStrip:
    """The tour on the screen.

    Args:
        styles: Styles by name.
        keys: The annotator's keys.

    Attributes:
        view: Where it is drawn; takes no room while there is no tour.
    """

    def __init__(self, styles: Mapping[str, Style], keys: Keys) -> None:
        self.view = LinesView(styles, "tour")
        self._keys = keys
        self._tour: Tour | None = None

    @property
    def stands(self) -> bool:
        """Whether somebody takes the tour."""
        return self._tour is not None

    def go_on(self) -> None:
        """Begins the tour, or goes on to its next step."""
        if self._tour is not None:
            self._tour.skip()
            return
        from tui.ui.tour import Tour  # noqa: PLC0415 - once in a life

        self._tour = Tour(self._keys)
        self.view.add_class("stands")

    def did(self, action: str) -> None:
        """An action was done: perhaps it was the step."""
        if self._tour is not None and action != "tour":
            self._tour.did(action)

    def end(self) -> None:
        """Ends the tour."""
        self._tour = None
        self.view.remove_class("stands")

    def draw(self, width: int, *, typing: bool) -> None:
        """Draws the step, or ends after the last one.

        Args:
            width: Cells of the window.
            typing: Whether a line is open.
        """
        if self._tour is not None and self._tour.over:
            self.end()
        if self._tour is not None:
            self.view.show(self._tour.lines(width, typing=typing))
