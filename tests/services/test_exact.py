"""Choosing groups by an integer programme."""

from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.domain.agreement.clusters import Problem, group
from tui.services.exact import choose, exact_solver

GROUPS = st.lists(
    st.tuples(st.frozensets(st.integers(0, 6), min_size=1, max_size=3), st.integers(-20, 100)), max_size=8
)


@settings(max_examples=40, deadline=None)
@given(GROUPS)
def test_nothing_is_worth_more(found: list[tuple[frozenset[int], int]]) -> None:
    """Held against going through all sets of groups."""
    groups, worth = [tuple(sorted(members)) for members, _ in found], [value for _, value in found]
    best = 0
    for size in range(len(groups) + 1):
        for chosen in combinations(range(len(groups)), size):
            things = [each for number in chosen for each in groups[number]]
            if len(things) == len(set(things)):
                best = max(best, sum(worth[number] for number in chosen))
    made = choose(groups, worth)
    assert made is not None
    things = [each for members in made for each in members]
    assert len(things) == len(set(things))
    values = dict(sorted(zip(groups, worth, strict=True), key=lambda pair: pair[1]))
    assert sum(values[members] for members in made) == best


@pytest.mark.parametrize("seed", range(6))
def test_it_finds_what_the_search_of_our_own_finds(seed: int) -> None:
    random = Random(seed)  # noqa: S311 - chance that can be repeated
    owners = [number % 3 for number in range(9)]
    pairs = combinations(range(9), 2)
    gains = {(a, b): random.randint(-50, 60) for a, b in pairs if owners[a] != owners[b]}
    problem = Problem(owners, gains, 0, 20)
    own = group(problem)
    assert own.exact
    other = group(problem, most_steps=0, solver=choose)
    assert other.exact
    assert sum(map(problem.value, other.groups)) == sum(map(problem.value, own.groups))


def test_where_scipy_is_there() -> None:
    assert exact_solver() is choose
    assert choose([], []) == []
