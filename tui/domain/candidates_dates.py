"""Stretches of text that state a date, with the time of day that belongs to it, or a time of day.

Made for English. A day, a word and a year (`٢١ أيار ٢٠٢٥`, `5 de enero de 2022`) and numbers with the signs of
year, month and day (`8月14日`) are found in other languages too.
"""

import re
from functools import cache

from tui.domain.dates import MONTHS, WEEKDAYS
from tui.domain.number_words import number_pattern
from tui.domain.spans import Range
from tui.domain.times import time_pattern

_SHORT_MONTHS = r"Jan\.?|Feb\.?|Mar\.|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?"
_SHORT_DAYS = r"(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\b\.?"
_PART = r"(?:morning|afternoon|evening|night|noon|midday|midnight|dawn|dusk)s?"
_LEAD = r"(?:(?:[Ee]arly|[Ee]arlier|[Ll]ate|[Ll]ater|[Mm]id)[\s-]+(?:on\s+|in\s+)?)?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?(?!\d|:|[.,]\d)"
_OTHER_WORDS = ("May", "March")
_NUMERIC = (
    r"\d{4}-\d{2}(?:-\d{2})?(?![\w-])|\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})(?![\w/.])"
    r"|\d{1,2}(?:\.|er|º)?\s+(?:de\s+)?(?!(?:and|or|to|of|in|from)\b)"
    r"[^\W\d_]{3,}(?:/[^\W\d_]+)?\s+(?:de\s+)?\d{4}(?!\w)"
    r"|(?:\d{4}\s?年)?\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?[日号號])?|\d{4}\s?年"
)
_NEAR = r"(?:[Ll]ast|[Tt]his|[Nn]ext|[Pp]ast|[Pp]revious)"


@cache
def date_pattern() -> re.Pattern[str]:
    """Pattern that finds dates in running text."""
    named = f"{_weekday()}|{_dated()}|{_month_alone()}|{_year_alone()}"
    return re.compile(rf"(?<![\w-])(?:{_LEAD}(?:{named})|{_counted()})(?!\w)|(?<![\d./-])(?:{_NUMERIC})")


def _months() -> str:
    return "|".join([*(rf"{month}|{month.upper()}" for month in MONTHS), _SHORT_MONTHS])


def _weekday() -> str:
    full = "|".join(rf"{day}|{day.upper()}" for day in WEEKDAYS)
    part = rf"(?:['’]s)?(?:,?\s+{_PART}\b)?"
    return rf"(?:{_NEAR}\s+)?(?:{full}|{_SHORT_DAYS}){part}(?:,?\s+{_dated()})?"


def _dated() -> str:
    """A month with a day or a year."""
    months = f"(?:{_months()})"
    days = rf"{_DAY}(?:\s?[-–]\s?{_DAY}|\s+(?:to|and)\s+{_DAY}(?=\s+{months}))?"
    year = r"(?:,?\s+(?:of\s+)?\d{4}\b)?"
    return rf"(?:{months}\s+{days}{year}|(?:the\s+)?{days}\s+(?:of\s+)?{months}{year}|{months}\s+\d{{4}}\b)"


def _month_alone() -> str:
    """A month by its name; May and March are other words too, unless something in front tells."""
    plain = "|".join(month for month in MONTHS if month not in _OTHER_WORDS)
    after = "|".join(rf"(?<=\b{word}\s)" for word in ("in", "In", "since", "Since", "last", "of", "early", "late"))
    return rf"(?:{plain})\b|(?:{after})(?:{'|'.join(_OTHER_WORDS)})\b"


def _year_alone() -> str:
    after = "|".join(rf"(?<=\b{word}\s)" for word in ("in", "In", "since", "Since", "early", "late"))
    return rf"(?:{after})(?:19|20)\d\d\b"


def _counted() -> str:
    """Days counted from the publication or from something in the story."""
    number = rf"(?i:{number_pattern()}|several|a\s+few|a\s+couple\s+of)"
    return (
        rf"{_NEAR}\s+(?:week|weekend|month|year|night|evening|morning|afternoon)\b"
        rf"|{number}\s+(?:days?|weeks?|months?|years?|hours?)\s+(?:ago|earlier|later|before)\b"
        rf"|(?:[Tt]he\s+day\s+(?:before|after)\s+)?(?:[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow)\b"
        rf"(?:\s+{_PART}\b)?|[Oo]vernight\b|[Oo]ver\s+the\s+weekend\b"
    )


def date_ranges(text: str, start: int, end: int) -> list[Range]:
    """Ranges of the dates in a stretch, in order, in code points of the text."""
    return [found.span() for found in date_pattern().finditer(text, start, end)]


def time_ranges(text: str, start: int, end: int) -> list[Range]:
    """Ranges of the times of day in a stretch, in order, in code points of the text."""
    return [found.span() for found in time_pattern().finditer(text, start, end)]
