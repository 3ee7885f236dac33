"""Answering the active field: what every way to fill the form ends in."""

from collections.abc import Sequence

from tui.domain import editing
from tui.domain.errors import DeskError
from tui.domain.layers import NEW_ITEM
from tui.domain.schema import Field, FieldType
from tui.domain.spans import Range
from tui.domain.values import Nothing, Value
from tui.ui.desk.desk import Desk

SEVERAL = {FieldType.CHOICES, FieldType.TAGS}
"""Types of which one answer holds several."""


def answerable(desk: Desk) -> Field:
    """The active field.

    Raises:
        DeskError: There is none, or it cannot be answered by hand.
    """
    field = desk.needed_field()
    if field.only_derived:
        raise DeskError(f"{field.title} is worked out from other answers and cannot be changed here.")
    return field


def answer(
    desk: Desk,
    field: Field,
    said: Value | Nothing | None,
    evidence: Sequence[Range] = (),
    *,
    spans: Sequence[str] = (),
    ends_draft: bool = False,
    path: str = "",
) -> None:
    """Answers a field and drops the selection; a new value replaces the evidence of the old one.

    Args:
        desk: The desk.
        field: The active field.
        said: The value, the kind of nothing, or None for evidence alone.
        evidence: Half-open ranges of code points: one span.
        spans: Ids of spans that become evidence as well.
        ends_draft: Whether what was half typed is done with.
        path: What is answered, if that is not the active row.
    """
    row = desk.row
    earlier = row.said if row else None
    joins = field.type in SEVERAL and isinstance(said, Value)
    answered = earlier is not None and earlier.answered
    replaces = bool(evidence) and said is not None and answered and not joins
    path = path or (desk.said_path if said is None else desk.path)
    edit = editing.answer(
        desk.session.layer,
        desk.owner,
        path,
        said,
        desk.session.new_id,
        ranges=() if field.no_evidence else evidence,
        label=field.label,
        spans=spans,
        keep_evidence=not replaces,
        action="take" if evidence else "edit-value",
    )
    new_item = NEW_ITEM in path.split("/")
    desk.perform(edit, ends_draft=ends_draft)
    if new_item:
        _go_to_last_item(desk, field)
    if evidence:
        desk.release()
        desk.cursor = evidence[0][0]


def _go_to_last_item(desk: Desk, field: Field) -> None:
    made = [row.path for row in desk.form if row.field is field and not row.is_new_item]
    if made:
        desk.go_to_field(made[-1])
