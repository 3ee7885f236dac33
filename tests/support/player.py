"""Somebody who knows what to answer, and presses the fewest keys for it that the desk's ways offer.

It looks for them by trying: taking what is proposed, walking through the candidates, selecting words, typing. What
it presses is recorded key by key, so that the same keys can be given to the desk on a terminal.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import product
from typing import NamedTuple

from tests.support.desks import DeskAtWork
from tests.support.presses import Key, Presses
from tui.domain.errors import DeskError
from tui.domain.spans import Range
from tui.domain.values import Value
from tui.ui.desk.questions import read_entry, read_words

Keys = tuple[Key, ...]

WALK = 6
"""So many candidates, or words, are walked through at most."""

LETTERS = 12
"""So many letters are typed at most, of a word that is looked for or of an answer."""

STEPS = 14
"""So many sentences and paragraphs are gone through at most to get to an event."""

DOWN = 4
"""So far down a list, or so many fields or sentences on, an answer is looked for."""

LITTLE_MORE = 2
"""A sentence that is at most so many times as long as the words does as evidence too."""


class Slot(NamedTuple):
    """An answer that somebody has in mind.

    Attributes:
        path: The field's.
        value: The answer's literal.
        words: The words of the article that show it, with `|` between stretches of which each one does; what
            overlaps them will do as well if it means the answer.
        typed: What is typed where the words do not mean it by themselves, if that is not the literal.
    """

    path: str
    value: str
    words: str
    typed: str = ""


class Ways(NamedTuple):
    """What the player makes use of.

    Attributes:
        proposals: What is proposed.
        candidates: Walking through the candidates.
    """

    proposals: bool = True
    candidates: bool = True


class Move(NamedTuple):
    """Keys that do something.

    Attributes:
        travel: Those that first get to a place in the text.
        keys: Those that do it.
        typed: How many of them are letters of an answer.
        candidate: Whether it takes what the desk found by itself.
    """

    travel: Keys
    keys: Keys
    typed: int = 0
    candidate: bool = False

    @property
    def all(self) -> Keys:
        """All of them, in order."""
        return (*self.travel, *self.keys)

    def then(self, *keys: Key) -> "Move":
        """The same with further keys."""
        return self._replace(keys=(*self.keys, *keys))

    def and_answer(self, keys: Keys) -> "Move":
        """The same with what is typed or chosen in a line."""
        typed = sum(key not in {"down", "enter"} for key in keys)
        return self.then(*keys)._replace(typed=self.typed + typed)


class Step(NamedTuple):
    """The keys for one thing.

    Attributes:
        does: The path of the field that they answer.
        going: Those that go to the field.
        move: Those that answer it.
    """

    does: str
    going: Keys
    move: Move

    @property
    def keys(self) -> Keys:
        """All of them, in order."""
        return (*self.going, *self.move.all)


class NoWay(Exception):  # noqa: N818 - it is no fault, just no way
    """There is no way to do what is wanted."""


class Player:
    """Plays at a desk without a screen.

    Args:
        work: The desk, an article open.
        ways: What is made use of.
    """

    def __init__(self, work: DeskAtWork, ways: Ways = Ways()) -> None:  # noqa: B008 - it cannot change
        self._work = work
        self._desk = work.desk
        self._presses = Presses(work)
        self._ways = ways
        self._near = 0
        self._desk.proposing.enabled = ways.proposals
        while self._desk.prepare():
            pass

    def play(self, near: str, slots: Iterable[Slot]) -> list[Step]:
        """Codes one event.

        Args:
            near: Words of the sentence that reports it.
            slots: The answers, that to the type first.

        Raises:
            NoWay: None was found for one of them.
        """
        first, *rest = slots
        self._near = self._desk.text.text.index(near)
        return [self._begin(first), *map(self._answer, rest)]

    def _begin(self, slot: Slot) -> Step:
        """Gets to the words and makes the event with its type: by what is proposed then, or of the words."""
        self._desk.release()
        goals = self._goals(slot)
        ways = [*self._new_near(goals, slot), *self._new_from_words(goals, slot)]
        return self._do(slot, (), ways)

    def _new_near(self, goals: list[Range], slot: Slot) -> Iterator[Move]:
        going = self._going_to(goals[0])
        if going is None or not (self._ways.proposals or self._ways.candidates):
            return
        with self._trial():
            self._presses.press(*going, "+")
            taking = self._by_candidate(slot, goals)
            if taking:
                yield Move(going, ("+", *taking.keys), candidate=True)

    def _new_from_words(self, goals: list[Range], slot: Slot) -> Iterator[Move]:
        for goal in goals:
            with suppress(NoWay), self._trial():
                selecting = self._selecting(goal)
                self._presses.press(*selecting.all, "T")
                yield selecting.then("T").and_answer(self._finish(slot))
            with suppress(NoWay):
                yield from self._of_the_word(goal, slot)

    def _of_the_word(self, goal: Range, slot: Slot) -> Iterator[Move]:
        """Of the first of the words, which may tell more than itself."""
        going = self._selecting((goal[0], goal[0] + 1))
        for keys in ((), ("space",)) if "j" not in going.travel else (("space",),):
            with self._trial():
                self._presses.press(*going.travel, *keys, "T")
                if self._has(slot, [goal]):
                    yield going._replace(keys=(*keys, "T"))

    def _going_to(self, goal: Range) -> Keys | None:
        """Sentence by sentence, or first paragraph by paragraph."""
        text, start = self._desk.text, self._desk.cursor
        wanted = text.sentence_at(goal[0])
        moves = {"}": text.next_paragraph, "{": text.previous_paragraph}
        small = {")": text.next_sentence, "(": text.previous_sentence}
        for total in range(STEPS):
            for number, (far, near) in product(range(total + 1), product(moves, small)):
                at = start
                for _ in range(number):
                    at = moves[far](at)
                for _ in range(total - number):
                    at = small[near](at)
                if wanted[0] <= at < wanted[1]:
                    return (far,) * number + (near,) * (total - number)
        return None

    def _answer(self, slot: Slot) -> Step:
        going = self._going_to_field(slot.path)
        self._presses.press(*going)
        goals = self._goals(slot)
        taking = self._by_candidate(slot, goals)
        ways = [each for goal in goals for each in self._by_selection(slot, goal)]
        return self._do(slot, going, [*([taking] if taking else []), *self._as_before(slot, goals), *ways])

    def _do(self, slot: Slot, going: Keys, ways: list[Move]) -> Step:
        """The way with the fewest keys, pressed; the answer is there then, with evidence."""
        if not ways:
            raise NoWay(slot)
        move = min(ways, key=lambda way: len(way.all))
        self._presses.press(*move.all)
        said = self._desk.session.layer.value(self._desk.owner, slot.path)
        assert said.value is not None, (slot, move)
        assert said.value.literal == slot.value, (slot, move, said)
        assert said.evidence, (slot, move)
        return Step(slot.path, going, move)

    def _going_to_field(self, path: str) -> Keys:
        desk = self._desk
        paths = [row.path for row in desk.form]
        steps = paths.index(path) - paths.index(desk.path)
        by_tab: Keys = ("tab",) * steps if steps >= 0 else ("shift+tab",) * -steps
        self._presses.press(";")
        assert desk.asking is not None
        letter = next(choice.key for choice in desk.asking.entry.listed if choice.id == path)
        self._presses.press("escape")
        ways: list[Keys] = [by_tab, (";", letter)]
        return min([*ways, *self._by_proposals(path)], key=len)

    def _by_proposals(self, path: str) -> Iterator[Keys]:
        for count in range(1, DOWN if self._ways.proposals else 1):
            with self._trial():
                self._presses.press(*["'"] * count)
                if self._desk.path == path:
                    yield ("'",) * count
                    return

    def _by_candidate(self, slot: Slot, goals: list[Range]) -> Move | None:
        """What is proposed, or what one walks to, if its words are the ones and mean the answer."""
        desk = self._desk
        if desk.path != slot.path:
            return None
        if self._ways.proposals and self._fits(slot, desk.proposing.now, goals):
            return Move((), ("enter",), candidate=True)
        if not self._ways.candidates:
            return None
        for number, back in product(range(1, WALK), ("n", "p")):
            keys = ("n",) * number if back == "n" else ("p",) * number
            with self._trial():
                self._presses.press(*keys)
                if self._fits(slot, desk.candidate, goals):
                    return Move((), (*keys, "enter"), candidate=True)
        return None

    def _as_before(self, slot: Slot, goals: list[Range]) -> Iterator[Move]:
        """The answer of an event before, with the evidence that comes along or with the words selected for it."""
        for goal in (None, *goals):
            with self._trial(), suppress(NoWay):
                selecting = self._selecting(goal) if goal is not None else Move((), ())
                self._presses.press(*selecting.all, "=")
                if self._has(slot, [goal] if goal is not None else []):
                    yield selecting.then("=")

    def _has(self, slot: Slot, goals: list[Range]) -> bool:
        """Whether the answer is there now, with evidence; that overlaps the words, if there are any."""
        layer = self._desk.session.layer
        said = layer.value(self._desk.owner, slot.path)
        if said.value is None or said.value.literal != slot.value or not said.evidence:
            return False
        return not goals or any(layer.spans[span].overlaps(*goal) for span in said.evidence for goal in goals)

    def _fits(self, slot: Slot, found: Range | None, goals: list[Range]) -> bool:
        field = self._desk.field
        if found is None or field is None or not any(low < found[1] and found[0] < high for low, high in goals):
            return False
        value = read_words(self._desk, field, found)
        return value is not None and value.literal == slot.value

    def _by_selection(self, slot: Slot, goal: Range) -> Iterator[Move]:
        """Selects the words; they are the answer, or what is typed or chosen has them as evidence."""
        selections = list(self._sentence(goal))
        with suppress(NoWay):
            selections.append(self._selecting(goal))
        for selecting, begin in product(selections, ("enter", "i")):
            with self._trial(), suppress(NoWay):
                self._presses.press(*selecting.all, begin)
                yield selecting.then(begin).and_answer(self._finish(slot))
        for move in selections:
            # In the line for the first letters of a word, Enter takes the word.
            if "j" in move.travel and move.keys == ("space",):
                with self._trial(), suppress(NoWay):
                    self._presses.press(*move.travel, "enter")
                    yield Move(move.travel, ("enter",)).and_answer(self._finish(slot))

    def _selecting(self, goal: Range) -> Move:
        """By the first letters of the first word, or word by word from the cursor; then word by word to the end."""
        text, more = self._desk.text, 0
        word = text.word_at(goal[0])
        assert word is not None, text.text[slice(*goal)]
        first = text.text[slice(*word)].lower()
        while word is not None and word[1] < goal[1]:
            word = text.word_at(text.next_word(word[0]))
            more += 1
        ways = [*self._by_letters(goal, first), *self._by_words(goal), *self._by_finding(goal)]
        if not ways:
            raise NoWay(text.text[slice(*goal)])
        return min(ways, key=lambda way: len(way.all)).then(*["space"] * more)

    def _by_letters(self, goal: Range, word: str) -> Iterator[Move]:
        text, cursor = self._desk.text, self._desk.cursor
        begins: dict[Keys, int] = {(): cursor, ("(",): text.previous_sentence(cursor)}
        begins[("{",)] = text.previous_paragraph(cursor)
        begins["{", "{"] = text.previous_paragraph(begins[("{",)])
        for (first, at), length, tabs in product(
            begins.items(), range(1, min(LETTERS, len(word)) + 1), range(DOWN)
        ):
            hit = text.words_starting(word[:length], text.next_grapheme(at))
            for _ in range(tabs):
                hit = text.words_starting(word[:length], hit[1]) if hit else None
            if hit is not None and hit[0] == goal[0]:
                yield Move((*first, "j", *word[:length], *["tab"] * tabs), ("space",))

    def _by_words(self, goal: Range) -> Iterator[Move]:
        text = self._desk.text
        for key, step in (("w", text.next_word), ("b", text.previous_word)):
            at = self._desk.cursor
            for count in range(WALK):
                if at == goal[0]:
                    yield Move((key,) * count, ("space",))
                at = step(at)

    def _by_finding(self, goal: Range) -> Iterator[Move]:
        """The hit grows to whole words."""
        text = self._desk.text
        words = text.text[slice(*goal)].casefold()
        for length in range(1, min(LETTERS, len(words)) + 1):
            hit = text.find(words[:length], self._desk.cursor)
            if hit is not None and hit[0] == goal[0] and words[:length].isalnum():
                yield Move(("/", *words[:length], "enter"), ())

    def _sentence(self, goal: Range) -> Iterator[Move]:
        """The sentence that the words stand in, if it is near and says little more."""
        desk, text = self._desk, self._desk.text
        low, high = text.sentence_at(goal[0])
        if high - low > LITTLE_MORE * (goal[1] - goal[0]):
            return
        for key, step in ((")", text.next_sentence), ("(", text.previous_sentence)):
            at = desk.cursor
            for count in range(DOWN):
                if low <= at < high:
                    yield Move((key,) * count, ("s",))
                at = step(at)

    def _finish(self, slot: Slot) -> Keys:
        """What is typed or chosen in the line that is open, in the fewest keys; none if none is open."""
        desk, asking = self._desk, self._desk.asking
        if asking is None:
            said = desk.session.layer.value(desk.owner, slot.path).value
            if said is None or said.literal != slot.value:
                raise NoWay(slot)
            return ()
        ways: list[Keys] = [("enter",)] if self._entered() == slot.value else []
        whole = ["space" if character == " " else character for character in slot.typed or slot.value]
        for length in (*range(min(LETTERS, len(whole))), len(whole)):
            self._presses.press(*["ctrl+u"] * bool(length), *whole[:length])
            for down in range(DOWN):
                if self._entered() == slot.value and (length or down):
                    ways.append((*whole[:length], *["down"] * down, "enter"))
                self._presses.press("down")
        self._presses.press("ctrl+u")
        if not ways:
            raise NoWay(slot)
        # Of as few keys, letters rather than steps down the list.
        return min(ways, key=lambda way: (len(way), way.count("down"), way))

    def _entered(self) -> str:
        """The literal of what would be accepted now."""
        field, asking = self._desk.field, self._desk.asking
        if field is None or asking is None:
            return ""
        try:
            said = read_entry(self._desk, field, asking.entry, keeps=False)
        except DeskError:
            return ""
        return said.literal if isinstance(said, Value) else ""

    @contextmanager
    def _trial(self) -> Iterator[None]:
        """Takes back what is done meanwhile, edits too."""
        desk, session = self._desk, self._work.session
        cursor, owner, path, before = desk.cursor, desk.owner, desk.path, session.layer
        try:
            yield
        finally:
            while desk.asking is not None:
                self._presses.press("escape")
            while (session.layer.events, session.layer.values) != (before.events, before.values):
                self._presses.press("u")
            desk.release()
            desk.owner = owner
            desk.move_to(cursor)
            desk.go_to_field(path)

    def _goals(self, slot: Slot) -> list[Range]:
        """Where the words stand: behind where the event is reported, or before it if they do not stand there."""
        text, found = self._desk.text.text, []
        for words in slot.words.split("|"):
            start = text.find(words, self._near)
            start = text.rindex(words, 0, self._near) if start < 0 else start
            found.append((start, start + len(words)))
        return found
