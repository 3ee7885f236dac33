"""The notation for values of several parts."""

import pytest

from tui.domain.answers_error import AnswerError
from tui.domain.answers_notation import parts_text, read_parts

KEYS = ("id", "precision", "admin1", "country")


@pytest.mark.parametrize(
    ("typed", "name", "parts"),
    [
        ("Ain al-Asad", "Ain al-Asad", {}),
        ("  two \n spaces ", "two spaces", {}),
        (
            "X @1 /2 admin1=Al Anbar country=IQ",
            "X",
            {"id": "1", "precision": "2", "admin1": "Al Anbar", "country": "IQ"},
        ),
        ("X country=IQ /2", "X", {"country": "IQ", "precision": "2"}),
        ("@handle", "@handle", {}),
        ("Sahel/Sahara", "Sahel/Sahara", {}),
        ("Sahel / Sahara", "Sahel / Sahara", {}),
        ("a=b", "a=b", {}),
        ("http://x.org/?a=b", "http://x.org/?a=b", {}),
        ('"Hotel @ Sea /x" @1', "Hotel @ Sea /x", {"id": "1"}),
        ('"The ""Green"" Village"', 'The "Green" Village', {}),
        ('The "Green" Village @1', 'The "Green" Village', {"id": "1"}),
        ('X admin1="a @b"', "X", {"admin1": "a @b"}),
        ("خان يونس country=PS", "خان يونس", {"country": "PS"}),
    ],
)
def test_reading(typed: str, name: str, parts: dict[str, str]) -> None:
    assert read_parts(typed, KEYS) == (name, parts)
    assert read_parts(parts_text(name, parts), KEYS) == (name, parts)


@pytest.mark.parametrize(
    ("typed", "part_of_message"),
    [
        ("X @1 @2", "twice"),
        ("X admin1=", "needs a text"),
        ("X admin1= country=IQ", "needs a text"),
        ("X admin3=Y", "the parts are admin1=, country=;"),
        ('"X', "not closed"),
        ('"X" Y', "Nothing may stand"),
        ('"X"Y', "Nothing may stand"),
    ],
)
def test_what_cannot_be_read(typed: str, part_of_message: str) -> None:
    with pytest.raises(AnswerError) as caught:
        read_parts(typed, KEYS)
    assert part_of_message in caught.value.message


def test_a_part_that_the_field_has_not_is_refused() -> None:
    with pytest.raises(AnswerError, match=r"begins no part here: put a name"):
        read_parts("X /1", ("id",))


def test_empty_parts_are_not_written() -> None:
    assert parts_text("X", {"id": "", "country": "SY", "precision": "1"}) == "X /1 country=SY"
