"""Reads what people type into a field."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tui.domain import dates
from tui.domain.answers_dates import guessed_precision
from tui.domain.answers_error import AnswerError, quoted
from tui.domain.answers_notation import ID, PRECISION, read_parts
from tui.domain.answers_options import choosable, exact_option, read_option
from tui.domain.answers_relative import read_related_date
from tui.domain.links import ELSEWHERE, RELATIVE
from tui.domain.number_words import Number, read_number
from tui.domain.quantities import Quantity, preset_for, read_quantity
from tui.domain.schema import Field, FieldType
from tui.domain.times import read_time
from tui.domain.typed_dates import read_date
from tui.domain.values import Nothing, Value, make_value

RELATION = "relation"
WORDS = "words"
WRITTEN = "written"

_TRUE = ("y", "yes", "true", "t", "1")
_FALSE = ("n", "no", "false", "f", "0")
_NOTHING = {
    "-": Nothing.NOT_STATED,
    "–": Nothing.NOT_STATED,
    "—": Nothing.NOT_STATED,
    "not stated": Nothing.NOT_STATED,
    "*": Nothing.NOT_APPLICABLE,
    "n/a": Nothing.NOT_APPLICABLE,
    "not applicable": Nothing.NOT_APPLICABLE,
    "?": Nothing.UNKNOWN,
}


@dataclass(frozen=True, slots=True)
class AnswerContext:
    """What reading an answer needs to know besides the field.

    Attributes:
        reference: The publication date, from which relative dates count; None if it is not known.
        language: Language of the article as an ISO 639-1 code; empty if it is not known.
        written_date: Reads a date as an article states it, None if it is none; itself None where there is no such
            reader.
        event_date: Gives the date of the event with that number in the form, from 1, and that event's id; None if
            there is no such event, or no date in it.
        country: Gives the ISO 3166-1 alpha-2 code for a code or name, None if there is no such country; itself None
            where names cannot be looked up.
    """

    reference: dates.PartialDate | None = None
    language: str = ""
    written_date: Callable[[str], dates.PartialDate | None] | None = None
    country: Callable[[str], str | None] | None = None
    event_date: Callable[[int], tuple[dates.PartialDate, str] | None] | None = None


def read_nothing(typed: str) -> Nothing | None:
    """The kind of nothing that was typed: `-` not stated, `*` or `n/a` not applicable, `?` unknown; else None.

    The words `not stated` and `not applicable` count too. `unknown` does not: it is often the title of an option.
    """
    return _NOTHING.get(" ".join(typed.casefold().split()))


def read_answer(field: Field, typed: str, context: AnswerContext) -> Value:
    """Reads what was typed into a field.

    Args:
        field: The question; for a repeated field, one of its items is read.
        typed: What was typed.
        context: What relative answers count from.

    Returns:
        The value.

    Raises:
        AnswerError: It is no answer to the question; the message says what would be.
    """
    reader = _READERS.get(field.type)
    if reader is None:
        raise AnswerError(f"{field.title} holds fields of its own: answer those.")
    literal, parts = reader(field, typed, context) if typed.strip() else ("", {})
    if not literal:
        raise AnswerError(f"{field.title} is empty: type an answer, or - if the article does not state it.")
    return make_value(field.type.value, literal, parts)


def edit_answer(field: Field, before: Value | None, typed: str, context: AnswerContext) -> Value:
    """Reads what became of an answer that was edited by hand, starting from `literal_text`.

    What the notation has no place for stays while the answer stays the same. With another one only the words of the
    article stay.

    Args:
        field: The question.
        before: The answer before; None if there was none.
        typed: What was typed.
        context: What relative answers count from.

    Raises:
        AnswerError: It is no answer to the question.
    """
    value = read_answer(field, typed, context)
    if before is None or before.type != value.type:
        return value
    stays = {WRITTEN, WORDS} if value.literal != before.literal else {name for name, _ in before.parts}
    kept = {name: text for name, text in before.parts if name in stays and name not in typed_keys(field, before)}
    return make_value(value.type, value.literal, kept | dict(value.parts))


def notation_hint(field: Field) -> str:
    """How the further parts of a value are typed behind it; empty if it has none."""
    codes = ", ".join(f"/{option.code} {option.title.lower()}" for option in field.precision)
    named = " ".join(f"{level.code}=…" for level in field.levels)
    related = "relation=" + "|".join(option.code for option in field.relations) if field.relations else ""
    parts = [part for part in (codes, related, named if field.type is FieldType.PLACE else "") if part]
    return f"Behind it: {'; '.join(parts)}" if parts else ""


def notation_keys(field: Field) -> tuple[str, ...]:
    """The parts of a value that can be typed along with it."""
    scale = (PRECISION,) if field.precision else ()
    relation = (RELATION,) if field.relations else ()
    match field.type:
        case FieldType.DATE:
            return scale
        case FieldType.PLACE:
            return (ID, *scale, *relation, *(level.code for level in field.levels))
        case FieldType.ACTOR:
            return (ID,)
        case FieldType.LINK:
            return (RELATION, ELSEWHERE)
    return ()


def typed_keys(field: Field, value: Value) -> tuple[str, ...]:
    """The parts that are typed when a value is edited: the columns of its table as well if it is no row of it."""
    columns = () if value.part(ID) else field.columns
    return tuple(dict.fromkeys((*notation_keys(field), *columns)))


_Read = tuple[str, Mapping[str, str]]


def _text(_field: Field, typed: str, _context: AnswerContext) -> _Read:
    return typed.strip(), {}


def _boolean(field: Field, typed: str, _context: AnswerContext) -> _Read:
    folded = typed.strip().casefold()
    found = exact_option(field, folded) if field.options else ""
    if not found and folded in (*_TRUE, *_FALSE):
        found = str(folded in _TRUE).lower()
    if not found and field.options:
        found = read_option(field, typed)
    if found not in ("true", "false"):
        raise AnswerError(f"{field.title} takes y or n.")
    return found, {}


def _option(field: Field, typed: str, _context: AnswerContext) -> _Read:
    return read_option(field, typed), {}


def _choices(field: Field, typed: str, _context: AnswerContext) -> _Read:
    codes = [exact_option(field, piece) or read_option(field, piece) for piece in _pieces(field, typed)]
    return "\n".join(option.code for option in choosable(field) if option.code in codes), {}


def _tags(field: Field, typed: str, _context: AnswerContext) -> _Read:
    tags: dict[str, str] = {}
    for piece in _pieces(field, typed):
        tag = exact_option(field, piece) or " ".join(piece.split())
        tags.setdefault(tag.casefold(), tag)
    return "\n".join(tags.values()), {}


def _pieces(field: Field, typed: str) -> list[str]:
    """What stands between the separators; an option whose code or title holds some is kept whole, as its code."""
    pieces = [" ".join(piece.split()) for piece in re.split(r"[;\n]", typed)]
    whole = _parted_options(field)
    longest = max((name.count(";") + 1 for name in whole), default=1)
    found: list[str] = []
    at = 0
    while at < len(pieces):
        joined = (";".join(pieces[at : at + size]).casefold() for size in range(longest, 1, -1))
        name = next((name for name in joined if name in whole), "")
        found.append(whole.get(name, pieces[at]))
        at += name.count(";") + 1
    return [piece for piece in found if piece]


def _parted_options(field: Field) -> Mapping[str, str]:
    """The codes of the options whose code or title holds a separator, by that name without spaces around it."""
    found: dict[str, str] = {}
    for option in choosable(field):
        for name in (option.title, option.code):
            if ";" in name:
                folded = ";".join(" ".join(piece.split()) for piece in name.casefold().split(";"))
                found.setdefault(folded, option.code)
    return found


def _integer(field: Field, typed: str, context: AnswerContext) -> _Read:
    preset = preset_for(typed, field.words)
    number = read_number(preset or typed)
    if not isinstance(number, int):
        number = read_number(typed, context.language)
    if not isinstance(number, int):
        raise AnswerError(f"{field.title} takes one whole number, such as 12: {quoted(typed)} is none.")
    _check_limits(field, number)
    return str(number), {WORDS: " ".join(typed.split())} if preset else {}


def _decimal(field: Field, typed: str, context: AnswerContext) -> _Read:
    preset = preset_for(typed, field.words)
    number = read_number(preset or typed)
    if number is None:
        number = read_number(typed, context.language)
    if number is None:
        raise AnswerError(f"{field.title} takes one number, such as 1.5: {quoted(typed)} is none.")
    _check_limits(field, number)
    return str(number), {}


def _told(field: Field, typed: str, language: str) -> Quantity:
    """The quantity that is typed, in English or in the words of the article."""
    try:
        return read_quantity(typed, field.words)
    except AnswerError:
        try:
            return read_quantity(typed, field.words, language)
        except AnswerError:
            pass
        raise


def _check_limits(field: Field, number: Number) -> None:
    low, high = (read_number(limit) if limit else None for limit in (field.minimum, field.maximum))
    if low is not None and number < low:
        raise AnswerError(f"{field.title} takes {field.minimum} or more, not {number}.")
    if high is not None and number > high:
        raise AnswerError(f"{field.title} takes {field.maximum} or less, not {number}.")


def _quantity(field: Field, typed: str, context: AnswerContext) -> _Read:
    quantity = _told(field, typed, context.language)
    for number in (quantity.low, quantity.high):
        if number is not None:
            _check_limits(field, number)
    vague = preset_for(typed, field.words) or (quantity.low is None and quantity.high is None)
    words = " ".join(typed.split()) if vague else ""
    return quantity.literal, {WORDS: "" if words.casefold() == quantity.literal else words}


def _date(field: Field, typed: str, context: AnswerContext) -> _Read:
    text, code = _split_precision(field, typed)
    related = read_related_date(text, context.event_date)
    if related is not None:
        return related.date.literal, {PRECISION: code or "", RELATIVE: related.relative}
    try:
        date = read_date(text, context.reference)
    except AnswerError:
        written = context.written_date(text) if context.written_date and _in_words(text) else None
        if written is None:
            raise
        date = written
    precision = guessed_precision(field, date) if code is None else code
    return date.literal, {PRECISION: precision}


def _in_words(text: str) -> bool:
    """Whether it may be a date as articles state it: asking is heavy, so what is half typed is not asked for."""
    return bool(re.search(r"\w\s+\w", text) and re.search(r"[^\W\d_]{3}", text)) or not text.isascii()


def _split_precision(field: Field, typed: str) -> tuple[str, str | None]:
    """Splits `2022-01-05 /2`; None is no code given, the empty string is none wanted."""
    found = re.fullmatch(r"(.*\S)\s+/\s?(\S.*)", typed.strip())
    if not found or not field.precision:
        return typed, None
    if found[2] == "-":
        return found[1], ""
    try:
        return found[1], _precision(field, found[2])
    except AnswerError:
        return typed, None


def _precision(field: Field, typed: str) -> str:
    scale = field._replace(type=FieldType.SCALE, title=f"Precision of {field.title}", options=field.precision)
    return read_option(scale, typed)


def _time(_field: Field, typed: str, _context: AnswerContext) -> _Read:
    return read_time(typed), {}


def _place(field: Field, typed: str, _context: AnswerContext) -> _Read:
    name, parts = _named(field, typed)
    if PRECISION in parts:
        parts[PRECISION] = _precision(field, parts[PRECISION])
    return name, _related(field, parts)


def _actor(field: Field, typed: str, _context: AnswerContext) -> _Read:
    return _named(field, typed)


def _named(field: Field, typed: str) -> tuple[str, dict[str, str]]:
    name, parts = read_parts(typed, tuple(dict.fromkeys((*notation_keys(field), *field.columns))))
    if not name:
        raise AnswerError(f"{field.title} begins with a name: type it in front of the other parts.")
    return name, parts


def _country(field: Field, typed: str, context: AnswerContext) -> _Read:
    text = " ".join(typed.split())
    if field.options:
        return read_option(field, text), {}
    if context.country:
        found = context.country(text)
        if not found:
            raise AnswerError(f"There is no country {quoted(text)}: type its name or its two-letter ISO code.")
        return found, {}
    if not re.fullmatch("[A-Za-z]{2}", text):
        raise AnswerError(f"{field.title} takes a two-letter ISO code, such as SY: {quoted(text)} is none.")
    return text.upper(), {}


def _link(field: Field, typed: str, _context: AnswerContext) -> _Read:
    event, parts = _named(field, typed)
    if not re.fullmatch(r"[A-Za-z]\S*", event):
        raise AnswerError(f"{field.title} takes the id of an event: {quoted(event)} is none.")
    return event, _related(field, parts)


def _reference(field: Field, typed: str, _context: AnswerContext) -> _Read:
    """Only its table knows its rows."""
    raise AnswerError(
        f"{field.title} takes a row of the table {field.table}: choose it there, not {quoted(typed)}."
    )


def _related(field: Field, parts: dict[str, str]) -> dict[str, str]:
    """The parts with the relation as its code, if the schema has a list of them."""
    if RELATION not in parts or not field.relations:
        return parts
    relations = field._replace(type=FieldType.SCALE, title=f"Relation of {field.title}", options=field.relations)
    return parts | {RELATION: read_option(relations, parts[RELATION])}


_READERS: Mapping[FieldType, Callable[[Field, str, AnswerContext], _Read]] = {
    FieldType.TEXT: _text,
    FieldType.LONGTEXT: _text,
    FieldType.MENTION: _text,
    FieldType.BOOLEAN: _boolean,
    FieldType.CHOICE: _option,
    FieldType.SCALE: _option,
    FieldType.TREE: _option,
    FieldType.CHOICES: _choices,
    FieldType.TAGS: _tags,
    FieldType.INTEGER: _integer,
    FieldType.DECIMAL: _decimal,
    FieldType.QUANTITY: _quantity,
    FieldType.DATE: _date,
    FieldType.TIME: _time,
    FieldType.PLACE: _place,
    FieldType.ACTOR: _actor,
    FieldType.COUNTRY: _country,
    FieldType.LINK: _link,
    FieldType.REFERENCE: _reference,
}
