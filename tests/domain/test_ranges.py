from datetime import date
from decimal import Decimal

import pytest

from tui.domain.ranges import Interval, covering, date_literal, exactly, outermost, text_of


def test_only_whole_days_are_dates() -> None:
    assert date_literal("2022-01-05") == Interval(date(2022, 1, 5), date(2022, 1, 5))
    assert [date_literal(text) for text in ("20220105", "2022-W01-3", "2022-02-30", "2022", "")] == [None] * 5


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("0", "0"),
        ("-0.00", "0"),
        ("12.50", "12.5"),
        ("100", "100"),
        ("1E+3", "1000"),
        ("-0.001", "-0.001"),
        ("1E+999", None),
    ],
)
def test_the_text_of_a_number(number: str, text: str | None) -> None:
    assert text_of(exactly(Decimal(number))) == text


def test_the_text_of_days_and_ranges() -> None:
    assert text_of(exactly(date(2022, 1, 5))) == "2022-01-05"
    assert text_of(Interval(Decimal(1), Decimal(2))) is None
    assert text_of(Interval(None, None)) is None


def numbers(low: int | None, high: int | None) -> Interval:
    return Interval(None if low is None else Decimal(low), None if high is None else Decimal(high))


def test_the_smallest_of_several_lies_below_what_any_can_be() -> None:
    ranges = [numbers(3, 8), numbers(5, None)]

    assert outermost(ranges, smallest=True) == numbers(3, 8)
    assert outermost(ranges, smallest=False) == numbers(5, None)
    assert outermost([numbers(3, 8), numbers(None, 9)], smallest=True) == numbers(None, 8)
    assert outermost([numbers(None, None), numbers(1, 2)], smallest=True) == numbers(None, 2)
    assert outermost([numbers(1, 2), exactly(date(2022, 1, 5))], smallest=True) is None
    assert outermost([numbers(None, None)], smallest=True) is None


def test_what_covers_several() -> None:
    assert covering([numbers(3, 8), numbers(9, 12)]) == numbers(3, 12)
    assert covering([numbers(3, 8), numbers(9, None)]) == numbers(3, None)
    assert covering([numbers(None, 8), numbers(9, None)]) is None
