"""Reads dates as articles state them: "Wednesday evening", "5 de enero de 2022", "last month".

Languages that `tui.domain.languages` describes are read by their description. For what that leaves, and for all
others, there is the library dateparser, which knows the words of two hundred of them, but fills in what a text
leaves open: "May 2020" becomes a day. So it is only asked which parts a text states, always from the same fixed day
(a new day each time would also make it build its tables anew); what follows from them for a publication date is
decided here. The library is heavy and is loaded when the first date is read that needs it.
"""

import re
from datetime import datetime
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from tui.domain import dates
from tui.domain.answers_error import AnswerError
from tui.domain.dates import DatePoint, PartialDate
from tui.domain.languages import language_for
from tui.domain.typed_dates import read_date
from tui.formats import written_date_words as words
from tui.formats.written_date_described import is_undecided, read_described
from tui.formats.written_date_english import counted_english, english_month, is_no_english_date
from tui.formats.written_date_stated import Counted, Stated, Weekday, last_weekend, resolved

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

_LONGEST = 80
_BASE = datetime(2000, 7, 15, 12)  # noqa: DTZ001 - a day of no zone: the middle of a month, noon
_OTHER_BASE = datetime(2000, 8, 16, 12)  # noqa: DTZ001 - another weekday, another day of another month
_WEEK = 7

_ORDERS = ("DMY", "MDY")
_PARTS = (
    ("day", ("day", "month", "year")),
    ("day", ("day", "month")),
    ("month", ("month", "year")),
    ("year", ("year",)),
    ("month", ("month",)),
)


def written_date(text: str, reference: PartialDate | None, language: str = "") -> PartialDate | None:
    """The date that a stretch of an article states.

    Args:
        text: The stretch, such as `Wednesday evening`.
        reference: The publication date, from which relative dates count; None if it is not known.
        language: Language of the article as an ISO 639-1 code, with or without a region; if empty, the script of
            the text decides.

    Returns:
        The date, as exact as it is stated; None if the text states none, if the order of its numbers is not
        certain, or if it counts from a reference that is not known.
    """
    stated = " ".join(text.split()).strip(words.AROUND)
    if not stated or len(stated) > _LONGEST:
        return None
    try:
        return _Reader(reference, language).read(words.with_full_year(stated, reference))
    except AnswerError:
        return None


class _Reader:
    """Reads the dates of one article."""

    def __init__(self, reference: PartialDate | None, language: str) -> None:
        self._reference = reference
        self._language = language

    def read(self, text: str) -> PartialDate | None:
        """Reads a date, a range, or one side of a date."""
        if language_for(self._language).dates:
            told = read_described(text, self._reference, self._language)
            if told or is_undecided(text, self._language):
                return told
        return self._sided(text) or self._single(text) or self._ranged(text)

    def _sided(self, text: str) -> PartialDate | None:
        for pattern, side in ((words.BEFORE, dates.before), (words.AFTER, dates.after)):
            found = re.match(pattern, text, re.IGNORECASE)
            inside = self.read(text[found.end() :]) if found else None
            if inside and inside.start and inside.end:
                return side(inside.end if side is dates.before else inside.start)
        return None

    def _ranged(self, text: str) -> PartialDate | None:
        """A range of two dates; what its first end leaves open, it takes from the second."""
        days = re.search(words.DAY_TO_DAY, text, re.IGNORECASE)
        if days:
            end = self._single(text[: days.start()] + text[days.end() :])
            last = end.start if end else None
            first = int(days[1])
            return dates.between(last._replace(day=first), last) if last and 0 < first <= last.day else None
        ends = re.fullmatch(rf"(?:(?:from|between)\s+)?(.+?)\s+(and|{words.TO}|[-–—])\s+(.+)", text, re.IGNORECASE)
        right = self._single(ends[3]) if ends else None
        if not ends or not right or not right.start or not right.end:
            return None
        day = right.earliest()
        left = _Reader(dates.at(day) if day and right.day() else right, self._language).read(ends[1])
        if not left or not left.start or (ends[2].casefold() == "and" and not _adjoin(left, right)):
            return None
        return dates.between(left.start, right.end)

    def _single(self, text: str) -> PartialDate | None:
        """One date. What only says when in the day is left out if the text is not understood with it."""
        about = re.match(words.ABOUT, text, re.IGNORECASE)
        if about:
            found = self._single(text[about.end() :])
            start = found.start if found else None
            return dates.single(start._replace(about=True)) if start and found and start == found.end else None
        bare = words.without_time_of_day(text, self._language)
        plain = self._plain(text) or self._plain(bare)
        if plain or (self._english and (is_no_english_date(text) or counted_english(text))):
            return plain
        for reading in dict.fromkeys((text, bare, *words.alternatives(bare))):
            stated = self._stated(reading) if reading else None
            if stated:
                return resolved(stated, self._reference)
        return None

    def _plain(self, text: str) -> PartialDate | None:
        """Numbers in the order of ISO 8601 or with signs, and plain English, which need no library."""
        numbers = words.from_signs(text)
        if numbers:
            return resolved(dates.parse_point(numbers), self._reference)
        if words.is_iso(text) or (self._english and words.is_plain_english(text)):
            return read_date(text, self._reference)
        if self._english:
            counted, month = counted_english(text), english_month(text)
            if counted or month:
                return resolved(counted or dates.point(0, month), self._reference)
        return last_weekend(self._reference) if words.is_weekend(text) else None

    @property
    def _english(self) -> bool:
        return self._language[:2].casefold() in {"", "en"}

    def _stated(self, text: str) -> Stated | None:
        for locales in words.locales_for(text, self._language):
            try:
                found = _parts(text, locales)
            except ValueError:  # the library does not know the language
                continue
            if found:
                return found
        return None


def _adjoin(left: PartialDate, right: PartialDate) -> bool:
    """Whether one day follows on the other: "Monday and Tuesday" is a range, "Monday and Friday" is not."""
    last, first = left.day(), right.day()
    return last is not None and first is not None and (first - last).days == 1


@lru_cache(maxsize=4096)
def _parts(text: str, locales: tuple[str, ...]) -> Stated | None:
    """Which parts of a date a text states, in the words of some languages.

    Raises:
        ValueError: The library does not know one of the languages.
    """
    first = [_asked(text, locales, order) for order in _ORDERS]
    if None in first:
        return _counted(text, locales)
    if words.has_counting_word(text):
        return None
    for unit, parts in _PARTS:
        named = [_asked(text, locales, order, *parts) for order in _ORDERS]
        certain = not words.lacks(text, parts)
        if any(named) and certain:
            point = _agreed(named, unit)
            return point and (point if "year" in parts else point._replace(year=0))
        if any(named) and unit == "day":
            return None
    return _weekday(text, locales)


def _asked(
    text: str, locales: tuple[str, ...], order: str, *required: str, base: datetime = _BASE
) -> datetime | None:
    """A date that is not counted from the base, if the text states the required parts."""
    return _parser(locales, order, required, base, "absolute-time").get_date_data(text).date_obj


@cache
def _parser(
    locales: tuple[str, ...], order: str, required: tuple[str, ...], base: datetime, kind: str
) -> "DateDataParser":
    from dateparser.date import DateDataParser  # noqa: PLC0415 - heavy, and most dates need it not

    settings = {
        "RELATIVE_BASE": base,
        "PREFER_DATES_FROM": "past",
        "RETURN_AS_TIMEZONE_AWARE": False,
        "DATE_ORDER": order,
        "REQUIRE_PARTS": list(required),
        "PARSERS": [kind],
    }
    return DateDataParser(locales=list(locales), use_given_order=True, settings=settings)


def _agreed(readings: list[datetime | None], unit: str) -> DatePoint | None:
    """The date down to a unit, if the two orders of day and month give the same."""
    month, day = unit != "year", unit == "day"
    points = {DatePoint(each.year, month * each.month, day * each.day) for each in readings if each}
    return points.pop() if len(points) == 1 and all(readings) else None


def _weekday(text: str, locales: tuple[str, ...]) -> Weekday | None:
    """A weekday: what gives the same one from two bases.

    Nothing else does: the bases lie 32 days apart, so a day of the month, a month or a year that is filled in from
    them falls on another weekday.
    """
    first = _asked(text, locales, "DMY")
    other = _asked(text, locales, "DMY", base=_OTHER_BASE)
    if not first or not other or first.weekday() != other.weekday():
        return None
    return Weekday(first.weekday(), first > _BASE)


def _counted(text: str, locales: tuple[str, ...]) -> Counted | None:
    data = _parser(locales, "DMY", (), _BASE, "relative-time").get_date_data(text)
    found = data.date_obj
    if found is None or (data.locale == "en" and not words.counts_from_publication(text)):
        return None
    days = (found.date() - _BASE.date()).days
    months = (found.year - _BASE.year) * 12 + found.month - _BASE.month
    whole = found.time() == _BASE.time() or words.is_last_night(text)
    match data.period:
        case "day" if whole:
            return Counted("day", days)
        case "week":
            return Counted("week", days // _WEEK)
        case "month":
            return Counted("month", months)
        case "year":
            return Counted("year", months // 12)
    return None
