from hypothesis import given
from hypothesis import strategies as st

from tui.domain.agreement.span_sides import TokenSpans
from tui.domain.agreement.tokens import tokens_of


def words(text: str, *ranges: tuple[int, int]) -> list[str]:
    return [text[start:end] for start, end in tokens_of(text, ranges or ((0, len(text)),))]


def test_words_are_runs_of_letters_and_digits() -> None:
    assert words("Five F-16s, al-Assad's 3.5") == ["Five", "F", "16s", "al", "Assad", "s", "3", "5"]


def test_in_scripts_without_spaces_each_character_is_one() -> None:
    assert words("北京 ab ไทย") == ["北", "京", "ab", "ไ", "ท", "ย"]


def test_only_words_in_and_at_the_ranges_are_given() -> None:
    text = "one two three four five"
    assert words(text, (5, 6), (16, 18)) == ["two", "four"]
    assert words(text, (22, 23)) == ["five"]
    assert words(text, (3, 4)) == ["one", "two"]


@given(st.text("ab 北\n-", max_size=30), st.data())
def test_what_is_left_out_touches_no_range(text: str, data: st.DataObject) -> None:
    """Counted by the words that they touch, ranges are as long as by all words of the text."""
    ends = st.integers(0, len(text))
    ranges = [(low, high) for low, high in data.draw(st.lists(st.tuples(ends, ends), max_size=3)) if low < high]
    if ranges:
        few, every = tokens_of(text, ranges), tokens_of(text, [(0, len(text))])
        assert set(few) <= set(every)
        for each in ranges:
            counts = [sum(end - start for start, end in TokenSpans(found).of([each])) for found in (few, every)]
            assert counts[0] == counts[1]
