"""English dates that need no library: counted from the publication, or a month alone.

What the library would read from them is known, and loading it takes longer than a key may.
"""

import re

from tui.domain.dates import MONTHS
from tui.domain.languages.shapes import Unit
from tui.domain.number_words import read_number
from tui.domain.story_dates import days_on
from tui.formats.written_date_stated import Counted

_STEPS = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1}
_UNITS: tuple[Unit, ...] = ("day", "week", "month", "year")
_DAYS = {"last night": -1, "last evening": -1, "the day before yesterday": -2, "the day after tomorrow": 2}
_NEAR = re.compile(rf"({'|'.join(_STEPS)}) (week|month|year)")
_AGO = re.compile(r"(.{1,40}) (day|week|month|year)s? ago")
_NO_DATE = re.compile(
    r"overnight|.*\b(?:seconds?|minutes?|hours?)\b.*|(?:several|a few|a couple of) .*"
    r"|.* (?:later|earlier|before|after)|(?:last|this|that|the) (?:morning|afternoon|evening|night|day|week-?end)"
)


def counted_english(text: str) -> Counted | None:
    """What an English text says that counts from the publication: `two weeks ago`, `last month`.

    Args:
        text: With single spaces.

    Returns:
        None if it says something else, or no certain number.
    """
    said = text.casefold()
    if said in _DAYS:
        return Counted("day", _DAYS[said])
    near = _NEAR.fullmatch(said)
    if near:
        return Counted(_unit(near[2]), _STEPS[near[1]])
    ago = _AGO.fullmatch(said)
    number = (1 if ago[1] in {"a", "an"} else read_number(ago[1])) if ago else None
    return Counted(_unit(ago[2]), -number) if ago and isinstance(number, int) else None


def _unit(word: str) -> Unit:
    return next(unit for unit in _UNITS if unit == word)


def english_month(text: str) -> int:
    """The number of a month that an English text names alone, from 1; 0 if it does not."""
    said = text.casefold().rstrip(".")
    names = [month.casefold() for month in MONTHS]
    short = "sep" if said == "sept" else said
    return next((at for at, name in enumerate(names, 1) if said == name or short == name[:3]), 0)


def is_no_english_date(text: str) -> bool:
    """Whether an English text says when something was, but no date that can be told from it alone."""
    return _NO_DATE.fullmatch(text.casefold()) is not None or days_on(text) is not None
