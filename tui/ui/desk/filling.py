"""Filling the form: taking from the text, typing, choosing, and the kinds of nothing."""

from collections.abc import Callable

from tui.domain import answers, editing
from tui.domain.errors import DeskError
from tui.domain.layers import NEW_ITEM
from tui.domain.schema import Field, FieldType
from tui.domain.spans import Range
from tui.domain.values import Nothing, Value, make_value
from tui.ui.desk.choosing import choices_of
from tui.ui.desk.desk import Asking, Desk
from tui.ui.desk.marking import quote
from tui.ui.desk.questions import make_entry, offer_precision, preview_entry, read_entry, read_words
from tui.ui.entry import Entry

Action = Callable[[Desk], None]

SEVERAL = {FieldType.CHOICES, FieldType.TAGS}
"""Types of which one answer holds several."""


def _active(desk: Desk) -> Field:
    field = desk.field
    if field is None:
        raise DeskError("There is no event yet: + makes one.")
    return field


def _answerable(desk: Desk) -> Field:
    """The active field, if it can be answered by hand."""
    field = _active(desk)
    if field.derive and field.readonly:
        raise DeskError(f"{field.title} is worked out from other answers and cannot be changed here.")
    return field


def _take(desk: Desk) -> None:
    """Selection or candidate becomes value and evidence; with neither, the value is typed."""
    field = _answerable(desk)
    chosen = desk.taken_range()
    if chosen is None:
        edit_value(desk)
        return
    value = read_words(desk, field, chosen)
    if value is None:
        edit_value(desk, evidence=chosen, offered=chosen)
        return
    value = _joined(desk, field, value)
    answer(desk, field, value, chosen)
    desk.say(f"{field.title}: {answers.show_answer(field, value)}")
    desk.step_field(1)


def _take_value(desk: Desk) -> None:
    """Selection or candidate becomes the value alone; what evidence there is stays."""
    field = _answerable(desk)
    chosen = desk.taken_range()
    if chosen is None:
        raise DeskError("Select some text first: space takes the word here.")
    value = read_words(desk, field, chosen)
    if value is None:
        edit_value(desk, offered=chosen)
        return
    value = _joined(desk, field, value)
    answer(desk, field, value)
    desk.unselect()
    desk.say(f"{field.title}: {answers.show_answer(field, value)}, without evidence.")
    desk.step_field(1)


def _joined(desk: Desk, field: Field, value: Value) -> Value:
    """What is taken for a field that holds several answers joins those that it holds."""
    held = desk.session.layer.value(desk.owner, desk.path).value
    if field.type not in SEVERAL or held is None:
        return value
    codes = dict.fromkeys([*held.lines(), *value.lines()])
    in_order = [each.id for each in choices_of(desk, field) if each.id in codes]
    return make_value(field.type, "\n".join(in_order if field.type is FieldType.CHOICES else codes))


def _take_evidence(desk: Desk) -> None:
    field = _active(desk)
    if field.no_evidence:
        raise DeskError(f"{field.title} takes no evidence: give it a value alone.")
    chosen = desk.taken_range()
    if chosen is None:
        raise DeskError("Select the evidence first: space takes the word here.")
    answer(desk, field, None, chosen)
    desk.say(f"{quote(desk, chosen[0], chosen[1])} is evidence for {field.title}.")


def answer(
    desk: Desk,
    field: Field,
    said: Value | Nothing | None,
    evidence: Range | None = None,
    *,
    ends_draft: bool = False,
) -> None:
    """Answers the active field and drops the selection; a new value replaces the evidence of the old one."""
    row = desk.row
    earlier = row.said if row else None
    joins = field.type in SEVERAL and isinstance(said, Value)
    answered = earlier is not None and earlier.answered
    replaces = evidence is not None and said is not None and answered and not joins
    edit = editing.answer(
        desk.session.layer,
        desk.owner,
        desk.path,
        said,
        desk.session.new_id,
        ranges=[evidence] if evidence and not field.no_evidence else (),
        label=field.label,
        keep_evidence=not replaces,
        action="take" if evidence else "edit-value",
    )
    new_item = NEW_ITEM in desk.path.split("/")
    desk.perform(edit, ends_draft=ends_draft)
    if new_item:
        _go_to_last_item(desk, field)
    if evidence is not None:
        desk.unselect()
        desk.cursor = evidence[0]


def _go_to_last_item(desk: Desk, field: Field) -> None:
    made = [row.path for row in desk.form if row.field is field and not row.is_new_item]
    if made:
        desk.go_to_field(made[-1])


def edit_value(desk: Desk, evidence: Range | None = None, offered: Range | None = None) -> None:
    """Asks for the value of the active field.

    Args:
        desk: The desk.
        evidence: What becomes evidence together with the answer.
        offered: Words of the article from which the answer begins.
    """
    field = _answerable(desk)
    entry = make_entry(desk, field, offered)
    owner, path = desk.owner, desk.path
    untaken = [evidence] if evidence else []

    def accept(entry: Entry) -> None:
        said = read_entry(desk, field, entry, keeps=evidence is None)
        if isinstance(said, Value) and evidence is not None:
            said = answers.quoting(said, desk.text.text[evidence[0] : evidence[1]])
        if said is not None or evidence is not None:
            answer(desk, field, said, evidence, ends_draft=True)
        if desk.session.draft() is not None:
            desk.session.save_draft(owner, path, "")
        desk.step_field(1)

    def changed(entry: Entry) -> None:
        if entry.ticked is not None:
            _keep_ticked(desk, field, entry, untaken)
        else:
            desk.session.save_draft(owner, path, entry.line.text)
            entry.hint = preview_entry(desk, field, entry)
            offer_precision(field, entry)

    def left() -> None:
        desk.session.save_draft(owner, path, "")

    desk.ask(Asking(entry, accept, changed, left, steps=True))


def _keep_ticked(desk: Desk, field: Field, entry: Entry, untaken: list[Range]) -> None:
    """Writes what is ticked; the evidence that was selected for it is taken with the first tick."""
    ticked = [choice.id for choice in choices_of(desk, field) if choice.id in (entry.ticked or ())]
    if ticked:
        answer(desk, field, make_value(field.type, "\n".join(ticked)), untaken.pop() if untaken else None)
    else:
        desk.perform(editing.clear(desk.session.layer, desk.owner, desk.path))


def _say_nothing(kind: Nothing, words: str) -> Action:
    def say(desk: Desk) -> None:
        field = _answerable(desk)
        if kind not in field.nothing:
            raise DeskError(f"{field.title} does not take “{words}”.")
        answer(desk, field, kind, desk.selection)
        desk.say(f"{field.title}: {words}")
        desk.step_field(1)

    return say


def _clear(desk: Desk) -> None:
    field = _active(desk)
    if desk.row is None or desk.row.said.blank:
        raise DeskError(f"{field.title} is empty.")
    if desk.session.layer.value(desk.owner, desk.path).blank:
        raise DeskError(f"{field.title} is worked out from other answers: clear those, or overwrite it with i.")
    desk.perform(editing.clear(desk.session.layer, desk.owner, desk.path))
    desk.say(f"{field.title} cleared; u brings it back.")


def _confidence(desk: Desk) -> None:
    field = _active(desk)
    codes = ["", *(option.code for option in desk.session.schema.confidence)]
    row = desk.row
    if len(codes) == 1:
        raise DeskError("The schema has no scale of confidence.")
    if row is None or row.said.blank:
        raise DeskError(f"Answer {field.title} first.")
    now = row.said.confidence
    after = codes[(codes.index(now) + 1) % len(codes)] if now in codes else codes[1]
    desk.perform(editing.set_confidence(desk.session.layer, desk.owner, desk.path, after))
    desk.say(f"{field.title}: confidence {after or 'not given'}")


def _field_note(desk: Desk) -> None:
    field = _active(desk)
    row = desk.row
    if row is None or row.is_new_item:
        raise DeskError(f"Answer {field.title} first.")
    entry = Entry(f"Note on {field.title}", text=row.said.note)
    entry.fresh = False
    owner, path = desk.owner, desk.path

    def accept(entry: Entry) -> None:
        desk.perform(editing.set_field_note(desk.session.layer, owner, path, entry.line.text.strip()))

    desk.ask(Asking(entry, accept))


def reopen_draft(desk: Desk) -> None:
    """Opens the answer that was half typed when the desk went away."""
    draft = desk.session.draft()
    if draft is None or (draft[0] and draft[0] not in desk.session.layer.events):
        return
    owner, path, text = draft
    desk.go_to_owner(owner, path)
    field = desk.field
    if desk.path != path or field is None:
        return
    edit_value(desk)
    if desk.asking is not None and desk.asking.entry.ticked is None:
        desk.asking.entry.press("ctrl+u", None)
        desk.answer_paste(text)
        desk.say("This was half typed: ↵ keeps it, esc drops it.")


ACTIONS: dict[str, Action] = {
    "take": _take,
    "take-value": _take_value,
    "take-evidence": _take_evidence,
    "edit-value": edit_value,
    "not-stated": _say_nothing(Nothing.NOT_STATED, "not stated"),
    "not-applicable": _say_nothing(Nothing.NOT_APPLICABLE, "not applicable"),
    "unknown": _say_nothing(Nothing.UNKNOWN, "unknown"),
    "clear-value": _clear,
    "confidence": _confidence,
    "field-note": _field_note,
}
