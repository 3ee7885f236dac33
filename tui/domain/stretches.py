"""Pieces of a text that can be looked at on their own, so that no answer costs more than the text around it.

A stretch is a paragraph, or, of a long paragraph, a part between two places where clusters and words surely end.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import Generic, TypeVar

from tui.domain.paragraphs import Paragraphs
from tui.domain.scripts import APART, LONE
from tui.domain.spans import Range

_STEP = 4096

_Kept = TypeVar("_Kept")


class Recent(Generic[_Kept]):
    """Remembers the last answers to a question, up to a limit.

    Args:
        limit: How many answers are kept.
        ask: What gives the answer for a key.
    """

    __slots__ = ("_ask", "_kept", "_limit")

    def __init__(self, limit: int, ask: Callable[[int], _Kept]) -> None:
        self._limit = limit
        self._ask = ask
        self._kept: dict[int, _Kept] = {}

    def __getitem__(self, key: int) -> _Kept:
        found = self._kept.get(key)
        if found is None:
            found = self._ask(key)
            if len(self._kept) >= self._limit:
                del self._kept[next(iter(self._kept))]
            self._kept[key] = found
        return found


@cache
def _good_place() -> re.Pattern[str]:
    """A space after a character that cannot hold on to it, or two characters that never belong together."""
    return re.compile(f"(?<=[{LONE}]) |(?<=[{APART}])[{APART}]")


@cache
def _ink() -> re.Pattern[str]:
    return re.compile(r"\S")


def ink_from(text: str, offset: int, end: int | None = None) -> int | None:
    """The first character at or after `offset`, and before `end`, that is not white space."""
    found = _ink().search(text, offset, len(text) if end is None else end)
    return found.start() if found else None


def ink_before(text: str, offset: int) -> int | None:
    """The last character before `offset` that is not white space."""
    while offset > 0:
        start = max(0, offset - _STEP)
        length = len(text[start:offset].rstrip())
        if length:
            return start + length - 1
        offset = start
    return None


class Stretches:
    """Finds the stretch around an offset.

    Args:
        text: The whole text.
        paragraphs: Its paragraphs.
        step: Code points after which a long paragraph is cut at the next good place.
    """

    __slots__ = ("_last", "_paragraphs", "_places", "_step", "text")

    def __init__(self, text: str, paragraphs: Paragraphs, step: int = _STEP) -> None:
        self.text = text
        self._step = step
        self._paragraphs = paragraphs
        self._places: dict[int, int] = {}
        self._last: Range = (0, -1)

    def at(self, offset: int) -> Range:
        """The stretch that holds the code point at `offset`.

        Args:
            offset: Where; inside a line break or at the end of a paragraph, the last stretch before it is given.

        Returns:
            A half-open range that lies within one paragraph; empty only in an empty paragraph. Clusters and words
            end at both its ends.
        """
        start, end = self._last
        if start <= offset < end:
            return self._last
        start, end = self._paragraphs[self._paragraphs.at(offset)]
        if end - start > 2 * self._step:
            start, end = self._part(start, end, min(offset, end - 1))
        self._last = (start, end)
        return self._last

    def _part(self, start: int, end: int, offset: int) -> Range:
        """The part of a long paragraph around an offset.

        Looked for from fixed steps, so that it is the same whichever way the offset was reached.
        """
        step = start + (offset - start) // self._step * self._step
        before = (self._place(each, end) for each in range(step, start, -self._step))
        after = (self._place(each, end) for each in range(max(step, start + self._step), end, self._step))
        low = next((place for place in before if 0 <= place <= offset), start)
        high = next((place for place in after if place > offset), end)
        return low, high

    def _place(self, step: int, end: int) -> int:
        """The first good place within a step's reach, or -1."""
        place = self._places.get(step)
        if place is None:
            found = _good_place().search(self.text, step, min(step + self._step, end))
            place = self._places[step] = found.start() if found else -1
        return place
