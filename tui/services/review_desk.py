"""Opens a project for one adjudicator: what the review desk needs, made of clock, ids and store."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tui.domain.adjudication.resolving import Desk
from tui.domain.errors import StoreError
from tui.services.desk import NO_ROOM, is_known, opened_for_work, why_only_look
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
        found = self.project.find_article(wanted)
        if found is None:
            raise StoreError(f"There is no article {wanted} here: copydesk status shows what there is.")
        return found


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
    project, has_room = opened_for_work(path)
    # A line of the screen has room for the reason only if the way to the file does not stand before it.
    project.call_it(path.name)
    try:
        place = DeskPlace(project, who, now)
        why = why_only_look(place) if has_room and is_known(project, who) else NO_ROOM
        try:
            yield OpenReview(ReviewSession(project, Desk(who, IdSource(), now), why), project, place)
        finally:
            place.leave()
    finally:
        project.close()
