"""Stretches of text that state a date, with the time of day that belongs to it, or a time of day.

What is found depends on the language (see `tui.domain.languages`). A day, a word and a year (`٢١ أيار ٢٠٢٥`,
`5 de enero de 2022`) and numbers with the signs of year, month and day (`8月14日`) are found in every one.
"""

import re
from functools import cache

from tui.domain.languages import language_for
from tui.domain.number_words import with_numbers
from tui.domain.spans import Range
from tui.domain.times import time_pattern

_NUMERIC = (
    r"\d{4}-\d{2}(?:-\d{2})?(?![\w-])|\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})(?![\w/]|\.\d)"
    r"|\d{1,2}(?:\.|er|º)?\s+(?:de\s+)?(?!(?:and|or|to|of|in|from)\b)"
    r"[^\W\d_]{3,}(?:/[^\W\d_]+)?\s+(?:de\s+)?\d{4}(?!\w)"
    r"|(?:\d{4}\s?年)?\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?[日号號])?|\d{4}\s?年"
)


@cache
def date_pattern(language: str = "") -> re.Pattern[str]:
    """Pattern that finds dates in running text.

    Args:
        language: ISO 639-1 code of the text; English if it is empty or not known.
    """
    named = with_numbers(language_for(language).date_pattern, language)
    return re.compile(rf"{named}|(?<![\d./-])(?:{_NUMERIC})")


def date_ranges(text: str, start: int, end: int, language: str = "") -> list[Range]:
    """Ranges of the dates in a stretch, in order, in code points of the text."""
    return [found.span() for found in date_pattern(language).finditer(text, start, end)]


def time_ranges(text: str, start: int, end: int, language: str = "") -> list[Range]:
    """Ranges of the times of day in a stretch, in order, in code points of the text."""
    return [found.span() for found in time_pattern(language).finditer(text, start, end)]
