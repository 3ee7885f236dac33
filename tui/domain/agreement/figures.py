"""What a figure of agreement is: a number, or the reason why there is none, and what it rests on."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class Undefined(StrEnum):
    """Why a figure has no value. None of these is ever turned into a number, or enters a mean."""

    NO_VARIATION = "no variation"
    NOT_PAIRABLE = "no unit has two answers"
    NOTHING = "nothing to compare"
    NO_SPANS = "no spans"
    NO_EVENTS = "no events"
    NO_EVIDENCE = "no equal answers with evidence"
    NOT_SHARED = "no article that two finished"
    NOT_NUMBERS = "no numbers to compare"
    UNEQUAL = "units with unequal numbers of answers"
    ONE_CATEGORY = "fewer than two categories"
    NO_FIGURES = "none of the figures is defined"


FEWEST_UNITS = 20
"""A figure that rests on fewer units looks uncertain wherever it is shown."""

FEWEST_DOCUMENTS = 8
"""The same of documents; with fewer of them there are too few to draw from, for an interval."""


def told_few(mark: str) -> str:
    """What a mark at a figure says that rests on little."""
    return (
        f"{mark} rests on fewer than {FEWEST_UNITS} units, or on fewer than {FEWEST_DOCUMENTS} articles: a few "
        "more can change it much."
    )


NOT_ASKED = "none is computed for it"
"""Why means of pairs, and fields of two annotators among several, have no interval."""

Outcome: TypeAlias = float | Undefined
"""A number, or why there is none."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Between which numbers a figure lies.

    Attributes:
        low: The lower end.
        high: The upper end.
        method: How it was found: `BCa` or `jackknife t`.
        undefined: How many of the replicates had no value.
    """

    low: float
    high: float
    method: str
    undefined: int = 0


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of agreement.

    Attributes:
        name: What it is, such as `alpha nominal`.
        outcome: The number, or why there is none.
        n: How many units it rests on.
        documents: How many documents these come from.
        left_out: How many units were left out, by reason, in the order of the reasons' names.
        facts: What the number is made of, such as the observed and the expected disagreement.
        interval: Between which numbers it lies; None if that cannot be said.
        no_interval: Why there is no interval, or only a rough one; empty if there is one, or if none was asked for.
        part_n: Of a mean of figures, the smallest `n` of these; 0 for all other figures.
    """

    name: str
    outcome: Outcome
    n: int
    documents: int
    left_out: tuple[tuple[str, int], ...] = ()
    facts: tuple[tuple[str, float], ...] = ()
    interval: Interval | None = None
    no_interval: str = ""
    part_n: int = 0

    @property
    def few(self) -> bool:
        """Whether it rests on so little that a few units more can change it much."""
        units = self.part_n or self.n
        return self.value is not None and (units < FEWEST_UNITS or self.documents < FEWEST_DOCUMENTS)

    @property
    def value(self) -> float | None:
        """The number; None if it is undefined."""
        return None if isinstance(self.outcome, Undefined) else self.outcome

    @property
    def reason(self) -> str:
        """Why there is no number; empty if there is one."""
        return self.outcome.value if isinstance(self.outcome, Undefined) else ""

    def fact(self, name: str) -> float | None:
        """One of the facts; None if there is none of that name."""
        return dict(self.facts).get(name)

    def show(self, digits: int = 3) -> str:
        """The number with so many digits behind the point, or `undefined (reason)`."""
        return f"undefined ({self.reason})" if self.value is None else f"{self.value:.{digits}f}"


def mean(name: str, figures: "list[Figure]") -> Figure:
    """The plain mean of the figures that are defined, each counting once.

    Args:
        name: What the mean is called.
        figures: Those of the pairs of annotators, for example.

    Returns:
        `n` counts the figures that entered; those without a value are left out with their reasons.
    """
    values = [figure.value for figure in figures if figure.value is not None]
    reasons = [figure.reason for figure in figures if figure.value is None]
    left_out = tuple((reason, reasons.count(reason)) for reason in sorted(set(reasons)))
    outcome: Outcome = sum(values) / len(values) if values else Undefined.NO_FIGURES
    no_interval = NOT_ASKED if values else ""
    documents = max((figure.documents for figure in figures), default=0)
    part_n = min((figure.n for figure in figures if figure.value is not None), default=0)
    return Figure(name, outcome, len(values), documents, left_out, no_interval=no_interval, part_n=part_n)
