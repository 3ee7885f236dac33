"""How far two answers disagree, from 0 (the same) on.

Those of sets and trees are used as they are; those of numbers are squared, as alpha asks of metric data.
"""

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS = 6371.0088
"""Kilometres; the mean radius of the ellipsoid (IUGG)."""


def jaccard(left: AbstractSet[object], right: AbstractSet[object]) -> float:
    """1 - |A and B| / |A or B|; 0 for two empty sets."""
    if not left and not right:
        return 0.0
    shared = len(left & right)
    return 1 - shared / (len(left) + len(right) - shared)


def masi(left: AbstractSet[object], right: AbstractSet[object]) -> float:
    """1 - J M, with M 1 for equal sets, 2/3 if one holds the other, 1/3 if they overlap, 0 if they do not.

    Passonneau 2006, "Measuring agreement on set-valued items (MASI)". Two empty sets are equal.
    """
    if left == right:
        return 0.0
    shared = len(left & right)
    if not shared:
        return 1.0
    monotonicity = 2 / 3 if shared in (len(left), len(right)) else 1 / 3
    return 1 - shared / (len(left) + len(right) - shared) * monotonicity


def tree(left: Sequence[object], right: Sequence[object]) -> float:
    """1 - 2 d / (a + b), where a and b are the depths of two nodes, and d that of the lowest node above both.

    Wu and Palmer 1994, "Verb semantics and lexical selection". Answers of different branches of the first level
    share nothing.

    Args:
        left: The codes from the top to the node.
        right: The same of the other node.
    """
    if not left and not right:
        return 0.0
    shared = 0
    for first, second in zip(left, right, strict=False):
        if first != second:
            break
        shared += 1
    return 1 - 2 * shared / (len(left) + len(right))


def kilometres(left: tuple[float, float], right: tuple[float, float]) -> float:
    """The great-circle distance in km of two points (latitude, longitude in degrees), by the haversine formula."""
    first, second = radians(left[0]), radians(right[0])
    across = radians(right[1] - left[1])
    half = sin((second - first) / 2) ** 2 + cos(first) * cos(second) * sin(across / 2) ** 2
    return 2 * EARTH_RADIUS * asin(sqrt(min(1.0, half)))


def around_the_clock(left: float, right: float) -> float:
    """The minutes between two times of day, the shorter way round."""
    apart = abs(left - right) % 1440
    return min(apart, 1440 - apart)


@lru_cache(maxsize=2**17)
def names(left: str, right: str) -> float:
    """1 - the Dice coefficient of the pairs of neighbouring letters of the words; no measure of identity.

    Adamson and Boreham 1974. Words are padded, so that their first and last letters count more, and their order
    does not matter.

    Args:
        left: Folded, so that case and accents are alike.
        right: The same.
    """
    if left == right:
        return 0.0
    first, second = _pairs(left), _pairs(right)
    total = first.total() + second.total()
    return 1 - 2 * (first & second).total() / total if total else 1.0


@lru_cache(maxsize=2**14)
def _pairs(text: str) -> Counter[str]:
    return Counter(f"{one}{two}" for word in text.split() for one, two in zip(f" {word}", f"{word} ", strict=True))
