"""Reads which table a schema's YAML makes of the events."""

import re

from tui.domain.references import Scope, find
from tui.domain.schema import Column, Export, Field, FieldType, Schema
from tui.formats.schema_yaml_reading import Reader, found, listed, read_nothing
from tui.formats.schema_yaml_rule import Purpose, Rule
from tui.formats.yaml_text import MAX_BYTES, Mapping, Node, Scalar, quoted

EVENT = "event"
ARTICLE = "article"
"""What makes a row, beside the items of a repeated group."""

EXPORT_KEYS = {
    "rows": "event, article, or the repeated group of which each entry makes a row",
    "nothing": "what the kinds of nothing are called",
    "columns": "the columns, each with what stands in it",
}
COLUMN_KEYS = {
    "value": "an expression, or a text with expressions in braces",
    "number": "how many numbered columns it makes",
    "join": "what stands between several values",
    "nothing": "what the kinds of nothing are called in it",
    "each": "the repeated group for each of whose entries the value stands",
}
_MAX_JOIN = 20


def read_export(reader: Reader, node: Node, schema: Schema, rules: list[Rule]) -> Export:
    """Reads the exported table.

    Args:
        reader: Collects faults.
        node: What stands under `export`.
        schema: The schema with its fields.
        rules: Takes the expressions for later.
    """
    keys = reader.keys(node, "export", EXPORT_KEYS, required=("columns",))
    rows, groups = _rows(reader, keys.get("rows"), schema)
    codes = read_nothing(reader, keys["nothing"], "export") if "nothing" in keys else ()
    at = keys.get("columns")
    if isinstance(at, Mapping | Scalar) and not reader.entries(at, "the columns of export"):
        reader.fault(at, "no columns in export; expected at least one 'heading: value'")
    columns: list[Column] = []
    headings: dict[str, str] = {}
    repeated = {name: name.replace(".", "/") for name in _repeated(schema.event_fields, "")}
    for key, value in reader.entries(keys["columns"], "the columns of export") if "columns" in keys else ():
        column, scalar = _column(reader, key, value, repeated if rows == EVENT else {})
        columns.append(column)
        _note_headings(reader, key, column, headings)
        if scalar is not None:
            inside = tuple(column.each.split("/")) if column.each else groups
            rules.append(Rule(scalar, inside, rows != ARTICLE, purpose=Purpose.COLUMN))
    return Export(rows, tuple(columns), codes)


def _note_headings(reader: Reader, key: Scalar, column: Column, headings: dict[str, str]) -> None:
    """Notes it if a numbered column makes a heading that there is already, or the other way round."""
    made = [f"{column.name}{number}" for number in range(1, int(column.number or "0") + 1)] or [column.name]
    twice = next((heading for heading in made if heading in headings), "")
    if twice:
        message = f"heading {quoted(twice)} of the column {quoted(column.name)}, taken by {quoted(headings[twice])}"
        reader.fault(key, f"{message}; expected each heading once")
    headings.update(dict.fromkeys(made, column.name))


def _rows(reader: Reader, node: Node | None, schema: Schema) -> tuple[str, tuple[str, ...]]:
    """What makes a row, and the groups that its expressions stand in."""
    default = EVENT if schema.event_fields else ARTICLE
    if node is None:
        return (default, ())
    text = reader.text(node, "rows")
    if text in {EVENT, ARTICLE, ""}:
        return (text or default, ())
    target = find(Scope((schema.event_fields,)), text)
    if target is not None and target.field.many and target.field.type is FieldType.GROUP and not target.part:
        return (target.path, tuple(target.path.split("/")))
    groups = (EVENT, ARTICLE, *_repeated(schema.event_fields, ""))
    reader.fault(node, f"{quoted(text)} for the rows of export; expected one of {listed(groups)}")
    return (default, ())


def _repeated(fields: tuple[Field, ...], prefix: str) -> list[str]:
    """The repeated groups that no other one holds."""
    found_groups: list[str] = []
    for field in fields:
        if field.type is FieldType.GROUP and field.many:
            found_groups.append(f"{prefix}{field.id}")
        elif field.type is FieldType.GROUP:
            found_groups += _repeated(field.fields, f"{prefix}{field.id}.")
    return found_groups


def _column(reader: Reader, key: Scalar, node: Node, groups: dict[str, str]) -> tuple[Column, Scalar | None]:
    name = reader.text(key, "the heading of a column")
    what = f"the column {quoted(name)}"
    if isinstance(node, Mapping):
        keys = reader.keys(node, what, COLUMN_KEYS, required=("value",))
    else:
        keys = {"value": node}
    if "number" in keys and "join" in keys:
        reader.fault(keys["join"], f"'join' beside 'number' in {what}; expected one of them")
    value = keys.get("value")
    source = reader.text(value, f"the value of {what}", limit=MAX_BYTES, lines=True)
    return (
        Column(
            name,
            source,
            _number(reader, keys.get("number"), what),
            _join(reader, keys.get("join"), what),
            read_nothing(reader, keys["nothing"], what) if "nothing" in keys else (),
            _each(reader, keys["each"], what, groups) if "each" in keys else "",
        ),
        value if isinstance(value, Scalar) and source else None,
    )


def _each(reader: Reader, node: Node, what: str, groups: dict[str, str]) -> str:
    """The path of a repeated group of events; only a row that is an event has them."""
    name = reader.one_of(node, f"each of {what}", groups)
    return groups.get(name, "")


def _number(reader: Reader, node: Node | None, what: str) -> str:
    if node is None:
        return ""
    if isinstance(node, Scalar) and re.fullmatch("[1-9][0-9]?", node.text):
        return node.text
    reader.fault(node, f"{found(node)} for the number of {what}; expected a number from 1 to 99")
    return ""


def _join(reader: Reader, node: Node | None, what: str) -> str:
    if node is None:
        return ""
    if isinstance(node, Scalar) and "\n" not in node.text and 0 < len(node.text) <= _MAX_JOIN:
        return node.text
    reader.fault(node, f"{found(node)} for the join of {what}; expected a short text such as '; '")
    return ""
