"""What the functions of the expression language give.

Numbers and dates are ranges here too: the result of a function covers what it gives for everything that its values
can be.
"""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from tui.domain.evaluation import Operand, Single
from tui.domain.ranges import (
    Interval,
    added,
    bounded,
    covering,
    date_literal,
    exactly,
    numbers,
    outermost,
    rounded,
    text_of,
)

_NUMBER = re.compile(r"[+-]?\d{1,30}(?:\.\d{1,30})?", re.ASCII)
_LAST_MONTH = 12
_LAST_DAY = 31

_Known: TypeAlias = Single | tuple[Single, ...]


def called(function: str, values: list[_Known]) -> Operand:
    """Calls a function.

    Args:
        function: One of `tui.domain.functions.FUNCTIONS` that asks about values.
        values: As `tui.domain.evaluation.evaluate` gives them, none of them unknown.

    Returns:
        The result; None if it is unknown or the values do not fit.
    """
    return _FUNCTIONS[function](values)


def shown(found: Operand) -> str | None:
    """The text of one value; None for what is not exact, for several values, and for what is unknown."""
    if isinstance(found, bool):
        return str(found).lower()
    if isinstance(found, str):
        return found
    if isinstance(found, Interval):
        return text_of(found)
    if isinstance(found, Decimal | int | date):
        return text_of(exactly(Decimal(found) if isinstance(found, int) else found))
    return None


def _singles(values: list[_Known]) -> list[Single]:
    """The values one by one, those that hold several spread out."""
    spread: list[Single] = []
    for each in values:
        if isinstance(each, tuple) and not isinstance(each, Interval):
            spread += each
        else:
            spread.append(each)
    return spread


def _texts(singles: list[Single]) -> list[str]:
    return [each for each in singles if isinstance(each, str)]


def _ranges(singles: list[Single]) -> list[Interval] | None:
    """Ranges, texts beside dates read as dates; None if something is neither."""
    found = [date_literal(each) if isinstance(each, str) else each for each in singles]
    ranges = [each for each in found if isinstance(each, Interval)]
    return ranges if ranges and len(ranges) == len(found) else None


def _extreme(*, smallest: bool) -> Callable[[list[_Known]], Operand]:
    def extreme(values: list[_Known]) -> Operand:
        singles = _singles(values)
        texts = _texts(singles)
        if texts and len(texts) == len(singles):
            return min(texts) if smallest else max(texts)
        ranges = _ranges(singles)
        return None if ranges is None else outermost(ranges, smallest=smallest)

    return extreme


def _sum(values: list[_Known]) -> Operand:
    singles = _singles(values)
    ranges = [numbers(each) for each in singles if isinstance(each, Interval)]
    if not ranges or len(ranges) != len(singles):
        return None
    total = ranges[0]
    for each in ranges[1:]:
        total = added(total, each)
    return bounded(*total)


def _first(values: list[_Known]) -> Operand:
    return next(iter(_singles(values)), None)


def _last(values: list[_Known]) -> Operand:
    return next(reversed(_singles(values)), None)


def _most_common(values: list[_Known]) -> Operand:
    """The value that stands most often, of several the first one; of ranges one that covers them all."""
    singles = _singles(values)
    ranges = [each for each in singles if isinstance(each, Interval)]
    if ranges and any(each.low != each.high for each in ranges):
        return covering(ranges) if len(ranges) == len(singles) else None
    counts: dict[Single, int] = {}
    for each in singles:
        counts[each] = counts.get(each, 0) + 1
    return max(counts, key=lambda each: counts[each]) if counts else None


def _distinct(values: list[_Known]) -> Operand:
    """Several values, each once, in the order in which they first stand."""
    return tuple(dict.fromkeys(_singles(values))) or None


def _join(values: list[_Known]) -> Operand:
    several, between = values
    texts = [shown(each) for each in _singles([several])]
    known = [text for text in texts if text is not None]
    if not isinstance(between, str) or not known or len(known) != len(texts):
        return None
    return between.join(known)


def _rounding(*, down: bool) -> Callable[[list[_Known]], Operand]:
    def whole(values: list[_Known]) -> Operand:
        found = values[0]
        return bounded(*rounded(numbers(found), down=down)) if isinstance(found, Interval) else None

    return whole


def _number(values: list[_Known]) -> Operand:
    text = values[0]
    fits = isinstance(text, str) and _NUMBER.fullmatch(text.strip())
    return exactly(Decimal(fits.group())) if fits else None


def _text(values: list[_Known]) -> Operand:
    return shown(values[0])


def _day_range(found: _Known) -> Interval | None:
    """A range of days; None for numbers and for what is no date."""
    if isinstance(found, str):
        return date_literal(found)
    is_dates = isinstance(found, Interval) and all(end is None or isinstance(end, date) for end in found)
    return found if is_dates and isinstance(found, Interval) else None


def _year(values: list[_Known]) -> Operand:
    found = _day_range(values[0])
    if found is None:
        return None
    low, high = (Decimal(end.year) if isinstance(end, date) else None for end in found)
    return bounded(low, high)


def _month(values: list[_Known]) -> Operand:
    return _part_of_date(values, lambda day: day.year, lambda day: day.month, _LAST_MONTH)


def _day(values: list[_Known]) -> Operand:
    return _part_of_date(values, lambda day: (day.year, day.month), lambda day: day.day, _LAST_DAY)


def _part_of_date(
    values: list[_Known], above: Callable[[date], object], part: Callable[[date], int], last: int
) -> Operand:
    """A part of a date; whatever it can be where the ends do not lie in the same year or month."""
    found = _day_range(values[0])
    if found is None or not isinstance(found.low, date) or not isinstance(found.high, date):
        return None
    if above(found.low) != above(found.high):
        return Interval(Decimal(1), Decimal(last))
    return Interval(Decimal(part(found.low)), Decimal(part(found.high)))


def _days(values: list[_Known]) -> Operand:
    start, end = (_day_range(each) for each in values)
    if start is None or end is None:
        return None

    def between(first: object, then: object) -> Decimal | None:
        return Decimal((then - first).days) if isinstance(first, date) and isinstance(then, date) else None

    return bounded(between(start.high, end.low), between(start.low, end.high))


def _contains(values: list[_Known]) -> Operand:
    text, word = values
    return word.casefold() in text.casefold() if isinstance(text, str) and isinstance(word, str) else None


_FUNCTIONS: dict[str, Callable[[list[_Known]], Operand]] = {
    "first": _first,
    "last": _last,
    "most_common": _most_common,
    "distinct": _distinct,
    "join": _join,
    "min": _extreme(smallest=True),
    "max": _extreme(smallest=False),
    "sum": _sum,
    "round": _rounding(down=False),
    "floor": _rounding(down=True),
    "number": _number,
    "text": _text,
    "year": _year,
    "month": _month,
    "day": _day,
    "days": _days,
    "contains": _contains,
}
