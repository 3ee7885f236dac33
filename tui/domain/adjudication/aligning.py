"""Which events of several annotators are one, with what adjudicators changed by hand.

A change names events and not clusters, so all of them can be applied again after a layer came late or was
corrected. It stands as long as the gold layer holds the attribute that names it, as decisions do: taking back the
edit that made it takes the change back.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from tui.domain.agreement.alignment import Alignment
from tui.domain.agreement.records import Record
from tui.domain.layers import ALIGNMENT

Member: TypeAlias = tuple[str, str]
"""Annotator, and what is theirs: an event, an item of an event, a span. An empty id stands for having none."""

ALIGNED = ALIGNMENT
"""Begins the names of the attributes of the gold layer that say which changes stand."""


class Change(StrEnum):
    """How an alignment is changed by hand."""

    PAIR = "pair"
    """The second event and those after it each move to where the first one is."""
    UNPAIR = "unpair"
    """Each of the events stands alone."""
    SPLIT = "split"
    """The events leave the others and stay together."""
    MERGE = "merge"
    """All that is with any of the events becomes one."""


@dataclass(frozen=True, slots=True)
class Adjustment:
    """A change of an alignment by hand.

    Attributes:
        id: Stable for life.
        article: Id of the article.
        change: What is done.
        members: Annotators and events, in the order in which they were named.
        author: Who did it.
        at: When, UTC, `YYYY-MM-DDThh:mm:ss.mmmZ`.
        note: Why.
    """

    id: str
    article: str
    change: Change
    members: tuple[Member, ...]
    author: str
    at: str
    note: str = ""


def standing(adjustments: Iterable[Adjustment], attributes: Mapping[str, str]) -> list[Adjustment]:
    """The changes that were not taken back, in their order.

    Args:
        adjustments: All changes.
        attributes: Of the gold layer.
    """
    return [each for each in adjustments if ALIGNED + each.id in attributes]


class Cluster(NamedTuple):
    """The events that are one; an annotator may have several of them.

    Attributes:
        members: Annotators and events, sorted.
        covered: The events of others that cover this one too: they merged it with another, or it was split off.
    """

    members: tuple[Member, ...]
    covered: tuple[Member, ...] = ()


def align_events(
    records: Mapping[str, Sequence[Record]],
    alignment: Alignment,
    linked: Iterable[Sequence[Member]] = (),
    adjustments: Iterable[Adjustment] = (),
) -> tuple[Cluster, ...]:
    """Which events of an article are one, by what they say and by what adjudicators said of them.

    Args:
        records: The events of each annotator who finished it.
        alignment: Of them, by what they say.
        linked: Events that decisions made one; they stay so, whoever comes late.
        adjustments: Changes by hand, in the order in which they were made.

    Returns:
        The clusters in the order of the text.
    """
    groups = [set(found.items()) for found in alignment.clusters]
    covering: dict[frozenset[Member], set[Member]] = {}
    for division in alignment.divisions:
        covering.setdefault(frozenset(groups[division.other]), set()).add(division.one)
    for members in linked:
        groups = _changed(groups, Change.MERGE, members)
    for adjustment in adjustments:
        groups = _changed(groups, adjustment.change, adjustment.members)
    starts = {(who, each.id): _start(each) for who, events in records.items() for each in events}
    found = [
        Cluster(tuple(sorted(group)), tuple(sorted(covering.get(frozenset(group), ()))))
        for group in groups
        if group
    ]
    return tuple(sorted(found, key=lambda each: (min(starts[member] for member in each.members), each.members)))


def _start(record: Record) -> tuple[int, int]:
    evidence = record.evidence
    return (0, evidence[0][0]) if evidence else (1, 0)


def _changed(groups: list[set[Member]], change: Change, named: Sequence[Member]) -> list[set[Member]]:
    """The groups after one change; events that are gone are passed over."""
    known = set().union(*groups)
    members = [each for each in named if each in known]
    if not members:
        return groups
    if change is Change.MERGE:
        touched = [group for group in groups if not group.isdisjoint(members)]
        return [*(group for group in groups if group.isdisjoint(members)), set().union(*touched)]
    if change is Change.PAIR and named[0] not in known:
        return groups
    moved = set(members[1:] if change is Change.PAIR else members)
    rest = [group - moved for group in groups]
    if change is Change.PAIR:
        rest = [group | moved if members[0] in group else group for group in rest]
    elif change is Change.SPLIT:
        rest.append(moved)
    else:
        rest += [{each} for each in members]
    return [group for group in rest if group]
