"""The line or list that asks for an answer: opening it, and what becomes of what is typed."""

from collections.abc import Callable, Sequence

from tui.domain import answers, editing
from tui.domain.errors import DeskError
from tui.domain.schema import Field
from tui.domain.spans import Range
from tui.domain.values import Value, make_value
from tui.ui.desk.answering import answer, answerable
from tui.ui.desk.as_before import take_as_before
from tui.ui.desk.choosing import choices_of
from tui.ui.desk.desk import Again, Asking, Desk
from tui.ui.desk.questions import make_entry, offer_precision, preview_entry, read_entry, words_of
from tui.ui.desk.telling import quote_all
from tui.ui.desk.text_desk import UNANSWERED
from tui.ui.entry import Entry, Outcome

Action = Callable[[Desk], None]


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
