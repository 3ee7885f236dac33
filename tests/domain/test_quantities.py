"""Quantities as people type and write them."""

import pytest

from tui.domain.answers_error import AnswerError
from tui.domain.quantities import PLURAL, QuantityKind, parse, quantity_pattern, read_quantity

PRESETS = (("dozens", "12"), ("Hundreds", "100"), ("a crowd", ">=20"))


@pytest.mark.parametrize(
    ("typed", "literal", "shown"),
    [
        ("5", "5", "5"),
        ("1,500", "1500", "1500"),
        ("٥", "5", "5"),
        ("five", "5", "5"),
        ("1.5", "1.5", "1.5"),
        ("1.5 million", "1500000", "1500000"),
        ("0.0000001", "0.0000001", "0.0000001"),
        ("3-8", "3..8", "3 to 8"),
        ("3–8", "3..8", "3 to 8"),
        ("3..8", "3..8", "3 to 8"),
        ("٣-٨", "3..8", "3 to 8"),
        ("3 to 8", "3..8", "3 to 8"),
        ("3 or 4", "3..4", "3 to 4"),
        ("between 3 and 8", "3..8", "3 to 8"),
        ("from five to eight", "5..8", "5 to 8"),
        ("two or three thousand", "2000..3000", "2000 to 3000"),
        ("3 to 5 million", "3000000..5000000", "3000000 to 5000000"),
        ("900 to 5 million", "900..5000000", "900 to 5000000"),
        ("one hundred to two thousand", "100..2000", "100 to 2000"),
        ("twenty-two to thirty", "22..30", "22 to 30"),
        ("1,000-2,000", "1000..2000", "1000 to 2000"),
        ("8-8", "8", "8"),
        ("8+", ">=8", "at least 8"),
        (">8", ">=8", "at least 8"),
        (">=8", ">=8", "at least 8"),
        ("≥ 8", ">=8", "at least 8"),
        ("at least 8", ">=8", "at least 8"),
        ("more than a dozen", ">=12", "at least 12"),
        ("five or more", ">=5", "at least 5"),
        ("<=80", "<=80", "at most 80"),
        ("<80", "<=80", "at most 80"),
        ("up to 80", "<=80", "at most 80"),
        ("fewer than 200", "<=200", "at most 200"),
        ("80 or fewer", "<=80", "at most 80"),
        ("~500", "~500", "about 500"),
        ("500~", "~500", "about 500"),
        ("about 500", "~500", "about 500"),
        ("Some\n forty", "~40", "about 40"),
        ("an estimated 1,500", "~1500", "about 1500"),
        ("500 or so", "~500", "about 500"),
        ("a couple", "~2", "about 2"),
        ("~3-8", "~3..8", "about 3 to 8"),
        ("plural", "plural", "plural"),
        ("several", "plural", "plural"),
        ("several hundred", "plural", "plural"),
        ("thousands", "plural", "plural"),
        ("dozens", "12", "12"),
        ("HUNDREDS", "100", "100"),
        ("a crowd", ">=20", "at least 20"),
    ],
)
def test_quantities(typed: str, literal: str, shown: str) -> None:
    found = read_quantity(typed, PRESETS)
    assert found.literal == literal
    assert found.show() == shown
    assert parse(literal) == found


@pytest.mark.parametrize(
    ("typed", "part_of_message"),
    [
        ("", "Type a number"),
        ("around", "not a number"),
        ("5 people", "not a number"),
        ("two-three", "not a number"),
        ("8-", ">=8 for at least"),
        ("-80", "<=80 for at most"),
        ("8-3", "swap its ends"),
        (">=3-8", "type 3-8 alone"),
        ("9" * 200, "Type a number"),
    ],
)
def test_what_is_no_quantity_is_refused_with_a_reason(typed: str, part_of_message: str) -> None:
    with pytest.raises(AnswerError) as caught:
        read_quantity(typed, PRESETS)
    assert part_of_message in caught.value.message


@pytest.mark.parametrize("literal", ["", "five", "1,500", "3-8", "8..3", ">=3..8", "> 8", "plurals"])
def test_only_canonical_literals_are_parsed(literal: str) -> None:
    with pytest.raises(AnswerError):
        parse(literal)


def test_open_ends_are_none() -> None:
    assert (parse(">=8").low, parse(">=8").high) == (8, None)
    assert (parse("<=80").low, parse("<=80").high) == (None, 80)
    assert (PLURAL.kind, PLURAL.low, PLURAL.high) == (QuantityKind.PLURAL, None, None)


def test_the_pattern_finds_hedged_quantities_in_text() -> None:
    text = (
        "At least eight men and up to 80 soldiers, between five and eight of 1,500; some forty, 5-8 or "
        "a few dozen; a number of F-16s on a two-day raid, 3 or more, an eight-year-old, about 1.5 million. Three."
    )
    found = [each[0] for each in quantity_pattern().finditer(text)]
    assert found == [
        "At least eight",
        "up to 80",
        "between five and eight",
        "1,500",
        "some forty",
        "5-8",
        "a few dozen",
        "a number of",
        "3 or more",
        "about 1.5 million",
        "Three",
    ]


def test_words_of_a_field_are_found() -> None:
    assert [each[0] for each in quantity_pattern(PRESETS).finditer("Dozens came, a crowd")] == ["Dozens", "a crowd"]
