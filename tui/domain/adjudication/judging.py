"""What a decision that was made still says about a topic, when layers may have changed since."""

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from tui.domain.adjudication.aligning import Member
from tui.domain.adjudication.decisions import STANDING, Choice, Decision, Settlement
from tui.domain.adjudication.taking import is_said, took_answer, was_weighed
from tui.domain.adjudication.topics import MISSING, Family, Topic
from tui.domain.layers import Layer


class State(StrEnum):
    """How far a topic is."""

    AGREED = "agreed"
    """All say the same, and gold does not say it yet."""
    OPEN = "open"
    LATER = "later"
    DECIDED = "decided"
    """By a person."""
    ACCEPTED = "accepted"
    """By a policy."""


class Settled(NamedTuple):
    """A settlement with the decision that made it."""

    settlement: Settlement
    decision: Decision


class Judged(NamedTuple):
    """A topic's state.

    Attributes:
        state: How far it is.
        settled: What settled it last; None if nothing did.
        why: Why it is open again, one sentence without names; empty if it is not.
    """

    state: State
    settled: Settled | None = None
    why: str = ""


class Rulings:
    """The decisions that stand, found by what they were about.

    Args:
        gold: The gold layer, whose attributes say which decisions stand.
        decisions: All decisions of the article, in the order in which they were made.
    """

    def __init__(self, gold: Layer, decisions: Iterable[Decision]) -> None:
        self._latest: dict[tuple[Family, str, Member], tuple[int, Settled]] = {}
        self.later: set[str] = set()
        self.standing: list[Decision] = []
        for number, decision in enumerate(decisions):
            if decision.choice is Choice.LATER:
                self.later.add(decision.case)
            elif STANDING + decision.id in gold.attributes:
                self.later.discard(decision.case)
                self.standing.append(decision)
                for settlement in decision.settled:
                    for member in settlement.members:
                        key = (settlement.family, settlement.path, member)
                        self._latest[key] = (number, Settled(settlement, decision))

    def of(self, topic: Topic, place: tuple[str, str] | None) -> Settled | None:
        """What settled a topic last: what was about any of the things that it is about.

        Args:
            topic: The topic.
            place: Where it stands in the gold layer, or for an item what holds it. What was settled of a field or
                item elsewhere does not count: gold says nothing of it here.
        """
        known = (self._latest.get((topic.family, topic.path, each)) for each in topic.members)
        found = [held for held in known if held is not None and _is_here(topic, held[1].settlement, place)]
        return max(found, key=lambda each: each[0])[1] if found else None

    def wholes(self) -> set[tuple[str, Member]]:
        """The fields that people decided, see `tui.domain.adjudication.building.Wholes`."""
        return {
            (path, member)
            for (family, path, member), (_, held) in self._latest.items()
            if family is Family.FIELD and not held.decision.policy
        }

    def events(self) -> set[tuple[str, str]]:
        """Where the events stand in the gold layer that decisions put there."""
        found = {
            held.settlement.gold for (family, _, _), (_, held) in self._latest.items() if family is Family.EVENT
        }
        return {place for place in found if place[0]}

    def linked(self) -> list[tuple[Member, ...]]:
        """Events that decisions made one."""
        found: dict[str, list[Member]] = {}
        for (family, _, member), (_, held) in self._latest.items():
            if family is Family.EVENT and held.settlement.gold[0]:
                found.setdefault(held.settlement.gold[0], []).append(member)
        return [tuple(sorted(members)) for members in found.values()]

    def places(
        self, topics: Sequence[Topic], is_there: Callable[[tuple[str, str]], bool]
    ) -> dict[str, tuple[str, str]]:
        """Where topics stand in the gold layer, one topic at one place.

        Args:
            topics: All of one family, path and holder.
            is_there: Whether the gold layer still has a place.

        Returns:
            The places by the ids of topics; those without one are left out.
        """
        votes: dict[tuple[int, tuple[str, str]], int] = {}
        for number, topic in enumerate(topics):
            for member in topic.members:
                held = self._latest.get((topic.family, topic.path, member))
                if held is not None and is_there(held[1].settlement.gold):
                    place = held[1].settlement.gold
                    votes[number, place] = votes.get((number, place), 0) + 1
        found: dict[str, tuple[str, str]] = {}
        taken: set[tuple[str, str]] = set()
        for number, place in sorted(votes, key=lambda key: (-votes[key], key)):
            if topics[number].id not in found and place not in taken:
                found[topics[number].id] = place
                taken.add(place)
        return found


def _is_here(topic: Topic, settlement: Settlement, place: tuple[str, str] | None) -> bool:
    if topic.family is Family.FIELD:
        return settlement.gold == place
    return topic.family is not Family.ITEM or (place is not None and settlement.gold[0] == place[0])


def judge(topic: Topic, settled: Settled | None, said: str | None) -> Judged:
    """How far a topic is.

    Args:
        topic: The topic.
        settled: What settled it last.
        said: What the gold layer says of it, in short; None if it says nothing.

    Returns:
        Its state. A person's decision stands unless somebody says what was not weighed, or nobody says any more
        what was taken from a side; what a policy accepted stands as long as the policy would accept it again.
    """
    if settled is None:
        return _undecided(topic, None, said)
    if settled.decision.choice is Choice.REOPEN:
        # What an audit asks again must look like any other question.
        return Judged(State.OPEN, settled, "" if settled.decision.policy else "It was reopened.")
    if not settled.decision.policy:
        why = _overtaken(topic, settled)
        return Judged(State.OPEN if why else State.DECIDED, settled, why)
    now = topic.seen
    if dict(settled.settlement.seen) == now or set(now.values()) == {settled.settlement.taken}:
        return Judged(State.ACCEPTED, settled)
    return _undecided(topic, settled, said)


_LATE = "A layer that came later says something else."
_CHANGED = "A layer was changed since, and says something else."


def _overtaken(topic: Topic, settled: Settled) -> str:
    """Why a person's decision does not stand any more; empty if it does."""
    seen, now = dict(settled.settlement.seen), topic.seen
    decision = settled.decision
    new = [side for side, short in now.items() if short not in seen.values()]
    if settled.settlement.path == decision.path:
        new = [side for side in new if not was_weighed(decision, topic.contents[side])]
    if new:
        return _LATE if any(who not in {known for known, _ in seen} for who, _ in new) else _CHANGED
    said = settled.settlement.taken in now.values()
    if decision.took[0] and not (said or (took_answer(decision) and is_said(decision, topic.contents.values()))):
        return "Nobody says any more what was taken."
    return ""


def _undecided(topic: Topic, settled: Settled | None, said: str | None) -> Judged:
    """What no person decided: agreed, unless gold was written by hand meanwhile."""
    if topic.agreed and _may_write(topic, settled, said):
        return Judged(State.AGREED, settled)
    if settled is None:
        why = "The gold layer says something else." if topic.agreed else ""
        return Judged(State.OPEN, None, why)
    known = {who for (who, _), _ in settled.settlement.seen}
    late = any(who not in known for who, _ in topic.contents)
    return Judged(State.OPEN, settled, _LATE if late else _CHANGED)


def _may_write(topic: Topic, settled: Settled | None, said: str | None) -> bool:
    allowed = {None, MISSING, *topic.seen.values()}
    if settled is not None:
        allowed.add(settled.settlement.taken)
    return said in allowed
