"""The screens of the review desk without a terminal: as `tests.support.screens` for the annotator's."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from tests.support.screens import Watched
from tui.services.review_desk import open_review
from tui.ui.app import NO_SETTINGS
from tui.ui.review_app import ReviewApp
from tui.ui.settings import Settings
from tui.ui.terminal.colour import Colour


class ReviewScreens(Watched):
    """The review desk."""

    app: ReviewApp

    def __init__(self, app: ReviewApp, pilot: Pilot[None]) -> None:
        super().__init__(app, pilot)
        self.desk = app.review.desk


@asynccontextmanager
async def review_screens(
    project: Path,
    article: str = "",
    *,
    who: str = "eve",
    size: tuple[int, int] = (120, 40),
    settings: Settings = NO_SETTINGS,
    colour: Colour = Colour.NONE,
    clock: Callable[[], float] = lambda: 0.0,
) -> AsyncIterator[ReviewScreens]:
    """The review desk on a project.

    Args:
        project: The project file.
        article: Name of the article to begin with; empty for where the adjudicator left.
        who: Who decides.
        size: Columns and rows of the window.
        settings: What the adjudicator settled for themselves.
        colour: What the terminal can show.
        clock: Tells seconds.
    """
    with open_review(project, who) as review:
        app = ReviewApp(
            review.work,
            project=project.name,
            article=review.find_article(article) if article else "",
            colour=colour,
            place=review.place,
            settings=settings,
            clock=clock,
        )
        async with app.run_test(size=size) as pilot:
            seen = ReviewScreens(app, pilot)
            await seen.settled()
            yield seen
