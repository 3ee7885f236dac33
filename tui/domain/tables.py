"""Tables: rows of a file beside the schema, from which fields take their answers, and the values made of them."""

from collections.abc import Mapping
from typing import NamedTuple

from tui.domain.schema import Field, FieldType, Table
from tui.domain.values import Value, make_value
from tui.domain.visible import visible

TAKEN_COLUMNS = ("id", "written", "precision", "relation")
"""Columns that a table of actors or places cannot have, since every such value has a part of that name; the key may
be called `id`, as it becomes that part."""

WRITTEN = "written"
ID = "id"

_NAMED_BY_TITLE = (FieldType.ACTOR, FieldType.PLACE)


class RowFault(NamedTuple):
    """One thing that is wrong in a file of rows.

    Attributes:
        file: Its name, as the schema says it.
        line: From 1.
        message: What was found; what was expected. One line.
    """

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        """The place and what is wrong there, fit for a terminal."""
        return f"{visible(self.file)}:{self.line}: {self.message}"


class TableRows(NamedTuple):
    """The rows of a file.

    Attributes:
        columns: Their ids.
        rows: Each with as many cells as there are columns.
        lines: The line on which each row begins, from 1.
        faults: What is wrong with the file; the rest of it can be used to look for more faults.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...] = ()
    faults: tuple[RowFault, ...] = ()


def part_columns(table: Table) -> tuple[str, ...]:
    """The columns that a value takes along as its parts, in order: all but the key.

    The key is the literal of a reference, and the part `id` of an actor or place.
    """
    return tuple(column for column in table.columns if column != table.key)


def columns_taken(table: Table, type_: FieldType) -> tuple[str, ...]:
    """The columns for which values of that type have no room, because they have a part of that name already.

    Args:
        table: The table.
        type_: Of a field that takes its answers from it.
    """
    taken = {FieldType.REFERENCE: (WRITTEN,), FieldType.ACTOR: TAKEN_COLUMNS, FieldType.PLACE: TAKEN_COLUMNS}
    return tuple(column for column in part_columns(table) if column in taken.get(type_, ()))


def value_of_row(field: Field, table: Table, row: Mapping[str, str], written: str = "") -> Value:
    """The answer that a row stands for.

    Args:
        field: The question: a reference, actor, place, text or tags.
        table: The table.
        row: Its cells by column.
        written: How the article has it; empty if that is not known.

    Returns:
        Of a reference: the key, with the other columns as parts. Of an actor or place: the title, with the key as
        the part `id` and the other columns. Of anything else: the title alone. Empty cells are left out.
    """
    key = row.get(table.key, "")
    title = row.get(table.title, "") or key
    parts = {column: row.get(column, "") for column in part_columns(table)}
    if field.type is FieldType.REFERENCE:
        return make_value(field.type.value, key, {**parts, WRITTEN: written})
    if field.type in _NAMED_BY_TITLE:
        return make_value(field.type.value, title, {**parts, ID: key, WRITTEN: written})
    return make_value(field.type.value, title)
