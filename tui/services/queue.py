"""The articles of a project as one annotator sees them: the list, its filters, and what comes next."""

from collections.abc import Sequence

from tui.domain.layers import Status
from tui.store.project import Project
from tui.store.records import FLAGGED, ArticleRow

__all__ = ["FLAGGED", "STATES", "ArticleRow", "Queue"]

STATES = ("", Status.UNTOUCHED, Status.IN_PROGRESS, Status.DONE, Status.NO_EVENT, FLAGGED)
"""What the list can be filtered by; the empty one shows all."""


class Queue:
    """The articles, page by page from the project file; never all at once.

    Args:
        project: The open project.
        annotator: Whose states are shown.
    """

    def __init__(self, project: Project, annotator: str) -> None:
        self._project = project
        self._annotator = annotator

    def page(self, *, offset: int, limit: int, text: str = "", state: str = "") -> Sequence[ArticleRow]:
        """Some rows of the list.

        Args:
            offset: How many rows to skip.
            limit: How many to give at most.
            text: Only articles whose title or name contains it.
            state: One of `STATES`.
        """
        return self._project.article_rows(self._annotator, text=text, state=state, offset=offset, limit=limit)

    def count(self, *, text: str = "", state: str = "") -> int:
        """How many articles the filters let through."""
        return self._project.count_articles(self._annotator, text=text, state=state)

    def position(self, article: str) -> tuple[int, int]:
        """Number of an article in the project's order, from 1, and of all articles."""
        return self._project.position_of(article), self._project.article_count()

    def index(self, article: str, *, text: str = "", state: str = "") -> int | None:
        """Number of an article among those that the filters let through, from 0; None if they hide it."""
        before = self._project.article_offset(article, self._annotator, text=text, state=state)
        there = self.page(offset=before, limit=1, text=text, state=state)
        return before if there and there[0].id == article else None

    def neighbour(self, article: str, step: int) -> str | None:
        """Id of the article before (-1) or after (1), or None."""
        return self._project.neighbour(article, step)

    def untouched(self, after: str = "") -> str | None:
        """Id of the first article that the annotator has not begun, behind one or of all; None at the end."""
        return self._project.neighbour(after, 1, self._annotator, state=Status.UNTOUCHED)

    def start(self) -> str | None:
        """Where to begin: the article that was open last, else the first that is not finished, else the first."""
        place = self._project.place(self._annotator)
        if place is not None:
            return place.article
        for state in (Status.IN_PROGRESS, Status.UNTOUCHED, ""):
            rows = self.page(offset=0, limit=1, state=state)
            if rows:
                return rows[0].id
        return None
