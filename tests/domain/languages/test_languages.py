"""What holds of every language that is described."""

import re

import pytest

from tests.support.newswire import days, numbers
from tests.support.processes import run_python
from tui.domain.candidates_clues import is_denied, is_where, tells_who_acts
from tui.domain.candidates_dates import date_pattern
from tui.domain.languages import is_described, language_for
from tui.domain.number_words import number_pattern, read_number
from tui.domain.quantities import quantity_pattern
from tui.domain.story_dates import story_date_pattern
from tui.domain.times import time_pattern

CODES = ("ar", "de", "en", "es", "fr", "pt", "ru", "uk")
HOSTILE = 1_000


@pytest.mark.parametrize("code", CODES)
def test_each_is_found_by_its_code_with_a_region_or_without(code: str) -> None:
    for tag in (code, code.upper(), f"{code}-XX", f"{code}_Latn_XX"):
        assert language_for(tag).code == code
        assert is_described(tag)


def test_longer_codes_are_known_too() -> None:
    assert [language_for(tag).code for tag in ("spa", "FRE", "deu-AT", "ara")] == ["es", "fr", "de", "ar"]


@pytest.mark.parametrize("tag", ["", "xx", "zh-Hans", "est", "english"])
def test_english_stands_in_for_what_is_not_described(tag: str) -> None:
    assert language_for(tag).code == "en"
    assert not is_described(tag)


@pytest.mark.parametrize("code", CODES)
def test_every_number_word_reads_as_its_number_and_is_found(code: str) -> None:
    words = language_for(code).numbers
    found = re.compile(rf"(?<!\w){number_pattern(code)}(?!\w)", re.IGNORECASE)
    for spelt, value in {**words.small, **words.hundreds, **words.multipliers, **words.scales}.items():
        assert read_number(spelt, code) == value
        # A joiner that is written together with the word behind it also stands apart here.
        assert any(each[0] == spelt for each in found.finditer(f"({spelt})"))


@pytest.mark.parametrize("code", CODES)
def test_long_rows_of_its_words_take_time_in_proportion_to_their_length(code: str) -> None:
    # Patterns with two ways to match the same words would take years.
    language = language_for(code)
    small, hedge = list(language.numbers.small), language.quantities.about[0]
    # One is made of two others in some languages: "achtzehn".
    word, long = small[5], small[18]
    rows = (f"{word} ", f"{word}-", word, f"{long} ", f"{long}-", f"{hedge} ", f"{hedge} {word} ")
    for row in (*rows, "5 ", "5 - ", "1.000 ", "A. "):
        text = row * (HOSTILE // len(row)) + "-x"
        patterns = quantity_pattern((), code), date_pattern(code), story_date_pattern(code), time_pattern(code)
        assert all(found[0] for pattern in patterns for found in pattern.finditer(text))
        end = len(text)
        name, done = (end - 2, end - 1), (end - 1, end)
        assert not is_denied(text, done, code)
        assert not is_where(text, name, code)
        tells_who_acts(text, name, done, code)


@pytest.mark.parametrize("code", CODES)
def test_numbers_in_figures_stand_for_themselves_in_every_language(code: str) -> None:
    assert numbers("(7) [12] 1500 2-3", code)[-2:] == ["1500 = 1500", "2-3 = 2..3"]


@pytest.mark.parametrize("code", CODES)
def test_dates_in_figures_are_read_in_every_language(code: str) -> None:
    assert days("2022-01-05", code) == ["2022-01-05 = 2022-01-05"]


def test_a_language_is_loaded_only_when_an_article_is_in_it() -> None:
    run_python(
        "import sys; from tests.support.newswire import days, numbers\n"
        "def loaded(): return {name.rpartition('.')[2] for name in sys.modules if '.languages.' in name}\n"
        "assert numbers('five men', 'en') and days('on Wednesday', '')\n"
        "assert loaded() <= {'shapes', 'dating', 'english'}\n"
        "assert numbers('cinco', 'es') and loaded() == {'shapes', 'dating', 'english', 'spanish'}\n"
    )
