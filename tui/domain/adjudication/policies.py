"""What can be decided without a person, by a rule that is said beforehand.

A policy never touches what a person decided, reopened or put off. It decides only what waits, and each of its
decisions names it.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from tui.domain.adjudication.aggregating import ALL, choose
from tui.domain.adjudication.aligning import Member
from tui.domain.adjudication.cases import Case
from tui.domain.adjudication.combining import combined
from tui.domain.adjudication.contents import EMPTY, Content, core, digest
from tui.domain.adjudication.decisions import Choice, Kind
from tui.domain.adjudication.judging import State
from tui.domain.adjudication.topics import Family
from tui.domain.agreement.answers import comparison_of
from tui.domain.agreement.marks import shared_length
from tui.domain.schema import FieldType
from tui.domain.spans import Range, join_ranges

FEWEST_VOTES = 3
"""A majority of two is both of them."""


class Policy(StrEnum):
    """The policies."""

    UNANIMOUS = "unanimous"
    """The same answer: also if it is only spelled differently, or rests on stretches of text that overlap; and of
    remarks, which nobody compares, the longest."""
    MAJORITY = "majority"
    """The same, and what two thirds of at least three say; never evidence, and never splits of events."""
    SCHEMA = "schema"
    """The same as `UNANIMOUS`, and what the field's `aggregate` makes of the answers."""


class Proposal(NamedTuple):
    """What a policy takes for a disagreement.

    Attributes:
        case: The disagreement.
        content: What gold is to say; None for nothing.
        side: A side that says so; without a name if none does.
    """

    case: Case
    content: Content | None
    side: Member = ("", "")


def proposals(cases: Iterable[Case], policy: Policy) -> list[Proposal]:
    """What a policy takes, for each disagreement that it may decide and can."""
    found = []
    for case in cases:
        if not may_decide(case):
            continue
        proposal = _proposed(case, policy)
        if proposal is not None:
            found.append(proposal)
    return found


def may_decide(case: Case) -> bool:
    """Whether a policy may decide: nobody did, or reopened it, or put it off, and no audit asks it again."""
    decision = case.decision
    kept = decision is not None and (not decision.policy or decision.choice is Choice.REOPEN)
    return case.state is State.OPEN and not kept and case.kind is not Kind.PROBLEM


def _proposed(case: Case, policy: Policy) -> Proposal | None:
    found = _same(case) or _remark(case)
    if found is None and policy is Policy.MAJORITY:
        found = _majority(case)
    if found is None and policy is Policy.SCHEMA:
        found = _aggregated(case)
    return found


def _sides(case: Case) -> list[tuple[Member, Content]]:
    """The sides that have the thing, by name: what is taken must not hang on the order in which they are shown."""
    views = zip(case.names, case.sides, strict=True)
    return sorted((who, side.content) for who, side in views if side.content is not None)


def _same(case: Case) -> Proposal | None:
    """One answer, spelled differently or with overlapping evidence: the one that shares most with the others."""
    if not (case.near or case.kind is Kind.EVIDENCE):
        return None
    sides = _sides(case)
    evidence = [join_ranges(each for mark in content.part.evidence for each in mark.ranges) for _, content in sides]
    # Who gives no evidence does not say that there is none.
    given = [each for each in evidence if each]
    if case.kind is Kind.EVIDENCE and (not given or not _overlap(given)):
        return None
    times = [sum(content.part.value == other.part.value for _, other in sides) for _, content in sides]
    shared = [sum(shared_length(one, other) for other in evidence) for one in evidence]
    best = max(range(len(sides)), key=lambda number: (times[number], shared[number], -number))
    return Proposal(case, sides[best][1], sides[best][0])


def _remark(case: Case) -> Proposal | None:
    """Of answers that the schema does not compare, such as notes, the one that says most."""
    field = case.topic.field
    if field is None or field.many or field.aggregate or comparison_of(field) != "none":
        return None
    sides = [(who, content) for who, content in _sides(case) if content.part.value is not None]
    said = [content.part.value.literal for _, content in sides if content.part.value is not None]
    if not sides or case.topic.family is not Family.FIELD:
        return None
    best = max(range(len(sides)), key=lambda number: (said.count(said[number]), len(said[number]), -number))
    return Proposal(case, sides[best][1], sides[best][0])


def _overlap(evidence: Sequence[tuple[Range, ...]]) -> bool:
    return all(shared_length(one, other) for one in evidence for other in evidence)


def _majority(case: Case) -> Proposal | None:
    """What two thirds say; where they rest it on other words, the one that shares most with the others."""
    if case.kind in {Kind.EVENT_DIVIDED, Kind.EVIDENCE} or len({who for who, _ in case.names}) < FEWEST_VOTES:
        return None
    votes: dict[str, list[int]] = {}
    for number, side in enumerate(case.sides):
        votes.setdefault(_vote(case, number, side.content), []).append(number)
    largest = max(votes.values(), key=len)
    most = sorted(largest, key=lambda each: case.names[each])
    if 3 * len(most) < 2 * len(case.sides):
        return None
    contents = [case.sides[number].content or EMPTY for number in most]
    evidence = [join_ranges(each for mark in content.part.evidence for each in mark.ranges) for content in contents]
    given = [each for each in evidence if each]
    if len({content.part.evidence for content in contents}) > 1 and not _overlap(given):
        return None
    shared = [sum(shared_length(one, other) for other in given) for one in evidence]
    number = most[max(range(len(most)), key=lambda each: (shared[each], -each))]
    return Proposal(case, case.sides[number].content, case.names[number])


def _vote(case: Case, number: int, content: Content | None) -> str:
    """The same for sides that say the same: of a plain field whatever it rests on."""
    field = case.topic.field
    plain = case.topic.family is Family.FIELD and field is not None and not field.many
    if content is None or not plain:
        return case.topic.seen[case.names[number]]
    return digest(core(content, evidence=False))


def _aggregated(case: Case) -> Proposal | None:
    field = case.topic.field
    if field is None or not field.aggregate or case.kind in {Kind.ITEM_MISSING, Kind.EVIDENCE}:
        return None
    sides = [(who, content) for who, content in _sides(case) if content.part.value is not None]
    if field.aggregate == ALL:
        return Proposal(case, combined(case)) if field.many or field.type in _LISTS else None
    if field.many or not sides:
        return None
    values = [content.part.value for _, content in sides if content.part.value is not None]
    chosen = choose(field, values)
    return None if chosen is None else Proposal(case, sides[chosen][1], sides[chosen][0])


_LISTS = (FieldType.CHOICES, FieldType.TAGS)
