"""Dates as far as they are known: a day, a month, a year, a stretch of time, or one side of it.

The literal follows EDTF (ISO 8601-2:2019, levels 0 and 1) where that has a form, so that literals of one kind sort
by time:

========================= ============================================
`2022-01-05`              a day; `2022-01` a month; `2022` a year
`--01-05`                 a day of a year that is not said (ISO 8601:2000); `--01` a month
`2022-01-03/2022-01-05`   from the one to the other, both included; the ends may be of any precision
`../2022-01-05`           on or before
`2022-01-05/..`           on or after
`2022-01~`                about
========================= ============================================

What people type is read by `tui.domain.typed_dates`, what articles say by `tui.formats.written_dates`.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from tui.domain.answers_error import AnswerError, quoted

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_LEAP_YEAR = 2000
_LAST_MONTH = 12
_OPEN = ".."


class DatePoint(NamedTuple):
    """One end of a date; a part that is not known is 0, and no part is known without the one above it.

    The year is the exception: a day or month may stand without it.
    """

    year: int
    month: int = 0
    day: int = 0
    about: bool = False

    @property
    def literal(self) -> str:
        """The canonical text of the point."""
        parts = [f"{self.year:04}"] if self.year else ["-"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part]
        return "-".join(parts) + "~" * self.about

    def first(self) -> date | None:
        """The first day that it covers; None without a year."""
        return date(self.year, self.month or 1, self.day or 1) if self.year else None

    def last(self) -> date | None:
        """The last day that it covers; None without a year."""
        if not self.year:
            return None
        month = self.month or _LAST_MONTH
        return date(self.year, month, self.day or days_in(self.year, month))

    def show(self) -> str:
        """The point for people: with its weekday, or in words if it has no year."""
        about = "about " * self.about
        if self.year:
            day = self.first() if self.day else None
            weekday = f" {WEEKDAYS[day.weekday()][:3]}" if day else ""
            return f"{about}{self._replace(about=False).literal}{weekday}"
        month = MONTHS[self.month - 1][:3]
        return f"{about}{self.day} {month} (no year)" if self.day else f"{about}{month} (no year)"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as far as it is known. Build it with `parse`, `at`, `between`, `before` or `after`.

    Attributes:
        start: The first end; None for "on or before".
        end: The last end; None for "on or after". Both are equal for a single date.
    """

    start: DatePoint | None
    end: DatePoint | None

    @property
    def literal(self) -> str:
        """The canonical text, which `parse` reads."""
        if self.start == self.end and self.start:
            return self.start.literal
        return "/".join(point.literal if point else _OPEN for point in (self.start, self.end))

    def earliest(self) -> date | None:
        """The first day that it can mean; None if that is open, or if no year is known."""
        return self.start.first() if self.start else None

    def latest(self) -> date | None:
        """The last day that it can mean; None if that is open, or if no year is known."""
        return self.end.last() if self.end else None

    def day(self) -> date | None:
        """The day, if it means exactly one."""
        exact = self.start == self.end and self.start is not None and not self.start.about
        return self.earliest() if exact and self.start and self.start.day else None

    def days(self) -> int | None:
        """How many days it spans; None if that is open, or if no year is known."""
        first, last = self.earliest(), self.latest()
        return (last - first).days + 1 if first and last else None

    def weekday(self) -> str:
        """English name of the weekday, if it means exactly one day; else empty."""
        day = self.day()
        return WEEKDAYS[day.weekday()] if day else ""

    def show(self) -> str:
        """The date for people, such as `2022-01-05 Wed`."""
        if self.start and self.end:
            single = self.start == self.end
            return self.start.show() if single else f"{self.start.show()} to {self.end.show()}"
        if self.end:
            return f"on or before {self.end.show()}"
        return f"on or after {self.start.show()}" if self.start else ""


def days_in(year: int, month: int) -> int:
    """How many days a month has; without a year (0) February has 29."""
    if month == _LAST_MONTH:
        return 31
    return (date(year or _LEAP_YEAR, month + 1, 1) - timedelta(days=1)).day


def point(year: int, month: int = 0, day: int = 0, *, about: bool = False) -> DatePoint:
    """A checked point.

    Args:
        year: 1 to 9999, or 0 for none; one outside is refused.
        month: 1 to 12, or 0 for none.
        day: 1 to the month's last, or 0 for none.
        about: Whether it is only about then.

    Raises:
        AnswerError: There is no such date.
    """
    if not 0 <= year <= date.max.year:
        raise AnswerError("Years are 1 to 9999.")
    if month > _LAST_MONTH or (day and not month) or not (year or month):
        raise AnswerError(f"There is no month {month}: months are 01 to 12.")
    if day and day > days_in(year, month):
        of_year = f" {year}" if year else ""
        raise AnswerError(f"{MONTHS[month - 1]}{of_year} has {days_in(year, month)} days, not {day}.")
    return DatePoint(year, month, day, about)


def at(day: date) -> PartialDate:
    """The day as a partial date."""
    whole = DatePoint(day.year, day.month, day.day)
    return PartialDate(whole, whole)


def single(where: DatePoint) -> PartialDate:
    """The point as a date."""
    return PartialDate(where, where)


def between(start: DatePoint, end: DatePoint) -> PartialDate:
    """From one point to another, both included.

    Raises:
        AnswerError: The end comes before the start, or only one of them has a year.
    """
    first, last = start.first(), end.last()
    if (first is None) != (last is None):
        raise AnswerError("Give both ends of the range a year, or neither.")
    if first and last and last < first:
        raise AnswerError(f"The range ends ({end.literal}) before it starts ({start.literal}): swap its ends.")
    return PartialDate(start, end)


def before(end: DatePoint) -> PartialDate:
    """On or before a point."""
    return PartialDate(None, end)


def after(start: DatePoint) -> PartialDate:
    """On or after a point."""
    return PartialDate(start, None)


def parse(literal: str) -> PartialDate:
    """Reads a canonical literal.

    Args:
        literal: As in the table above.

    Raises:
        AnswerError: It is not one, or names a day that does not exist.
    """
    start, slash, end = literal.partition("/")
    if not slash:
        return single(parse_point(start))
    if start == _OPEN and end != _OPEN:
        return before(parse_point(end))
    if end == _OPEN:
        return after(parse_point(start))
    return between(parse_point(start), parse_point(end))


def parse_point(literal: str) -> DatePoint:
    """Reads one end of a literal.

    Raises:
        AnswerError: It is not one, or names a day that does not exist.
    """
    found = _pattern().fullmatch(literal)
    if not found:
        raise AnswerError(f"{quoted(literal)} is not a date: write it as 2022-01-05, 2022-01 or 2022.")
    year, month, day, month_alone, day_alone, about = found.groups()
    return _checked(year or "0", month or month_alone, day or day_alone, about=bool(about))


def _checked(year: str, month: str | None, day: str | None, *, about: bool) -> DatePoint:
    if year == "0000" or month == "00" or day == "00":
        raise AnswerError("Years, months and days count from 1: leave out what is not known, as in 2022-01.")
    return point(int(year), int(month or 0), int(day or 0), about=about)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?:([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?|--([0-9]{2})(?:-([0-9]{2}))?)(~?)",
    )


def compare(left: PartialDate, right: PartialDate) -> int | None:
    """Which of two dates is earlier, as far as that is certain.

    Returns:
        -1 if `left` ends before `right` begins, 1 the other way round, 0 if both span the same days, None if they
        overlap or cannot be compared.
    """
    if _ends_before(left, right):
        return -1
    if _ends_before(right, left):
        return 1
    bounds = (left.earliest(), left.latest())
    return 0 if None not in bounds and bounds == (right.earliest(), right.latest()) else None


def _ends_before(left: PartialDate, right: PartialDate) -> bool:
    last, first = left.latest(), right.earliest()
    return last is not None and first is not None and last < first


def weekday_on_or_before(weekday: int, day: date) -> date:
    """The last day that is that weekday (Monday is 0), not after `day`.

    Raises:
        AnswerError: That lies before the year 1.
    """
    return shifted(day, -((day.weekday() - weekday) % 7))


def shifted(day: date, days: int) -> date:
    """The day so many days on.

    Raises:
        AnswerError: It lies outside the years 1 to 9999.
    """
    try:
        return day + timedelta(days=days)
    except OverflowError:
        raise AnswerError("That lies outside the years 1 to 9999.") from None


def latest_of(month: int, day: int, bound: date) -> DatePoint:
    """The latest such day, or such month if `day` is 0, that begins on or before `bound`.

    Args:
        month: 1 to 12; 0 if only the day of the month is known.
        day: 1 to 31; 0 if only the month is known.
        bound: Usually the publication date.

    Raises:
        AnswerError: There is no such day.
    """
    if month:
        point(0, month, day)
    year, at_month = bound.year, bound.month
    while year > 0:
        fits = (not month or at_month == month) and day <= days_in(year, at_month)
        if fits and (year, at_month, day or 1) <= (bound.year, bound.month, bound.day):
            return DatePoint(year, at_month, day)
        year, at_month = (year, at_month - 1) if at_month > 1 else (year - 1, _LAST_MONTH)
    raise AnswerError("There is no such day: days are 1 to 31.")
