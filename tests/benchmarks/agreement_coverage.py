"""Measures how often intervals hold the truth: `python -m tests.benchmarks.agreement_coverage [STUDIES]`.

Studies of few articles are drawn from a world whose agreement is known: three annotators, eight questions in each
article, which is as hard as chance has it. For each number of articles stands how often the interval of the
jackknife holds the truth, how often the span from the smallest to the largest figure without one article does, and
how wide the interval is.
"""

# ruff: noqa: S311 - chance that can be repeated is wanted here

import sys
from collections.abc import Callable, Sequence
from random import Random
from statistics import mean

from tui.domain.agreement.alpha import alpha
from tui.domain.agreement.figures import Undefined
from tui.domain.agreement.jackknife import jackknife, jackknife_interval
from tui.domain.agreement.kappas import percent
from tui.domain.agreement.measures import Measure
from tui.domain.agreement.units import Unit

ARTICLES = (3, 4, 5, 6, 7)
QUESTIONS, CODERS, ANSWERS = 8, 3, 3
LARGE = 3000
"""The truth is the figure of so many articles."""

STUDIES = 400

Making = Callable[[Sequence[Unit]], Measure]


def study(random: Random, articles: int) -> list[Unit]:
    """The answers of a study."""
    units = []
    for article in range(articles):
        care = min(1.0, max(0.0, random.gauss(0.8, 0.12)))
        for _ in range(QUESTIONS):
            truth = random.randrange(ANSWERS)
            said = (truth if random.random() < care else random.randrange(ANSWERS) for _ in range(CODERS))
            units.append(Unit(f"{article:04}", tuple(said)))
    return units


def held(making: Making, articles: int, truth: float, studies: int) -> tuple[float, float, float]:
    """How often interval and span hold the truth, and how wide the interval is in the mean."""
    random = Random(articles)
    by_interval, by_span, widths = [], [], []
    for _ in range(studies):
        measure = making(study(random, articles))
        interval = jackknife_interval(measure, 0.95)
        without = [each for each in jackknife(measure) if not isinstance(each, Undefined)]
        if interval is not None:
            by_interval.append(interval.low <= truth <= interval.high)
            by_span.append(min(without) <= truth <= max(without))
            widths.append(interval.high - interval.low)
    return mean(by_interval), mean(by_span), mean(widths)


def main(arguments: list[str]) -> None:
    """Prints a line for each coefficient and number of articles."""
    studies = int(arguments[0]) if arguments else STUDIES
    for name, making in (("alpha", alpha), ("percent", percent)):
        truth = making(study(Random(0), LARGE)).figure().value
        if truth is None:
            continue
        for articles in ARTICLES:
            interval, span, width = held(making, articles, truth, studies)
            sys.stdout.write(
                f"{name}, {articles} articles: jackknife {interval:.3f}, span {span:.3f}, width {width:.2f}\n"
            )


if __name__ == "__main__":
    main(sys.argv[1:])
