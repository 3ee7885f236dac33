"""Shows answers: as the form has them, and as editing by hand begins."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from tui.domain import quantities
from tui.domain.answers_dates import guessed_precision, show_date
from tui.domain.answers_error import AnswerError
from tui.domain.answers_notation import ID, PRECISION, parts_text
from tui.domain.answers_options import option_text, way_title
from tui.domain.answers_reading import WORDS, WRITTEN, typed_keys
from tui.domain.dates import parse as parse_date
from tui.domain.links import CALLED
from tui.domain.schema import Field, FieldType
from tui.domain.values import ITEMS, Value, make_value

_CODES = (FieldType.CHOICE, FieldType.SCALE, FieldType.TREE)


def show_answer(field: Field, value: Value) -> str:
    """A value as the form shows it: one line, for every value, even one that no longer fits its field.

    Args:
        field: The question.
        value: The answer.
    """
    return " ".join(_shown(field, value).split())


def short_answer(field: Field, value: Value) -> str:
    """A value as lists and narrow forms show it: without the finest precision, the key of a row, and further names.

    `show_answer` says them.

    Args:
        field: The question.
        value: The answer.
    """
    unsaid = {ID} if field.table else set()
    unsaid.update(level.code for level in field.levels)
    if field.precision and value.part(PRECISION) == field.precision[0].code:
        unsaid.add(PRECISION)
    return show_answer(field, _without(value, unsaid)) if unsaid else show_answer(field, value)


def spoken_answer(field: Field, value: Value) -> str:
    """A value as a sentence says it: names alone, dates without their precision.

    Args:
        field: The question.
        value: The answer.
    """
    if value.type in {FieldType.PLACE, FieldType.ACTOR}:
        return " ".join(value.literal.split())
    if value.type == FieldType.REFERENCE:
        return _shown_reference(field, value).removesuffix(f" · @{value.literal}")
    return show_answer(field, _without(value, {PRECISION}))


def _without(value: Value, unsaid: set[str]) -> Value:
    return make_value(value.type, value.literal, {name: text for name, text in value.parts if name not in unsaid})


def _shown(field: Field, value: Value) -> str:
    shower = _SHOWERS.get(value.type)
    return shower(field, value) if shower else value.literal


def _shown_code(field: Field, value: Value) -> str:
    return way_title(field, value.literal)


def _shown_boolean(field: Field, value: Value) -> str:
    return way_title(field, value.literal) if field.options else _yes_or_no(value.literal)


def _shown_codes(field: Field, value: Value) -> str:
    return "; ".join(way_title(field, line) for line in value.lines())


def _shown_country(field: Field, value: Value) -> str:
    return f"{way_title(field, value.literal)} {_bracketed(value.part(WRITTEN))}"


def _shown_number(_: Field, value: Value) -> str:
    return f"{value.literal} {_bracketed(value.part(WORDS))}"


def _shown_items(_: Field, value: Value) -> str:
    count = len(value.lines())
    return "1 item" if count == 1 else f"{count} items"


def _yes_or_no(literal: str) -> str:
    return {"true": "yes", "false": "no"}.get(literal, literal)


def _bracketed(text: str) -> str:
    return f"({text})" if text else ""


def _shown_quantity(field: Field, value: Value) -> str:
    try:
        shown = quantities.parse(value.literal).show()
    except AnswerError:
        return value.literal
    words = value.part(WORDS)
    vague = value.literal == "plural" or quantities.preset_for(words, field.words)
    return f"{shown} {_bracketed(words)}" if vague else shown


def _shown_date(field: Field, value: Value) -> str:
    try:
        return show_date(field, value.literal, value.part(PRECISION))
    except AnswerError:
        return value.literal


def _shown_parts(field: Field, value: Value) -> str:
    """Name and further names, then what is there besides."""
    titles = {option.code: option.title for option in field.precision}
    names = [value.literal, *(value.part(level.code) for level in field.levels)]
    relation = value.part("relation")
    related = next((option.title for option in field.relations if option.code == relation), relation)
    further = [related, titles.get(value.part(PRECISION), value.part(PRECISION))]
    known = f"@{value.part(ID)}" if value.part(ID) else ""
    return " · ".join(text for text in (", ".join(each for each in names if each), *further, known) if text)


def _shown_link(field: Field, value: Value) -> str:
    """What an event of another article was called, else the id of the event; then what the one is to the other."""
    return _shown_parts(field, replace(value, literal=value.part(CALLED) or value.literal))


def _shown_reference(field: Field, value: Value) -> str:
    """The first column that says something, most often the title, and the key."""
    title = next((value.part(column) for column in field.columns if value.part(column)), "")
    return f"{title} · @{value.literal}" if title else value.literal


_SHOWERS: Mapping[str, Callable[[Field, Value], str]] = {
    FieldType.BOOLEAN: _shown_boolean,
    FieldType.CHOICE: _shown_code,
    FieldType.SCALE: _shown_code,
    FieldType.TREE: _shown_code,
    FieldType.CHOICES: _shown_codes,
    FieldType.TAGS: _shown_codes,
    FieldType.COUNTRY: _shown_country,
    FieldType.INTEGER: _shown_number,
    FieldType.DECIMAL: _shown_number,
    FieldType.QUANTITY: _shown_quantity,
    FieldType.DATE: _shown_date,
    FieldType.PLACE: _shown_parts,
    FieldType.ACTOR: _shown_parts,
    FieldType.LINK: _shown_link,
    FieldType.REFERENCE: _shown_reference,
    ITEMS: _shown_items,
}


def literal_text(field: Field, value: Value) -> str:
    """What editing a value by hand begins with; `answers_reading.edit_answer` reads it as the same value.

    Args:
        field: The question.
        value: The answer.
    """
    if value.type in _CODES or (value.type == FieldType.COUNTRY and field.options):
        return option_text(field, value.literal)
    match value.type:
        case FieldType.BOOLEAN:
            return option_text(field, value.literal) if field.options else _yes_or_no(value.literal)
        case FieldType.CHOICES | FieldType.TAGS:
            return "; ".join(option_text(field, line) for line in value.lines())
        case FieldType.DATE:
            return f"{value.literal}{_precision_text(field, value)}"
        case FieldType.PLACE | FieldType.ACTOR | FieldType.LINK:
            keys = typed_keys(field, value)
            return parts_text(value.literal, {key: value.part(key) for key in keys})
    return value.literal


def _precision_text(field: Field, value: Value) -> str:
    """The precision where it is not what the date itself suggests."""
    code = value.part(PRECISION)
    try:
        guessed = guessed_precision(field, parse_date(value.literal))
    except AnswerError:
        guessed = ""
    return f" /{code or '-'}" if field.precision and code != guessed else ""
