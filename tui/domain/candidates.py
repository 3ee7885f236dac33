"""Stretches of an article that could fill a field, for people to walk through and take.

Everything here is cheap and rough: a candidate is an offer. It works on the stretch that it is given and builds its
patterns when they are first needed.
"""

import re
from functools import lru_cache
from unicodedata import category

from tui.domain.answers_options import option_terms
from tui.domain.candidates_dates import date_ranges, time_ranges
from tui.domain.candidates_names import name_ranges
from tui.domain.candidates_numbers import number_ranges
from tui.domain.schema import Field, FieldType
from tui.domain.spans import Range

_JOINER = "\u200d"
_NAMES = (FieldType.PLACE, FieldType.ACTOR, FieldType.MENTION, FieldType.COUNTRY)
_NUMBERS = (FieldType.INTEGER, FieldType.DECIMAL, FieldType.QUANTITY)
_OPTIONS = (FieldType.BOOLEAN, FieldType.CHOICE, FieldType.CHOICES, FieldType.SCALE, FieldType.TREE)


def candidates(field: Field, text: str, start: int, end: int) -> list[Range]:
    """The stretches that could fill a field.

    Args:
        field: The question.
        text: The article.
        start: First code point of the stretch to search.
        end: One past its last code point.

    Returns:
        Half-open ranges of code points of the text, sorted, none overlapping; empty for types of fields that
        nothing can be guessed for.
    """
    return [found for found in _ranges(field, text, start, end) if not _cuts(text, found[1])]


def _ranges(field: Field, text: str, start: int, end: int) -> list[Range]:
    if field.options and field.type in (*_NAMES, *_OPTIONS):
        return [found.span() for found in _option_pattern(field).finditer(text, start, end)]
    if field.type is FieldType.DATE:
        return date_ranges(text, start, end)
    if field.type is FieldType.TIME:
        return time_ranges(text, start, end)
    if field.type in _NUMBERS:
        return number_ranges(text, start, end, field.words, vague=field.type is FieldType.QUANTITY)
    return name_ranges(text, start, end) if field.type in _NAMES else []


def _cuts(text: str, at: int) -> bool:
    """Whether the code point there joins onto the one before it, as marks and joiners do."""
    if at >= len(text) or text[at].isascii():
        return False
    return category(text[at])[0] == "M" or text[at] == _JOINER


@lru_cache(maxsize=64)
def _option_pattern(field: Field) -> re.Pattern[str]:
    terms = sorted(option_terms(field), key=len, reverse=True)
    any_of = "|".join(re.escape(term).replace(r"\ ", r"\s+") for term in terms)
    return re.compile(rf"(?<!\w)(?:{any_of})s?(?!\w)" if terms else r"(?!)", re.IGNORECASE)
