"""One annotator's marks of a document, made ready to be compared with those of others."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from tui.domain.agreement.marks import Mark
from tui.domain.spans import Range, join_ranges


class TokenSpans:
    """Tokens of a document, by which ranges of code points become ranges of tokens.

    Args:
        tokens: Half-open ranges of code points, sorted and disjoint.
    """

    def __init__(self, tokens: Sequence[Range]) -> None:
        starts, ends = zip(*tokens, strict=True) if tokens else ((), ())
        self._starts: Sequence[int] = starts
        self._ends: Sequence[int] = ends

    def of(self, ranges: Iterable[Range]) -> list[Range]:
        """The tokens that ranges touch, as ranges of their numbers."""
        found = []
        for start, end in ranges:
            first, last = bisect_right(self._ends, start), bisect_left(self._starts, end)
            if first < last:
                found.append((first, last))
        return found


class Side:
    """One annotator's marks of one document, made ready to be compared with others.

    Args:
        marks: In any order; those that come twice count once.
        tokens: Of the document; code points are compared without them.

    Attributes:
        marks: Sorted.
        counts: How many there are of each label.
        ranges: What each label covers, in tokens or code points.
    """

    __slots__ = ("counts", "marks", "ranges")

    def __init__(self, marks: Iterable[Mark], tokens: TokenSpans | None) -> None:
        self.marks = sorted(set(marks))
        self.counts: dict[str, int] = {}
        self.ranges: dict[str, Sequence[Range]] = {}
        for ranges, label in self.marks:
            covered = tokens.of(ranges) if tokens else ranges
            if label in self.counts:
                self.counts[label] += 1
                self.ranges[label] = join_ranges((*self.ranges[label], *covered))
            else:
                self.counts[label] = 1
                self.ranges[label] = covered
