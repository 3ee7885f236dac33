"""Spans that one annotator has and another does not have so."""

from collections.abc import Iterator, Sequence

from tui.domain.agreement.cases import NO_SPAN, Case, Side, Wanted, meet, pairs_of
from tui.domain.agreement.marks import Mark, Way, match
from tui.domain.agreement.showing import label_titles
from tui.domain.agreement.study import marks_of
from tui.domain.layers import Layer
from tui.domain.schema import Schema

_FIRST = Mark(((0, 0),), "")
_WAYS = {
    "f1_overlap": Way.OVERLAP,
    "mean_f1_overlap": Way.OVERLAP,
    "precision_overlap": Way.OVERLAP,
    "recall_overlap": Way.OVERLAP,
    "f1_exact_any": Way.EXACT_ANY,
    "f1_overlap_any": Way.OVERLAP_ANY,
    "alpha_u_binary": Way.EXACT_ANY,
}


def span_cases(schema: Schema, layers: Sequence[Layer], wanted: Wanted) -> Iterator[Case]:
    """Spans that the other one of a pair does not have so, with what it has there."""
    marks = {layer.annotator: sorted(set(marks_of(layer))) for layer in layers}
    titles = label_titles(schema)
    article = layers[0].article
    for one, other in pairs_of(list(marks), wanted.who):
        met = list(_met_marks(marks[one], marks[other], None if wanted.met else _way(wanted.kind)))
        for first, second in sorted(met, key=lambda pair: (pair[0] or pair[1] or _FIRST).ranges):
            if wanted.about and wanted.about not in {each.label for each in (first, second) if each}:
                continue
            shown = {
                who: titles.get(each.label, each.label) if each else NO_SPAN
                for who, each in ((one, first), (other, second))
            }
            if meet(shown, wanted):
                sides = (_mark_side(one, first, shown[one]), _mark_side(other, second, shown[other]))
                yield Case(article, sides)


def _way(kind: str) -> Way:
    return _WAYS.get(kind, Way.EXACT)


def _met_marks(
    left: Sequence[Mark], right: Sequence[Mark], way: Way | None
) -> Iterator[tuple[Mark | None, Mark | None]]:
    """The marks of two annotators side by side; without those that match in a way, if one is given."""
    same = match(left, right, way) if way else []
    left = [each for number, each in enumerate(left) if number not in {found.left for found in same}]
    right = [each for number, each in enumerate(right) if number not in {found.right for found in same}]
    near = {found.left: found.right for found in match(left, right, Way.OVERLAP_ANY)}
    yield from ((each, right[near[n]] if n in near else None) for n, each in enumerate(left))
    yield from ((None, each) for n, each in enumerate(right) if n not in set(near.values()))


def _mark_side(who: str, mark: Mark | None, said: str) -> Side:
    return Side(who, said, (mark.ranges[0][0], mark.ranges[-1][1]) if mark else None, "")
