"""Numbers as people write them."""

import re
from collections.abc import Callable
from decimal import Decimal

import pytest

from tui.domain.candidates_dates import date_pattern
from tui.domain.number_words import number_pattern, read_number
from tui.domain.quantities import quantity_pattern
from tui.domain.story_dates import story_date_pattern


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5", 5),
        ("-5", -5),
        ("−5", -5),
        ("0", 0),
        ("1,500", 1500),
        ("1 500", 1500),
        ("1\u202f500", 1500),
        ("1’500", 1500),
        ("1,50,000", 150000),
        ("٥", 5),
        ("٥٬٠٠٠", 5000),
        ("１２", 12),
        ("1.5", Decimal("1.5")),
        ("1.50", Decimal("1.50")),
        ("٣٫٥", Decimal("3.5")),
        ("five", 5),
        ("Five", 5),
        ("zero", 0),
        ("nineteen", 19),
        ("twenty", 20),
        ("twenty-two", 22),
        ("twenty two", 22),
        ("hundred", 100),
        ("a hundred", 100),
        ("two hundred", 200),
        ("two hundred and six", 206),
        ("nine hundred ninety-nine", 999),
        ("two hundred and fifty thousand", 250_000),
        ("one million two hundred thousand and six", 1_200_006),
        ("a dozen", 12),
        ("two dozen", 24),
        ("half a dozen", 6),
        ("half a million", 500_000),
        ("1.5 million", 1_500_000),
        ("35 million", 35_000_000),
        ("2 lakh", 200_000),
        ("5k", 5000),
        ("2bn", 2_000_000_000),
        ("1.2345k", Decimal("1234.5")),
    ],
)
def test_numbers(text: str, expected: int | Decimal) -> None:
    found = read_number(text)
    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "some",
        "dozens",
        "two three",
        "twenty eleven",
        "twenty ten",
        "and five",
        "five and six",
        "five hundred and",
        "three hundred hundred",
        "thousand million",
        "five rockets",
        "a five",
        "half a five",
        "half a million people",
        "1,5",
        "12,34",
        "1.5.2",
        "5 people",
        "5/2",
        "½",
        "x" * 100,
    ],
)
def test_what_is_no_number(text: str) -> None:
    assert read_number(text) is None


def test_the_pattern_finds_whole_numbers_in_text() -> None:
    text = "Someone saw five of 1,500 men, two hundred and six boats and 1.5 million fish: a dozen, twenty-two."
    found = re.findall(rf"(?<!\w){number_pattern()}(?!\w)", text)
    assert found == ["five", "1,500", "two hundred and six", "1.5 million", "a dozen", "twenty-two"]


@pytest.mark.parametrize("find", [quantity_pattern, date_pattern, story_date_pattern])
def test_many_number_words_in_a_row_take_no_longer_than_other_words(find: Callable[[], re.Pattern[str]]) -> None:
    # Where a space could match in two ways, this would take years.
    text = f"{'one ' * 500}-x{'hundred and ' * 500}-x"
    for found in find().finditer(text):
        assert found[0].strip()
