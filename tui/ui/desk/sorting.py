"""A list in which each row is given one of several states, and accepted as a whole."""

from collections.abc import Mapping, Sequence
from string import ascii_lowercase, ascii_uppercase, digits
from typing import NamedTuple

from tui.ui.entry import Choice, Entry, Outcome

_KEYS = ascii_lowercase + ascii_uppercase + digits


class Row(NamedTuple):
    """A row.

    Attributes:
        id: What is sorted.
        title: What is shown in front.
        states: What is shown behind it in each state, the first one to begin with.
    """

    id: str
    title: str
    states: tuple[str, ...]


class Sorting(Entry):
    """Asks for the states: a row's letter, or Enter at it, gives it the next one; Tab accepts them all.

    Args:
        prompt: What is asked.
        rows: The rows.
        hint: A line of help.
    """

    def __init__(self, prompt: str, rows: Sequence[Row], hint: str) -> None:
        self._rows = tuple(rows)
        self._states = dict.fromkeys((row.id for row in rows), 0)
        super().__init__(prompt, choices=self._shown, closed=True, hint=hint)
        self.one_column = True

    @property
    def states(self) -> Mapping[str, int]:
        """The number of each row's state, by its id."""
        return self._states

    def press(self, key: str, character: str | None) -> Outcome:
        """Takes a key."""
        keyed = next((choice.id for choice in self.listed if choice.key and choice.key == character), "")
        if keyed:
            self.highlight_id(keyed)
        if keyed or key == "enter" or character == " ":
            return self._turn()
        if key == "tab":
            return Outcome.ACCEPTED
        if key in {"escape", "ctrl+c", "up", "down", "pageup", "pagedown"}:
            return super().press(key, None)
        return Outcome.IGNORED

    def paste(self, text: str) -> Outcome:
        """Pasted text says nothing here."""
        del text
        return Outcome.IGNORED

    def _turn(self) -> Outcome:
        row = next((row for row in self._rows if self.choice is not None and row.id == self.choice.id), None)
        if row is None:
            return Outcome.IGNORED
        self._states[row.id] = (self._states[row.id] + 1) % len(row.states)
        self.listed = tuple(self._shown(""))
        return Outcome.TOGGLED

    def _shown(self, _typed: str) -> list[Choice]:
        letters = (*_KEYS, *("" for _ in self._rows))
        return [
            Choice(row.id, row.title, detail=row.states[self._states[row.id]], key=letter)
            for row, letter in zip(self._rows, letters, strict=False)
        ]
