from itertools import permutations, product

import pytest
from annotations_evaluate import Span as OtherSpan  # type: ignore[import-untyped]
from annotations_evaluate import match_spans
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.domain.agreement.marks import Mark, Way, length, match, shared_length, touching
from tui.domain.spans import join_ranges


def mark(label: str, *edges: int) -> Mark:
    return Mark(tuple(zip(edges[::2], edges[1::2], strict=True)), label)


def pairs(left: list[Mark], right: list[Mark], way: Way) -> list[tuple[int, int]]:
    return [(first, second) for first, second, _ in match(left, right, way)]


def test_touching_is_not_overlapping() -> None:
    # Tools with inclusive ends find 0 to 4 and 4 to 8 overlapping at 4.
    assert match([mark("a", 0, 4)], [mark("a", 4, 8)], Way.OVERLAP) == []
    assert match([mark("a", 0, 5)], [mark("a", 4, 8)], Way.OVERLAP) == [(0, 0, 1.0)]
    assert match([mark("a", 0, 5)], [mark("a", 4, 8)], Way.PARTIAL) == [(0, 0, 1 / 8)]
    assert match([mark("a", 0, 5)], [mark("a", 4, 8)], Way.EXACT) == []


def test_labels_count_unless_told_otherwise() -> None:
    left, right = [mark("person", 0, 4)], [mark("place", 0, 4)]
    assert [match(left, right, way) for way in Way if way.labelled] == [[], [], []]
    assert [match(left, right, way) for way in Way if not way.labelled] == [[(0, 0, 1.0)]] * 3


def test_nested_spans_are_both_matched() -> None:
    # "Bank of England" with "England" inside it, by both: two of two, in any order of storage.
    left = [mark("org", 0, 15), mark("loc", 8, 15)]
    assert pairs(left, left[::-1], Way.EXACT) == [(0, 1), (1, 0)]
    same = [mark("org", 0, 15), mark("org", 8, 15)]
    assert pairs(same, same[::-1], Way.OVERLAP) == [(0, 1), (1, 0)]


def test_one_long_span_matches_one_of_many() -> None:
    # The best of both ways would count the long span three times.
    assert len(match([mark("a", 0, 30)], [mark("a", 0, 9), mark("a", 10, 19), mark("a", 20, 30)], Way.OVERLAP)) == 1
    # It is the one that it shares most with: 10 of 30.
    assert match([mark("a", 0, 30)], [mark("a", 0, 9), mark("a", 10, 19), mark("a", 20, 30)], Way.PARTIAL) == [
        (0, 2, 1 / 3)
    ]


def test_first_come_first_served_would_be_wrong() -> None:
    # In the order of the file 0-10 takes 0-10, and 0-3 finds nothing: one pair instead of two.
    left, right = [mark("a", 0, 10), mark("a", 0, 3)], [mark("a", 0, 10), mark("a", 5, 8)]
    assert pairs(left, right, Way.OVERLAP) == [(0, 1), (1, 0)]
    # For the credit the exact pair is worth more: 1 against 3/10 + 3/10.
    assert match(left, right, Way.PARTIAL) == [(0, 0, 1.0)]


def test_discontinuous_spans_count_what_they_cover() -> None:
    # "northern ... Aleppo" as two ranges against the whole stretch, and against a span in the gap.
    assert match([mark("a", 0, 8, 20, 26)], [mark("a", 0, 26)], Way.PARTIAL) == [(0, 0, 14 / 26)]
    assert match([mark("a", 0, 8, 20, 26)], [mark("a", 10, 18)], Way.OVERLAP) == []
    assert match([mark("a", 0, 8, 20, 26)], [mark("a", 0, 8, 20, 26)], Way.EXACT) == [(0, 0, 1.0)]
    assert match([mark("a", 0, 8, 20, 26)], [mark("a", 0, 8, 20, 27)], Way.EXACT) == []


def test_of_two_at_one_place_the_one_with_the_same_label_is_taken() -> None:
    left, right = [mark("person", 0, 4)], [mark("group", 0, 4), mark("person", 0, 4)]
    assert pairs(left, right, Way.OVERLAP_ANY) == [(0, 1)]
    assert pairs(left, right, Way.EXACT_ANY) == [(0, 1)]


edges = st.tuples(st.integers(0, 12), st.integers(1, 6)).map(lambda pair: (pair[0], pair[0] + pair[1]))
ranges = st.lists(edges, min_size=1, max_size=2).map(join_ranges)
marks = st.lists(st.builds(Mark, ranges, st.sampled_from("ab")), max_size=4, unique=True)
plain_marks = st.lists(
    st.builds(Mark, edges.map(lambda edge: (edge,)), st.sampled_from("ab")), max_size=6, unique=True
)


def points(of: Mark) -> set[int]:
    return {point for start, end in of.ranges for point in range(start, end)}


def credit_by_hand(left: Mark, right: Mark, way: Way) -> float:
    shared, covered = len(points(left) & points(right)), len(points(left) | points(right))
    if not shared or (way.labelled and left.label != right.label):
        return 0
    if way in (Way.EXACT, Way.EXACT_ANY):
        return float(left.ranges == right.ranges)
    return 1.0 if way in (Way.OVERLAP, Way.OVERLAP_ANY) else shared / covered


def best_by_hand(left: list[Mark], right: list[Mark], way: Way) -> float:
    slots: list[Mark | None] = [*right, *[None] * len(left)]
    return max(
        sum(credit_by_hand(one, other, way) for one, other in zip(left, chosen, strict=True) if other is not None)
        for chosen in permutations(slots, len(left))
    )


@settings(max_examples=40)
@given(marks, st.lists(st.builds(Mark, ranges, st.sampled_from("ab")), max_size=3, unique=True))
def test_no_one_to_one_matching_counts_more(left: list[Mark], right: list[Mark]) -> None:
    for way in Way:
        found = match(left, right, way)
        assert len({each.left for each in found}) == len({each.right for each in found}) == len(found)
        assert sum(each.credit for each in found) == pytest.approx(best_by_hand(left, right, way))
        assert all(each.credit == credit_by_hand(left[each.left], right[each.right], way) for each in found)


@given(plain_marks, plain_marks)
def test_another_implementation_finds_as_many_overlaps(left: list[Mark], right: list[Mark]) -> None:
    theirs = match_spans(
        *([OtherSpan(each.label, *each.ranges[0]) for each in side] for side in (left, right)),
    )
    assert len(match(left, right, Way.OVERLAP)) == len(theirs)


@given(plain_marks, plain_marks)
def test_exact_is_at_most_partial_is_at_most_overlap(left: list[Mark], right: list[Mark]) -> None:
    for ways in ((Way.EXACT, Way.PARTIAL, Way.OVERLAP), (Way.EXACT_ANY, Way.PARTIAL_ANY, Way.OVERLAP_ANY)):
        sums = [sum(each.credit for each in match(left, right, way)) for way in ways]
        assert sums == sorted(sums)


@given(plain_marks, plain_marks, st.integers(0, 5), st.integers(0, 5))
def test_the_order_of_storage_does_not_matter(left: list[Mark], right: list[Mark], turn: int, other: int) -> None:
    turned, others = left[turn:] + left[:turn], right[other:] + right[:other]
    for way in Way:
        before = {(left[one], right[two]) for one, two in pairs(left, right, way)}
        assert {(turned[one], others[two]) for one, two in pairs(turned, others, way)} == before


@given(marks, marks)
def test_what_touches_is_what_shares_a_point(left: list[Mark], right: list[Mark]) -> None:
    left, right = sorted(left), sorted(right)
    found = {(each.left, each.right): (each.shared, each.covered) for each in touching(left, right)}
    expected = {
        (one, other): (len(points(left[one]) & points(right[other])), len(points(left[one]) | points(right[other])))
        for one, other in product(range(len(left)), range(len(right)))
        if points(left[one]) & points(right[other])
    }
    assert found == expected


def test_lengths() -> None:
    assert length(((0, 4), (6, 7))) == 5
    assert shared_length(((0, 4), (6, 9)), ((3, 7), (8, 20))) == 3
