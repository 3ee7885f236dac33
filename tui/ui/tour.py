"""A first look at the desk, in a minute: each step is done, not read. Pure."""

from typing import Final, NamedTuple

from tui.ui.commands import Keys
from tui.ui.form.painting import wrap
from tui.ui.lines import Line, fit

HEIGHT: Final = 2
"""Lines that the tour takes."""


class Step(NamedTuple):
    """One thing to do.

    Attributes:
        text: What to do; `{action}` stands for its key.
        done_by: The actions that do it.
    """

    text: str
    done_by: tuple[str, ...]


STEPS: Final = (
    Step(
        "There are two cursors. The one in the text moves with the arrows, and by words with {next-word} and "
        "{previous-word}: press {next-word}.",
        ("next-word", "previous-word"),
    ),
    Step("The article's incidents are events, each with a form. {new-event} makes one.", ("new-event",)),
    Step(
        "The mark ▸ is the other cursor, the active field: {next-field} goes to the next one.",
        ("next-field", "previous-field", "go-to-field"),
    ),
    Step(
        "{select-word} selects the word under the text's cursor; once more takes the next word too.",
        ("select-word", "select", "select-sentence"),
    ),
    Step(
        "{take} takes it: as evidence, and as value if the words say one. Else the line opens: type, or leave it "
        "with esc.",
        ("take", "take-evidence", "take-value", "edit-value"),
    ),
    Step(
        "{next-candidate} walks through what could fill the field; {take} takes it. The most probable is often lit "
        "at once.",
        ("next-candidate", "previous-candidate"),
    ),
    Step(
        "What the article does not say is said as well: {not-stated}, in the next field.", ("not-stated", "unknown")
    ),
    Step("{undo} takes back the last edit, any number of times; there is no key to save.", ("undo",)),
    Step("{help} shows all keys, {palette} finds an action by its name: look at one.", ("help", "palette")),
)

TYPING: Final = "A line is open, and letters are typed into it: ↵ accepts what it says, esc leaves it."
"""What stands there while a line is open: the keys of the steps would be typed into it."""

END: Final = "That is all it takes. {finish} says that an article is done, {next-article} opens the next one."


class Tour:
    """Somebody's way through the steps.

    Args:
        keys: Their keys.
    """

    def __init__(self, keys: Keys) -> None:
        self._keys = keys
        self._at = 0
        self._ended = False

    @property
    def over(self) -> bool:
        """Whether there is nothing more to show."""
        return self._ended

    def did(self, action: str) -> None:
        """Goes on if that action is what the step asks for; after the last word, any action ends the tour."""
        if self._at >= len(STEPS):
            self._ended = True
        elif action in STEPS[self._at].done_by:
            self._at += 1

    def skip(self) -> None:
        """Goes on to the next step, or ends."""
        self._at += 1
        self._ended = self._at > len(STEPS)

    def lines(self, width: int, *, typing: bool = False) -> list[Line]:
        """What to do now.

        Args:
            width: In cells.
            typing: Whether a line is open, which takes the keys that the steps name.

        Returns:
            `HEIGHT` lines of `width` cells.
        """
        text = TYPING if typing else STEPS[self._at].text if self._at < len(STEPS) else END
        for command in self._keys.commands:
            text = text.replace(f"{{{command.id}}}", self._keys.named(command.id))
        place = f"{min(self._at + 1, len(STEPS))}/{len(STEPS)}"
        rest = f"({self._keys.of('tour')} passes on, esc ends)" if self._at < len(STEPS) else "(esc ends)"
        rest = "" if typing else rest
        told = wrap(f"{place} {text} {rest}".rstrip(), max(1, width - 2), HEIGHT)
        return [fit(((f" {line}", "tour"),), width, style="tour") for line in told]
