"""The table that a schema makes of the events: one row for each event, article, or entry of a repeated group."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tui.domain.completing import completed
from tui.domain.evaluation import Operand
from tui.domain.layers import ARTICLE, Layer
from tui.domain.lookups import Answers, FormPlace
from tui.domain.schema import Column, Export, Schema
from tui.domain.templates import fill, is_template
from tui.domain.values import FieldValue

ROW_PER_EVENT = "event"
ROW_PER_ARTICLE = "article"

BETWEEN_VALUES = "; "
"""What stands between several values where the column does not say."""

BETWEEN_ALTERNATIVES = " / "
OPTIONAL = "? "
"""What stands in front of an answer that may as well be missing."""


class Skipped(NamedTuple):
    """An event that the table leaves out, as the schema's `include_when` has it.

    Attributes:
        event: Its id.
    """

    event: str


def header(export: Export) -> tuple[str, ...]:
    """The headings of the table's columns, in order."""
    return tuple(name for column in export.columns for name in _names(column))


def _names(column: Column) -> tuple[str, ...]:
    if not column.number:
        return (column.name,)
    return tuple(f"{column.name}{number}" for number in range(1, int(column.number) + 1))


def table_rows(
    schema: Schema, layer: Layer, record: Mapping[str, Operand], first: int
) -> Iterator[tuple[str, ...] | Skipped]:
    """The rows that a layer gives.

    Args:
        schema: A schema with an export.
        layer: The layer, as it is stored.
        record: What `record.` leads to and is the same for all of its rows, such as `annotator` and `exported`.
        first: Number of the first row, from 1.

    Yields:
        Cells in the order of `header`, or what is left out.
    """
    export = schema.export
    if export is None:
        return
    layer = completed(schema, layer)
    row = first
    owners = (ARTICLE,) if export.rows == ROW_PER_ARTICLE else layer.events
    for number, owner in enumerate(owners, start=1):
        facts: dict[str, Operand] = {**record, "event": owner or None, "number": number if owner else None}
        answers = Answers(schema, layer, owner, facts)
        top = answers.top()
        if owner and schema.include_when and not answers.holds(schema.include_when, top, unknown=True):
            yield Skipped(owner)
            continue
        for item, place in enumerate(_places(export.rows, top, layer, owner), start=1):
            facts.update(row=row, item=item if export.rows not in {ROW_PER_EVENT, ROW_PER_ARTICLE} else None)
            yield tuple(cell for column in export.columns for cell in _cells(export, column, answers, place))
            row += 1


def _places(rows: str, top: FormPlace, layer: Layer, owner: str) -> Iterator[FormPlace]:
    """Where the expressions of each row stand: the event, or each entry of a repeated group in it."""
    if rows in {ROW_PER_EVENT, ROW_PER_ARTICLE}:
        yield top
        return
    place = top
    *around, last = rows.split("/")
    for name in around:
        place = place.inside(next(field for field in place.fields if field.id == name))
    group = next(field for field in place.fields if field.id == last)
    for number, item in enumerate(layer.items(owner, f"{place.prefix}{last}"), start=1):
        yield place.inside(group, item, number)


def _cells(export: Export, column: Column, answers: Answers, place: FormPlace) -> tuple[str, ...]:
    """The cell of a column, or one for each of its numbers."""
    texts = _texts(export, column, answers, place)
    if not column.number:
        return ((column.join or BETWEEN_VALUES).join(filter(None, texts)),)
    # A cell for each item, the empty ones too: columns of the same group stay side by side.
    count = int(column.number)
    kept, over = texts[:count], texts[count:]
    if over:
        kept = (*kept[:-1], BETWEEN_VALUES.join(filter(None, (kept[-1], *over))))
    return (*kept, *("" for _ in range(count - len(kept))))


def _texts(export: Export, column: Column, answers: Answers, place: FormPlace) -> tuple[str, ...]:
    if is_template(column.value):
        return _filled(column.value, answers, place)
    items = answers.items(column.value, place)
    if items is not None:
        return tuple(_of_item(export, column, answers, place, each) for each in items)
    said = answers.said(column.value, place)
    if said is not None and said.nothing is not None:
        code = _code_of_nothing(export, column, answers, place, said)
        return (code,) if code else ()
    texts = answers.texts(column.value, place) or ()
    return texts if said is None else _with_alternatives(said, texts)


def _of_item(
    export: Export,
    column: Column,
    answers: Answers,
    place: FormPlace,
    item: tuple[FieldValue, tuple[str, ...]],
) -> str:
    """What stands for one item of a repeated group; empty if nothing is said there."""
    said, texts = item
    if said.nothing is not None:
        return _code_of_nothing(export, column, answers, place, said)
    between = BETWEEN_VALUES if column.number else column.join or BETWEEN_VALUES
    return between.join(_with_alternatives(said, texts))


def _with_alternatives(said: FieldValue, texts: tuple[str, ...]) -> tuple[str, ...]:
    if said.value is None or not (said.alternatives or said.optional):
        return texts
    others = (" ".join(each.lines()) for each in said.alternatives)
    both = BETWEEN_ALTERNATIVES.join((BETWEEN_VALUES.join(texts), *others))
    return (f"{OPTIONAL if said.optional else ''}{both}",)


def _filled(template: str, answers: Answers, place: FormPlace) -> tuple[str, ...]:
    """The template with its expressions filled in; nothing if one of them is unknown."""
    known = True

    def show(source: str) -> str:
        nonlocal known
        texts = answers.texts(source, place)
        known = known and bool(texts)
        return BETWEEN_VALUES.join(texts or ())

    text = fill(template, show)
    return (text,) if known and text else ()


def _code_of_nothing(export: Export, column: Column, answers: Answers, place: FormPlace, said: FieldValue) -> str:
    """What a kind of nothing is called: in the column, else in the field, else in the table."""
    field = answers.field_of(column.value, place)
    for codes in (column.codes, field.codes if field is not None else (), export.codes):
        for kind, code in codes:
            if kind == said.nothing:
                return code
    return ""
