import pytest

from tui.domain.layers import Layer
from tui.domain.schema import Field, FieldType, Option, Schema
from tui.domain.summaries import event_summary, event_type, event_type_title
from tui.domain.values import FieldValue, Nothing, make_value

KINDS = (Option("war", "War", options=(Option("clash", "Armed clash"),)), Option("talks", "Talks"))
HARM = Field("harm", FieldType.GROUP, "Harm", fields=(Field("dead", FieldType.INTEGER, "Dead"),))
SCHEMA = Schema(
    "s",
    "1",
    "S",
    event_fields=(
        Field("kind", FieldType.TREE, "Kind", options=KINDS),
        Field("date", FieldType.DATE, "Date"),
        Field("place", FieldType.PLACE, "Place"),
        HARM,
    ),
    type_field="kind",
    summary=("date", "place", "harm/dead", "kind"),
)


def layer(**said: FieldValue) -> Layer:
    return Layer(
        "a1", "ana", events=("e1",), values={("e1", path.replace("__", "/")): each for path, each in said.items()}
    )


def value(type_: str, literal: str) -> FieldValue:
    return FieldValue(make_value(type_, literal))


def test_an_event_is_named_by_its_answers_in_the_schemas_order() -> None:
    full = layer(
        kind=value("tree", "clash"),
        date=value("date", "2021-05-05"),
        place=value("place", "Aleppo"),
        harm__dead=value("integer", "5"),
    )
    assert event_summary(SCHEMA, full, "e1") == ("2021-05-05 Wed", "Aleppo", "5", "Armed clash")
    assert event_type(SCHEMA, full, "e1") == "clash"
    assert event_type_title(SCHEMA, full, "e1") == "Armed clash"


def test_an_event_of_which_nothing_is_said() -> None:
    assert event_summary(SCHEMA, layer(), "e1") == ("·", "·", "·", "·")
    assert event_type(SCHEMA, layer(), "e1") == event_type_title(SCHEMA, layer(), "e1") == ""


@pytest.mark.parametrize(
    ("kind", "shown"), [(Nothing.NOT_STATED, "—"), (Nothing.NOT_APPLICABLE, "n/a"), (Nothing.UNKNOWN, "?")]
)
def test_the_kinds_of_nothing_are_short(kind: Nothing, shown: str) -> None:
    assert event_summary(SCHEMA, layer(date=FieldValue(nothing=kind)), "e1")[0] == shown


def test_a_type_that_the_schema_no_longer_has_is_named_by_its_code() -> None:
    old = layer(kind=value("tree", "riot"))
    assert event_type_title(SCHEMA, old, "e1") == "riot"
    assert event_summary(SCHEMA, old, "e1")[-1] == "riot"


def test_a_schema_without_types() -> None:
    bare = Schema("s", "1", "S", event_fields=(Field("date", FieldType.DATE, "Date"),), summary=("date", "gone"))
    said = layer(date=value("date", "2021"), gone=value("text", "x"))
    assert event_summary(bare, said, "e1") == ("2021", "·")
    assert event_type_title(bare, said, "e1") == ""
