"""Writes the annotator's place, and tries again what could not be written, while the desk is on the screen."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.ui.desk.desk import Desk

PLACE_DELAY = 0.4
"""Seconds of rest after which the text cursor's place is written; all other changes are written at once."""

RETRY = 2.0
"""Seconds between attempts to write what could not be written."""


class Keeping:
    """Writes the place and tries again what is not on disk.

    Args:
        desk: What is worked at.
        later: Does something after so many seconds.
        is_open: Tells whether the desk works on the article that is shown.
        flush: Tries to write what is not on disk, and says what went wrong.
        draw: Draws what changed.
    """

    def __init__(
        self,
        desk: "Desk",
        *,
        later: Callable[[float, Callable[[], None]], object],
        is_open: Callable[[], bool],
        flush: Callable[[], None],
        draw: Callable[[], None],
    ) -> None:
        self._desk = desk
        self._later = later
        self._is_open = is_open
        self._flush = flush
        self._draw = draw
        self._written: object = None
        self._waits = False
        self._tries = False

    def forget(self) -> None:
        """Writes the place at once the next time, wherever it is: another article was opened."""
        self._written = None

    def remember(self) -> None:
        """Writes the place: at once when article, event or field changed, a moment later for the cursor."""
        place = self._desk.place()
        coarse = (place.article, place.event, place.path)
        if coarse != self._written:
            self._written = coarse
            self._desk.session.save_place(place)
        elif not self._waits:
            self._waits = True
            self._later(PLACE_DELAY, self._write)

    def write(self) -> None:
        """Writes the place now."""
        if self._is_open():
            self._desk.session.save_place(self._desk.place())

    def watch(self) -> None:
        """While something is not on disk, it is tried again and again."""
        session = self._desk.session
        if not self._tries and (session.trouble or not session.saved):
            self._tries = True
            self._later(RETRY, self._try)

    def _write(self) -> None:
        self._waits = False
        session = self._desk.session
        before = (session.trouble, session.only_looks)
        self.write()
        if (session.trouble, session.only_looks) != before:
            self._draw()

    def _try(self) -> None:
        self._tries = False
        self._flush()
        self._draw()
