"""The table that a schema makes of the events: one row for each event, article, or entry of a repeated group."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tui.domain.completing import completed
from tui.domain.evaluation import Operand
from tui.domain.form_places import FormPlace
from tui.domain.layers import ARTICLE, Layer
from tui.domain.schema import Column, Export, Schema
from tui.domain.templates import fill, is_template
from tui.domain.told_answers import Told, ToldAnswers
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
        answers = ToldAnswers(schema, layer, owner, facts)
        top = answers.top()
        if owner and schema.include_when and not answers.holds(schema.include_when, top, unknown=True):
            yield Skipped(owner)
            continue
        for item, place in enumerate(_places(export.rows, top, answers), start=1):
            facts.update(row=row, item=item if export.rows not in {ROW_PER_EVENT, ROW_PER_ARTICLE} else None)
            yield tuple(cell for column in export.columns for cell in _Cells(export, column, answers).at(place))
            row += 1


def _places(rows: str, top: FormPlace, answers: ToldAnswers) -> Iterator[FormPlace]:
    """Where the expressions of each row stand: the event, or each entry of a repeated group in it."""
    if rows in {ROW_PER_EVENT, ROW_PER_ARTICLE}:
        yield top
        return
    yield from answers.places(rows, top)


class _Cells:
    """The cells of one column, or of its numbered columns, in one event.

    Args:
        export: The table.
        column: The column.
        answers: What is said in the event, or of the article.
    """

    def __init__(self, export: Export, column: Column, answers: ToldAnswers) -> None:
        self._export = export
        self._column = column
        self._answers = answers

    def at(self, place: FormPlace) -> tuple[str, ...]:
        """One cell, or one for each number."""
        column = self._column
        texts = self._of_each(place) if column.each else self._texts(place)
        if not column.number:
            return ((column.join or BETWEEN_VALUES).join(filter(None, texts)),)
        # A cell for each item, the empty ones too: columns of the same group stay side by side.
        count = int(column.number)
        kept, over = texts[:count], texts[count:]
        if over:
            kept = (*kept[:-1], BETWEEN_VALUES.join(filter(None, (kept[-1], *over))))
        return (*kept, *("" for _ in range(count - len(kept))))

    def _of_each(self, place: FormPlace) -> tuple[str, ...]:
        """What stands for each entry of a repeated group; if there is none, what its kind of nothing is called."""
        items = tuple(self._answers.places(self._column.each, place))
        if items:
            return tuple(BETWEEN_VALUES.join(filter(None, self._texts(item))) for item in items)
        group = self._column.each.replace("/", ".")
        code = self._code_of_nothing(group, place, self._answers.list_said(self._column.each, place))
        return (code,) if code else ()

    def _texts(self, place: FormPlace) -> tuple[str, ...]:
        value = self._column.value
        if is_template(value):
            return self._filled(place)
        items = self._answers.items(value, place)
        if items is not None:
            between = BETWEEN_VALUES if self._column.number else self._column.join or BETWEEN_VALUES
            return tuple(between.join(self._of_told(place, told)) for told in items)
        told = self._answers.told(value, place)
        return (self._answers.texts(value, place) or ()) if told is None else self._of_told(place, told)

    def _of_told(self, place: FormPlace, told: Told) -> tuple[str, ...]:
        """What stands for one answer, also that of an item; nothing if none is given."""
        if told.said.nothing is None:
            return _with_alternatives(told)
        code = self._code_of_nothing(self._column.value, place, told.said)
        return (code,) if code else ()

    def _filled(self, place: FormPlace) -> tuple[str, ...]:
        """The template with its expressions filled in; nothing if one of them is unknown."""
        known = True

        def show(source: str) -> str:
            nonlocal known
            texts = self._answers.texts(source, place)
            known = known and bool(texts)
            return BETWEEN_VALUES.join(texts or ())

        text = fill(self._column.value, show)
        return (text,) if known and text else ()

    def _code_of_nothing(self, name: str, place: FormPlace, said: FieldValue) -> str:
        """What a kind of nothing is called: in the column, else in the field, else in the table."""
        field = self._answers.field_of(name, place)
        for codes in (self._column.codes, field.codes if field is not None else (), self._export.codes):
            for kind, code in codes:
                if kind == said.nothing:
                    return code
        return ""


def _with_alternatives(told: Told) -> tuple[str, ...]:
    """The texts of an answer; one text if it is one of several, or optional. The same is said once."""
    texts = tuple(dict.fromkeys(each for each in told.texts if each))
    if not texts or (len(texts) == 1 and not told.said.optional):
        return texts[0] if texts else ()
    shown = BETWEEN_ALTERNATIVES.join(BETWEEN_VALUES.join(each) for each in texts)
    return (f"{OPTIONAL if told.said.optional else ''}{shown}",)
