"""Asking again what policies accepted: whether a person would have decided the same.

A share of what each policy accepted is drawn and goes back into the queue as ordinary questions; nothing there says
that a policy had decided them. Which ones are drawn hangs on a seed and on what they are, and not on any order, so
drawing again draws the same ones, and more only when more was accepted.
"""

import math
from array import array
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import NamedTuple

from tui.domain.adjudication.aligning import Member
from tui.domain.adjudication.decisions import Choice, Decision, Kind, Settlement
from tui.domain.adjudication.policies import Policy
from tui.domain.adjudication.taking import gave_it, said_so
from tui.domain.adjudication.topics import MISSING, Family
from tui.domain.schema import Schema

AUDIT = "audit"
"""Stands in the place of the policy in decisions that ask again."""

FEWEST = 20
"""How many of each policy are asked again at least, as far as there are so many."""

SHARE = 5
"""How many of a hundred are asked again, if the schema does not say."""

_POLICIES = frozenset(policy.value for policy in Policy)
_LEVEL = 1.959963984540054
"""The quantile of the normal distribution for an interval at 95 %."""

Key = tuple[Family, str, tuple[Member, ...]]
"""What a settlement is about."""


class Accepted(NamedTuple):
    """Something that a policy accepted.

    Attributes:
        article: Id of the article.
        policy: The policy.
        about: What it is about.
        again: Whether it was asked again already.
    """

    article: str
    policy: str
    about: Key
    again: bool


class Audit(NamedTuple):
    """Something that was asked again.

    Attributes:
        policy: The policy that had accepted it.
        confirmed: Whether a person decided the same; None if nobody has decided yet.
    """

    policy: str
    confirmed: bool | None


def share_of(schema: Schema) -> int:
    """How many of a hundred that policies accepted are asked again."""
    return int(schema.audit) if schema.audit else SHARE


def key_of(settlement: Settlement) -> Key:
    """What a settlement is about."""
    return settlement.family, settlement.path, settlement.members


def accepted(decisions: Iterable[Decision]) -> Iterator[Accepted]:
    """What stands in an article because a policy accepted it, and what of it was asked again before.

    Args:
        decisions: Those of the article that stand, in the order in which they were made.
    """
    latest: dict[tuple[Family, str, Member], tuple[Key, str]] = {}
    again: set[Key] = set()
    article = ""
    for decision in decisions:
        article = decision.article
        for settlement in decision.settled:
            key = key_of(settlement)
            if decision.policy == AUDIT:
                again.add(key)
            elif decision.policy or key not in again:
                # A layer that came late has members of its own: what was accepted before is accepted anew.
                held = (key, decision.policy if decision.choice is Choice.ACCEPT else "")
                latest |= {(*key[:2], member): held for member in settlement.members}
    for key, policy in dict.fromkeys(latest.values()):
        if policy in _POLICIES:
            yield Accepted(article, policy, key, key in again)


class Draw:
    """Draws what is asked again: all that policies accepted is seen first, and then asked for once more.

    Args:
        percent: How many of a hundred of each policy.
        seed: Another one draws others.
    """

    def __init__(self, percent: int, seed: int) -> None:
        self._percent = percent
        self._seed = seed
        self._ranks: dict[str, array[int]] = {}
        self._last: dict[str, int] = {}

    def see(self, each: Accepted) -> None:
        """Takes note of something that a policy accepted."""
        self._ranks.setdefault(each.policy, array("Q")).append(self._rank(each))

    def end(self) -> dict[str, int]:
        """Ends the seeing, and tells how many of each policy were accepted."""
        for policy, ranks in self._ranks.items():
            wanted = min(max(math.ceil(len(ranks) * self._percent / 100), FEWEST), len(ranks))
            self._last[policy] = sorted(ranks)[wanted - 1] if self._percent else -1
        return {policy: len(ranks) for policy, ranks in self._ranks.items()}

    def wants(self, each: Accepted) -> bool:
        """Whether something is asked again now: it was drawn, and was not asked yet."""
        return not each.again and self._rank(each) <= self._last.get(each.policy, -1)

    def _rank(self, each: Accepted) -> int:
        family, path, members = each.about
        said = repr((self._seed, each.article, family.value, path, sorted(members)))
        return int.from_bytes(sha256(said.encode("utf-8", "surrogatepass")).digest()[:8])


def audits(decisions: Iterable[Decision]) -> Iterator[Audit]:
    """What was asked again in an article, and what came of it.

    Args:
        decisions: Those of the article that stand, in the order in which they were made.
    """
    policies: dict[Key, tuple[str, str]] = {}
    waiting: dict[Key, tuple[str, str]] = {}
    for decision in decisions:
        keys = map(key_of, decision.settled)
        if decision.policy == AUDIT:
            waiting |= {key: policies[key] for key in keys if key in policies}
        elif decision.policy:
            policies |= {key_of(each): (decision.policy, each.taken) for each in decision.settled}
        elif decision.choice is not Choice.REOPEN:
            yield from _answered(waiting, decision)
    yield from (Audit(policy, None) for policy, _ in waiting.values())


def _answered(waiting: dict[Key, tuple[str, str]], decision: Decision) -> Iterator[Audit]:
    for key, (policy, taken) in list(waiting.items()):
        found = [each for each in decision.settled if _is_about(each, key)]
        if found:
            del waiting[key]
            confirmed = (key_of(each)[:2] == key[:2] and taken in _taken(each, decision) for each in found)
            yield Audit(policy, any(confirmed))


def _taken(settlement: Settlement, decision: Decision) -> set[str]:
    """What a decision took, in short, and what the sides said who gave that answer."""
    # Who takes all the words for one answer does not say that the rule's were wrong.
    is_same = decision.kind == Kind.EVIDENCE and decision.choice is Choice.BOTH
    agreeing = said_so(settlement, decision) if is_same else gave_it(settlement, decision)
    return {settlement.taken, *(short for member, short in settlement.seen if member in agreeing)}


def _is_about(settlement: Settlement, key: Key) -> bool:
    """Whether a settlement is about the same, or takes away what it lies in."""
    family, path, members = key
    if (settlement.family, settlement.path) == (family, path):
        return not set(settlement.members).isdisjoint(members)
    above = {Family.EVENT, Family.ITEM}
    if settlement.family not in above or settlement.taken != MISSING or family is Family.SPAN:
        return False
    held = settlement.members
    return any(
        who == own and (thing == within or thing.startswith(f"{within}/"))
        for who, thing in members
        for own, within in held
    )


def share_confirmed(confirmed: int, asked: int) -> tuple[float | None, float | None]:
    """The interval of Wilson (1927) for a share, at 95 %; None and None if nothing was asked."""
    if not asked:
        return None, None
    share, square = confirmed / asked, _LEVEL**2
    middle = (share + square / (2 * asked)) / (1 + square / asked)
    half = _LEVEL * math.sqrt(share * (1 - share) / asked + square / (4 * asked**2)) / (1 + square / asked)
    return round(max(0.0, middle - half), 4), round(min(1.0, middle + half), 4)
