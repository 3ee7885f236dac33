"""What more can be said of an answer than the answer: other values that are as right, and the event read back."""

from collections.abc import Callable

from tui.domain import answers, editing
from tui.domain.errors import DeskError
from tui.domain.schema import Field
from tui.domain.values import Nothing, Value, make_value
from tui.ui.desk.choosing import choices_of, value_of_choice
from tui.ui.desk.desk import Asking, Desk
from tui.ui.desk.questions import CHOSEN
from tui.ui.entry import Entry

Action = Callable[[Desk], None]


def _with_value(desk: Desk) -> Field:
    """The active field, if it holds a value that can have others beside it."""
    field = desk.needed_field()
    if not desk.session.schema.alternatives:
        raise DeskError("The schema takes one answer: it has no 'alternatives: yes'.")
    if desk.session.layer.value(desk.owner, desk.path).value is None:
        raise DeskError(f"Give {field.title} its first value before another.")
    return field


def _alternative(desk: Desk) -> None:
    """Asks for another value that is as right; one that is there already goes."""
    field = _with_value(desk)
    owner, path = desk.owner, desk.path
    said = desk.session.layer.value(owner, path)
    others = " / ".join(answers.show_answer(field, each) for each in said.alternatives)
    hint = f"so far: {others} · the same again takes it away" if others else "another value that is as right"
    closed = field.type in CHOSEN
    entry = Entry(f"{field.title}, or", choices=choices_of(desk, field) if closed else (), closed=closed, hint=hint)
    entry.highlight_none()

    def accept(entry: Entry) -> None:
        value = _read(desk, field, entry)
        desk.perform(editing.add_alternative(desk.session.layer, owner, path, value))
        held = desk.session.layer.value(owner, path)
        shown = [answers.show_answer(field, each) for each in (held.value, *held.alternatives) if each is not None]
        desk.say(f"{field.title}: {' / '.join(shown)}")

    desk.ask(Asking(entry, accept))


def _read(desk: Desk, field: Field, entry: Entry) -> Value:
    if entry.choice is not None and entry.closed:
        return value_of_choice(field, entry.choice.id)
    text = entry.line.text.strip()
    if not text or isinstance(answers.read_nothing(text), Nothing):
        raise DeskError(
            f"Type another value, or leave with esc; {desk.key('optional')} says that none is as right."
        )
    value = answers.read_answer(field, text, desk.session.context())
    return make_value(value.type, value.literal, dict(value.parts))


def _optional(desk: Desk) -> None:
    field = _with_value(desk)
    optional = not desk.session.layer.value(desk.owner, desk.path).optional
    desk.perform(editing.set_optional(desk.session.layer, desk.owner, desk.path, optional=optional))
    desk.say(f"{field.title} {'may as well be left empty' if optional else 'is not optional any more'}.")


ACTIONS: dict[str, Action] = {"alternative": _alternative, "optional": _optional}
