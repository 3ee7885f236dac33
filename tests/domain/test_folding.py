"""What counts as the same when finding."""

import pytest

from tui.domain.folding import FoldedText, fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Deir EZZOR", "deir ezzor"),
        ("Ægir Łódź São", "ægir lodz sao"),
        ("e\u0301 é É", "e e e"),
        ("Diyarbakır Ørsted Đinđić ʿAlī Sanaʾa", "diyarbakir orsted dindic 'ali sana'a"),
        ("Straße ﬁn İstanbul ς", "strasse fin istanbul σ"),
        ("“a” «b» „c‟ ″", '"a" "b" "c" "'),
        ("it’s ‘b’ `c´ ‹d›", "it's 'b' 'c' 'd'"),
        ("2019–20—x ‑ − ־ －", "2019-20-x - - - -"),
        ("a\u00a0b\u202fc\u3000d\te\r\nf\u2028g", "a b c d e  f g"),
        ("مَرْحَبًا أ إ آ", "مرحبا ا ا ا"),
        ("שָׁלוֹם", "שלום"),
        ("soft\u00adhyphen\u200d\ufeff\u202e", "softhyphen"),
        ("❤\ufe0f", "❤"),
        ("が か\u3099", "か\u3099 か\u3099"),
        ("क्षि ज़", "क्षि ज\u093c"),
        ("ที่ กุ", "ที่ กุ"),
        ("x\x00y\x1b", "x\x00y\x1b"),
        ("010 ٣", "010 ٣"),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_the_way_back_across_parts() -> None:
    text = "ß\u0301a" * 3_000
    folded = FoldedText(text)
    assert folded.folded == "ssa" * 3_000
    assert [folded.origin(index) for index in (0, 1, 2, 3, 8_997, 8_999)] == [0, 0, 2, 3, 8_997, 8_999]
    assert [folded.index(offset) for offset in (0, 1, 2, 3, 8_998, 9_000)] == [0, 2, 2, 3, 8_999, 9_000]


def test_the_end_of_a_text_that_fills_its_last_part() -> None:
    assert FoldedText("é" * 8_192).index(8_192) == 8_192
