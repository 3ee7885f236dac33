"""Intervals of confidence: documents are drawn again, not units.

Units of one article are alike, so drawing units (or Krippendorff's own algorithm) makes intervals that are far too
narrow. The intervals are BCa: bias-corrected and accelerated (Efron 1987, "Better bootstrap confidence intervals",
JASA 82:171-185). They speak of new documents, not of new annotators. With too few documents to draw from, or where
the draws make no interval that holds the figure, the jackknife gives a rougher one.
"""

import sys
from array import array
from collections.abc import Callable, Sequence
from dataclasses import replace
from math import frexp, ldexp
from random import Random
from statistics import NormalDist

from tui.domain.agreement.figures import FEWEST_DOCUMENTS, Figure, Interval, Outcome, Undefined
from tui.domain.agreement.jackknife import deviations, jackknife_interval
from tui.domain.agreement.measures import Column, Measure

REPLICATES = 2000
MOST_UNDEFINED = 0.05
"""With a larger share of replicates without a value there is no interval."""

TOO_MANY_UNDEFINED = "too many draws have no value"
NO_SPREAD = "all draws give the same, which does not make it certain"
LOPSIDED = "nearly all draws are on one side of the figure"
"""The correction for bias then moves both ends past the figure."""

BCA = "BCa"

_DIGITS = 30
"""Binary digits that what is no whole number is rounded to, beside the largest one of its sum."""

_ROUNDING = 1e-6
"""Sums of draws are rounded to so many digits that figures can differ by less than this."""

_ROOM = 2**63
_MOST_KNOWN = 64


class _Draws:
    """Draws of blocks, so laid out that the sums of all draws come out of a few large products.

    How often a block was drawn stands in 64 bits for each draw, side by side in one large number. A number times
    that is what the block adds to all draws at once; it is a hundred times as fast as one draw after the other.
    """

    def __init__(self, random: Random, blocks: int, replicates: int) -> None:
        weights = [array("Q", bytes(8 * replicates)) for _ in range(blocks)]
        for replicate in range(replicates):
            for block in _draw(random, blocks):
                weights[block][replicate] += 1
        self._most = max(map(max, weights), default=0)
        self._replicates = replicates
        self._lanes = [int.from_bytes(lane.tobytes(), sys.byteorder) for lane in weights]
        self._known: dict[Column, list[float]] = {}

    def sums(self, column: Column) -> list[float]:
        """The sum of a column for each draw."""
        if column not in self._known:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            self._known[column] = self._weighed(column)
        return self._known[column]

    def _weighed(self, column: Column) -> list[float]:
        blocks, numbers = column
        if any(number < 0 for number in numbers):
            more = self._weighed((blocks, tuple(max(0, number) for number in numbers)))
            less = self._weighed((blocks, tuple(max(0, -number) for number in numbers)))
            return [one - other for one, other in zip(more, less, strict=True)]
        whole = all(number == int(number) for number in numbers)
        scale = 0
        if not whole or sum(numbers) * self._most >= _ROOM:
            scale = _DIGITS - frexp(max(numbers))[1]
        shares = [int(number) if not scale else round(ldexp(number, scale)) for number in numbers]
        total = sum(share * self._lanes[block] for share, block in zip(shares, blocks, strict=True))
        drawn = array("Q", total.to_bytes(8 * self._replicates, sys.byteorder))
        return [ldexp(each, -scale) for each in drawn] if scale else [float(each) for each in drawn]


class Resamples:
    """Draws of documents with replacement, the same for every figure over the same number of documents.

    Args:
        random: The source of chance; only asked once, here.
        replicates: How many draws are made.
        level: The level of confidence.
        told: Told how many figures were measured so far.
    """

    def __init__(
        self,
        random: Random,
        replicates: int = REPLICATES,
        level: float = 0.95,
        told: Callable[[int], None] = lambda _: None,
    ) -> None:
        self._seed = random.getrandbits(64)
        self._draws: dict[int, _Draws] = {}
        self._told = told
        self._figures = 0
        self.replicates = replicates
        self.level = level

    def figure(self, measure: Measure) -> Figure:
        """The figure with its interval, or with the reason why there is none, or only the jackknife's."""
        self._count()
        if isinstance(measure.outcome(), Undefined):
            return measure.figure()
        if measure.documents < FEWEST_DOCUMENTS:
            return self._rough(measure, _too_few(measure.documents))
        interval = self.interval(measure)
        if interval is None:
            return self._rough(measure, TOO_MANY_UNDEFINED)
        figure = measure.figure(interval)
        if interval.low == interval.high:
            return measure.figure(None, NO_SPREAD)
        return figure if _holds(figure) else self._rough(measure, LOPSIDED)

    def _rough(self, measure: Measure, why: str) -> Figure:
        """With the interval of the jackknife, as there is no better one."""
        return measure.figure(jackknife_interval(measure, self.level), why)

    def interval(self, measure: Measure) -> Interval | None:
        """The BCa interval of a measure with a value; None if too many of the draws have none."""
        outcomes = self._outcomes(measure)
        values = sorted(outcome for outcome in outcomes if not isinstance(outcome, Undefined))
        undefined = len(outcomes) - len(values)
        centre = measure.outcome()
        if undefined > MOST_UNDEFINED * len(outcomes) or isinstance(centre, Undefined):
            return None
        low, high = bca(values, centre, deviations(measure), self.level)
        return Interval(low, high, BCA, undefined)

    def difference(self, before: Measure, after: Measure) -> Figure:
        """How much the later one of two measures over different documents is more than the earlier one.

        Documents of both are drawn on their own. `n` and the documents are those of both.
        """
        self._count()
        first, second = before.outcome(), after.outcome()
        n, documents = before.n + after.n, before.documents + after.documents
        undefined = next((each for each in (first, second) if isinstance(each, Undefined)), None)
        if undefined is not None or isinstance(first, Undefined) or isinstance(second, Undefined):
            return Figure(f"change of {after.name}", undefined or Undefined.NOTHING, n, documents)
        found = Figure(f"change of {after.name}", second - first, n, documents)
        fewest = min(before.documents, after.documents)
        if fewest < FEWEST_DOCUMENTS:
            return replace(found, no_interval=_too_few(fewest))
        earlier, later = self._outcomes(before), self._outcomes(after)
        # The n-th draw of both would be the same draw if they have as many documents.
        pairs = zip(later, (*earlier[1:], earlier[0]), strict=True)
        values = sorted(
            one - other
            for one, other in pairs
            if not isinstance(one, Undefined) and not isinstance(other, Undefined)
        )
        missing = self.replicates - len(values)
        if missing > MOST_UNDEFINED * self.replicates:
            return replace(found, no_interval=TOO_MANY_UNDEFINED)
        apart = [*deviations(after), *(-each for each in deviations(before))]
        low, high = bca(values, second - first, apart, self.level)
        if low == high:
            return replace(found, no_interval=NO_SPREAD)
        changed = replace(found, interval=Interval(low, high, BCA, missing))
        return changed if _holds(changed) else replace(found, no_interval=LOPSIDED)

    def _count(self) -> None:
        self._figures += 1
        self._told(self._figures)

    def _outcomes(self, measure: Measure) -> list[Outcome]:
        """The figure of each draw."""
        blocks = measure.blocks
        if blocks not in self._draws:
            random = Random(self._seed + blocks)  # noqa: S311 - no secret; the same draws for the same seed
            self._draws[blocks] = _Draws(random, blocks, self.replicates)
        sums = [self._draws[blocks].sums(column) for column in measure.columns]
        return [measure.evaluate(each) for each in zip(*sums, strict=True)]


def _holds(figure: Figure) -> bool:
    """Whether an interval holds its figure, but for rounding."""
    if figure.interval is None or figure.value is None:
        return False
    low, high = figure.interval.low, figure.interval.high
    return low - _ROUNDING <= figure.value <= high + _ROUNDING


def _too_few(documents: int) -> str:
    return f"{documents} of at least {FEWEST_DOCUMENTS} documents"


def _draw(random: Random, blocks: int) -> "array[int]":
    """As many blocks as there are, with replacement: the upper halves of 32 bits of chance times their number."""
    mask = int.from_bytes(b"\xff\xff\xff\xff\0\0\0\0" * blocks, "little")
    chance = int.from_bytes(random.randbytes(8 * blocks), "little") & mask
    drawn = array("I", (chance * blocks).to_bytes(8 * blocks, "little"))
    if sys.byteorder == "big":
        drawn.byteswap()
    return drawn[1::2]


def bca(
    replicates: Sequence[float], centre: float, deviations: Sequence[float], level: float
) -> tuple[float, float]:
    """The ends of a BCa interval (Efron 1987).

    Args:
        replicates: The values of the draws, sorted.
        centre: The value of the sample itself.
        deviations: By how much the mean of the values without a document exceeds that without each of them; of two
            samples those of both, with the signs in which they enter.
        level: The level of confidence, such as 0.95.
    """
    normal = NormalDist()
    below = sum(value < centre for value in replicates) + sum(value == centre for value in replicates) / 2
    edge = 0.5 / len(replicates)
    bias = normal.inv_cdf(min(max(below / len(replicates), edge), 1 - edge))
    acceleration = _acceleration(deviations)
    ends = []
    for share in ((1 - level) / 2, (1 + level) / 2):
        shifted = bias + normal.inv_cdf(share)
        room = 1 - acceleration * shifted
        ends.append(normal.cdf(bias + shifted / room) if room > 0 else float(shifted > 0))
    return quantile(replicates, ends[0]), quantile(replicates, ends[1])


def _acceleration(deviations: Sequence[float]) -> float:
    squares = sum(each**2 for each in deviations)
    return sum(each**3 for each in deviations) / (6 * squares**1.5) if squares > 0 else 0.0


def quantile(values: Sequence[float], share: float) -> float:
    """The value below which that share of sorted values lies, between two of them if need be."""
    place = share * (len(values) - 1)
    low = int(place)
    high = min(low + 1, len(values) - 1)
    return values[low] + (values[high] - values[low]) * (place - low)
