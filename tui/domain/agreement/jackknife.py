"""Intervals where there are too few documents to draw from: the figure without each of them in turn.

Tukey's interval: the figure, plus and minus Student's t times the standard error that leaving out one document at a
time gives (Tukey 1958, "Bias and confidence in not-quite large samples", Annals of Mathematical Statistics 29:614;
Efron and Tibshirani 1993, "An Introduction to the Bootstrap", chapter 11). With few clusters this estimate of the
error errs on the safe side where others err on the other one (MacKinnon, Nielsen and Webb 2023, "Cluster-robust
inference: a guide to empirical practice", Journal of Econometrics 232:272-299).

The span from the smallest to the largest of the figures without one document is no substitute: it gets narrower
with each document, holds the truth about half of the time, and need not even hold the figure, as all of them rest
on less than it does.
"""

from functools import lru_cache
from math import atan, cos, pi, sin, sqrt, tan

from tui.domain.agreement.figures import Interval, Outcome, Undefined
from tui.domain.agreement.measures import Measure

JACKKNIFE = "jackknife t"
FEWEST_LEFT_OUT = 3
"""With fewer documents, what is left without one of them is a single one: nothing to estimate an error from."""

_HALVINGS = 60


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


def deviations(measure: Measure) -> list[float]:
    """By how much the figure falls below the mean if one document is left out, for each of them."""
    values = [each for each in jackknife(measure) if not isinstance(each, Undefined)]
    middle = sum(values) / len(values) if values else 0.0
    return [middle - value for value in values]


def jackknife_interval(measure: Measure, level: float) -> Interval | None:
    """Tukey's interval of a figure, which always holds it; cut off where no figure of its kind can be.

    Args:
        measure: The figure.
        level: The level of confidence, such as 0.95.

    Returns:
        None with fewer than `FEWEST_LEFT_OUT` documents, if the figure has no value without one of them, or if it
        is the same without any of them.
    """
    centre = measure.outcome()
    apart = deviations(measure)
    n = measure.blocks
    if n < FEWEST_LEFT_OUT or len(apart) < n or isinstance(centre, Undefined):
        return None
    error = sqrt((n - 1) / n * sum(each * each for each in apart))
    room = t_quantile((1 + level) / 2, n - 1) * error
    if not room:
        return None
    return Interval(max(centre - room, min(measure.least, centre)), min(centre + room, max(1.0, centre)), JACKKNIFE)


@lru_cache(maxsize=64)
def t_quantile(share: float, freedom: int) -> float:
    """Below which value of Student's t that share lies, for a share of a half or more.

    The share within -t and t has a closed form for whole degrees of freedom (Abramowitz and Stegun 1964, 26.7.3 and
    26.7.4), which is turned around by halving.
    """
    within = 2 * share - 1
    low, high = 0.0, pi / 2
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if _within(middle, freedom) < within:
            low = middle
        else:
            high = middle
    return sqrt(freedom) * tan((low + high) / 2)


def share_within(t: float, freedom: int) -> float:
    """The share of Student's t between -t and t."""
    return _within(atan(t / sqrt(freedom)), freedom)


def _within(angle: float, freedom: int) -> float:
    odd = freedom % 2
    if freedom == 1:
        return 2 * angle / pi
    term = cos(angle) if odd else 1.0
    total = term
    for step in range(3 if odd else 2, freedom - 1, 2):
        term *= (step - 1) / step * cos(angle) ** 2
        total += term
    return 2 / pi * (angle + sin(angle) * total) if odd else sin(angle) * total
