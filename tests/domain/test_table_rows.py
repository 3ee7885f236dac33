from collections.abc import Mapping

import pytest

from tui.domain.layers import Layer
from tui.domain.schema import Schema
from tui.domain.table_rows import Skipped, header, table_rows
from tui.domain.values import FieldValue, Nothing, Value, make_value
from tui.formats.schema_yaml import load_schema

SOURCE = """
schema: probe
version: "1"
alternatives: yes
article:
  fields:
    publisher: text
event:
  type: type
  include_when: dead >= 1
  fields:
    type: {type: tree, options: {war: {options: {raid: Raid, siege: Siege}}, calm: [talks]}}
    date: date
    dead: {type: integer, nothing: {not_stated: "-99", unknown: "-9"}}
    best: {type: integer, derive: dead + 1}
    place: {type: place, levels: [country]}
    allies: {type: actor, many: yes}
    tags: tags
    target:
      type: group
      many: yes
      fields: {kind: {type: choice, options: {m: Market, b: Bridge}}, number: quantity}
export:
  rows: ROWS
  nothing: {not_stated: "-", not_applicable: "*"}
  columns:
    COLUMNS
"""


def schema_of(columns: str, rows: str = "event") -> Schema:
    return load_schema(SOURCE.replace("ROWS", rows).replace("COLUMNS", columns).encode(), "probe.yaml")


def layer_of(*events: Mapping[str, FieldValue | str | Nothing], article: str = "") -> Layer:
    values = {}
    for number, said in enumerate(events, start=1):
        for path, each in said.items():
            if isinstance(each, Nothing):
                values[f"e{number}", path] = FieldValue(nothing=each)
            elif isinstance(each, FieldValue):
                values[f"e{number}", path] = each
            else:
                type_, _, literal = each.partition(":")
                values[f"e{number}", path] = FieldValue(make_value(type_, literal))
    if article:
        values["", "publisher"] = FieldValue(make_value("text", article))
    return Layer("a1", "ana", {}, tuple(f"e{number}" for number in range(1, len(events) + 1)), values)


def rows_of(schema: Schema, layer: Layer) -> list[tuple[str, ...] | Skipped]:
    return list(table_rows(schema, layer, {"annotator": layer.annotator, "article": layer.article}, 1))


FULL: Mapping[str, FieldValue | str | Nothing] = {
    "type": "tree:raid",
    "date": "date:2022-01-05",
    "dead": "integer:3",
    "place": FieldValue(make_value("place", "Homs", {"country": "SY"})),
    "allies": "items:i1\ni2\ni3",
    "allies/i1": "actor:A",
    "allies/i2": "actor:B; Co",
    "allies/i3": "actor:C",
    "tags": "tags:x\ny",
    "target": "items:t1\nt2",
    "target/t1/kind": "choice:m",
    "target/t1/number": "quantity:>=2",
    "target/t2/kind": "choice:b",
}


@pytest.mark.parametrize(
    ("column", "cells"),
    [
        ("x: type", ("raid",)),
        ("x: title(type.parent)", ("war",)),
        ("x: year(date)", ("2022",)),
        ("x: best", ("4",)),
        ("x: \"'fixed'\"", ("fixed",)),
        ('x: "{place.country}-{record.row}-{record.number}"', ("SY-1-1",)),
        ('x: "{place.id}-1"', ("",)),
        ('x: "{{{type}}}"', ("{raid}",)),
        ("x: place.id", ("",)),
        ("x: allies", ("A; B; Co; C",)),
        ("x: {value: allies, join: ' | '}", ("A | B; Co | C",)),
        ("x: {value: allies, number: 4}", ("A", "B; Co", "C", "")),
        ("x: {value: allies, number: 2}", ("A", "B; Co; C")),
        ("x: tags", ("x; y",)),
        ("x: target.kind", ("m; b",)),
        ("x: count(target)", ("2",)),
        ("x: {value: 'title(kind)', each: target}", ("Market; Bridge",)),
        ("x: {value: '{kind}: {number}', each: target}", ("m: >=2",)),
        ("x: {value: \"kind + ': ' + text(number) if stated(number) else kind\", each: target}", ("m: >=2; b",)),
        ("x: {value: '{kind} in {type}', each: target, join: ' | '}", ("m in raid | b in raid",)),
        ("x: {value: '{kind}: {number}', each: target, number: 3}", ("m: >=2", "", "")),
        ("x: {value: target.kind, number: 2}", ("m", "b")),
        ("x: article.publisher", ("The Post",)),
        ("x: record.annotator", ("ana",)),
        ("x: record.event", ("e1",)),
        ("x: dead > 1", ("true",)),
    ],
)
def test_what_stands_in_a_column(column: str, cells: tuple[str, ...]) -> None:
    assert rows_of(schema_of(column), layer_of(FULL, article="The Post")) == [cells]


def test_the_headings() -> None:
    schema = schema_of("{one: type, two: {value: allies, number: 3}, three: dead}")
    assert schema.export is not None
    assert header(schema.export) == ("one", "two1", "two2", "two3", "three")


@pytest.mark.parametrize(
    ("column", "said", "cell"),
    [
        ("x: dead", Nothing.NOT_STATED, "-99"),
        ("x: dead", Nothing.UNKNOWN, "-9"),
        ("x: {value: dead, nothing: {not_stated: none}}", Nothing.NOT_STATED, "none"),
        ("x: date", Nothing.NOT_STATED, "-"),
        ("x: date", Nothing.NOT_APPLICABLE, "*"),
        ("x: date", Nothing.UNKNOWN, ""),
        ("x: title(type)", Nothing.NOT_STATED, "-"),
        ("x: place.country", Nothing.NOT_STATED, "-"),
        ("x: date.latest", Nothing.NOT_APPLICABLE, "*"),
        ("x: {value: type.parent, nothing: {unknown: '?'}}", Nothing.UNKNOWN, "?"),
        ("x: text(dead)", Nothing.NOT_STATED, "-99"),
        ("x: {value: kind, each: target}", Nothing.NOT_APPLICABLE, "*"),
        ("x: {value: kind, each: target}", Nothing.UNKNOWN, ""),
    ],
)
def test_what_the_kinds_of_nothing_are_called(column: str, said: Nothing, cell: str) -> None:
    path = next(name for name in ("dead", "date", "target", "type", "place") if name in column)

    assert rows_of(schema_of(column), layer_of({path: said})) == [(cell,)]


def test_answers_that_are_as_right_stand_side_by_side() -> None:
    other = FieldValue(make_value("tree", "raid"), alternatives=(make_value("tree", "siege"),))
    optional = FieldValue(make_value("tree", "raid"), optional=True)

    assert rows_of(schema_of("x: type"), layer_of({"type": other}, {"type": optional})) == [
        ("raid / siege",), ("? raid",),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("x: title(type)", "Raid / Siege"),
        ("x: title(target.kind)", "Market / Bridge"),
        ("x: allies", "A / B"),
        ("x: allies.id", "1 / 2"),
    ],
)
def test_they_are_written_as_the_answer_is(column: str, cell: str) -> None:
    def actor(name: str, key: str) -> Value:
        return make_value("actor", name, {"id": key})

    said: Mapping[str, FieldValue | str | Nothing] = {
        "type": FieldValue(make_value("tree", "raid"), alternatives=(make_value("tree", "siege"),)),
        "target": "items:t1",
        "target/t1/kind": FieldValue(make_value("choice", "m"), alternatives=(make_value("choice", "b"),)),
        "allies": "items:i1",
        "allies/i1": FieldValue(actor("A", "1"), alternatives=(actor("B", "2"),)),
    }

    assert rows_of(schema_of(column), layer_of(said)) == [(cell,)]


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("x: place", "Homs / Mosul / Hama"),
        ("x: place.country", "SY / IQ"),
        ("x: place.id", ""),
        ("x: type.parent", "? war"),
    ],
)
def test_of_a_part_each_text_stands_once(column: str, cell: str) -> None:
    def place(name: str, country: str) -> Value:
        return make_value("place", name, {"country": country})

    places = (place("Mosul", "IQ"), place("Hama", "SY"))
    kinds = (make_value("tree", "siege"),)
    said: Mapping[str, FieldValue | str | Nothing] = {
        "place": FieldValue(place("Homs", "SY"), alternatives=places),
        "type": FieldValue(make_value("tree", "raid"), alternatives=kinds, optional=True),
    }

    assert rows_of(schema_of(column), layer_of(said)) == [(cell,)]


def test_events_that_the_schema_leaves_out() -> None:
    layer = layer_of({"dead": "integer:0"}, {"dead": "integer:2"}, {"type": "tree:talks"})

    assert rows_of(schema_of('x: "{record.row}/{record.number}"'), layer) == [
        Skipped("e1"), ("1/2",), ("2/3",),
    ]  # fmt: skip


def test_a_row_for_each_entry_of_a_group() -> None:
    schema = schema_of("{row: record.row, item: record.item, kind: kind, number: number, type: type}", "target")

    assert rows_of(schema, layer_of(FULL, {"target": "items:z", "target/z/kind": "choice:b"})) == [
        ("1", "1", "m", ">=2", "raid"),
        ("2", "2", "b", "", "raid"),
        ("3", "1", "b", "", ""),
    ]


def test_a_row_for_each_article() -> None:
    schema = schema_of("{row: record.row, who: publisher}", "article")

    assert rows_of(schema, layer_of(FULL, FULL, article="The Post")) == [("1", "The Post")]


@pytest.mark.parametrize(
    ("column", "cells"),
    [
        ("x: {value: target.kind, number: 3}", ("", "b", "-")),
        ("x: {value: title(target.kind), number: 3}", ("", "Bridge", "-")),
        ("x: {value: target.number, number: 3}", ("5", "", "*")),
        ("x: {value: target.number, number: 2}", ("5", "*")),
        ("x: target.kind", ("b; -",)),
        ("x: {value: target.number, join: ' & '}", ("5 & *",)),
    ],
)
def test_columns_of_a_group_stay_side_by_side(column: str, cells: tuple[str, ...]) -> None:
    said: Mapping[str, FieldValue | str | Nothing] = {
        "target": "items:t1\nt2\nt3",
        "target/t1/number": "quantity:5",
        "target/t2/kind": "choice:b",
        "target/t3/kind": Nothing.NOT_STATED,
        "target/t3/number": Nothing.NOT_APPLICABLE,
        "dead": "integer:1",
    }

    assert rows_of(schema_of(column), layer_of(said)) == [cells]


@pytest.mark.parametrize(
    ("column", "cells"),
    [
        ("x: target.kind", ("-",)),
        ("x: {value: target.kind, number: 2}", ("-", "")),
        ("x: allies", ("*",)),
        ("x: count(target)", ("0",)),
    ],
)
def test_why_there_are_no_items_is_told(column: str, cells: tuple[str, ...]) -> None:
    said = {"target": Nothing.NOT_STATED, "allies": Nothing.NOT_APPLICABLE, "dead": "integer:1"}

    assert rows_of(schema_of(column), layer_of(said)) == [cells]
