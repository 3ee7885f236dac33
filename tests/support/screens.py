"""The screens of the desk without a terminal: the real application on a real project, drawn by Textual alone."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path
from typing import TypeAlias
from unicodedata import lookup

from rich.cells import cell_len
from textual.events import Callback, Key, MouseDown, MouseEvent, MouseMove, MouseUp, Paste
from textual.keys import _get_unicode_name_from_key
from textual.pilot import Pilot

from tests.support.desks import make_project, new_article
from tests.support.forms import SCHEMA, TEXT
from tui.formats.schema_json import schema_from_json
from tui.services.annotating import Session
from tui.services.desk import open_desk
from tui.services.ids import IdSource, now
from tui.services.queue import Queue
from tui.store.project import Project
from tui.ui.app import NO_SETTINGS, DeskApp
from tui.ui.desk_app import DeskApplication
from tui.ui.settings import Settings
from tui.ui.terminal.colour import Colour

PATIENCE = 600
"""How often is looked whether something is so, five thousandths of a second apart."""

Report: TypeAlias = type[MouseEvent]
"""What the left button or the pointer did."""

OTHERS = ("Talks began in Homs.\n", "Nothing happened in 大马士革.\n")


def small_project(folder: Path, *texts: str, schema: str = SCHEMA) -> Path:
    """A project with the small schema and some articles: `TEXT` and two others if none are given."""
    source = folder / "small.yaml"
    source.write_text(schema)
    articles = [
        new_article(f"{number}.txt", text, "2021-05-06")._replace(title=f"Article {number} [/]\x1b]0;x\x07")
        for number, text in enumerate(texts or (TEXT, *OTHERS), start=1)
    ]
    return make_project(folder / "p.db", *articles, schema=str(source))


def _character(key: str) -> str | None:
    """What a key types."""
    with suppress(KeyError):
        return key if len(key) == 1 else lookup(_get_unicode_name_from_key(key))
    return None


class Watched:
    """Any desk, and who looks at it and presses its keys.

    Args:
        app: The application.
        pilot: Its hands.
    """

    def __init__(self, app: DeskApplication, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def rows(self) -> list[str]:
        """What is on the screen, line by line."""
        return [strip.text for strip in self.app.screen._compositor.render_strips()]

    @property
    def footer(self) -> str:
        """The last line."""
        return self.rows[-1].strip()

    def shows(self, text: str) -> bool:
        """Whether a text is on the screen."""
        return any(text in row for row in self.rows)

    async def settled(self) -> None:
        """Waits until all that was sent has arrived, and what it changed is drawn.

        Much faster than the pilot's own waiting, which looks every fiftieth of a second whether the process rests.
        """
        await self._arrival(lambda told: self.app.post_message(Callback(told)))
        await self._arrival(lambda told: self.app.screen.post_message(Callback(told)))
        await self.pilot._wait_for_screen()
        await self._arrival(self.app.screen.call_after_refresh)
        await self.pilot._wait_for_screen()

    async def _arrival(self, send: Callable[[Callable[[], None]], object]) -> None:
        """Sends something that tells when it arrived, and waits for it, unless the application ends."""
        arrived = asyncio.Event()
        send(arrived.set)
        while not (arrived.is_set() or self.app._exit):
            with suppress(TimeoutError):
                await asyncio.wait_for(arrived.wait(), 0.02)

    async def press(self, *keys: str) -> None:
        """Presses keys by their names in Textual, all at once as a slow line delivers them."""
        for key in keys:
            self.app.post_message(Key(key, _character(key)))
        await self.settled()

    async def type(self, text: str) -> None:
        """Types a text."""
        await self.press(*text)

    async def paste(self, text: str) -> None:
        """Pastes a text."""
        self.app.post_message(Paste(text))
        await self.settled()

    async def until(self, holds: Callable[[], object]) -> None:
        """Waits until something is so."""
        for _ in range(PATIENCE):
            if holds():
                return
            await self.pilot.pause(0.005)
        raise AssertionError("\n".join(self.rows))

    async def click(self, words: str, *, times: int = 1, shift: bool = False) -> None:
        """Clicks on the first character of some words on the screen, not as the second of two clicks."""
        place = self.find(words)
        self.app._click_chain_last_time = None
        for _ in range(times):
            self.mouse(MouseDown, place, shift=shift)
            self.mouse(MouseUp, place, shift=shift)
        await self.settled()

    async def drag(self, start: str, end: str) -> None:
        """Drags from the first character of some words to the first one of others."""
        self.mouse(MouseDown, self.find(start))
        self.mouse(MouseMove, self.find(end))
        self.mouse(MouseUp, self.find(end))
        await self.settled()

    def mouse(self, kind: Report, place: tuple[int, int], *, shift: bool = False) -> None:
        """Sends what a driver makes of a report of the left button; waits for nothing."""
        x, y = place
        self.app.post_message(kind(None, x, y, 0, 0, 1, shift, False, False, x, y))

    def find(self, words: str) -> tuple[int, int]:
        """Column and line of some words on the screen."""
        for y, row in enumerate(self.rows):
            if words in row:
                return cell_len(row[: row.index(words)]), y
        raise AssertionError("\n".join(self.rows))

    async def resize(self, width: int, height: int) -> None:
        """Gives the window another size."""
        await self.pilot.resize_terminal(width, height)
        await self.settled()


class Screens(Watched):
    """The annotator's desk."""

    app: DeskApp

    def __init__(self, app: DeskApp, pilot: Pilot[None]) -> None:
        super().__init__(app, pilot)
        self.desk = app.annotate.desk


@contextmanager
def beside(project: Path) -> Iterator[Session]:
    """Somebody who writes as the same annotator without a desk, as a script does."""
    with Project.open(project) as opened:
        schema = schema_from_json(opened.current_schema().compiled)
        yield Session(opened, schema, "ana", new_id=IdSource(), clock=now)


@asynccontextmanager
async def screens(
    project: Path,
    article: str | None = "1.txt",
    *,
    size: tuple[int, int] = (120, 40),
    settings: Settings = NO_SETTINGS,
    colour: Colour = Colour.NONE,
    screening: bool = False,
    tour: bool = False,
) -> AsyncIterator[Screens]:
    """The desk on a project.

    Args:
        project: The project file.
        article: Name of the article to begin with; None for the list; empty for where the annotator left.
        size: Columns and rows of the window.
        settings: What the annotator settled for themselves.
        colour: What the terminal can show.
        screening: Whether to begin with screening.
        tour: Whether to begin with the tour.
    """
    with open_desk(project, "ana") as desk:
        first = desk.find_article(article) if article else (desk.queue.start() if article == "" else None)
        queue = Queue(desk.project, "ana")
        app = DeskApp(
            desk.session,
            queue,
            project=project.name,
            article=first,
            colour=colour,
            place=desk.place,
            settings=settings,
            screening=screening,
            tour=tour,
        )
        async with app.run_test(size=size) as pilot:
            seen = Screens(app, pilot)
            await seen.settled()
            yield seen
