"""The application: opens the project, owns the screens."""

import asyncio
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tui.domain.errors import DeskError
from tui.domain.layers import ARTICLE
from tui.services.annotating import Session
from tui.services.desk import open_desk
from tui.services.presence import DeskPlace
from tui.services.queue import Queue
from tui.ui import later
from tui.ui.desk_app import DeskApplication, at_this_terminal
from tui.ui.registry.base import ANNOTATE, ARTICLES, SCREENING
from tui.ui.screens.annotate import AnnotateScreen
from tui.ui.screens.desk_screen import DeskScreen
from tui.ui.settings import Settings
from tui.ui.terminal.colour import Colour

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tui.domain.adjudication.feedback import Difference
    from tui.ui.screens.articles import ArticlesScreen
    from tui.ui.screens.screening import ScreeningScreen

NO_SETTINGS = Settings()


class DeskApp(DeskApplication):
    """The desk.

    Args:
        session: The work.
        queue: The articles.
        project: Name of the project file.
        article: Id of the article to begin with; None for the list.
        colour: How many colours the terminal has.
        place: Which of the annotator's desks may write; None if there can be no other.
        settings: What the annotator settled for themselves.
        screening: Whether to begin with screening.
        tour: Whether to begin with the tour.
    """

    def __init__(
        self,
        session: Session,
        queue: Queue,
        *,
        project: str,
        article: str | None,
        colour: Colour,
        place: DeskPlace | None = None,
        settings: Settings = NO_SETTINGS,
        screening: bool = False,
        tour: bool = False,
    ) -> None:
        super().__init__(project=project, colour=colour, place=place, settings=settings)
        self._session = session
        self._queue = queue
        self._first = article
        self.annotate = AnnotateScreen(session, queue, project, self._named, self.act, keys=settings.keys)
        self.annotate.desk.snap = settings.snap
        self.annotate.desk.proposing.enabled = settings.propose
        self.annotate.article.show_lanes(settings.lanes)
        self._articles: ArticlesScreen | None = None
        self._screening: ScreeningScreen | None = None
        self._screens_first = screening
        self._tours_first = tour
        self._refused = -1

    def begin(self) -> DeskScreen:
        """The first article, or the list if there is none."""
        # Installed screens stay when another one takes their place.
        self.install_screen(self.annotate, ANNOTATE)
        complaint = self._settings.complaint
        if self._screens_first:
            return self._screener()
        if self._first is None:
            listed = self._list()
            listed.say(complaint)
            return listed
        self.annotate.open_article(self._first)
        if self._tours_first:
            self.annotate.guide_newcomer()
        if complaint:
            self.annotate.desk.say(complaint, alarm=True)
        return self.annotate

    def _screener(self) -> "ScreeningScreen":
        """The screening screen, with the first article that is not begun."""
        if self._screening is None:
            from tui.ui.screens.screening import ScreeningScreen  # noqa: PLC0415 - see `tui.ui.later`

            self._screening = ScreeningScreen(
                self._session,
                self._queue,
                self._project,
                self._named,
                act=self.act,
                choose=self._open_in_desk,
                keys=self._settings.keys,
            )
            self.install_screen(self._screening, SCREENING)
        self._screening.begin()
        return self._screening

    def _list(self) -> "ArticlesScreen":
        if self._articles is None:
            from tui.ui.screens.articles import ArticlesScreen  # noqa: PLC0415 - see `tui.ui.later`

            self._articles = ArticlesScreen(
                self._queue,
                self._project,
                self._session.annotator,
                self._named,
                act=self.act,
                choose=self.open_article,
                keys=self._settings.keys,
            )
            self.install_screen(self._articles, ARTICLES)
        return self._articles

    def actions(self) -> "Mapping[str, Callable[[], object]]":
        """What the screens leave to the application, by the action's id."""
        return {
            **super().actions(),
            "articles": self._show_list,
            "back": self._show_article,
            "help": self._show_help,
            "field-help": self._show_field_help,
            "history": self._show_history,
            "feedback": self._show_feedback,
            "legend": self._show_legend,
            "pace": self._show_pace,
            "screen": self._screen,
            "read-back": self._read_back,
            "quit": self._leave,
        }

    def open_article(self, article: str) -> None:
        """Opens an article of the list.

        Args:
            article: Its id.
        """
        try:
            if not (self._session.has_article and self._session.article.id == article == self.annotate.article_id):
                self.annotate.open_article(article)
        except DeskError as error:
            self.annotate.desk.say(error.message, alarm=True)
        self._show_article()

    def _open_in_desk(self, article: str) -> None:
        """Opens an article in the desk that the session has open for something else."""
        self.annotate.open_article(article)
        self.switch_screen(self.annotate)

    def _show_list(self) -> None:
        self.annotate.leave()
        listed = self._list()
        if self._session.has_article:
            listed.list.show_article(self._session.article.id)
        self.switch_screen(listed)

    def _screen(self) -> None:
        self.switch_screen(self._screener())

    def _show_article(self) -> None:
        if self._session.has_article:
            if self.annotate.article_id != self._session.article.id:
                # Screening has worked with the session meanwhile.
                self.annotate.open_article(self._session.article.id)
            self.switch_screen(self.annotate)

    def _show_help(self) -> None:
        places = {id(self._articles): ARTICLES, id(self._screening): SCREENING}
        where = places.get(id(self.screen), ANNOTATE)
        from tui.ui.help import help_lines  # noqa: PLC0415 - the desk stands before anyone asks

        lines = partial(help_lines, where, self._session.schema, self._settings.keys)
        self.show_page("keys", lines)

    def _show_field_help(self) -> None:
        from tui.ui.help import field_help_lines  # noqa: PLC0415 - the desk stands before anyone asks

        field = self.annotate.desk.field
        if field is not None:
            self.show_page("help", partial(field_help_lines, field))

    def _read_back(self) -> None:
        """Shows the event as a sentence, with what is wrong with it."""
        desk = self.annotate.desk
        if not desk.owner:
            back, on = desk.key("previous-event"), desk.key("next-event")
            raise DeskError(f"Go to an event first: {back} and {on} walk through them.")
        from tui.domain.problems import problems  # noqa: PLC0415 - the desk stands before anyone asks
        from tui.domain.reading_back import read_back  # noqa: PLC0415 - the desk stands before anyone asks
        from tui.ui.help import read_back_lines  # noqa: PLC0415 - the desk stands before anyone asks

        schema, layer = self._session.schema, self._session.layer
        sentence = read_back(schema, layer, desk.owner) if schema.sentence else ""
        lines = partial(read_back_lines, sentence, problems(schema, layer, desk.owner))
        self.show_page("read back", lines)

    def _show_history(self) -> None:
        from tui.ui.history import history_lines  # noqa: PLC0415 - the desk stands before anyone asks

        lines = partial(history_lines, self._session.history())
        self.show_page("history, times in UTC", lines)

    def _show_feedback(self) -> None:
        """Shows where the open article's layer differs from gold, if the schema allows it and all is decided."""
        from tui.services.review_feedback import own_feedback  # noqa: PLC0415 - the desk stands before anyone asks
        from tui.ui.screens.feedback import FeedbackScreen  # noqa: PLC0415 - seldom needed

        found = own_feedback(self._session.project, self._session.annotator, self._session.article.id)
        self.push_screen(FeedbackScreen(found.differences, self._go_to_difference, self._named))

    def _go_to_difference(self, difference: "Difference") -> None:
        desk = self.annotate.desk
        if difference.event:
            desk.owner = difference.event
        elif difference.path:
            desk.owner = ARTICLE
        desk.go_near(difference.path)
        if difference.at >= 0:
            desk.unselect()
            desk.move_to(desk.text.snap(difference.at))

    def _show_pace(self) -> None:
        from tui.services.pace import progress  # noqa: PLC0415 - the desk stands before anyone asks
        from tui.ui.pace import pace_lines  # noqa: PLC0415 - the desk stands before anyone asks

        lines = partial(pace_lines, progress(self._session.project, self._session.annotator))
        self.show_page("pace", lines)

    def _show_legend(self) -> None:
        from tui.ui.legend import legend_lines  # noqa: PLC0415 - the desk stands before anyone asks

        session, owner, keys = self._session, self.annotate.desk.owner, self._settings.keys
        lines = partial(legend_lines, session.schema, session.layer, owner, keys=keys)
        self.show_page("legend", lines)

    def when_drawn(self) -> None:
        """Loads the rest of the desk, now that somebody reads."""
        later.load(asyncio.get_running_loop().call_soon, self._loaded)

    def _loaded(self) -> None:
        super().when_drawn()
        # The desk may have been told to end meanwhile.
        if self.screen_stack and self.screen is self.annotate:
            self.annotate.show_guide()

    def took_over(self) -> None:
        """Works on the layers as they are on disk by now."""
        self._session.work()

    def _leave(self) -> None:
        """Ends the desk; while something is not on disk, only if that is asked for twice, with no key between."""
        if self.screen is self._articles and not self._session.saved:
            # What is not on disk is told where it was done, and left from there.
            self._show_article()
            self.annotate.attempt("quit")
            return
        if not self._session.saved and self._refused != self._taken - 1:
            self._refused = self._taken
            again = self.annotate.desk.key("quit")
            raise DeskError(f"NOT SAVED: what you see is not on disk yet. {again} again leaves all the same.")
        self.annotate.leave()
        self.close_desk()


def run_desk(
    path: Path,
    *,
    annotator: str,
    article: str | None = None,
    colour: str = "auto",
    mouse: bool = True,
    screening: bool = False,
    tour: bool = False,
) -> int:
    """Opens the desk and stays until the annotator leaves.

    Args:
        path: The project file.
        annotator: Who works.
        article: Id, name or number of the article to begin with; None for where the annotator left.
        colour: One of `tui.ui.terminal.colour.MODES`.
        mouse: Whether the mouse is used.
        screening: Whether to begin with screening.
        tour: Whether to begin with the tour.

    Returns:
        The exit code.

    Raises:
        DeskError: The project cannot be opened, or there is no terminal.
    """
    settings, chosen = at_this_terminal(colour)
    with open_desk(path, annotator) as desk:
        first = desk.find_article(article) if article else desk.queue.start()
        app = DeskApp(
            desk.session,
            desk.queue,
            project=path.name,
            article=first,
            colour=chosen,
            place=desk.place,
            settings=settings,
            screening=screening,
            tour=tour,
        )
        return app.run_to_end(mouse=mouse and settings.mouse)
