"""Groups of what several annotators made, with at most one thing of each, so that the gain is the largest.

Pairing annotators two by two gives pairs that contradict each other, so all are grouped at once. The gain of a
group is the sum of the gains of its pairs, and what each member beyond the first adds. Finding the best grouping is
hard in general (three-dimensional matching); in news the pieces that hang together are small, and are solved
exactly: by assignment for two annotators, where the best pairs of all annotators happen to agree, or by going
through all groups. What is too large for that is searched, and said not to be proven best.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple, TypeAlias

from tui.domain.agreement.assignment import assign

MOST_STEPS = 10_000
"""How many steps the exact search of one piece may take."""

MOST_GROUPS = 300_000
"""How many steps looking for groups may take where another solver chooses among them."""

Solver: TypeAlias = Callable[[Sequence[tuple[int, ...]], Sequence[int]], "list[tuple[int, ...]] | None"]
"""Chooses among groups, given what each is worth, those that share no thing and are worth the most.

It gives None if it cannot prove that."""


class Problem(NamedTuple):
    """What is grouped.

    Attributes:
        owners: Whose each thing is; things are known by their numbers.
        gains: What a pair of things (lower number first) of different owners adds to a group; whole numbers.
        otherwise: What any other pair adds; 0 or less.
        bonus: What each member beyond the first adds.
    """

    owners: Sequence[int]
    gains: Mapping[tuple[int, int], int]
    otherwise: int = 0
    bonus: int = 0

    def gain(self, one: int, other: int) -> int:
        """What a pair adds."""
        return self.gains.get((one, other) if one < other else (other, one), self.otherwise)

    def value(self, group: Sequence[int]) -> int:
        """What a group is worth; nothing if it has one member."""
        return self.bonus * (len(group) - 1) + sum(self.gain(*pair) for pair in combinations(group, 2))


class Grouping(NamedTuple):
    """The groups, and whether none can be better.

    Attributes:
        groups: Each sorted, in the order of their first members; every thing is in one.
        exact: Whether the grouping is proven to be of the largest gain.
    """

    groups: list[tuple[int, ...]]
    exact: bool


def group(problem: Problem, most_steps: int = MOST_STEPS, solver: Solver | None = None) -> Grouping:
    """The grouping of the largest gain.

    Args:
        problem: What is grouped.
        most_steps: How long the exact search may take.
        solver: Takes over where that is too long.
    """
    found: list[tuple[int, ...]] = []
    exact = True
    for piece in _pieces(problem):
        groups, proven = _solve(problem, piece, most_steps, solver)
        found += groups
        exact = exact and proven
    grouped = {each for members in found for each in members}
    found += [(each,) for each in range(len(problem.owners)) if each not in grouped]
    return Grouping(sorted(found), exact)


def _pieces(problem: Problem) -> list[list[int]]:
    """Things that could end in one group: those of different pieces lose by it, whoever else is there."""
    piece_of: dict[int, list[int]] = {}
    joins = problem.otherwise + problem.bonus > 0
    pairs = combinations(range(len(problem.owners)), 2) if joins else iter(sorted(problem.gains))
    for one, other in pairs:
        if problem.owners[one] == problem.owners[other] or problem.gain(one, other) + problem.bonus <= 0:
            continue
        first, second = piece_of.setdefault(one, [one]), piece_of.setdefault(other, [other])
        if first is not second:
            first += second
            for each in second:
                piece_of[each] = first
    pieces = {id(piece): sorted(piece) for piece in piece_of.values()}
    return sorted(pieces.values())


def _solve(problem: Problem, piece: list[int], most_steps: int, solver: Solver | None) -> Grouping:
    if len({problem.owners[each] for each in piece}) == 2:
        return Grouping(_two(problem, piece), exact=True)
    groups = _searched(problem, piece)
    worth = sum(map(problem.value, groups))
    if not problem.bonus and worth == _bound(problem, piece):
        return Grouping(groups, exact=True)
    better = _all_groups(problem, piece, worth, most_steps)
    if better is None and solver is not None:
        better = _chosen(problem, piece, solver)
    if better is None:
        return Grouping(groups, exact=False)
    return Grouping(better or groups, exact=True)


def _sides(problem: Problem, piece: Iterable[int]) -> list[list[int]]:
    sides: dict[int, list[int]] = {}
    for each in piece:
        sides.setdefault(problem.owners[each], []).append(each)
    return [sides[owner] for owner in sorted(sides)]


def _pairs(problem: Problem, left: Sequence[int], right: Sequence[int]) -> list[tuple[int, int]]:
    weights = {(one, other): problem.gain(one, other) + problem.bonus for one in left for other in right}
    return assign(weights)


def _two(problem: Problem, piece: list[int]) -> list[tuple[int, ...]]:
    left, right = _sides(problem, piece)
    return [(min(pair), max(pair)) for pair in _pairs(problem, left, right)]


def _bound(problem: Problem, piece: list[int]) -> int:
    """No grouping gains more than the best pairs of any two annotators, taken by themselves."""
    return sum(
        problem.gain(*pair)
        for left, right in combinations(_sides(problem, piece), 2)
        for pair in _pairs(problem, left, right)
    )


def _searched(problem: Problem, piece: list[int]) -> list[tuple[int, ...]]:
    """A good grouping: annotators join one after the other, and then each in turn is placed anew."""
    sides = _sides(problem, piece)
    best: list[tuple[int, ...]] = []
    worth = -1
    for first in range(len(sides)):
        groups: list[list[int]] = []
        for side in (*sides[first:], *sides[:first]):
            groups = _placed(problem, groups, side)
        groups = _improved(problem, groups, sides)
        found = sum(map(problem.value, groups))
        if found > worth:
            best, worth = [tuple(sorted(members)) for members in groups], found
    return sorted(best)


def _placed(problem: Problem, groups: list[list[int]], side: list[int]) -> list[list[int]]:
    """The best places for all things of one annotator in groups that have none of them."""
    weights = {
        (number, each): sum(problem.gain(member, each) for member in members) + problem.bonus
        for number, members in enumerate(groups)
        for each in side
    }
    place = {each: number for number, each in assign(weights)}
    joined = [list(members) for members in groups]
    for each in side:
        if each in place:
            joined[place[each]].append(each)
        else:
            joined.append([each])
    return joined


def _improved(problem: Problem, groups: list[list[int]], sides: list[list[int]]) -> list[list[int]]:
    worth = sum(map(problem.value, groups))
    while True:
        before = worth
        for side in sides:
            rest = [kept for members in groups if (kept := [each for each in members if each not in side])]
            tried = _placed(problem, _joined(problem, rest), side)
            found = sum(map(problem.value, tried))
            if found > worth:
                groups, worth = tried, found
        if worth == before:
            return groups


def _joined(problem: Problem, groups: list[list[int]]) -> list[list[int]]:
    """Joins groups that have no annotator in common and gain by it, the best first."""
    groups = [list(members) for members in groups]
    while True:
        best, pair = 0, (0, 0)
        for one, other in combinations(range(len(groups)), 2):
            owners = {problem.owners[each] for each in groups[one]}
            if owners.isdisjoint(problem.owners[each] for each in groups[other]):
                gain = problem.bonus + sum(problem.gain(a, b) for a in groups[one] for b in groups[other])
                if gain > best:
                    best, pair = gain, (one, other)
        if not best:
            return groups
        groups[pair[0]] += groups.pop(pair[1])


def _all_groups(problem: Problem, piece: list[int], worth: int, most_steps: int) -> list[tuple[int, ...]] | None:
    """The best grouping of a piece if it is worth more than one that is known.

    Returns:
        Nothing (an empty list) if the known one is as good; None if that would take too long to say.
    """
    steps = [most_steps]
    worthwhile = _worthwhile(problem, piece, steps)
    if worthwhile is None:
        return None
    place = {each: number for number, each in enumerate(piece)}
    by_first: dict[int, list[tuple[int, int, tuple[int, ...]]]] = {}
    for members in worthwhile:
        mask = sum(1 << place[each] for each in members)
        by_first.setdefault(place[members[0]], []).append((mask, problem.value(members), members))
    known: dict[int, tuple[int, tuple[tuple[int, ...], ...]]] = {0: (0, ())}

    def best(left: int) -> tuple[int, tuple[tuple[int, ...], ...]]:
        if left in known:
            return known[left]
        steps[0] -= 1
        if steps[0] < 0:
            return 0, ()
        first = (left & -left).bit_length() - 1
        found = best(left & ~(1 << first))
        for mask, value, members in by_first.get(first, ()):
            if mask & left == mask:
                rest = best(left & ~mask)
                if rest[0] + value > found[0]:
                    found = (rest[0] + value, (members, *rest[1]))
        known[left] = found
        return found

    value, groups = best((1 << len(piece)) - 1)
    if steps[0] < 0:
        return None
    return list(groups) if value > worth else []


def _chosen(problem: Problem, piece: list[int], solver: Solver) -> list[tuple[int, ...]] | None:
    """The best grouping as another solver chooses it among all groups that are worth anything."""
    found = _worthwhile(problem, piece, [MOST_GROUPS])
    if found is None:
        return None
    return solver(found, [problem.value(members) for members in found])


def _worthwhile(problem: Problem, piece: list[int], steps: list[int]) -> list[tuple[int, ...]] | None:
    """All groups that lose by the removal of any member; no other is needed for the best grouping."""
    most = max((problem.gain(*pair) for pair in combinations(piece, 2)), default=0)
    owners = len({problem.owners[each] for each in piece})
    least = -(problem.bonus + (owners - 2) * max(most, 0))
    found: list[tuple[int, ...]] = []

    def grow(members: tuple[int, ...], candidates: list[int]) -> None:
        steps[0] -= 1
        if steps[0] < 0:
            return
        if len(members) > 1 and all(_adds(problem, members, each) > 0 for each in members):
            found.append(members)
        for number, each in enumerate(candidates):
            rest = [
                other
                for other in candidates[number + 1 :]
                if problem.owners[other] != problem.owners[each] and problem.gain(each, other) >= least
            ]
            grow((*members, each), rest)

    grow((), piece)
    return found if steps[0] >= 0 else None


def _adds(problem: Problem, members: Sequence[int], one: int) -> int:
    return problem.bonus + sum(problem.gain(one, each) for each in members if each != one)
