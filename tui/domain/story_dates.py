"""Dates that count from another date in the story: "earlier in the day", "later that night", "two days later".

Such words mean nothing by themselves. They count from the date in front of them: the nearest one in their sentence
or paragraph, else in the paragraphs before.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache

from tui.domain import dates
from tui.domain.answers_error import AnswerError
from tui.domain.candidates_dates import date_ranges
from tui.domain.dates import PartialDate
from tui.domain.languages import language_for
from tui.domain.number_words import read_number, with_numbers
from tui.domain.spans import Range

_BEFORE = 6_000
"""So many code points in front of the words are looked through."""

_PIECE = 1_000
"""So many of them at a time."""

_AFTER = 300
"""So many code points behind them, in the same sentence."""

_WEEK = 7


@cache
def story_date_pattern(language: str = "") -> re.Pattern[str]:
    """Pattern that finds such words in running text.

    Args:
        language: ISO 639-1 code of the text; English if it is empty or not known.
    """
    return re.compile(with_numbers(language_for(language).story.pattern, language))


def days_on(words: str, language: str = "") -> int | None:
    """How many days such words lie after the date that they count from; None if they are no such words."""
    said = " ".join(words.casefold().split())
    if not story_date_pattern(language).fullmatch(said):
        return None
    known = language_for(language).story
    counted = re.fullmatch(known.counted, said)
    if counted:
        number = 1 if counted["number"] in known.ones else read_number(counted["number"], language)
        if not isinstance(number, int):
            return None
        days = number * (_WEEK if counted["week"] else 1)
        return days if counted["later"] else -days
    if re.search(known.following, said):
        return 1
    return -1 if re.search(known.preceding, said) else 0


def story_date_ranges(text: str, start: int, end: int, language: str = "") -> list[Range]:
    """Ranges of such words in a stretch, in order, in code points of the text."""
    return [found.span() for found in story_date_pattern(language).finditer(text, start, end)]


def story_date(
    text: str, stretch: Range, sentence: Range, read: Callable[[str], PartialDate | None], language: str = ""
) -> PartialDate | None:
    """The date that such words mean.

    Args:
        text: The article.
        stretch: Where the words stand.
        sentence: The sentence that they stand in.
        read: Reads a date as the article states it; None if it is none.
        language: ISO 639-1 code of the article.

    Returns:
        The day, counted from the nearest day before the words, else after them in their sentence; None if they are
        no such words, or no day is near.
    """
    days = days_on(text[stretch[0] : stretch[1]], language)
    if days is None:
        return None
    for start, end in _around(text, stretch, sentence, language):
        stated = read(text[start:end])
        day = stated.day() if stated else None
        if day is not None:
            try:
                return dates.at(dates.shifted(day, days))
            except AnswerError:
                return None
    return None


def _around(text: str, stretch: Range, sentence: Range, language: str) -> Iterator[Range]:
    """Dates in front of a stretch, the nearest first, and then those behind it in its sentence.

    In the sentence itself a date behind the words is nearer than one in a sentence before.
    """
    inside = date_ranges(text, sentence[0], min(sentence[1], stretch[1] + _AFTER), language)
    yield from reversed([each for each in inside if each[1] <= stretch[0]])
    yield from (each for each in inside if each[0] >= stretch[1])
    yield from _backwards(text, sentence[0], language)


def _backwards(text: str, end: int, language: str) -> Iterator[Range]:
    """Dates before an offset, the nearest first, looked for piece by piece: mostly one stands close."""
    low = max(0, end - _BEFORE)
    while end > low:
        start = max(low, end - _PIECE)
        if start > low:
            # A piece begins with a paragraph, or else a word.
            line = text.find("\n", start, end - 1)
            start = (line if line >= 0 else max(start, text.find(" ", start, end - 1))) + 1
        yield from reversed(date_ranges(text, start, end, language))
        end = start
