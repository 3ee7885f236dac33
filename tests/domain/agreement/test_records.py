from tui.domain.agreement.records import Said, article_record, records_of
from tui.domain.layers import Layer
from tui.domain.schema import Field, FieldType, Schema
from tui.domain.spans import Span
from tui.domain.values import FieldValue, Nothing, make_value

ACTOR = Field("name", FieldType.TEXT, "Name")
SCHEMA = Schema(
    "s",
    "1",
    "S",
    article_fields=(Field("topic", FieldType.TEXT, "Topic"),),
    event_fields=(
        Field("type", FieldType.TEXT, "Type"),
        Field("dead", FieldType.GROUP, "Dead", fields=(Field("low", FieldType.INTEGER, "Low"),)),
        Field("source", FieldType.TEXT, "Source", many=True),
        Field(
            "actor",
            FieldType.GROUP,
            "Actor",
            many=True,
            fields=(ACTOR, Field("alias", FieldType.TEXT, "Alias", many=True)),
        ),
    ),
)


def text(literal: str, *evidence: str) -> FieldValue:
    return FieldValue(make_value("text", literal), evidence=evidence)


def items(*names: str) -> FieldValue:
    return FieldValue(make_value("items", "\n".join(names)))


LAYER = Layer(
    "a",
    "ana",
    spans={"s1": Span("s1", "x", ((0, 4),)), "s2": Span("s2", "x", ((3, 9), (12, 14)))},
    events=("e1", "e2"),
    values={
        ("", "topic"): text("war"),
        ("e1", "type"): text("clash", "s1", "s2", "gone"),
        ("e1", "dead/low"): FieldValue(make_value("integer", "3")),
        ("e1", "source"): items("i1", "i2"),
        ("e1", "source/i2"): text("Reuters"),
        ("e1", "source/i1"): text("AFP", "s1"),
        ("e1", "actor"): items("i3", "i4"),
        ("e1", "actor/i3/name"): text("SDF"),
        ("e1", "actor/i4/name"): text("Army", "s2"),
        ("e1", "actor/i4/alias"): items("i5"),
        ("e1", "actor/i4/alias/i5"): text("SAA"),
        ("e2", "type"): FieldValue(nothing=Nothing.UNKNOWN),
        ("e2", "actor"): FieldValue(nothing=Nothing.NOT_STATED),
        ("e2", "source"): FieldValue(note="only a note"),
    },
)


def literals(said: Said) -> list[str]:
    return [value.literal for value in said.values]


def test_an_event_by_path() -> None:
    first, second = records_of(LAYER, SCHEMA)
    assert (first.id, second.id) == ("e1", "e2")
    assert {path: literals(said) for path, said in first.said.items()} == {
        "type": ["clash"],
        "dead/low": ["3"],
        "source": ["AFP", "Reuters"],
        "actor/name": ["SDF", "Army"],
        "actor/alias": ["SAA"],
    }
    assert first.said["type"].evidence == ((0, 9), (12, 14))
    assert first.evidence == ((0, 9), (12, 14))


def test_items_of_a_repeated_group_are_records() -> None:
    first, second = records_of(LAYER, SCHEMA)
    assert [item.id for item in first.items["actor"]] == ["i3", "i4"]
    assert literals(first.items["actor"][1].said["actor/name"]) == ["Army"]
    assert literals(first.items["actor"][1].said["actor/alias"]) == ["SAA"]
    assert second.items == {"actor": ()}


def test_nothing_is_said_and_a_note_is_no_answer() -> None:
    second = records_of(LAYER, SCHEMA)[1]
    assert second.said["type"].nothing is Nothing.UNKNOWN
    assert second.said["actor"].nothing is Nothing.NOT_STATED
    assert "source" not in second.said


def test_the_article_itself() -> None:
    assert {path: literals(said) for path, said in article_record(LAYER, SCHEMA).said.items()} == {"topic": ["war"]}
