"""Opens a project for one adjudicator: what the review desk needs, made of clock, ids and store."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tui.domain.adjudication.resolving import Desk
from tui.services.desk import NO_ROOM, article_named, is_known, opened_for_work, why_only_look
from tui.services.ids import IdSource, now
from tui.services.presence import DeskPlace
from tui.services.review_session import ReviewSession
from tui.store.project import Project


class OpenReview(NamedTuple):
    """An adjudicator's desk.

    Attributes:
        work: The review.
        project: The open project file.
        place: Which of the adjudicator's desks may write.
    """

    work: ReviewSession
    project: Project
    place: DeskPlace

    def find_article(self, wanted: str) -> str:
        """Id of the article with that id, name or number in the list.

        Raises:
            StoreError: There is none.
        """
        return article_named(self.project, wanted, "copydesk status shows what there is")


@contextmanager
def open_review(path: Path, who: str) -> Iterator[OpenReview]:
    """Opens a project for an adjudicator, and closes it at the end.

    If another desk of theirs is open, this one can only look until it takes over; if the disk is full or fails, or
    the file cannot be written, it can only look.

    Args:
        path: The project file.
        who: Who decides; made known to the project if new.

    Raises:
        StoreError: The project cannot be opened.
    """
    with opened_for_work(path) as (project, has_room):
        place = DeskPlace(project, who, now)
        why = why_only_look(place) if has_room and is_known(project, who) else NO_ROOM
        try:
            yield OpenReview(ReviewSession(project, Desk(who, IdSource(), now), why), project, place)
        finally:
            place.leave()
