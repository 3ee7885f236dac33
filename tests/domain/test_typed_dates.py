"""The short notation for dates. The reference, 2022-01-06, is a Thursday."""

import pytest

from tui.domain import dates
from tui.domain.answers_error import AnswerError
from tui.domain.typed_dates import read_date

THURSDAY = dates.parse("2022-01-06")


@pytest.mark.parametrize(
    ("typed", "literal"),
    [
        ("2022-01-05", "2022-01-05"),
        (" 2022-1-5 ", "2022-01-05"),
        ("2022/1/5", "2022-01-05"),
        ("2022.01.05", "2022-01-05"),
        ("20220105", "2022-01-05"),
        ("2022-01-05T23:30:00Z", "2022-01-05"),
        ("2022-01-05 10:00", "2022-01-05"),
        ("2022-01", "2022-01"),
        ("2022/01", "2022-01"),
        ("2022", "2022"),
        ("5 jan 2022", "2022-01-05"),
        ("5 January 2022", "2022-01-05"),
        ("5th of january 2022", "2022-01-05"),
        ("Jan. 5, 2022", "2022-01-05"),
        ("wed 5 jan 2022", "2022-01-05"),
        ("Wed., January 5, 2022", "2022-01-05"),
        ("jan 2022", "2022-01"),
        ("sept 2021", "2021-09"),
        ("٥ jan ٢٠٢٢", "2022-01-05"),
        ("２０２２-０１-０５", "2022-01-05"),
        ("--01-05", "--01-05"),
        ("--1-5", "--01-05"),
        ("3-5 jan 2022", "2022-01-03/2022-01-05"),
        ("3–5 jan 2022", "2022-01-03/2022-01-05"),
        ("jan 3-5 2022", "2022-01-03/2022-01-05"),
        ("3 - 5 jan 2022", "2022-01-03/2022-01-05"),
        ("28 dec - 3 jan 2022", "2021-12-28/2022-01-03"),
        ("dec 2021 to jan 2022", "2021-12/2022-01"),
        ("nov-jan 2022", "2021-11/2022-01"),
        ("2020-2022", "2020/2022"),
        ("2020/2022", "2020/2022"),
        ("2022-01-03/2022-01-05", "2022-01-03/2022-01-05"),
        ("2022-01-03..2022-01-05", "2022-01-03/2022-01-05"),
        ("2022-01-03 to 2022-01-05", "2022-01-03/2022-01-05"),
        ("<2022-01-05", "../2022-01-05"),
        ("<= 2022-01-05", "../2022-01-05"),
        ("../2022-01-05", "../2022-01-05"),
        ("before 5 jan 2022", "../2022-01-05"),
        (">2022-01", "2022-01/.."),
        ("2022-01/..", "2022-01/.."),
        ("since 2022-01-05", "2022-01-05/.."),
        ("<3-5 jan 2022", "../2022-01-05"),
        ("~2022-01", "2022-01~"),
        ("2022-01~", "2022-01~"),
        ("about jan 2022", "2022-01~"),
        ("<../2022", "../2022"),
        ("~../2022", "../2022~"),
        ("~3-5 jan 2022", "2022-01-03~/2022-01-05~"),
    ],
)
def test_whole_dates_need_no_reference(typed: str, literal: str) -> None:
    assert read_date(typed).literal == literal
    assert read_date(typed, THURSDAY).literal == literal


@pytest.mark.parametrize(
    ("typed", "literal"),
    [
        ("today", "2022-01-06"),
        ("yesterday", "2022-01-05"),
        ("-1", "2022-01-05"),
        ("−1", "2022-01-05"),
        ("-7", "2021-12-30"),
        ("+1", "2022-01-07"),
        ("wed", "2022-01-05"),
        ("we", "2022-01-05"),
        ("Wednesday", "2022-01-05"),
        ("last wed", "2022-01-05"),
        ("thu", "2022-01-06"),
        ("last thu", "2022-01-06"),
        ("fri", "2021-12-31"),
        ("next wed", "2022-01-12"),
        ("next thu", "2022-01-13"),
        ("next fri", "2022-01-07"),
        ("5", "2022-01-05"),
        ("6", "2022-01-06"),
        ("7", "2021-12-07"),
        ("31", "2021-12-31"),
        ("the 5th", "2022-01-05"),
        ("mon-wed", "2022-01-03/2022-01-05"),
        ("fri-mon", "2021-12-31/2022-01-03"),
        ("-3 to -1", "2022-01-03/2022-01-05"),
        ("yesterday to today", "2022-01-05/2022-01-06"),
        ("3 to 5", "2022-01-03/2022-01-05"),
        ("<wed", "../2022-01-05"),
        (">mon", "2022-01-03/.."),
        ("~wed", "2022-01-05~"),
    ],
)
def test_what_counts_from_the_reference(typed: str, literal: str) -> None:
    assert read_date(typed, THURSDAY).literal == literal
    with pytest.raises(AnswerError, match="publication date"):
        read_date(typed)
    with pytest.raises(AnswerError):
        read_date("wed", dates.parse("2022-01"))


@pytest.mark.parametrize(
    ("typed", "with_reference", "without"),
    [
        ("5 jan", "2022-01-05", "--01-05"),
        ("7 jan", "2021-01-07", "--01-07"),
        ("jan", "2022-01", "--01"),
        ("feb", "2021-02", "--02"),
        ("29 feb", "2020-02-29", "--02-29"),
        ("3-5 jan", "2022-01-03/2022-01-05", "--01-03/--01-05"),
        ("30 dec - 2 jan", "2021-12-30/2022-01-02", "--12-30/--01-02"),
    ],
)
def test_a_date_without_year_is_the_latest_if_a_reference_is_known(
    typed: str, with_reference: str, without: str
) -> None:
    assert read_date(typed, THURSDAY).literal == with_reference
    assert read_date(typed).literal == without


def test_a_reference_of_a_month_bounds_dates_without_year() -> None:
    assert read_date("5 feb", dates.parse("2022-01")).literal == "2021-02-05"
    assert read_date("5 jan", dates.parse("../2022-01-04")).literal == "2021-01-05"


@pytest.mark.parametrize("typed", ["5/1", "5/1/2022", "13/1/2022", "5.1.2022", "1-5", "05-01-2022", "3/5/22"])
def test_an_order_that_is_not_certain_is_refused(typed: str) -> None:
    with pytest.raises(AnswerError, match="two orders"):
        read_date(typed, THURSDAY)


@pytest.mark.parametrize(
    ("typed", "part_of_message"),
    [
        ("", "Type a date"),
        ("   ", "Type a date"),
        ("w", "not a date"),
        ("ma", "not a date"),
        ("rocket", "not a date"),
        ("<", "not a date"),
        ("<<2022", "not a date"),
        ("2022-13", "month 13"),
        ("30 feb 2022", "February 2022 has 28 days"),
        ("32 jan", "January has 31 days"),
        ("2022-01-05/2022-01-03", "swap its ends"),
        ("thu 5 jan 2022", "2022-01-05 is a Wednesday"),
        ("5 jan 22", "four digits"),
        ("5 jan 6", "two days"),
        ("5 6 jan", "not a date"),
        ("foo 5 jan", "not a date"),
        ("wed to mar 2022", "publication date"),
        ("0", "count from 1"),
        ("2022-00", "count from 1"),
        ("<2022/..", "open at its end"),
        (">../2022", "open at its start"),
        ("x" * 200, "too long"),
    ],
)
def test_what_is_no_date_is_refused_with_a_reason(typed: str, part_of_message: str) -> None:
    with pytest.raises(AnswerError) as caught:
        read_date(typed, THURSDAY)
    assert part_of_message in caught.value.message
    assert "\n" not in caught.value.message
    assert len(caught.value.message) < 150
