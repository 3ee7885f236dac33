"""An answer being given: a line to type into, with or without a list to choose from.

Fields, notes, searches, labels, the palette and the lists of events and reasons all ask in this one way: typing
filters, Up and Down choose, Enter accepts, Escape leaves. Pure: keys in, outcome out.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import TypeAlias

from tui.domain.folding import fold
from tui.ui.lineedit import LineEdit, typed


class Outcome(Enum):
    """What a key did to an entry."""

    IGNORED = auto()
    MOVED = auto()
    CHANGED = auto()
    ACCEPTED = auto()
    ACCEPTED_NEXT = auto()
    ACCEPTED_PREVIOUS = auto()
    TOGGLED = auto()
    LEFT = auto()
    LEFT_NEXT = auto()
    LEFT_PREVIOUS = auto()

    @property
    def ignored(self) -> bool:
        """Whether the key did nothing."""
        return self is Outcome.IGNORED

    @property
    def changed(self) -> bool:
        """Whether the answer is another one now."""
        return self in {Outcome.CHANGED, Outcome.TOGGLED}

    @property
    def accepted(self) -> bool:
        """Whether the answer was accepted."""
        return self in {Outcome.ACCEPTED, Outcome.ACCEPTED_NEXT, Outcome.ACCEPTED_PREVIOUS}

    @property
    def left(self) -> bool:
        """Whether the question was left without an answer."""
        return self in {Outcome.LEFT, Outcome.LEFT_NEXT, Outcome.LEFT_PREVIOUS}

    @property
    def step(self) -> int:
        """How many fields to go on after it. Accepting goes to the next field, which "previous" makes good."""
        return {Outcome.ACCEPTED_PREVIOUS: -2, Outcome.LEFT_NEXT: 1, Outcome.LEFT_PREVIOUS: -1}.get(self, 0)


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of the list.

    Attributes:
        id: What is chosen.
        title: What is shown and matched first.
        detail: Shown behind the title and matched too.
        help: Shown when the line is highlighted.
        key: A key that chooses it at once while nothing was typed, or empty.
    """

    id: str
    title: str
    detail: str = ""
    help: str = ""
    key: str = ""


Source: TypeAlias = Callable[[str], Sequence[Choice]]
"""Gives what answers to what was typed, the best first."""

_Folded: TypeAlias = tuple[str, str, str]
"""Title, id and detail of a choice, folded."""


def rank(query: str, choice: Choice) -> int | None:
    """How well a choice answers to what was typed; smaller is better, None is not at all.

    Args:
        query: The folded query, not empty.
        choice: The choice.
    """
    return _rank(query, _folded(choice))


def _folded(choice: Choice) -> _Folded:
    return fold(choice.title), fold(choice.id), fold(choice.detail)


def _rank(query: str, choice: _Folded) -> int | None:
    title, id_, detail = choice
    found = title.find(query)
    if query in (id_, title):
        return 0
    if found == 0:
        return 1
    if found > 0:
        return 2 if not title[found - 1].isalnum() else 4
    if query in id_:
        return 3
    everything = f"{title} {detail}"
    if all(word in everything for word in query.split()):
        return 5
    return None


class Listed:
    """A fixed list as a source. What it says is folded once, when the first key comes.

    Args:
        choices: The list, in order.
    """

    def __init__(self, choices: Sequence[Choice]) -> None:
        self._choices = tuple(choices)
        self._known: list[_Folded] | None = None

    def __call__(self, typed: str) -> Sequence[Choice]:
        """The choices that answer to what was typed."""
        query = fold(typed).strip()
        if not query:
            return self._choices
        if self._known is None:
            self._known = [_folded(choice) for choice in self._choices]
        ranked = ((_rank(query, known), index) for index, known in enumerate(self._known))
        best = sorted((score, index) for score, index in ranked if score is not None)
        return [self._choices[index] for _, index in best]


class Entry:
    """An answer being given.

    Args:
        prompt: What is asked.
        text: What the line starts with.
        choices: The list, in order, of which what is typed shows a part; or what gives the choices for what was
            typed; empty for a plain line.
        closed: Whether only a choice of the list counts.
        chosen: Ids that are ticked, for a list of which several hold; None for one of a list.
        hint: A line of help.
        single_keys: Whether a choice's key chooses it at once.
        joins: A character that several answers are parted by: typed while a choice is highlighted, it puts the
            choice into the line.
    """

    def __init__(
        self,
        prompt: str,
        *,
        text: str = "",
        choices: Sequence[Choice] | Source = (),
        closed: bool = False,
        chosen: Sequence[str] | None = None,
        hint: str = "",
        single_keys: bool = False,
        joins: str = "",
    ) -> None:
        self.prompt = prompt
        self.line: LineEdit = typed(text)
        self.closed = closed
        self.hint = hint
        self.ticked: list[str] | None = None if chosen is None else list(chosen)
        self._source: Source = choices if callable(choices) else Listed(choices)
        self.single_keys = single_keys
        self._joins = joins
        self.listed: tuple[Choice, ...] = tuple(self._source(text if callable(choices) else ""))
        self._keys = {choice.key: choice for choice in self.listed if choice.key} if single_keys else {}
        self.highlight: int | None = 0 if closed and self.listed else None
        self.fresh = bool(text)
        """Whether the text is as it was offered: typing then replaces it."""
        self.one_column = False
        """Whether each choice stands on a line of its own, however many there are: they need the width."""
        self.beside = ""
        """What is told at the end of the line while there is room."""
        self.touched = False
        """Whether anything was typed or highlighted."""

    @property
    def choice(self) -> Choice | None:
        """The highlighted choice."""
        if self.highlight is None or not self.listed:
            return None
        return self.listed[self.highlight]

    def offer(self, choices: Sequence[Choice]) -> None:
        """Lists other choices as they are, for as long as nothing more is typed."""
        self.listed = tuple(choices)
        self.highlight = None

    def highlight_none(self) -> None:
        """Highlights nothing, so that Enter alone chooses nothing."""
        self.highlight = None

    def highlight_id(self, choice_id: str) -> None:
        """Highlights a choice by id, if it is listed."""
        for index, choice in enumerate(self.listed):
            if choice.id == choice_id:
                self.highlight = index

    def press(self, key: str, character: str | None) -> Outcome:
        """Takes a key.

        Args:
            key: The key in Textual's names.
            character: What it types, or None.
        """
        if character and character.isprintable() and not self.line.text and character in self._keys:
            self.highlight_id(self._keys[character].id)
            return Outcome.ACCEPTED
        moves: dict[str, Callable[[], Outcome]] = {
            "enter": self._accept,
            "escape": lambda: Outcome.LEFT,
            "ctrl+c": lambda: Outcome.LEFT,
            "tab": lambda: self._leave_by(Outcome.ACCEPTED_NEXT, Outcome.LEFT_NEXT),
            "shift+tab": lambda: self._leave_by(Outcome.ACCEPTED_PREVIOUS, Outcome.LEFT_PREVIOUS),
            "down": lambda: self._move(1),
            "up": lambda: self._move(-1),
            "pagedown": lambda: self._move(10),
            "pageup": lambda: self._move(-10),
        }
        if key in moves:
            return moves[key]()
        edited = self.line.key(key)
        if edited is not None:
            self.fresh = False
            return self._edit(edited)
        if character and character.isprintable():
            if character == self._joins and self.choice is not None:
                return self.put(f"{self.choice.id}{character} ")
            return self.paste(character)
        return Outcome.IGNORED

    def put(self, text: str) -> Outcome:
        """Puts a text into the line in place of what is there; it can be edited further."""
        self.fresh = False
        return self._edit(typed(text))

    def paste(self, text: str) -> Outcome:
        """Takes typed or pasted text; an offered text that was not touched yet is replaced."""
        line = (LineEdit() if self.fresh else self.line).insert(text)
        if self.fresh and not line.text:
            return Outcome.IGNORED
        self.fresh = False
        return self._edit(line)

    def _edit(self, line: LineEdit) -> Outcome:
        if line == self.line:
            return Outcome.MOVED
        changed = line.text != self.line.text
        self.line = line
        self.touched = True
        if not changed:
            return Outcome.MOVED
        self._filter()
        return Outcome.CHANGED

    def _filter(self) -> None:
        self.listed = tuple(self._source(self.line.text))
        self.highlight = 0 if self.closed and self.listed else None

    def _move(self, step: int) -> Outcome:
        if not self.listed:
            return Outcome.IGNORED
        self.touched = True
        last = len(self.listed) - 1
        if self.highlight is None:
            self.highlight = 0 if step > 0 else last
        elif not self.closed and self.highlight == 0 and step < 0:
            self.highlight = None
        else:
            self.highlight = max(0, min(last, self.highlight + step))
        return Outcome.MOVED

    def _accept(self) -> Outcome:
        if self.ticked is not None:
            choice = self.choice
            if choice is None:
                return Outcome.IGNORED
            if choice.id in self.ticked:
                self.ticked.remove(choice.id)
            else:
                self.ticked.append(choice.id)
            self.line = LineEdit()
            self._filter()
            self.highlight_id(choice.id)
            return Outcome.TOGGLED
        if self.closed and self.choice is None:
            return Outcome.IGNORED
        return Outcome.ACCEPTED

    def _leave_by(self, accepted: Outcome, left: Outcome) -> Outcome:
        """Tab takes what was typed along, and leaves what was not touched as it is."""
        if self.ticked is not None or not self.touched:
            return left
        return accepted if self._accept() is Outcome.ACCEPTED else Outcome.IGNORED
