"""How alike two events of different annotators are, field by field.

Two events are as alike as their answers to the fields that the schema names for identity, weighed, with the overlap
of their evidence as one more field; an answer that only one of them has counts half against them. Some contradict
each other, however much else agrees: another place, unless they rest on the same words; another day, if they rest
on different words.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from tui.domain.agreement.likeness import alike, evidence_alike
from tui.domain.agreement.records import UNSAID, Record
from tui.domain.agreement.rules import EVIDENCE, Rule
from tui.domain.schema import FieldType
from tui.domain.spans import Range

_ACTING = (FieldType.ACTOR, FieldType.MENTION, FieldType.TEXT, FieldType.REFERENCE)


class Likeness(NamedTuple):
    """How alike two events are in one field.

    Attributes:
        path: Of the field, or `EVIDENCE`.
        weight: How much it counts.
        value: From 0 to 1; None if not both have an answer.
        one_sided: Whether only one of them has.
    """

    path: str
    weight: float
    value: float | None
    one_sided: bool


class Event(NamedTuple):
    """An event as it is compared.

    Attributes:
        who: The annotator.
        owner: Number of the annotator, by what all of them say.
        record: What is said.
        evidence: All that it rests on.
    """

    who: str
    owner: int
    record: Record
    evidence: tuple[Range, ...]


class Scores:
    """The events of one article, compared with each other once.

    Args:
        layers: The events of each annotator who finished the article.
        rule: How they are aligned.

    Attributes:
        events: By what they say, and neither by how they are stored nor by who says it.
        likenesses: Of each two events of different annotators, by their numbers, field by field.
    """

    def __init__(self, layers: Mapping[str, Sequence[Record]], rule: Rule) -> None:
        self._rule = rule
        kinds = [rule.fields[path].type if path in rule.fields else None for path in rule.weights]
        self._evidence = next((place for place, path in enumerate(rule.weights) if path == EVIDENCE), -1)
        self._anchors = [
            [place for place, kind in enumerate(kinds) if kind in anchors]
            for anchors in ((FieldType.PLACE,), _ACTING)
        ]
        self._dates = [place for place, kind in enumerate(kinds) if kind is FieldType.DATE]
        self.events = _in_order(layers)
        self.likenesses: dict[tuple[int, int], tuple[Likeness, ...]] = {
            (one, other): self._compare(self.events[one], self.events[other])
            for one, other in combinations(range(len(self.events)), 2)
            if self.events[one].owner != self.events[other].owner
        }
        self._ties: dict[tuple[int, int], tuple[Likeness, ...]] = {}

    def _compare(self, left: Event, right: Event) -> tuple[Likeness, ...]:
        return tuple(self._likeness(path, weight, left, right) for path, weight in self._rule.weights.items())

    def _likeness(self, path: str, weight: float, left: Event, right: Event) -> Likeness:
        if path == EVIDENCE:
            value = evidence_alike(left.evidence, right.evidence)
            return Likeness(path, weight, value, value is None and bool(left.evidence or right.evidence))
        first, second = left.record.said.get(path, UNSAID), right.record.said.get(path, UNSAID)
        value = alike(self._rule.fields[path], first, second)
        return Likeness(path, weight, value, value is None and bool(first.values or second.values))

    def tie(self, pair: tuple[int, int], without: str) -> float:
        """How alike two events are in all that does not tell of identity."""
        if pair not in self._ties:
            left, right = self.events[pair[0]], self.events[pair[1]]
            others = [path for path in self._rule.fields if path not in self._rule.weights]
            self._ties[pair] = tuple(self._likeness(path, 1.0, left, right) for path in others)
        return weighed(self._ties[pair], without)

    def score(self, pair: tuple[int, int], without: str) -> float:
        """How alike two events are, from 0 to 1; 0 if they contradict each other.

        Args:
            pair: Their numbers, the lower one first.
            without: A path that is left out.
        """
        likenesses = self.likenesses[pair]
        return 0.0 if self.contradiction(likenesses, without) else weighed(likenesses, without)

    def other_words(self, pair: tuple[int, int]) -> bool:
        """Whether two events rest on words that have nothing in common."""
        return self._evidence >= 0 and self.likenesses[pair][self._evidence].value == 0

    def contradiction(self, likenesses: Sequence[Likeness], without: str = "") -> str:
        """The path by which two events cannot be the same one, however much else agrees; empty if there is none."""
        evidence = likenesses[self._evidence] if self._evidence >= 0 and without != EVIDENCE else None
        same_words = evidence.value if evidence else None
        if same_words:
            return ""
        for places in self._anchors:
            known = self._known(likenesses, places, without)
            if known:
                if not any(each.value for each in known):
                    return known[0].path
                break
        if same_words is None:
            return ""
        return next((each.path for each in self._known(likenesses, self._dates, without) if each.value == 0), "")

    def _known(self, likenesses: Sequence[Likeness], places: Sequence[int], without: str) -> list[Likeness]:
        found = (likenesses[place] for place in places)
        return [each for each in found if each.value is not None and each.path != without]


def weighed(likenesses: Sequence[Likeness], without: str = "") -> float:
    """The weighed mean; a field that one side lacks counts half, one that both lack does not count."""
    agreed = known = 0.0
    for each in likenesses:
        if each.path == without:
            continue
        if each.value is not None:
            agreed += each.weight * each.value
            known += each.weight
        elif each.one_sided:
            known += each.weight / 2
    return agreed / known if known else 0.0


def _in_order(layers: Mapping[str, Sequence[Record]]) -> list[Event]:
    """All events, by what they say and not by how they are stored or who says it."""
    sides = []
    for who, records in layers.items():
        keyed = sorted(((_order(record), record) for record in records), key=lambda pair: pair[0])
        sides.append(([key for key, _ in keyed], who, [record for _, record in keyed]))
    sides.sort(key=lambda side: (side[0], side[1]))
    return [
        Event(who, owner, record, record.evidence)
        for owner, (_, who, records) in enumerate(sides)
        for record in records
    ]


def _order(record: Record) -> tuple[tuple[Range, ...], tuple[tuple[str, tuple[str, ...]], ...], str]:
    said = tuple(
        sorted((path, tuple(value.literal for value in each.values)) for path, each in record.said.items())
    )
    return record.evidence, said, record.id
