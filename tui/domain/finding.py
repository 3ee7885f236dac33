"""Finding in an article: hits are what a reader would call the same, and lie on whole characters.

Case, accents, harakat and points, kinds of quotation marks, dashes and spaces make no difference, nor does where a
line breaks within a phrase.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from tui.domain.folding import FoldedText, fold
from tui.domain.graphemes import Clusters
from tui.domain.spans import Range


class _Needle(NamedTuple):
    """What is looked for: all of it, and its beginning up to the first space, which is looked for first."""

    head: str
    whole: re.Pattern[str]


def _needle(query: str) -> _Needle | None:
    folded = fold(query)
    words = folded.split()
    if not words:
        return None
    lead, trail = " " * folded.startswith(" "), " " * folded.endswith(" ")
    whole = lead + " +".join(map(re.escape, words)) + trail
    return _Needle(lead + words[0], re.compile(whole))


class Finder:
    """Finds in one text.

    White space within a query stands for any run of white space, a line break too; at its ends for one character.

    Args:
        text: The text.
        clusters: Its grapheme clusters.
    """

    __slots__ = ("_clusters", "_folded", "_text")

    def __init__(self, text: str, clusters: Clusters) -> None:
        self._text = text
        self._clusters = clusters
        self._folded = FoldedText(text)

    def after(self, query: str, start: int) -> Range | None:
        """The first hit that starts at `start` or after it."""
        needle = _needle(query)
        return self._first(needle, self._clusters.snap(start, forward=True)) if needle else None

    def before(self, query: str, start: int) -> Range | None:
        """The last hit that starts before `start`."""
        needle = _needle(query)
        return self._last(needle, self._clusters.snap(start, forward=True)) if needle else None

    def every(self, query: str, start: int, end: int) -> Iterator[Range]:
        """The hits between two offsets, from left to right, none of which overlaps the one before it."""
        needle = _needle(query)
        hit = self._first(needle, self._clusters.snap(start, forward=True)) if needle else None
        while needle and hit and hit[1] <= end:
            yield hit
            hit = self._first(needle, hit[1])

    def _first(self, needle: _Needle, start: int) -> Range | None:
        folded = self._folded.folded
        index = folded.find(needle.head, self._folded.index(start))
        while index >= 0:
            hit = self._hit(needle, index)
            if hit:
                return hit
            index = folded.find(needle.head, index + 1)
        return None

    def _last(self, needle: _Needle, start: int) -> Range | None:
        folded, reach = self._folded.folded, len(needle.head) - 1
        index = folded.rfind(needle.head, 0, self._folded.index(start) + reach)
        while index >= 0:
            hit = self._hit(needle, index)
            if hit:
                return hit
            index = folded.rfind(needle.head, 0, index + reach)
        return None

    def _hit(self, needle: _Needle, index: int) -> Range | None:
        """The hit whose first folded character stands at `index`, if there is one that splits no character."""
        found = needle.whole.match(self._folded.folded, index)
        if not found:
            return None
        start, end = self._folded.origin(index), self._folded.origin(found.end() - 1) + 1
        if self._folded.index(start) != index or self._folded.index(end) != found.end():
            return None
        low, high = self._clusters.snap(start), self._clusters.snap(end, forward=True)
        beside = self._text[low:start] + self._text[end:high]
        return None if fold(beside.strip("\r\n")) else (low, high)
