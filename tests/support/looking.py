"""The screen of agreement without a terminal, on a real project."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from tests.support.agreeing import agreeing_project, articles, layer
from tests.support.screens import Watched
from tui.services.agreement_reading import Asked, read_schema
from tui.ui.agreement_app import AgreementApp
from tui.ui.settings import Settings
from tui.ui.terminal.colour import Colour

NO_SETTINGS = Settings()
ALL = Asked()
RAID = {"kind": "raid", "place": "Tall Rifat", "dead": "3"}
SIEGE = {**RAID, "kind": "siege"}


def disagreeing_project(folder: Path, count: int = 3) -> Path:
    """Ana and ben of so many articles, and cy of the first: places end elsewhere, and every second kind differs."""
    added = articles(count, batch="batch")
    layers = []
    for number, each in enumerate(added):
        about = {"relevant": "yes", "grade": "high"}
        layers += [
            layer(each, "ana", [("place", 20, 30), ("actor", 3, 12)], [RAID], about=about),
            layer(each, "ben", [("place", 20, 29), ("actor", 3, 12)], [SIEGE if number % 2 else RAID], about=about),
        ]
    layers.append(layer(added[0], "cy", [("actor", 20, 30)], [], about={"relevant": "no"}, status="no_event"))
    return agreeing_project(folder / "p.db", added, layers)


class Looking(Watched):
    """Somebody who looks at agreement.

    Args:
        app: The application.
        pilot: Its hands.
    """

    app: AgreementApp

    def __init__(self, app: AgreementApp, pilot: Pilot[None]) -> None:
        super().__init__(app, pilot)
        self.figures = app.figures

    async def computed(self) -> None:
        """Waits until nothing is computed any more, and all is drawn."""
        await self.until(lambda: not self.figures.busy)
        await self.settled()

    async def do(self, *keys: str) -> None:
        """Presses keys, and waits for what is computed because of them."""
        await self.press(*keys)
        await self.computed()


@asynccontextmanager
async def looking(
    project: Path,
    *,
    size: tuple[int, int] = (80, 24),
    settings: Settings = NO_SETTINGS,
    colour: Colour = Colour.NONE,
    asked: Asked = ALL,
) -> AsyncIterator[Looking]:
    """The screen with its figures."""
    app = AgreementApp(project, read_schema(project, asked), asked, colour=colour, settings=settings)
    async with app.run_test(size=size) as pilot:
        seen = Looking(app, pilot)
        await seen.computed()
        yield seen
