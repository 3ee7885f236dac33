"""Dates that hang on the date of another event: `before e2`, `e2 + 1 day`."""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from tui.domain import dates
from tui.domain.answers_error import AnswerError

_UNITS = {"day": 1, "week": 7}

EventDate = Callable[[int], tuple[dates.PartialDate, str] | None]
"""Date and id of the event with a number, from 1; None if there is no such event, or no date in it."""


class RelatedDate(NamedTuple):
    """A date that was worked out from that of another event.

    Attributes:
        date: The date.
        relative: How it hangs on the event, with the event's id.
    """

    date: dates.PartialDate
    relative: str


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?:(before|after|on|by|until|since|from|<=|>=|<|>)\s*)?e(?:vent\s+)?([1-9][0-9]{0,2})"
        r"(?:\s*([+-])\s*([0-9]{1,4})\s*(days?|weeks?|d|w)?)?",
        re.IGNORECASE,
    )


def read_related_date(typed: str, event_date: EventDate | None) -> RelatedDate | None:
    """Reads a date that is said by that of another event.

    Args:
        typed: `e2`, `before e2`, `after e2`, `by e2`, `since e2`, `e2 + 3 days`, `e2 - 1 week`.
        event_date: Finds the other event; None where there are no events.

    Returns:
        None if it is no such date.

    Raises:
        AnswerError: There is no such event, or its date is not known well enough.
    """
    found = _pattern().fullmatch(typed.strip())
    if found is None or event_date is None:
        return None
    word, number, sign, count, unit = found.groups()
    held = event_date(int(number))
    if held is None:
        raise AnswerError(f"Event {number} has no date to count from: give it one, or type the date itself.")
    base, event = held
    if sign:
        base = _moved(base, int(f"{sign}{count}") * _UNITS["week" if (unit or "d").lower()[0] == "w" else "day"])
    distance = f" {sign}{count}{'w' if (unit or 'd').lower()[0] == 'w' else 'd'}" if sign else ""
    word = _WORDS.get((word or "on").lower(), "on")
    return RelatedDate(_bounded(base, word, number), f"{word} {event}{distance}")


_WORDS = {"<": "before", ">": "after", "<=": "by", "until": "by", ">=": "since", "from": "since"} | {
    word: word for word in ("before", "after", "by", "since", "on")
}


def _moved(base: dates.PartialDate, days: int) -> dates.PartialDate:
    first, last = base.earliest(), base.latest()
    if first is None or last is None or first != last:
        raise AnswerError("Only from a day can days be counted: type the date itself.")
    return dates.at(dates.shifted(first, days))


def _bounded(base: dates.PartialDate, word: str, number: str) -> dates.PartialDate:
    """The days before or after a date; `by` and `since` have the day itself as well."""
    if word == "on":
        return base
    end = base.earliest() if word in {"before", "since"} else base.latest()
    if end is None:
        raise AnswerError(f"The date of event {number} is open at that end: type the date itself.")
    day = dates.shifted(end, {"before": -1, "after": 1}.get(word, 0))
    literal = f"../{day.isoformat()}" if word in {"before", "by"} else f"{day.isoformat()}/.."
    return dates.parse(literal)
