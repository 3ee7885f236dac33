"""Where what decisions name stands in a newer version of the schema."""

import pytest

from tui.domain.adjudication.renames import Renames
from tui.domain.schema import Field, FieldType, Schema
from tui.domain.upgrading_layer import Upgrader

T, G = FieldType.TEXT, FieldType.GROUP
ARMS = Field("arms", T, "Arms", many=True)
FORMER = Field("actor", G, "Actor", many=True, fields=(Field("name", T, "Name"), ARMS))
LATER = Field(
    "side", G, "Side", many=True, was=("actor",), fields=(Field("called", T, "Name", was=("name",)), ARMS)
)


def schema(version: str, *fields: Field) -> Schema:
    return Schema("s", version, "S", event_fields=fields)


RENAMES = Renames(
    [
        Upgrader(
            schema("1", FORMER, Field("weapon", T, "Weapon", many=True), Field("gone", T, "Gone")),
            schema("2", LATER, Field("weapon", T, "Weapon")),
        )
    ]
)


@pytest.mark.parametrize(
    ("path", "later"),
    [
        ("", ""),
        ("actor", "side"),
        ("actor/a1", "side/a1"),
        ("actor/a1/name", "side/a1/called"),
        ("actor/a1/arms/b2", "side/a1/arms/b2"),
        ("weapon", "weapon"),
        # Of several entries one answer is left: none of them has a place of its own.
        ("weapon/w1", None),
        ("gone", None),
        ("never", None),
    ],
)
def test_an_answer_keeps_its_items_where_its_fields_are_called_otherwise(path: str, later: str | None) -> None:
    assert RENAMES.place(("e1", path)) == (None if later is None else ("e1", later))


def test_things_of_annotators_go_along() -> None:
    members = [("ana", "e1"), ("ana", "e1/actor/a1"), ("ana", "e1/gone")]
    assert [RENAMES.member(each) for each in members] == [("ana", "e1"), ("ana", "e1/side/a1"), None]


def test_a_field_of_the_article_is_another_one_than_that_of_events() -> None:
    assert RENAMES.bare("actor/name", in_event=True) == "side/called"
    assert RENAMES.bare("actor/name", in_event=False) is None
