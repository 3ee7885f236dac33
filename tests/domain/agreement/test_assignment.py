from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment  # type: ignore[import-untyped]

from tui.domain.agreement.assignment import assign, cheapest, components

weights = st.dictionaries(st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(-3, 9), max_size=14)
Weights = dict[tuple[int, int], int]


def by_hand(of: Weights) -> int:
    """The best of all ways to give lefts rights."""
    lefts = sorted({left for left, _ in of})
    rights: list[int | None] = [*sorted({right for _, right in of}), *[None] * len(lefts)]
    return max(
        sum(
            max(of.get((left, right), 0), 0) for left, right in zip(lefts, chosen, strict=True) if right is not None
        )
        for chosen in set(permutations(rights, len(lefts)))
    )


@settings(max_examples=60)
@given(
    st.dictionaries(st.tuples(st.integers(0, 3), st.integers(0, 3)), st.integers(-3, 9), min_size=1, max_size=12)
)
def test_no_pairing_is_better(of: Weights) -> None:
    made = assign(of)
    assert len({left for left, _ in made}) == len({right for _, right in made}) == len(made)
    assert all(of[pair] > 0 for pair in made)
    assert sum(of[pair] for pair in made) == by_hand(of)


@given(weights)
def test_the_other_way_round_is_as_good(of: Weights) -> None:
    turned = {(right, left): weight for (left, right), weight in of.items()}
    assert sum(of[pair] for pair in assign(of)) == sum(turned[pair] for pair in assign(turned))


@given(weights, st.randoms(use_true_random=False))
def test_the_order_in_which_weights_are_given_does_not_matter(of: Weights, random: object) -> None:
    assert assign(dict(reversed(of.items()))) == assign(of)


@given(
    st.integers(1, 7).flatmap(
        lambda rows: st.integers(rows, 9).flatmap(
            lambda columns: st.lists(
                st.lists(st.integers(-20, 20), min_size=columns, max_size=columns), min_size=rows, max_size=rows
            )
        )
    )
)
def test_another_implementation_finds_nothing_cheaper(costs: list[list[int]]) -> None:
    ours = sum(costs[row][column] for row, column in cheapest(costs))
    theirs = sum(costs[row][column] for row, column in zip(*linear_sum_assignment(costs), strict=True))
    assert ours == theirs


def test_greedy_would_be_wrong() -> None:
    # Taking the best pair first (0-0, 9) leaves nothing for the rest: 9 against 8 + 8.
    assert assign({(0, 0): 9, (0, 1): 8, (1, 0): 8}) == [(0, 1), (1, 0)]


def test_equally_good_pairings_serve_lower_numbers_first() -> None:
    assert assign({(0, 0): 5, (1, 0): 5, (2, 0): 5}) == [(0, 0)]
    assert assign({(0, 0): 5, (0, 1): 5}) == [(0, 0)]
    assert assign({(a, b): 1 for a in range(3) for b in range(3)}) == [(0, 0), (1, 1), (2, 2)]


def test_weights_beyond_floats_are_exact() -> None:
    huge = 10**30
    assert assign({(0, 0): huge, (0, 1): huge + 1, (1, 0): huge, (1, 1): huge}) == [(0, 1), (1, 0)]


@given(weights)
def test_components_share_nothing(of: Weights) -> None:
    groups = components(of)
    assert sorted(pair for group in groups for pair in group) == sorted(of)
    for side in (0, 1):
        seen = [{pair[side] for pair in group} for group in groups]
        assert sum(map(len, seen)) == len({pair[side] for pair in of})


@pytest.mark.parametrize("size", [1, 40])
def test_long_chains_are_one_component(size: int) -> None:
    chain = [(each, each) for each in range(size)] + [(each + 1, each) for each in range(size)]
    assert components(chain) == [sorted(chain)]
