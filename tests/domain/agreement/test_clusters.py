from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.domain.agreement.clusters import MOST_STEPS, Problem, _all_groups, group


def groupings(left: list[int], owners: list[int]) -> list[list[tuple[int, ...]]]:
    """All ways to group things with at most one of each owner in a group."""
    if not left:
        return [[]]
    first, rest = left[0], left[1:]
    ways = []
    for size in range(len(rest) + 1):
        for others in combinations(rest, size):
            members = (first, *others)
            if len({owners[each] for each in members}) == len(members):
                remaining = [each for each in rest if each not in others]
                ways += [[members, *way] for way in groupings(remaining, owners)]
    return ways


def worth(problem: Problem, groups: list[tuple[int, ...]]) -> int:
    return sum(problem.value(members) for members in groups)


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    owners = draw(st.lists(st.integers(0, 3), min_size=1, max_size=7))
    pairs = [pair for pair in combinations(range(len(owners)), 2) if owners[pair[0]] != owners[pair[1]]]
    gains = {pair: draw(st.integers(-6, 9)) for pair in pairs if draw(st.booleans())}
    return Problem(owners, gains, draw(st.sampled_from([0, -2])), draw(st.sampled_from([0, 0, 3])))


@settings(max_examples=80)
@given(problems())
def test_no_grouping_gains_more(problem: Problem) -> None:
    found = group(problem)
    everything = list(range(len(problem.owners)))
    assert sorted(each for members in found.groups for each in members) == everything
    assert all(len({problem.owners[each] for each in members}) == len(members) for members in found.groups)
    best = max(worth(problem, way) for way in groupings(everything, list(problem.owners)))
    assert found.exact
    assert worth(problem, found.groups) == best


@settings(max_examples=60)
@given(problems())
def test_what_is_not_proven_is_said_and_still_a_grouping(problem: Problem) -> None:
    found = group(problem, most_steps=0)
    assert sorted(each for members in found.groups for each in members) == list(range(len(problem.owners)))
    assert worth(problem, found.groups) <= worth(problem, group(problem).groups)
    if found.exact:
        assert worth(problem, found.groups) == worth(problem, group(problem).groups)


@settings(max_examples=80)
@given(problems())
def test_going_through_all_groups_needs_no_good_guess(problem: Problem) -> None:
    everything = list(range(len(problem.owners)))
    found = _all_groups(problem, everything, -1, MOST_STEPS)
    assert found is not None
    assert worth(problem, found) == max(worth(problem, way) for way in groupings(everything, list(problem.owners)))


def test_pairs_that_contradict_each_other_are_settled_together() -> None:
    # Ana 0 and 1, ben 2, cy 3. The best pairs are 0-2, 2-3 and 1-3, and 0, 2, 3, 1 cannot be one group.
    problem = Problem([0, 0, 1, 2], {(0, 2): 5, (2, 3): 5, (1, 3): 6, (0, 3): -4}, -4)
    # {0, 2} {1, 3} gains 11; {0, 2, 3} gains 6; {1, 2, 3} gains 6 + 5 - 4.
    assert group(problem).groups == [(0, 2), (1, 3)]


def test_a_third_can_hold_two_together_that_would_not_match() -> None:
    problem = Problem([0, 1, 2], {(0, 1): -1, (0, 2): 5, (1, 2): 5})
    assert _all_groups(problem, [0, 1, 2], -1, MOST_STEPS) == [(0, 1, 2)]
    assert group(problem).groups == [(0, 1, 2)]


def test_a_weak_link_does_not_hold() -> None:
    problem = Problem([0, 1, 2], {(0, 1): -6, (0, 2): 5, (1, 2): 4})
    assert group(problem).groups == [(0, 2), (1,)]


def test_equal_gains_go_by_number() -> None:
    problem = Problem([0, 0, 1, 1], {(0, 2): 1, (0, 3): 1, (1, 2): 1, (1, 3): 1})
    assert group(problem).groups == [(0, 2), (1, 3)]


@pytest.mark.parametrize("size", [1, 60])
def test_a_large_piece_is_searched_and_not_waited_for(size: int) -> None:
    owners = [number % 4 for number in range(size)]
    gains = {
        (one, other): (one * 7 + other * 13) % 11 - 3
        for one, other in combinations(range(size), 2)
        if owners[one] != owners[other]
    }
    found = group(Problem(owners, gains, -3))
    assert sum(map(len, found.groups)) == size
