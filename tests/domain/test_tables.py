import pytest

from tui.domain.schema import Field, FieldType, Table
from tui.domain.tables import columns_taken, fill, holes, is_filled, part_columns, title_of_row, value_of_row
from tui.domain.values import Value

TABLE = Table("actors", "actors.csv", "0" * 64, "id", "name", ("id", "name"), ("id", "name", "aliases", "side"))
ROW = {"id": "a1", "name": "Jaysh al-Islam", "aliases": "", "side": "3"}


@pytest.mark.parametrize(
    ("type_", "value"),
    [
        (FieldType.REFERENCE, Value("reference", "a1", (("name", "Jaysh al-Islam"), ("side", "3")))),
        (FieldType.ACTOR, Value("actor", "Jaysh al-Islam", (("id", "a1"), ("side", "3")))),
        (FieldType.PLACE, Value("place", "Jaysh al-Islam", (("id", "a1"), ("side", "3")))),
        (FieldType.TEXT, Value("text", "Jaysh al-Islam")),
        (FieldType.TAGS, Value("tags", "Jaysh al-Islam")),
    ],
)
def test_a_row_becomes_a_value(type_: FieldType, value: Value) -> None:
    assert value_of_row(Field("who", type_, "Who"), TABLE, ROW) == value


def test_the_words_of_the_article_come_along() -> None:
    for type_ in (FieldType.REFERENCE, FieldType.ACTOR):
        value = value_of_row(Field("who", type_, "Who"), TABLE, ROW, "the army")
        assert value.part("written") == "the army"
    assert value_of_row(Field("who", FieldType.TEXT, "Who"), TABLE, ROW, "the army").parts == ()


def test_a_row_without_a_title_is_called_by_its_key() -> None:
    bare = {"id": "a1", "name": ""}
    assert title_of_row(TABLE, bare) == "a1"
    assert value_of_row(Field("who", FieldType.ACTOR, "Who"), TABLE, bare) == Value("actor", "a1", (("id", "a1"),))


def test_a_table_of_keys_alone() -> None:
    table = Table("codes", "codes.csv", "0" * 64, "id", "id", ("id",), ("id",))
    assert part_columns(table, FieldType.REFERENCE) == part_columns(table, FieldType.ACTOR) == ()
    assert value_of_row(Field("who", FieldType.REFERENCE, "Who"), table, {"id": "x"}) == Value("reference", "x")


def test_columns_that_values_have_no_room_for() -> None:
    columns = ("id", "written", "precision", "relation", "name")
    keyed = Table("t", "t.csv", "0" * 64, "id", "name", ("name",), columns)
    named = Table("t", "t.csv", "0" * 64, "name", "name", ("name",), columns)
    assert columns_taken(keyed, FieldType.PLACE) == ("written", "precision", "relation")
    assert columns_taken(named, FieldType.ACTOR) == ("id", "written", "precision", "relation")
    assert columns_taken(named, FieldType.REFERENCE) == ("written",)
    assert columns_taken(named, FieldType.TAGS) == ()


def test_templates_are_filled_as_far_as_is_known() -> None:
    template = "Unidentified {kind} Group ({country})"
    assert fill(template, {"country": "Syria", "kind": "Armed"}) == "Unidentified Armed Group (Syria)"
    assert fill(template, {"country": "{kind}", "kind": ""}) == "Unidentified {kind} Group ({kind})"
    assert holes("Unidentified {kind} Group ({country}, {kind}, {}, {A b})") == ("kind", "country")
    assert holes("Military Forces of Syria") == ()


@pytest.mark.parametrize(
    ("template", "name", "filled"),
    [
        ("Civilians ({country})", "Civilians (Iraq)", True),
        ("Civilians ({country})", "Civilians ({country})", False),
        ("Civilians ({country})", "Civilians ()", False),
        ("Civilians ({country})", "The Civilians (Iraq)", False),
        ("{side}: {country}", "3: Iraq", True),
        ("Unknown", "Unknown", False),
        ("A+ {kind}", "A+ gang", True),
    ],
)
def test_whether_a_name_is_made_of_a_template(template: str, name: str, filled: bool) -> None:  # noqa: FBT001
    assert is_filled(template, name) == filled
