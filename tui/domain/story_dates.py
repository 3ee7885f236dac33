"""Dates that count from another date in the story: "earlier in the day", "later that night", "two days later".

Such words mean nothing by themselves. They count from the date in front of them: the nearest one in their sentence
or paragraph, else in the paragraphs before. Made for English.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache

from tui.domain import dates
from tui.domain.answers_error import AnswerError
from tui.domain.candidates_dates import date_ranges
from tui.domain.dates import PartialDate
from tui.domain.number_words import number_pattern, read_number
from tui.domain.spans import Range

_BEFORE = 6_000
"""So many code points in front of the words are looked through."""

_PIECE = 1_000
"""So many of them at a time."""

_AFTER = 300
"""So many code points behind them, in the same sentence."""

_HALF = r"(?:morning|afternoon|evening|night)"
_PART = rf"(?:{_HALF}|day)"
_WEEK = 7


@cache
def story_date_pattern() -> re.Pattern[str]:
    """Pattern that finds such words in running text."""
    number = rf"(?i:{number_pattern()}|a)"
    return re.compile(
        rf"\b(?:(?:[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate)\s+)?"
        rf"(?:(?:[Ii]n|[Dd]uring)\s+the\s+(?:same\s+)?{_PART}|(?:[Oo]n\s+)?[Tt]he\s+same\s+{_PART}"
        rf"|[Oo]n\s+the\s+{_HALF}|(?:[Oo]n\s+)?[Tt]hat\s+(?:same\s+)?{_PART})\b(?!\s+(?:of|before|after)\b)"
        rf"|\b[Tt]he\s+(?:next|following|previous|preceding)\s+{_PART}\b"
        rf"|\b[Tt]he\s+{_PART}\s+(?:before|after)\b(?=\s*[.,;)]|\Z)"
        rf"|\b{number}\s+(?:days?|weeks?)\s+(?:later|earlier|before|after)\b(?!\s+(?:the|that|this|on)\b)"
    )


def days_on(words: str) -> int | None:
    """How many days such words lie after the date that they count from; None if they are no such words."""
    said = " ".join(words.casefold().split())
    if not story_date_pattern().fullmatch(said):
        return None
    counted = re.fullmatch(r"(.+) (day|week)s? (later|earlier|before|after)", said)
    if counted and not said.startswith("the "):
        number = 1 if counted[1] == "a" else read_number(counted[1])
        if not isinstance(number, int):
            return None
        days = number * (_WEEK if counted[2] == "week" else 1)
        return days if counted[3] in {"later", "after"} else -days
    if re.search(r"\b(?:next|following|after)\b", said):
        return 1
    return -1 if re.search(r"\b(?:previous|preceding|before)\b", said) else 0


def story_date_ranges(text: str, start: int, end: int) -> list[Range]:
    """Ranges of such words in a stretch, in order, in code points of the text."""
    return [found.span() for found in story_date_pattern().finditer(text, start, end)]


def story_date(
    text: str, stretch: Range, sentence: Range, read: Callable[[str], PartialDate | None]
) -> PartialDate | None:
    """The date that such words mean.

    Args:
        text: The article.
        stretch: Where the words stand.
        sentence: The sentence that they stand in.
        read: Reads a date as the article states it; None if it is none.

    Returns:
        The day, counted from the nearest day before the words, else after them in their sentence; None if they are
        no such words, or no day is near.
    """
    days = days_on(text[stretch[0] : stretch[1]])
    if days is None:
        return None
    for start, end in _around(text, stretch, sentence):
        stated = read(text[start:end])
        day = stated.day() if stated else None
        if day is not None:
            try:
                return dates.at(dates.shifted(day, days))
            except AnswerError:
                return None
    return None


def _around(text: str, stretch: Range, sentence: Range) -> Iterator[Range]:
    """Dates in front of a stretch, the nearest first, and then those behind it in its sentence.

    In the sentence itself a date behind the words is nearer than one in a sentence before.
    """
    inside = date_ranges(text, sentence[0], min(sentence[1], stretch[1] + _AFTER))
    yield from reversed([each for each in inside if each[1] <= stretch[0]])
    yield from (each for each in inside if each[0] >= stretch[1])
    yield from _backwards(text, sentence[0])


def _backwards(text: str, end: int) -> Iterator[Range]:
    """Dates before an offset, the nearest first, looked for piece by piece: mostly one stands close."""
    low = max(0, end - _BEFORE)
    while end > low:
        start = max(low, end - _PIECE)
        if start > low:
            # A piece begins with a paragraph, or else a word.
            line = text.find("\n", start, end - 1)
            start = (line if line >= 0 else max(start, text.find(" ", start, end - 1))) + 1
        yield from reversed(date_ranges(text, start, end))
        end = start
