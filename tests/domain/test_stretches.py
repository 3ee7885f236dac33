"""Cutting long paragraphs, and looking for what is not white space."""

from tui.domain.paragraphs import Paragraphs
from tui.domain.stretches import Recent, Stretches, ink_before, ink_from


def cut(text: str, step: int) -> list[str]:
    stretches = Stretches(text, Paragraphs(text), step)
    found = dict.fromkeys(map(stretches.at, range(len(text))))
    return [text[start:end] for start, end in found]


def test_short_paragraphs_are_left_whole() -> None:
    assert cut("one two\nthree four", 8) == ["one two", "three four"]


def test_long_paragraphs_are_cut_before_spaces() -> None:
    assert cut("one two three four", 4) == ["one two", " three", " four"]


def test_text_without_spaces_is_cut_between_ideographs() -> None:
    assert cut("军队袭击了。他们", 2) == ["军队", "袭击", "了。", "他们"]


def test_nothing_is_cut_inside_a_word_or_after_what_holds_on_to_a_space() -> None:
    assert cut("aaaaaaaaaaaaaaaaaaaa", 4) == ["aaaaaaaaaaaaaaaaaaaa"]
    assert cut("\u0600 \u0600 \u0600 \u0600 \u0600 ", 2) == ["\u0600 \u0600 \u0600 \u0600 \u0600 "]


def test_ink_is_what_is_not_white_space() -> None:
    text = " \n a \u3000\x85b\t"
    assert ink_from(text, 0) == 3
    assert ink_from(text, 4) == 7
    assert ink_from(text, 4, 7) is None
    assert ink_from(text, 8) is None
    assert ink_before(text, len(text)) == 7
    assert ink_before(text, 7) == 3
    assert ink_before(text, 3) is None


def test_ink_is_found_across_a_sea_of_white_space() -> None:
    assert ink_before("a" + " " * 10_000, 10_001) == 0


def test_the_oldest_answers_are_forgotten() -> None:
    asked: list[int] = []

    def ask(key: int) -> int:
        asked.append(key)
        return key * key

    recent = Recent(2, ask)
    assert [recent[key] for key in (1, 2, 2, 1, 3, 2, 1)] == [1, 4, 4, 1, 9, 4, 1]
    assert asked == [1, 2, 3, 1]
