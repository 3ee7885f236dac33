"""Tests of differences and of trends, as far as the report of agreement needs them.

Student's t becomes a normal deviate after Wallace 1959, "Bounds on normal approximations to Student's and the
chi-square distributions" (Annals of Mathematical Statistics 30); p values are corrected for their number after Holm
1979, "A simple sequentially rejective multiple test procedure" (Scandinavian Journal of Statistics 6).
"""

from collections.abc import Mapping, Sequence
from itertools import permutations
from math import exp, factorial, log, pi, sqrt
from random import Random
from statistics import NormalDist

FEWEST_STEPS = 5
"""With fewer steps a trend is not tested: even the clearest could be chance once in a dozen times."""

MOST_ORDERS = 5040
"""Up to so many orders of the steps are gone through; of more, so many are drawn."""

_FAR = 8.0


def normal_of_t(t: float, freedom: int) -> float:
    """The normal deviate that is as unlikely as a t of so many degrees of freedom (Wallace 1959)."""
    size = (8 * freedom + 1) / (8 * freedom + 3) * sqrt(freedom * log(1 + t * t / freedom))
    return size if t >= 0 else -size


def p_of(deviate: float) -> float:
    """How likely a normal deviate is at least as far from 0; a number above 0 however far that is."""
    size = abs(deviate)
    if size < _FAR:
        return 2 * NormalDist().cdf(-size)
    return max(5e-324, 2 * exp(-size * size / 2) / (size * sqrt(2 * pi)))


def holm(tests: Mapping[tuple[str, str], float]) -> dict[tuple[str, str], float]:
    """The same p values, corrected for their number (Holm 1979)."""
    found: dict[tuple[str, str], float] = {}
    so_far = 0.0
    for number, (key, p) in enumerate(sorted(tests.items(), key=lambda item: (item[1], item[0]))):
        so_far = max(so_far, min(1.0, (len(tests) - number) * p))
        found[key] = so_far
    return found


def slope(values: Sequence[float | None]) -> float:
    """By how much values rise from one step to the next, by least squares; steps without one are passed over."""
    known = [(place, value) for place, value in enumerate(values) if value is not None]
    if len(known) < 2:
        return 0.0
    middle = sum(place for place, _ in known) / len(known)
    mean = sum(value for _, value in known) / len(known)
    across = sum((place - middle) ** 2 for place, _ in known)
    return sum((place - middle) * (value - mean) for place, value in known) / across


def trend_p(values: Sequence[float | None], random: Random) -> float | None:
    """How often the same values in another order have a slope at least as steep.

    Args:
        values: One for each step, None where there is none.
        random: For the orders, where there are too many to go through all.

    Returns:
        None with too few steps.
    """
    places = [place for place, value in enumerate(values) if value is not None]
    known = [value for value in values if value is not None]
    if len(known) < FEWEST_STEPS:
        return None
    middle = sum(places) / len(places)
    weights = [place - middle for place in places]

    def steepness(order: Sequence[float]) -> float:
        return abs(sum(weight * value for weight, value in zip(weights, order, strict=True)))

    least = steepness(known) * (1 - 1e-9)
    if factorial(len(known)) <= MOST_ORDERS:
        orders = list(permutations(known))
        return sum(steepness(order) >= least for order in orders) / len(orders)
    drawn = [random.sample(known, len(known)) for _ in range(MOST_ORDERS)]
    # The order that was found is one of all orders.
    return (1 + sum(steepness(order) >= least for order in drawn)) / (1 + MOST_ORDERS)
