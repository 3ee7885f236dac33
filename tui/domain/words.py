"""Words: what a word key steps over, and what a selection grows to.

They are the words of UAX #29, and two things on top that news needs: parts joined by one hyphen or apostrophe are
one word (al-Assad, F-16's), and the full stop after the last letter of an abbreviation belongs to it (U.S., a.m.).
Text of Latin scripts is cut by one expression of the standard library, all other text by the `regex` package, with
the same outcome; the package takes long to load.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate
from operator import itemgetter
from typing import TYPE_CHECKING

from tui.domain.graphemes import Clusters, pieces
from tui.domain.scripts import JOINERS, LATIN, LETTER
from tui.domain.spans import Range
from tui.domain.stretches import Recent, Stretches, ink_before, ink_from

if TYPE_CHECKING:
    from regex import Pattern


@cache
def _foreign() -> re.Pattern[str]:
    return re.compile(f"[^{LATIN}]")


@cache
def _latin_words() -> re.Pattern[str]:
    letter, word = f"[{LETTER}]", f"[{LETTER}0-9_]"
    within_letters = f"(?<={letter})[.:'\u00b7\u2018\u2019](?={letter})"
    within_digits = "(?<=[0-9])[.,;'\u2018\u2019](?=[0-9])"
    part = f"{word}+(?:(?:{within_letters}|{within_digits}){word}+)*+"
    part += f"(?:(?<={letter}\\.{letter})\\.)?"
    return re.compile(f"{part}(?:[{JOINERS}]{part})*+")


@cache
def _segments() -> "Pattern[str]":
    """What lies between two word boundaries.

    The package finds none between an apostrophe and a vowel after it, nor after marks and format characters at the
    very start, where UAX #29 has one; those are matched by themselves.
    """
    import regex  # noqa: PLC0415 - see the module's docstring

    return regex.compile(r"\A[\p{M}\p{Cf}]+|['\u2019](?=\w)|.+?\b", regex.DOTALL | regex.WORD)


@cache
def _thin_space() -> re.Pattern[str]:
    """The narrow space of French typography, which UAX #29 takes for a part of words, where it parts no digits."""
    return re.compile("(?<![0-9])\u202f|\u202f(?![0-9])")


def latin_words(text: str, start: int, end: int) -> Iterator[Range]:
    """The words of a stretch of Latin letters and what stands beside them.

    Args:
        text: The whole text; from `start` to `end` it holds characters of `scripts.LATIN` only.
        start: Where the stretch begins.
        end: Where it ends.
    """
    for found in _latin_words().finditer(text, start, end):
        if _has_ink(found.group()):
            yield found.span()


def default_words(text: str, start: int, end: int) -> Iterator[Range]:
    """The words of a stretch of any text.

    Args:
        text: The whole text.
        start: Where the stretch begins.
        end: Where it ends.
    """
    for low, high in pieces(text, start, end):
        piece = _thin_space().sub(" ", text[low:high])
        parts = [found.group() for found in _segments().finditer(piece)]
        for first, last in _joined(parts):
            yield low + first, low + last


def _joined(parts: Sequence[str]) -> Iterator[Range]:
    """Joins the segments of UAX #29 to words."""
    offsets = list(accumulate(map(len, parts), initial=0))
    for found in _joins().finditer("".join(map(_kind, parts))):
        first, last = found.span()
        if found.group().strip("_j"):
            yield offsets[first], offsets[last]


@cache
def _joins() -> re.Pattern[str]:
    """Words, in terms of the kinds of their segments."""
    part = r"(?:a\.?|[w_])"
    return re.compile(f"{part}(?:j{part})*+")


def _kind(part: str) -> str:
    """One letter for what a segment of UAX #29 can be within a word."""
    if part == ".":
        return "."
    if len(part) == 1 and part in JOINERS:
        return "j"
    if _has_ink(part):
        initials = part[-3:-2].isalpha() and part[-2] == "." and part[-1].isalpha()
        return "a" if initials else "w"
    return "_" if "_" in part else " "


def _has_ink(part: str) -> bool:
    return any(map(str.isalnum, part))


class Words:
    """The words of a text.

    Args:
        stretches: The text in pieces.
        clusters: Its grapheme clusters.
    """

    __slots__ = ("_clusters", "_found", "_stretches", "_text")

    def __init__(self, stretches: Stretches, clusters: Clusters) -> None:
        self._text = stretches.text
        self._stretches = stretches
        self._clusters = clusters
        self._found = Recent(256, self._find)

    def at(self, offset: int) -> Range | None:
        """The word that contains the code point at `offset`, or None between words."""
        words = self._around(offset)
        index = bisect_right(words, offset, key=itemgetter(0)) - 1
        return words[index] if index >= 0 and offset < words[index][1] else None

    def after(self, offset: int) -> Range | None:
        """The first word that starts after `offset`."""
        return self._first_beyond(offset, 0)

    def ending_after(self, offset: int) -> Range | None:
        """The first word that ends after `offset`."""
        return self._first_beyond(offset, 1)

    def before(self, offset: int) -> Range | None:
        """The last word that starts before `offset`."""
        ink: int | None = offset
        while ink is not None:
            words = self._around(ink)
            index = bisect_left(words, offset, key=itemgetter(0)) - 1
            if index >= 0:
                return words[index]
            ink = ink_before(self._text, self._stretches.at(ink)[0])
        return None

    def _first_beyond(self, offset: int, end: int) -> Range | None:
        ink: int | None = offset
        while ink is not None:
            words = self._around(ink)
            index = bisect_right(words, offset, key=itemgetter(end))
            if index < len(words):
                return words[index]
            ink = ink_from(self._text, max(ink, self._stretches.at(ink)[1]))
        return None

    def _around(self, offset: int) -> Sequence[Range]:
        return self._found[self._stretches.at(offset)[0]]

    def _find(self, start: int) -> Sequence[Range]:
        low, high = self._stretches.at(start)
        if not _foreign().search(self._text, low, high):
            return list(latin_words(self._text, low, high))
        return self._whole(default_words(self._text, low, high))

    def _whole(self, words: Iterable[Range]) -> Sequence[Range]:
        """Words grown to whole clusters, which UAX #29 splits in Thai and some other scripts."""
        whole: list[Range] = []
        for word in words:
            start, end = self._clusters.snap(word[0]), self._clusters.snap(word[1], forward=True)
            if whole and start < whole[-1][1]:
                start = whole.pop()[0]
            whole.append((start, end))
        return whole
