"""Krippendorff's alpha for unitizing: whether annotators cut a text into the same labelled units.

The family of 2016 (Krippendorff, Mathet, Bouvry and Widlöcher, "On the reliability of unitizing textual continua:
Further developments", Quality & Quantity 50:2347-2364): the text of a document is a continuum that each annotator
divides into units and gaps, and the lengths of the intersections of any two annotators' segments are the
coincidences. Pairs of a unit with itself cannot occur by chance and are taken out: length squared for units, length
for gaps. For the members that look at intersections of units only, the self-pairs are those of ordered pairs of
annotators, divided by m - 1.

None of them sees that one annotator has split a unit in two, and none takes overlapping units of one annotator:
look at F1 for the former; units of one label that overlap are joined, and a document in which units of different
labels overlap is left out.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from tui.domain.agreement.figures import Outcome, Undefined
from tui.domain.agreement.marks import Mark, length, shared_length
from tui.domain.agreement.measures import Measure, blocks_of, columns_of, counted
from tui.domain.spans import Range, join_ranges

OVERLAPPING = "documents with overlapping units of one annotator"
FEWER = "documents with fewer than two annotators"

_ROUNDING = 1e-12


class Kind(StrEnum):
    """The members of the family."""

    ALL = "alpha u"
    """Units by label, and gaps."""
    BINARY = "alpha |u"
    """Units against gaps, whatever the label."""
    LABELS = "alpha cu"
    """Labels, where both annotators have a unit."""


class Continuum(NamedTuple):
    """One document, and how each annotator divides it.

    Attributes:
        document: Its name.
        length: In code points.
        layers: The units of each annotator who finished it.
    """

    document: str
    length: int
    layers: Mapping[str, Sequence[Mark]]


class _Sums(NamedTuple):
    """Lengths, summed over documents.

    Attributes:
        gaps: Of all gaps.
        both_gaps: Coincidences of gaps with gaps.
        total: Of all units, by label.
        same: Coincidences of a label with itself.
        selves: Squared lengths of units, by label.
        meeting: Coincidences of a label with any label.
        met: Squared lengths of what of a unit meets another annotator's units, by label.
    """

    gaps: float
    both_gaps: float
    total: Sequence[float]
    same: Sequence[float]
    selves: Sequence[float]
    meeting: Sequence[float]
    met: Sequence[float]


_FIELDS = 5


def unitizing_alpha(continua: Iterable[Continuum], kind: Kind = Kind.ALL) -> Measure:
    """A member of the family for all labels together."""
    return _measure(kind.value, continua, lambda sums, _: _ALPHAS[kind](sums))


def label_alpha(continua: Iterable[Continuum], label: str) -> Measure:
    """The (k)u alpha of one label: where it meets other annotators' units, whether these have the same label."""
    return _measure(
        f"alpha ({label})u",
        continua,
        lambda sums, labels: _one(sums, labels.index(label)) if label in labels else Undefined.NO_SPANS,
    )


def binary_alpha(continua: Iterable[Continuum], label: str) -> Measure:
    """The |u alpha of one label's units against all else; nested units of other labels do no harm."""
    only = [
        Continuum(
            document, size, {who: [each for each in marks if each.label == label] for who, marks in layers.items()}
        )
        for document, size, layers in continua
    ]
    return _measure(f"{Kind.BINARY} {label}", only, lambda sums, _: _binary(sums))


def _measure(name: str, continua: Iterable[Continuum], alpha: Callable[[_Sums, Sequence[str]], Outcome]) -> Measure:
    usable: list[tuple[str, int, list[dict[str, tuple[Range, ...]]]]] = []
    left_out: Counter[str] = Counter()
    for document, size, layers in continua:
        partitions = [_units(marks) for marks in layers.values()]
        if len(partitions) < 2:
            left_out[FEWER] += 1
        elif any(_overlaps(partition) for partition in partitions):
            left_out[OVERLAPPING] += 1
        else:
            usable.append((document, size, partitions))
    labels = sorted({label for _, _, partitions in usable for partition in partitions for label in partition})
    places = {label: number for number, label in enumerate(labels)}
    block = blocks_of(document for document, _, _ in usable)
    rows = [defaultdict[int, float](float) for _ in set(block.values())]
    for document, size, partitions in usable:
        _add(rows[block[document]], size, partitions, places)
    width = len(labels)

    def evaluate(totals: Sequence[float]) -> Outcome:
        if not rows and left_out:
            return Undefined.NOTHING if left_out[OVERLAPPING] else Undefined.NOT_SHARED
        parts = [totals[2 + width * each : 2 + width * (each + 1)] for each in range(_FIELDS)]
        return alpha(_Sums(totals[0], totals[1], *parts), labels)

    units = sum(len(ranges) for _, _, partitions in usable for each in partitions for ranges in each.values())
    columns = columns_of(rows, 2 + _FIELDS * width)
    return Measure(name, columns, evaluate, len(rows), len(block), units, counted(left_out))


def _units(marks: Iterable[Mark]) -> dict[str, tuple[Range, ...]]:
    """Units by label; those that overlap are one, those that only touch stay two."""
    by_label: dict[str, list[Range]] = {}
    for ranges, label in marks:
        by_label.setdefault(label, []).extend(ranges)
    return {label: _joined(ranges) for label, ranges in by_label.items()}


def _joined(ranges: Iterable[Range]) -> tuple[Range, ...]:
    found: list[Range] = []
    for start, end in sorted(ranges):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def _overlaps(partition: Mapping[str, Sequence[Range]]) -> bool:
    ranges = sorted(each for units in partition.values() for each in units)
    return any(second[0] < first[1] for first, second in pairwise(ranges))


def _add(
    row: dict[int, float], size: int, partitions: Sequence[Mapping[str, Sequence[Range]]], places: Mapping[str, int]
) -> None:
    width, others = len(places), len(partitions) - 1
    covered = [join_ranges(each for units in partition.values() for each in units) for partition in partitions]
    gaps = [size - length(units) for units in covered]
    row[0] += sum(gaps)
    for number, partition in enumerate(partitions):
        for other, other_partition in enumerate(partitions):
            if number == other:
                continue
            shared = shared_length(covered[number], covered[other])
            row[1] += (size - length(covered[number]) - length(covered[other]) + shared) / others
            for label, units in partition.items():
                place = 2 + places[label]
                row[place + width] += shared_length(units, other_partition.get(label, ())) / others
                meeting = [shared_length([unit], covered[other]) for unit in units]
                row[place + 3 * width] += sum(meeting) / others
                row[place + 4 * width] += sum(each * each for each in meeting) / others
        for label, units in partition.items():
            place = 2 + places[label]
            row[place] += length(units)
            row[place + 2 * width] += sum((end - start) ** 2 for start, end in units)


def _all(sums: _Sums) -> Outcome:
    everything = sums.gaps + sum(sums.total)
    scale = everything - (sums.gaps + sum(sums.selves)) / everything if everything else 0
    if scale <= 0:
        return Undefined.NO_SPANS
    by_chance = sums.gaps**2 - sums.gaps + sum(t * t - s for t, s in zip(sums.total, sums.selves, strict=True))
    return _alpha(everything - sums.both_gaps - sum(sums.same), everything - by_chance / scale, everything)


def _binary(sums: _Sums) -> Outcome:
    units = sum(sums.total)
    everything = sums.gaps + units
    scale = everything - (sums.gaps + sum(sums.selves)) / everything if everything else 0
    if scale <= 0:
        return Undefined.NO_SPANS
    return _alpha(sums.gaps - sums.both_gaps, sums.gaps * units / scale, everything)


def _labels(sums: _Sums) -> Outcome:
    everything = sum(sums.meeting)
    scale = everything - sum(sums.met) / everything if everything else 0
    if scale <= 0:
        return Undefined.NO_SPANS
    by_chance = sum(t * t - s for t, s in zip(sums.meeting, sums.met, strict=True)) / scale
    return _alpha(everything - sum(sums.same), everything - by_chance, everything)


def _one(sums: _Sums, place: int) -> Outcome:
    everything, of_label = sum(sums.meeting), sums.meeting[place]
    scale = everything - sum(sums.met) / everything if everything else 0
    if scale <= 0 or not of_label:
        return Undefined.NO_SPANS
    others = of_label * (everything - of_label) / scale
    chance = others + (of_label**2 - sums.met[place]) / scale
    return _alpha(chance / of_label * (of_label - sums.same[place]), others, everything)


def _alpha(observed: float, expected: float, scale: float) -> Outcome:
    return 1 - observed / expected if expected > _ROUNDING * scale else Undefined.NO_VARIATION


_ALPHAS = {Kind.ALL: _all, Kind.BINARY: _binary, Kind.LABELS: _labels}
