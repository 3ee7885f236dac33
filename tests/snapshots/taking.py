"""Takes the desk's screens down as text: what stands in each cell, and how it looks in each colour mode.

A file holds one screen at one size. First come the rows, between bars so that blanks at their ends are seen. Then a
letter for each cell that does not look plain, and what the letter looks like in each mode. Looks are what is sent
to the terminal: attributes, and SGR parameters of the colours.
"""

from collections.abc import AsyncIterator
from contextlib import aclosing
from pathlib import Path
from shutil import copy
from string import ascii_letters, digits
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment

from tests.support.incident_screens import IncidentScreens, incident_screens, make_incident_project
from tests.support.looking import Looking, looking
from tests.support.review_screens import ReviewScreens, review_screens
from tests.support.screens import Screens, Watched, screens
from tui.domain.adjudication.decisions import Choice, Kind, Ruling
from tui.services.demo import make_demo
from tui.services.review_desk import open_review
from tui.ui.palettes import Theme
from tui.ui.settings import Settings
from tui.ui.terminal import looks
from tui.ui.terminal.colour import Colour
from tui.ui.terminal.looks import PLAIN, Look, Looks

FOLDER: Final = Path(__file__).parent
SIZES: Final = ((80, 24), (120, 40), (200, 50))
LETTERS: Final = f".{ascii_letters}{digits}!#$%&*+-/<=>?@^~"
ATTRIBUTES: Final = ("bold", "dim", "italic", "underline", "reverse", "strike", "double", "overline")


class Mode(NamedTuple):
    """How many colours there are, and in which theme they are used."""

    colour: Colour
    theme: Theme = Theme.AUTO

    @property
    def name(self) -> str:
        """How it is called in the files."""
        return str(self.colour) if self.theme is Theme.AUTO else f"{self.colour} {self.theme}"


MODES: Final = (
    Mode(Colour.TRUE),
    Mode(Colour.INDEXED),
    Mode(Colour.BASIC),
    Mode(Colour.NONE),
    Mode(Colour.INDEXED, Theme.CONTRAST),
)


REVIEW_SIZES: Final = SIZES[:2]
REVIEW_MODES: Final = (Mode(Colour.TRUE), Mode(Colour.NONE))
"""The review is drawn in the same styles: that each mode has all of them is seen at the annotator's desk."""


class Shot(NamedTuple):
    """One screen in one mode.

    Attributes:
        name: What it shows.
        rows: Its text, row by row.
        looks: The look of each of its cells, row by row.
    """

    name: str
    rows: list[str]
    looks: list[list[Look]]


def make_review_project(folder: Path) -> Path:
    """The project whose review the screens show: the demo of it, at a fixed time."""
    path = folder / "review.db"
    make_demo(path, lambda: "2026-03-12T08:00:00.000Z", review=True)
    with open_review(path, "eve") as review:
        # A desk that opens takes only as much time for it as nobody notices.
        review.work.refresh()
    return path


def make_project(folder: Path) -> Path:
    """The project that the screens show: the demo, at a fixed time."""
    path = folder / "demo.db"
    make_demo(path, lambda: "2026-03-12T08:00:00.000Z")
    return path


def files(shots: dict[str, list[Shot]], size: tuple[int, int]) -> dict[Path, str]:
    """The files for a size.

    Args:
        shots: The same screens in each mode, by the mode's name.
        size: Columns and rows.
    """
    columns, rows = size
    found: dict[Path, str] = {}
    for same in zip(*shots.values(), strict=True):
        first = same[0]
        assert all(shot.rows == first.rows for shot in same), first.name
        letters: dict[tuple[Look, ...], str] = {(PLAIN,) * len(same): "."}
        grid = [
            "".join(letters.setdefault(cell, LETTERS[len(letters)]) for cell in zip(*row, strict=True)).rstrip(".")
            for row in zip(*(shot.looks for shot in same), strict=True)
        ]
        lines = [*(f"│{row}│" for row in first.rows), "", *(f"{y:02} {row}" for y, row in enumerate(grid) if row)]
        for number, mode in enumerate(shots):
            told = [f"{letter} {_told(cell[number])}" for cell, letter in letters.items() if letter != "."]
            lines += ["", f"== {mode}", *told]
        found[FOLDER / f"{first.name}-{columns}x{rows}.txt"] = "\n".join(lines) + "\n"
    return found


async def take(project: Path, size: tuple[int, int], mode: Mode) -> list[Shot]:
    """All screens at one size in one mode."""
    settings = Settings(theme=mode.theme)
    async with screens(project, "1", size=size, colour=mode.colour, settings=settings) as seen:
        await seen.press("circumflex_accent", "A")
        walk = _walk(seen)
        async with aclosing(walk):  # type: ignore[type-var]
            return [_shot(name, seen, mode) async for name in walk]


async def _walk(seen: Screens) -> AsyncIterator[str]:
    """Goes from screen to screen; each press ends when it is drawn, and lights are waited for."""
    await seen.press("right_square_bracket", "right_curly_bracket", "right_curly_bracket")
    await _lit(seen)
    yield "article"
    await seen.press("t")
    await _lit(seen)
    yield "lanes"
    await seen.press("t", "E")
    yield "events"
    await seen.press("escape", "plus", "space", "space", "enter")
    yield "form"
    await seen.press("escape", "escape", "tab", "n")
    await _lit(seen)
    yield "candidates"
    await seen.press("escape", "space", "space", "i")
    await seen.type("2 mar")
    yield "typing"
    await seen.press("escape", "escape", "left_square_bracket", "Y", "a", "b", "b")
    yield "split"
    await seen.press("escape", "right_square_bracket")
    await seen.press("u", "L")
    yield "legend"
    await seen.press("x", "question_mark")
    yield "help"
    await seen.press("x", "a")
    yield "list"
    await seen.press("c")
    yield "screening"


class Projects(NamedTuple):
    """The projects of which screens are kept.

    Attributes:
        project: For the desk and agreement.
        review: For the review and feedback.
        incidents: For incidents.
    """

    project: Path
    review: Path
    incidents: Path


def make_projects(folder: Path) -> Projects:
    """Makes them."""
    return Projects(make_project(folder), make_review_project(folder), make_incident_project(folder))


async def take_review(project: Path, size: tuple[int, int], mode: Mode) -> list[Shot]:
    """All screens of the review at one size in one mode; of a copy of the project, in which it decides."""
    settings = Settings(theme=mode.theme)
    with TemporaryDirectory() as folder:
        copied = Path(copy(project, folder))
        async with review_screens(copied, size=size, colour=mode.colour, settings=settings) as seen:
            walk = _walk_review(seen)
            async with aclosing(walk):  # type: ignore[type-var]
                return [_shot(name, seen, mode) async for name in walk]


async def _walk_review(seen: ReviewScreens) -> AsyncIterator[str]:
    """Goes through the review: an answer, a decision, an event, the other pages in the pane's place."""
    await seen.press("n")
    yield "review-answer"
    await seen.press("1")
    yield "review-decided"
    await seen.press("A")
    yield "review-adopt"
    await seen.press("escape", "v", *"event missing", "down", "enter", "n")
    yield "review-event"
    await seen.press("q")
    yield "review-list"
    await seen.press("escape", "a")
    yield "review-events"
    await seen.press("escape", "v", *"answer", "down", "enter", "i")
    await _own_lit(seen)
    yield "review-own"


async def take_feedback(project: Path, size: tuple[int, int], mode: Mode) -> list[Shot]:
    """What an annotator is told of a decided article; of a copy of the review, in which all of it is decided."""
    settings = Settings(theme=mode.theme)
    with TemporaryDirectory() as folder:
        copied = Path(copy(project, folder))
        article = _decided(copied)
        async with screens(copied, article, size=size, colour=mode.colour, settings=settings) as seen:
            await seen.press("quotation_mark", "n")
            return [_shot("feedback", seen, mode)]


def _decided(project: Path) -> str:
    """Decides the second article, whatever side is shown first, and gives its number."""
    with open_review(project, "eve") as review:
        article = review.work.articles()[1]
        while case := next((each for each in review.work.settle(article).cases if each.open), None):
            ruling = Ruling(Choice.TAKE, 0, reason="several", note="See the second paragraph.", unclear=True)
            ruling = ruling if case.kind is not Kind.PROBLEM else Ruling(Choice.REJECT)
            review.work.decide(article, case.id, ruling)
        return str(review.work.project.position_of(article))


async def take_agreement(project: Path, size: tuple[int, int], mode: Mode) -> list[Shot]:
    """All screens of agreement at one size in one mode."""
    settings = Settings(theme=mode.theme)
    async with looking(project, size=size, colour=mode.colour, settings=settings) as seen:
        walk = _walk_agreement(seen)
        async with aclosing(walk):  # type: ignore[type-var]
            return [_shot(name, seen, mode) async for name in walk]


async def _walk_agreement(seen: Looking) -> AsyncIterator[str]:
    """From the figures to a case, and through the other views."""
    await seen.press("right_square_bracket", "right_square_bracket")
    yield "agreement-figures"
    await seen.do("enter")
    yield "agreement-cases"
    await seen.press("enter")
    # What is said takes as many lines as it needs, which is known once it is laid out.
    await seen.settled()
    yield "agreement-case"
    await seen.press("escape", "escape", "tab", "tab", "down", "right")
    yield "agreement-confusion"
    await seen.press("tab")
    yield "agreement-people"
    await seen.do("a")
    await seen.press("down")
    yield "agreement-alignment"


async def take_incidents(project: Path, size: tuple[int, int], mode: Mode) -> list[Shot]:
    """All screens of incidents at one size in one mode; of a copy of the project, in which it decides."""
    settings = Settings(theme=mode.theme)
    with TemporaryDirectory() as folder:
        copied = Path(copy(project, folder))
        async with incident_screens(copied, size=size, colour=mode.colour, settings=settings) as seen:
            walk = _walk_incidents(seen)
            async with aclosing(walk):  # type: ignore[type-var]
                return [_shot(name, seen, mode) async for name in walk]


async def _walk_incidents(seen: IncidentScreens) -> AsyncIterator[str]:
    """From a pair to a word about it, the list, and what an incident is said to be."""
    await seen.press("n")
    yield "incidents-pair"
    await seen.press("p", "s", "p", "v", "v")
    yield "incidents-linked"
    await seen.press("i", "down", "down", "down", "down")
    yield "incidents-values"
    await seen.press("escape", "v", "v", "q")
    yield "incidents-list"


async def _own_lit(seen: ReviewScreens) -> None:
    """Lights what could be the own answer, which otherwise waits until nobody has pressed a key for a moment."""
    seen.app.review._light()
    await seen.settled()


async def _lit(seen: Screens) -> None:
    """Lights the candidates, which otherwise waits until nobody has pressed a key for a moment."""
    while seen.app.annotate._marks.dark:
        seen.app.annotate._light()
    await seen.settled()


def _shot(name: str, seen: Watched, mode: Mode) -> Shot:
    strips = seen.app.screen._compositor.render_strips()
    rows = [strip.text for strip in strips]
    assert all(cell_len(row) == seen.app.size.width for row in rows)
    of = Looks(mode.colour)
    return Shot(name, rows, [[look for each in strip for look in _looks(each, of)] for strip in strips])


def _looks(segment: Segment, of: Looks) -> list[Look]:
    text, style, control = segment
    if control:
        return []
    look = of.of(style)
    # A blank looks plain whatever its ink.
    plain = not text.strip() and look.erasable and not look.background
    return [PLAIN if plain else look] * cell_len(text)


def _told(look: Look) -> str:
    names = [name for name in ATTRIBUTES if look.attributes & getattr(looks, name.upper())]
    names += [f"ink {look.foreground}"] * bool(look.foreground)
    names += [f"ground {look.background}"] * bool(look.background)
    return " ".join(names) or "plain"


async def fresh_files(projects: Projects, size: tuple[int, int]) -> dict[Path, str]:
    """All files of one size as they are now."""
    fresh = files({mode.name: await take(projects.project, size, mode) for mode in MODES}, size)
    if size in REVIEW_SIZES:
        for taken, project in (
            (take_review, projects.review),
            (take_feedback, projects.review),
            (take_agreement, projects.project),
            (take_incidents, projects.incidents),
        ):
            fresh |= files({mode.name: await taken(project, size, mode) for mode in REVIEW_MODES}, size)
    return fresh
