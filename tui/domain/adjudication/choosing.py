"""What can be chosen for a disagreement."""

from tui.domain.adjudication.cases import Case
from tui.domain.adjudication.decisions import Choice, Kind, Ruling
from tui.domain.adjudication.topics import Family
from tui.domain.errors import EditError
from tui.domain.layers import GOLD
from tui.domain.schema import FieldType, Schema

_SEVERAL = (FieldType.CHOICES, FieldType.TAGS)


def choices(schema: Schema, case: Case) -> tuple[Choice, ...]:
    """What can be chosen for a disagreement, beside leaving it for later and reopening it."""
    if case.kind is Kind.PROBLEM:
        return (Choice.ADOPT, Choice.OWN, *([Choice.REJECT] if case.event else []))
    if case.topic.members[0][0] == GOLD:
        return (Choice.TAKE, Choice.OWN, Choice.REJECT)
    if case.topic.is_thing:
        adopt = [Choice.ADOPT] if case.topic.family is Family.EVENT else []
        return (Choice.TAKE, *adopt, Choice.NEITHER, Choice.REJECT)
    whole = (Choice.ADOPT, *([Choice.REJECT] if case.event else [])) if case.topic.family is Family.FIELD else ()
    both = [Choice.BOTH] if _is_joinable(schema, case) else []
    return (Choice.TAKE, *both, Choice.NEITHER, Choice.OWN, *whole)


def _is_joinable(schema: Schema, case: Case) -> bool:
    field = case.topic.field
    if case.topic.family is Family.SPAN or case.kind is Kind.EVIDENCE:
        return case.kind is not Kind.SPAN_LABEL
    if field is None or field.type is FieldType.GROUP:
        return False
    return field.many or field.type in _SEVERAL or schema.alternatives


def require_allowed(schema: Schema, case: Case, ruling: Ruling) -> None:
    """Refuses what cannot be chosen.

    Raises:
        EditError: It cannot be, and what can.
    """
    if ruling.choice in {Choice.LATER, Choice.REOPEN}:
        return
    allowed = choices(schema, case)
    if ruling.choice not in allowed:
        raise EditError(f"{ruling.choice} does not fit here: choose {', '.join(allowed)}, later or reopen.")
    if ruling.choice in {Choice.TAKE, Choice.ADOPT} and not 0 <= ruling.side < len(case.sides):
        raise EditError(f"There is no side {ruling.side + 1}: this disagreement has {len(case.sides)}.")
    if ruling.choice is Choice.ADOPT and case.topic.is_thing and case.sides[ruling.side].content is None:
        raise EditError("This side has no such event: take it instead, or adopt another one.")
