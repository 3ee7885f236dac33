"""The disorder of several annotators' units, and gamma (Mathet, Widlöcher and Métivier 2015).

"The Unified and Holistic Method Gamma for Inter-Annotator Agreement Measure and Alignment", Computational
Linguistics 41:437-479. All annotators' units of a text are aligned at once, so that the disorder is the smallest
possible: that of an alignment is the mean over pairs of annotators of how far apart their units are, where a unit
that is missing costs `empty`. It takes nested and overlapping units and sees splits.

Finding the best alignment is exact where the pieces of text that hang together are small, and says so.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from random import Random
from typing import NamedTuple

from tui.domain.agreement.clusters import Problem, Solver, group
from tui.domain.agreement.figures import Outcome, Undefined
from tui.domain.agreement.measures import Measure, blocks_of, counted, dense_columns
from tui.domain.agreement.unitizing import FEWER, Continuum

SAMPLES = 30
"""So many texts are drawn for each document of a report."""

NEITHER = "documents without a span"
NOT_INSTALLED = "documents too dense to be aligned exactly: install copydesk[exact]"
NOT_EXACT = "documents too dense to be aligned exactly"

_SCALE = 10**9
_NEVER = -(10**18)


class UnitSpan(NamedTuple):
    """A unit of one annotator.

    Attributes:
        start: First code point.
        end: One past the last.
        label: Its label.
    """

    start: float
    end: float
    label: str


@dataclass(frozen=True, slots=True)
class Costs:
    """What disorder is made of.

    Attributes:
        position: How much a difference in position weighs (alpha in the paper).
        label: How much a difference in label weighs (beta).
        empty: What a missing unit costs (delta empty).
    """

    position: float = 1.0
    label: float = 1.0
    empty: float = 1.0

    def apart(self, one: UnitSpan, other: UnitSpan) -> float:
        """How far two units are apart."""
        labels = self.empty * (one.label != other.label)
        return self.position * positions_apart(one, other, self.empty) + self.label * labels


class Disorder(NamedTuple):
    """The smallest disorder of a text.

    Attributes:
        value: The disorder, by the mean number of units of an annotator.
        alignment: The units that belong together, as annotator and number of the unit.
        exact: Whether no alignment can have less.
    """

    value: float
    alignment: tuple[tuple[tuple[str, int], ...], ...]
    exact: bool


def positions_apart(one: UnitSpan, other: UnitSpan, empty: float = 1.0) -> float:
    """The squared share of both lengths by which the ends differ; stretching the text changes nothing."""
    differing = abs(one.start - other.start) + abs(one.end - other.end)
    return (differing / (one.end - one.start + other.end - other.start)) ** 2 * empty


STANDARD = Costs()


def disorder(
    layers: Mapping[str, Sequence[UnitSpan]], costs: Costs = STANDARD, solver: Solver | None = None
) -> Disorder | None:
    """The alignment of all annotators' units with the least disorder.

    Args:
        layers: The units of each annotator.
        costs: What disorder is made of.
        solver: Takes over where finding the best alignment takes too long.

    Returns:
        None if there are fewer than two annotators, or no units.
    """
    things = sorted((unit, who, number) for who, units in layers.items() for number, unit in enumerate(units))
    several = len(layers)
    if several < 2 or not things:
        return None
    owners = {who: number for number, who in enumerate(sorted(layers))}
    pairs = several * (several - 1) // 2
    # In a best alignment no two units are further apart than this: removing one of them would cost less.
    most = (pairs + several - 1) * costs.empty
    gains = {}
    for (one, (unit, who, _)), (other, (another, other_who, _)) in combinations(enumerate(things), 2):
        apart = costs.apart(unit, another) if who != other_who else most + 1
        if apart <= most:
            gains[one, other] = round((costs.empty - apart) * _SCALE)
    bonus = round(costs.empty * pairs * _SCALE)
    problem = Problem([owners[who] for _, who, _ in things], gains, _NEVER, bonus)
    found = group(problem, solver=solver)
    total = sum(_cost([things[each][0] for each in members], pairs, costs) for members in found.groups)
    named = tuple(tuple((things[each][1], things[each][2]) for each in members) for members in found.groups)
    return Disorder(total * several / len(things), named, found.exact)


def _cost(units: Sequence[UnitSpan], pairs: int, costs: Costs) -> float:
    known = sum(costs.apart(one, other) for one, other in combinations(units, 2))
    empty = pairs - len(units) * (len(units) - 1) // 2
    return (known + empty * costs.empty) / pairs


def gamma(
    layers: Mapping[str, Sequence[UnitSpan]],
    size: float,
    random: Random,
    samples: int = 100,
    costs: Costs = STANDARD,
) -> Outcome:
    """Gamma: 1 - the disorder by that expected by chance.

    Chance is what is left if each annotator is replaced by another one's units, moved round the text by any
    distance. The figure depends on the draws: digits after the second say nothing.

    Args:
        layers: The units of each annotator.
        size: Length of the text.
        random: The source of chance.
        samples: How many texts are drawn.
        costs: What disorder is made of.
    """
    observed = disorder(layers, costs)
    if observed is None:
        return Undefined.NO_SPANS if len(layers) > 1 else Undefined.NOT_PAIRABLE
    names = sorted(layers)
    expected = drawn = 0.0
    for _ in range(samples):
        shuffled = disorder({who: _moved(layers[random.choice(names)], size, random) for who in names}, costs)
        if shuffled is not None:
            expected += shuffled.value
            drawn += 1
    return 1 - observed.value / (expected / drawn) if expected else Undefined.NO_VARIATION


class GammaTally:
    """Gamma over many documents: their disorders are summed up, and so are those that chance would give.

    So documents count by how much is marked in them, and intervals come from drawing documents.

    Args:
        seed: Of the draws; each document has its own, whatever else is compared.
        samples: How many texts are drawn for each document.
        solver: Takes over where finding the best alignment takes too long.
    """

    def __init__(self, seed: int, samples: int = SAMPLES, solver: Solver | None = None) -> None:
        self._seed = seed
        self._samples = samples
        self._solver = solver
        self._sums: dict[str, tuple[float, float]] = {}
        self._left_out: Counter[str] = Counter()
        self._units = 0

    def add(self, continuum: Continuum) -> None:
        """Adds a document; a span of several pieces counts from its first to its last character."""
        document, size, marks = continuum
        if len(marks) < 2:
            self._left_out[FEWER] += 1
            return
        layers = {
            who: [UnitSpan(each.ranges[0][0], each.ranges[-1][1], each.label) for each in sorted(set(held))]
            for who, held in marks.items()
        }
        units = sum(map(len, layers.values()))
        if not units:
            self._left_out[NEITHER] += 1
            return
        sums = self._disorders(document, size, layers)
        if sums is None:
            self._left_out[NOT_EXACT if self._solver else NOT_INSTALLED] += 1
            return
        self._units += units
        self._sums[document] = sums

    def _disorders(
        self, document: str, size: int, layers: Mapping[str, Sequence[UnitSpan]]
    ) -> tuple[float, float] | None:
        """The disorder, and that expected by chance, each times the mean number of units; None if not exact."""
        observed = self._total(layers)
        if observed is None:
            return None
        random = Random(f"{self._seed} {document}")  # noqa: S311 - no secret: the same seed, the same figure
        names = sorted(layers)
        expected = 0.0
        for _ in range(self._samples):
            drawn = self._total({who: _moved(layers[random.choice(names)], size, random) for who in names})
            if drawn is None:
                return None
            expected += drawn
        return observed, expected / self._samples

    def _total(self, layers: Mapping[str, Sequence[UnitSpan]]) -> float | None:
        found = disorder(layers, STANDARD, self._solver)
        if found is None:
            return 0.0
        return found.value * sum(map(len, layers.values())) / len(layers) if found.exact else None

    def measure(self) -> Measure:
        """The figure."""
        block = blocks_of(self._sums)
        rows = [[0.0, 0.0] for _ in set(block.values())]
        for document, (observed, expected) in self._sums.items():
            rows[block[document]][0] += observed
            rows[block[document]][1] += expected

        def evaluate(totals: Sequence[float]) -> Outcome:
            observed, expected = totals
            if not self._sums:
                return Undefined.NO_SPANS
            return 1 - observed / expected if expected else Undefined.NO_VARIATION

        def facts(totals: Sequence[float]) -> tuple[tuple[str, float], ...]:
            return (("disorder", totals[0]), ("disorder by chance", totals[1]), ("samples", self._samples))

        name = f"gamma ({self._samples} samples a document, seed {self._seed})"
        left_out = counted(self._left_out)
        return Measure(name, dense_columns(rows, 2), evaluate, len(rows), len(block), self._units, left_out, facts)


def _moved(units: Sequence[UnitSpan], size: float, random: Random) -> list[UnitSpan]:
    by = random.random() * size
    moved = []
    for start, end, label in units:
        shifted = start + by if start + by < size else start + by - size
        moved.append(UnitSpan(shifted, shifted + end - start, label))
    return moved
