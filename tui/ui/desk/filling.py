"""Filling the form: taking from the text, typing, choosing, and the kinds of nothing."""

from collections.abc import Callable, Sequence

from tui.domain import answers, editing
from tui.domain.errors import DeskError
from tui.domain.layers import ARTICLE
from tui.domain.schema import Field, FieldType
from tui.domain.spans import Range
from tui.domain.values import Nothing, Value, make_value
from tui.ui.desk import resizing
from tui.ui.desk.answering import SEVERAL, answer, answerable
from tui.ui.desk.choosing import choices_of
from tui.ui.desk.desk import Again, Asking, Desk, list_path
from tui.ui.desk.editing_value import edit_value
from tui.ui.desk.questions import one_meant, read_words
from tui.ui.desk.telling import quote_all
from tui.ui.entry import Entry

Action = Callable[[Desk], None]


def take(desk: Desk) -> None:
    """Selection or candidate becomes value and evidence.

    With neither, the value is typed; but not where something could have been proposed: keys that were typed ahead
    to take it would become the answer.

    Raises:
        DeskError: There is nothing to take.
    """
    if desk.resized:
        resizing.settle(desk)
        return
    field = answerable(desk)
    chosen = desk.offered_ranges()
    if not chosen:
        if desk.proposing.enabled and desk.owner != ARTICLE:
            raise DeskError(_nothing_to_take(desk, field))
        edit_value(desk)
        return
    value, told = read_words(desk, field, *chosen), ""
    if value is None:
        value, told = _inside(desk, field, chosen), f", from {quote_all(desk, chosen)}"
    if value is None:
        edit_value(desk, evidence=chosen, offered=chosen)
        return
    value = _joined(desk, field, value)
    answer(desk, field, value, chosen)
    desk.say(f"{field.title}: {answers.show_answer(field, value)}{told}", echo=True)
    desk.again = Again("take", take)
    desk.go_on()


def _nothing_to_take(desk: Desk, field: Field) -> str:
    by_hand, further = desk.key("edit-value"), desk.key("next-field")
    if desk.row is not None and desk.row.said.answered:
        return f"{field.title} has an answer: {by_hand} changes it, {further} goes on."
    more = desk.key("next-candidate")
    return f"Nothing is proposed for {field.title}: {by_hand} answers by hand, {more} looks in the text."


def _inside(desk: Desk, field: Field, chosen: Sequence[Range]) -> Value | None:
    """The only answer of the list that words inside of what is taken point to, if it can be chosen now."""
    value = one_meant(desk, field, chosen)
    if value is None or value.literal not in {choice.id for choice in choices_of(desk, field)}:
        return None
    return value


def _take_value(desk: Desk) -> None:
    """Selection or candidate becomes the value alone; what evidence there is stays."""
    field = answerable(desk)
    chosen = desk.offered_ranges()
    if not chosen:
        raise DeskError(f"Select some text first: {desk.key('select-word')} takes the word here.")
    value = read_words(desk, field, *chosen) or _inside(desk, field, chosen)
    if value is None:
        edit_value(desk, offered=chosen)
        return
    value = _joined(desk, field, value)
    answer(desk, field, value)
    desk.release()
    desk.say(f"{field.title}: {answers.show_answer(field, value)}, without evidence.", echo=True)
    desk.again = Again("take as value", _take_value)
    desk.go_on()


def _joined(desk: Desk, field: Field, value: Value) -> Value:
    """What is taken for a field that holds several answers joins those that it holds."""
    held = desk.session.layer.value(desk.owner, desk.path).value
    if field.type not in SEVERAL or held is None:
        return value
    codes = dict.fromkeys([*held.lines(), *value.lines()])
    in_order = [each.id for each in choices_of(desk, field) if each.id in codes]
    return make_value(field.type, "\n".join(in_order if field.type is FieldType.CHOICES else codes))


def _take_evidence(desk: Desk) -> None:
    field = desk.needed_field()
    if field.no_evidence:
        raise DeskError(f"{field.title} takes no evidence: give it a value alone.")
    chosen = desk.offered_ranges()
    if not chosen:
        raise DeskError(f"Select the evidence first: {desk.key('select-word')} takes the word here.")
    answer(desk, field, None, chosen)
    desk.say(f"{quote_all(desk, chosen)} is evidence for {field.title}.")
    desk.again = Again("take as evidence", _take_evidence)


def _edit_by_hand(desk: Desk) -> None:
    """Asks for the value; what is selected becomes its evidence, unless it shows a span whose ends are moved."""
    field = answerable(desk)
    selected = desk.selection if not desk.resized and not field.no_evidence else None
    edit_value(desk, evidence=desk.taken_ranges() if selected else ())


def _say_nothing(kind: Nothing, words: str) -> Action:
    def say(desk: Desk) -> None:
        field = answerable(desk)
        asked, path = _emptied(desk, field)
        if kind not in asked.nothing:
            raise DeskError(f"{asked.title} does not take “{words}”.")
        selected = (*desk.held, desk.selection) if desk.selection else desk.held
        answer(desk, field, kind, selected, path=path)
        desk.say(f"{asked.title}: {words}", echo=True)
        desk.again = Again(words, say)
        desk.go_on()

    return say


def _emptied(desk: Desk, field: Field) -> tuple[Field, str]:
    """What a kind of nothing answers: the whole list where it has no item yet, else the active row; with its path.

    Said once more, it answers the first item: there is one, and this is not known of it.
    """
    row, schema, layer = desk.row, desk.session.schema, desk.session.layer
    path = list_path(desk.path)
    asked = schema.field(desk.owner, path)
    empty = row is not None and row.is_new_item
    if not empty or asked is None or layer.items(desk.owner, path) or layer.value(desk.owner, path).nothing:
        return field, desk.path
    return asked, path


def _clear(desk: Desk) -> None:
    field = desk.needed_field()
    if desk.row is None or desk.row.said.blank:
        raise DeskError(f"{field.title} is empty.")
    path = desk.said_path
    if desk.session.layer.value(desk.owner, path).blank:
        raise DeskError(
            f"{field.title} is worked out from other answers: clear those, or overwrite it with "
            f"{desk.key('edit-value')}."
        )
    desk.perform(editing.clear(desk.session.layer, desk.owner, path))
    desk.again = Again("clear", _clear)
    desk.say(f"{field.title} cleared; {desk.key('undo')} brings it back.")


def _confidence(desk: Desk) -> None:
    field = desk.needed_field()
    codes = ["", *(option.code for option in desk.session.schema.confidence)]
    row = desk.row
    if len(codes) == 1:
        raise DeskError("The schema has no scale of confidence.")
    if row is None or row.said.blank:
        raise DeskError(f"Answer {field.title} first.")
    now = row.said.confidence
    after = codes[(codes.index(now) + 1) % len(codes)] if now in codes else codes[1]
    desk.perform(editing.set_confidence(desk.session.layer, desk.owner, desk.said_path, after))
    desk.say(f"{field.title}: confidence {after or 'not given'}")


def _field_note(desk: Desk) -> None:
    field = desk.needed_field()
    row = desk.row
    if row is None or row.is_new_item:
        raise DeskError(f"Answer {field.title} first.")
    entry = Entry(f"Note on {field.title}", text=row.said.note)
    entry.fresh = False
    owner, path = desk.owner, desk.path

    def accept(entry: Entry) -> None:
        desk.perform(editing.set_field_note(desk.session.layer, owner, path, entry.line.text.strip()))

    desk.ask(Asking(entry, accept))


def _show_evidence(desk: Desk, evidence: tuple[Range, ...]) -> None:
    """Selects again what an answer was begun with."""
    if evidence:
        desk.release()
        desk.held = evidence[:-1]
        desk.select_range(evidence[-1])


def reopen_draft(desk: Desk) -> None:
    """Opens the answer that was half typed when the desk went away."""
    draft = desk.session.draft()
    if draft is None or (draft.event and draft.event not in desk.session.layer.events):
        return
    owner, path, text, evidence = draft
    desk.go_to_owner(owner, path)
    field = desk.field
    if desk.path != path or field is None:
        return
    _show_evidence(desk, evidence)
    edit_value(desk, evidence)
    if desk.asking is not None and desk.asking.entry.ticked is None:
        desk.asking.entry.press("ctrl+u", None)
        desk.answer_paste(text)
        desk.say("This was half typed: ↵ keeps it, esc drops it.")


ACTIONS: dict[str, Action] = {
    "take": take,
    "take-value": _take_value,
    "take-evidence": _take_evidence,
    "edit-value": _edit_by_hand,
    "not-stated": _say_nothing(Nothing.NOT_STATED, "not stated"),
    "not-applicable": _say_nothing(Nothing.NOT_APPLICABLE, "not applicable"),
    "unknown": _say_nothing(Nothing.UNKNOWN, "unknown"),
    "clear-value": _clear,
    "confidence": _confidence,
    "field-note": _field_note,
}
