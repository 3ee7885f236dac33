"""Going to a word by its first letters."""

from collections.abc import Callable

from tui.domain.errors import DeskError
from tui.domain.spans import Range
from tui.ui.desk.desk import Asking, Desk
from tui.ui.entry import Entry, Outcome

Action = Callable[[Desk], None]

HINT = "↵ answers with the word, space selects it, tab goes to the next one, esc goes back"


class Letters(Entry):
    """A line for the first letters of a word: space selects it, Enter takes it, Tab goes to the next one.

    Args:
        last: The letters of the time before, which count while none are typed.
    """

    def __init__(self, last: str) -> None:
        super().__init__("Word that begins with", hint=HINT if not last else f"tab: {last}… again; {HINT}")
        self._last = last
        self.skipped = 0
        """How many words that begin so are passed over."""
        self.takes = False
        """Whether the word becomes the answer of the active field at once."""

    @property
    def letters(self) -> str:
        """What is looked for."""
        return self.line.text or self._last

    def press(self, key: str, character: str | None) -> Outcome:
        """Takes a key."""
        if key in {"tab", "down"}:
            self.skipped += 1
            return Outcome.CHANGED
        if key in {"shift+tab", "up"}:
            self.skipped = max(0, self.skipped - 1)
            return Outcome.CHANGED
        if key == "space" or character == " ":
            return Outcome.ACCEPTED
        self.takes = key == "enter" and bool(self.line.text)
        outcome = super().press(key, character)
        if outcome is Outcome.CHANGED:
            self.skipped = 0
        return outcome


def _jump(desk: Desk) -> None:
    """Asks for letters and goes along with them; a selection that follows the cursor goes along."""
    before = (desk.cursor, desk.anchor, desk.exact)
    follows = desk.anchor is not None and not desk.exact
    start = desk.text.next_grapheme(desk.cursor)

    def find(entry: Letters) -> Range | None:
        hit = desk.text.words_starting(entry.letters, start)
        first = hit
        for _ in range(entry.skipped):
            hit = desk.text.words_starting(entry.letters, hit[1]) if hit else None
            if hit == first:
                entry.skipped = 0
                break
        return hit

    def look(entry: Entry) -> None:
        hit = find(entry) if isinstance(entry, Letters) and entry.letters else None
        if hit is not None:
            _show(desk, hit, follows=follows)
        entry.hint = HINT if hit is not None else "No word begins so."

    def accept(entry: Entry) -> None:
        letters = entry.letters if isinstance(entry, Letters) else ""
        hit = find(entry) if isinstance(entry, Letters) and letters else None
        if hit is None:
            raise DeskError("No word begins so: backspace, or leave with esc.")
        desk.letters = letters
        _show(desk, hit, follows=follows)
        field = desk.field
        if isinstance(entry, Letters) and entry.takes and field and not field.only_derived:
            from tui.ui.desk.filling import take  # noqa: PLC0415 - see `tui.ui.later`

            take(desk)

    def left() -> None:
        desk.cursor, desk.anchor, desk.exact = before

    desk.ask(Asking(Letters(desk.letters), accept, look, left))


def _show(desk: Desk, word: Range, *, follows: bool) -> None:
    desk.candidate = None
    if follows:
        desk.cursor = desk.text.previous_grapheme(word[1])
    else:
        desk.select_range(word)


ACTIONS: dict[str, Action] = {"jump-to-word": _jump}
