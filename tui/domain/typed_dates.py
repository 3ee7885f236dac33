"""The short notation in which people type dates.

What `read_date` understands (letters in any case, digits of any script):

- `2022-01-05`, `2022-1-5`, `2022/1/5`, `20220105`, `2022-01`, `2022`, `--01-05` (no year); a time of day after a
  whole date is left out: `2022-01-05T10:30:00Z`
- `5 jan 2022`, `jan 5 2022`, `wed 5 jan 2022`, `jan 2022`; without a year the latest such date on or before the
  reference date, or a date without a year if there is no reference
- `3-5 jan 2022`, `28 dec - 3 jan 2022`, `2022-01-03/2022-01-05`, `mon-wed`
- `<2022-01-05` on or before, `>2022-01` on or after, `~2022-01` about
- counted from the reference date: `today`, `yesterday`, `-1`, `+1`, `wed` or `last wed` (the last one on or before
  it), `next wed` (the first one after it), `5` (the latest 5th on or before it)

The order of `5/1` cannot be known, so numbers are read in the order year, month, day only.
"""

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from tui.domain import dates
from tui.domain.answers_error import AnswerError, quoted
from tui.domain.dates import DatePoint, PartialDate

_BEFORE = ("<=", "<", "≤", "on or before ", "not later than ", "no later than ", "before ", "until ", "by ")
_AFTER = (">=", ">", "≥", "on or after ", "after ", "since ", "from ")
_ABOUT = ("~", "≈", "about ", "around ", "circa ", "ca ", "c ")
_RELATIVE = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_WEEK = 7
_LONGEST = 100


class _Anchor(NamedTuple):
    """What relative dates count from.

    Attributes:
        today: The reference, if it is one day.
        bound: The day that dates with unsaid parts fall on or before.
        exact: Whether weekdays may count from `bound`.
    """

    today: date | None
    bound: date | None
    exact: bool


def read_date(typed: str, reference: PartialDate | None = None) -> PartialDate:
    """Reads a typed date.

    Args:
        typed: What was typed.
        reference: The date that relative dates count from, usually the publication date.

    Returns:
        The date.

    Raises:
        AnswerError: It is no date, there is no such day, its order of day and month is not certain, or it counts
            from a reference date that is not known.
    """
    text = plain_text(typed)
    if not text:
        raise AnswerError("Type a date, such as 2022-01-05, 5 jan 2022 or wed.")
    if len(text) > _LONGEST:
        raise AnswerError(f"{quoted(text)} is too long for a date.")
    today = reference.day() if reference else None
    anchor = _Anchor(today, reference.latest() if reference else None, today is not None)
    for marks, side in ((_BEFORE, _on_or_before), (_AFTER, _on_or_after), (_ABOUT, _about)):
        mark = next((each for each in marks if text.startswith(each)), "")
        if mark and text != mark:
            return side(_date(text.removeprefix(mark).strip(), anchor))
    return _date(text, anchor)


def plain_text(typed: str) -> str:
    """Folds what makes no difference in a date: case, scripts of digits, dashes, dots of abbreviations, spaces."""
    text = "".join(str(int(letter)) if letter.isdecimal() else letter for letter in typed.strip().casefold())
    text = re.sub(r"^([0-9]{4}-[0-9]{2}-[0-9]{2})[t ][0-9]{2}:[0-9]{2}.*", r"\1", text)
    text = re.sub(r"^−", "-", text)
    text = re.sub(r"\s*[–—−‒]\s*", " - ", text)
    text = re.sub(r"(?<=[a-z])\.(?!\.)|,", " ", text)
    text = re.sub(r"(?<![0-9])([0-9]{4})[/.]([0-9]{1,2})(?:[/.]([0-9]{1,2}))?(?![0-9])", _dashed, text)
    return " ".join(text.split())


def _dashed(found: re.Match[str]) -> str:
    return "-".join(part for part in found.groups() if part)


def _on_or_before(found: PartialDate) -> PartialDate:
    if found.end is None:
        raise AnswerError("A date that is open at its end cannot be “on or before”.")
    return dates.before(found.end)


def _on_or_after(found: PartialDate) -> PartialDate:
    if found.start is None:
        raise AnswerError("A date that is open at its start cannot be “on or after”.")
    return dates.after(found.start)


def _about(found: PartialDate) -> PartialDate:
    start, end = (each and each._replace(about=True) for each in (found.start, found.end))
    return PartialDate(start, end)


def _date(text: str, anchor: _Anchor) -> PartialDate:
    ends = _ends(text)
    if ends is None:
        return dates.single(_point(text, anchor))
    left, right = ends
    if left == "..":
        return dates.before(_point(right, anchor))
    if right == "..":
        return dates.after(_point(left, anchor))
    end = _point(right, anchor)
    return dates.between(_start(left, end, anchor), end)


def _ends(text: str) -> tuple[str, str] | None:
    """The two ends of a range; what follows or leads both goes with the second."""
    for pattern in _ranges():
        found = pattern.fullmatch(text)
        if found:
            named = found.groupdict()
            shared = (named.get("month"), named["right"], named.get("rest"))
            return named["left"], " ".join(part for part in shared if part)
    return None


@cache
def _ranges() -> tuple[re.Pattern[str], ...]:
    days = r"(?P<left>[0-9]{1,2}) ?- ?(?P<right>[0-9]{1,2})"
    return tuple(
        re.compile(pattern)
        for pattern in (
            rf"{days} (?P<rest>[a-z].*)",
            r"(?P<left>[0-9]{4}) ?- ?(?P<right>[0-9]{4})",
            rf"(?P<month>[a-z]+) {days}(?: (?P<rest>[0-9]{{4}}))?",
            r"(?P<left>\.\.) ?/? ?(?P<right>[^/]+)",
            r"(?P<left>[^/]+?) ?/? ?(?P<right>\.\.)",
            r"(?P<left>.+?)(?: to | until | through | - | ?\.\. ?)(?P<right>.+)",
            r"(?P<left>.*[a-z]) ?- ?(?P<right>[a-z0-9].*)",
            r"(?P<left>[^/]*(?:[0-9]{4}|[a-z]|--)[^/]*?) ?/ ?(?P<right>[^/]*(?:[0-9]{4}|[a-z]|--)[^/]*)",
        )
    )


def _start(left: str, end: DatePoint, anchor: _Anchor) -> DatePoint:
    """The start of a range: what it leaves unsaid, it takes from the end."""
    bound = end.first()
    if bound is None and end.day and re.fullmatch("[0-9]{1,2}", left):
        return dates.point(0, end.month, int(left))
    return _point(left, _Anchor(anchor.today, bound, bound is not None and end.day > 0))


def _point(text: str, anchor: _Anchor) -> DatePoint:
    for reader in (_numbers, _counted, _weekday, _day_of_month, _with_month):
        found = reader(text.removesuffix("~").strip(), anchor)
        if found:
            return found._replace(about=text.endswith("~"))
    if re.fullmatch(r"[0-9]{1,2}([-/.])[0-9]{1,2}(\1[0-9]{2,4})?", text):
        raise AnswerError(f"{quoted(text)} can be read in two orders: type 2022-01-05 or 5 jan 2022.")
    raise AnswerError(
        f"{quoted(text)} is not a date: type 2022-01-05, 5 jan 2022, 2022-01, 3-5 jan 2022, <2022-01-05 or wed.",
    )


def _numbers(text: str, _: _Anchor) -> DatePoint | None:
    """Year, month and day as numbers, in this order."""
    found = re.fullmatch(r"([0-9]{4}|-)(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?|([0-9]{4})([0-9]{2})([0-9]{2})", text)
    if not found or text == "-":
        return None
    year, month, day, *compact = found.groups()
    if compact[0]:
        year, month, day = compact
    parts = [each.zfill(2) for each in (month, day) if each]
    return dates.parse_point("-".join([year, *parts]))


def _counted(text: str, anchor: _Anchor) -> DatePoint | None:
    """Days from the reference: `yesterday`, `-7`."""
    if text in _RELATIVE:
        days = _RELATIVE[text]
    elif re.fullmatch(r"[+-][0-9]{1,4}", text):
        days = int(text)
    else:
        return None
    return _on(dates.shifted(_needed(anchor.today, text), days))


def _weekday(text: str, anchor: _Anchor) -> DatePoint | None:
    found = re.fullmatch(r"(?:(last|next|on) )?([a-z]{2,})", text)
    weekday = _place(found[2], dates.WEEKDAYS) if found else None
    if found is None or weekday is None:
        return None
    counted = _needed(anchor.bound if anchor.exact else None, text)
    ahead = _WEEK if found[1] == "next" else 0
    return _on(dates.weekday_on_or_before(weekday, dates.shifted(counted, ahead)))


def _day_of_month(text: str, anchor: _Anchor) -> DatePoint | None:
    found = re.fullmatch(r"(?:the )?([0-9]{1,2})(?:st|nd|rd|th)?", text)
    if not found:
        return None
    day = int(found[1])
    bound = _needed(anchor.bound, text)
    if not day:
        raise AnswerError("Days count from 1.")
    return dates.latest_of(0, day, bound)


def _with_month(text: str, anchor: _Anchor) -> DatePoint | None:
    """Day, month by name and year, the day before or after the month, with or without a weekday in front."""
    found = re.fullmatch(
        r"(?:([a-z]{2,}) )?(?:(?:the )?([0-9]{1,2})(?:st|nd|rd|th)? (?:of )?)?([a-z]{3,})"
        r"(?: ([0-9]{1,2})(?:st|nd|rd|th)?)?(?: (?:of )?([0-9]{4}))?",
        text,
    )
    if not found:
        return None
    name, day, month_name, day_after, year = found.groups()
    month = _place(month_name, dates.MONTHS)
    if month is None:
        return None
    if day and day_after:
        raise AnswerError(f"{quoted(text)} has two days or a short year: type the year with four digits.")
    weekday = _place(name, dates.WEEKDAYS) if name else None
    if name and weekday is None:
        return None
    whole = dates.point(int(year or 0), month + 1, int(day or day_after or 0))
    if not year and anchor.bound:
        whole = dates.latest_of(whole.month, whole.day, anchor.bound)
    return _checked_weekday(whole, weekday)


def _checked_weekday(whole: DatePoint, weekday: int | None) -> DatePoint:
    first = whole.first()
    if weekday is not None and whole.day and first and first.weekday() != weekday:
        right, typed = dates.WEEKDAYS[first.weekday()], dates.WEEKDAYS[weekday]
        raise AnswerError(f"{whole.literal} is a {right}, not a {typed}: which of the two is meant?")
    return whole


def _place(name: str, names: tuple[str, ...]) -> int | None:
    """Which of the names begins like that, if only one does."""
    folded = "sep" if name == "sept" else name
    found = [place for place, each in enumerate(names) if each.casefold().startswith(folded)]
    return found[0] if len(found) == 1 else None


def _on(day: date) -> DatePoint:
    return DatePoint(day.year, day.month, day.day)


def _needed(day: date | None, text: str) -> date:
    if day is None:
        raise AnswerError(
            f"{quoted(text)} counts from the publication date, which is not known: type the whole date, "
            "or fill that in first."
        )
    return day
