# ruff: noqa: S311 - chance that can be repeated is wanted here

from collections import Counter
from random import Random
from statistics import NormalDist

import pytest
import scipy.stats  # type: ignore[import-untyped]
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.domain.agreement.alpha import alpha
from tui.domain.agreement.bootstrap import Resamples, _draw, _Draws, bca, quantile
from tui.domain.agreement.figures import Undefined
from tui.domain.agreement.jackknife import jackknife, jackknife_interval
from tui.domain.agreement.kappas import percent
from tui.domain.agreement.measures import Measure, blocks_of
from tui.domain.agreement.units import Unit


def articles(number: int, seed: int = 1, each: int = 6) -> list[Unit]:
    random = Random(seed)
    units = []
    for article in range(number):
        care = random.uniform(0.5, 1)
        for _ in range(each):
            answer = random.choice("abc")
            other = answer if random.random() < care else random.choice("abc")
            units.append(Unit(f"article {article}", (answer, other)))
    return units


def test_an_interval_holds_the_figure_and_says_how_it_came_about() -> None:
    figure = Resamples(Random(7)).figure(alpha(articles(20)))
    assert figure.interval is not None
    assert figure.value is not None
    assert figure.interval.method == "BCa"
    assert figure.interval.low < figure.value < figure.interval.high
    assert figure.no_interval == ""


def test_the_same_seed_gives_the_same_interval_whatever_was_asked_before() -> None:
    units = articles(12)
    first = Resamples(Random(7)).figure(alpha(units))
    later = Resamples(Random(7))
    later.figure(percent(articles(9)))
    later.figure(percent(units))
    assert later.figure(alpha(units)) == first
    assert Resamples(Random(8)).figure(alpha(units)) != first


def test_no_draws_below_eight_documents_but_the_jackknife() -> None:
    figure = Resamples(Random(7)).figure(percent(articles(7)))
    assert figure.no_interval == "7 of at least 8 documents"
    assert figure.interval is not None
    assert figure.interval == jackknife_interval(percent(articles(7)), 0.95)
    assert Resamples(Random(7)).figure(percent(articles(8))).no_interval == ""


def test_draws_on_one_side_of_the_figure_are_no_interval() -> None:
    """The square of a mean that is nearly 0 is smaller than those of nearly all draws: the bias that BCa takes out
    moves both of its ends below the figure. The jackknife's interval holds it."""
    numbers = (1.0, 2.0, 3.0, 4.0, 5.0, -3.1, -2.9, -4.0, -5.05)
    column = (tuple(range(9)), numbers)
    measure = Measure("square", (column,), lambda totals: (totals[0] / 9) ** 2, 9, 9, 9)
    low, high = bca(sorted((sum(Random(n).choices(numbers, k=9)) / 9) ** 2 for n in range(2000)), 3.1e-5, [], 0.95)
    assert low <= high < 3.1e-5
    figure = Resamples(Random(7)).figure(measure)
    assert figure.no_interval == "nearly all draws are on one side of the figure"
    assert figure.interval is not None
    assert figure.interval.low <= 3.1e-5 <= figure.interval.high


def test_one_document_has_no_interval_at_all() -> None:
    figure = Resamples(Random(7)).figure(percent(articles(1)))
    assert figure.interval is None
    assert figure.no_interval == "1 of at least 8 documents"


def test_what_is_undefined_has_no_interval() -> None:
    units = [Unit(str(number), ("x", "x")) for number in range(20)]
    figure = Resamples(Random(7)).figure(alpha(units))
    assert figure.show() == "undefined (no variation)"
    assert figure.interval is None


def test_draws_that_are_all_the_same_are_no_interval() -> None:
    """Nobody differed in eight articles: 1 to 1 at 95 % would say that nobody will in others. If each article had a
    difference with a chance of .3, eight without one would still come in .7^8 = 6 % of samples."""
    figure = Resamples(Random(7)).figure(percent([Unit(str(number), ("x", "x")) for number in range(8)]))
    assert figure.no_interval == "all draws give the same, which does not make it certain"
    assert figure.interval is None


def test_too_many_draws_without_a_value_give_no_interval() -> None:
    # One article of twenty varies: it is missing from (19/20)^20 = 36 % of the draws, in which alpha is undefined.
    units = [Unit(str(number), ("x", "x")) for number in range(19)] + [Unit("19", ("x", "y"))]
    figure = Resamples(Random(7)).figure(alpha(units))
    assert figure.value == pytest.approx(0)
    assert figure.no_interval == "too many draws have no value"


def test_some_draws_without_a_value_are_counted() -> None:
    # Three articles of twenty vary: all are missing from (17/20)^20 = 4 % of the draws.
    units = [Unit(f"{number:02}", ("x", "x")) for number in range(17)]
    units += [Unit(str(number), ("y", "x" if number == 17 else "y")) for number in (17, 18, 19)]
    interval = Resamples(Random(7)).figure(alpha(units)).interval
    assert interval is not None
    assert 40 < interval.undefined < 120


def test_articles_are_drawn_whole() -> None:
    # Ten articles of thirty units, each of one mind: drawing units would give an interval five times as narrow.
    units = [Unit(str(number), ("a", "a" if number < 5 else "b")) for number in range(10) for _ in range(30)]
    interval = Resamples(Random(7)).figure(percent(units)).interval
    assert interval is not None
    assert interval.high - interval.low > 0.5


def test_another_implementation_finds_the_same_interval() -> None:
    # The share of agreeing units over 40 articles of unequal size, as a ratio of two sums.
    random = Random(3)
    counts = [(random.randint(0, size), size) for size in (random.randint(1, 9) for _ in range(40))]
    units = [
        Unit(f"{article:02}", ("a", "a" if number < agreeing else "b"))
        for article, (agreeing, size) in enumerate(counts)
        for number in range(size)
    ]
    ours = Resamples(Random(7), 5000).figure(percent(units)).interval
    theirs = scipy.stats.bootstrap(
        ([agreeing for agreeing, _ in counts], [size for _, size in counts]),
        lambda agreeing, size, axis: agreeing.sum(axis) / size.sum(axis),
        paired=True,
        n_resamples=5000,
        method="BCa",
        rng=1,
    ).confidence_interval
    assert ours is not None
    assert (ours.low, ours.high) == pytest.approx((theirs.low, theirs.high), abs=0.012)


@settings(max_examples=30)
@given(st.integers(2, 9), st.integers(0, 100))
def test_the_jackknife_is_the_figure_without_each_article(number: int, seed: int) -> None:
    units = articles(number, seed, each=3)
    found = jackknife(alpha(units))
    for article, outcome in enumerate(found):
        expected = alpha([unit for unit in units if unit.document != f"article {article}"]).outcome()
        assert outcome == (expected if isinstance(expected, Undefined) else pytest.approx(expected, abs=1e-9))


def test_many_documents_are_dealt_into_even_blocks_whatever_their_order() -> None:
    names = [f"article {number}" for number in range(2500)]
    blocks = blocks_of(names)
    assert blocks == blocks_of(reversed(names))
    sizes = [list(blocks.values()).count(block) for block in range(400)]
    assert (min(sizes), max(sizes)) == (6, 7)
    assert len(set(blocks_of(names[:1000]).values())) == 1000
    assert list(blocks_of("cab").values()) == [0, 1, 2]


def test_the_ends_are_shifted_by_bias_and_acceleration() -> None:
    # Efron 1987, formula (2.3): 600 of 1001 even steps lie below the figure, and two jackknifed samples.
    normal = NormalDist()
    steps = [number / 1000 for number in range(1001)]
    bias = normal.inv_cdf(600.5 / 1001)
    edges = (normal.inv_cdf(0.025), normal.inv_cdf(0.975))
    expected = [normal.cdf(bias + (bias + edge)) for edge in edges]
    assert bca(steps, 0.6, [0.1, -0.1], 0.95) == pytest.approx(expected, abs=1e-9)
    # From 0, 0 and 3 the middle is 1: 1 + 1 - 8 over 6 (1 + 1 + 4)^1.5.
    acceleration = (1 + 1 - 8) / (6 * 6**1.5)
    expected = [normal.cdf(bias + (bias + edge) / (1 - acceleration * (bias + edge))) for edge in edges]
    assert bca(steps, 0.6, [1, 1, -2], 0.95) == pytest.approx(expected, abs=1e-9)


NUMBERS = st.one_of(st.integers(-5, 50), st.floats(-1e6, 1e6), st.integers(0, 2**62))


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.integers(0, 11), NUMBERS, max_size=12))
def test_all_draws_at_once_are_the_draws_one_by_one(numbers: dict[int, float]) -> None:
    random = Random(3)
    draws = [_draw(random, 12) for _ in range(50)]
    column = (tuple(numbers), tuple(numbers.values()))
    expected = [sum(numbers.get(block, 0) for block in drawn) for drawn in draws]
    most = max(map(abs, numbers.values()), default=0)
    assert _Draws(Random(3), 12, 50).sums(column) == pytest.approx(expected, rel=1e-9, abs=1e-7 * most)


def test_blocks_are_drawn_alike() -> None:
    """Each of seven blocks in a seventh of 70,000 draws: 10,000, give or take 5 standard deviations of 93."""
    random = Random(5)
    counts = Counter(block for _ in range(10_000) for block in _draw(random, 7))
    assert sorted(counts) == list(range(7))
    assert all(9_535 < count < 10_465 for count in counts.values())


def test_whole_numbers_stay_exact() -> None:
    random = Random(3)
    draws = [_draw(random, 3) for _ in range(20)]
    expected = [float(sum((7, 0, 10**9 + 7)[block] for block in drawn)) for drawn in draws]
    assert _Draws(Random(3), 3, 20).sums(((0, 2), (7, 10**9 + 7))) == expected


def test_a_difference_is_more_certain_than_chance_says() -> None:
    """Everybody agrees in the second batch, and by 3 of 4 in the first: the difference is 1/4 and cannot be 0."""
    before = [Unit(f"a{n}", ("x", "x" if n % 4 else "y")) for n in range(40)]
    after = [Unit(f"b{n}", ("x", "x")) for n in range(30)]
    figure = Resamples(Random(7)).difference(percent(before), percent(after))
    assert (figure.name, figure.n, figure.documents) == ("change of percent", 70, 70)
    assert figure.value == pytest.approx(0.25)
    assert figure.interval is not None
    assert 0.1 < figure.interval.low < 0.2
    assert 0.35 < figure.interval.high < 0.45
    turned = Resamples(Random(7)).difference(percent(after), percent(before))
    assert turned.interval is not None
    assert turned.interval.high == pytest.approx(-figure.interval.low, abs=0.03)


def test_between_equal_batches_nothing_changes() -> None:
    """The draws of both are apart: were they the same, the interval would be of no width."""
    units = articles(20)
    figure = Resamples(Random(7)).difference(percent(units), percent(units))
    assert figure.value == 0
    assert figure.interval is not None
    assert figure.interval.low < -0.05
    assert figure.interval.high > 0.05


def test_differences_that_cannot_be_told() -> None:
    resamples = Resamples(Random(7))
    assert resamples.difference(percent([]), percent(articles(9))).reason == "no unit has two answers"
    few = resamples.difference(percent(articles(7)), percent(articles(9)))
    assert few.interval is None
    assert few.no_interval == "7 of at least 8 documents"
    varying = [Unit(f"a{n}", ("y", "x") if not n else ("x", "x")) for n in range(20)]
    assert resamples.difference(alpha(articles(9)), alpha(varying)).no_interval == "too many draws have no value"


def test_quantiles() -> None:
    assert quantile([1, 2, 3], 0) == 1
    assert quantile([1, 2, 3], 0.25) == 1.5
    assert quantile([1, 2, 3], 1) == 3
