import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.agreement.distances import around_the_clock, jaccard, kilometres, masi, names, tree

sets = st.frozensets(st.sampled_from("abcde"))


@pytest.mark.parametrize(
    ("left", "right", "by_masi", "by_jaccard"),
    [
        ("a", "a", 0, 0),
        ("", "", 0, 0),
        ("", "a", 1, 1),
        ("a", "b", 1, 1),
        # J = 1/2, one holds the other: 1 - 1/2 * 2/3.
        ("a", "ab", 2 / 3, 1 / 2),
        # J = 1/3, they overlap: 1 - 1/3 * 1/3.
        ("ab", "bc", 8 / 9, 2 / 3),
    ],
)
def test_sets(left: str, right: str, by_masi: float, by_jaccard: float) -> None:
    assert masi(set(left), set(right)) == pytest.approx(by_masi)
    assert jaccard(set(left), set(right)) == pytest.approx(by_jaccard)


@given(sets, sets)
def test_sets_are_as_far_from_each_other_either_way(left: frozenset[str], right: frozenset[str]) -> None:
    for distance in (masi, jaccard):
        assert distance(left, right) == distance(right, left)
        assert 0 <= distance(left, right) <= 1
        assert (distance(left, right) == 0) is (left == right)
    assert jaccard(left, right) <= masi(left, right)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("", "", 0),
        (("force",), ("force",), 0),
        (("force",), ("talks",), 1),
        # Siblings of the second level share one of two steps: 1 - 2/4.
        (("force", "shelling"), ("force", "arrest"), 1 / 2),
        # A node and the one above it: 1 - 2/3.
        (("force", "shelling"), ("force",), 1 / 3),
        # Cousins of the third level: 1 - 2/6; siblings: 1 - 4/6.
        (("force", "shelling", "rocket"), ("force", "arrest", "raid"), 2 / 3),
        (("force", "shelling", "rocket"), ("force", "shelling", "mortar"), 1 / 3),
    ],
)
def test_trees(left: tuple[str, ...], right: tuple[str, ...], expected: float) -> None:
    assert tree(left, right) == pytest.approx(expected)
    assert tree(right, left) == pytest.approx(expected)


def test_kilometres() -> None:
    # A quarter of the way round the Earth, and Damascus to Aleppo (309 km).
    assert kilometres((0, 0), (0, 90)) == pytest.approx(10007.6, abs=0.1)
    assert kilometres((33.5138, 36.2765), (36.2021, 37.1343)) == pytest.approx(309, abs=1)
    assert kilometres((90, 0), (-90, 77)) == pytest.approx(20015.1, abs=0.1)


def test_the_clock_goes_round() -> None:
    assert around_the_clock(23 * 60 + 50, 10) == 20
    assert around_the_clock(0, 720) == 720


def test_names_are_near_or_far() -> None:
    assert names("free syrian army", "free syrian army") == 0
    assert names("syrian free army", "free syrian army") == 0
    assert names("ain al assad", "ayn al asad") < 0.4
    assert names("damascus", "aleppo") == 1
    assert names("", "aleppo") == 1
