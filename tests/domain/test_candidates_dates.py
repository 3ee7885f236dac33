"""Dates in running text."""

import pytest

from tui.domain.candidates_dates import date_ranges, time_ranges


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on Wednesday, amid", ["Wednesday"]),
        ("Early Wednesday morning, men", ["Early Wednesday morning"]),
        ("late on Friday", ["late on Friday"]),
        ("last Tuesday", ["last Tuesday"]),
        ("Tuesday, June 17, 2025,", ["Tuesday, June 17, 2025"]),
        ("Monday 4 August 2025", ["Monday 4 August 2025"]),
        ("Sunday noon. On", ["Sunday noon"]),
        ("on January 5, 2022 (photo", ["January 5, 2022"]),
        ("the 5th of January", ["the 5th of January"]),
        ("3-5 January 2022", ["3-5 January 2022"]),
        ("between January 3 and 5", ["January 3"]),
        ("Sept. 14 was", ["Sept. 14"]),
        ("early December 1995", ["early December 1995"]),
        ("In November", ["November"]),
        ("in May, and may March", ["May"]),
        ("since 1996, and 2035", ["1996"]),
        ("yesterday evening", ["yesterday evening"]),
        ("two weeks ago", ["two weeks ago"]),
        ("nineteen days later", ["nineteen days later"]),
        ("last\nmonth", ["last\nmonth"]),
        ("over the weekend", ["over the weekend"]),
        ("2022-01-05 and 27/01/25", ["2022-01-05", "27/01/25"]),
        ("JANUARY 5", ["JANUARY 5"]),
        ("8月14日、2023年10月", ["8月14日", "2023年10月"]),
        ("يوم ٢١ أبريل/نيسان ٢٠٢٥", ["٢١ أبريل/نيسان ٢٠٢٥"]),
        ("el 5 de enero de 2022", ["5 de enero de 2022"]),
        ("12 and 2014", []),
        ("a second march, the sun, may day", []),
        ("non-Monday, Wedding, 1.5.2", []),
    ],
)
def test_dates(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in date_ranges(text, 0, len(text))] == expected


def test_times() -> None:
    text = "at 9 p.m., 21:30 and noon"
    assert [text[start:end] for start, end in time_ranges(text, 0, len(text))] == ["9 p.m.", "21:30", "noon"]
