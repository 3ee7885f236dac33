"""The last answer as the default: what the event before says is offered where an answer is typed or chosen."""

from tui.domain.layers import ARTICLE
from tui.domain.schema import Field, FieldType
from tui.domain.values import Value
from tui.ui.desk.desk import Desk

AS_BEFORE = "as in the event before"

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


def last_answer(desk: Desk, field: Field) -> Value | None:
    """What the nearest event before the active one answers to the same question.

    Args:
        desk: The desk.
        field: The active field.

    Returns:
        The answer, of a repeated field the first one that the active event does not have yet; None if there is
        none.
    """
    layer, schema = desk.session.layer, desk.session.schema
    if desk.owner == ARTICLE or field.type not in _REPEATED:
        return None

    def said(event: str) -> list[Value]:
        same = (each for path, each in layer.values_of(event) if schema.field(event, path) is field)
        return [each.value for each in same if each.value is not None and each.value.type == field.type]

    ours = said(desk.owner)
    before = layer.events[: layer.events.index(desk.owner)] if desk.owner in layer.events else ()
    found = (value for event in reversed(before) for value in said(event) if value not in ours)
    return next(found, None)
