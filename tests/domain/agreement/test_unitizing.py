from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.agreement.test_marks import mark
from tests.support.literature import alpha_u_2004
from tui.domain.agreement.figures import Undefined
from tui.domain.agreement.marks import Mark
from tui.domain.agreement.unitizing import (
    Continuum,
    Kind,
    binary_alpha,
    label_alpha,
    unitizing_alpha,
)


def test_an_example_of_another_implementation() -> None:
    # The test of krippendorff-unitized-alpha 0.1.0, whose segments include both ends: 0.56.
    layers = {
        "coder1": [mark("keyphrase", 3, 15), mark("keyphrase", 22, 53)],
        "coder2": [mark("keyphrase", 3, 10), mark("keyphrase", 22, 53)],
        "coder3": [mark("keyphrase", 22, 46)],
    }
    for kind in (Kind.ALL, Kind.BINARY):
        assert unitizing_alpha([Continuum("d", 56, layers)], kind).outcome() == pytest.approx(0.56, abs=0.01)


def test_labels_where_units_meet() -> None:
    # Two annotators, 20 points: ana a 0-4, b 6-10; ben a 0-4, a 6-8. They meet on 4 + 2 points of each, so that the
    # coincidences are aa 8, ab 2, ba 2. Margins a 10, b 2; what meets of units squared: a 16 + 16 + 4, b 4.
    # Expected ab + ba = 2 * 10 * 2 / (12 - 40 / 12), of 12.
    layers = {"ana": [mark("a", 0, 4), mark("b", 6, 10)], "ben": [mark("a", 0, 4), mark("a", 6, 8)]}
    continuum = Continuum("d", 20, layers)
    scale = 12 - 40 / 12
    expected = 1 - 4 / (2 * 10 * 2 / scale)
    assert unitizing_alpha([continuum], Kind.LABELS).outcome() == pytest.approx(expected)
    # Of label a alone: expected coincidences of a are (20 + 100 - 36) / scale, of its 10, of which 8 are with a.
    assert label_alpha([continuum], "a").outcome() == pytest.approx(
        1 - (20 + 100 - 36) / scale / 10 * (10 - 8) / (20 / scale)
    )
    assert label_alpha([continuum], "c").outcome() is Undefined.NO_SPANS


def test_the_older_alpha_as_published() -> None:
    # Krippendorff 1995, page 60: labels B and C over a continuum of 1,200,000; printed as -0.926 and 0.679 with an
    # error in the print, so that only 0.02 can be asked.
    b = [[(0, 90)], [(0, 10), (10, 15), (15, 20), (20, 25), (25, 30), (30, 45), (45, 50)]]
    c = [
        [(10, 40), (50, 60), (70, 90), (100, 110)],
        [(0, 10), (20, 40), (50, 70), (80, 90), (100, 110)],
    ]
    for layers, published in ((b, -0.926), (c, 0.679)):
        stretched = [[(10_000 * start, 10_000 * end) for start, end in layer] for layer in layers]
        assert alpha_u_2004(stretched, 1_200_000) == pytest.approx(published, abs=0.02)


def test_the_older_alpha_of_a_single_annotator_or_none_is_undefined() -> None:
    assert alpha_u_2004([[], []], 10) is Undefined.NO_SPANS


def test_one_annotator_is_no_agreement() -> None:
    # One tool found 1 here.
    figure = unitizing_alpha([Continuum("d", 10, {"ana": [mark("a", 0, 4)]})]).figure()
    assert figure.show() == "undefined (no article that two finished)"
    assert figure.left_out == (("documents with fewer than two annotators", 1),)


def test_articles_that_are_all_left_out_are_not_called_empty() -> None:
    nested = [mark("a", 0, 6), mark("b", 2, 4)]
    figure = unitizing_alpha([Continuum("d", 10, {"ana": nested, "ben": nested})]).figure()
    assert figure.show() == "undefined (nothing to compare)"
    assert figure.left_out == (("documents with overlapping units of one annotator", 1),)


def test_no_units_and_nothing_but_units_are_undefined() -> None:
    assert unitizing_alpha([Continuum("d", 10, {"ana": [], "ben": []})]).outcome() is Undefined.NO_VARIATION
    whole = Continuum("d", 10, {"ana": [mark("a", 0, 10)], "ben": [mark("a", 0, 10)]})
    assert unitizing_alpha([whole], Kind.BINARY).outcome() is Undefined.NO_VARIATION


def test_a_split_is_not_seen() -> None:
    layers = {"ana": [mark("a", 0, 10)], "ben": [mark("a", 0, 5), mark("a", 5, 10)]}
    assert unitizing_alpha([Continuum("d", 30, layers)]).outcome() == pytest.approx(1)


def test_overlapping_units_are_joined_or_left_out_and_not_skipped() -> None:
    nested = Continuum("d", 30, {"ana": [mark("a", 0, 10), mark("b", 2, 4)], "ben": [mark("a", 0, 10)]})
    figure = unitizing_alpha([nested]).figure()
    assert figure.value is None
    assert figure.left_out == (("documents with overlapping units of one annotator", 1),)
    assert binary_alpha([nested], "a").outcome() == pytest.approx(1)
    same = Continuum("d", 30, {"ana": [mark("a", 0, 10), mark("a", 2, 4)], "ben": [mark("a", 0, 10)]})
    assert unitizing_alpha([same]).outcome() == pytest.approx(1)


units = st.lists(st.tuples(st.integers(0, 3), st.integers(1, 4), st.sampled_from("ab")), max_size=3)
layers = st.lists(units, min_size=2, max_size=3)
SIZE = 24


def placed(of: list[tuple[int, int, str]]) -> list[Mark]:
    marks, at = [], 0
    for gap, size, label in of:
        marks.append(Mark(((at + gap, at + gap + size),), label))
        at += gap + size
    return marks


def line_of(marks: list[Mark]) -> list[tuple[str, int]]:
    """For each point: its label, or nothing, and which segment it belongs to."""
    labels = [("", -1)] * SIZE
    for number, each in enumerate(marks):
        for point in range(*each.ranges[0]):
            labels[point] = (each.label, number)
    return labels


def by_hand(of: list[list[Mark]]) -> float | None:
    """Every point of every annotator is paired with every other, but not with those of its own unit."""
    lines = [line_of(marks) for marks in of]
    several = len(lines)
    differing = sum(
        one[point][0] != other[point][0] for one, other in permutations(lines, 2) for point in range(SIZE)
    ) / (several - 1)
    points = [
        (who, place, label, unit) for who, line in enumerate(lines) for place, (label, unit) in enumerate(line)
    ]
    pairs = different = 0
    for one in points:
        for other in points:
            if one[:2] == other[:2] or (one[2] and one[0] == other[0] and one[3] == other[3]):
                continue
            pairs += 1
            different += one[2] != other[2]
    expected = different / pairs if pairs else 0
    return 1 - differing / (several * SIZE) / expected if expected else None


@given(layers)
def test_alpha_u_is_its_definition_over_pairs_of_points(of: list[list[tuple[int, int, str]]]) -> None:
    marks = [placed(each) for each in of]
    continuum = Continuum("d", SIZE, {str(number): each for number, each in enumerate(marks)})
    outcome = unitizing_alpha([continuum]).outcome()
    expected = by_hand(marks)
    assert outcome is Undefined.NO_VARIATION if expected is None else outcome == pytest.approx(expected, abs=1e-9)


def labels_by_hand(of: list[list[Mark]]) -> float | None:
    """The points where both have a unit, paired with each other but not with those of their own unit."""
    lines = [line_of(marks) for marks in of]
    both = [point for point in range(SIZE) if lines[0][point][0] and lines[1][point][0]]
    points = [(who, *line[point]) for who, line in enumerate(lines) for point in both]
    pairs = [
        (one[1], other[1])
        for number, one in enumerate(points)
        for place, other in enumerate(points)
        if number != place and not (one[0] == other[0] and one[2] == other[2])
    ]
    expected = sum(one != other for one, other in pairs) / len(pairs) if pairs else 0
    observed = sum(lines[0][point][0] != lines[1][point][0] for point in both)
    return 1 - observed / len(both) / expected if expected else None


@given(units, units)
def test_alpha_cu_is_its_definition_over_pairs_of_points(
    first: list[tuple[int, int, str]], second: list[tuple[int, int, str]]
) -> None:
    marks = [placed(first), placed(second)]
    outcome = unitizing_alpha([Continuum("d", SIZE, dict(enumerate_text(marks)))], Kind.LABELS).outcome()
    expected = labels_by_hand(marks)
    assert isinstance(outcome, Undefined) if expected is None else outcome == pytest.approx(expected, abs=1e-9)


@given(layers, st.permutations([0, 1, 2]))
def test_order_and_names_do_not_matter(of: list[list[tuple[int, int, str]]], order: list[int]) -> None:
    names = {"a": "z", "b": "y"}
    marks = [placed(each) for each in of]
    turned = [marks[number] for number in order if number < len(marks)]
    renamed = [[Mark(each.ranges, names[each.label]) for each in reversed(layer)] for layer in turned]
    for kind in Kind:
        before = unitizing_alpha([Continuum("d", SIZE, dict(enumerate_text(marks)))], kind).outcome()
        after = unitizing_alpha([Continuum("d", SIZE, dict(enumerate_text(renamed)))], kind).outcome()
        assert after == (before if isinstance(before, Undefined) else pytest.approx(before, abs=1e-9))


def enumerate_text(of: list[list[Mark]]) -> list[tuple[str, list[Mark]]]:
    return [(str(number), marks) for number, marks in enumerate(of)]


@given(layers)
def test_two_documents_alike_are_as_one_but_for_the_pairs_of_a_unit_with_itself(
    of: list[list[tuple[int, int, str]]],
) -> None:
    marks = dict(enumerate_text([placed(each) for each in of]))
    once = unitizing_alpha([Continuum("c", SIZE, marks)]).figure()
    many = unitizing_alpha([Continuum(f"d{number}", SIZE, marks) for number in range(4)]).figure()
    assert many.n == 4 * once.n
    if once.value is not None and many.value is not None and once.value == pytest.approx(1):
        assert many.value == pytest.approx(1)


def test_touching_units_stay_two() -> None:
    # The squared lengths tell: 10 + 10 against 20 squared.
    apart = Continuum("d", 40, {"ana": [mark("a", 0, 10), mark("a", 10, 20)], "ben": [mark("b", 0, 20)]})
    joined = Continuum("d", 40, {"ana": [mark("a", 0, 20)], "ben": [mark("b", 0, 20)]})
    outcomes = [unitizing_alpha([each]).outcome() for each in (apart, joined)]
    assert outcomes[0] != outcomes[1]
