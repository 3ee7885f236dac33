"""Going from field to field."""

from collections.abc import Callable, Iterator
from string import ascii_lowercase, ascii_uppercase, digits

from tui.domain.errors import DeskError
from tui.domain.schema import Field
from tui.ui.desk.desk import Asking, Desk, list_path
from tui.ui.entry import Choice, Entry

Action = Callable[[Desk], None]

_KEYS = ascii_lowercase + digits + ascii_uppercase


def _go_to_field(desk: Desk) -> None:
    letters = _letters(desk.session.schema.fields(desk.owner))
    free = iter([char for char in _KEYS if char not in letters.values()])
    choices = []
    used: set[str] = set()
    for row in desk.form:
        letter = letters[id(row.field)]
        if letter in used:
            letter = next(free, "")
        used.add(letter)
        title = row.title if row.title != "·" else f"· {row.field.title}"
        choices.append(Choice(row.path, title, detail=row.shown, key=letter))
    entry = Entry("Field", choices=choices, closed=True, hint="its letter, or ↑↓ and ↵", single_keys=True)
    entry.highlight_id(desk.path)

    def accept(entry: Entry) -> None:
        if entry.choice is not None:
            desk.go_to_field(entry.choice.id)

    desk.ask(Asking(entry, accept))


def _letters(fields: tuple[Field, ...]) -> dict[int, str]:
    """A letter for each question of a form, hidden ones too, so that the same question keeps its letter.

    Returns:
        Letters by the identity of the question: two of them may be alike.
    """
    free = dict.fromkeys(_KEYS)
    found: dict[int, str] = {}
    for field in _questions(fields):
        own = (char for char in field.title.lower() if char in free)
        letter = next(own, next(iter(free), ""))
        free.pop(letter, None)
        found[id(field)] = letter
    return found


def _questions(fields: tuple[Field, ...]) -> Iterator[Field]:
    for field in fields:
        if field.fields:
            yield from _questions(field.fields)
        else:
            yield field


def _step(step: int) -> Action:
    return lambda desk: desk.step_field(step)


def _next_empty(desk: Desk) -> None:
    """To the next field without an answer, around at the end; a list that has items is not empty."""
    rows = desk.form
    at = next((i for i, row in enumerate(rows) if row.path == desk.path), -1)
    for row in (*rows[at + 1 :], *rows[: at + 1]):
        further = row.is_new_item and desk.session.layer.items(desk.owner, list_path(row.path))
        if row.waits and not further:
            if row.path == desk.path:
                raise DeskError("All other fields have an answer.")
            desk.go_to_field(row.path)
            return
    raise DeskError("Every field has an answer.")


def _next_proposed(desk: Desk) -> None:
    """To the next field for which something is proposed, around at the end."""
    rows = desk.form
    if not desk.proposing.enabled:
        raise DeskError("Nothing is proposed: propose is switched off in the settings.")
    desk.release()
    before = desk.path
    at = next((i for i, row in enumerate(rows) if row.path == before), -1)
    for row in (*rows[at + 1 :], *rows[: at + 1]):
        desk.go_to_field(row.path)
        if desk.proposing.now is not None:
            return
    desk.go_to_field(before)
    raise DeskError("Nothing is proposed for any field without an answer.")


def _repeat(desk: Desk) -> None:
    """Does again what was done last."""
    if desk.again is None:
        raise DeskError("Nothing was done yet that could be done again.")
    desk.again.do(desk)


ACTIONS: dict[str, Action] = {
    "go-to-field": _go_to_field,
    "next-field": _step(1),
    "previous-field": _step(-1),
    "next-empty": _next_empty,
    "next-proposed": _next_proposed,
    "repeat": _repeat,
}
