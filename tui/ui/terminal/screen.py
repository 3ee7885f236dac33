"""What a screen has to keep to, so that its lines can go straight to the terminal."""

from typing import ClassVar

from textual.geometry import Size
from textual.screen import Screen


class TerminalScreen(Screen[None]):
    """A screen that is laid out for the size that the window has."""

    KEEPS_PLACES: ClassVar[bool] = False
    """Whether its parts keep their places and sizes unless the window gets another one.

    Where a part grows or shrinks with what it shows, Textual draws it a moment later, and the lines of the others
    would be seen before.
    """

    def _screen_resized(self, _size: Size) -> None:
        """Lays out for the size that the window has now, whatever the size was that is told.

        Textual has a screen tell itself each size that it takes. Of two that wait, as they do while somebody drags
        a window's edge and the machine is busy, each would bring back the other, without end.
        """
        super()._screen_resized(self.app.size)
