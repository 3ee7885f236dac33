"""What a text states of a date, and the day or days that it means for a publication date."""

from datetime import date
from typing import NamedTuple, TypeAlias

from tui.domain import dates
from tui.domain.dates import DatePoint, PartialDate
from tui.domain.languages.shapes import Unit

_WEEK = 7
_SATURDAY = 5


class Counted(NamedTuple):
    """A date counted from the publication: so many units on."""

    unit: Unit
    steps: int


class Weekday(NamedTuple):
    """A weekday (Monday is 0): the last one, or the next one."""

    weekday: int
    ahead: bool


Stated: TypeAlias = DatePoint | Counted | Weekday


def resolved(stated: Stated, reference: PartialDate | None) -> PartialDate | None:
    """The date that is meant.

    Args:
        stated: What the text states; a point without a year is the latest one on or before the publication.
        reference: The publication date; None if it is not known.

    Returns:
        None if it counts from a publication date that is not known.

    Raises:
        AnswerError: There is no such day.
    """
    if isinstance(stated, DatePoint):
        bound = reference.latest() if reference else None
        whole = stated if stated.year or bound is None else dates.latest_of(stated.month, stated.day, bound)
        return dates.single(whole)
    day = reference.day() if reference else None
    if day is None:
        return None
    if isinstance(stated, Weekday):
        counted = dates.shifted(day, _WEEK * stated.ahead)
        return dates.at(dates.weekday_on_or_before(stated.weekday, counted))
    return _counted_from(day, stated)


def last_weekend(reference: PartialDate | None) -> PartialDate | None:
    """Saturday and Sunday of the last weekend that has begun; None if the publication date is not known."""
    day = reference.day() if reference else None
    if day is None:
        return None
    saturday = dates.weekday_on_or_before(_SATURDAY, day)
    return dates.between(day_point(saturday), day_point(dates.shifted(saturday, 1)))


def day_point(day: date) -> DatePoint:
    """A day as the end of a date."""
    return DatePoint(day.year, day.month, day.day)


def _counted_from(day: date, counted: Counted) -> PartialDate:
    """The day, the days of the week, the month or the year that lies so many units on."""
    if counted.unit == "day":
        return dates.at(dates.shifted(day, counted.steps))
    if counted.unit == "week":
        monday = dates.shifted(day, _WEEK * counted.steps - day.weekday())
        return dates.between(day_point(monday), day_point(dates.shifted(monday, _WEEK - 1)))
    if counted.unit == "month":
        months = day.year * 12 + day.month - 1 + counted.steps
        return dates.single(dates.point(months // 12 or -1, months % 12 + 1))
    return dates.single(dates.point(day.year + counted.steps or -1))
