"""What is worked out with ranges covers what comes out for every number and day in them.

`either` is not here: it asks what is known.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from tui.domain.evaluation import Operand, evaluate
from tui.domain.expressions import parse
from tui.domain.ranges import Interval, Scalar

FIRST = date(2021, 12, 1)
NUMBERS = st.integers(-4, 4).map(Decimal) | st.sampled_from([Decimal("-2.5"), Decimal("0.5")])
DAYS = st.integers(0, 120).map(lambda days: FIRST + timedelta(days=days))
NUMBER = st.sampled_from(["a", "b", "c", "2", "0.5"])
CALCULATIONS = st.recursive(
    NUMBER | st.sampled_from(["year(d)", "month(d)", "day(e)", "days(d, e)", "sum(s)", "max(s)", "min(s)"]),
    lambda inner: st.tuples(inner, inner).flatmap(
        lambda pair: st.sampled_from(
            [
                "({} + {})", "({} - {})", "({} * {})", "({} / {})", "min({}, {})", "max({}, {})", "sum({}, {})",
                "(-{} + round({}))", "(floor({}) - {})", "({} if a < b else {})",
                "most_common(s) + {} * {}",
            ]
        ).map(lambda form: form.format(*pair))
    ),
    max_leaves=5,
)  # fmt: skip
COMPARISONS = st.tuples(CALCULATIONS, st.sampled_from(["<", "<=", "==", "!=", ">", ">="]), CALCULATIONS).map(
    " ".join
)


@st.composite
def ranges(draw: st.DrawFn, within: st.SearchStrategy[Scalar]) -> tuple[Interval, Scalar]:
    """A range, one of its ends perhaps open, and something in it."""
    low, inside, high = sorted((draw(within), draw(within), draw(within)), key=lambda end: float(order(end)))
    open_ = draw(st.sampled_from(["", "", "", "low", "high"]))
    return Interval(None if open_ == "low" else low, None if open_ == "high" else high), inside


def order(end: Scalar) -> Decimal:
    return end if isinstance(end, Decimal) else Decimal(end.toordinal())


def covers(found: Operand, exact: Operand) -> bool:
    """Whether the result for ranges agrees with the one for what is in them; unknown agrees with all."""
    if found is None:
        return True
    if not isinstance(found, Interval) or not isinstance(exact, Interval):
        return found == exact
    low, high = exact
    return (
        low is not None
        and low == high
        and (found.low is None or order(found.low) <= order(low))
        and (found.high is None or order(low) <= order(found.high))
    )


NAMED = st.fixed_dictionaries(
    {
        **{name: ranges(NUMBERS) for name in "abc"},
        **{name: ranges(DAYS) for name in "de"},
        **{f"s{number}": ranges(NUMBERS) for number in range(3)},
    }
)


@given(CALCULATIONS | COMPARISONS, NAMED)
@settings(max_examples=300, deadline=None)
def test_results_cover_what_ranges_can_be(source: str, answers: Mapping[str, tuple[Interval, Scalar]]) -> None:
    known: dict[str, Operand] = {name: found for name, (found, _) in answers.items()}
    exact: dict[str, Operand] = {name: inside for name, (_, inside) in answers.items()}
    known["s"] = tuple(answers[f"s{number}"][0] for number in range(3))
    exact["s"] = tuple(answers[f"s{number}"][1] for number in range(3))

    assert covers(evaluate(parse(source), known.get), evaluate(parse(source), exact.get))
