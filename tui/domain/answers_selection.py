"""Reads what a stretch of the article means as a value of a field."""

from collections.abc import Callable, Mapping

from tui.domain import candidates_numbers
from tui.domain.answers_dates import guessed_precision
from tui.domain.answers_error import AnswerError
from tui.domain.answers_notation import PRECISION
from tui.domain.answers_options import option_in
from tui.domain.answers_reading import WORDS, WRITTEN, AnswerContext, read_answer
from tui.domain.dates import PartialDate
from tui.domain.languages import language_for
from tui.domain.quantities import Quantity, QuantityKind, preset_for, read_quantity
from tui.domain.schema import Field, FieldType
from tui.domain.times import read_time, time_pattern
from tui.domain.typed_dates import read_date
from tui.domain.values import Value, make_value


def read_selection(field: Field, quote: str, context: AnswerContext) -> Value | None:
    """What a selection in the text means as a value of a field.

    Args:
        field: The question.
        quote: The selected text.
        context: What relative dates count from, and who reads dates.

    Returns:
        The value; the form in which it is written is kept in its parts. None if the selection is evidence but does
        not tell the value, or could tell several.
    """
    reader = _READERS.get(field.type)
    words = " ".join(quote.split())
    return reader(field, words, context) if reader and words else None


def quoting(value: Value, quote: str) -> Value:
    """The value with the words of its new evidence, where such values keep them.

    Args:
        value: What was typed or chosen.
        quote: The text of the evidence that it was given together with.
    """
    name = _KEPT_WORDS.get(value.type)
    words = " ".join(quote.split())
    return make_value(value.type, value.literal, {**dict(value.parts), name: words}) if name else value


_KEPT_WORDS: Mapping[str, str] = {
    FieldType.DATE: WRITTEN,
    FieldType.PLACE: WRITTEN,
    FieldType.ACTOR: WRITTEN,
    FieldType.REFERENCE: WRITTEN,
    FieldType.COUNTRY: WRITTEN,
    FieldType.QUANTITY: WORDS,
}


def _quoted(field: Field, words: str, _: AnswerContext) -> Value:
    return make_value(field.type.value, words)


def _name(field: Field, words: str, _: AnswerContext) -> Value:
    return make_value(field.type.value, words, {WRITTEN: words})


def _option(field: Field, words: str, context: AnswerContext) -> Value | None:
    code = option_in(field, words, context.language)
    return make_value(field.type.value, code) if code else None


def _tag(field: Field, words: str, context: AnswerContext) -> Value:
    return make_value(field.type.value, option_in(field, words, context.language) or words)


def _country(field: Field, words: str, context: AnswerContext) -> Value | None:
    code = option_in(field, words, context.language) if field.options else _country_code(words, context)
    return make_value(field.type.value, code, {WRITTEN: words}) if code else None


def _country_code(words: str, context: AnswerContext) -> str | None:
    """The code of a country that is named; two small letters are a word ("in", "no"), not a code."""
    a_word = len(words) == len("SY") and not words.isupper()
    return context.country(words) if context.country and not a_word else None


def _date(field: Field, words: str, context: AnswerContext) -> Value | None:
    date = context.written_date(words) if context.written_date else _typed_date(words, context)
    if date is None:
        return None
    precision = guessed_precision(field, date)
    return make_value(field.type.value, date.literal, {PRECISION: precision, WRITTEN: words})


def _typed_date(words: str, context: AnswerContext) -> PartialDate | None:
    try:
        return read_date(words, context.reference)
    except AnswerError:
        return None


def _time(field: Field, words: str, context: AnswerContext) -> Value | None:
    own = [words] if language_for(context.language).times else []
    stated = time_pattern(context.language).findall(words) or own
    try:
        return make_value(field.type.value, read_time(stated[0], context.language)) if len(stated) == 1 else None
    except AnswerError:
        return None


def _number(field: Field, words: str, context: AnswerContext) -> Value | None:
    """The one number that is named; the bound of "at least 8"; nothing for a range."""
    told = _told(field, words, context.language)
    if told is None or told.kind is QuantityKind.RANGE:
        return None
    number = told.low if told.low is not None else told.high
    if number is None:
        return None
    try:
        value = read_answer(field, str(number), context)
    except AnswerError:
        return None
    return make_value(value.type, value.literal, {WORDS: _preset_word(field, words, context.language)})


def _quantity(field: Field, words: str, context: AnswerContext) -> Value | None:
    told = _told(field, words, context.language)
    return make_value(field.type.value, told.literal, {WORDS: words}) if told else None


def _preset_word(field: Field, words: str, language: str) -> str:
    found = (words[start:end] for start, end in _numbers(field, words, language))
    return next((word for word in found if preset_for(word, field.words)), "")


def _numbers(field: Field, words: str, language: str) -> list[tuple[int, int]]:
    return candidates_numbers.number_ranges(words, 0, len(words), field.words, language=language)


def _told(field: Field, words: str, language: str) -> Quantity | None:
    """The only quantity in a text; vague words count only where there is no number."""
    ranges = _numbers(field, words, language)
    found = [read_quantity(words[start:end], field.words, language) for start, end in ranges]
    exact = [each for each in found if each.kind is not QuantityKind.PLURAL]
    if len(exact) == 1 or (found and not exact):
        return (exact or found)[0]
    if words.casefold() in language_for(language).numbers.one:
        return read_quantity(words, language=language)
    if not found and words.casefold().split()[0] in language_for(language).quantities.none:
        return read_quantity("0")
    return None


_READERS: Mapping[FieldType, Callable[[Field, str, AnswerContext], Value | None]] = {
    FieldType.TEXT: _quoted,
    FieldType.LONGTEXT: _quoted,
    FieldType.MENTION: _quoted,
    FieldType.PLACE: _name,
    FieldType.ACTOR: _name,
    FieldType.BOOLEAN: _option,
    FieldType.CHOICE: _option,
    FieldType.SCALE: _option,
    FieldType.TREE: _option,
    FieldType.CHOICES: _option,
    FieldType.TAGS: _tag,
    FieldType.COUNTRY: _country,
    FieldType.DATE: _date,
    FieldType.TIME: _time,
    FieldType.INTEGER: _number,
    FieldType.DECIMAL: _number,
    FieldType.QUANTITY: _quantity,
}
