"""The last answer: what an event before says is shown at the field, and one key away.

It is never taken by Enter, so that nothing is answered by keys that were typed ahead.
"""

from typing import TYPE_CHECKING, NamedTuple

from tui.domain.schema import FieldType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.domain.layers import Layer
    from tui.domain.schema import Field
    from tui.domain.values import FieldValue, Value
    from tui.ui.desk.desk import Desk

_REPEATED = frozenset(
    {
        FieldType.TEXT,
        FieldType.CHOICE,
        FieldType.TREE,
        FieldType.SCALE,
        FieldType.DATE,
        FieldType.PLACE,
        FieldType.ACTOR,
        FieldType.COUNTRY,
        FieldType.REFERENCE,
    }
)
"""Types of fields of which events of one article often have the same answer; numbers and notes are each event's."""


class LastAnswer(NamedTuple):
    """What an event before the active one answers to the same question.

    Attributes:
        value: The answer.
        evidence: Ids of the spans that show it.
        number: The event's, from 1.
    """

    value: "Value"
    evidence: tuple[str, ...]
    number: int


class Before:
    """Looks up what an event before answers to the active field.

    Args:
        desk: The desk.

    Attributes:
        enabled: Whether anything is repeated at all.
    """

    def __init__(self, desk: "Desk") -> None:
        self.enabled = True
        self._desk = desk
        self._found: tuple[Layer, str, str, LastAnswer | None] | None = None

    @property
    def now(self) -> LastAnswer | None:
        """The answer of the nearest event before that has one, of those of the same type if there are any.

        Of a repeated field it is the first one that the active event does not have yet. None if there is none.
        """
        desk = self._desk
        state = (desk.session.layer, desk.owner, desk.path)
        if self._found is None or self._found[0] is not state[0] or self._found[1:3] != state[1:]:
            self._found = (*state, self._find())
        return self._found[3]

    @property
    def told(self) -> str:
        """The key and what it would answer, to be shown at the active field; empty if nothing is to be repeated."""
        desk, row = self._desk, self._desk.row
        if row is None or not row.waits:
            return ""
        last, key = self.now, desk.key("as-before")
        return f"{key} {_shown(row.field, last.value)}" if last is not None else ""

    def _find(self) -> LastAnswer | None:
        desk = self._desk
        layer, field = desk.session.layer, desk.field
        if not self.enabled or desk.owner not in layer.events or field is None or field.type not in _REPEATED:
            return None
        said = list(self._answers(field))
        told = {each.value for owner, path, each in said if owner == desk.owner and path != desk.path}
        number = {event: at for at, event in enumerate(layer.events, start=1)}
        here, kind = number[desk.owner], self._kind(desk.owner)
        best, found = (False, 0), None
        for owner, _, each in said:
            at = number.get(owner, here)
            rank = (kind is not None and self._kind(owner) == kind, at)
            if at < here and rank > best and each.value is not None and each.value not in told:
                best, found = rank, LastAnswer(each.value, each.evidence, at)
        return found

    def _kind(self, event: str) -> "Value | None":
        """The type of an event, if it is answered."""
        session = self._desk.session
        return session.layer.value(event, session.schema.type_field).value

    def _answers(self, field: "Field") -> "Iterator[tuple[str, str, FieldValue]]":
        """What the events answer to a question: owner, path, answer; those of one event in their order."""
        desk = self._desk
        layer, schema = desk.session.layer, desk.session.schema
        for (owner, path), said in layer.values.items():
            same_type = said.value is not None and said.value.type == field.type
            if owner and same_type and schema.field(owner, path) is field:
                yield owner, path, said


def _shown(field: "Field", value: "Value") -> str:
    from tui.domain.answers_showing import short_answer  # noqa: PLC0415 - a blank form opens without it

    shown = short_answer(field, value)
    return shown.rpartition(" › ")[2] if field.type is FieldType.TREE else shown
