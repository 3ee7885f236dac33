import pytest

from tui.domain.answers_error import AnswerError
from tui.domain.schema import Field, FieldType, Table
from tui.domain.table_answers import settle, value_of_words
from tui.domain.table_making import MadeIndex
from tui.domain.table_search import TableIndex
from tui.domain.tables import TableRows
from tui.domain.values import make_value

COLUMNS = ("id", "name", "side")
TABLE = Table("actors", "actors.csv", "0" * 64, "id", "name", ("id", "name"), COLUMNS)
ROWS = (("a1", "Jaysh al-Islam", "3"), ("a2", "The Army", "1"), ("a3", "The army", "2"), ("a4", "The Guards", ""))
INDEX = TableIndex(TABLE, MadeIndex(TABLE, TableRows(COLUMNS, ROWS)))
WHO = Field("who", FieldType.ACTOR, "Who", table="actors", columns=COLUMNS)
TOPICS = Field("topics", FieldType.TAGS, "Topics", table="actors", columns=COLUMNS)


def test_words_that_name_one_row_are_that_row() -> None:
    jaysh = {"id": "a1", "side": "3", "written": "JAYSH AL ISLAM"}
    assert value_of_words(WHO, INDEX, "JAYSH\n AL ISLAM") == make_value("actor", "Jaysh al-Islam", jaysh)
    assert value_of_words(WHO, INDEX, "the army") is None
    assert value_of_words(WHO, INDEX, "Jaysh") is None


def test_what_is_typed_is_settled_by_key_or_name() -> None:
    jaysh = make_value("actor", "Jaysh al-Islam", {"id": "a1", "side": "3"})
    assert settle(WHO, INDEX, make_value("actor", "jaysh al islam")) == jaysh
    assert settle(WHO, INDEX, make_value("actor", "The army", {"id": "a1"})) == jaysh
    other = make_value("actor", "Somebody", {"id": "zz"})
    assert settle(WHO, INDEX, other) == other


def test_several_rows_of_one_name_are_asked_about() -> None:
    with pytest.raises(AnswerError, match="2 rows of actors are called so"):
        settle(WHO, INDEX, make_value("actor", "the army"))


def test_each_tag_is_settled() -> None:
    tags = make_value("tags", "JAYSH AL-ISLAM\nmine\njaysh al-islam")
    assert settle(TOPICS, INDEX, tags) == make_value("tags", "Jaysh al-Islam\nmine")


def test_a_template_has_to_be_filled_in() -> None:
    with pytest.raises(AnswerError, match=r"in the place of \{country\}"):
        settle(WHO, INDEX, make_value("actor", "Armed Group ({country})"))


def test_columns_of_the_row_before_do_not_stay() -> None:
    held = make_value("actor", "Jaysh al-Islam", {"id": "a1", "side": "3"})
    kept = make_value("actor", "Jaysh al-Islam", {"id": "a4", "side": "3"})
    assert settle(WHO, INDEX, kept, held) == make_value("actor", "The Guards", {"id": "a4"})
    typed = make_value("actor", "Jaysh al-Islam", {"id": "a1", "side": "9"})
    assert settle(WHO, INDEX, typed, held) == typed
