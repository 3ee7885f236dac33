"""Stretches of an article that could fill a field, for people to walk through and take.

Everything here is cheap and rough: a candidate is an offer. It works on the stretch that it is given and builds its
patterns when they are first needed.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from unicodedata import category

from tui.domain.candidates_dates import date_ranges, time_ranges
from tui.domain.candidates_names import begins_sentence, begins_with_title, name_ranges
from tui.domain.candidates_numbers import number_ranges
from tui.domain.candidates_options import option_phrases
from tui.domain.known_names import KnownNames
from tui.domain.languages import language_for
from tui.domain.schema import Field, FieldType
from tui.domain.spans import Range
from tui.domain.story_dates import story_date_ranges

_JOINERS = "\u200c\u200d\uff9e\uff9f\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
"""What joins onto the character before it and is no mark by category: joiners, voicing marks, skin tones."""

_PREPENDED = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2")
"""What joins onto the character behind it: the signs in front of Arabic and Syriac numbers."""

NAMES = (FieldType.PLACE, FieldType.ACTOR, FieldType.MENTION, FieldType.COUNTRY)
_KNOWN = (*NAMES, FieldType.REFERENCE, FieldType.TEXT, FieldType.TAGS)
"""Types of fields whose answers are names that can be known before."""

NUMBERS = (FieldType.INTEGER, FieldType.DECIMAL, FieldType.QUANTITY)
_MONTHS_TOO = ("March", "May", "MARCH", "MAY")
_AROUND = 40


def takes_known_names(field: Field) -> bool:
    """Whether names that are known before can fill a field."""
    return field.type in _KNOWN


def candidates(
    field: Field,
    text: str,
    start: int,
    end: int,
    known: Sequence[KnownNames] = (),
    *,
    foreign: Sequence[KnownNames] = (),
    language: str = "",
) -> list[Range]:
    """The stretches that could fill a field.

    Args:
        field: The question.
        text: The article.
        start: First code point of the stretch to search.
        end: One past its last code point.
        known: Names that the field takes, such as those of its table.
        foreign: Names of something else, such as places where an actor is asked for.
        language: ISO 639-1 code of the article; English if it is empty or not known.

    Returns:
        Half-open ranges of code points of the text, sorted, none overlapping; empty for types of fields that
        nothing can be guessed for.
    """
    found = _ranges(field, text, start, end, language)
    if takes_known_names(field):
        ours = longest(each for names in known for each in names.ranges(text, start, end))
        if foreign and found:
            not_ours = {text[low:high] for low, high in found} - {text[low:high] for low, high in ours}
            others = {quote for quote in not_ours if any(quote in names for names in foreign)}
            found = [each for each in found if text[each[0] : each[1]] not in others]
        found = longest([*found, *ours])
    return [each for each in found if not _cuts(text, each[1]) and not _is_prepended_to(text, each[0])]


def longest(ranges: Iterable[Range]) -> list[Range]:
    """Of ranges that overlap the one that begins first, and of those that begin together the longest."""
    kept: list[Range] = []
    for each in sorted(ranges, key=lambda found: (found[0], -found[1])):
        if not kept or each[0] >= kept[-1][1]:
            kept.append(each)
    return kept


def _ranges(field: Field, text: str, start: int, end: int, language: str) -> list[Range]:
    if field.options:
        phrases = [(found.start, found.end) for found in option_phrases(field, text, start, end, language)]
        return [each for each in phrases if not _is_month(text, each, language) and not _names_police(text, each)]
    if field.type is FieldType.DATE:
        return longest([*date_ranges(text, start, end, language), *story_date_ranges(text, start, end, language)])
    if field.type is FieldType.TIME:
        return time_ranges(text, start, end, language)
    if field.type in NUMBERS:
        found = number_ranges(
            text, start, end, field.words, vague=field.type is FieldType.QUANTITY, language=language
        )
        return [each for each in found if not _is_year(text, each) and not _in_name(text, each, language)]
    if field.type is FieldType.PLACE:
        return [each for each in name_ranges(text, start, end, language) if not begins_with_title(text, each[0])]
    return name_ranges(text, start, end, language) if field.type in NAMES else []


def _names_police(text: str, found: Range) -> bool:
    """Whether words only say which police or what gear it is: riot police."""
    return _police().match(text, found[1]) is not None


@cache
def _police() -> re.Pattern[str]:
    return re.compile(r"[ -](?:police|officers|squads?|gear|shields)\b", re.IGNORECASE)


def _is_month(text: str, found: Range, language: str) -> bool:
    """Whether words are no verb but the month of a date: March, May."""
    if text[found[0] : found[1]] not in _MONTHS_TOO:
        return False
    around = date_ranges(text, max(0, found[0] - _AROUND), min(len(text), found[1] + _AROUND), language)
    return any(low <= found[0] and found[1] <= high for low, high in around)


def _is_year(text: str, found: Range) -> bool:
    """Whether a number is a year or an age, as it is written: 2011, but not 2,011 soldiers; Ana Sol, 58."""
    start, end = found
    if re.fullmatch(r"(?:1[89]|20)\d\d", text[start:end]):
        return True
    behind_name = re.search(r"[^\W\d_a-z][\w'’-]*, \Z", text[max(0, start - _AROUND) : start]) is not None
    return behind_name and re.fullmatch(r"\d{1,3}", text[start:end]) is not None and text[end : end + 1] in ",.;"


def _in_name(text: str, found: Range, language: str) -> bool:
    """Whether a number belongs to a name beside it: `Deir Ezzor 24`, `Group of Seven`."""
    start, end = found
    if language_for(language).name_behind and not text[start].isdecimal():
        return False
    after = _next_capital().match(text, end)
    if text[start].isdecimal() or (text[start].isupper() and not after):
        if not _capital_before().search(text, max(0, start - _AROUND), start):
            return False
    elif not text[start].isupper() or begins_sentence(text, start):
        return False
    elif after:
        return True
    around = name_ranges(text, max(0, start - _AROUND), min(len(text), end + _AROUND), language)
    return any(low < start and end <= high for low, high in around)


@cache
def _capital_before() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)[^\W\d_a-z][\w'’-]*\.?(?: of)? \Z")


@cache
def _next_capital() -> re.Pattern[str]:
    return re.compile(r"[ -][^\W\d_a-z][a-z]")


def _is_prepended_to(text: str, at: int) -> bool:
    """Whether the code point there belongs to a sign in front of it."""
    return at > 0 and text[at - 1] in _PREPENDED


def _cuts(text: str, at: int) -> bool:
    """Whether the code point there joins onto the one before it, as marks and joiners do."""
    if at >= len(text) or text[at].isascii():
        return False
    return category(text[at])[0] == "M" or text[at] in _JOINERS
