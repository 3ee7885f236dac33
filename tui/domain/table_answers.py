"""What is typed or selected for a field with a table: the row that it names, or a name that is not in the table."""

from tui.domain.answers_error import AnswerError
from tui.domain.schema import Field, FieldType
from tui.domain.table_search import TableIndex
from tui.domain.tables import ID, WRITTEN, holes, is_filled, part_columns, title_of_row, value_of_row
from tui.domain.values import Value, make_value

NAMED = frozenset({FieldType.ACTOR, FieldType.PLACE})
"""Types whose literal is a name and whose part `id` is the key of a row."""


def value_of_words(field: Field, index: TableIndex, words: str) -> Value | None:
    """The answer that words of an article stand for.

    Args:
        field: The question.
        index: Its table.
        words: As the article has them; they are kept in the value where its type keeps them.

    Returns:
        The answer: the one row that is called so, or the words themselves if no row is anything like them; None if
        there are several rows to choose from.
    """
    rows = index.named(words)
    written = " ".join(words.split())
    if len(rows) == 1:
        return value_of_row(field, index.table, index.by_column(rows[0]), written)
    if rows or field.type is FieldType.REFERENCE or index.find(words, 1):
        return None
    return make_value(field.type, written, {WRITTEN: written} if field.type in NAMED else {})


def settle(field: Field, index: TableIndex, value: Value, held: Value | None = None) -> Value:
    """Brings what was typed to the row that it names, by its key or by a whole name.

    Args:
        field: The question.
        index: Its table.
        value: What was typed; columns that were typed with it count instead of the row's.
        held: The answer before.

    Returns:
        The value with the row's columns; as it is if the table has no such row.

    Raises:
        AnswerError: Several rows have that name, or a template is not filled in.
    """
    if field.type is FieldType.TAGS:
        lines = [_settle(field, index, make_value(value.type, line), None).literal for line in value.lines()]
        return make_value(value.type, "\n".join(dict.fromkeys(lines)))
    return _settle(field, index, value, held)


def is_listed(field: Field, index: TableIndex, value: Value) -> bool:
    """Whether an answer is a row of the table, by its key or its name, or is made of a template for other names.

    Args:
        field: The question, not one of tags.
        index: Its table.
        value: The answer.
    """
    key = value.part(ID) if field.type in NAMED else ""
    if key:
        return index.with_key(key) is not None
    return bool(index.named(value.literal)) or any(is_filled(each, value.literal) for each in index.table.unlisted)


def fill_in(template: str) -> str:
    """What to do with a template in which something is still to be filled in."""
    return f"Put what it is in the place of {{{holes(template)[0]}}}."


def _settle(field: Field, index: TableIndex, value: Value, held: Value | None) -> Value:
    key = value.part(ID) if field.type in NAMED else ""
    row = index.with_key(key) if key else None
    if row is None and not key:
        rows = index.named(value.literal)
        if len({_stands_for(field, index, row) for row in rows}) > 1:
            raise AnswerError(f"{len(rows)} rows of {field.table} are called so: choose one with ↓.")
        row = rows[0] if rows else None
    if row is None:
        if holes(value.literal):
            raise AnswerError(fill_in(value.literal))
        return value
    made = value_of_row(field, index.table, index.by_column(row))
    # Columns of another row may have stayed with the answer; all others were typed.
    earlier = held.part(ID) if held is not None else ""
    others = part_columns(index.table, field.type) if earlier and earlier != key else ()
    own = {name: text for name, text in value.parts if name not in others and name != ID}
    return make_value(made.type, made.literal, dict(made.parts) | own)


def _stands_for(field: Field, index: TableIndex, row: int) -> str | int:
    """What tells the answers apart that rows stand for: the row itself, or its title where nothing else is kept."""
    return row if field.type in NAMED else title_of_row(index.table, index.by_column(row))
