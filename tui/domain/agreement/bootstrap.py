"""Intervals of confidence: documents are drawn again, not units.

Units of one article are alike, so drawing units (or Krippendorff's own algorithm) makes intervals that are far too
narrow. The intervals are BCa: bias-corrected and accelerated (Efron 1987, "Better bootstrap confidence intervals",
JASA 82:171-185). They speak of new documents, not of new annotators.
"""

from collections.abc import Callable, Sequence
from operator import itemgetter, mul
from random import Random
from statistics import NormalDist

from tui.domain.agreement.figures import Figure, Interval, Outcome, Undefined
from tui.domain.agreement.measures import Column, Measure

FEWEST_DOCUMENTS = 8
"""With fewer documents there is no interval."""

REPLICATES = 2000
MOST_UNDEFINED = 0.05
"""With a larger share of replicates without a value there is no interval."""

BCA = "BCa"
JACKKNIFE = "jackknife range"


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
        self._draws: dict[int, list[bytes]] = {}
        self._told = told
        self._figures = 0
        self.replicates = replicates
        self.level = level

    def draws(self, blocks: int) -> list[bytes]:
        """For each draw, how often each block was drawn."""
        if blocks not in self._draws:
            random = Random(self._seed + blocks)  # noqa: S311 - no secret; the same draws for the same seed
            self._draws[blocks] = [_draw(random, blocks) for _ in range(self.replicates)]
        return self._draws[blocks]

    def figure(self, measure: Measure) -> Figure:
        """The figure with its interval, or with the reason why there is none."""
        self._figures += 1
        self._told(self._figures)
        if isinstance(measure.outcome(), Undefined):
            return measure.figure()
        if measure.documents < FEWEST_DOCUMENTS:
            return measure.figure(
                jackknife_range(measure), f"{measure.documents} of at least {FEWEST_DOCUMENTS} documents"
            )
        interval = self.interval(measure)
        if interval is None:
            return measure.figure(jackknife_range(measure), "too many draws have no value")
        return measure.figure(interval)

    def interval(self, measure: Measure) -> Interval | None:
        """The BCa interval of a measure with a value; None if too many of the draws have none."""
        outcomes = [measure.evaluate(sums) for sums in self._sums(measure)]
        values = sorted(outcome for outcome in outcomes if not isinstance(outcome, Undefined))
        undefined = len(outcomes) - len(values)
        centre = measure.outcome()
        if undefined > MOST_UNDEFINED * len(outcomes) or isinstance(centre, Undefined):
            return None
        left_out = [each for each in jackknife(measure) if not isinstance(each, Undefined)]
        low, high = bca(values, centre, left_out, self.level)
        return Interval(low, high, BCA, undefined)

    def _sums(self, measure: Measure) -> "list[list[float]]":
        return [[_weighed(column, draw) for column in measure.columns] for draw in self.draws(measure.blocks)]


def _draw(random: Random, blocks: int) -> bytes:
    weights = bytearray(blocks)
    for block in random.choices(range(blocks), k=blocks):
        weights[block] += 1
    return bytes(weights)


def _weighed(column: Column, weights: bytes) -> float:
    blocks, numbers = column
    if len(blocks) < 2:
        return weights[blocks[0]] * numbers[0] if blocks else 0
    drawn: tuple[int, ...] = itemgetter(*blocks)(weights)
    return float(sum(map(mul, drawn, numbers)))


def jackknife(measure: Measure) -> list[Outcome]:
    """The figure without each of the blocks in turn."""
    totals = measure.totals()
    missing: list[list[tuple[int, float]]] = [[] for _ in range(measure.blocks)]
    for number, (blocks, numbers) in enumerate(measure.columns):
        for block, added in zip(blocks, numbers, strict=True):
            missing[block].append((number, added))
    outcomes: list[Outcome] = []
    for changes in missing:
        sums = list(totals)
        for number, added in changes:
            sums[number] -= added
        outcomes.append(measure.evaluate(sums))
    return outcomes


def jackknife_range(measure: Measure) -> Interval | None:
    """The smallest and the largest value when one document is left out; no interval of confidence.

    Returns:
        None with fewer than two documents, or if no value is left.
    """
    outcomes = jackknife(measure)
    values = [outcome for outcome in outcomes if not isinstance(outcome, Undefined)]
    if measure.documents < 2 or not values:
        return None
    return Interval(min(values), max(values), JACKKNIFE, len(outcomes) - len(values))


def bca(
    replicates: Sequence[float], centre: float, jackknifed: Sequence[float], level: float
) -> tuple[float, float]:
    """The ends of a BCa interval (Efron 1987).

    Args:
        replicates: The values of the draws, sorted.
        centre: The value of the sample itself.
        jackknifed: The values without each document in turn.
        level: The level of confidence, such as 0.95.
    """
    normal = NormalDist()
    below = sum(value < centre for value in replicates) + sum(value == centre for value in replicates) / 2
    edge = 0.5 / len(replicates)
    bias = normal.inv_cdf(min(max(below / len(replicates), edge), 1 - edge))
    acceleration = _acceleration(jackknifed)
    ends = []
    for share in ((1 - level) / 2, (1 + level) / 2):
        shifted = bias + normal.inv_cdf(share)
        room = 1 - acceleration * shifted
        ends.append(normal.cdf(bias + shifted / room) if room > 0 else float(shifted > 0))
    return quantile(replicates, ends[0]), quantile(replicates, ends[1])


def _acceleration(jackknifed: Sequence[float]) -> float:
    if not jackknifed:
        return 0.0
    middle = sum(jackknifed) / len(jackknifed)
    apart = [middle - value for value in jackknifed]
    squares = sum(each**2 for each in apart)
    return sum(each**3 for each in apart) / (6 * squares**1.5) if squares > 0 else 0.0


def quantile(values: Sequence[float], share: float) -> float:
    """The value below which that share of sorted values lies, between two of them if need be."""
    place = share * (len(values) - 1)
    low = int(place)
    high = min(low + 1, len(values) - 1)
    return values[low] + (values[high] - values[low]) * (place - low)
