"""Dates as far as they are known."""

from datetime import date

import pytest

from tui.domain import dates
from tui.domain.answers_error import AnswerError


@pytest.mark.parametrize(
    ("literal", "earliest", "latest", "shown"),
    [
        ("2022-01-05", "2022-01-05", "2022-01-05", "2022-01-05 Wed"),
        ("2022-02", "2022-02-01", "2022-02-28", "2022-02"),
        ("2024-02", "2024-02-01", "2024-02-29", "2024-02"),
        ("2021-12", "2021-12-01", "2021-12-31", "2021-12"),
        ("2022", "2022-01-01", "2022-12-31", "2022"),
        ("--01-05", None, None, "5 Jan (no year)"),
        ("--02-29", None, None, "29 Feb (no year)"),
        ("--03", None, None, "Mar (no year)"),
        ("2022-01-03/2022-01-05", "2022-01-03", "2022-01-05", "2022-01-03 Mon to 2022-01-05 Wed"),
        ("2021-12/2022", "2021-12-01", "2022-12-31", "2021-12 to 2022"),
        ("../2022-01-05", None, "2022-01-05", "on or before 2022-01-05 Wed"),
        ("2022-01/..", "2022-01-01", None, "on or after 2022-01"),
        ("2022-01~", "2022-01-01", "2022-01-31", "about 2022-01"),
        ("--12-30/--01-02", None, None, "30 Dec (no year) to 2 Jan (no year)"),
        ("0001-01-01", "0001-01-01", "0001-01-01", "0001-01-01 Mon"),
        ("9999-12", "9999-12-01", "9999-12-31", "9999-12"),
    ],
)
def test_a_literal_says_what_it_covers(literal: str, earliest: str | None, latest: str | None, shown: str) -> None:
    found = dates.parse(literal)
    assert found.literal == literal
    assert found.earliest() == (date.fromisoformat(earliest) if earliest else None)
    assert found.latest() == (date.fromisoformat(latest) if latest else None)
    assert found.show() == shown


@pytest.mark.parametrize(
    ("literal", "part_of_message"),
    [
        ("2022-13", "month 13"),
        ("2022-02-30", "February 2022 has 28 days, not 30"),
        ("--02-30", "February has 29 days, not 30"),
        ("2022-01-05/2022-01-03", "swap its ends"),
        ("2022-01-05/--01-06", "year"),
        ("2022-00-05", "count from 1"),
        ("0000", "count from 1"),
        ("../..", "not a date"),
        ("../", "not a date"),
        ("2022-1-5", "not a date"),
        ("٢٠٢٢", "not a date"),
        ("2022-01-05T10:00", "not a date"),
        ("", "not a date"),
        ("wed", "not a date"),
    ],
)
def test_what_is_no_literal_is_refused_with_a_reason(literal: str, part_of_message: str) -> None:
    with pytest.raises(AnswerError) as caught:
        dates.parse(literal)
    assert part_of_message in caught.value.message
    assert "\n" not in caught.value.message


def test_a_range_of_equal_ends_is_one_date() -> None:
    assert dates.parse("2022-01/2022-01").literal == "2022-01"


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("2022-01-05", "2022-01-06", -1),
        ("2022-01-06", "2022-01-05", 1),
        ("2022-01-05", "2022-01-05", 0),
        ("2022-01", "2022-01-01/2022-01-31", 0),
        ("2022-01", "2022-01-06", None),
        ("2021-12", "2022", -1),
        ("../2022-01-05", "2022-01-06", -1),
        ("../2022-01-05", "2022-01-05", None),
        ("2022-01-05/..", "2022-01-04", 1),
        ("2022-01-05/..", "2022-01-05/..", None),
        ("--01-05", "2022-01-05", None),
        ("--01-05", "--01-05", None),
    ],
)
def test_dates_compare_only_as_far_as_it_is_certain(left: str, right: str, expected: int | None) -> None:
    assert dates.compare(dates.parse(left), dates.parse(right)) == expected


@pytest.mark.parametrize(
    ("literal", "days", "weekday"),
    [
        ("2022-01-05", 1, "Wednesday"),
        ("2022-01-03/2022-01-05", 3, ""),
        ("2022-02", 28, ""),
        ("2024", 366, ""),
        ("../2022", None, ""),
        ("--01-05", None, ""),
        ("2022-01-05~", 1, ""),
    ],
)
def test_length_and_weekday(literal: str, days: int | None, weekday: str) -> None:
    assert dates.parse(literal).days() == days
    assert dates.parse(literal).weekday() == weekday


@pytest.mark.parametrize(
    ("month", "day", "bound", "expected"),
    [
        (1, 5, "2022-01-05", "2022-01-05"),
        (1, 6, "2022-01-05", "2021-01-06"),
        (2, 29, "2022-01-05", "2020-02-29"),
        (0, 31, "2022-02-20", "2022-01-31"),
        (0, 30, "2022-03-01", "2022-01-30"),
        (5, 0, "2022-05-01", "2022-05"),
        (5, 0, "2022-04-30", "2021-05"),
    ],
)
def test_the_latest_day_on_or_before(month: int, day: int, bound: str, expected: str) -> None:
    assert dates.latest_of(month, day, date.fromisoformat(bound)).literal == expected


@pytest.mark.parametrize("year", [-1, 10_000])
def test_years_that_no_calendar_has_are_refused(year: int) -> None:
    with pytest.raises(AnswerError, match="1 to 9999"):
        dates.point(year, 1, 1)


def test_no_latest_day_where_there_is_none() -> None:
    with pytest.raises(AnswerError):
        dates.latest_of(0, 32, date(2022, 1, 5))
    with pytest.raises(AnswerError):
        dates.latest_of(2, 30, date(2022, 1, 5))
    with pytest.raises(AnswerError):
        dates.shifted(date(9999, 12, 31), 1)
