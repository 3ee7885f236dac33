"""What every desk over a text has: a cursor and a selection in it, one open question, and what was just said.

Nothing here knows Textual, or what the desk is for: keys come in as actions, the screen draws what it finds.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.domain.answers_error import quoted
from tui.domain.errors import DeskError
from tui.domain.spans import Range
from tui.domain.text import ArticleText
from tui.ui.commands import DEFAULT_KEYS, Keys

if TYPE_CHECKING:
    from tui.ui.desk.text_rows import TextRows
    from tui.ui.entry import Entry, Outcome

UNANSWERED = "Nothing is typed or chosen: tab goes on without an answer, esc leaves."


def _unanswered(entry: "Entry") -> str:
    """Why Enter answers nothing."""
    typed = entry.line.text.strip()
    if typed and not entry.listed:
        return f"Nothing in the list is like {quoted(typed)}: backspace widens it, esc leaves."
    return UNANSWERED


@dataclass(slots=True)
class Asking:
    """A question that is open, and what happens with its answer.

    Attributes:
        entry: The line and the list.
        accept: Called with the entry when it is accepted; may raise a DeskError, which leaves the question open.
        changed: Called after each change of what was typed.
        left: Called when it is left without an answer.
        steps: Whether it asks for a field's value, so that Tab and Shift+Tab go on from there.
        repeat: Answers as before and ends the question, by a key for that while nothing is typed.
        repeat_keys: The keys for that.
    """

    entry: "Entry"
    accept: Callable[["Entry"], None]
    changed: Callable[["Entry"], None] | None = None
    left: Callable[[], None] | None = None
    steps: bool = False
    repeat: "Callable[[], Outcome] | None" = None
    repeat_keys: tuple[str, ...] = ()


class TextDesk:
    """A desk over a text.

    Args:
        rows: Where the text's rows are on the screen.
        keys: Somebody's own keys, which messages name.
    """

    def __init__(self, rows: "TextRows", keys: Keys = DEFAULT_KEYS) -> None:
        self._keys = keys
        self.rows = rows
        self.cursor = 0
        self.anchor: int | None = None
        self.exact = False
        """Whether the selection is as drawn by hand, character by character."""
        self.snap = True
        self.column: int | None = None
        self.query = ""
        self.asking: Asking | None = None
        self.message = ""
        self.alarm = False
        self.echo = False

    @property
    def text(self) -> ArticleText:
        """The article's text."""
        raise NotImplementedError

    def aside(self) -> tuple[Range, ...]:
        """The stretches of the text that are set aside: what is looked for is found there last."""
        return ()

    def marked_starts(self) -> set[int]:
        """Where the marked stretches of the text begin."""
        raise NotImplementedError

    @property
    def selection(self) -> Range | None:
        """The selected half-open range of code points, or None."""
        if self.anchor is None:
            return None
        low, high = sorted((self.anchor, self.cursor))
        if not self.exact:
            if low == high:
                low, high = self.text.cluster_at(low)
            if self.snap:
                low, high = self.text.snap_to_words(low, high)
        return (low, high) if low < high else None

    @property
    def text_cursor(self) -> int:
        """Where the cursor is drawn: on the last character of a selection that is drawn by hand, not behind it."""
        if self.exact and self.anchor is not None and self.anchor < self.cursor:
            return self.text.previous_grapheme(self.cursor)
        return self.cursor

    def key(self, action: str) -> str:
        """The key of an action as messages name it."""
        return self._keys.named(action)

    def keys_of(self, action: str) -> tuple[str, ...]:
        """The keys of an action, in Textual's names."""
        return next((command.keys for command in self._keys.commands if command.id == action), ())

    def say(self, message: str, *, alarm: bool = False, echo: bool = False) -> None:
        """Tells something, until the next key.

        Args:
            message: One line.
            alarm: Whether something could not be done.
            echo: Whether it can be seen elsewhere as well, so that something else may be told instead.
        """
        self.message = message
        self.alarm = alarm
        self.echo = echo

    def ask(self, asking: Asking) -> None:
        """Opens a question; an answer that was half given is left."""
        self.asking = asking

    def unselect(self) -> None:
        """Drops the selection."""
        self.anchor = None
        self.exact = False

    def move_to(self, offset: int) -> None:
        """Moves the text cursor."""
        self.cursor = max(0, min(offset, len(self.text.text)))
        self.column = None

    def select_range(self, chosen: Range) -> None:
        """Selects a range exactly; the cursor is at its end."""
        self.anchor, self.cursor = chosen
        self.exact = True
        self.column = None

    def answer_key(self, key: str, character: str | None) -> "Outcome | None":
        """Gives a key to the open question; None if there is none."""
        asking = self.asking
        if asking is None:
            return None
        untouched = asking.entry.fresh or not asking.entry.line.text
        if untouched and asking.repeat is not None and key in asking.repeat_keys:
            outcome = asking.repeat()
            self._close(asking, outcome.step)
            return outcome
        outcome = asking.entry.press(key, character)
        if outcome.ignored and key == "enter" and asking.steps:
            raise DeskError(_unanswered(asking.entry))
        self._follow(asking, outcome)
        return outcome

    def answer_paste(self, text: str) -> None:
        """Gives pasted text to the open question."""
        if self.asking is not None:
            self._follow(self.asking, self.asking.entry.paste(text))

    def _follow(self, asking: Asking, outcome: "Outcome") -> None:
        if outcome.changed:
            if asking.changed is not None:
                asking.changed(asking.entry)
        elif outcome.accepted:
            asking.accept(asking.entry)
            self._close(asking, outcome.step)
        elif outcome.left:
            self.say("")
            if asking.left is not None:
                asking.left()
            self._close(asking, outcome.step)

    def _close(self, asking: Asking, step: int) -> None:
        if self.asking is asking:
            self.asking = None
        if asking.steps and step:
            self.step_field(step)

    def step_field(self, step: int) -> None:
        """Goes `step` fields on, where there are fields."""
