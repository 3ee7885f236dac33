"""Coefficients for categories beside alpha: percent, Cohen, Scott, Fleiss, Brennan and Prediger, Gwet.

All of them compare the observed agreement pa with one that is expected by chance, (pa - pe) / (1 - pe), and differ
in what they mean by chance. With weights, answers that are near each other agree in part.

Sources: Cohen 1960 and 1968; Scott 1955; Fleiss 1971; Brennan and Prediger 1981; Gwet 2008 and 2014, "Handbook of
Inter-Rater Reliability", 4th ed., chapters 4 to 6.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from operator import mul
from typing import TypeAlias

from tui.domain.agreement.figures import Outcome, Undefined
from tui.domain.agreement.measures import Measure, blocks_of, columns_of, counted
from tui.domain.agreement.units import NO_ANSWER, ONE_ANSWER, Answer, Pairable, Unit

_EXACT = 1e-12

_Chance: TypeAlias = Callable[[list[list[float]], list[float], list[float]], float]
"""The agreement that is expected, from weights and the shares of both annotators' answers."""


_Agreements: TypeAlias = tuple[float, float]
"""The observed and the expected agreement."""

_Made: TypeAlias = Callable[[Sequence[float]], _Agreements | None]
"""Makes both of the sums; None if there is nothing to compare."""


class Weights(StrEnum):
    """How much two answers agree, by the places that they have in the list of categories."""

    IDENTITY = "identity"
    LINEAR = "linear"
    QUADRATIC = "quadratic"
    ORDINAL = "ordinal"

    def table(self, size: int) -> list[list[float]]:
        """The agreement of each category with each: 1 with itself, and 0 between the ends of the list.

        The ordinal weights are Gwet's, by the number of pairs between two categories; they are another thing than
        the distance of Krippendorff's ordinal alpha.
        """
        if size < 2 or self is Weights.IDENTITY:
            return [[float(row == column) for column in range(size)] for row in range(size)]
        return [[1 - self._apart(abs(row - column), size) for column in range(size)] for row in range(size)]

    def _apart(self, steps: int, size: int) -> float:
        most = size - 1
        match self:
            case Weights.LINEAR:
                return steps / most
            case Weights.QUADRATIC:
                return (steps / most) ** 2
        return steps * (steps + 1) / (size * most)


def categories_of(units: Iterable[Unit], categories: Sequence[Answer] = ()) -> list[Answer]:
    """The categories: those given, and then any other answer that occurs, sorted by its text."""
    known = dict.fromkeys(categories)
    others = {answer for _, answers in units for answer in answers if answer is not None} - known.keys()
    return [*known, *sorted(others, key=_by_text)]


def _by_text(answer: Answer) -> tuple[bool, float, str]:
    number = isinstance(answer, int | float)
    return (not number, answer if isinstance(answer, int | float) else 0, str(answer))


def percent(units: Iterable[Unit]) -> Measure:
    """The share of pairs of annotators that agree, as the mean over units in which two or more answered.

    With three answers to a unit, two of them alike, that unit agrees by a third.
    """
    pairable = Pairable(units)
    rows: list[dict[int, float]] = [{0: 0.0, 1: 0.0} for _ in range(pairable.blocks)]
    for block, answers, times in pairable.times():
        m = len(answers)
        same = sum(count * (count - 1) for count in Counter(answers).values())
        rows[block][0] += times * same / (m * (m - 1))
        rows[block][1] += times

    def evaluate(totals: Sequence[float]) -> Outcome:
        return totals[0] / totals[1] if totals[1] else Undefined.NOT_PAIRABLE

    left_out = counted(pairable.left_out)
    columns = columns_of(rows, 2)
    return Measure(
        "percent", columns, evaluate, pairable.blocks, pairable.documents, pairable.n, left_out, least=0.0
    )


def prevalence(units: Iterable[Unit]) -> dict[Answer, float]:
    """The share of each answer among all answers, the most frequent first."""
    counts = Counter(answer for _, answers in units for answer in answers if answer is not None)
    total = sum(counts.values())
    ordered = sorted(counts.items(), key=lambda item: (-item[1], _by_text(item[0])))
    return {answer: count / total for answer, count in ordered}


def cohen(units: Sequence[Unit], weights: Weights = Weights.IDENTITY, categories: Sequence[Answer] = ()) -> Measure:
    """Cohen's kappa of two annotators, who each have their own margins.

    Args:
        units: With two answers each; those that lack one are left out.
        weights: For ordered categories.
        categories: All of them, in order; needed where weights are.
    """
    return _two(units, "kappa", weights, categories, _cohen_chance)


def scott(units: Sequence[Unit], weights: Weights = Weights.IDENTITY, categories: Sequence[Answer] = ()) -> Measure:
    """Scott's pi of two annotators, who share their margins."""
    return _two(units, "pi", weights, categories, _scott_chance)


def brennan_prediger(
    units: Sequence[Unit], weights: Weights = Weights.IDENTITY, categories: Sequence[Answer] = ()
) -> Measure:
    """S of Bennett et al., or Brennan and Prediger's kappa, of two annotators: all categories are as likely."""
    return _two(units, "S", weights, categories, _uniform_chance)


def _cohen_chance(table: list[list[float]], first: list[float], second: list[float]) -> float:
    near = (each * sum(map(mul, row, second)) for each, row in zip(first, table, strict=True))
    return float(sum(near))


def _scott_chance(table: list[list[float]], first: list[float], second: list[float]) -> float:
    shared = [(left + right) / 2 for left, right in zip(first, second, strict=True)]
    return _cohen_chance(table, shared, shared)


def _uniform_chance(table: list[list[float]], first: list[float], _: list[float]) -> float:
    return sum(map(sum, table)) / len(first) ** 2


def _two(
    units: Sequence[Unit], name: str, weights: Weights, categories: Sequence[Answer], chance: _Chance
) -> Measure:
    known = categories_of(units, categories)
    size = len(known)
    table = weights.table(size)
    column = {answer: number for number, answer in enumerate(known)}
    both = [(document, answers) for document, answers in units if None not in answers]
    block = blocks_of(document for document, _ in both)
    rows: list[dict[int, float]] = [{} for _ in set(block.values())]
    for document, (left, right) in both:
        row, first, second = rows[block[document]], column[left], column[right]
        for place, added in ((0, table[first][second]), (1 + first, 1.0), (1 + size + second, 1.0)):
            row[place] = row.get(place, 0) + added

    def agreements(totals: Sequence[float]) -> _Agreements | None:
        n = sum(totals[1 : 1 + size])
        if not n:
            return None
        first, second = ([each / n for each in totals[start : start + size]] for start in (1, 1 + size))
        return totals[0] / n, chance(table, first, second)

    left_out = counted(_missing(units))
    shown = name if weights is Weights.IDENTITY else f"{name} {weights}"
    columns = columns_of(rows, 1 + 2 * size)
    return Measure(
        shown, columns, _evaluate(agreements), len(rows), len(block), len(both), left_out, _facts(agreements)
    )


def _evaluate(agreements: _Made) -> Callable[[Sequence[float]], Outcome]:
    def evaluate(totals: Sequence[float]) -> Outcome:
        found = agreements(totals)
        if found is None:
            return Undefined.NOT_PAIRABLE
        observed, expected = found
        return Undefined.NO_VARIATION if 1 - expected <= _EXACT else (observed - expected) / (1 - expected)

    return evaluate


def _facts(agreements: _Made) -> Callable[[Sequence[float]], tuple[tuple[str, float], ...]]:
    def facts(totals: Sequence[float]) -> tuple[tuple[str, float], ...]:
        return tuple(zip(("observed agreement", "expected agreement"), agreements(totals) or (), strict=False))

    return facts


def _missing(units: Iterable[Unit]) -> Mapping[str, int]:
    found: Counter[str] = Counter()
    for _, answers in units:
        missing = answers.count(None)
        if missing:
            found[NO_ANSWER if missing == len(answers) else ONE_ANSWER] += 1
    return found


def fleiss(units: Sequence[Unit]) -> Measure:
    """Fleiss' kappa: several annotators, not always the same ones, but as many for every unit.

    Returns:
        A measure that is undefined if units differ in their number of answers; alpha takes these.
    """
    pairable = Pairable(units)
    ratings = list(pairable)
    sizes = {len(answers) for _, answers in ratings}
    columns: dict[Answer, int] = {}
    rows: list[dict[int, float]] = [{} for _ in range(pairable.blocks)]
    for block, answers in ratings:
        row, m, same = rows[block], len(answers), 0
        for answer, count in Counter(answers).items():
            column = columns.setdefault(answer, len(columns) + 2)
            row[column] = row.get(column, 0) + count / m
            same += count * (count - 1)
        row[0] = row.get(0, 0) + same / (m * (m - 1))
        row[1] = row.get(1, 0) + 1

    def agreements(totals: Sequence[float]) -> _Agreements | None:
        agreeing, n, *shares = totals
        return (agreeing / n, sum(map(mul, shares, shares)) / n**2) if n else None

    found = columns_of(rows, len(columns) + 2)
    unequal = len(sizes) > 1
    return Measure(
        "Fleiss kappa",
        found,
        (lambda _: Undefined.UNEQUAL) if unequal else _evaluate(agreements),
        pairable.blocks,
        pairable.documents,
        pairable.n,
        counted(pairable.left_out),
        None if unequal else _facts(agreements),
    )


def gwet(units: Sequence[Unit], weights: Weights = Weights.IDENTITY, categories: Sequence[Answer] = ()) -> Measure:
    """Gwet's AC1, or AC2 with weights: any number of annotators, missing answers.

    The agreement is the mean over units with two or more answers, the prevalence of the categories the mean over
    all units with any, which is Gwet's rule and not that of alpha.

    Args:
        units: What was answered.
        weights: For ordered categories.
        categories: All that the schema offers, in order: their number enters the coefficient, also of those that
            nobody chose.
    """
    known = categories_of(units, categories)
    size = len(known)
    column = {answer: number + 2 for number, answer in enumerate(known)}
    table = weights.table(size)
    answered = Pairable(units, 1)
    alone = 0
    rows: list[dict[int, float]] = [{0: 0.0, 1: 0.0} for _ in range(answered.blocks)]
    for block, answers, times in answered.times():
        row, m = rows[block], len(answers)
        alone += times * (m == 1)
        counts = [(column[answer], count) for answer, count in Counter(answers).items()]
        for place, count in counts:
            row[place] = row.get(place, 0) + times * count / m
        if m > 1:
            near = sum(
                count * (table[place - 2][other - 2] * among - (place == other))
                for place, count in counts
                for other, among in counts
            )
            row[0] += times * near / (m * (m - 1))
            row[1] += times
    weight = sum(map(sum, table))

    def agreements(totals: Sequence[float]) -> _Agreements | None:
        agreeing, pairable, *shares = totals
        given = sum(shares)
        if not pairable or size < 2:
            return None
        spread = sum(share / given * (1 - share / given) for share in shares)
        return agreeing / pairable, weight / (size * (size - 1)) * spread

    def facts(totals: Sequence[float]) -> tuple[tuple[str, float], ...]:
        # The figure depends on how many answers there could be.
        return (*_facts(agreements)(totals), ("categories", size))

    return Measure(
        "AC1" if weights is Weights.IDENTITY else f"AC2 {weights}",
        columns_of(rows, size + 2),
        (lambda totals: Undefined.ONE_CATEGORY if totals[1] else Undefined.NOT_PAIRABLE)
        if size == 1
        else _evaluate(agreements),
        answered.blocks,
        answered.documents,
        answered.n - alone,
        counted({**answered.left_out, ONE_ANSWER: alone}),
        facts,
    )
