"""The items of repeated groups within aligned events, and how they are aligned themselves."""

from collections.abc import Mapping, Sequence

from tui.domain.agreement.answers import comparison_of
from tui.domain.agreement.rules import EVIDENCE, Rule
from tui.domain.schema import Field, FieldType

_ITEM_THRESHOLD = 0.5


def group_of(fields: Sequence[Field], path: str) -> str:
    """The innermost repeated group that a path goes through; empty if none."""
    found, at = "", ""
    for part in path.split("/"):
        field = next(each for each in fields if each.id == part)
        at = f"{at}/{part}" if at else part
        if field.type is FieldType.GROUP and field.many:
            found = at
        fields = field.fields
    return found


def item_rule(fields: Mapping[str, Field], group: str) -> Rule:
    """How the items of a repeated group are aligned: by all that is asked of them, and by their evidence."""
    inside = {path: field for path, field in fields.items() if path.startswith(f"{group}/")}
    weights = {path: 1.0 for path, field in inside.items() if comparison_of(field) != "none"}
    return Rule(inside, {**weights, EVIDENCE: 1.0}, _ITEM_THRESHOLD)
