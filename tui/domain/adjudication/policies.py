"""What can be decided without a person, by a rule that is said beforehand.

A policy never touches what a person decided, reopened or put off. It decides only what waits, and each of its
decisions names it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from tui.domain.adjudication.aligning import Member
from tui.domain.adjudication.cases import Case
from tui.domain.adjudication.combining import combined
from tui.domain.adjudication.contents import Content
from tui.domain.adjudication.decisions import Kind
from tui.domain.adjudication.judging import State
from tui.domain.agreement.answers import as_number, key, minutes, partial_date
from tui.domain.agreement.marks import shared_length
from tui.domain.dates import PartialDate
from tui.domain.indexes import ways_by_code
from tui.domain.schema import Field, FieldType
from tui.domain.spans import Range, join_ranges
from tui.domain.values import Value

FEWEST_VOTES = 3
"""A majority of two is both of them."""


class Policy(StrEnum):
    """The policies."""

    UNANIMOUS = "unanimous"
    """The same answer: also if it is only spelled differently, or rests on stretches of text that overlap."""
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


@dataclass(frozen=True, slots=True)
class Dry:
    """What a policy would do.

    Attributes:
        accepted: How many disagreements it would decide, by kind.
        left: How many it would leave, by kind.
    """

    accepted: dict[str, int]
    left: dict[str, int]


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
    """Whether a policy may decide: nobody did, or reopened it, or put it off."""
    by_person = case.decision is not None and not case.decision.policy
    return case.state is State.OPEN and not by_person and case.kind is not Kind.PROBLEM


def _proposed(case: Case, policy: Policy) -> Proposal | None:
    found = _same(case)
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
    if case.kind is Kind.EVIDENCE and not _overlap(evidence):
        return None
    times = [sum(content.part.value == other.part.value for _, other in sides) for _, content in sides]
    shared = [sum(shared_length(one, other) for other in evidence) for one in evidence]
    best = max(range(len(sides)), key=lambda number: (times[number], shared[number], -number))
    return Proposal(case, sides[best][1], sides[best][0])


def _overlap(evidence: Sequence[tuple[Range, ...]]) -> bool:
    return all(shared_length(one, other) for one in evidence for other in evidence)


def _majority(case: Case) -> Proposal | None:
    if case.kind in {Kind.EVENT_DIVIDED, Kind.EVIDENCE} or len({who for who, _ in case.names}) < FEWEST_VOTES:
        return None
    votes: dict[int, list[int]] = {}
    for number, side in enumerate(case.sides):
        votes.setdefault(side.version, []).append(number)
    most = max(votes.values(), key=len)
    if 3 * len(most) < 2 * len(case.sides):
        return None
    number = min(most, key=lambda each: case.names[each])
    return Proposal(case, case.sides[number].content, case.names[number])


def _aggregated(case: Case) -> Proposal | None:
    field = case.topic.field
    if field is None or not field.aggregate or case.kind in {Kind.ITEM_MISSING, Kind.EVIDENCE}:
        return None
    sides = [(who, content) for who, content in _sides(case) if content.part.value is not None]
    if field.aggregate == "all":
        return Proposal(case, combined(case)) if field.many or field.type in _LISTS else None
    if field.many or not sides:
        return None
    choose = _AGGREGATES.get(field.aggregate)
    chosen = choose(field, [each for _, each in sides]) if choose is not None else None
    return None if chosen is None else Proposal(case, sides[chosen][1], sides[chosen][0])


_LISTS = (FieldType.CHOICES, FieldType.TAGS)


def _most_common(field: Field, contents: Sequence[Content]) -> int | None:
    keys = [key(field, content.part.value) for content in contents if content.part.value is not None]
    counts = sorted((keys.count(each), -keys.index(each)) for each in set(keys))
    if len(counts) > 1 and counts[-1][0] == counts[-2][0]:
        return None
    return -counts[-1][1]


def _sizes(field: Field, contents: Sequence[Content]) -> list[float] | None:
    sizes = [_size(field, content.part.value) for content in contents if content.part.value is not None]
    known = [size for size in sizes if size is not None]
    return known if len(known) == len(contents) else None


def _size(field: Field, value: Value) -> float | None:
    match field.type:
        case FieldType.DATE:
            held = partial_date(value.literal)
            day = held.day() if held is not None else None
            return None if day is None else float(day.toordinal())
        case FieldType.TIME:
            clock = minutes(value.literal)
            return None if clock is None else float(clock)
        case FieldType.SCALE:
            codes = list(ways_by_code(field.options))
            return float(codes.index(value.literal)) if value.literal in codes else None
    return as_number(field, value)


def _smallest(field: Field, contents: Sequence[Content]) -> int | None:
    sizes = _sizes(field, contents)
    return sizes.index(min(sizes)) if sizes else None


def _largest(field: Field, contents: Sequence[Content]) -> int | None:
    sizes = _sizes(field, contents)
    return sizes.index(max(sizes)) if sizes else None


def _middle(field: Field, contents: Sequence[Content]) -> int | None:
    sizes = _sizes(field, contents)
    if not sizes or len(sizes) % 2 == 0:
        return None
    return sizes.index(sorted(sizes)[len(sizes) // 2])


def _most_precise(field: Field, contents: Sequence[Content]) -> int | None:
    """The most exact one, if all others could mean the same."""
    values = [content.part.value for content in contents if content.part.value is not None]
    if field.type is not FieldType.DATE:
        ranks = [option.code for option in field.precision]
        known = [ranks.index(value.part("precision")) for value in values if value.part("precision") in ranks]
        exact = min(known, default=None)
        single = exact is not None and len(known) == len(values) and known.count(exact) == 1
        return known.index(exact) if single and exact is not None else None
    dates = [each for value in values if (each := partial_date(value.literal)) is not None]
    if len(dates) < len(values):
        return None
    lengths = [_days(each) for each in dates]
    shortest = min((each for each in lengths if each is not None), default=None)
    if shortest is None:
        return None
    best = lengths.index(shortest)
    return best if all(_holds(each, dates[best]) for each in dates) else None


def _days(of: PartialDate) -> Decimal | None:
    first, last = of.earliest(), of.latest()
    return None if first is None or last is None else Decimal((last - first).days)


def _holds(wide: PartialDate, narrow: PartialDate) -> bool:
    first, last = wide.earliest() or date.min, wide.latest() or date.max
    low, high = narrow.earliest(), narrow.latest()
    return low is not None and high is not None and first <= low and high <= last


_AGGREGATES: dict[str, Callable[[Field, Sequence[Content]], int | None]] = {
    "most_common": _most_common,
    "min": _smallest,
    "max": _largest,
    "median": _middle,
    "most_precise": _most_precise,
}
