"""Reads dates in the words of a language that `tui.domain.languages` describes, without any library.

Rules are those of English: a weekday is the last one on or before the publication, a day without a year the latest
one, and what is not certain is not read.
"""

import re
from functools import cache
from typing import NamedTuple, TypeAlias

from tui.domain import dates
from tui.domain.answers_error import AnswerError
from tui.domain.dates import DatePoint, PartialDate
from tui.domain.languages import language_for
from tui.domain.languages.dating import months_pattern
from tui.domain.languages.shapes import DateWords, Unit
from tui.domain.number_words import plain_digits, read_number
from tui.domain.story_dates import days_on
from tui.formats.written_date_stated import Counted, Stated, Weekday, day_point, last_weekend, resolved

_Pattern: TypeAlias = re.Pattern[str]


class _Patterns(NamedTuple):
    """Patterns that a whole text is held against."""

    words: DateWords
    sides: tuple[tuple[_Pattern, str], ...]
    lead: _Pattern
    nights: tuple[_Pattern, ...]
    around: _Pattern
    dated: _Pattern
    month: _Pattern
    weekday: _Pattern
    tables: tuple[tuple[_Pattern, Counted], ...]
    ago: tuple[_Pattern, ...]
    weekend: _Pattern
    year: _Pattern
    range: _Pattern
    undecided: _Pattern


def read_described(text: str, reference: PartialDate | None, language: str) -> PartialDate | None:
    """Reads a date in the words of a language.

    Args:
        text: With single spaces.
        reference: The publication date; None if it is not known.
        language: ISO 639-1 code of a language that is described and whose dates are.

    Returns:
        None if it is no such date, if it is not certain, or if it counts from a reference that is not known.

    Raises:
        AnswerError: There is no such day.
    """
    return _Described(reference, language).read(plain_digits(text))


def is_undecided(text: str, language: str) -> bool:
    """Whether a text of such a language says when something was, but no date that can be told from it alone."""
    return days_on(text, language) is not None or _patterns(language).undecided.fullmatch(text) is not None


class _Described:
    """Reads the dates of one article."""

    def __init__(self, reference: PartialDate | None, language: str) -> None:
        self._reference = reference
        self._language = language
        self._by = _patterns(language)

    def read(self, text: str) -> PartialDate | None:
        """Reads a date, two of them, or one side of a date."""
        return self._single(text) or self._side(text) or self._range(text)

    def _side(self, text: str) -> PartialDate | None:
        for pattern, side in self._by.sides:
            found = pattern.match(text)
            inside = self._single(text[found.end() :]) if found else None
            if inside and inside.start and inside.end:
                return _sided(inside.start, inside.end, side)
        return None

    def _range(self, text: str) -> PartialDate | None:
        """From one day to another; of two that are named side by side, the second has to follow on the first."""
        ends = self._by.range.fullmatch(text)
        right = self._single(ends["right"]) if ends else None
        last = right.day() if right else None
        if not ends or not last:
            return None
        left = _Described(dates.at(last), self._language).read(ends["left"])
        first = left.day() if left else None
        apart = (last - first).days if first else 0
        listed = ends["to"].strip().casefold().partition(" ")[0] in language_for(self._language).clues.joins
        return (
            dates.between(day_point(first), day_point(last))
            if first and apart > 0 and apart * listed <= 1
            else None
        )

    def _single(self, text: str) -> PartialDate | None:
        said = self._by.lead.sub("", text)
        for pattern in self._by.nights:
            night = pattern.fullmatch(said)
            if night:
                return self._night(*night.groups())
        if self._by.weekend.fullmatch(said):
            return last_weekend(self._reference)
        bare = self._by.lead.sub("", self._by.around.sub("", said).strip(" ,"))
        counted = self._near(text, said, bare) or self._ago(said)
        if counted:
            return resolved(counted, self._reference)
        year = self._by.year.fullmatch(said)
        if year:
            return dates.single(dates.point(int(year["year"])))
        return self._dated(said) or self._weekday(said)

    def _near(self, *readings: str) -> Counted | None:
        found = (counted for said in readings for pattern, counted in self._by.tables if pattern.fullmatch(said))
        return next(found, None)

    def _ago(self, said: str) -> Counted | None:
        for pattern in self._by.ago:
            found = pattern.fullmatch(said)
            number = read_number(found["number"], self._language) if found else None
            if found and isinstance(number, int):
                return Counted(self._unit(found["unit"]), -number)
        return None

    def _unit(self, said: str) -> Unit:
        return next(unit for pattern, unit in self._by.words.units if re.fullmatch(pattern, said, re.IGNORECASE))

    def _night(self, *days: str) -> PartialDate | None:
        """The two days of a night: that of the evening and that of the morning."""
        read = [found.day() if (found := self._single(each)) else None for each in days]
        morning = read[-1]
        if morning is None:
            return None
        evening = dates.shifted(morning, -1)
        if len(read) > 1 and read[0] != evening:
            raise AnswerError("One night does not lie between these days.")
        return dates.between(day_point(evening), day_point(morning))

    def _dated(self, said: str) -> PartialDate | None:
        """A day of a month, two of them, a month of a year, or a month."""
        found = self._by.dated.fullmatch(said)
        if found:
            day = int(found["day"]) if found["day"] else 1
            whole = resolved(self._point(found["month"], found["year"], day), self._reference)
            return self._checked(whole, found["first"], found["weekday"])
        found = self._by.month.fullmatch(said)
        return resolved(self._point(found["month"], found["year"], 0), self._reference) if found else None

    def _checked(self, whole: PartialDate | None, first: str | None, weekday: str | None) -> PartialDate | None:
        """The date with its first day, if it has one.

        Raises:
            AnswerError: It is on another weekday than is said, or ends before it begins.
        """
        day = whole.day() if whole else None
        if weekday and day and day.weekday() != self._place(weekday, self._by.words.weekdays):
            raise AnswerError(f"That day is a {dates.WEEKDAYS[day.weekday()]}.")
        last = whole.end if whole else None
        if not first or not last:
            return whole
        return dates.between(dates.point(last.year, last.month, int(first)), last)

    def _point(self, month: str, year: str | None, day: int) -> DatePoint:
        return dates.point(int(year or 0), self._place(month, self._by.words.months) + 1, day)

    def _place(self, said: str, patterns: tuple[str, ...]) -> int:
        return next(at for at, each in enumerate(patterns) if re.fullmatch(each, said, re.IGNORECASE))

    def _weekday(self, said: str) -> PartialDate | None:
        found = self._by.weekday.fullmatch(said)
        if not found:
            return None
        ahead = bool(found["ahead"] or found["ahead_behind"])
        stated: Stated = Weekday(self._place(found["weekday"], self._by.words.weekdays), ahead)
        whole = resolved(stated, self._reference)
        day = whole.day() if whole else None
        if found["number"] and day and day.day != int(found["number"]):
            raise AnswerError(f"That weekday is the {day.day}.")
        return whole


def _sided(start: DatePoint, end: DatePoint, side: str) -> PartialDate | None:
    if side == "about":
        return dates.single(start._replace(about=True)) if start == end else None
    return dates.before(end) if side == "before" else dates.after(start)


@cache
def _patterns(language: str) -> _Patterns:
    words = language_for(language).dates
    if words is None:
        raise ValueError(language)
    weekdays, months = f"(?P<weekday>{'|'.join(words.weekdays)})", f"(?P<month>{months_pattern(words)})"
    before, behind = rf"(?:{words.before_day})?", rf"(?:{words.after_day})?"
    year = rf"(?:{words.of_year}(?P<year>\d{{4}}){words.year})"
    near = rf"(?:(?:(?:{words.last[0]}|(?P<ahead>{words.next[0]}))\s+)?{weekdays}{behind}"
    near = rf"{near}(?:\s+(?:{words.last[1]}|(?P<ahead_behind>{words.next[1]})))?{behind})"
    plain_near = near.replace("?P<ahead>", "?:").replace("?P<ahead_behind>", "?:")
    number = rf"(?P<day>\d{{1,2}})(?:{words.day})?|{words.first}"
    two = rf"(?:(?P<first>\d{{1,2}})(?:{words.day})?{words.to_day})?"
    lead = rf"(?:(?:{words.lead})\s+)*"
    units = "|".join(each for each, _ in words.units)

    def made(pattern: str) -> _Pattern:
        return re.compile(pattern, re.IGNORECASE)

    return _Patterns(
        words=words,
        sides=tuple(
            (made(each), side)
            for each, side in ((words.before, "before"), (words.after, "after"), (words.about, "about"))
        ),
        lead=made(rf"\A{lead}"),
        nights=tuple(made(each.replace("{day}", "(.+)")) for each in words.nights),
        around=made(rf"\A(?:{words.before_day})|(?:{words.after_day})\Z"),
        dated=made(
            rf"{before}{lead}(?:{plain_near},?\s+{lead})?{two}(?:{number}){words.of_month}{months}{year}?{behind}"
        ),
        month=made(rf"{months}{year}?"),
        weekday=made(rf"{before}{lead}{near}(?:\s+\(?(?P<number>\d{{1,2}})(?:/\d{{1,2}})?\)?)?"),
        tables=(
            *((made(pattern), Counted("day", steps)) for pattern, steps in words.days),
            *((made(pattern), Counted(unit, steps)) for pattern, unit, steps in words.near),
        ),
        ago=tuple(
            made(rf"{before_number}(?P<number>.+?)\s+(?P<unit>{units}){behind_unit}")
            for before_number, behind_unit in words.ago
        ),
        weekend=made(words.weekend),
        year=made(rf"(?P<year>(?:19|20)\d\d){words.year}"),
        range=made(rf"{lead}(?P<left>.+?)(?P<to>{words.to_day})(?P<right>.+)"),
        undecided=made(words.undecided),
    )
