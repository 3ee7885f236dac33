"""The question at the start, if another desk of the annotator is open."""

from collections.abc import Callable, Mapping

from rich.style import Style
from textual import events
from textual.app import ComposeResult

from tui.domain.errors import DeskError
from tui.services.presence import Presence
from tui.ui import bars
from tui.ui.commands import Keys, key_map, shown_key
from tui.ui.form.painting import rule
from tui.ui.lines import Line, clean, fit
from tui.ui.lines_view import LinesView
from tui.ui.registry.base import ELSEWHERE
from tui.ui.screens.desk_screen import DeskScreen


class ElsewhereScreen(DeskScreen):
    """Says where the other desk is, and asks which of the two shall write.

    Args:
        project: Name of the project file.
        other: The other desk.
        styles: Styles by name.
        act: Does what was chosen, by the action's id.
        keys: The annotator's keys.
    """

    DEFAULT_CSS = """
    ElsewhereScreen { layout: vertical; }
    #elsewhere { height: 1fr; width: 1fr; }
    #elsewhere-foot { height: 1; width: 1fr; }
    """

    def __init__(
        self,
        project: str,
        other: Presence,
        styles: Mapping[str, Style],
        act: Callable[[str], None],
        *,
        keys: Keys,
    ) -> None:
        super().__init__()
        self._project = project
        self._other = other
        self._act = act
        self._keys = key_map(ELSEWHERE, keys.commands)
        self._own = keys
        self._problem = ""
        self._view = LinesView(styles, "elsewhere")
        self._foot = LinesView(styles, "elsewhere-foot")

    def compose(self) -> ComposeResult:
        """The two parts."""
        yield self._view
        yield self._foot

    def take(self, event: events.Key | events.Paste) -> None:
        """One of the keys that the question names; any other does nothing."""
        action = self._keys.get(event.key) if isinstance(event, events.Key) else None
        if action is None:
            return
        try:
            self._act(action)
        except DeskError as error:
            self._problem = error.message
            self.draw()

    def on_mount(self) -> None:
        """Draws the question."""
        self.call_after_refresh(self.draw)

    def draw(self) -> None:
        """Draws the question."""
        width = self.size.width
        self._view.show([fit(line, width) for line in self._lines(width)])
        alarm = bool(self._problem)
        foot = bars.footer(ELSEWHERE, self._problem, alarm=alarm, width=width, commands=self._own.commands)
        self._foot.show([foot])

    def _lines(self, width: int) -> list[Line]:
        other = self._other
        offers = [command for command in self._own.commands if ELSEWHERE in command.where and command.keys]
        said = (
            f"{other.annotator} has another desk open in this project.",
            f"Since {moment(other.since)} UTC, last change {moment(other.seen)} UTC.",
            f"At {other.terminal}.",
        )
        return [
            rule(f"{self._project} is open elsewhere", width),
            *(((f" {clean(each)}", ""),) for each in ("", *said, "")),
            *(((f" {shown_key(each.keys[0])}", "footer-key"), (f"  {each.help}", "")) for each in offers),
        ]


def moment(at: str) -> str:
    """A time as people read it, to the minute."""
    return at[:16].replace("T", " ")
