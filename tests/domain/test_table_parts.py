from hypothesis import given, settings
from hypothesis import strategies as st

from tui.domain.table_parts import Hashed, encoded, hashed, packed, unpacked

numbers = st.integers(0, 2**32 - 1)


@settings(deadline=None, max_examples=50)
@given(st.lists(numbers))
def test_numbers_come_back(made: list[int]) -> None:
    assert list(unpacked(packed(made))) == made
    assert packed([1, 258]) == b"\x01\0\0\0\x02\x01\0\0"


@settings(deadline=None, max_examples=50)
@given(st.lists(st.tuples(st.sampled_from(["a", "b", "é", "", "plumless", "buckeroo", "\ud800"]), numbers)))
def test_numbers_are_found_by_their_text(pairs: list[tuple[str, int]]) -> None:
    found = Hashed(hashed(pairs))
    assert len(found) >= len({number for _, number in pairs})
    for text, _ in pairs:
        expected = {number for other, number in pairs if other == text}
        assert expected <= set(found.of(text))
        if text not in {"plumless", "buckeroo"}:
            assert list(found.of(text)) == sorted(expected)
    assert list(found.of("nothing of the kind")) == []


def test_texts_of_one_hash_are_together() -> None:
    # These two have their CRC-32 in common.
    both = Hashed(hashed([("plumless", 2), ("buckeroo", 1)]))
    assert list(both.of("plumless")) == list(both.of("buckeroo")) == [1, 2]


def test_what_is_no_character_is_searched_for_and_not_found() -> None:
    assert encoded("a\ud800") == b"a\xed\xa0\x80"
