"""The words of a table's names: which rows have one, and which are nearest to a misspelt one."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import islice

from tui.domain.spelling import allowed_mistakes, mistakes, pieces
from tui.domain.table_parts import encoded, unpacked

_NEAREST = 3
"""So many words are tried for one that is misspelt."""

_COMPARED = 500
"""No more words than these are compared with a misspelt one for each of its pieces."""

_PAST = b"\xff"
"""Behind every text in UTF-8 that begins alike."""


class TableWords:
    """The words of all names, each once.

    Args:
        text: They, in the order in which they come, with a space before and behind each.
        in_order: Where each begins, by the alphabet.
        rows: The rows that have each of these, one word behind the other.
        rows_at: Where those of each word begin, and where the last ones end.
    """

    def __init__(self, text: bytes, in_order: bytes, rows: bytes, rows_at: bytes) -> None:
        self._text = text
        self._in_order = unpacked(in_order)
        self._rows = unpacked(rows)
        self._rows_at = unpacked(rows_at)
        self._known: dict[tuple[str, bool], list[str]] = {}

    def being(self, word: str) -> range:
        """The places in the alphabet of a word: one, or none."""
        sought = encoded(word)
        at = bisect_left(self._in_order, sought, key=self._at)
        there = at < len(self._in_order) and self._at(self._in_order[at]) == sought
        return range(at, at + there)

    def beginning(self, letters: str) -> range:
        """The places in the alphabet of the words that begin with some letters."""
        sought = encoded(letters)
        low = bisect_left(self._in_order, sought, key=self._at)
        return range(low, bisect_left(self._in_order, sought + _PAST, low, key=self._at))

    def holding(self, letters: str) -> Iterator[str]:
        """The words in which some letters stand, in the order in which they come.

        Args:
            letters: With a space in front, the words that begin with them.
        """
        text, needle = self._text, encoded(letters)
        find, rfind = text.find, text.rfind
        at = find(needle)
        while at >= 0:
            end = find(b" ", at + 1)
            yield text[rfind(b" ", 0, at + 1) + 1 : end].decode("utf-8", "surrogatepass")
            at = find(needle, end)

    def mentions(self, places: range) -> int:
        """How often words have rows, at most: how many different rows that are is not counted."""
        return self._rows_at[places.stop] - self._rows_at[places.start]

    def rows(self, *places: range) -> list[int]:
        """The rows that have any of these words, in order."""
        found: set[int] = set()
        for each in places:
            found.update(self._rows[self._rows_at[each.start] : self._rows_at[each.stop]])
        return sorted(found)

    def near(self, word: str, *, last: bool) -> list[str]:
        """The words that are nearest to a misspelt one; words with digits are not looked at.

        Args:
            word: The misspelt one.
            last: Whether it may be unfinished.
        """
        if (word, last) not in self._known:
            self._known[word, last] = self._nearest(word, last=last)
        return self._known[word, last]

    def _nearest(self, word: str, *, last: bool) -> list[str]:
        most = allowed_mistakes(word)
        if not most:
            return []
        # Two letters that were swapped can spoil two pieces.
        needles = [piece if start else f" {piece}" for start, piece in pieces(word, most + 2)]
        known = {
            said for needle in needles for said in islice(filter(_has_no_digit, self.holding(needle)), _COMPARED)
        }
        ends = (len(word), len(word) + 1) if last else (None,)
        ranked = sorted(
            (min(mistakes(word, said[:end], most) for end in ends), said)
            for said in _comparable(word, known, most, last=last)
        )
        return [said for distance, said in ranked if distance <= most][:_NEAREST]

    def _at(self, start: int) -> bytes:
        return self._text[start : self._text.index(b" ", start)]


def _has_no_digit(word: str) -> bool:
    return word.isalpha() or not any(map(str.isdigit, word))


def _comparable(word: str, known: Iterable[str], most: int, *, last: bool) -> Iterator[str]:
    """Those that can be near: all letters but as many as there may be mistakes stand no farther off than that."""
    windows = [(letter, max(0, at - most), at + most + 1) for at, letter in enumerate(word)]
    for said in known:
        compared = said[: len(word) + 1] if last else said
        left = most if abs(len(word) - len(compared)) <= most else -1
        for letter, start, end in windows:
            if letter not in compared[start:end]:
                left -= 1
                if left < 0:
                    break
        if left >= 0:
            yield said
