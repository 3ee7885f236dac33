"""Records of the shipped schemas, filled by their paths."""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TypeAlias

from tui.domain.completing import completed
from tui.domain.layers import ARTICLE, Layer, ValueKey
from tui.domain.schema import Field, Schema, Table
from tui.domain.values import FieldValue, Nothing, make_value
from tui.services.schemas import load_named_schema

SCHEMAS = Path(__file__).parents[2] / "schemas"
EVENT = "e1"

Said: TypeAlias = str | Nothing | tuple[str, Mapping[str, str]] | FieldValue
"""A literal, a kind of nothing, a literal with its parts, or all that can be said."""


@cache
def shipped(name: str) -> Schema:
    """A schema that comes with copydesk."""
    return load_named_schema(name)


def filled(
    schema: Schema,
    event: Mapping[str, Said] | None = None,
    article: Mapping[str, Said] | None = None,
    about: Mapping[str, str] | None = None,
) -> Layer:
    """A layer with one event.

    Args:
        schema: Its schema.
        event: What is said of the event, by path; items of repeated fields are called as one likes, and their
            lists are made.
        article: What is said of the article.
        about: What came with the article.
    """
    values: dict[ValueKey, FieldValue] = {}
    for owner, said in ((ARTICLE, article or {}), (EVENT, event or {})):
        for path, each in said.items():
            values[owner, path] = _field_value(_field(schema, owner, path), each)
        for path, items in _lists(schema, owner, tuple(said)).items():
            values[owner, path] = FieldValue(make_value("items", "\n".join(items)))
    return Layer("a1", "ana", {}, (EVENT,) if event is not None else (), values, about=about or {})


def worked_out(
    schema: Schema, event: Mapping[str, Said], path: str, article: Mapping[str, Said] | None = None
) -> str:
    """What follows for a field: its literal, `*` for not applicable, empty if nothing does."""
    layer = completed(schema, filled(schema, event, article))
    said = layer.value(EVENT, path)
    return "*" if said.nothing is Nothing.NOT_APPLICABLE else said.value.literal if said.value else ""


def chosen(schema: Schema, table: str, title: str) -> tuple[str, dict[str, str]]:
    """A row of a table as the answer of an actor or a place: its title, and its key and columns."""
    found, row = _row(schema, table, title)
    return (title, {"id": row.pop(found.key), **_without(row, found.title)})


def referred(schema: Schema, table: str, title: str) -> tuple[str, dict[str, str]]:
    """A row of a table as the answer of a reference: its key, and the other columns."""
    found, row = _row(schema, table, title)
    return (row[found.key], _without(row, found.key))


def rows(schema: Schema, table: str) -> list[dict[str, str]]:
    """The rows of a table."""
    found = schema.table(table)
    assert found is not None, table
    with (SCHEMAS / found.file).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def every_field(fields: tuple[Field, ...]) -> list[Field]:
    """Fields with those in groups."""
    return [each for field in fields for each in (field, *every_field(field.fields))]


def _row(schema: Schema, table: str, title: str) -> tuple[Table, dict[str, str]]:
    found = schema.table(table)
    assert found is not None, table
    return (found, next(row for row in rows(schema, table) if row[found.title] == title))


def _without(row: dict[str, str], column: str) -> dict[str, str]:
    return {name: text for name, text in row.items() if name != column}


def _field(schema: Schema, owner: str, path: str) -> Field:
    field = schema.field(owner, path)
    assert field is not None, path
    return field


def _field_value(field: Field, said: Said) -> FieldValue:
    if isinstance(said, FieldValue):
        return said
    if isinstance(said, Nothing):
        return FieldValue(nothing=said)
    literal, parts = said if isinstance(said, tuple) else (said, {})
    return FieldValue(make_value(field.type, literal, parts))


def _lists(schema: Schema, owner: str, paths: tuple[str, ...]) -> dict[str, list[str]]:
    """The items of each repeated field on the way of the paths."""
    found: dict[str, list[str]] = {}
    for path in paths:
        parts = path.split("/")
        for number in range(1, len(parts)):
            above = "/".join(parts[:number])
            field = schema.field(owner, above)
            is_list = field is not None and field.many and field.id == parts[number - 1]
            if is_list and parts[number] not in found.setdefault(above, []):
                found[above].append(parts[number])
    return found
