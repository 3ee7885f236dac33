"""The application of the review: opens the project, owns the screens."""

import asyncio
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from tui.domain.errors import DeskError
from tui.services.presence import DeskPlace
from tui.services.review_desk import open_review
from tui.services.review_session import ReviewSession
from tui.ui import later
from tui.ui.desk_app import DeskApplication, at_this_terminal
from tui.ui.registry.base import AGREEMENT, INCIDENTS, REVIEW
from tui.ui.screens.desk_screen import DeskScreen
from tui.ui.screens.review import ReviewScreen
from tui.ui.settings import Settings
from tui.ui.terminal.colour import Colour

NO_SETTINGS = Settings()

LATER = (
    "tui.ui.terminal.messages",
    "tui.ui.review.actions",
    "tui.ui.review.painting.decided",
    "tui.ui.review.painting.queue",
    "tui.ui.review.modes",
    "tui.ui.review.own_pane",
    "tui.ui.review.policies",
    "tui.ui.screens.help",
)
"""What is loaded when the first disagreement stands there, in the order in which it is wanted."""

FIRST_LOOK = 0.25
"""Seconds for which the list is brought up to date before the desk stands there; the rest is done meanwhile."""


class ReviewApp(DeskApplication):
    """The review desk.

    Args:
        work: The review.
        project: Name of the project file.
        article: Id of the article to begin with; empty for where the adjudicator left.
        colour: How many colours the terminal has.
        place: Which of the adjudicator's desks may write; None if there can be no other.
        settings: What they settled for themselves.
        clock: Tells seconds, for how long a decision takes.
    """

    def __init__(
        self,
        work: ReviewSession,
        *,
        project: str,
        article: str = "",
        colour: Colour,
        place: DeskPlace | None = None,
        settings: Settings = NO_SETTINGS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(project=project, colour=colour, place=place, settings=settings)
        self._work = work
        self._first = article
        self.review = ReviewScreen(work, project, self._named, self.act, keys=settings.keys, clock=clock)
        self.review.article.show_lanes(settings.lanes)

    def begin(self) -> DeskScreen:
        """The disagreement at which the adjudicator left."""
        self.install_screen(self.review, REVIEW)
        self.review.begin(FIRST_LOOK, self._first)
        if self._settings.complaint:
            self.review.desk.say(self._settings.complaint, alarm=True)
        return self.review

    def when_drawn(self) -> None:
        """Loads the rest of the desk, now that somebody reads."""
        later.load(asyncio.get_running_loop().call_soon, super().when_drawn, LATER)

    def took_over(self) -> None:
        """Decides from here from now on."""
        self._work.work()

    def actions(self) -> Mapping[str, Callable[[], object]]:
        """What the screens leave to the application, by the action's id."""
        return {
            **super().actions(),
            "help": self._show_help,
            "field-help": self._show_field_help,
            "history": self._show_history,
            "provenance": self._show_provenance,
            "incidents": self._show_incidents,
            "agreement": self._show_agreement,
            "quit": self._leave,
        }

    def _show_help(self) -> None:
        from tui.ui.help import help_lines  # noqa: PLC0415 - the desk stands before anyone asks

        schema, where, keys = self._work.current_schema, self.review.keys.where, self._settings.keys
        # What only this place has comes first.
        ordered = keys._replace(commands=tuple(sorted(keys.commands, key=lambda each: each.where != (where,))))
        self.show_page("keys", partial(help_lines, where, schema, ordered))

    def _show_field_help(self) -> None:
        from tui.ui.help import field_help_lines  # noqa: PLC0415 - the desk stands before anyone asks

        field = self.review.desk.require()[1].topic.field
        if field is None:
            raise DeskError("This is not about one field: the schema says nothing of it.")
        self.show_page("help", partial(field_help_lines, field))

    def _show_history(self) -> None:
        from tui.ui.history import history_lines  # noqa: PLC0415 - the desk stands before anyone asks

        moments = self._work.history(self.review.desk.require()[0])
        self.show_page("history of gold, times in UTC", partial(history_lines, moments))

    def _show_provenance(self) -> None:
        from tui.ui.review.provenance import provenance_lines  # noqa: PLC0415 - the desk stands before anyone asks

        desk = self.review.desk
        opened = desk.require()[0]
        found = self._work.provenance_in(opened)
        self.show_page("provenance, times in UTC", partial(provenance_lines, opened, found, desk.reveal))

    def _show_incidents(self) -> None:
        from tui.services.incidents import Incidents  # noqa: PLC0415 - the desk stands before anyone asks
        from tui.ui.screens.incidents import IncidentsScreen  # noqa: PLC0415 - the desk stands before anyone asks

        work, keys = self._work, self._settings.keys
        incidents = Incidents(work.project, work.desk, only_looks=work.only_looks)
        self.push_screen(
            IncidentsScreen(incidents, self._project, self._named, act=self._act_in_incidents, keys=keys)
        )

    def _act_in_incidents(self, action: str) -> None:
        """What the screen of incidents leaves to the application: leaving it leads back to the review."""
        if action == "leave-incidents":
            self.pop_screen()
        elif action == "help":
            from tui.ui.help import help_lines  # noqa: PLC0415 - the desk stands before anyone asks

            lines = partial(help_lines, INCIDENTS, self._work.current_schema, self._settings.keys)
            self.show_page("keys", lines)
        else:
            self.act(action)

    def _show_agreement(self) -> None:
        """Shows how far annotators agree, with letters for names: who decides shall not learn who said what."""
        from tui.ui.screens.agreement import AgreementScreen  # noqa: PLC0415 - the desk stands before anyone asks

        path, keys = self._work.project.path, self._settings.keys
        act, choose = self._act_in_agreement, self._open_from_agreement
        self.push_screen(AgreementScreen(path, self._named, act=act, choose=choose, keys=keys, hide=True))

    def _act_in_agreement(self, action: str) -> None:
        """What the screen of agreement leaves to the application: leaving it leads back to the review."""
        if action == "back":
            self.pop_screen()
        elif action == "help":
            from tui.ui.help import help_lines  # noqa: PLC0415 - the desk stands before anyone asks

            lines = partial(help_lines, AGREEMENT, self._work.current_schema, self._settings.keys)
            self.show_page("keys", lines)
        else:
            self.act(action)

    def _open_from_agreement(self, article: str, offset: int | None) -> None:
        """Goes to a place of an article in the review, with the first disagreement that is open there."""
        cases = self._work.open(article).cases
        case = next((each for each in cases if each.open), next(iter(cases), None))
        if case is None:
            raise DeskError("Nobody disagrees in this article about what becomes gold.")
        self.review.desk.show(article, case.id)
        if offset is not None:
            self.review.desk.move_to(offset)
        self.pop_screen()

    def _leave(self) -> None:
        self.review.leave()
        self.close_desk()


def run_review(
    path: Path, *, who: str, article: str | None = None, colour: str = "auto", mouse: bool = True
) -> int:
    """Opens the review desk and stays until the adjudicator leaves.

    Args:
        path: The project file.
        who: Who decides.
        article: Id, name or number of the article to begin with; None for where they left.
        colour: One of `tui.ui.terminal.colour.MODES`.
        mouse: Whether the mouse is used.

    Returns:
        The exit code.

    Raises:
        DeskError: The project cannot be opened, or there is no terminal.
    """
    settings, chosen = at_this_terminal(colour)
    with open_review(path, who) as review:
        app = ReviewApp(
            review.work,
            project=path.name,
            article=review.find_article(article) if article else "",
            colour=chosen,
            place=review.place,
            settings=settings,
        )
        return app.run_to_end(mouse=mouse and settings.mouse)
