"""Dates that count from another date in the story."""

from datetime import date

import pytest

from tui.domain import dates
from tui.domain.dates import PartialDate
from tui.domain.story_dates import days_on, story_date, story_date_ranges

KNOWN = {
    "Wednesday": dates.at(date(2022, 1, 5)),
    "Tuesday": dates.at(date(2022, 1, 4)),
    "May 2020": dates.parse("2020-05"),
}


def read(words: str) -> PartialDate | None:
    return KNOWN.get(words)


def resolved(text: str, words: str) -> str:
    start = text.index(words)
    sentence = (text.rfind(". ", 0, start) + 1, len(text) if (end := text.find(".", start)) < 0 else end)
    found = story_date(text, (start, start + len(words)), sentence, read)
    return found.literal if found else ""


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("earlier in the day", 0),
        ("Later in the night", 0),
        ("that evening", 0),
        ("on the same day", 0),
        ("the next day", 1),
        ("The following morning", 1),
        ("the previous evening", -1),
        ("the day before", -1),
        ("the day after", 1),
        ("two days later", 2),
        ("a day earlier", -1),
        ("a week later", 7),
        ("Wednesday", None),
        ("two hours later", None),
        ("the day", None),
        ("half a dozen days later", 6),
        ("1.5 weeks later", None),
    ],
)
def test_how_many_days_on(words: str, days: int | None) -> None:
    assert days_on(words) == days


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Later in the night, rockets fell earlier in the day.", ["Later in the night", "earlier in the day"]),
        ("On the morning of 5 May they left on the same evening", ["on the same evening"]),
        ("the day before the march, and the day before.", ["the day before"]),
        ("two days after the attack; two days after", ["two days after"]),
        ("in the end, that man, the next door", []),
    ],
)
def test_words_that_count_from_another_date(text: str, expected: list[str]) -> None:
    assert [text[slice(*each)] for each in story_date_ranges(text, 0, len(text))] == expected


def test_they_count_from_the_nearest_date_in_front() -> None:
    text = "On Tuesday it was calm. On Wednesday rockets fell. Later in the night there was more."
    assert resolved(text, "Later in the night") == "2022-01-05"
    assert resolved("On Tuesday it rained. The next day it did not.", "The next day") == "2022-01-05"
    assert (
        resolved("On Tuesday, and on Wednesday later in the night, it rained.", "later in the night")
        == "2022-01-05"
    )


def test_a_date_behind_them_counts_if_it_stands_in_the_sentence() -> None:
    text = "On Tuesday it was calm. Earlier in the day, on Wednesday, rockets fell."
    assert resolved(text, "Earlier in the day") == "2022-01-05"
    assert resolved("Later that night it rained. On Wednesday it stopped.", "Later that night") == ""


def test_a_month_is_no_day_to_count_from() -> None:
    assert resolved("In May 2020 it rained. The next day it stopped.", "The next day") == ""
    assert resolved("On Wednesday it rained.", "Wednesday") == ""


@pytest.mark.parametrize("filler", ["Nothing was said. " * 200, "Nothing was said.\n" * 200, "x" * 3600 + " "])
def test_the_date_in_front_may_stand_far_off(filler: str) -> None:
    text = f"On Tuesday it was calm. On Wednesday rockets fell. {filler}Later in the night there was more."
    assert resolved(text, "Later in the night") == "2022-01-05"


def test_a_date_that_stands_too_far_off_is_another_story() -> None:
    filler = "Nothing was said. " * 400
    assert resolved(f"On Tuesday it was calm. {filler}Later in the night it rained.", "Later in the night") == ""
