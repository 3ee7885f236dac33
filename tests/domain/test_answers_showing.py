"""How answers are shown, and what editing them begins with."""

import pytest

from tests.support.questions import FIELDS
from tui.domain.answers_showing import literal_text, short_answer, show_answer
from tui.domain.schema import Field, FieldType, Option
from tui.domain.values import make_value

T = FieldType


@pytest.mark.parametrize(
    ("type_", "literal", "parts", "shown", "text"),
    [
        (T.TEXT, "BBC", {}, "BBC", "BBC"),
        (T.LONGTEXT, "one\ntwo", {}, "one two", "one\ntwo"),
        (T.MENTION, "five rockets", {}, "five rockets", "five rockets"),
        (T.BOOLEAN, "true", {}, "yes", "yes"),
        (T.BOOLEAN, "false", {}, "no", "no"),
        (T.CHOICE, "010", {}, "Rocket", "Rocket"),
        (T.CHOICE, "gone", {}, "gone", "gone"),
        (T.SCALE, "2", {}, "Higher", "Higher"),
        (T.TREE, "clash", {}, "Battles › Armed clash", "Armed clash"),
        (T.TREE, "battles", {}, "Battles", "battles"),
        (T.CHOICES, "010\nmix", {}, "Rocket; Gun; other", "Rocket; mix"),
        (T.TAGS, "dup\ncrowd=200", {}, "Duplicate; crowd=200", "Duplicate; crowd=200"),
        (T.INTEGER, "12", {"words": "dozens"}, "12 (dozens)", "12"),
        (T.INTEGER, "5", {}, "5", "5"),
        (T.REFERENCE, "90001", {}, "90001", "90001"),
        (T.REFERENCE, "90001", {"name": "State - Rebels", "side": "1"}, "State - Rebels · @90001", "90001"),
        (T.DECIMAL, "6.40", {}, "6.40", "6.40"),
        (T.QUANTITY, ">=8", {"words": "at least eight"}, "at least 8", ">=8"),
        (T.QUANTITY, "plural", {"words": "a number of"}, "plural (a number of)", "plural"),
        (T.QUANTITY, "12", {"words": "dozens"}, "12 (dozens)", "12"),
        (
            T.DATE,
            "2022-01-05",
            {"precision": "1", "written": "Wednesday"},
            "2022-01-05 Wed · exact date",
            "2022-01-05",
        ),
        (T.DATE, "2022-01-05", {"precision": "2"}, "2022-01-05 Wed · week or weekend", "2022-01-05 /2"),
        (T.DATE, "2022-01-05", {}, "2022-01-05 Wed", "2022-01-05 /-"),
        (T.DATE, "../2022", {}, "on or before 2022", "../2022"),
        (T.TIME, "21:00", {}, "21:00", "21:00"),
        (
            T.PLACE,
            "Ain al-Asad",
            {"id": "7", "precision": "1", "admin1": "Anbar", "country": "IQ", "written": "Ain al-Assad"},
            "Ain al-Asad, Anbar, IQ · named town · @7",
            "Ain al-Asad @7 /1 admin1=Anbar country=IQ",
        ),
        (T.ACTOR, "IRGC", {"id": "3"}, "IRGC · @3", "IRGC @3"),
        (T.COUNTRY, "SY", {"written": "Syria"}, "SY (Syria)", "SY"),
        (T.LINK, "e1", {"relation": "part_of"}, "e1 · part_of", "e1 relation=part_of"),
    ],
)
def test_values(type_: FieldType, literal: str, parts: dict[str, str], shown: str, text: str) -> None:
    value = make_value(type_.value, literal, parts)
    assert show_answer(FIELDS[type_], value) == shown
    assert literal_text(FIELDS[type_], value) == text


@pytest.mark.parametrize(("literal", "shown"), [("", "0 items"), ("i1", "1 item"), ("i1\ni2\ni3", "3 items")])
def test_items_are_counted(literal: str, shown: str) -> None:
    assert show_answer(FIELDS[T.GROUP], make_value("items", literal)) == shown


def test_a_value_of_another_type_than_its_field_is_still_shown() -> None:
    assert show_answer(FIELDS[T.DATE], make_value("text", "some day")) == "some day"
    assert show_answer(FIELDS[T.DATE], make_value("date", "some day")) == "some day"
    assert literal_text(FIELDS[T.DATE], make_value("date", "some day")) == "some day"
    assert show_answer(FIELDS[T.QUANTITY], make_value("quantity", "lots")) == "lots"


def test_short_answers_leave_the_finest_precision_out() -> None:
    finest, coarse = Option("1", "exact date"), Option("2", "week")
    field = Field("date", FieldType.DATE, "Date", precision=(finest, coarse))
    assert short_answer(field, make_value("date", "2022-01-05", {"precision": "1"})) == "2022-01-05 Wed"
    assert "week" in short_answer(field, make_value("date", "2022-01-05", {"precision": "2"}))
