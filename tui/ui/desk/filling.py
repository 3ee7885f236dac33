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
from tui.ui.desk.as_before import take_as_before
from tui.ui.desk.choosing import choices_of
from tui.ui.desk.desk import Again, Asking, Desk, list_path
from tui.ui.desk.questions import (
    make_entry,
    offer_precision,
    one_meant,
    preview_entry,
    read_entry,
    read_words,
    words_of,
)
from tui.ui.desk.telling import quote_all
from tui.ui.desk.text_desk import UNANSWERED
from tui.ui.entry import Entry, Outcome

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


def edit_value(
    desk: Desk, evidence: Sequence[Range] = (), offered: Sequence[Range] = (), onward: Action = Desk.go_on
) -> None:
    """Asks for the value of the active field.

    Args:
        desk: The desk.
        evidence: What becomes evidence together with the answer.
        offered: Words of the article from which the answer begins.
        onward: Goes on after the answer.
    """
    field = answerable(desk)
    entry = make_entry(desk, field, offered)
    if evidence:
        entry.beside = quote_all(desk, evidence)
    asked = _Asked(desk, field, evidence, onward, keeps=not offered)
    repeat_keys = desk.keys_of("as-before") if desk.before.told else ()
    desk.ask(Asking(entry, asked.accept, asked.changed, asked.left, True, asked.repeat, repeat_keys))


class _Asked:
    """What becomes of what is typed or chosen for a field.

    Args:
        desk: The desk.
        field: The active field.
        evidence: What becomes evidence together with the answer.
        onward: Goes on after the answer.
        keeps: Whether parts of the answer before stay that cannot be typed.
    """

    def __init__(self, desk: Desk, field: Field, evidence: Sequence[Range], onward: Action, *, keeps: bool) -> None:
        self._desk = desk
        self._field = field
        self._evidence = evidence
        self._onward = onward
        self._keeps = keeps
        self._place = (desk.owner, desk.path)
        self._untaken = list(evidence)

    def accept(self, entry: Entry) -> None:
        """Answers."""
        desk, evidence = self._desk, self._evidence
        said = read_entry(desk, self._field, entry, keeps=self._keeps)
        if said is None and not evidence and desk.row is not None and not desk.row.said.answered:
            raise DeskError(UNANSWERED)
        if isinstance(said, Value):
            desk.again = _repeating(self._field, said)
            if evidence:
                said = answers.quoting(said, words_of(desk, evidence))
        if said is not None or evidence:
            answer(desk, self._field, said, evidence, ends_draft=True)
        if desk.session.draft() is not None:
            self.left()
        self._onward(desk)

    def changed(self, entry: Entry) -> None:
        """Keeps what is half typed, and shows how it would be read."""
        desk = self._desk
        if entry.ticked is not None:
            _keep_ticked(desk, self._field, entry, self._untaken)
        else:
            desk.session.save_draft(*self._place, entry.line.text, self._evidence)
            entry.hint = preview_entry(desk, self._field, entry)
            offer_precision(self._field, entry)

    def left(self) -> None:
        """Drops what is half typed."""
        self._desk.session.save_draft(*self._place, "")

    def repeat(self) -> Outcome:
        """Answers as an event before does."""
        take_as_before(self._desk, self._evidence, self._onward, ends_draft=True)
        return Outcome.ACCEPTED


def _repeating(field: Field, value: Value) -> Again:
    """Gives the same answer to the same question elsewhere, or to one like it."""

    def repeat(desk: Desk) -> None:
        active = answerable(desk)
        listed = active.options or field.options or active.table != field.table
        if active is not field and (active.type is not field.type or listed):
            raise DeskError(f"{active.title} does not take an answer to {field.title}.")
        answer(desk, active, value, desk.taken_ranges())
        desk.say(f"{active.title}: {answers.show_answer(active, value)}", echo=True)
        desk.go_on()

    return Again(f"answer {field.title}", repeat)


def _keep_ticked(desk: Desk, field: Field, entry: Entry, untaken: list[Range]) -> None:
    """Writes what is ticked; the evidence that was selected for it is taken with the first tick."""
    ticked = [choice.id for choice in choices_of(desk, field) if choice.id in (entry.ticked or ())]
    if ticked:
        answer(desk, field, make_value(field.type, "\n".join(ticked)), tuple(untaken))
        untaken.clear()
    else:
        desk.perform(editing.clear(desk.session.layer, desk.owner, desk.path))


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
