"""Which events of several annotators are the same one.

All annotators' events of an article are aligned at once, one to one. Two events are as alike as their answers to
the fields that the schema names for identity, weighed, with the overlap of their evidence as one more field; an
answer that only one of them has counts half against them. What is alike by no more than the threshold is never
aligned, and nor is what contradicts itself: another place, unless they rest on the same words; another day, if they
rest on different words.

Every pair can be looked at, field by field. Equal totals are settled by the better pairs, by the other fields, and
then by where the evidence stands; the order of storage and the names of annotators do not matter.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import NamedTuple, TypeAlias

from tui.domain.agreement.clusters import Grouping, Problem, group
from tui.domain.agreement.records import Record
from tui.domain.agreement.rules import Rule
from tui.domain.agreement.scoring import Likeness, Scores

_SCALE = 10**6
_NEXT = 10**10
"""What is settled first weighs so much more than what is settled next."""


class Pair(NamedTuple):
    """Two events that were aligned.

    Attributes:
        left: Annotator and event.
        right: Annotator and event.
        score: From 0 to 1.
        fields: Where the score comes from.
    """

    left: tuple[str, str]
    right: tuple[str, str]
    score: float
    fields: tuple[Likeness, ...]


class Division(NamedTuple):
    """One annotator's event that others hold as several: these split it, or that one merged them.

    Attributes:
        one: Annotator and event.
        aligned: Number of the cluster that it is in.
        other: Number of the other cluster that it covers too.
        score: How alike it is to that cluster.
    """

    one: tuple[str, str]
    aligned: int
    other: int
    score: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """The events of an article, aligned.

    Attributes:
        clusters: For each event that somebody found: the event's id by annotator.
        pairs: All pairs within the clusters, with their scores.
        divisions: Splits and merges.
        exact: Whether no other alignment can have a higher total score.
        threshold: What the scores exceed.
        without: The path that was left out; empty if none was.
    """

    clusters: tuple[Mapping[str, str], ...]
    pairs: tuple[Pair, ...]
    divisions: tuple[Division, ...]
    exact: bool
    threshold: float
    without: str = ""


_Scores: TypeAlias = dict[tuple[int, int], float]
_Scored: TypeAlias = tuple[_Scores, dict[tuple[int, int], int], list[tuple[int, ...]] | None]


class Compared:
    """The events of one article, compared with each other once, to be aligned in several ways.

    Args:
        layers: The events of each annotator who finished the article.
        rule: How they are aligned.

    Attributes:
        scores: How alike they are.
    """

    def __init__(self, layers: Mapping[str, Sequence[Record]], rule: Rule) -> None:
        self._rule = rule
        self._annotators = tuple(sorted(layers))
        self.scores = Scores(layers, rule)
        self._known: dict[str, _Scored] = {}

    @cached_property
    def ambiguous(self) -> bool:
        """Whether fields that do not tell of identity have a say.

        If so, the contrary of what they say aligns the events in another way.
        """
        if self._scored("")[2] is not None:
            return False
        return self._grouping("").groups != self._grouping("", contrary=True).groups

    def align(self, without: str = "") -> Alignment:
        """Aligns the events.

        Args:
            without: A path that is left out, so that the agreement on its answers is not flattered by them.
        """
        grouping = self._grouping(without)
        scores = self._scored(without)[0]
        return self._alignment(grouping, scores, without)

    def clusters(self, without: str = "") -> list[dict[str, str]]:
        """Only the clusters of an alignment: the event's id by annotator."""
        return [dict(map(self._name, members)) for members in self._grouping(without).groups]

    def _grouping(self, without: str, *, contrary: bool = False) -> Grouping:
        scores, gains, plain = self._scored(without)
        if plain is not None:
            return Grouping(plain, exact=True)
        threshold = self._rule.threshold
        settled = dict(gains)
        for pair, gain in gains.items():
            if gain > 0:
                # Of equal totals, that with the more certain pairs; then that with more alike in the other fields.
                certain = round((scores[pair] - threshold) ** 2 * _SCALE)
                others = round(self.scores.tie(pair, without) * _SCALE)
                settled[pair] += certain * _NEXT + (-others if contrary else others)
        owners = [event.owner for event in self.scores.events]
        return group(Problem(owners, settled, -round(threshold * _SCALE) * _NEXT**2))

    def _scored(self, without: str) -> _Scored:
        """The scores of all pairs, what these gain, and the groups if there is nothing to choose."""
        if without not in self._rule.weights:
            without = ""
        if without not in self._known:
            scores = {pair: self.scores.score(pair, without) for pair in self.scores.likenesses}
            threshold = self._rule.threshold
            gains = {pair: round((score - threshold) * _SCALE) * _NEXT**2 for pair, score in scores.items()}
            likely = [pair for pair, gain in gains.items() if gain > 0]
            self._known[without] = (scores, gains, self._plain_groups(likely))
        return self._known[without]

    def _plain_groups(self, likely: Sequence[tuple[int, int]]) -> list[tuple[int, ...]] | None:
        """The groups if there is nothing to choose: all that hang together are likely, one of each annotator."""
        around: dict[int, set[int]] = {each: {each} for each in range(len(self.scores.events))}
        for one, other in likely:
            around[one].add(other)
            around[other].add(one)
        if any(around[one] != around[other] for one, other in likely):
            return None
        for members in around.values():
            if len({self.scores.events[each].owner for each in members}) < len(members):
                return None
        return sorted({tuple(sorted(members)) for members in around.values()})

    def _alignment(self, grouping: Grouping, scores: Mapping[tuple[int, int], float], without: str) -> Alignment:
        clusters = grouping.groups
        pairs = tuple(
            self._pair(one, other, scores[one, other])
            for members in clusters
            for one, other in combinations(members, 2)
        )
        divisions = tuple(self._divisions(clusters, scores))
        named = tuple(dict(sorted(self._name(each) for each in members)) for members in clusters)
        return Alignment(named, pairs, divisions, grouping.exact, self._rule.threshold, without)

    def _pair(self, one: int, other: int, score: float) -> Pair:
        left, right = sorted((self._name(one), self._name(other)))
        return Pair(left, right, score, self.scores.likenesses[one, other])

    def _name(self, number: int) -> tuple[str, str]:
        event = self.scores.events[number]
        return event.who, event.record.id

    def _divisions(
        self, clusters: Sequence[tuple[int, ...]], scores: Mapping[tuple[int, int], float]
    ) -> "list[Division]":
        place = {each: number for number, members in enumerate(clusters) for each in members}
        owners = [{self.scores.events[each].owner for each in members} for members in clusters]
        found = []
        for number, members in enumerate(clusters):
            for who in range(len(self._annotators)):
                if who in owners[number]:
                    continue
                candidates = [
                    (self._cover(members, each, scores), -each)
                    for each, event in enumerate(self.scores.events)
                    if event.owner == who and owners[number] & owners[place[each]]
                ]
                score, best = max(candidates, default=(0.0, 0))
                if score > self._rule.threshold:
                    found.append(Division(self._name(-best), place[-best], number, score))
        return found

    def _cover(self, members: Sequence[int], one: int, scores: Mapping[tuple[int, int], float]) -> float:
        """How alike an event is to those of a cluster; 0 if it rests on other words than any of them."""
        total = 0.0
        for each in members:
            pair = (min(each, one), max(each, one))
            if self.scores.other_words(pair):
                return 0.0
            total += scores[pair]
        return total / len(members)


def align(layers: Mapping[str, Sequence[Record]], rule: Rule, without: str = "") -> Alignment:
    """Aligns the events of an article.

    Args:
        layers: The events of each annotator who finished it, in any order.
        rule: How they are aligned.
        without: A path that is left out.
    """
    return Compared(layers, rule).align(without)
