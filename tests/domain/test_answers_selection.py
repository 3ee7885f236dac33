"""What a selection in the text means as a value."""

import pytest

from tests.support.questions import FIELDS
from tui.domain import dates
from tui.domain.answers_reading import AnswerContext
from tui.domain.answers_selection import read_selection
from tui.domain.schema import FieldType, Option
from tui.domain.values import make_value

T = FieldType
CONTEXT = AnswerContext(
    reference=dates.parse("2022-01-06"),
    written_date={"Wednesday evening": dates.parse("2022-01-05"), "last month": dates.parse("2021-12")}.get,
    country={"Syria": "SY", "in": "IN", "IN": "IN"}.get,
)


@pytest.mark.parametrize(
    ("type_", "quote", "literal", "parts"),
    [
        (T.TEXT, "local  news\nsource", "local news source", {}),
        (T.LONGTEXT, "A sentence.", "A sentence.", {}),
        (T.MENTION, "fell\r\nshort", "fell short", {}),
        (T.PLACE, "Ain al-Assad", "Ain al-Assad", {"written": "Ain al-Assad"}),
        (
            T.ACTOR,
            "Islamic\nRevolutionary Guards",
            "Islamic Revolutionary Guards",
            {"written": "Islamic Revolutionary Guards"},
        ),
        (T.CHOICE, "rockets", "010", {}),
        (T.CHOICES, "mortar", "10", {}),
        (T.TREE, "artillery", "shelling", {}),
        (T.SCALE, "Low", "3", {}),
        (T.TAGS, "some tag", "some tag", {}),
        (T.TAGS, "duplicates", "dup", {}),
        (T.COUNTRY, "Syria", "SY", {"written": "Syria"}),
        (T.COUNTRY, "IN", "IN", {"written": "IN"}),
        (T.INTEGER, "five rockets", "5", {}),
        (T.INTEGER, "some forty people", "40", {}),
        (T.INTEGER, "at least 8 dead", "8", {}),
        (T.INTEGER, "up to 80", "80", {}),
        (T.INTEGER, "dozens of men", "12", {"words": "dozens"}),
        (T.INTEGER, "No casualties", "0", {}),
        (T.INTEGER, "On January 5, 2022, five rockets", "5", {}),
        (T.INTEGER, "٣ قتلى", "3", {}),
        (T.DECIMAL, "a magnitude of 6.4", "6.4", {}),
        (T.QUANTITY, "between five and eight men", "5..8", {"words": "between five and eight men"}),
        (T.QUANTITY, "more than\ntwenty", ">=20", {"words": "more than twenty"}),
        (T.QUANTITY, "A number of rockets", "plural", {"words": "A number of rockets"}),
        (T.QUANTITY, "dozens", "12", {"words": "dozens"}),
        (T.QUANTITY, "several of the 30 boats", "30", {"words": "several of the 30 boats"}),
        (T.DATE, "Wednesday  evening", "2022-01-05", {"precision": "1", "written": "Wednesday evening"}),
        (T.DATE, "last month", "2021-12", {"precision": "3", "written": "last month"}),
        (T.TIME, "at around 9:30 p.m. local time", "21:30", {}),
    ],
)
def test_selections(type_: FieldType, quote: str, literal: str, parts: dict[str, str]) -> None:
    assert read_selection(FIELDS[type_], quote, CONTEXT) == make_value(type_.value, literal, parts)


@pytest.mark.parametrize(
    ("type_", "quote"),
    [
        (T.TEXT, " \n"),
        (T.BOOLEAN, "yes"),
        (T.CHOICE, "a rocket fired"),
        (T.TREE, "violence"),
        (T.COUNTRY, "in"),
        (T.COUNTRY, "Atlantis"),
        (T.INTEGER, "rockets"),
        (T.INTEGER, "a number of rockets"),
        (T.INTEGER, "five to eight rockets"),
        (T.INTEGER, "five rockets and eight drones"),
        (T.INTEGER, "January 5, 2022"),
        (T.INTEGER, "20,000 people"),
        (T.INTEGER, "6.4"),
        (T.QUANTITY, "rockets"),
        (T.QUANTITY, "five men and eight boats"),
        (T.DATE, "the rockets"),
        (T.TIME, "Wednesday evening"),
        (T.TIME, "from 9:30 to 10:30"),
        (T.TIME, "25:30"),
        (T.LINK, "e1"),
        (T.GROUP, "anything"),
    ],
)
def test_what_tells_no_value_is_evidence_alone(type_: FieldType, quote: str) -> None:
    assert read_selection(FIELDS[type_], quote, CONTEXT) is None


def test_without_a_reader_of_written_dates_the_short_notation_does() -> None:
    context = AnswerContext(reference=dates.parse("2022-01-06"))
    value = read_selection(FIELDS[T.DATE], "Wednesday", context)
    assert value is not None
    assert value.literal == "2022-01-05"
    assert read_selection(FIELDS[T.DATE], "Wednesday evening", context) is None
    assert read_selection(FIELDS[T.COUNTRY], "Syria", context) is None


def test_a_truth_with_titles_can_be_selected() -> None:
    field = FIELDS[T.BOOLEAN]._replace(options=(Option("true", "Targeted"), Option("false", "Spared")))
    assert read_selection(field, "spared", CONTEXT) == make_value("boolean", "false")


def test_a_country_of_the_schema_can_be_selected() -> None:
    field = FIELDS[T.COUNTRY]._replace(options=(Option("SY", "Syria"),))
    assert read_selection(field, "Syria", CONTEXT) == make_value("country", "SY", {"written": "Syria"})
    assert read_selection(field, "Iraq", CONTEXT) is None
