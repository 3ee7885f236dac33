"""Times of day, as hours and minutes of a 24-hour clock."""

import re
from functools import cache

from tui.domain.answers_error import AnswerError, quoted
from tui.domain.languages import language_for
from tui.domain.number_words import plain_digits

_HOURS = 24
_HALF = 12
_MINUTES = 60
_HOUR = r"(?<![\w:.,])(?P<hour>\d{1,2})"
_NAMED = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}


@cache
def time_pattern(language: str = "") -> re.Pattern[str]:
    """Pattern that finds times of day in running text: `21:30`, `9 p.m.`, `noon`.

    Args:
        language: ISO 639-1 code of the text; English if it is empty or not known.
    """
    own = re.sub(r"\?P<\w+>", "?:", _own(language))
    return re.compile(
        rf"{own}|"
        * bool(own)
        + r"(?<![\w:.,])(?:\d{1,2}(?:[:.]\d{2})?\s?(?:[ap]\.m\.|[ap]m\b)|\d{1,2}:\d{2}(?![\w:])|\d{1,2}h\d{2}\b"
        r"|\d{1,2}[:.]?\d{2}(?=\s(?:GMT|UTC|hrs|hours|local\stime)\b)|(?:noon|midday|midnight)\b)",
        re.IGNORECASE,
    )


@cache
def _own_pattern(language: str) -> re.Pattern[str] | None:
    """Pattern of the language's own times of day, wherever they stand; None if it has none."""
    own = re.sub(r"\(\?<[=!][^()]*\)", "", _own(language))
    return re.compile(own, re.IGNORECASE) if own else None


def _own(language: str) -> str:
    behind = language_for(language).times
    return _HOUR + behind if behind else ""


def read_time(typed: str, language: str = "") -> str:
    """Reads a time of day as `hh:mm`.

    Args:
        typed: Such as `21:30`, `2130`, `9pm`, `9:30 p.m.`, `noon`.
        language: ISO 639-1 code of what it is written in; English if it is empty or not known.

    Raises:
        AnswerError: It is none, or does not say which half of the day.
    """
    text = plain_digits(typed.casefold())
    own = _own_pattern(language)
    told = own.fullmatch(" ".join(text.split())) if own else None
    if told:
        named = int(told["hour"])
        return _checked(named + _HALF * bool(told["half"] and named < _HALF), int(told["minute"] or 0), typed)
    text = re.sub(r"[\s.]*([ap])\.?m\.?$", r"\1m", " ".join(text.split()))
    if text in _NAMED:
        return _NAMED[text]
    found = re.fullmatch(r"(\d{1,2})(?:[:.h](\d{2}))?(am|pm)?|(\d{2})(\d{2})", text)
    if not found:
        raise AnswerError(f"{quoted(typed)} is not a time of day: type 21:30, 9pm or noon.")
    hour, minute, half, compact_hour, compact_minute = found.groups()
    if compact_hour:
        return _checked(int(compact_hour), int(compact_minute), typed)
    if minute is None and half is None:
        raise AnswerError(
            f"{quoted(typed)} leaves open which half of the day: type {hour}:00, {hour}am or {hour}pm."
        )
    if half and not 1 <= int(hour) <= _HALF:
        raise AnswerError(f"{quoted(typed)} is not a time of day: am and pm take the hours 1 to 12.")
    whole = int(hour) % _HALF + _HALF * (half == "pm") if half else int(hour)
    return _checked(whole, int(minute or 0), typed)


def _checked(hour: int, minute: int, typed: str) -> str:
    if hour >= _HOURS or minute >= _MINUTES:
        raise AnswerError(f"{quoted(typed)} is not a time of day: hours end at 23, minutes at 59.")
    return f"{hour:02}:{minute:02}"
