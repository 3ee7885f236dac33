"""Notes on the article, on the active event, and on the span under the cursor."""

from collections.abc import Callable
from typing import NamedTuple

from tui.domain import editing
from tui.domain.layers import ARTICLE, NOTE
from tui.ui.desk.desk import Asking, Desk
from tui.ui.desk.telling import span_title
from tui.ui.entry import Entry, Outcome
from tui.ui.lineedit import typed

Action = Callable[[Desk], None]


class _Subject(NamedTuple):
    """What a note can be about.

    Attributes:
        id: Of the event or the span; empty for the article.
        title: What it is called.
        note: The note so far.
    """

    id: str
    title: str
    note: str


class Noting(Entry):
    """A line for a note; Tab goes on to what else it can be about.

    Args:
        subjects: What it can be about; the first one is meant at first.
    """

    def __init__(self, subjects: list[_Subject]) -> None:
        super().__init__("", text=subjects[0].note)
        self.fresh = False
        self._subjects = subjects
        self._at = 0
        self._before = ""
        self._tell()

    @property
    def subject(self) -> _Subject:
        """What the note is about."""
        return self._subjects[self._at]

    def press(self, key: str, character: str | None) -> Outcome:
        """Takes a key; what was typed goes along to the next subject, behind the note that is there."""
        if key not in {"tab", "shift+tab"} or len(self._subjects) == 1:
            return super().press(key, character)
        untouched = self.line.text == self.subject.note
        said = "" if untouched else self.line.text.removeprefix(self._before)
        self._at = (self._at + (1 if key == "tab" else -1)) % len(self._subjects)
        self._before = f"{self.subject.note}; " if said and self.subject.note else ""
        self.line = typed(f"{self._before}{said}" if said else self.subject.note)
        self._tell()
        return Outcome.MOVED

    def _tell(self) -> None:
        self.prompt = f"Note on {self.subject.title}"
        others = [each.title for each in self._subjects if each is not self.subject]
        self.hint = f"tab: on {' or '.join(others)}" if others else ""


def _note(desk: Desk) -> None:
    layer = desk.session.layer
    subjects = [_Subject("", "the article", layer.attributes.get(NOTE, ""))]
    if desk.owner != ARTICLE:
        number = layer.events.index(desk.owner) + 1
        subjects.append(_Subject(desk.owner, f"event {number}", layer.note_on(desk.owner)))
    span = desk.span_here
    if span is not None:
        subjects.append(_Subject(span.id, span_title(desk, span), layer.note_on(span.id)))
    noting = Noting(subjects)

    def accept(_: Entry) -> None:
        note = noting.line.text.strip()
        desk.perform(editing.set_note(desk.session.layer, note, noting.subject.id))
        on = f" on {noting.subject.title}" if noting.subject.id else ""
        desk.say(f"Noted{on}." if note else "The note is gone.")

    desk.ask(Asking(noting, accept))


ACTIONS: dict[str, Action] = {"note": _note}
