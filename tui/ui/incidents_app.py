"""The desk for incidents by itself."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from tui.domain.errors import DeskError
from tui.services.desk import PATIENCE
from tui.services.incidents import Incidents, open_incidents
from tui.ui.desk_app import DeskApplication, at_this_terminal
from tui.ui.registry.base import INCIDENTS
from tui.ui.screens.desk_screen import DeskScreen
from tui.ui.screens.incidents import IncidentsScreen
from tui.ui.settings import Settings
from tui.ui.terminal.colour import Colour


class IncidentsApp(DeskApplication):
    """Asks of pairs of events whether they are one incident.

    Args:
        work: The incidents.
        project: Name of the project file.
        colour: How many colours the terminal has.
        settings: What the adjudicator settled.
    """

    def __init__(self, work: Incidents, project: str, *, colour: Colour, settings: Settings) -> None:
        super().__init__(project=project, colour=colour, place=None, settings=settings)
        self._work = work
        self.incidents = IncidentsScreen(work, project, self._named, act=self.act, keys=settings.keys)

    def begin(self) -> DeskScreen:
        """The pairs."""
        return self.incidents

    def actions(self) -> Mapping[str, Callable[[], object]]:
        """What the pairs leave to the application."""
        own = {"help": self._show_help, "quit": self.close_desk, "leave-incidents": self._stay}
        return {**super().actions(), **own}

    def _stay(self) -> None:
        raise DeskError(f"{self._settings.keys.named('quit')} leaves.")

    def _show_help(self) -> None:
        from tui.ui.help import help_lines  # noqa: PLC0415 - seldom asked for

        self.show_page("keys", partial(help_lines, INCIDENTS, self._work.schema, self._settings.keys))


def run_incidents(path: Path, *, who: str, layer: str, colour: str = "auto", mouse: bool = True) -> int:
    """Opens the desk for incidents and stays until the adjudicator leaves.

    Args:
        path: The project file.
        who: The adjudicator.
        layer: Whose events: `gold`, or an annotator.
        colour: One of `tui.ui.terminal.colour.MODES`.
        mouse: Whether the mouse is used.

    Returns:
        The exit code.

    Raises:
        DeskError: The project cannot be opened, there are no such events, or there is no terminal.
    """
    settings, chosen = at_this_terminal(colour)
    with open_incidents(path, who, layer) as work:
        # No key waits longer for others who write; what could not be written is told, and can be said again.
        work.project.be_patient(PATIENCE)
        work.project.call_it(path.name)
        app = IncidentsApp(work, path.name, colour=chosen, settings=settings)
        return app.run_to_end(mouse=mouse and settings.mouse)
