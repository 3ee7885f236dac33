"""Agreement on spans: precision, recall and F1 of pairs of annotators, over all documents and by label.

Free spans have no number of cases in which both saw nothing, so chance cannot be computed as for categories; the
mean F1 of pairs is the specific agreement on what is there (Hripcsak and Rothschild 2005, JAMIA 12:296-298).
Matched spans are counted over all documents first and divided once. A document in which both found nothing adds
nothing; one in which only one found nothing adds all that the other one found.
"""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import Literal, TypeAlias, TypeVar

from tui.domain.agreement.figures import Figure, Outcome, Undefined, mean
from tui.domain.agreement.marks import Mark, Touching, Way, choose, is_one_to_one, length, shared_length, touching
from tui.domain.agreement.measures import Column, Measure, blocks_of, counted
from tui.domain.agreement.span_sides import Side, TokenSpans
from tui.domain.spans import Range

Scheme: TypeAlias = Way | Literal["token"]
"""How spans are matched; `token` compares the tokens (or code points) that have a label, not spans."""

TOKEN: Literal["token"] = "token"  # noqa: S105 - no secret
NEITHER = "documents in which neither found a span"
FEWER = "documents with fewer than two annotators"

_WAYS = (Way.EXACT, Way.OVERLAP, Way.PARTIAL)
_ANY_WAYS = (Way.EXACT_ANY, Way.OVERLAP_ANY, Way.PARTIAL_ANY)
_PLACE: dict[Scheme, int] = {
    **{way: place for ways in (_WAYS, _ANY_WAYS) for place, way in enumerate(ways)},
    TOKEN: 3,
}
_ANY_LABEL = ""
_SPANS, _TOKENS = 0, 1

_Sums: TypeAlias = list["array[float]"]
"""By what is counted, and then by block."""

AnnotatorPair: TypeAlias = tuple[str, str]

_Key = TypeVar("_Key")


class SpanTally:
    """Counts what pairs of annotators found, document by document.

    Args:
        documents: All documents that will come.
        annotators: All annotators; those without any document change nothing.
    """

    def __init__(self, documents: Iterable[str], annotators: Iterable[str]) -> None:
        self._block = blocks_of(documents)
        self._blocks = len(set(self._block.values()))
        self.annotators = tuple(sorted(set(annotators)))
        self._matched: dict[AnnotatorPair, dict[str, _Sums]] = {}
        self._sizes: dict[tuple[str, ...], dict[tuple[str, str], _Sums]] = {}
        self._seen: Counter[tuple[str, ...]] = Counter()
        self._seen_blocks: dict[tuple[str, ...], set[int]] = {}
        self._neither: Counter[AnnotatorPair] = Counter()
        self._labels: Counter[tuple[AnnotatorPair, str, str]] = Counter()
        self._twice: Counter[str] = Counter()

    def add(
        self, document: str, layers: Mapping[str, Sequence[Mark]], tokens: Sequence[Range] | None = None
    ) -> None:
        """Adds a document.

        Args:
            document: One of the documents.
            layers: The marks of each annotator who finished it; without any mark if nothing was found. Who did not
                finish it is not there.
            tokens: Sorted and disjoint ranges; code points are compared without them.
        """
        block = self._block[document]
        token_spans = TokenSpans(tokens) if tokens is not None else None
        present = tuple(sorted(layers))
        self._seen[present] += 1
        self._seen_blocks.setdefault(present, set()).add(block)
        sides = [Side(layers[who], token_spans) for who in present]
        sizes = self._sizes.setdefault(present, {})
        for who, side in zip(present, sides, strict=True):
            if len(layers[who]) > len(side.marks):
                self._twice[who] += len(layers[who]) - len(side.marks)
            for label, count in side.counts.items():
                sums = self._sums(sizes, (who, label), 2)
                sums[_SPANS][block] += count
                sums[_TOKENS][block] += length(side.ranges[label])
        for pair, (left, right) in zip(combinations(present, 2), combinations(sides, 2), strict=True):
            if left.marks and right.marks:
                self._compare(pair, block, left, right)
            elif not left.marks and not right.marks:
                self._neither[pair] += 1

    def _compare(self, pair: AnnotatorPair, block: int, left: Side, right: Side) -> None:
        matched = self._matched.setdefault(pair, {})
        for label in left.ranges.keys() & right.ranges.keys():
            shared = shared_length(left.ranges[label], right.ranges[label])
            if shared:
                self._add(matched, label, TOKEN, block, shared)
        plain, others = _taken_apart(touching(left.marks, right.marks))
        for each in plain:
            label = left.marks[each.left].label
            self._labels[pair, label, right.marks[each.right].label] += 1
            self._single(matched, block, label, each)
        for way in Way if others else ():
            for found in choose(others, way):
                label = left.marks[found.left].label if way.labelled else _ANY_LABEL
                self._add(matched, label, way, block, found.credit)
                if way is Way.OVERLAP_ANY:
                    self._labels[pair, left.marks[found.left].label, right.marks[found.right].label] += 1

    def _single(self, matched: dict[str, _Sums], block: int, label: str, found: Touching) -> None:
        for each in (_ANY_LABEL, label) if found.same else (_ANY_LABEL,):
            exact, overlap, partial, _ = self._sums(matched, each, 4)
            if found.shared == found.covered:
                exact[block] += 1
            overlap[block] += 1
            partial[block] += found.shared / found.covered

    def _add(self, matched: dict[str, _Sums], label: str, scheme: Scheme, block: int, credit: float) -> None:
        self._sums(matched, label, 4)[_PLACE[scheme]][block] += credit

    def _sums(self, known: dict[_Key, _Sums], key: _Key, size: int) -> _Sums:
        found = known.get(key)
        if found is None:
            found = known[key] = [array("d", bytes(8 * self._blocks)) for _ in range(size)]
        return found

    @property
    def pairs(self) -> list[AnnotatorPair]:
        """The pairs of annotators that finished the same documents."""
        return sorted({pair for present in self._seen for pair in combinations(present, 2)})

    @property
    def labels(self) -> list[str]:
        """The labels that occur."""
        return sorted({label for sizes in self._sizes.values() for _, label in sizes})

    @property
    def twice(self) -> dict[str, int]:
        """How many spans each annotator made twice, the same label at the same place; they count once."""
        return {who: count for who, count in sorted(self._twice.items()) if count}

    def f1(self, scheme: Scheme, label: str = "", pair: AnnotatorPair | None = None) -> Measure:
        """F1: twice what matched, by what both found.

        Args:
            scheme: How spans are matched.
            label: Only spans of this label; all labels if left out. Not for label-free ways.
            pair: Only these two annotators; all pairs together if left out.
        """
        return self._measure("F1", scheme, label, pair, lambda left, right: (left + right) / 2)

    def precision(self, scheme: Scheme, label: str = "", pair: AnnotatorPair | None = None) -> Measure:
        """The share of what the second one of a pair found that the first one found too."""
        return self._measure("precision", scheme, label, pair, lambda _, right: right)

    def recall(self, scheme: Scheme, label: str = "", pair: AnnotatorPair | None = None) -> Measure:
        """The share of what the first one of a pair found that the second one found too."""
        return self._measure("recall", scheme, label, pair, lambda left, _: left)

    def confusion(self, pair: AnnotatorPair) -> dict[tuple[str, str], int]:
        """How often spans that overlap, matched whatever their labels, have which labels.

        Args:
            pair: Two annotators.

        Returns:
            Counts by the first one's and the second one's label; an empty label stands for no span.
        """
        first, second = min(pair), max(pair)
        found = {(one, other): n for (who, one, other), n in self._labels.items() if who == (first, second)}
        for side in (0, 1):
            for label in self.labels:
                spans = sum(sum(sums[_SPANS]) for sums in self._sized([(first, second)], [label], side) if sums)
                alone = int(spans) - sum(n for labels, n in found.items() if labels[side] == label)
                if alone:
                    found[(label, "") if side == 0 else ("", label)] = alone
        turned = pair[0] > pair[1]
        return {(other, one) if turned else (one, other): n for (one, other), n in sorted(found.items())}

    def mean_f1(self, scheme: Scheme, label: str = "") -> Figure:
        """The plain mean of the pairs' F1; pairs in which neither found a span are left out."""
        figures = [self.f1(scheme, label, pair).figure() for pair in self.pairs]
        return mean(f"mean {figures[0].name}" if figures else "mean F1", figures)

    def _measure(
        self,
        name: str,
        scheme: Scheme,
        label: str,
        pair: AnnotatorPair | None,
        share_of: Callable[[float, float], float],
    ) -> Measure:
        turned = pair is not None and pair[0] > pair[1]
        pairs = self.pairs if pair is None else [(min(pair), max(pair))]
        labels = [label] if label else self.labels
        blocks = self._blocks_of(pairs)
        free = isinstance(scheme, Way) and not scheme.labelled
        keys = [_ANY_LABEL] if free else labels
        matched = [self._matched.get(each, {}).get(key) for each in pairs for key in keys]
        size = _TOKENS if scheme == TOKEN else _SPANS
        left, right = (_column(self._sized(pairs, labels, side), size, blocks) for side in (0, 1))
        columns = (_column(matched, _PLACE[scheme], blocks), *((right, left) if turned else (left, right)))

        nothing = Undefined.NO_SPANS if blocks else Undefined.NOT_SHARED

        def evaluate(totals: Sequence[float]) -> Outcome:
            found, first, second = totals
            among = share_of(first, second)
            return found / among if among else nothing

        title = scheme.title if isinstance(scheme, Way) else scheme
        alone = sum(count for present, count in self._seen.items() if len(present) < 2)
        return Measure(
            name=f"{name} {title}" + (f" {label}" if label else ""),
            columns=columns,
            evaluate=evaluate,
            blocks=len(blocks),
            documents=sum(count for present, count in self._seen.items() if _holds(present, pairs)),
            n=int(sum(sum(numbers) for _, numbers in columns[1:])),
            left_out=counted({NEITHER: sum(self._neither[each] for each in pairs), FEWER: alone}),
            facts=_counts,
            least=0.0,
        )

    def _sized(self, pairs: Sequence[AnnotatorPair], labels: Sequence[str], side: int) -> list[_Sums | None]:
        """What one side of each pair found, in the documents that both finished."""
        return [
            self._sizes[present].get((pair[side], label))
            for present in self._seen
            for pair in pairs
            if _holds(present, [pair])
            for label in labels
        ]

    def _blocks_of(self, pairs: Sequence[AnnotatorPair]) -> list[int]:
        """The blocks of documents that any of the pairs finished; others have no part in these pairs' agreement."""
        return sorted(set().union(*(seen for present, seen in self._seen_blocks.items() if _holds(present, pairs))))


def _taken_apart(pairs: Sequence[Touching]) -> tuple[Sequence[Touching], Sequence[Touching]]:
    """Pairs of marks that touch nothing else, among which there is nothing to choose; and the others."""
    if is_one_to_one(pairs):
        return pairs, ()
    lefts, rights = Counter([each[0] for each in pairs]), Counter([each[1] for each in pairs])
    plain: list[Touching] = []
    others: list[Touching] = []
    for each in pairs:
        (plain if lefts[each[0]] == rights[each[1]] == 1 else others).append(each)
    return plain, others


def _holds(present: tuple[str, ...], pairs: Sequence[AnnotatorPair]) -> bool:
    return any(first in present and second in present for first, second in pairs)


def _column(cells: Iterable[_Sums | None], place: int, blocks: Sequence[int]) -> Column:
    arrays = [cell[place] for cell in cells if cell is not None]
    sums = [sum(each[block] for each in arrays) for block in blocks]
    kept = [(number, total) for number, total in enumerate(sums) if total]
    return tuple(number for number, _ in kept), tuple(total for _, total in kept)


def _counts(totals: Sequence[float]) -> tuple[tuple[str, float], ...]:
    return tuple(zip(("matched", "first", "second"), totals, strict=True))
