"""Fields that take their answers from a table: what is offered for what was typed, and what becomes of it.

What a row stands for is written as `answers` reads it: `Jaysh al-Islam @a012`. So a chosen row, an answer given
before and a name typed in full all end in the same value, with the columns of the row.
"""

from collections.abc import Callable, Iterator, Sequence

from tui.domain import answers
from tui.domain.answers_error import AnswerError
from tui.domain.answers_notation import parts_text
from tui.domain.answers_showing import spoken_answer
from tui.domain.completing import completed
from tui.domain.folding import fold
from tui.domain.schema import Field, FieldType
from tui.domain.table_answers import NAMED, fill_in, is_listed, settle, value_of_words
from tui.domain.table_plain import plain
from tui.domain.table_search import TableIndex
from tui.domain.tables import ID, WRITTEN, fill, holes, part_columns, title_of_row, value_of_row
from tui.domain.values import Value
from tui.ui.desk.desk import Desk
from tui.ui.entry import Choice, Entry

_FEW = 5
"""With no more rows than these, the templates for names that are not in the table stand behind them."""

UNLISTED = "not in the table"

AS_WRITTEN = "as written, not in the table"
"""What is said of the row that takes what was typed: it is the last one, and so one key up from the line."""


def row_source(
    desk: Desk, field: Field, earlier: Sequence[Choice], quoted: str = ""
) -> Callable[[str], list[Choice]]:
    """What is offered for a field with a table.

    Args:
        desk: The desk.
        field: The field.
        earlier: What was answered before, offered while nothing is typed.
        quoted: Words of the article from which the answer begins: names inside of them count as well.
    """
    index = desk.session.table(field.table)
    templates = list(dict.fromkeys(fill(each, _known(desk, index)) for each in index.table.unlisted))

    def offered(typed: str) -> list[Choice]:
        name = _name(field, typed)
        found = index.find(name) or (index.within(quoted) if typed == quoted else [])
        rows = [_row_choice(field, index, row) for row in found]
        if not plain(name):
            shown = {choice.id for choice in earlier}
            return [*earlier, *(each for each in rows if each.id not in shown)]
        if field.type is FieldType.REFERENCE:
            return rows
        known = {choice.id for choice in earlier}
        # What was answered before in the article is probably meant again.
        rows.sort(key=lambda each: each.id not in known)
        return [*_with_templates(field, index, name, rows, templates), *_as_written(field, index, typed)]

    return offered


def _with_templates(
    field: Field, index: TableIndex, name: str, rows: list[Choice], templates: list[str]
) -> Iterator[Choice]:
    """The rows, between the templates that are meant and the others; a template that names a row is that row.

    What begins as was typed comes first, templates before rows.
    """
    typed = fold(name).strip()
    meant = [each for each in templates if all(word in fold(each) for word in typed.split())]
    meant.sort(key=lambda each: not fold(each).startswith(typed))
    begun = sum(fold(each).startswith(typed) for each in meant)
    named = {each: _row_choice(field, index, found[0]) for each in templates if (found := index.named(each))}
    first = [named[each] for each in meant if each in named]
    others = [each for each in rows if each not in first]
    near = [each for each in others if fold(each.title).startswith(typed)]
    yield from (named[each] for each in meant[:begun] if each in named)
    yield from _unlisted(each for each in meant[:begun] if each not in named)
    yield from near
    yield from (named[each] for each in meant[begun:] if each in named)
    yield from _unlisted(each for each in meant[begun:] if each not in named)
    yield from (each for each in others if each not in near)
    if len(rows) <= _FEW:
        yield from _unlisted(each for each in templates if each not in meant and each not in named)


def _as_written(field: Field, index: TableIndex, typed: str) -> list[Choice]:
    """The row that takes a name which the table does not have; empty if it has it, or nothing is to be taken."""
    name = _name(field, typed).strip()
    if field.type is FieldType.TAGS or index.named(name) or holes(name) or answers.read_nothing(typed.strip()):
        return []
    return [Choice(typed.strip(), name, detail=AS_WRITTEN)]


def row_choice_of(desk: Desk, field: Field, value: Value | None) -> list[Choice]:
    """The row that a reference holds, as a choice; empty if there is none."""
    index = desk.session.table(field.table)
    row = None if value is None else index.with_key(value.literal)
    return [] if row is None else [_row_choice(field, index, row)]


def value_of_key(desk: Desk, field: Field, key: str) -> Value:
    """The reference to the row with that key."""
    index = desk.session.table(field.table)
    row = index.with_key(key)
    if row is None:
        raise AnswerError(f"{field.title} takes a row of the table {field.table}: choose one.")
    return value_of_row(field, index.table, index.by_column(row))


def taken(desk: Desk, field: Field, words: str) -> Value | None:
    """The answer that words of the article stand for; None if not exactly one row is called so."""
    return value_of_words(field, desk.session.table(field.table), words)


def settled(desk: Desk, field: Field, value: Value, held: Value | None) -> Value:
    """What was typed, as the row that it names; see `tui.domain.table_answers.settle`."""
    return settle(field, desk.session.table(field.table), value, held)


def preview(desk: Desk, field: Field, value: Value) -> str:
    """How an answer is shown while it is typed: with what the table says of it, or that it has no such row."""
    index = desk.session.table(field.table)
    key = value.part(ID) if field.type in NAMED else ""
    rows = [index.with_key(key)] if key else index.named(value.lines()[-1] if value.literal else "")
    shown = answers.show_answer(field, value)
    if not rows or rows[0] is None:
        return f"{shown} · {UNLISTED}"
    return f"{shown} · {_told(field, index, rows[0])}".removesuffix(" · ")


def require_listed(desk: Desk, field: Field, entry: Entry, value: Value, held: Value | None) -> None:
    """Refuses a name that was typed and that the table does not have, unless it was chosen as it is written.

    Keys that were meant for something else are no name: nobody would see that one was taken.

    Args:
        desk: The desk.
        field: The question.
        entry: The line and its list.
        value: What was read.
        held: The answer before.

    Raises:
        AnswerError: It is such a name.
    """
    if field.type is FieldType.TAGS or entry.choice is not None or not entry.touched or value == held:
        return
    if not is_listed(field, desk.session.table(field.table), value):
        raise AnswerError(f"Not in the table {field.table}: ↓ chooses a row, ↑ takes it as written.")


def require_filled(entry: Entry) -> None:
    """Puts a chosen template into the line if something in it is still to be filled in.

    Raises:
        AnswerError: It is such a one.
    """
    chosen = entry.choice.id if entry.choice is not None else ""
    if holes(chosen):
        entry.put(chosen)
        raise AnswerError(fill_in(chosen))


def _name(field: Field, typed: str) -> str:
    """What rows are looked for: of a name with further parts the name."""
    if field.type in NAMED:
        return typed.partition(" @")[0].partition(" /")[0]
    return typed


def _row_choice(field: Field, index: TableIndex, row: int) -> Choice:
    cells = index.by_column(row)
    key, title = cells[index.table.key], title_of_row(index.table, cells)
    told = _told(field, index, row)
    if field.type is FieldType.REFERENCE:
        return Choice(key, title, detail=key, help=told)
    if field.type in NAMED:
        return Choice(parts_text(title, {ID: key}), title, detail=key, help=told)
    return Choice(title, title, detail=key, help=told)


def _told(field: Field, index: TableIndex, row: int) -> str:
    """The other columns of a row."""
    cells = index.by_column(row)
    columns = (column for column in part_columns(index.table, field.type) if column != index.table.title)
    return " · ".join(f"{column} {cells[column]}" for column in columns if cells[column])


def _unlisted(names: "Iterator[str] | Sequence[str]") -> Iterator[Choice]:
    return (Choice(name, name, detail=UNLISTED) for name in names)


def _known(desk: Desk, index: TableIndex) -> dict[str, str]:
    """What can stand in the place of columns: what the answers given here say of them, places first.

    A field that is called like a column counts before the columns that an answer brought along.
    """
    schema = desk.session.schema
    layer = completed(schema, desk.session.layer)
    said: dict[str, str] = {}
    brought: dict[str, str] = {}
    for (owner, path), field_value in layer.values.items():
        field, value = schema.field(owner, path), field_value.value
        if field is None or value is None or owner not in {"", desk.owner} or field.many:
            continue
        said.setdefault(field.id, spoken_answer(field, value))
        for name, text in value.parts:
            if name not in {ID, WRITTEN} and (field.type is FieldType.PLACE or name not in brought):
                brought[name] = text
    known = brought | said
    return {column: known[column] for column in index.table.columns if column in known}
