"""Stretches of text that state a number, with the words that hedge it; numbers of dates are left out."""

import re
import sys
from collections.abc import Iterator
from functools import cache

from tui.domain.answers_error import AnswerError
from tui.domain.candidates_dates import date_ranges, time_ranges
from tui.domain.languages import language_for
from tui.domain.languages.shapes import NOTHING
from tui.domain.quantities import PLURAL, Presets, quantity_pattern, read_quantity
from tui.domain.spans import Range, join_ranges
from tui.domain.story_dates import story_date_ranges

_AROUND = 40


def number_ranges(
    text: str, start: int, end: int, presets: Presets = (), *, vague: bool = True, language: str = ""
) -> list[Range]:
    """Ranges of the quantities in a stretch, in order.

    Args:
        text: The article.
        start: First code point of the stretch.
        end: One past its last code point.
        presets: Words that count as numbers.
        vague: Whether words that tell no number count too, such as "several".
        language: ISO 639-1 code of the text; English if it is empty or not known.
    """
    found = [
        _reached(text, *each.span(), language)
        for each in quantity_pattern(presets, language).finditer(text, start, end)
    ]
    read = [each for each in found if _readable(text, each, presets, language, vague=vague)]
    return list(_apart(read, _others_around(text, read, language)))


def _reached(text: str, start: int, end: int, language: str) -> Range:
    """The range without a word that says no more than that the number was reached: "rose to 25"."""
    if language_for(language).quantities.grown == NOTHING:
        return start, end
    for found in _grown(language).finditer(text, max(0, start - _AROUND), end):
        if found.start() < start < found.end() < end:
            return found.end(), end
    return start, end


@cache
def _grown(language: str) -> re.Pattern[str]:
    return re.compile(language_for(language).quantities.grown, re.IGNORECASE)


def _others_around(text: str, ranges: list[Range], language: str) -> list[Range]:
    """Dates, times of day and what else holds a number, near some ranges; most of a text is near none."""
    near = join_ranges((max(0, low - _AROUND), min(len(text), high + _AROUND)) for low, high in ranges)
    return sorted(each for part in near for each in _others(text, *part, language))


def _others(text: str, start: int, end: int, language: str) -> Iterator[Range]:
    yield from date_ranges(text, start, end, language)
    yield from time_ranges(text, start, end, language)
    known = language_for(language)
    if known.dates:
        yield from story_date_ranges(text, start, end, language)
    if known.quantities.other != NOTHING:
        yield from (found.span() for found in _other(language).finditer(text, start, end))


@cache
def _other(language: str) -> re.Pattern[str]:
    return re.compile(language_for(language).quantities.other, re.IGNORECASE)


def _apart(ranges: list[Range], others: list[Range]) -> Iterator[Range]:
    """The ranges that touch none of the others; both sorted."""
    rest = iter([*others, (sys.maxsize, sys.maxsize)])
    other = next(rest)
    for low, high in ranges:
        while other[1] <= low:
            other = next(rest)
        if high <= other[0]:
            yield low, high


def _readable(text: str, found: Range, presets: Presets, language: str, *, vague: bool) -> bool:
    words = text[found[0] : found[1]]
    if words.casefold() in language_for(language).numbers.one and not _counted(language).match(text, found[1]):
        return False
    try:
        return read_quantity(words, presets, language) != PLURAL or vague
    except AnswerError:
        return False


@cache
def _counted(language: str) -> re.Pattern[str]:
    """What stands behind a word for one that is no article: "un muerto"."""
    return re.compile(rf"\s+(?:{language_for(language).numbers.counted})", re.IGNORECASE)
