"""Formulas of the literature that the reports do not use, for comparison with what was published with them."""

from collections.abc import Iterable, Sequence
from operator import mul

from tui.domain.agreement.figures import Outcome, Undefined
from tui.domain.agreement.measures import Measure, blocks_of, dense_columns
from tui.domain.spans import Range

NEAR = 2
"""How many places a boundary that is moved may span, its own and the new one included."""


class Cuts:
    """The boundaries of two annotators in one document, compared.

    Args:
        left: After which tokens the first one cuts.
        right: After which tokens the second one cuts.
        near: How many places a move may span.

    Attributes:
        matches: At how many places both cut.
        moves: How far boundaries are moved, one number for each.
        additions: How many boundaries have no counterpart.
    """

    def __init__(self, left: Iterable[int], right: Iterable[int], near: int = NEAR) -> None:
        first, second = set(left), set(right)
        self.matches = len(first & second)
        alone, others = first - second, second - first
        self.moves: list[int] = []
        for distance in range(1, near):
            for place in sorted(alone | others):
                for one, other in ((alone, others), (others, alone)):
                    if place in one and place + distance in other:
                        one.discard(place)
                        other.discard(place + distance)
                        self.moves.append(distance)
        self.additions = len(alone) + len(others)


def cuts_of(lengths: Sequence[int]) -> list[int]:
    """After how many tokens a text is cut, from the lengths of its segments."""
    ends, at = [], 0
    for each in lengths[:-1]:
        at += each
        ends.append(at)
    return ends


def boundary_similarity(documents: Iterable[tuple[str, Sequence[int], Sequence[int]]], near: int = NEAR) -> Measure:
    """1 - what the edits cost, by the number of places at which anything happens, over all documents.

    Args:
        documents: For each document the lengths in tokens of both annotators' segments, with the same sum.
        near: How many places a move may span.

    Returns:
        Undefined if nobody cuts anywhere.
    """
    compared = [(document, Cuts(cuts_of(left), cuts_of(right), near)) for document, left, right in documents]
    block = blocks_of(document for document, _ in compared)
    rows = [[0.0, 0.0] for _ in set(block.values())]
    for document, cuts in compared:
        row = rows[block[document]]
        row[0] += cuts.additions + sum(cuts.moves) / near
        row[1] += cuts.additions + len(cuts.moves) + cuts.matches

    def evaluate(totals: Sequence[float]) -> Outcome:
        return 1 - totals[0] / totals[1] if totals[1] else Undefined.NOTHING

    n = int(sum(row[1] for row in rows))
    return Measure("boundary similarity", dense_columns(rows, 2), evaluate, len(rows), len(block), n)


def kappa_errors(table: Sequence[Sequence[int]]) -> tuple[float, float]:
    """The asymptotic standard errors of Cohen's kappa, for comparison with what is published.

    They assume that units are independent, which those of one article are not: intervals come from
    `tui.domain.agreement.bootstrap`.

    Args:
        table: How often each pair of answers occurs; with variation.

    Returns:
        The error of Cohen (1960), and that of Fleiss, Cohen and Everitt (1969).
    """
    n = sum(map(sum, table))
    rows = [sum(row) / n for row in table]
    columns = [sum(row[each] for row in table) / n for each in range(len(table))]
    observed = sum(table[each][each] for each in range(len(table))) / n
    expected = sum(map(mul, rows, columns))
    kappa = (observed - expected) / (1 - expected)
    diagonal = sum(
        table[each][each] / n * (1 - (rows[each] + columns[each]) * (1 - kappa)) ** 2 for each in range(len(table))
    )
    beside = (1 - kappa) ** 2 * sum(
        table[row][column] / n * (columns[row] + rows[column]) ** 2
        for row in range(len(table))
        for column in range(len(table))
        if row != column
    )
    inner = diagonal + beside - (kappa - expected * (1 - kappa)) ** 2
    simple = (observed * (1 - observed) / (n * (1 - expected) ** 2)) ** 0.5
    return simple, (inner / n) ** 0.5 / (1 - expected)


def alpha_u_2004(layers: Sequence[Sequence[Range]], size: int) -> Outcome:
    """The older alpha for unitizing, of the units of one label in one document; superseded by the family above.

    Some tools still compute it, so it is here for comparison (Krippendorff 1995, "On the reliability of unitizing
    continuous data", Sociological Methodology 25:47-76; 2004, chapter 11.5).

    Args:
        layers: The units of each annotator: sorted and disjoint ranges.
        size: Length of the continuum, which begins at 0.
    """
    sections = [_sections(units, size) for units in layers]
    several = len(layers)
    observed = sum(
        _apart(one, other)
        for number, first in enumerate(sections)
        for second in sections[number + 1 :]
        for one in first
        for other in second
    )
    units = [(end - start) for each in layers for start, end in each]
    gaps = [end - start for each in sections for start, end, unit in each if not unit]
    near = 0.0
    for each in units:
        near += (len(units) - 1) / 3 * (2 * each**3 - 3 * each**2 + each)
        near += each**2 * sum(gap - each + 1 for gap in gaps if gap >= each)
    among = several * size * (several * size - 1) - sum(each * (each - 1) for each in units)
    expected = 2 / size * near / among if among else 0
    if not expected:
        return Undefined.NO_SPANS
    return 1 - 2 * observed / (several * (several - 1) * size**2) / expected


def _sections(units: Sequence[Range], size: int) -> list[tuple[int, int, bool]]:
    found, before = [], 0
    for start, end in units:
        if start > before:
            found.append((before, start, False))
        found.append((start, end, True))
        before = end
    if before < size:
        found.append((before, size, False))
    return found


def _apart(one: tuple[int, int, bool], other: tuple[int, int, bool]) -> int:
    if one[2] and other[2] and one[0] < other[1] and other[0] < one[1]:
        return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2
    if one[2] and not other[2] and other[0] <= one[0] and one[1] <= other[1]:
        return (one[1] - one[0]) ** 2
    if other[2] and not one[2] and one[0] <= other[0] and other[1] <= one[1]:
        return (other[1] - other[0]) ** 2
    return 0


def muc_percentage(part: float, whole: float) -> int:
    """A percentage as the score reports of MUC-4 print it, for comparison with these.

    It is cut to a tenth, and then rounded to a whole number, a half to the even one.

    Args:
        part: A whole number, or half of one.
        whole: Not 0.
    """
    tenths = int(2 * part) * 1000 // int(2 * whole)
    return round(tenths / 10)


def muc_f(precision: float, recall: float, beta: float = 1.0) -> float:
    """The F of the score reports: of rounded percentages; `beta` is how much recall weighs against precision."""
    below = beta**2 * precision + recall
    return (beta**2 + 1) * precision * recall / below if below else 0.0
