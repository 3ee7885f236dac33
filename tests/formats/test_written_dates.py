"""Dates as articles state them. The reference, 2022-01-06, is a Thursday."""

import pytest

from tests.support.processes import run_python
from tui.domain import dates
from tui.formats.written_dates import written_date

THURSDAY = dates.parse("2022-01-06")


def read(text: str, language: str = "en", reference: dates.PartialDate | None = THURSDAY) -> str | None:
    found = written_date(text, reference, language)
    return found.literal if found else None


@pytest.mark.parametrize(
    ("text", "literal"),
    [
        ("Wednesday evening", "2022-01-05"),
        ("Wednesday afternoon", "2022-01-05"),
        ("early Wednesday morning", "2022-01-05"),
        ("Tuesday night", "2022-01-04"),
        ("earlier on Wednesday", "2022-01-05"),
        ("Earlier on\nWednesday evening,", "2022-01-05"),
        ("On Wednesday", "2022-01-05"),
        ("Thursday", "2022-01-06"),
        ("Thursday night", "2022-01-06"),
        ("Friday", "2021-12-31"),
        ("last Wednesday", "2022-01-05"),
        ("next Wednesday", "2022-01-12"),
        ("Wednesday’s", "2022-01-05"),
        ("late on Sunday, at 9:30 p.m.", "2022-01-02"),
        ("Saturday midnight", "2022-01-01"),
        ("today", "2022-01-06"),
        ("this morning", "2022-01-06"),
        ("yesterday evening", "2022-01-05"),
        ("last night", "2022-01-05"),
        ("the day before yesterday", "2022-01-04"),
        ("three days ago", "2022-01-03"),
        ("two weeks ago", "2021-12-20/2021-12-26"),
        ("last week", "2021-12-27/2022-01-02"),
        ("this week", "2022-01-03/2022-01-09"),
        ("over the weekend", "2022-01-01/2022-01-02"),
        ("last month", "2021-12"),
        ("last year", "2021"),
        ("eleven years ago", "2011"),
        ("the 5th", "2022-01-05"),
        ("since Monday", "2022-01-03/.."),
        ("before Wednesday", "../2022-01-05"),
        ("from Monday to Wednesday", "2022-01-03/2022-01-05"),
        ("Monday and Tuesday", "2022-01-03/2022-01-04"),
    ],
)
def test_what_counts_from_the_publication(text: str, literal: str) -> None:
    assert read(text) == literal
    assert read(text, reference=None) is None
    assert (
        read(text, reference=dates.parse("2022-01")) is None or "ago" in text or text.startswith(("last", "the 5"))
    )


@pytest.mark.parametrize(
    ("text", "literal", "without_reference"),
    [
        ("January 5, 2022", "2022-01-05", "2022-01-05"),
        ("Monday 4 August 2025", "2025-08-04", "2025-08-04"),
        ("the night of January 5, 2022", "2022-01-05", "2022-01-05"),
        ("2022-01-05", "2022-01-05", "2022-01-05"),
        ("13/1/2022", "2022-01-13", "2022-01-13"),
        ("May 2020", "2020-05", "2020-05"),
        ("mid-May 2020", "2020-05", "2020-05"),
        ("2019", "2019", "2019"),
        ("in late 2019", "2019", "2019"),
        ("January 5", "2022-01-05", "--01-05"),
        ("Wed., Jan. 5", "2022-01-05", "--01-05"),
        ("7 January", "2021-01-07", "--01-07"),
        ("29 February", "2020-02-29", "--02-29"),
        ("May", "2021-05", "--05"),
        ("early January", "2022-01", "--01"),
        ("around January 5", "2022-01-05~", "--01-05~"),
        ("by 5 January 2022", "../2022-01-05", "../2022-01-05"),
        ("January 3-5, 2022", "2022-01-03/2022-01-05", "2022-01-03/2022-01-05"),
        ("between 3 and 5 January", "2022-01-03/2022-01-05", "--01-03/--01-05"),
        ("December 30 to January 2", "2021-12-30/2022-01-02", "--12-30/--01-02"),
        ("until 2035", "../2035", "../2035"),
    ],
)
def test_nothing_is_added_to_what_is_stated(text: str, literal: str, without_reference: str) -> None:
    assert read(text) == literal
    assert read(text, reference=None) == without_reference


@pytest.mark.parametrize(
    "text",
    [
        "",
        " , ",
        "rockets",
        "five",
        "60",
        "the 60",
        "a",
        "out",
        "5/1/2022",
        "5.1.2022",
        "30 February 2020",
        "33-5 jan 2022",
        "0 to 5 January 2022",
        "5 January 98",
        "5 Jan 22",
        "Thursday, January 5",
        "Monday and Wednesday",
        "two days",
        "a week",
        "two days later",
        "two days before",
        "two hours ago",
        "1990s",
        "40 minutes",
        "earlier in the day",
        "later in the night",
        "overnight",
        "12:30",
        "two Wednesdays ago",
        "2020, a",
        "x" * 200,
    ],
)
def test_what_states_no_certain_date_gives_none(text: str) -> None:
    assert read(text) is None


def test_numbers_beside_a_year_are_not_taken_for_months() -> None:
    assert read("5, 2022") == "2022"
    assert read("61, and in 2022") is None


@pytest.mark.parametrize(
    ("text", "language", "literal"),
    [
        ("5 de enero de 2022", "es", "2022-01-05"),
        ("el miércoles por la noche", "es", "2022-01-05"),
        ("ayer", "es", "2022-01-05"),
        ("enero de 2020", "es", "2020-01"),
        ("mercredi soir", "fr", "2022-01-05"),
        ("le 5 janvier", "fr", "2022-01-05"),
        ("am Mittwoch Abend", "de", "2022-01-05"),
        ("5. Januar 2022", "de", "2022-01-05"),
        ("в среду вечером", "ru", "2022-01-05"),
        ("5 января 2022 года", "ru", "2022-01-05"),
        ("٥ يناير", "ar", "2022-01-05"),
        ("مساء الأربعاء", "ar", "2022-01-05"),
        ("٢١ أبريل/نيسان ٢٠٢٥", "ar", "2025-04-21"),
        ("٢١ نيسان", "ar", "2021-04-21"),
        ("أمس", "ar", "2022-01-05"),
        ("2022年1月5日", "zh", "2022-01-05"),
        ("8月14日", "zh", "2021-08-14"),
        ("2023年10月", "zh", "2023-10"),
        ("周三晚上", "zh", "2022-01-05"),
        ("昨天", "zh", "2022-01-05"),
        ("1月5日", "ja", "2022-01-05"),
        ("1월 5일", "ko", "2022-01-05"),
        ("수요일", "ko", "2022-01-05"),
        ("5 janvier 2022", "", "2022-01-05"),
        ("miércoles", "", "2022-01-05"),
        ("الأربعاء", "", "2022-01-05"),
        ("Wednesday", "xx", "2022-01-05"),
        ("Wednesday evening", "ar", "2022-01-05"),
        ("الأربعاء", "en", "2022-01-05"),
        ("Wednesday", "en_GB", "2022-01-05"),
        ("5 جانفي 2022", "ar-DZ", "2022-01-05"),
    ],
)
def test_other_languages(text: str, language: str, literal: str) -> None:
    assert read(text, language) == literal


def test_short_foreign_words_count_only_where_the_language_is_known() -> None:
    assert read("dom", "") is None
    assert read("dom", "es") == "2022-01-02"


def test_no_year_of_two_digits_is_guessed_without_a_reference() -> None:
    assert read("27/01/25") == "2025-01-27"
    assert read("27/01/70") == "1970-01-27"
    assert read("27/01/25", reference=None) is None


def test_the_heavy_library_is_loaded_only_for_languages_that_are_not_described() -> None:
    program = (
        "import sys; from tui.domain import dates; from tui.formats.written_dates import written_date\n"
        "found = written_date('Early Wednesday morning', dates.parse('2022-01-06'), 'en')\n"
        "assert found.literal == '2022-01-05' and 'dateparser' not in sys.modules\n"
        "assert written_date('ayer', found, 'es') and 'dateparser' not in sys.modules\n"
        "assert written_date('ieri', found, 'it') and 'dateparser' in sys.modules\n"
    )
    run_python(program)
