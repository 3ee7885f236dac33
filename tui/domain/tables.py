"""Tables: rows of a file beside the schema, from which fields take their answers, and the values made of them."""

import re
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

_HOLE = r"\{([a-z][a-z0-9_]*)\}"
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


def part_columns(table: Table, type_: FieldType) -> tuple[str, ...]:
    """The columns that a value takes along as its parts, in order: all that it does not hold otherwise.

    Args:
        table: The table.
        type_: Of the value. The key is the literal of a reference, and the part `id` of an actor or place, whose
            literal is the title.
    """
    held = {FieldType.REFERENCE: (table.key,)}.get(type_, (table.key, table.title))
    return tuple(column for column in table.columns if column not in held)


def columns_taken(table: Table, type_: FieldType) -> tuple[str, ...]:
    """The columns for which values of that type have no room, because they have a part of that name already.

    Args:
        table: The table.
        type_: Of a field that takes its answers from it.
    """
    taken = {FieldType.REFERENCE: (WRITTEN,), FieldType.ACTOR: TAKEN_COLUMNS, FieldType.PLACE: TAKEN_COLUMNS}
    return tuple(column for column in part_columns(table, type_) if column in taken.get(type_, ()))


def title_of_row(table: Table, row: Mapping[str, str]) -> str:
    """What is shown for a row, given by its columns: its title, or its key if it has none."""
    return row.get(table.title, "") or row.get(table.key, "")


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
    title = title_of_row(table, row)
    parts = {column: row.get(column, "") for column in part_columns(table, field.type)}
    if field.type is FieldType.REFERENCE:
        return make_value(field.type.value, row.get(table.key, ""), {**parts, WRITTEN: written})
    if field.type in _NAMED_BY_TITLE:
        return make_value(field.type.value, title, {**parts, ID: row.get(table.key, ""), WRITTEN: written})
    return make_value(field.type.value, title)


def fill(template: str, known: Mapping[str, str]) -> str:
    """A name made of a template, such as "Unidentified Armed Group ({country})".

    Args:
        template: Text with names of columns in braces.
        known: What stands in their place, by column; what is not there, or empty, stays as it is in the template.
    """
    return re.sub(_HOLE, lambda hole: known.get(hole[1], "") or hole[0], template)


def is_filled(template: str, name: str) -> bool:
    """Whether a name is made of a template, with something in each of its holes."""
    parts = re.split(_HOLE, template)[::2]
    return len(parts) > 1 and re.fullmatch("(.+)".join(map(re.escape, parts)), name) is not None and not holes(name)


def holes(text: str) -> tuple[str, ...]:
    """The names of columns that are still to be filled in."""
    return tuple(dict.fromkeys(re.findall(_HOLE, text)))
