"""Which events of an article are one, changed by key: go to events, hold some, pair, part, merge. Without Textual.

Annotators have letters here, which differ from article to article; names are never seen.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from tui.domain.adjudication.aligning import Change, Member
from tui.domain.adjudication.topics import Topic
from tui.domain.errors import EditError
from tui.ui.commands import DEFAULT_KEYS, Keys, key_map
from tui.ui.lines import Line
from tui.ui.registry.base import ALIGNING
from tui.ui.review.painting.alignment import alignment_lines
from tui.ui.review.painting.saying import marks_of
from tui.ui.review.painting.sides import letters_of
from tui.ui.textview.marks import Marks, SpanMark

if TYPE_CHECKING:
    from tui.services.adjudicating import Adjudication
    from tui.services.review_articles import Opened

DONE = {
    Change.PAIR: "These are one event now",
    Change.MERGE: "These are one event now",
    Change.UNPAIR: "Each stands alone now",
    Change.SPLIT: "These stand apart now",
}


class Aligning:
    """The alignment of one article, and the cursor in it.

    Args:
        work: Carries changes out.
        opened: The article under review.
        act: Does what belongs to the screen or the application, by the action's id.
        keys: The adjudicator's keys.

    Attributes:
        opened: The article after the last change.
        held: The events that were picked for the next change.
        left: Whether the adjudicator went back to the disagreements.
        message: What was said last.
    """

    def __init__(
        self,
        work: "Adjudication",
        opened: "Opened",
        act: Callable[[str], None],
        *,
        keys: Keys = DEFAULT_KEYS,
        event: str = "",
    ) -> None:
        self._work = work
        self._act = act
        self._names = keys
        self._keys = key_map(ALIGNING, keys.commands)
        self.opened = opened
        self.held: list[Member] = []
        self.left = False
        self.message = ""
        self._done = self._undone = 0
        self._spans: tuple[Opened | None, Member | None, tuple[SpanMark, ...]] = (None, None, ())
        rows = self.rows()
        named = next((number for number, topic in enumerate(self._topics()) if topic.id == event), 0)
        self.chosen: Member | None = next((each for row in rows[named:] for each in row), None)

    def _topics(self) -> tuple[Topic, ...]:
        return self.opened.review.events

    def rows(self) -> list[list[Member]]:
        """The annotators' events in each row, in the order of the letters."""
        order = list(letters_of(self.opened))
        return [
            sorted(
                (each for each in topic.members if each[0] in order), key=lambda each: (order.index(each[0]), each)
            )
            for topic in self._topics()
        ]

    # ------------------------------------------------------------------ keys

    def press(self, key: str) -> None:
        """Takes a key.

        Args:
            key: Textual's name of it.

        Raises:
            DeskError: It cannot be done now.
        """
        self.message = ""
        action = self._keys.get(key)
        if action is None:
            raise EditError(self._names.unused(key))
        self.run(action)

    def run(self, action: str) -> None:
        """Runs an action by id.

        Raises:
            DeskError: It cannot be done now.
        """
        do = self._actions().get(action)
        if do is None:
            self._act(action)
        else:
            do()

    def _actions(self) -> dict[str, Callable[[], None]]:
        return {
            "next-row": lambda: self._go_down(1),
            "previous-row": lambda: self._go_down(-1),
            "next-side": lambda: self._go_aside(1),
            "previous-side": lambda: self._go_aside(-1),
            "hold-event": self._hold,
            "pair-events": lambda: self._join(Change.PAIR),
            "merge-events": lambda: self._join(Change.MERGE),
            "unpair-event": self._unpair,
            "split-events": self._split,
            "undo-alignment": self._undo,
            "redo-alignment": self._redo,
            "leave-alignment": self._leave,
        }

    def _here(self) -> Member:
        if self.chosen is None:
            raise EditError("Nobody has an event here.")
        return self.chosen

    # ------------------------------------------------------------------ the cursor

    def _at(self) -> tuple[int, int]:
        """Row of the cursor, and its place in the row."""
        for number, row in enumerate(self.rows()):
            if self.chosen in row:
                return number, row.index(self.chosen)
        raise EditError("Nobody has an event here.")

    def _go_down(self, step: int) -> None:
        """To the next row; there to the same annotator's event if there is one, else to the nearest."""
        rows = self.rows()
        row, place = self._at()
        target = row + step
        while 0 <= target < len(rows) and not rows[target]:
            target += step
        if not 0 <= target < len(rows):
            return
        who = rows[row][place][0]
        self.chosen = next((each for each in rows[target] if each[0] == who), rows[target][0])

    def _go_aside(self, step: int) -> None:
        """To the next event in reading order, around at the ends."""
        every = [each for row in self.rows() for each in row]
        self.chosen = every[(every.index(self._here()) + step) % len(every)]

    def _hold(self) -> None:
        here = self._here()
        if here in self.held:
            self.held.remove(here)
            return
        self.held.append(here)
        pair, merge, apart = (self._names.named(each) for each in ("pair-events", "merge-events", "split-events"))
        count = len(self.held)
        self.message = f"{count} held. Go to another: {pair} brings it there, {merge} joins all; {apart} parts it."

    def _leave(self) -> None:
        if self.held:
            self.held = []
            self.message = "Nothing is held any more."
        else:
            self.left = True

    # ------------------------------------------------------------------ changes

    def _join(self, change: Change) -> None:
        """Brings the held events to where the cursor is, or all that is with them."""
        here = self._here()
        held = tuple(each for each in self.held if each != here)
        if not held:
            key = self._names.named("hold-event")
            raise EditError(f"Hold an event first: {key} on it, then go to the one that it belongs with.")
        members = (here, *held)
        if any(set(members) <= set(topic.members) for topic in self._topics()):
            raise EditError("These are one event already.")
        self._change(change, members)

    def _unpair(self) -> None:
        members = tuple(dict.fromkeys((self._here(), *self.held)))
        if all((each,) in [topic.members for topic in self._topics()] for each in members):
            raise EditError("This stands alone already.")
        self._change(Change.UNPAIR, members)

    def _split(self) -> None:
        members = tuple(self.held or [self._here()])
        if any(set(members) == set(topic.members) for topic in self._topics()):
            raise EditError("This stands apart already.")
        self._change(Change.SPLIT, members)

    def _change(self, change: Change, members: tuple[Member, ...]) -> None:
        """Carries a change out, and says what became of the disagreements."""
        before = self.opened
        self.opened, self.held = self._work.change(before.panel.gold.article, change, members), []
        self._done, self._undone = self._done + 1, 0
        self.message = f"{DONE[change]}. {told_change(before, self.opened)}"

    def _undo(self) -> None:
        if not self._done:
            raise EditError("Nothing was changed here since you came: decisions are taken back among them.")
        self._turn(self._work.undo, "Taken back.")
        self._done, self._undone = self._done - 1, self._undone + 1

    def _redo(self) -> None:
        if not self._undone:
            raise EditError("Nothing was taken back here.")
        self._turn(self._work.redo, "Brought back.")
        self._done, self._undone = self._done + 1, self._undone - 1

    def _turn(self, turn: "Callable[[str], Opened]", said: str) -> None:
        before = self.opened
        self.opened = turn(before.panel.gold.article)
        self.held = []
        self.message = f"{said} {told_change(before, self.opened)}"

    # ------------------------------------------------------------------ drawing

    @property
    def event(self) -> str:
        """Id of the topic in which the cursor is; empty if nobody has an event."""
        return next((topic.id for topic in self._topics() if self.chosen in topic.members), "")

    def lines(self, size: tuple[int, int]) -> list[Line]:
        """The table of the events.

        Args:
            size: Width and height in cells.
        """
        return alignment_lines(self.opened, size, self.chosen, self.held)

    def marks(self) -> Marks:
        """The evidence of the row's events in the text, by their letters; the chosen one's at full strength."""
        opened, chosen, spans = self._spans
        if opened is not self.opened or chosen != self.chosen:
            spans = tuple(self._row_marks())
            self._spans = (self.opened, self.chosen, spans)
        return Marks(spans=spans)

    def _row_marks(self) -> Iterator[SpanMark]:
        letters = letters_of(self.opened)
        order = list(letters)
        topic = next((each for each in self._topics() if self.chosen in each.members), None)
        for who, event in topic.members if topic is not None else ():
            if topic is not None and who in letters:
                for number, mark in enumerate(marks_of(topic.contents.get((who, event)))):
                    active = (who, event) == self.chosen
                    name = f"{letters[who]}{event}{number}"
                    yield SpanMark(name, order.index(who), letters[who], mark.ranges, active)


def told_change(before: "Opened", after: "Opened") -> str:
    """What became of an article's disagreements by a change of its alignment, in one sentence or none.

    Args:
        before: The article before it.
        after: The article after it.
    """
    open_before = {case.id for case in before.cases if case.open}
    decided = {case.id for case in before.cases if not case.open}
    open_after = {case.id for case in after.cases if case.open}
    again = len(open_after & decided) + sum(
        bool(case.why) for case in after.cases if case.id in open_after - decided
    )
    came, went = len(open_after - open_before - decided), len(open_before - open_after)
    counts = ((came, "new"), (went, "gone"), (again, "open again"))
    told = ", ".join(f"{count} {what}" for count, what in counts if count)
    return f"Disagreements: {told}." if told else "No disagreement changed."
