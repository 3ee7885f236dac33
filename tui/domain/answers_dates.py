"""Dates as answers: how exact a date is in the words of a field's own scale."""

import re

from tui.domain import dates
from tui.domain.dates import PartialDate
from tui.domain.schema import Field, Option

_DAY, _WEEK, _MONTH, _YEAR = 1, 7, 31, 366
_UNITS = ((_DAY, "days?|exact|actual"), (_WEEK, "weeks?|weekend"), (_MONTH, "months?"), (_YEAR, "years?"))


def guessed_precision(field: Field, date: PartialDate) -> str:
    """The code of the field's scale of precision that fits a date.

    The titles and codes of the scale are searched for the time that they name (`exact day`, `2 to 6 days`, `week`);
    the finest that covers the date is taken. Where they name none, the place in the scale decides.

    Returns:
        The code; empty without a scale, or if the date is open on one side or has no year.
    """
    days = date.days()
    if not field.precision or days is None:
        return ""
    if days == _DAY and date.day() is None:
        days += 1
    named = [(span, option.code) for option in field.precision if (span := _span(option))]
    if named:
        return next((code for span, code in named if span >= days), named[-1][1])
    place = sum(days > span for span in (_DAY, _WEEK, _MONTH))
    return field.precision[min(place, len(field.precision) - 1)].code


def _span(option: Option) -> int:
    """The longest time in days that an option of a scale names; 0 if it names none."""
    text = f"{option.code} {option.title}".casefold()
    spans = [span for span, pattern in _UNITS if re.search(rf"\b(?:{pattern})\b", text)]
    several = re.search(r"\b(\d+) days", text)
    return max([*spans, int(several[1]) if several else 0], default=0)


def show_date(field: Field, literal: str, precision: str) -> str:
    """A date for people: with its weekday, and the title of its precision."""
    shown = dates.parse(literal).show()
    title = next((option.title for option in field.precision if option.code == precision), precision)
    return f"{shown} · {title}" if title else shown
