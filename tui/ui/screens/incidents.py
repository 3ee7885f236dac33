"""The desk for incidents on the screen: two events side by side, and what can be said of them."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from rich.style import Style
from textual import events
from textual.app import ComposeResult

from tui.domain.errors import DeskError
from tui.services.incidents import Incidents
from tui.ui import bars
from tui.ui.commands import Keys, key_map
from tui.ui.form.painting import entry_lines
from tui.ui.incidents.actions import ACTIONS
from tui.ui.incidents.desk import IncidentDesk
from tui.ui.incidents.painting import body_lines, header_line, most_top, question_lines
from tui.ui.lines_view import LinesView
from tui.ui.registry.base import EDIT, INCIDENTS
from tui.ui.screens.desk_screen import LEAST, DeskScreen

if TYPE_CHECKING:
    from textual.timer import Timer

LOOKS = 0.05
"""Seconds between pieces of the work of looking at articles that changed; keys come in between."""

PIECE = 0.02
"""Seconds that such a piece takes at least."""

ASKED = 3
"""Lines of what can be said."""

ENTRY = 12
"""Lines of an open question, if there is room for them."""


class IncidentsScreen(DeskScreen):
    """Asks of pairs of events whether they are one incident.

    Args:
        work: The incidents.
        project: Name of the project file, for the header.
        styles: Styles by name.
        act: Does what belongs to the application, by the action's id; `leave-incidents` leaves this screen.
        keys: The adjudicator's keys.
    """

    DEFAULT_CSS = """
    IncidentsScreen { layout: vertical; }
    #incidents-header, #incidents-foot { height: 1; width: 1fr; }
    #incidents-body { height: 1fr; width: 1fr; }
    #incidents-asked { width: 1fr; }
    """

    def __init__(
        self,
        work: Incidents,
        project: str,
        styles: Mapping[str, Style],
        *,
        act: Callable[[str], None],
        keys: Keys,
    ) -> None:
        super().__init__()
        self.desk = IncidentDesk(work, keys)
        self._project = project
        self._act = act
        self._own = keys
        self._keys = key_map(INCIDENTS, keys.commands)
        self._header = LinesView(styles, "incidents-header")
        self._body = LinesView(styles, "incidents-body")
        self._asked = LinesView(styles, "incidents-asked")
        self._foot = LinesView(styles, "incidents-foot")
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """The four parts."""
        yield self._header
        yield self._body
        yield self._asked
        yield self._foot

    # ------------------------------------------------------------------ keys

    def take(self, event: events.Key | events.Paste) -> None:
        """Each key is an action, or goes to the open question; pasted text goes there."""
        action = None if isinstance(event, events.Paste) else self._keys.get(event.key)
        if self.refuses(action):
            return
        self.desk.say("")
        try:
            if isinstance(event, events.Paste):
                self.desk.answer_paste(event.text)
            elif self.desk.asking is not None:
                self.desk.answer_key(event.key, event.character)
            elif action is not None:
                self._run(action)
            else:
                self.desk.say(self._own.unused(event.key), alarm=True)
        except DeskError as error:
            self.desk.say(error.message, alarm=True)
        self.draw()

    def _run(self, action: str) -> None:
        if action in ACTIONS:
            ACTIONS[action](self.desk)
        else:
            self._act(action)

    # ------------------------------------------------------------------ looking at what changed

    def _look(self) -> None:
        try:
            more = self.desk.look_on(PIECE)
        except DeskError as error:
            self.desk.say(error.message, alarm=True)
            more = False
        if not more and self._timer is not None:
            self._timer.stop()
            self._timer = None
        self.draw()

    # ------------------------------------------------------------------ drawing

    def on_mount(self) -> None:
        """Shows the first pair, and goes on looking at what changed."""
        try:
            self.desk.begin()
        except DeskError as error:
            self.desk.say(error.message, alarm=True)
        if self.desk.waiting:
            self._timer = self.set_interval(LOOKS, self._look)
        self.call_after_refresh(self.draw)

    def on_unmount(self) -> None:
        """Nobody waits any more."""
        if self._timer is not None:
            self._timer.stop()

    def on_screen_resume(self) -> None:
        """Draws again after another screen lay over this one."""
        self.call_after_refresh(self.draw)

    def draw(self) -> None:
        """Draws what changed."""
        width, height = self.size
        desk = self.desk
        if self.too_small:
            self._header.show(bars.too_small(width, height, LEAST)[:1])
            for view in (self._body, self._asked, self._foot):
                view.show([])
            return
        lower = min(ENTRY, height - 6) if desk.asking is not None else ASKED
        if self._asked.styles.height is None or self._asked.styles.height.value != lower:
            self._asked.styles.height = lower
        room = max(1, height - 2 - lower)
        desk.top = min(desk.top, most_top(desk, width, room))
        self._header.show([header_line(desk, self._project, desk.work.desk.author, width)])
        self._body.show(body_lines(desk, width, room))
        if desk.asking is not None:
            self._asked.show(entry_lines(desk.asking.entry, desk.asking.title, (width, lower)))
        else:
            self._asked.show(question_lines(desk, width, lower) if desk.pair is not None else [])
        where = EDIT if desk.asking is not None else INCIDENTS
        shown = bars.footer(where, desk.message, alarm=desk.alarm, width=width, commands=self._own.commands)
        self._foot.show([shown])
