"""Agreement on events: whether they were found, what they were called, and what supports that.

Detection comes first, with the threshold of the alignment beside it, because both move everything that follows:
a high threshold leaves few events, which agree well. The agreement on a field is that of events aligned without
that field. Evidence is compared where the answers agree, on events aligned without it.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple, TypeAlias

from tui.domain.agreement.alignment import Alignment, Compared
from tui.domain.agreement.alpha import Level, alpha
from tui.domain.agreement.answers import NO_EVENT, NO_ITEM, Absent
from tui.domain.agreement.event_links import cluster_names, linked
from tui.domain.agreement.evidence import Evidence, divided, evidence_of, shares
from tui.domain.agreement.fields import FieldAgreement, FieldTally
from tui.domain.agreement.figures import Figure, Outcome, Undefined, mean
from tui.domain.agreement.items import group_of, item_rule
from tui.domain.agreement.measures import Measure, blocks_of, counted, dense_columns
from tui.domain.agreement.records import UNSAID, Record, Said
from tui.domain.agreement.rules import EVIDENCE, Rule, rule_of
from tui.domain.agreement.units import Unit
from tui.domain.schema import FieldType, Schema

AnnotatorPair: TypeAlias = tuple[str, str]
_Clusters: TypeAlias = Sequence[Mapping[str, str]]
Layers: TypeAlias = Mapping[str, Sequence[Record]]

NEITHER = "documents in which neither found an event"
FEWER = "documents with fewer than two annotators"


class _Counts(NamedTuple):
    """What two annotators found in one document."""

    document: str
    matched: float
    left: int
    right: int


class EventTally:
    """Collects aligned events, article by article.

    Args:
        schema: Whose events they are.
        annotators: All annotators; those without any article change nothing.
        rule: How events are aligned; as the schema says, if left out.
    """

    def __init__(self, schema: Schema, annotators: Iterable[str], rule: Rule | None = None) -> None:
        self.rule = rule or rule_of(schema)
        self.annotators = tuple(sorted(set(annotators)))
        self.fields = FieldTally(self.rule.fields, self.annotators)
        self._groups = {path: group_of(schema.event_fields, path) for path in self.fields.fields}
        self._item_rules = {
            group: item_rule(self.rule.fields, group) for group in set(self._groups.values()) if group
        }
        self._found: dict[AnnotatorPair, list[_Counts]] = {}
        self._items: dict[str, list[_Counts]] = {group: [] for group in self._item_rules}
        self._evidence: dict[str, list[Evidence]] = {}
        self._counts: list[Unit] = []
        self._alone = 0
        self.divisions: Counter[str] = Counter()
        self.unproven = 0

    def add(self, document: str, layers: Layers) -> Alignment | None:
        """Adds an article.

        Args:
            document: The article.
            layers: The events of each annotator who finished it; without any event if there is none in it. Who did
                not finish it is not there.

        Returns:
            The alignment by all fields; None if fewer than two annotators finished it.
        """
        if len(layers) < 2:
            self._alone += 1
            return None
        self._counts.append(
            Unit(document, tuple(len(layers[who]) if who in layers else None for who in self.annotators))
        )
        if not any(layers.values()):
            nothing = Alignment((), (), (), exact=True, threshold=self.rule.threshold)
            self._detect(document, layers, nothing)
            return nothing
        compared = Compared(layers, self.rule)
        aligned = compared.align()
        self.unproven += not aligned.exact
        self._detect(document, layers, aligned)
        records = {(who, record.id): record for who, events in layers.items() for record in events}
        for path in self.fields.fields:
            changed = path in self.rule.weights or compared.ambiguous
            without = compared.clusters(path) if changed else aligned.clusters
            self._add_field(document, path, without, layers, records)
        self._add_evidence(document, compared.align(EVIDENCE), records)
        return aligned

    def _detect(self, document: str, layers: Layers, aligned: Alignment) -> None:
        for one, other in combinations(sorted(layers), 2):
            matched = sum(one in cluster and other in cluster for cluster in aligned.clusters)
            counts = _Counts(document, matched, len(layers[one]), len(layers[other]))
            self._found.setdefault((one, other), []).append(counts)
        for each in {division.one for division in aligned.divisions}:
            self.divisions[each[0]] += 1

    def _add_field(
        self,
        document: str,
        path: str,
        clusters: _Clusters,
        layers: Layers,
        records: Mapping[tuple[str, str], Record],
    ) -> None:
        group = self._groups[path]
        if group:
            self._add_items(document, path, group, clusters, records)
            return
        links = cluster_names(document, clusters) if self.fields.fields[path].type is FieldType.LINK else {}
        for cluster in clusters:
            said: dict[str, Said | Absent] = dict.fromkeys(layers, NO_EVENT)
            for who, event in cluster.items():
                answer = records[who, event].said.get(path, UNSAID)
                said[who] = linked(answer, who, links) if links else answer
            self.fields.add(document, path, said)

    def _add_items(
        self, document: str, path: str, group: str, clusters: _Clusters, records: Mapping[tuple[str, str], Record]
    ) -> None:
        first = next(each for each, of in self._groups.items() if of == group) == path
        for cluster in clusters:
            if len(cluster) < 2:
                continue
            items = {who: records[who, event].items.get(group, ()) for who, event in cluster.items()}
            if not any(items.values()):
                continue
            compared = Compared(items, self._item_rules[group])
            if first:
                self._items[group] += _pair_counts(document, items, compared.align())
            said_of = {(who, item.id): item for who, each in items.items() for item in each}
            for members in compared.clusters(path):
                said: dict[str, Said | Absent] = dict.fromkeys(items, NO_ITEM)
                said |= {who: said_of[who, item].said.get(path, UNSAID) for who, item in members.items()}
                self.fields.add(document, path, said)

    def _add_evidence(self, document: str, aligned: Alignment, records: Mapping[tuple[str, str], Record]) -> None:
        for pair in aligned.pairs:
            one, other = records[pair.left], records[pair.right]
            for path, field in self.fields.fields.items():
                if self._groups[path] or field.no_evidence:
                    continue
                found = evidence_of(document, field, one.said.get(path, UNSAID), other.said.get(path, UNSAID))
                if found is not None:
                    self._evidence.setdefault(path, []).append(found)

    @property
    def pairs(self) -> list[AnnotatorPair]:
        """The pairs of annotators that finished the same articles."""
        return sorted(self._found)

    @property
    def groups(self) -> list[str]:
        """The repeated groups whose items are aligned."""
        return sorted(self._items)

    def detection(self, pair: AnnotatorPair | None = None) -> Measure:
        """F1 of finding events: twice the aligned ones, by what both found.

        Args:
            pair: Only these two annotators; all pairs together if left out.
        """
        name = f"event detection F1 (threshold {self.rule.threshold:g})"
        return self._ratio(name, self._of(pair), lambda left, right: (left + right) / 2)

    def precision(self, pair: AnnotatorPair) -> Measure:
        """The share of the second one's events that the first one found too."""
        turned = pair[0] > pair[1]
        return self._ratio("event precision", self._of(pair), lambda left, right: left if turned else right)

    def recall(self, pair: AnnotatorPair) -> Measure:
        """The share of the first one's events that the second one found too."""
        turned = pair[0] > pair[1]
        return self._ratio("event recall", self._of(pair), lambda left, right: right if turned else left)

    def mean_detection(self) -> Figure:
        """The plain mean of the pairs' detection F1."""
        return mean("mean event detection F1", [self.detection(pair).figure() for pair in self.pairs])

    def items(self, group: str) -> Measure:
        """F1 of finding the items of a repeated group, on aligned events."""
        nothing = Undefined.NOTHING if self._found else Undefined.NOT_SHARED
        return self._ratio(f"item F1 {group}", self._items[group], lambda left, right: (left + right) / 2, nothing)

    def counts(self) -> Measure:
        """Krippendorff's alpha (ratio) of the number of events in an article."""
        return alpha(self._counts, Level.RATIO)

    def field(self, path: str, annotators: Sequence[str] = ()) -> FieldAgreement:
        """The agreement on a field, of events aligned without it."""
        return self.fields.agreement(path, annotators)

    def evidence(self, path: str = "") -> tuple[Measure, Measure, Measure]:
        """How far equal answers rest on the same words.

        Args:
            path: Of a field; all of them together if left out.

        Returns:
            The share of pairs with the same evidence, that with evidence that overlaps, and F1 by code points.
        """
        found = (
            self._evidence.get(path, []) if path else [each for held in self._evidence.values() for each in held]
        )
        return (
            shares("evidence exact", found, lambda sums: divided(sums[0], sums[5])),
            shares("evidence overlap", found, lambda sums: divided(sums[1], sums[5])),
            shares("evidence F1", found, lambda sums: divided(2 * sums[2], sums[3] + sums[4])),
        )

    def _of(self, pair: AnnotatorPair | None) -> list[_Counts]:
        if pair is not None:
            return self._found.get((min(pair), max(pair)), [])
        return [each for found in self._found.values() for each in found]

    def _ratio(
        self,
        name: str,
        found: Sequence[_Counts],
        among: Callable[[float, float], float],
        none: Undefined = Undefined.NOT_SHARED,
    ) -> Measure:
        block = blocks_of(each.document for each in found)
        rows = [[0.0, 0.0, 0.0] for _ in set(block.values())]
        neither = 0
        nothing = Undefined.NO_EVENTS if found else none
        for document, matched, left, right in found:
            row = rows[block[document]]
            row[0] += matched
            row[1] += left
            row[2] += right
            neither += not left and not right

        def evaluate(totals: Sequence[float]) -> Outcome:
            return divided(totals[0], among(totals[1], totals[2]), nothing)

        n = sum(left + right for _, _, left, right in found)
        left_out = counted({NEITHER: neither, FEWER: self._alone})
        columns = dense_columns(rows, 3)
        return Measure(name, columns, evaluate, len(rows), len(block), n, left_out, _facts, least=0.0)


def _facts(totals: Sequence[float]) -> tuple[tuple[str, float], ...]:
    return tuple(zip(("matched", "first", "second"), totals, strict=True))


def _pair_counts(document: str, items: Layers, aligned: Alignment) -> list[_Counts]:
    return [
        _Counts(
            document,
            sum(one in cluster and other in cluster for cluster in aligned.clusters),
            len(items[one]),
            len(items[other]),
        )
        for one, other in combinations(sorted(items), 2)
    ]
