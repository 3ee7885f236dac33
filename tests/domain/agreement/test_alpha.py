from collections import Counter
from collections.abc import Callable, Sequence
from itertools import permutations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.second_opinions import nltk_alpha
from tests.support.units import units_of_table
from tui.domain.agreement.alpha import Level, alpha, alpha_with, category_alphas
from tui.domain.agreement.distances import jaccard, masi
from tui.domain.agreement.figures import Undefined
from tui.domain.agreement.measures import Measure
from tui.domain.agreement.units import Answer, Unit, confusion, of_annotators, units_of

FOUR_OBSERVERS: list[list[int | None]] = [
    [1, 1, None, 1],
    [2, 2, 3, 2],
    [3, 3, 3, 3],
    [3, 3, 3, 3],
    [2, 2, 2, 2],
    [1, 2, 3, 4],
    [4, 4, 4, 4],
    [1, 1, 2, 1],
    [2, 2, 2, 2],
    [None, 5, 5, 5],
    [None, None, 1, 1],
    [None, None, 3, None],
]
"""Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", sections C and D."""

THREE_CODERS: list[list[int | None]] = [
    [None, 1, None],
    [None, None, None],
    [None, 2, 2],
    [None, 1, 1],
    [None, 3, 3],
    [3, 3, 4],
    [4, 4, 4],
    [1, 3, None],
    [2, None, 2],
    [1, None, 1],
    [1, None, 1],
    [3, None, 3],
    [3, None, 3],
    [None, None, None],
    [3, None, 4],
]
"""The example of the article on Krippendorff's alpha in the English Wikipedia."""


def value(measure: Measure) -> float:
    outcome = measure.outcome()
    assert not isinstance(outcome, Undefined), outcome
    return outcome


@pytest.mark.parametrize(
    ("level", "published"),
    [(Level.NOMINAL, 0.743), (Level.ORDINAL, 0.815), (Level.INTERVAL, 0.849), (Level.RATIO, 0.797)],
)
def test_the_four_levels_of_krippendorffs_own_example(level: Level, published: float) -> None:
    figure = alpha(units_of(FOUR_OBSERVERS), level).figure()
    assert figure.value == pytest.approx(published, abs=0.0005)
    assert figure.n == 11
    assert figure.left_out == (("only one answer", 1),)


@pytest.mark.parametrize(("level", "published"), [(Level.NOMINAL, 0.691), (Level.INTERVAL, 0.811)])
def test_the_example_of_the_encyclopedia(level: Level, published: float) -> None:
    figure = alpha(units_of(THREE_CODERS), level).figure()
    assert figure.value == pytest.approx(published, abs=0.0005)
    assert figure.n == 12
    assert figure.left_out == (("no answer", 2), ("only one answer", 1))


def test_the_example_of_the_textbook() -> None:
    # Krippendorff 2004, page 227: two coders, three categories, twelve units.
    rows = ["aa", "ab", "bb", "bb", "bb", "bb", "bc", "cc", "cc", "cc", "cc", "cc"]
    figure = alpha(units_of([tuple(row) for row in rows])).figure()
    assert figure.value == pytest.approx(0.734, abs=0.0005)
    assert figure.fact("observed disagreement") == pytest.approx(0.1667, abs=0.00005)
    assert figure.fact("expected disagreement") == pytest.approx(0.6268, abs=0.00005)


def test_a_table_of_two_coders() -> None:
    # Krippendorff 1995: 24 units, 18 of them "no" for the first coder or the second.
    assert value(alpha(units_of_table([[10, 0], [8, 6]]))) == pytest.approx(0.329, abs=0.0005)


def test_no_variation_is_undefined_and_not_perfect() -> None:
    # De is 0: the data cannot show whether the annotators can tell the categories apart. Libraries say 0, 1 or nan.
    figure = alpha(units_of([("x", "x")] * 3)).figure()
    assert figure.value is None
    assert figure.show() == "undefined (no variation)"
    assert figure.n == 3


@pytest.mark.parametrize("level", list(Level))
def test_no_variation_of_numbers_is_undefined_at_every_level(level: Level) -> None:
    assert alpha(units_of([(7, 7), (7, 7, 7)]), level).outcome() is Undefined.NO_VARIATION


def test_nothing_that_two_answered_is_undefined() -> None:
    # Two annotators who never met in one document; one tool called this 1.0.
    units = [Unit("a", ("x", None)), Unit("b", (None, "y"))]
    figure = alpha(units).figure()
    assert figure.show() == "undefined (no unit has two answers)"
    assert figure.left_out == (("only one answer", 2),)
    assert alpha([]).outcome() is Undefined.NOT_PAIRABLE


def test_one_lone_deviation_gives_zero_whatever_the_percentage() -> None:
    # 39 answers a, one b: Do = 2/40, De = 2*39*1/(40*39) = 2/40.
    figure = alpha(units_of([("a", "a")] * 19 + [("a", "b")])).figure()
    assert figure.value == pytest.approx(0, abs=1e-12)
    # 99.7 % agreement: 428 articles and one that deviates.
    figure = alpha(units_of([("a", "a")] * 427 + [("a", "b")])).figure()
    assert figure.show(2) in {"0.00", "-0.00"}


def test_interval_data_far_from_zero_keep_their_digits() -> None:
    # Days since the year 1 are large and differ little: 738000 + {0, 1, 2}.
    near = [(0, 0), (1, 1), (2, 1), (0, 1), (2, 2)]
    far = [(a + 738_000_000, b + 738_000_000) for a, b in near]
    assert value(alpha(units_of(far), Level.INTERVAL)) == pytest.approx(
        value(alpha(units_of(near), Level.INTERVAL)), abs=1e-12
    )


def test_an_order_that_is_given_counts_and_not_the_alphabet() -> None:
    rows = [("low", "low"), ("low", "mid"), ("mid", "high"), ("high", "high"), ("mid", "mid")]
    ranks = {"low": 1, "mid": 2, "high": 3}
    ranked = value(alpha(units_of(rows), Level.ORDINAL, list(ranks)))
    numbers = [(ranks[a], ranks[b]) for a, b in rows]
    assert ranked == pytest.approx(value(alpha(units_of(numbers), Level.ORDINAL)))
    assert ranked != pytest.approx(value(alpha(units_of(rows), Level.ORDINAL, ("high", "low", "mid"))))


def test_alpha_of_each_category_against_the_rest() -> None:
    rows = ["aa", "ab", "bb", "bb", "bb", "bb", "bc", "cc", "cc", "cc", "cc", "cc"]
    found = category_alphas(units_of([tuple(row) for row in rows]))
    # a: 3 of 24 answers; one unit of twelve differs. De = 2*3*21/(24*23), Do = 2/24.
    assert value(found["a"]) == pytest.approx(1 - (2 / 24) / (2 * 3 * 21 / (24 * 23)))
    assert list(found) == ["a", "b", "c"]


def test_confusion_counts_pairs_of_answers() -> None:
    units = units_of([("a", "b", None), ("a", "b", "a"), (None, "b", "a"), ("a", "a", "a")])
    assert confusion(units, 0, 1) == {("a", "b"): 2, ("a", "a"): 1}
    assert confusion(units, 1, 0) == {("b", "a"): 2, ("a", "a"): 1}


def far(left: Answer, right: Answer) -> float:
    assert isinstance(left, int)
    assert isinstance(right, int)
    return float(abs(left - right) > 40)


@pytest.mark.parametrize(("varied", "tolerance"), [(150, 1e-9), (400, 1e-9), (1500, 0.01)])
def test_many_different_answers(varied: int, tolerance: float) -> None:
    rows = [(number % varied, (number * 7) % varied) for number in range(2 * varied)]
    everything = [answer for row in rows for answer in row]
    counts = Counter(everything)
    n = len(everything)
    expected = sum(a * b * far(c, k) for c, a in counts.items() for k, b in counts.items()) / (n * (n - 1))
    observed = sum(2 * far(*row) for row in rows) / n
    measure = alpha_with(units_of(rows), far, "far")
    assert measure.outcome() == pytest.approx(1 - observed / expected, abs=tolerance)


Rows = list[list[int | None]]
rows_of_numbers = st.integers(2, 4).flatmap(
    lambda width: st.lists(
        st.lists(st.none() | st.integers(0, 4), min_size=width, max_size=width), min_size=1, max_size=8
    )
)


def by_hand(rows: Rows, distance: Callable[[int, int], float]) -> float | None:
    """Alpha from its definition over pairs of answers, without any shortcut."""
    pairable = [given for given in ([each for each in row if each is not None] for row in rows) if len(given) > 1]
    everything = [each for given in pairable for each in given]
    n = len(everything)
    observed = sum(sum(distance(a, b) for a, b in permutations(given, 2)) / (len(given) - 1) for given in pairable)
    expected = sum(distance(a, b) for a, b in permutations(everything, 2))
    return 1 - (observed / n) / (expected / (n * (n - 1))) if expected else None


def ordinal_by_hand(rows: Rows) -> Callable[[int, int], float]:
    pairable = [given for given in ([each for each in row if each is not None] for row in rows) if len(given) > 1]
    counts = Counter(each for given in pairable for each in given)

    def distance(one: int, other: int) -> float:
        low, high = sorted((one, other))
        between = sum(counts[each] for each in range(low, high + 1))
        return (between - (counts[one] + counts[other]) / 2) ** 2 if one != other else 0

    return distance


def hand_distances(rows: Rows) -> dict[Level, Callable[[int, int], float]]:
    return {
        Level.NOMINAL: lambda a, b: float(a != b),
        Level.ORDINAL: ordinal_by_hand(rows),
        Level.INTERVAL: lambda a, b: (a - b) ** 2,
        Level.RATIO: lambda a, b: ((a - b) / (a + b)) ** 2 if a != b else 0,
    }


@given(rows_of_numbers)
def test_each_level_is_its_definition(rows: Rows) -> None:
    for level, distance in hand_distances(rows).items():
        expected = by_hand(rows, distance)
        outcome = alpha(units_of(rows), level).outcome()
        if expected is None:
            assert outcome in {Undefined.NO_VARIATION, Undefined.NOT_PAIRABLE}
        else:
            assert outcome == pytest.approx(expected, abs=1e-9)


@settings(max_examples=50)
@given(rows_of_numbers)
def test_another_implementation_says_the_same(rows: Rows) -> None:
    for level, distance in hand_distances(rows).items():
        outcome = alpha(units_of(rows), level).outcome()
        if not isinstance(outcome, Undefined):
            assert outcome == pytest.approx(nltk_alpha(rows, distance), abs=1e-9)  # type: ignore[arg-type]


sets = st.frozensets(st.sampled_from("abcd"), max_size=3)


@settings(max_examples=50)
@given(st.lists(st.lists(sets, min_size=2, max_size=3), min_size=2, max_size=6))
def test_sets_agree_as_another_implementation_says(rows: list[list[frozenset[str]]]) -> None:
    for distance, name in ((masi, "MASI"), (jaccard, "Jaccard")):
        measure = alpha_with(units_of(rows), distance, name)  # type: ignore[arg-type]
        outcome = measure.outcome()
        if not isinstance(outcome, Undefined):
            assert outcome == pytest.approx(nltk_alpha(rows, distance), abs=1e-9)  # type: ignore[arg-type]
        assert measure.name == f"alpha {name}"


@given(rows_of_numbers, st.randoms(use_true_random=False))
def test_order_of_annotators_and_of_units_does_not_matter(rows: Rows, random: Random) -> None:
    columns = list(range(len(rows[0])))
    random.shuffle(columns)
    shuffled = list(rows)
    random.shuffle(shuffled)
    for level in Level:
        before = alpha(units_of(rows), level).outcome()
        after = alpha(of_annotators(units_of(shuffled), columns), level).outcome()
        assert after == (before if isinstance(before, Undefined) else pytest.approx(before, abs=1e-9))


@given(rows_of_numbers)
def test_renaming_the_categories_changes_nothing(rows: Rows) -> None:
    names: dict[int | None, Answer] = {0: "zero", 1: "one", 2: "two", 3: "three", 4: "four", None: None}
    renamed = [[names[each] for each in row] for row in rows]
    assert alpha(units_of(rows)).outcome() == alpha(units_of(renamed)).outcome()


@given(rows_of_numbers)
def test_an_annotator_without_answers_changes_nothing(rows: Rows) -> None:
    for level in Level:
        assert (
            alpha(units_of(rows), level).outcome()
            == alpha(units_of([[None, *row] for row in rows]), level).outcome()
        )


@given(rows_of_numbers)
def test_a_unit_that_one_annotator_answered_changes_only_what_is_left_out(rows: Rows) -> None:
    alone: Sequence[int | None] = [3] + [None] * (len(rows[0]) - 1)
    before, after = alpha(units_of(rows)).figure(), alpha(units_of([*rows, alone])).figure()
    assert (before.outcome, before.n) == (after.outcome, after.n)
    assert sum(count for _, count in after.left_out) == sum(count for _, count in before.left_out) + 1
