from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.literature import Cuts, boundary_similarity, cuts_of
from tests.support.second_opinions import segeval_similarity
from tui.domain.agreement.figures import Undefined


def test_cuts() -> None:
    assert cuts_of([2, 3, 6]) == [2, 5]
    assert cuts_of([5]) == []


def test_near_misses_cost_half() -> None:
    # Cuts after 2 and 5 against 3 and 5: one match, one move of one place in two.
    assert boundary_similarity([("d", [2, 3, 6], [3, 2, 6])]).outcome() == pytest.approx(1 - 0.5 / 2)
    # After 1 and 4 against 3 and 4: too far for a move, so two additions and a match.
    assert boundary_similarity([("d", [1, 3, 1], [3, 1, 1])]).outcome() == pytest.approx(1 / 3)
    # After 2 against 5: two additions.
    assert boundary_similarity([("d", [2, 9], [5, 6])]).outcome() == 0
    assert boundary_similarity([("d", [2, 9], [5, 6])], near=4).outcome() == pytest.approx(1 - 3 / 4)


def test_nothing_cut_is_undefined() -> None:
    assert boundary_similarity([("d", [11], [11])]).outcome() is Undefined.NOTHING


def test_documents_are_summed() -> None:
    documents = [("c", [2, 9], [2, 9]), ("d", [1] * 4, [4])]
    assert boundary_similarity(documents).outcome() == pytest.approx(1 - 3 / 4)


def test_each_boundary_is_moved_once() -> None:
    cuts = Cuts([3], [2, 4])
    assert (cuts.matches, cuts.moves, cuts.additions) == (0, [1], 1)


@st.composite
def segmentations(draw: st.DrawFn) -> tuple[list[int], list[int], int]:
    size = draw(st.integers(2, 12))
    sides = []
    for _ in range(2):
        cuts = [0, *sorted(draw(st.sets(st.integers(1, size - 1)))), size]
        sides.append([end - start for start, end in pairwise(cuts)])
    return sides[0], sides[1], draw(st.integers(2, 4))


@given(segmentations())
def test_another_implementation_says_the_same(of: tuple[list[int], list[int], int]) -> None:
    left, right, near = of
    outcome = boundary_similarity([("d", left, right)], near).outcome()
    if not isinstance(outcome, Undefined):
        assert outcome == pytest.approx(segeval_similarity(left, right, near))


@given(segmentations())
def test_the_other_way_round_is_the_same(of: tuple[list[int], list[int], int]) -> None:
    left, right, near = of
    one, other = (boundary_similarity([("d", *pair)], near).outcome() for pair in ((left, right), (right, left)))
    assert one == other
