"""Pairing of two sides, one to one, so that the sum of the weights is the largest possible.

Weights are whole numbers, so that sums are exact and the same input gives the same pairs on every machine. What
cannot touch each other is taken apart first; what remains is small and goes through the shortest augmenting path
method (Kuhn 1955; Jonker and Volgenant 1987, "A shortest augmenting path algorithm for dense and sparse linear
assignment problems", Computing 38:325-340).
"""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

Weights: TypeAlias = Mapping[tuple[int, int], int]
"""The weight of each pair (left, right) that is possible at all."""

Pair: TypeAlias = tuple[int, int]


def assign(weights: Weights) -> list[Pair]:
    """The pairs of the largest total weight, each left and each right at most once.

    Pairs of weight 0 or less are never made. Among equally good pairings the choice depends on the numbers of the
    nodes alone: lower ones are served first.

    Args:
        weights: By pair of a left and a right number.

    Returns:
        The pairs, sorted.
    """
    made: list[Pair] = []
    for edges in components(pair for pair, weight in weights.items() if weight > 0):
        if len(edges) == 1:
            made += edges
        else:
            made += _component(edges, weights)
    return sorted(made)


def components(pairs: Iterable[Pair]) -> list[list[Pair]]:
    """Takes pairs apart into groups that share no left and no right.

    Returns:
        The groups, each sorted, in the order of their first pairs.
    """
    ordered = sorted(pairs)
    group_of: dict[tuple[bool, int], list[Pair]] = {}
    for pair in ordered:
        left, right = group_of.get((False, pair[0])), group_of.get((True, pair[1]))
        if left is None and right is None:
            left = []
        elif left is None:
            left = right
        elif right is not None and right is not left:
            small, left = sorted((left, right), key=len)
            left += small
            for each in small:
                group_of[False, each[0]] = group_of[True, each[1]] = left
        assert left is not None  # noqa: S101 - for the type checker
        left.append(pair)
        group_of[False, pair[0]] = group_of[True, pair[1]] = left
    groups = {id(group): group for group in group_of.values()}
    return sorted(sorted(group) for group in groups.values())


def _component(edges: list[Pair], weights: Weights) -> list[Pair]:
    lefts = sorted({left for left, _ in edges})
    rights = sorted({right for _, right in edges})
    if len(lefts) == 1 or len(rights) == 1:
        return [min(edges, key=lambda pair: (-weights[pair], pair))]
    if len(lefts) > len(rights):
        table = [[min(-weights.get((left, right), 0), 0) for left in lefts] for right in rights]
        return [(lefts[column], rights[row]) for row, column in cheapest(table) if table[row][column]]
    table = [[min(-weights.get((left, right), 0), 0) for right in rights] for left in lefts]
    return [(lefts[row], rights[column]) for row, column in cheapest(table) if table[row][column]]


def cheapest(costs: list[list[int]]) -> list[Pair]:
    """A column for each row, all different, so that the costs are the lowest possible.

    Args:
        costs: By row and column; no more rows than columns.

    Returns:
        Pairs of row and column, sorted.
    """
    size = len(costs[0])
    row_of = [-1] * size
    rows, columns = [0] * len(costs), [0] * size
    for row in range(len(costs)):
        _augment(costs, row, row_of, rows, columns)
    return sorted((row, column) for column, row in enumerate(row_of) if row >= 0)


def _augment(costs: list[list[int]], start: int, row_of: list[int], rows: list[int], columns: list[int]) -> None:
    """Gives one more row a column, along the shortest path of exchanges; keeps all reduced costs at 0 or more."""
    size = len(columns)
    nearest: list[int | None] = [None] * size
    before = [-1] * size
    reached = [False] * size
    at, row = -1, start
    while True:
        best: int | None = None
        following = -1
        line, base = costs[row], rows[row]
        for column in range(size):
            if reached[column]:
                continue
            reduced = line[column] - base - columns[column]
            known = nearest[column]
            if known is None or reduced < known:
                nearest[column] = known = reduced
                before[column] = at
            if best is None or known < best:
                best, following = known, column
        assert best is not None  # noqa: S101 - there are no more rows than columns
        rows[start] += best
        for column in range(size):
            if reached[column]:
                rows[row_of[column]] += best
                columns[column] -= best
            elif nearest[column] is not None:
                nearest[column] -= best  # type: ignore[operator]
        at = following
        reached[at] = True
        row = row_of[at]
        if row < 0:
            break
    _exchange(row_of, before, at, start)


def _exchange(row_of: list[int], before: list[int], at: int, start: int) -> None:
    while at >= 0:
        previous = before[at]
        row_of[at] = row_of[previous] if previous >= 0 else start
        at = previous
