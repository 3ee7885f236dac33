"""The proposal: the candidate that Enter takes as soon as a field becomes the active one.

It depends on nothing but the layer, the active field and the cursor, so that a key that is typed ahead on a slow
line takes what would have been shown. It decides nothing: moving, selecting, Escape and every other edit drop it.
"""

from typing import TYPE_CHECKING

from tui.domain.layers import ARTICLE
from tui.domain.schema import FieldType
from tui.domain.spans import Range

if TYPE_CHECKING:
    from tui.domain.layers import Layer
    from tui.domain.schema import Field
    from tui.services.annotating import Session
    from tui.ui.desk.desk import Desk

_State = tuple["Layer", str, str, int]


def knows_publication_day(session: "Session") -> bool:
    """Whether words such as "Wednesday" can be counted from the publication date.

    Args:
        session: The work on the article.
    """
    reference = session.context().reference
    return reference is not None and reference.day() is not None


class Proposing:
    """Proposes candidates for the fields that the annotator comes to.

    Args:
        desk: The desk.

    Attributes:
        enabled: Whether anything is proposed at all.
    """

    def __init__(self, desk: "Desk") -> None:
        self.enabled = True
        self._desk = desk
        self._arrived: int | None = None
        self._found: tuple[_State, Range | None] | None = None
        self._told = ""
        self._undated = ("", "")
        """Article and event at which it was told that the publication date is wanting: once is enough."""

    def arrive(self) -> None:
        """A field becomes the active one: something may be proposed until the annotator does anything else."""
        self._arrived = self._desk.cursor

    def drop(self) -> None:
        """Proposes nothing until the annotator comes to another field."""
        self._arrived = None

    @property
    def now(self) -> Range | None:
        """What is proposed: a half-open range of code points; None if nothing is.

        Raises:
            StoreError: What is known for the field cannot be read.
        """
        desk = self._desk
        if not self._may:
            return None
        state = (desk.session.layer, desk.owner, desk.path, desk.cursor)
        if self._found is None or self._found[0][0] is not state[0] or self._found[0][1:] != state[1:]:
            # Where it cannot be found out, nothing is proposed.
            self._found, self._told = (state, None), ""
            self._found = (state, self._find())
        return self._found[1]

    @property
    def _may(self) -> bool:
        """Whether the annotator came to a field of an event, and did nothing else since."""
        desk = self._desk
        if not self.enabled or self._arrived != desk.cursor or desk.owner == ARTICLE or desk.asking is not None:
            return False
        return desk.anchor is None and not desk.held and desk.candidate is None

    @property
    def told(self) -> str:
        """What taking it would answer, or why no date is proposed; empty if there is nothing to tell."""
        found, field = self.now, self._desk.field
        if field is None or not self._may:
            return ""
        if found is None:
            return self._why_no_date(field)
        if not self._told:
            from tui.ui.desk.offering import offer_line  # noqa: PLC0415 - see `tui.ui.later`

            self._told = offer_line(self._desk, field, found)
        return self._told

    def _why_no_date(self, field: "Field") -> str:
        """That words at hand count from a publication date that is not known; at one event of the article."""
        desk = self._desk
        here = (desk.session.article.id, desk.owner)
        elsewhere = self._undated[0] == here[0] and self._undated[1] != here[1]
        if field.type is not FieldType.DATE or elsewhere or knows_publication_day(desk.session):
            return ""
        if not self._told and self._waits():
            from tui.ui.desk.offering import undated_line  # noqa: PLC0415 - see `tui.ui.later`

            self._told = undated_line(desk)
            self._undated = here if self._told else self._undated
        return self._told

    def _waits(self) -> bool:
        """Whether something can be proposed for the active row."""
        row = self._desk.row
        return row is not None and row.waits and not row.is_new_item

    def _find(self) -> Range | None:
        if not self._waits():
            return None
        from tui.ui.desk.grounds import well_founded  # noqa: PLC0415 - see `tui.ui.later`

        # Not what is known by now: what is proposed must not depend on how fast the keys came.
        while not self._desk.prepared and self._desk.prepare():
            pass
        finder = self._desk.candidates()
        return well_founded(self._desk, finder) if finder is not None else None
