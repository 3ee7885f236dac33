from tests.support.agreement import SCHEMA
from tui.domain.incidents.relations import DIFFERENT, SAME, Relation, relations_of, title_of
from tui.domain.schema import Field, FieldType, Option, Schema

LINKED = Schema(
    "s",
    "1",
    "S",
    event_fields=(
        Field(
            "g",
            FieldType.GROUP,
            "G",
            fields=(
                Field(
                    "a",
                    FieldType.LINK,
                    "A",
                    relations=(Option("part_of", "Part of", "A step."), Option("same", "Same")),
                ),
            ),
        ),
        Field("b", FieldType.LINK, "B", relations=(Option("part_of", "Teil"), Option("against", "Against it"))),
        Field("p", FieldType.PLACE, "P", relations=(Option("near", "Near"),)),
    ),
)


def test_the_relations_are_those_of_the_schema() -> None:
    assert relations_of(LINKED) == (Relation("part_of", "part of", "A step."), Relation("against", "against it"))


def test_a_schema_without_any_has_the_usual_ones() -> None:
    assert [each.code for each in relations_of(SCHEMA)] == ["part_of", "response_to"]


def test_titles() -> None:
    codes = (SAME, DIFFERENT, "against", "gone")
    assert [title_of(LINKED, code) for code in codes] == ["same incident", "not the same", "against it", "gone"]
