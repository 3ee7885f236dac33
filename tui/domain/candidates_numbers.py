"""Stretches of text that state a number, with the words that hedge it; numbers of dates are left out."""

import sys
from collections.abc import Iterator

from tui.domain.answers_error import AnswerError
from tui.domain.candidates_dates import date_ranges, time_ranges
from tui.domain.quantities import PLURAL, Presets, quantity_pattern, read_quantity
from tui.domain.spans import Range, join_ranges

_AROUND = 40


def number_ranges(text: str, start: int, end: int, presets: Presets = (), *, vague: bool = True) -> list[Range]:
    """Ranges of the quantities in a stretch, in order.

    Args:
        text: The article.
        start: First code point of the stretch.
        end: One past its last code point.
        presets: Words that count as numbers.
        vague: Whether words that tell no number count too, such as "several".
    """
    found = [each.span() for each in quantity_pattern(presets).finditer(text, start, end)]
    read = [each for each in found if _readable(text[each[0] : each[1]], presets, vague=vague)]
    return list(_apart(read, _dates_around(text, read)))


def _dates_around(text: str, ranges: list[Range]) -> list[Range]:
    """Dates and times of day near some ranges; most of a text is near none."""
    near = join_ranges((max(0, low - _AROUND), min(len(text), high + _AROUND)) for low, high in ranges)
    return sorted(each for part in near for each in date_ranges(text, *part) + time_ranges(text, *part))


def _apart(ranges: list[Range], others: list[Range]) -> Iterator[Range]:
    """The ranges that touch none of the others; both sorted."""
    rest = iter([*others, (sys.maxsize, sys.maxsize)])
    other = next(rest)
    for low, high in ranges:
        while other[1] <= low:
            other = next(rest)
        if high <= other[0]:
            yield low, high


def _readable(words: str, presets: Presets, *, vague: bool) -> bool:
    try:
        return read_quantity(words, presets) != PLURAL or vague
    except AnswerError:
        return False
