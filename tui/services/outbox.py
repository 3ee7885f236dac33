"""What an annotator did and typed that is not on disk yet: written in order, tried again, never dropped."""

from typing import TYPE_CHECKING, NamedTuple

from tui.domain.errors import StoreError
from tui.domain.places import HalfTyped, Place
from tui.store.project import Project, StaleLayer, TakenOver

if TYPE_CHECKING:
    from tui.domain.history import Entry

SHORT = 0.03
"""Seconds that a key waits for a lock for which something waits already: the desk does not freeze at each key."""


class _Edit(NamedTuple):
    article: str
    entry: "Entry"
    place: Place | None
    ends_draft: bool


class Outbox:
    """Writes edits, then what is half typed, then the place; each waits until those before it are on disk.

    Args:
        project: The open project.
        annotator: Who works.

    Attributes:
        trouble: Why the last attempt failed; empty if it did not.
        closed: Why nothing is taken any more; empty while all is.
    """

    def __init__(self, project: Project, annotator: str) -> None:
        self._project = project
        self._annotator = annotator
        self._edits: list[_Edit] = []
        self._drafts: dict[str, HalfTyped] = {}
        self._place: Place | None = None
        self.trouble = self.closed = ""

    @property
    def empty(self) -> bool:
        """Whether all that was done and typed is on disk; where the cursor is does not count."""
        return not self._edits and not self._drafts

    def add(self, article: str, entry: "Entry", place: Place | None, *, ends_draft: bool) -> None:
        """Takes an edit.

        Args:
            article: Id of the article.
            entry: The edit as it will stand in the history.
            place: Where the annotator is, written together with it.
            ends_draft: Whether what was half typed in the article is done with.
        """
        self._edits.append(_Edit(article, entry, place, ends_draft))
        if ends_draft:
            self._drafts.pop(article, None)
        if place is not None:
            self._place = None

    def keep_draft(self, article: str, draft: HalfTyped) -> None:
        """Takes what is half typed in an article, in place of what was before; an empty text forgets it."""
        if not self.closed:
            self._drafts[article] = draft

    def keep_place(self, place: Place) -> None:
        """Takes where the annotator is."""
        if not self.closed:
            self._place = place

    def draft(self, article: str) -> HalfTyped | None:
        """What is half typed in an article."""
        waiting = self._drafts.get(article)
        if waiting is not None:
            return waiting if waiting.text else None
        return self._project.draft(self._annotator, article)

    def entries(self) -> "tuple[Entry, ...]":
        """The edits that wait, in order."""
        return tuple(each.entry for each in self._edits)

    def entry(self, revision: int) -> "Entry | None":
        """The edit that waits and leads to a revision of the open layer."""
        return next((each.entry for each in self._edits if each.entry.revision == revision), None)

    def send(self) -> bool:
        """Tries to write everything.

        Returns:
            Whether all that was done and typed is on disk now.

        Raises:
            StaleLayer: Someone else wrote the layer since; the edits that waited are dropped.
            TakenOver: Another desk of the annotator took over; all that waited is dropped.
        """
        self._hurry()
        try:
            while self._edits:
                article, entry, place, ends_draft = self._edits[0]
                self._project.append(article, self._annotator, entry, place=place, clear_draft=ends_draft)
                self._edits.pop(0)
        except StaleLayer:
            self._edits.clear()
            self.trouble = ""
            raise
        except TakenOver as error:
            lost = len(self._edits)
            self.close(error.message)
            count = f" {lost} edits" if lost > 1 else " The last edit"
            raise TakenOver(f"{error.message}{count} could not be saved.") from error
        except StoreError as error:
            self.trouble = error.message
            return False
        self.send_rest()
        return self.empty

    def send_rest(self) -> None:
        """Tries to write what is half typed and the place, unless edits wait before them."""
        if self._edits or self.closed:
            return
        self._hurry()
        try:
            for article, draft in list(self._drafts.items()):
                event, path, text, evidence = draft
                self._project.save_draft(self._annotator, article, event, path, text, evidence=evidence)
                del self._drafts[article]
            if self._place is not None:
                self._project.save_place(self._annotator, self._place)
                self._place = None
        except TakenOver as error:
            self.close(error.message)
        except StoreError as error:
            self.trouble = error.message
        else:
            self.trouble = ""

    def close(self, why: str) -> None:
        """Takes nothing any more, and drops what waits: another desk writes in the place of this one."""
        self.closed, self.trouble = why, ""
        self._edits.clear()
        self._drafts.clear()
        self._place = None

    def open(self) -> None:
        """Takes again what is done."""
        self.closed = ""

    def _hurry(self) -> None:
        self._project.be_patient(SHORT if self.trouble else None)
