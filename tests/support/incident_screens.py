"""The desk for incidents on the screen, without a terminal."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from tests.support.reported import GRENADE, MARKET, THREE, incident_project, work
from tests.support.screens import Watched
from tui.store.project import Project
from tui.ui.incidents_app import IncidentsApp
from tui.ui.settings import Settings
from tui.ui.terminal.colour import Colour

NO_SETTINGS = Settings()

FOUR = (*THREE, ("four.txt", MARKET, ({**GRENADE, "actor/1": "Black River Front", "dead/best": "4"},)))
"""Three articles that report the same, and one that does not."""


class IncidentScreens(Watched):
    """Somebody who links incidents.

    Args:
        app: The application.
        pilot: Its hands.
    """

    app: IncidentsApp

    def __init__(self, app: IncidentsApp, pilot: Pilot[None]) -> None:
        super().__init__(app, pilot)
        self.desk = app.incidents.desk

    async def looked(self) -> None:
        """Waits until all articles are looked at, and all is drawn."""
        await self.until(lambda: not self.desk.waiting)
        await self.settled()


def make_incident_project(folder: Path) -> Path:
    """The project that the screens show."""
    return incident_project(folder / "incidents.db", FOUR)


@asynccontextmanager
async def incident_screens(
    path: Path, *, size: tuple[int, int] = (80, 24), settings: Settings = NO_SETTINGS, colour: Colour = Colour.NONE
) -> AsyncIterator[IncidentScreens]:
    """The desk with its first pair."""
    with Project.open(path) as project:
        app = IncidentsApp(work(project), path.name, colour=colour, settings=settings)
        async with app.run_test(size=size) as pilot:
            seen = IncidentScreens(app, pilot)
            await seen.looked()
            yield seen
