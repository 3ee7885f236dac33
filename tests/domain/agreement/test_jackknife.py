"""Intervals by leaving out one document at a time."""

# ruff: noqa: S311 - chance that can be repeated is wanted here

from random import Random

import pytest
import scipy.stats  # type: ignore[import-untyped]
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.domain.agreement.alpha import alpha
from tui.domain.agreement.figures import Figure, Undefined, mean
from tui.domain.agreement.jackknife import JACKKNIFE, jackknife, jackknife_interval, share_within, t_quantile
from tui.domain.agreement.kappas import gwet, percent
from tui.domain.agreement.units import Unit

TRUTH = ("a", "b", "c")


def agreeing(*counts: tuple[int, int]) -> list[Unit]:
    """Articles in which so many of so many units agree."""
    return [
        Unit(f"article {number}", ("x", "x" if unit < same else "y"))
        for number, (same, units) in enumerate(counts)
        for unit in range(units)
    ]


def test_four_articles_by_hand() -> None:
    """6, 5, 4 and 5 of ten agree: .5. Without each: 14/30, 15/30, 16/30, 15/30, so that the squares of what they
    differ from their mean sum up to 2/900, and the error is sqrt(3/4 * 2/900) = .040825. Student's t with three
    degrees of freedom is 3.182446 at 97.5 %: .5 - .129922 to .5 + .129922."""
    interval = jackknife_interval(percent(agreeing((6, 10), (5, 10), (4, 10), (5, 10))), 0.95)
    assert interval is not None
    assert interval.method == JACKKNIFE
    assert interval.low == pytest.approx(0.370078, abs=1e-6)
    assert interval.high == pytest.approx(0.629922, abs=1e-6)


def test_an_interval_ends_where_no_figure_can_be() -> None:
    """4, 3, 2 and 3 of four agree: .75. Without each: 8/12, 9/12, 10/12, 9/12; the error is sqrt(3/4 * 2/144), and
    3.182446 times that is .324807: .425193, and not 1.07. Turned around it ends at 0."""
    most = jackknife_interval(percent(agreeing((4, 4), (3, 4), (2, 4), (3, 4))), 0.95)
    least = jackknife_interval(percent(agreeing((0, 4), (1, 4), (2, 4), (1, 4))), 0.95)
    assert most is not None
    assert least is not None
    assert most.low == pytest.approx(0.425193, abs=1e-6)
    assert most.high == 1.0
    assert least.low == 0.0
    assert least.high == pytest.approx(0.574807, abs=1e-6)


def test_coefficients_can_be_less_than_nothing() -> None:
    """Three articles with two units each, in one of which both annotators always say something else."""
    units = [Unit(f"{n}", pair) for n in range(3) for pair in (("a", "b" if n else "a"), ("b", "a" if n else "b"))]
    interval = jackknife_interval(alpha(units), 0.95)
    assert interval is not None
    assert interval.low == -1.0


def test_no_interval_of_two_articles_of_none_that_matters_or_of_one_that_matters_alone() -> None:
    """Without the only article that varies alpha has no value; where nobody differs, nothing moves the figure."""
    assert jackknife_interval(percent(agreeing((1, 2), (2, 2))), 0.95) is None
    assert jackknife_interval(percent(agreeing((2, 2), (2, 2), (2, 2))), 0.95) is None
    alone = [Unit("a", ("x", "x")), Unit("b", ("x", "x")), Unit("c", ("x", "y"))]
    assert Undefined.NO_VARIATION in jackknife(alpha(alone))
    assert jackknife_interval(alpha(alone), 0.95) is None


@settings(max_examples=60, deadline=None)
@given(st.integers(3, 7), st.integers(0, 10**6))
def test_an_interval_always_holds_its_figure(documents: int, seed: int) -> None:
    random = Random(seed)
    units = [
        Unit(f"{n}", (answer, answer if random.random() < 0.8 else random.choice(TRUTH)))
        for n in range(documents)
        for answer in random.choices(TRUTH, k=3)
    ]
    for measure in (alpha(units), percent(units), gwet(units)):
        interval, value = jackknife_interval(measure, 0.95), measure.figure().value
        if interval is not None and value is not None:
            assert max(measure.least, -1) <= interval.low <= value <= interval.high <= 1


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 400), st.floats(0.5, 0.999))
def test_student_against_scipy(freedom: int, share: float) -> None:
    found = t_quantile(share, freedom)
    assert found == pytest.approx(scipy.stats.t.ppf(share, freedom), rel=1e-6, abs=1e-7)
    assert share_within(found, freedom) == pytest.approx(2 * share - 1, abs=1e-9)


@pytest.mark.parametrize(("freedom", "published"), [(1, 12.706), (2, 4.303), (3, 3.182), (6, 2.447), (30, 2.042)])
def test_student_by_the_table(freedom: int, published: float) -> None:
    assert t_quantile(0.975, freedom) == pytest.approx(published, abs=5e-4)


def test_figures_that_rest_on_little() -> None:
    """Fewer than twenty units or eight articles; of a mean the pair with the fewest counts."""
    assert not Figure("f", 0.5, 20, 8).few
    assert Figure("f", 0.5, 19, 8).few
    assert Figure("f", 0.5, 20, 7).few
    assert not Figure("f", Undefined.NOTHING, 0, 0).few
    large, small = Figure("f", 0.5, 40, 9), Figure("f", 0.7, 12, 9)
    assert not mean("m", [large, large]).few
    assert mean("m", [large, small]).few
    assert not mean("m", [large, Figure("f", Undefined.NOTHING, 3, 9)]).few
