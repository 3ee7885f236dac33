import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.domain.spelling import allowed_mistakes, mistakes, pieces


@pytest.mark.parametrize(
    ("one", "other", "number"),
    [
        ("", "", 0),
        ("nusra", "nusra", 0),
        ("nusra", "nursa", 1),
        ("nusra", "nusr", 1),
        ("nusra", "nusrah", 1),
        ("nusra", "nosra", 1),
        ("nusra", "nosrah", 2),
        ("nusra", "unrsa", 2),
        ("nusra", "qaida", 3),
        ("", "ab", 2),
        ("", "abcd", 3),
    ],
)
def test_mistakes_are_counted(one: str, other: str, number: int) -> None:
    assert mistakes(one, other, 2) == mistakes(other, one, 2) == number


def test_no_more_are_counted_than_asked_for() -> None:
    assert [mistakes("nusra", "qaida", most) for most in (0, 1, 2, 3, 9)] == [1, 2, 3, 4, 4]


def slow(one: str, other: str) -> int:
    """The distance by its definition."""
    rows = [[at + to if not at or not to else 0 for to in range(len(other) + 1)] for at in range(len(one) + 1)]
    for at in range(1, len(one) + 1):
        for to in range(1, len(other) + 1):
            same = one[at - 1] == other[to - 1]
            ways = [rows[at - 1][to] + 1, rows[at][to - 1] + 1, rows[at - 1][to - 1] + (not same)]
            if at > 1 and to > 1 and one[at - 1] == other[to - 2] and one[at - 2] == other[to - 1]:
                ways.append(rows[at - 2][to - 2] + 1)
            rows[at][to] = min(ways)
    return rows[-1][-1]


@settings(max_examples=300, deadline=None)
@given(st.text("abc", max_size=7), st.text("abc", max_size=7), st.integers(0, 3))
def test_the_count_is_the_distance(one: str, other: str, most: int) -> None:
    assert mistakes(one, other, most) == min(slow(one, other), most + 1)


def test_short_words_allow_no_mistake() -> None:
    assert [allowed_mistakes("abcdefgh"[:length]) for length in (3, 4, 6, 7)] == [0, 1, 1, 2]


def test_pieces_make_the_word() -> None:
    assert pieces("nusra", 2) == [(0, "nu"), (2, "sra")]
    assert pieces("ab", 3) == [(0, ""), (0, "a"), (1, "b")]
