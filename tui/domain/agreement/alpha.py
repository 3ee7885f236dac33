"""Krippendorff's alpha: any number of annotators, missing answers, any distance between answers.

alpha = 1 - Do / De, the observed by the expected disagreement, with

    Do = 1/n sum over units u of 1/(m_u - 1) sum over pairs i != j of d(v_i, v_j)
    De = 1/(n (n - 1)) sum over c, k of n_c n_k d(c, k)

where m_u is the number of answers to a unit, units with fewer than two are left out, n is the number of answers and
n_c of answers c in what remains (Krippendorff 2004, "Content Analysis", 2nd ed., chapter 11; 2011, "Computing
Krippendorff's Alpha-Reliability"). No variation means that De is 0: alpha is undefined then, and not 1.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from itertools import combinations
from operator import mul
from typing import NamedTuple
from zlib import crc32

from tui.domain.agreement.figures import Outcome, Undefined
from tui.domain.agreement.measures import Measure, columns_of, counted
from tui.domain.agreement.units import Answer, Distance, Pairable, Unit

MOST_VARIED = 200
"""With more different answers than this, the expected disagreement of any distance but the four levels is taken as
known in an interval, and not drawn again: comparing all answers with all would take hours."""

MOST_COMPARED = 1000
"""With more different answers than this, the expected disagreement is the mean of so many pairs of answers:"""

PAIRS_DRAWN = 400_000

_ROUNDING = 1e-12
"""What is smaller than this share of the numbers that it is the difference of, is rounding."""


class Level(StrEnum):
    """How answers are compared."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"
    RATIO = "ratio"


class _Sums(NamedTuple):
    """What each block adds, and the disagreements that the sums say."""

    rows: list[dict[int, float]]
    width: int
    disagreements: Callable[[Sequence[float]], tuple[float, float, float]]
    """Observed and expected, both times the number of answers, and that number."""


def alpha(units: Iterable[Unit], level: Level = Level.NOMINAL, order: Sequence[Answer] = ()) -> Measure:
    """Krippendorff's alpha at one of the four usual levels.

    Args:
        units: With answers that are numbers for interval and ratio data.
        level: How answers are compared. Ordinal distances depend on how often the answers between occur, and ratio
            distances need numbers that are not negative.
        order: For ordinal data: all answers from the lowest to the highest; sorted if left out.
    """
    pairable = Pairable(units)
    match level:
        case Level.NOMINAL:
            sums = _nominal(pairable)
        case Level.ORDINAL:
            sums = _ordinal(pairable, order)
        case Level.INTERVAL:
            sums = _interval(pairable)
        case Level.RATIO:
            sums = _distances(pairable, ratio_distance)
    return _measure(f"alpha {level}", pairable, sums)


def alpha_with(units: Iterable[Unit], distance: Distance, name: str) -> Measure:
    """Krippendorff's alpha with any distance between answers.

    Args:
        units: Their answers are what the distance takes.
        distance: Symmetric, 0 for equal answers; used as it is, not squared.
        name: Of the distance, for the figure's name.
    """
    pairable = Pairable(units)
    return _measure(f"alpha {name}", pairable, _distances(pairable, distance))


def ratio_distance(left: Answer, right: Answer) -> float:
    """((c - k) / (c + k)) squared; 0 for two zeros."""
    first, second = _number(left), _number(right)
    return ((first - second) / (first + second)) ** 2 if first != second else 0.0


def _measure(name: str, pairable: Pairable, sums: _Sums) -> Measure:
    def evaluate(totals: Sequence[float]) -> Outcome:
        observed, expected, n = sums.disagreements(totals)
        if n < 2:
            return Undefined.NOT_PAIRABLE
        if expected <= 0:
            return Undefined.NO_VARIATION
        return 1 - observed / expected

    def facts(totals: Sequence[float]) -> tuple[tuple[str, float], ...]:
        observed, expected, n = sums.disagreements(totals)
        if n < 2:
            return ()
        return (("observed disagreement", observed / n), ("expected disagreement", expected / n), ("answers", n))

    columns = columns_of(sums.rows, sums.width)
    left_out = counted(pairable.left_out)
    return Measure(name, columns, evaluate, pairable.blocks, pairable.documents, pairable.n, left_out, facts)


def _nominal(pairable: Pairable) -> _Sums:
    columns: dict[Answer, int] = {}
    rows: list[dict[int, float]] = [{} for _ in range(pairable.blocks)]
    for block, answers, times in pairable.times():
        row, m, same = rows[block], len(answers), 0
        for answer, count in Counter(answers).items():
            column = columns.setdefault(answer, len(columns) + 1)
            row[column] = row.get(column, 0) + count * times
            same += count * count
        if same < m * m:
            row[0] = row.get(0, 0) + times * (m * m - same) / (m - 1)

    def disagreements(totals: Sequence[float]) -> tuple[float, float, float]:
        counts = totals[1:]
        n = sum(counts)
        return totals[0], (n * n - sum(map(mul, counts, counts))) / max(n - 1, 1), n

    return _Sums(rows, len(columns) + 1, disagreements)


def _interval(pairable: Pairable) -> _Sums:
    ratings = [(block, [_number(answer) for answer in answers]) for block, answers in pairable]
    count = sum(len(answers) for _, answers in ratings)
    # Squares of large numbers that differ little lose their digits; from the middle they do not.
    middle = round(sum(map(sum, (answers for _, answers in ratings))) / count) if count else 0
    rows: list[dict[int, float]] = [dict.fromkeys(range(4), 0) for _ in range(pairable.blocks)]
    for block, answers in ratings:
        row = rows[block]
        m = len(answers)
        shifted = [answer - middle for answer in answers]
        total, squares = sum(shifted), sum(map(mul, shifted, shifted))
        if min(shifted) != max(shifted):
            row[0] += 2 * (m * squares - total * total) / (m - 1)
        row[1] += m
        row[2] += total
        row[3] += squares

    def disagreements(totals: Sequence[float]) -> tuple[float, float, float]:
        observed, n, total, squares = totals
        return observed, 2 * _spread(n * squares, total * total) / max(n - 1, 1), n

    return _Sums(rows, 4, disagreements)


def _ordinal(pairable: Pairable, order: Sequence[Answer]) -> _Sums:
    # The distance of two answers, the sum of n_g from the one to the other less half of both ends, squared, is the
    # squared distance of their middle ranks. So no table of all pairs is needed.
    ratings = list(pairable)
    given = {answer for _, answers in ratings for answer in answers}
    ranks = {answer: rank for rank, answer in enumerate(order or sorted(given, key=_number))}
    size = len(ranks)
    pairs: dict[tuple[int, int], int] = {}
    rows: list[dict[int, float]] = [{} for _ in range(pairable.blocks)]
    for block, answers in ratings:
        row = rows[block]
        counts = sorted(Counter(ranks[answer] for answer in answers).items())
        for rank, count in counts:
            row[rank] = row.get(rank, 0) + count
        for (low, low_count), (high, high_count) in combinations(counts, 2):
            column = pairs.setdefault((low, high), size + len(pairs))
            row[column] = row.get(column, 0) + 2 * low_count * high_count / (len(answers) - 1)

    def disagreements(totals: Sequence[float]) -> tuple[float, float, float]:
        middles, below = [], 0.0
        for count in totals[:size]:
            middles.append(below + count / 2)
            below += count
        apart = ((middles[low] - middles[high]) ** 2 * totals[column] for (low, high), column in pairs.items())
        weighed = sum(map(mul, totals, middles))
        squares = sum(count * middle * middle for count, middle in zip(totals, middles, strict=False))
        return sum(apart), 2 * _spread(below * squares, weighed * weighed) / max(below - 1, 1), below

    return _Sums(rows, size + len(pairs), disagreements)


def _distances(pairable: Pairable, distance: Distance) -> _Sums:
    columns: dict[Answer, int] = {}
    rows: list[dict[int, float]] = [{} for _ in range(pairable.blocks)]
    known = _Distances(distance)
    for block, answers in pairable:
        row = rows[block]
        counts = Counter(answers)
        for answer, count in counts.items():
            column = columns.setdefault(answer, len(columns) + 1)
            row[column] = row.get(column, 0) + count
        if len(counts) > 1:
            apart = sum(
                2 * counts[left] * counts[right] * known[left, right] for left, right in combinations(counts, 2)
            )
            row[0] = row.get(0, 0) + apart / (len(answers) - 1)
    answers = list(columns)
    total = [sum(row.get(column, 0) for row in rows) for column in columns.values()]
    if len(answers) > MOST_VARIED:
        expected_apart = known.mean(answers, total)
        return _Sums(rows, len(columns) + 1, lambda totals: _held(totals, expected_apart))
    table = known.table(answers)

    def disagreements(totals: Sequence[float]) -> tuple[float, float, float]:
        counts = totals[1:]
        n = sum(counts)
        expected = sum(
            count * sum(map(mul, distances, counts))
            for count, distances in zip(counts, table, strict=True)
            if count
        )
        return totals[0], expected / max(n - 1, 1), n

    return _Sums(rows, len(columns) + 1, disagreements)


def _held(totals: Sequence[float], expected: float) -> tuple[float, float, float]:
    n = sum(totals[1:])
    return totals[0], expected * n, n


class _Distances(dict[tuple[Answer, Answer], float]):
    """Distances found when first asked for."""

    def __init__(self, distance: Distance) -> None:
        super().__init__()
        self._distance = distance

    def __missing__(self, pair: tuple[Answer, Answer]) -> float:
        found = self[pair] = self._distance(*pair)
        return found

    def table(self, answers: Sequence[Answer]) -> list[list[float]]:
        """The distances of all answers from all."""
        table = [[0.0] * len(answers) for _ in answers]
        for (row, left), (column, right) in combinations(enumerate(answers), 2):
            table[row][column] = table[column][row] = self._distance(left, right)
        return table

    def mean(self, answers: Sequence[Answer], counts: Sequence[float]) -> float:
        """The mean distance of two answers, drawn from all that were given."""
        n = sum(counts)
        if len(answers) <= MOST_COMPARED:
            apart = (
                2 * count * other * self._distance(left, right)
                for (left, count), (right, other) in combinations(zip(answers, counts, strict=True), 2)
            )
            return sum(apart) / (n * (n - 1))
        given = [answer for answer, count in zip(answers, counts, strict=True) for _ in range(int(count))]
        given.sort(key=lambda answer: (crc32(repr(answer).encode("utf-8", "backslashreplace")), repr(answer)))
        shifts = max(1, PAIRS_DRAWN // len(given))
        return sum(
            self._distance(answer, given[number - shift])
            for shift in range(1, shifts + 1)
            for number, answer in enumerate(given)
        ) / (shifts * len(given))


def _spread(squares: float, square: float) -> float:
    return squares - square if squares - square > _ROUNDING * squares else 0.0


def _number(answer: Answer) -> float:
    if isinstance(answer, int | float):
        return answer
    raise TypeError(f"{answer!r} is not a number")


def category_alphas(units: Sequence[Unit]) -> Mapping[Answer, Measure]:
    """Alpha for each answer against all others together, in the order in which the answers first occur."""
    given: dict[Answer, None] = {}
    for _, answers in units:
        given.update(dict.fromkeys(answer for answer in answers if answer is not None))
    return {
        each: alpha(
            Unit(document, tuple(None if answer is None else answer == each for answer in answers))
            for document, answers in units
        )
        for each in given
    }
