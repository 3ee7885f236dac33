"""How exact a date is, in the words of a field's own scale."""

import pytest

from tests.support.questions import TIME_PRECISION
from tui.domain import dates
from tui.domain.answers_dates import guessed_precision, show_date
from tui.domain.schema import Field, FieldType, Option

GED = (
    Option("1", "exact day"),
    Option("2", "2 to 6 days"),
    Option("3", "week"),
    Option("4", "month"),
    Option("5", "year or more than one month"),
)
WORDLESS = (Option("a", "fine"), Option("b", "middling"), Option("c", "coarse"), Option("d", "hopeless"))


@pytest.mark.parametrize(
    ("literal", "acled", "ged", "wordless"),
    [
        ("2022-01-05", "1", "1", "a"),
        ("2022-01-05~", "2", "2", "b"),
        ("2022-01-03/2022-01-05", "2", "2", "b"),
        ("2022-01-03/2022-01-09", "2", "3", "b"),
        ("2022-01-03/2022-01-10", "3", "4", "c"),
        ("2022-01", "3", "4", "c"),
        ("2022", "3", "5", "d"),
        ("2020/2022", "3", "5", "d"),
        ("../2022-01-05", "", "", ""),
        ("--01-05", "", "", ""),
    ],
)
def test_the_finest_code_that_covers_the_date(literal: str, acled: str, ged: str, wordless: str) -> None:
    date = dates.parse(literal)
    scales = (TIME_PRECISION, GED, WORDLESS)
    fields = [Field("date", FieldType.DATE, "Date", precision=scale) for scale in scales]
    assert [guessed_precision(field, date) for field in fields] == [acled, ged, wordless]


def test_without_a_scale_there_is_no_precision() -> None:
    assert guessed_precision(Field("date", FieldType.DATE, "Date"), dates.parse("2022")) == ""


def test_a_short_scale_without_words_ends_with_its_last_code() -> None:
    field = Field("date", FieldType.DATE, "Date", precision=WORDLESS[:2])
    assert guessed_precision(field, dates.parse("2022")) == "b"


def test_the_precision_is_shown_by_its_title() -> None:
    field = Field("date", FieldType.DATE, "Date", precision=TIME_PRECISION)
    assert show_date(field, "2022-01-05", "1") == "2022-01-05 Wed · exact date"
    assert show_date(field, "2022-01-05", "9") == "2022-01-05 Wed · 9"
    assert show_date(field, "2022-01-05", "") == "2022-01-05 Wed"
