from tui.domain.layers import Layer
from tui.domain.reading_back import read_back
from tui.domain.schema import Schema
from tui.domain.values import FieldValue, Nothing, Value
from tui.formats.schema_yaml import load_schema

SCHEMA = load_schema(
    b"""
schema: probe
version: "1"
event:
  type: type
  sentence: "{type} on {date}: {by}, with {helpers} ({count(helpers)}), {dead} dead, {year(date)} by {date.latest}."
  fields:
    type: {type: choice, options: {raid: A raid}}
    date: date
    by: actor
    helpers: {type: actor, many: yes}
    dead: {type: integer, derive: hurt + 1}
    hurt: integer
""",
    "probe.yaml",
)


def layer_of(values: dict[str, FieldValue]) -> Layer:
    return Layer("a1", "ana", {}, ("e1",), {("e1", path): said for path, said in values.items()})


def test_an_event_is_read_back() -> None:
    layer = layer_of(
        {
            "type": FieldValue(Value("choice", "raid")),
            "date": FieldValue(Value("date", "2022-01-05", (("precision", "week"),))),
            "by": FieldValue(
                Value("actor", "A", (("id", "a1"), ("inter", "3"))), alternatives=(Value("actor", "B"),)
            ),
            "helpers": FieldValue(Value("items", "i1\ni2")),
            "helpers/i1": FieldValue(Value("actor", "C")),
            "helpers/i2": FieldValue(Value("actor", "D")),
            "hurt": FieldValue(Value("integer", "2")),
        }
    )

    assert (
        read_back(SCHEMA, layer, "e1")
        == "A raid on 2022-01-05 Wed: A or B, with C, D (2), 3 dead, 2022 by 2022-01-05."
    )


def test_what_is_not_said_is_heard() -> None:
    layer = layer_of({"by": FieldValue(nothing=Nothing.UNKNOWN)})

    assert read_back(SCHEMA, layer, "e1") == "… on …: (unknown), with … (0), … dead, … by …."


def test_a_schema_without_a_sentence_reads_nothing_back() -> None:
    assert read_back(Schema("x", "1", "X"), layer_of({}), "e1") == ""
