"""The state of the desk for incidents: which pair, what is asked, what was just said.

Nothing here knows Textual: keys come in as actions, the screen draws what it finds.
"""

from collections.abc import Callable
from dataclasses import dataclass

from tui.domain.errors import DeskError
from tui.domain.incidents.linking import Link, Node
from tui.domain.incidents.relations import DIFFERENT, LATER, SAME, Relation, title_of
from tui.services.incidents import Incidents, OpenedPair, Report, WantedPairs
from tui.ui.commands import DEFAULT_KEYS, Keys
from tui.ui.entry import Entry, Outcome

STATES = ("open", "later", "linked", "refused")
"""The states that can be walked through, in their order."""

MOST_RELATIONS = 6
"""So many relations have keys."""


@dataclass(slots=True)
class Asking:
    """A question that is open.

    Attributes:
        entry: The line and the list.
        accept: Called with the entry when it is accepted; may raise a DeskError, which leaves the question open.
        title: What stands over it.
    """

    entry: Entry
    accept: Callable[[Entry], None]
    title: str


class IncidentDesk:
    """An adjudicator's desk for incidents.

    Args:
        work: The incidents.
        keys: The adjudicator's keys, which messages name.
    """

    def __init__(self, work: Incidents, keys: Keys = DEFAULT_KEYS) -> None:
        self.work = work
        self._keys = keys
        self.wanted = WantedPairs()
        self.index = 0
        self.count = 0
        self.states: dict[str, int] = {}
        self.waiting = 0
        """How many articles still have to be looked at."""
        self.pair: OpenedPair | None = None
        self.turned = False
        """Whether the event that came second stands first."""
        self.note = ""
        self.top = 0
        """How many lines of the two reports are scrolled off."""
        self.asking: Asking | None = None
        self.message = ""
        self.alarm = False

    # ------------------------------------------------------------------ the list

    def begin(self) -> None:
        """Shows the first pair."""
        self.waiting = self.work.refresh(0)
        self.settle()

    def look_on(self, seconds: float) -> bool:
        """Looks at more articles.

        Args:
            seconds: For how long.

        Returns:
            Whether there are more.
        """
        before = self.states.get("open", 0)
        self.waiting = self.work.refresh(seconds)
        tally = self.work.tally()
        self.states = dict(tally.states)
        if self.pair is None or self.states["open"] != before:
            self.count = self._counted()
            if self.pair is None:
                self.settle()
        return self.waiting > 0

    def settle(self) -> None:
        """Counts anew and shows the pair that stands at the place in the list; at its end the last one."""
        self.states = dict(self.work.tally().states)
        self.count = self._counted()
        self.index = max(0, min(self.index, self.count - 1))
        rows = self.work.page(self.wanted, self.index, 1)
        self.show(self.work.open(rows[0].id) if rows else None)

    def _counted(self) -> int:
        """How many pairs the list has; all of a state are counted already."""
        return self.work.count(self.wanted) if self.wanted.text else self.states.get(self.wanted.state, 0)

    def show(self, pair: OpenedPair | None) -> None:
        """Shows two events, or that there are none."""
        self.pair = pair
        self.turned = bool(pair and pair.word and pair.word.one == pair.right.node)
        self.top = 0

    def step(self, places: int) -> None:
        """Goes on in the list.

        Raises:
            DeskError: It is at its end.
        """
        rows = self.work.page(self.wanted, self.index, 1)
        if self.pair is not None and (not rows or rows[0].id != self.pair.id):
            # Another pair was looked at in between, or the list has changed.
            self.settle()
            return
        if not 0 <= self.index + places < self.count:
            raise DeskError(f"This is the {'last' if places > 0 else 'first'} pair of the list.")
        self.index += places
        self.settle()

    def filter(self, wanted: WantedPairs) -> None:
        """Shows another part of the list, from its beginning."""
        self.wanted = wanted
        self.index = 0
        self.settle()

    # ------------------------------------------------------------------ the two events

    @property
    def sides(self) -> tuple[Report, Report]:
        """The two events, A first.

        Raises:
            DeskError: There are none.
        """
        if self.pair is None:
            raise DeskError("There is no pair here.")
        left, right = self.pair.left, self.pair.right
        return (right, left) if self.turned else (left, right)

    @property
    def relations(self) -> tuple[Relation, ...]:
        """The relations that have keys."""
        return self.work.relations[:MOST_RELATIONS]

    def say_of(self, relation: str) -> None:
        """Says what A is to B, and goes on.

        Raises:
            DeskError: There is no pair, or it cannot be said.
        """
        one, other = self.sides
        if relation in {SAME, DIFFERENT, LATER} and self.turned:
            one, other = other, one
        link = self.work.judge(one.node, other.node, relation, self.note)
        self.note = ""
        told = self.told(link)
        self._go_on()
        self.say(told)

    def _go_on(self) -> None:
        """To the next pair: the one that has come to stand at this place if this one left the list."""
        before = self.pair.id if self.pair else ""
        rows = self.work.page(self.wanted, self.index, 1)
        if rows and rows[0].id == before:
            self.index += 1
        self.settle()

    def told(self, link: Link) -> str:
        """What was said about two events, in words."""
        undo = self._keys.named("incident-undo")
        titles = {LATER: "Put off", DIFFERENT: "Not the same", SAME: "The same incident"}
        said = titles.get(link.relation) or f"A is {title_of(self.work.schema, link.relation)} B"
        return f"{said}; {undo} takes it back."

    def undo(self) -> None:
        """Takes back what was said last, and shows that pair."""
        link = self.work.undo()
        self.settle()
        self.show(self.work.open_events(*self._in_order(link)))
        self.say(f"Taken back: {title_of(self.work.schema, link.relation)}.")

    def _in_order(self, link: Link) -> tuple[Node, Node]:
        """The two events as the list has them: what came first in the project stands first."""
        one, other = self.work.report(link.one), self.work.report(link.other)
        return (link.one, link.other) if one.position <= other.position else (link.other, link.one)

    # ------------------------------------------------------------------ questions

    def ask(self, asking: Asking) -> None:
        """Opens a question."""
        self.asking = asking

    def answer_key(self, key: str, character: str | None) -> None:
        """Gives a key to the open question."""
        asking = self.asking
        if asking is None:
            return
        outcome = asking.entry.press(key, character)
        if outcome.accepted:
            asking.accept(asking.entry)
            if self.asking is asking:
                self.asking = None
        elif outcome.left:
            self.asking = None

    def answer_paste(self, text: str) -> Outcome | None:
        """Gives pasted text to the open question."""
        return self.asking.entry.paste(text) if self.asking is not None else None

    def say(self, message: str, *, alarm: bool = False) -> None:
        """Tells the adjudicator something, until the next key."""
        self.message, self.alarm = message, alarm

    def key(self, action: str) -> str:
        """The key of an action as messages name it."""
        return self._keys.named(action)
