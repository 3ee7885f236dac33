from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.literature import kappa_errors
from tests.support.second_opinions import (
    nltk_kappa,
    nltk_pi,
    nltk_s,
    statsmodels_error,
    statsmodels_fleiss,
    statsmodels_kappa,
)
from tests.support.units import units_of_counts, units_of_table
from tui.domain.agreement.figures import Outcome, Undefined, mean
from tui.domain.agreement.kappas import (
    Weights,
    brennan_prediger,
    cohen,
    fleiss,
    gwet,
    percent,
    prevalence,
    scott,
)
from tui.domain.agreement.units import Unit, of_annotators, units_of

FOUR_RATERS: list[list[int | None]] = [
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

SIX_RATERS = [
    [0, 0, 0, 6, 0],
    [0, 3, 0, 0, 3],
    [0, 1, 4, 0, 1],
    [0, 0, 0, 0, 6],
    [0, 3, 0, 3, 0],
    [2, 0, 4, 0, 0],
    [0, 0, 4, 0, 2],
    [2, 0, 3, 1, 0],
    [2, 0, 0, 4, 0],
    [0, 0, 0, 0, 6],
    [1, 0, 0, 5, 0],
    [1, 1, 0, 4, 0],
    [0, 3, 3, 0, 0],
    [1, 0, 0, 5, 0],
    [0, 2, 0, 3, 1],
]
"""The first fifteen subjects of Fleiss 1971."""

FOURTEEN_RATERS = [
    [0, 0, 0, 0, 14],
    [0, 2, 6, 4, 2],
    [0, 0, 3, 5, 6],
    [0, 3, 9, 2, 0],
    [2, 2, 8, 1, 1],
    [7, 7, 0, 0, 0],
    [3, 2, 6, 3, 0],
    [2, 5, 3, 2, 2],
    [6, 5, 2, 1, 0],
    [0, 2, 2, 3, 7],
]

DISTRIBUTION = [
    [3, 0, 1],
    [2, 1, 1],
    [2, 1, 1],
    [2, 0, 2],
    [3, 1, 0],
    [3, 1, 0],
    [0, 4, 0],
    [0, 3, 1],
    [0, 0, 4],
    [3, 1, 0],
    [0, 4, 0],
    [0, 3, 1],
    [0, 2, 2],
    [0, 0, 4],
    [3, 1, 0],
]
"""Four raters, three categories: Gwet 2014."""


@pytest.mark.parametrize(
    ("table", "po", "s", "pi", "kappa"),
    [
        # Artstein and Poesio 2008, page 558.
        ([[20, 10], [20, 50]], 0.7, 0.4, 0.341, 0.348),
        # Zwick 1988, page 376, tables 1 and 3: the coefficients differ only where the margins do.
        ([[20, 0, 0, 5], [0, 10, 15, 0], [0, 15, 10, 0], [5, 0, 0, 20]], 0.6, 0.467, 0.467, 0.467),
        ([[20, 5, 5, 10], [0, 10, 5, 5], [0, 5, 10, 5], [0, 0, 0, 20]], 0.6, 0.467, 0.46, 0.474),
        # The article on Cohen's kappa in the English Wikipedia; S and pi by hand.
        ([[20, 5], [10, 15]], 0.7, 0.4, 0.3939, 0.4),
    ],
)
def test_published_tables_of_two_annotators(
    table: list[list[int]], po: float, s: float, pi: float, kappa: float
) -> None:
    units = units_of_table(table)
    found = [measure(units).outcome() for measure in (percent, brennan_prediger, scott, cohen)]
    assert found == pytest.approx([po, s, pi, kappa], abs=0.001)


def test_standard_errors_as_published() -> None:
    # Cohen 1960: the table of page 45 with its error of Fleiss, Cohen and Everitt 1969.
    table = [[88, 14, 18], [10, 40, 10], [2, 6, 12]]
    assert cohen(units_of_table(table)).outcome() == pytest.approx(0.492, abs=0.0005)
    assert kappa_errors(table) == pytest.approx((0.055, 0.0510), abs=0.0007)
    # Agresti 1992, page 202.
    table = [[22, 2, 2, 0], [5, 7, 14, 0], [0, 2, 36, 0], [0, 1, 17, 10]]
    assert cohen(units_of_table(table)).outcome() == pytest.approx(0.493, abs=0.0005)
    assert kappa_errors(table)[1] == pytest.approx(0.057, abs=0.0005)
    assert kappa_errors(table)[1] == pytest.approx(statsmodels_error(table), abs=1e-9)


def test_fleiss_as_published() -> None:
    figure = fleiss(units_of_counts(SIX_RATERS)).figure()
    assert figure.value == pytest.approx(0.4139265, abs=5e-8)
    assert figure.fact("observed agreement") == pytest.approx(0.5511111, abs=5e-8)
    assert figure.fact("expected agreement") == pytest.approx(0.2340741, abs=5e-8)
    # The example of the article on Fleiss' kappa in the English Wikipedia.
    assert fleiss(units_of_counts(FOURTEEN_RATERS)).outcome() == pytest.approx(0.210, abs=0.0005)


def test_gwet_as_published() -> None:
    assert gwet(units_of_counts(DISTRIBUTION)).outcome() == pytest.approx(0.3518903, abs=5e-8)
    # Printed with the data by their author: AC1 0.77544, and AC2 with quadratic weights 0.914.
    units = units_of(FOUR_RATERS)
    assert gwet(units).outcome() == pytest.approx(0.77544, abs=5e-6)
    figure = gwet(units, Weights.QUADRATIC, (1, 2, 3, 4, 5)).figure()
    assert figure.value == pytest.approx(0.914, abs=0.0005)
    assert figure.fact("observed agreement") == pytest.approx(0.975, abs=0.0005)
    assert figure.fact("expected agreement") == pytest.approx(0.714, abs=0.0005)
    assert (figure.n, figure.left_out) == (11, (("only one answer", 1),))


def test_categories_of_the_schema_count_also_if_nobody_chose_them() -> None:
    units = units_of([("a", "a"), ("a", "b"), ("b", "b"), ("a", "a")])
    # pi is 5/8 and 3/8, so the sum of pi (1 - pi) is 30/64; pe = 30/64 with q = 2, and 15/64 with q = 3.
    assert gwet(units).outcome() == pytest.approx((3 / 4 - 30 / 64) / (1 - 30 / 64))
    assert gwet(units, categories=("a", "b", "c")).outcome() == pytest.approx((3 / 4 - 15 / 64) / (1 - 15 / 64))


def test_high_agreement_and_rare_category() -> None:
    # 427 articles "no", one in which two annotators differ: alpha is 0 and AC1 is 0.998; both are right.
    units = units_of([("no", "no")] * 427 + [("no", "yes")])
    assert percent(units).figure().show() == "0.998"
    assert gwet(units).figure().show() == "0.998"
    assert cohen(units).outcome() == pytest.approx(0)
    assert prevalence(units) == pytest.approx({"no": 855 / 856, "yes": 1 / 856})


def test_total_disagreement_is_not_perfect() -> None:
    # A tool that compares sets of labels finds the same ones on both sides here, and says 1.0.
    units = units_of([("a", "b"), ("b", "a"), ("a", "b"), ("b", "a")])
    assert [measure(units).outcome() for measure in (percent, cohen, scott, gwet)] == [0, -1, -1, -1]


def test_undefined_with_its_reason() -> None:
    same = units_of([("x", "x")] * 5)
    assert cohen(same).outcome() is Undefined.NO_VARIATION
    assert scott(same).outcome() is Undefined.NO_VARIATION
    assert fleiss(same).outcome() is Undefined.NO_VARIATION
    assert gwet(same).outcome() is Undefined.ONE_CATEGORY
    assert gwet(same, categories=("x", "y")).outcome() == pytest.approx(1)
    assert percent(same).outcome() == 1
    alone = [Unit("a", ("x", None)), Unit("b", (None, None))]
    assert {measure(alone).outcome() for measure in (cohen, scott, fleiss, percent)} == {Undefined.NOT_PAIRABLE}
    assert gwet(alone).outcome() is Undefined.NOT_PAIRABLE
    assert cohen(alone).figure().left_out == (("no answer", 1), ("only one answer", 1))


def test_fleiss_refuses_unequal_numbers_of_answers() -> None:
    assert fleiss(units_of([("a", "b"), ("a", "b", "a")])).outcome() is Undefined.UNEQUAL


def test_mean_leaves_out_what_is_undefined() -> None:
    figures = [cohen(units_of(rows)).figure() for rows in ([("a", "a"), ("b", "b")], [("a", "a")])]
    found = mean("mean kappa", figures)
    assert (found.value, found.n, found.left_out) == (1, 1, (("no variation", 1),))
    assert mean("mean kappa", figures[1:]).show() == "undefined (none of the figures is defined)"


pairs_of_letters = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1, max_size=12)
Pairs = list[tuple[str, str]]


def table_of(pairs: Pairs) -> list[list[int]]:
    return [[pairs.count((a, b)) for b in "abc"] for a in "abc"]


def by_hand(pairs: Pairs, agree: dict[tuple[str, str], float], chances: list[tuple[str, str]]) -> float | None:
    observed = sum(agree[pair] for pair in pairs) / len(pairs)
    expected = sum(agree[pair] for pair in chances) / len(chances)
    return None if expected > 1 - 1e-12 else (observed - expected) / (1 - expected)


def same(outcome: Outcome, expected: float | None) -> bool:
    return outcome is Undefined.NO_VARIATION if expected is None else outcome == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("weights", list(Weights))
@given(pairs=pairs_of_letters)
def test_chance_is_what_drawing_pairs_of_answers_gives(weights: Weights, pairs: Pairs) -> None:
    table = weights.table(3)
    agree = {(a, b): table["abc".index(a)]["abc".index(b)] for a in "abc" for b in "abc"}
    first, second = [a for a, _ in pairs], [b for _, b in pairs]
    units = units_of(pairs)
    drawn = {
        cohen: [(a, b) for a in first for b in second],
        scott: [(a, b) for a in first + second for b in first + second],
        brennan_prediger: list(agree),
    }
    for measure, chances in drawn.items():
        assert same(measure(units, weights, "abc").outcome(), by_hand(pairs, agree, chances))


@settings(max_examples=50)
@given(pairs_of_letters)
def test_other_implementations_of_two_annotators_say_the_same(pairs: Pairs) -> None:
    units, table = units_of(pairs), table_of(pairs)
    if not isinstance(cohen(units).outcome(), Undefined):
        assert cohen(units).outcome() == pytest.approx(nltk_kappa(pairs), abs=1e-9)
        assert cohen(units).outcome() == pytest.approx(statsmodels_kappa(table), abs=1e-9)
        for weights in (Weights.LINEAR, Weights.QUADRATIC):
            ours = cohen(units, weights, "abc").outcome()
            assert ours == pytest.approx(statsmodels_kappa(table, weights.value), abs=1e-9)
    if not isinstance(scott(units).outcome(), Undefined):
        assert scott(units).outcome() == pytest.approx(nltk_pi(pairs), abs=1e-9)
        assert brennan_prediger(units).outcome() == pytest.approx(nltk_s(pairs), abs=1e-9)


@settings(max_examples=50)
@given(
    st.integers(2, 5).flatmap(
        lambda raters: st.lists(
            st.lists(st.integers(0, 2), min_size=raters, max_size=raters), min_size=1, max_size=8
        )
    )
)
def test_fleiss_as_another_implementation_says(rows: list[list[int]]) -> None:
    outcome = fleiss(units_of(rows)).outcome()
    if not isinstance(outcome, Undefined):
        counts = [[row.count(each) for each in range(3)] for row in rows]
        assert outcome == pytest.approx(statsmodels_fleiss(counts), abs=1e-9)


rows_with_gaps = st.lists(
    st.lists(st.none() | st.sampled_from("abc"), min_size=3, max_size=3), min_size=1, max_size=8
)
Rows = list[list[str | None]]


def gwet_by_hand(rows: Rows, weights: Weights) -> float | None:
    """Pairs one by one, as Gwet 2014, chapter 5, says it."""
    table = weights.table(3)
    given = [[each for each in row if each is not None] for row in rows]
    several = [row for row in given if len(row) > 1]
    some = [row for row in given if row]
    if not several:
        return None
    agreement = 0.0
    for row in several:
        near = [table["abc".index(a)]["abc".index(b)] for a, b in combinations(row, 2)]
        agreement += sum(near) / len(near) / len(several)
    shares = [sum(row.count(each) / len(row) for row in some) / len(some) for each in "abc"]
    expected = sum(map(sum, table)) / 6 * sum(share * (1 - share) for share in shares)
    return (agreement - expected) / (1 - expected)


@pytest.mark.parametrize("weights", list(Weights))
@given(rows=rows_with_gaps)
def test_gwet_is_its_definition(weights: Weights, rows: Rows) -> None:
    outcome = gwet(units_of(rows), weights, "abc").outcome()
    expected = gwet_by_hand(rows, weights)
    assert outcome is Undefined.NOT_PAIRABLE if expected is None else outcome == pytest.approx(expected, abs=1e-9)


@given(rows_with_gaps, st.randoms(use_true_random=False))
def test_order_does_not_matter(rows: Rows, random: Random) -> None:
    columns = [0, 1, 2]
    random.shuffle(columns)
    shuffled = list(rows)
    random.shuffle(shuffled)
    for measure in (percent, fleiss, gwet):
        before = measure(units_of(rows)).outcome()
        after = measure(of_annotators(units_of(shuffled), columns)).outcome()
        assert after == (before if isinstance(before, Undefined) else pytest.approx(before, abs=1e-9))


@given(rows_with_gaps)
def test_renaming_and_an_annotator_without_answers_change_nothing(rows: Rows) -> None:
    names: dict[str | None, str | None] = {"a": "z", "b": "y", "c": "x", None: None}
    renamed = [[None, *(names[each] for each in row)] for row in rows]
    for measure in (percent, fleiss, gwet):
        before = measure(units_of(rows)).outcome()
        after = measure(units_of(renamed)).outcome()
        assert after == (before if isinstance(before, Undefined) else pytest.approx(before, abs=1e-9))
