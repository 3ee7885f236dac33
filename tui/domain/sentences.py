"""Sentences, as the `sentencex` package finds them for a language, with its misses in military ranks repaired.

Its time grows with the square of quotation marks that never close, so it is shown no more than a window of a long
paragraph at once, with some text on either side; and no quotation marks where there are too many to be true.
"""

import re
from bisect import bisect_right
from functools import cache

from tui.domain.graphemes import Clusters
from tui.domain.paragraphs import Paragraphs
from tui.domain.spans import Range
from tui.domain.stretches import Recent, ink_before, ink_from

_STEP = 4096
_CONTEXT = 1024
_QUOTES = "“‘«»‹›„‟「《`"
_TOO_MANY_QUOTES = 500
_MISSED = frozenset({"Pte.", "Spc.", "Atty.", "Vol.", "approx."})
"""English abbreviations before which a sentence goes on, and which the package does not know."""


@cache
def _glue() -> re.Pattern[str]:
    """The hyphen before an abbreviation that was glued on, as in Maj.-Gen. or Vice-Adm."""
    return re.compile(r"(?<=[\w.])-(?=[A-Z][a-z]{1,4}\.\s)")


def sentence_starts(text: str, language: str) -> list[int]:
    """Where sentences begin in one paragraph, its first character apart.

    Args:
        text: The paragraph.
        language: ISO 639-1 code, with or without a region; English if empty or unknown.

    Returns:
        Ascending code point offsets into `text`, each after its first character.
    """
    import sentencex  # noqa: PLC0415 - loaded with the first sentence key, not with the article

    shown = _glue().sub(" ", text)
    if sum(map(shown.count, _QUOTES)) > _TOO_MANY_QUOTES:
        shown = shown.translate(dict.fromkeys(map(ord, _QUOTES), " "))
    code = language.partition("-")[0].lower() or "en"
    found = sentencex.get_sentence_boundaries(code, shown)
    starts = (sentence["start_index"] for sentence in found)
    return [start for start in starts if start and not _goes_on(text, start)]


def _goes_on(text: str, start: int) -> bool:
    """Whether the sentence before `start` has not ended there."""
    if text[start - 1] == "-":
        return True
    last = text[max(0, start - 40) : start].rsplit(maxsplit=1)
    return bool(last) and last[-1].lstrip("(\"'“‘") in _MISSED


class Sentences:
    """The sentences of a text; none crosses a line break, none is only white space.

    Args:
        text: The whole text.
        language: ISO 639-1 code, or empty.
        paragraphs: Its paragraphs.
        clusters: Its grapheme clusters.
    """

    __slots__ = ("_clusters", "_found", "_language", "_paragraphs", "_text")

    def __init__(self, text: str, language: str, paragraphs: Paragraphs, clusters: Clusters) -> None:
        self._text = text
        self._language = language
        self._paragraphs = paragraphs
        self._clusters = clusters
        self._found = Recent(512, self._find)

    def at(self, offset: int) -> Range:
        """The sentence around `offset`, trimmed of white space.

        White space after a sentence belongs to it, white space before the first one of a paragraph to that one. In
        a paragraph of nothing else, the empty range at its start.
        """
        paragraph = self._paragraphs[self._paragraphs.at(offset)]
        first = ink_from(self._text, *paragraph)
        if first is None:
            return paragraph[0], paragraph[0]
        start = self._last_until(paragraph, max(offset, first))
        beyond = self._first_beyond(paragraph, start)
        ink = ink_before(self._text, paragraph[1] if beyond is None else beyond)
        return start, start if ink is None else self._clusters.at(ink)[1]

    def after(self, offset: int) -> int | None:
        """Where the first sentence starts that starts after `offset`."""
        paragraph = self._paragraphs[self._paragraphs.at(offset)]
        start = self._first_beyond(paragraph, offset)
        if start is None:
            ink = ink_from(self._text, max(offset, paragraph[1]))
            start = None if ink is None else self._clusters.snap(ink)
        return start

    def before(self, offset: int) -> int | None:
        """Where the last sentence starts that starts before `offset`."""
        ink = ink_before(self._text, offset)
        if ink is None:
            return None
        paragraph = self._paragraphs[self._paragraphs.at(ink)]
        return self._last_until(paragraph, ink)

    def _last_until(self, paragraph: Range, offset: int) -> int:
        """The last start at or before an offset that is not before the first."""
        windows = self._windows(paragraph, offset, -_STEP)
        found = map(self._found.__getitem__, windows)
        return next(starts[index - 1] for starts in found if (index := bisect_right(starts, offset)))

    def _first_beyond(self, paragraph: Range, offset: int) -> int | None:
        windows = self._windows(paragraph, offset, _STEP)
        found = map(self._found.__getitem__, windows)
        beyond = (starts[index] for starts in found if (index := bisect_right(starts, offset)) < len(starts))
        return next(beyond, None)

    def _windows(self, paragraph: Range, offset: int, step: int) -> range:
        """Where the windows start, from the one around an offset on."""
        start, end = paragraph
        if _is_short(paragraph):
            return range(start, start + 1)
        return range(start + (offset - start) // _STEP * _STEP, end if step > 0 else start - 1, step)

    def _find(self, window: int) -> list[int]:
        """The starts of the sentences that start in a window."""
        start, end = paragraph = self._paragraphs[self._paragraphs.at(window)]
        low, limit, high = start, end, end
        if not _is_short(paragraph):
            limit = min(end, window + _STEP)
            if self._text[window:limit].isspace():
                return []
            before = ink_before(self._text, window)
            low = start if before is None else max(start, before - _CONTEXT)
            high = min(end, limit + _CONTEXT)
        starts = [low + each for each in sentence_starts(self._text[low:high], self._language)]
        if not self._text[start:low].strip():
            starts.insert(0, low)
        # One further, for a space before the limit that carries a mark beyond it.
        inks = (ink_from(self._text, each, min(end, limit + 1)) for each in starts)
        snapped = (self._clusters.snap(ink) for ink in inks if ink is not None)
        return sorted({each for each in snapped if window <= each < limit})


def _is_short(paragraph: Range) -> bool:
    return paragraph[1] - paragraph[0] <= 2 * _STEP
