"""Tests of trends, held against scipy and against counting."""

from itertools import permutations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats  # type: ignore[import-untyped,unused-ignore]
from statsmodels.stats.multitest import multipletests  # type: ignore[import-untyped,unused-ignore]

from tui.domain.agreement.trends import holm, normal_of_t, p_of, slope, trend_p

VALUES = st.lists(st.integers(0, 100).map(float), min_size=2, max_size=8)


def seeded() -> Random:
    return Random(1)  # noqa: S311 - no secret


@given(st.floats(0, 12), st.integers(7, 400))
def test_t_as_a_normal_deviate(t: float, freedom: int) -> None:
    """Wallace's formula is near the deviate for eight articles and more."""
    exact = stats.norm.isf(stats.t.sf(t, freedom))
    assert normal_of_t(t, freedom) == pytest.approx(exact, abs=0.05, rel=0.01)
    assert normal_of_t(-t, freedom) == -normal_of_t(t, freedom)


@given(st.floats(-30, 30))
def test_p_of_a_deviate(deviate: float) -> None:
    assert p_of(deviate) == pytest.approx(2 * stats.norm.sf(abs(deviate)), rel=0.02)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=12))
def test_holm(values: list[float]) -> None:
    found = holm({(f"{number:02}", ""): value for number, value in enumerate(values)})
    expected = multipletests(values, method="holm")[1]
    assert [found[f"{number:02}", ""] for number in range(len(values))] == pytest.approx(list(expected))


@given(VALUES)
def test_slope(values: list[float]) -> None:
    assert slope(values) == pytest.approx(stats.linregress(range(len(values)), values).slope, abs=1e-9)


def test_steps_without_a_value_are_passed_over() -> None:
    assert slope([1, None, 3, None, 5]) == pytest.approx(1)
    assert slope([None, 2]) == 0
    assert trend_p([1, 2, 3, None, 4], seeded()) is None


@settings(max_examples=10, deadline=None)
@given(st.lists(st.integers(0, 9).map(float), min_size=5, max_size=6))
def test_the_share_of_orders_that_are_as_steep(values: list[float]) -> None:
    orders = [abs(slope(order)) for order in permutations(values)]
    expected = sum(each >= abs(slope(values)) - 1e-9 for each in orders) / len(orders)
    assert trend_p(values, seeded()) == pytest.approx(expected)


def test_of_many_steps_orders_are_drawn() -> None:
    assert trend_p(list(range(12)), seeded()) == pytest.approx(1 / 5041, rel=0.01)
    assert trend_p([1.0, 2.0] * 6, seeded()) == trend_p([1.0, 2.0] * 6, seeded())
