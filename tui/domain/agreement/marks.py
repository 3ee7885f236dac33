"""Marked stretches of text and how two annotators' marks of one document are matched, one to one.

Offsets are half-open code points: 0 to 4 and 4 to 8 do not overlap. Marks may nest, overlap and be discontinuous;
the order in which they are given does not matter.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from enum import Enum
from itertools import accumulate
from typing import NamedTuple

from tui.domain.agreement.assignment import Pair, assign, components
from tui.domain.spans import Range

_SCALE = 10**12
_MANY = 10**6


class Mark(NamedTuple):
    """A labelled stretch of text.

    Attributes:
        ranges: Half-open code point ranges, sorted, disjoint, none empty, at least one.
        label: Id of its label.
    """

    ranges: tuple[Range, ...]
    label: str


class Way(Enum):
    """What it takes for two marks to match, and what a match counts.

    Attributes:
        title: Shown.
        labelled: Whether only marks of the same label match.
    """

    EXACT = ("exact", True)
    """The same ranges."""
    OVERLAP = ("overlap", True)
    """At least one code point in common; counts in full. As many pairs as possible, then the most overlap."""
    PARTIAL = ("partial", True)
    """At least one code point in common; counts what they share of what they cover together."""
    EXACT_ANY = ("exact, label-free", False)
    OVERLAP_ANY = ("overlap, label-free", False)
    PARTIAL_ANY = ("partial, label-free", False)

    # Each is there once, and the hash of an enumeration by its name takes ten times as long.
    __hash__ = object.__hash__

    def __init__(self, title: str, labelled: bool) -> None:  # noqa: FBT001 - the members are a table
        self.title = title
        self.labelled = labelled


_COUNTING = (Way.OVERLAP, Way.OVERLAP_ANY)
_EXACT = (Way.EXACT, Way.EXACT_ANY)


class Match(NamedTuple):
    """Two marks that were matched.

    Attributes:
        left: Number of the mark on the left.
        right: Number of the mark on the right.
        credit: What the match counts, more than 0 and at most 1.
    """

    left: int
    right: int
    credit: float


class Touching(NamedTuple):
    """Two marks that share code points.

    Attributes:
        left: Number of the mark on the left.
        right: Number of the mark on the right.
        shared: How many code points both cover.
        covered: How many they cover together.
        same: Whether they have the same label.
    """

    left: int
    right: int
    shared: int
    covered: int
    same: bool


def length(ranges: Iterable[Range]) -> int:
    """How many code points ranges cover."""
    total = 0
    for start, end in ranges:
        total += end - start
    return total


def shared_length(left: Sequence[Range], right: Sequence[Range]) -> int:
    """How many code points two lists of ranges both cover; each list is sorted and disjoint."""
    if len(left) == len(right) == 1:
        common = min(left[0][1], right[0][1]) - max(left[0][0], right[0][0])
        return max(0, common)
    total = first = second = 0
    while first < len(left) and second < len(right):
        start, end = left[first]
        other_start, other_end = right[second]
        common = min(end, other_end) - max(start, other_start)
        if common > 0:
            total += common
        if end <= other_end:
            first += 1
        else:
            second += 1
    return total


def touching(left: Sequence[Mark], right: Sequence[Mark]) -> list[Touching]:
    """Every pair of marks that share a code point.

    Args:
        left: Sorted.
        right: Sorted.
    """
    if not left or not right:
        return []
    # The furthest end up to each mark of the right: those before the first that reaches a mark cannot touch it.
    reaches = list(accumulate((ranges[-1][1] for ranges, _ in right), max))
    found = []
    for number, (ranges, label) in enumerate(left):
        start, end = ranges[0][0], ranges[-1][1]
        for other in range(bisect_right(reaches, start), len(right)):
            other_ranges, other_label = right[other]
            other_start, other_end = other_ranges[0][0], other_ranges[-1][1]
            if other_start >= end:
                break
            if other_end <= start:
                continue
            if len(ranges) == len(other_ranges) == 1:
                # Nearly all spans are in one piece, and this is asked a million times.
                shared = min(end, other_end) - max(start, other_start)
                covered = max(end, other_end) - min(start, other_start)
            else:
                shared = shared_length(ranges, other_ranges)
                covered = length(ranges) + length(other_ranges) - shared
            if shared:
                found.append(Touching(number, other, shared, covered, label == other_label))
    return found


def choose(pairs: Sequence[Touching], way: Way) -> list[Match]:
    """The best one-to-one matching of marks that touch.

    Args:
        pairs: As `touching` found them.
        way: Exact ways choose among the pairs with the same ranges.

    Returns:
        Matches in the order of the left.
    """
    allowed = [pair for pair in pairs if pair.same or not way.labelled]
    if way in _EXACT:
        allowed = [pair for pair in allowed if pair.shared == pair.covered]
    if is_one_to_one(allowed):
        chosen = allowed
    else:
        known = {(pair.left, pair.right): pair for pair in allowed}
        chosen = [known[pair] for pair in assign({pair: _weight(each, way) for pair, each in known.items()})]
    if way in _COUNTING:
        return [Match(pair.left, pair.right, 1.0) for pair in chosen]
    return [Match(pair.left, pair.right, pair.shared / pair.covered) for pair in chosen]


def is_one_to_one(pairs: Sequence[Touching]) -> bool:
    """Whether no mark occurs in two of the pairs."""
    if len(pairs) < 2:
        return True
    return len({pair[0] for pair in pairs}) == len({pair[1] for pair in pairs}) == len(pairs)


def _weight(pair: Touching, way: Way) -> int:
    """Credit first, then the share that overlaps, then the label; whole numbers, so that ties are real."""
    share = pair.shared * _SCALE // pair.covered
    if way in _COUNTING:
        share += _SCALE * _MANY
    return share * _MANY + pair.same


def match(left: Sequence[Mark], right: Sequence[Mark], way: Way) -> list[Match]:
    """Matches two annotators' marks of one document.

    Args:
        left: In any order; a mark that comes twice matches once, unless it comes twice on both sides.
        right: The same.
        way: What it takes to match.

    Returns:
        The matches, by the numbers of the marks as given, sorted.
    """
    first = sorted(range(len(left)), key=lambda number: left[number])
    second = sorted(range(len(right)), key=lambda number: right[number])
    pairs = touching([left[number] for number in first], [right[number] for number in second])
    return sorted(Match(first[one], second[other], credit) for one, other, credit in choose(pairs, way))


def groups(pairs: Sequence[Touching]) -> list[list[Pair]]:
    """Marks of both sides that hang together because they touch."""
    return components((pair.left, pair.right) for pair in pairs)
