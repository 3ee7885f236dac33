"""The application: opens the project, owns the screens."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from textual.screen import Screen

from tui.domain.errors import DeskError
from tui.services.annotating import Session
from tui.services.desk import open_desk
from tui.services.queue import Queue
from tui.ui.commands import ANNOTATE, ARTICLES
from tui.ui.screens.annotate import AnnotateScreen
from tui.ui.screens.articles import ArticlesScreen
from tui.ui.screens.help import HelpScreen
from tui.ui.screens.messages import AppAction, ArticleChosen
from tui.ui.terminal.app import TerminalApp
from tui.ui.terminal.colour import Colour, choose_colour
from tui.ui.terminal.require import require_terminal
from tui.ui.theme import styles

if TYPE_CHECKING:
    from collections.abc import Callable


class DeskApp(TerminalApp):
    """The desk.

    Args:
        session: The work.
        queue: The articles.
        project: Name of the project file.
        article: Id of the article to begin with; None for the list.
        colour: How many colours the terminal has.
    """

    def __init__(
        self, session: Session, queue: Queue, *, project: str, article: str | None, colour: Colour
    ) -> None:
        super().__init__(colour)
        self._session = session
        self._queue = queue
        self._project = project
        self._first = article
        self._named = styles(colour)
        self.annotate = AnnotateScreen(session, queue, project, self._named)
        self._articles: ArticlesScreen | None = None

    def first_screen(self) -> Screen[None]:
        """The first article, or the list if there is none."""
        # Installed screens stay when another one takes their place.
        self.install_screen(self.annotate, ANNOTATE)
        if self._first is None:
            return self._list()
        self.annotate.open_article(self._first)
        return self.annotate

    def _list(self) -> ArticlesScreen:
        if self._articles is None:
            self._articles = ArticlesScreen(self._queue, self._project, self._session.annotator, self._named)
            self.install_screen(self._articles, ARTICLES)
        return self._articles

    def on_app_action(self, event: AppAction) -> None:
        """Does what the screens leave to the application."""
        actions: dict[str, Callable[[], object]] = {
            "articles": self._show_list,
            "back": self._show_article,
            "help": self._show_help,
            "redraw": self.repaint,
            "quit": self._leave,
        }
        do = actions.get(event.action)
        if do is not None:
            do()

    def on_article_chosen(self, event: ArticleChosen) -> None:
        """Opens an article of the list."""
        try:
            if not (self._session.has_article and self._session.article.id == event.article):
                self.annotate.open_article(event.article)
        except DeskError as error:
            self.annotate.desk.say(error.message, alarm=True)
        self._show_article()

    def _show_list(self) -> None:
        self.annotate.leave()
        listed = self._list()
        if self._session.has_article:
            listed.list.show_article(self._session.article.id)
        self.switch_screen(listed)

    def _show_article(self) -> None:
        if self._session.has_article:
            self.switch_screen(self.annotate)

    def _show_help(self) -> None:
        where = ARTICLES if isinstance(self.screen, ArticlesScreen) else ANNOTATE
        self.push_screen(HelpScreen(where, self._session.schema, self._named))

    def _leave(self) -> None:
        self.annotate.leave()
        self.exit(return_code=0)


def run_desk(
    path: Path, *, annotator: str, article: str | None = None, colour: str = "auto", mouse: bool = True
) -> int:
    """Opens the desk and stays until the annotator leaves.

    Args:
        path: The project file.
        annotator: Who works.
        article: Id, name or number of the article to begin with; None for where the annotator left.
        colour: One of `tui.ui.terminal.colour.MODES`.
        mouse: Whether the mouse is used.

    Returns:
        The exit code.

    Raises:
        DeskError: The project cannot be opened, or there is no terminal.
    """
    require_terminal(os.environ)
    chosen = choose_colour(colour, os.environ)
    with open_desk(path, annotator) as desk:
        first = desk.find_article(article) if article else desk.queue.start()
        app = DeskApp(desk.session, desk.queue, project=path.name, article=first, colour=chosen)
        return app.run_to_end(mouse=mouse)
