"""Characters as readers see them."""

import pytest

from tui.domain.graphemes import Clusters, pieces
from tui.domain.paragraphs import Paragraphs
from tui.domain.stretches import Stretches


def clusters(text: str) -> list[str]:
    found = Clusters(Stretches(text, Paragraphs(text)))
    cut: list[str] = []
    offset = 0
    while offset < len(text):
        start, end = found.at(offset)
        assert start == offset
        cut.append(text[start:end])
        offset = end
    return cut


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("abc", ["a", "b", "c"]),
        ("é!", ["é", "!"]),
        ("e\u0301!", ["e\u0301", "!"]),
        ("👨\u200d👩\u200d👧x", ["👨\u200d👩\u200d👧", "x"]),
        ("👍🏽🇸🇾🇮🇶🇮", ["👍🏽", "🇸🇾", "🇮🇶", "🇮"]),
        ("مَرْحَبًا", ["مَ", "رْ", "حَ", "بً", "ا"]),
        ("क्षि।", ["क्षि", "।"]),
        ("กำ", ["กำ"]),
        ("한한", ["한", "한"]),
        ("\u06005", ["\u06005"]),
        ("a\r\nb\rc\n\r", ["a", "\r\n", "b", "\r", "c", "\n", "\r"]),
        ("\n\u0301x", ["\n", "\u0301", "x"]),
        ("\u2028\u0301\u00adx", ["\u2028", "\u0301", "\u00ad", "x"]),
        ("\x1b[0m\x00", ["\x1b", "[", "0", "m", "\x00"]),
    ],
)
def test_clusters(text: str, expected: list[str]) -> None:
    assert clusters(text) == expected


def test_outside_the_text_there_is_nothing() -> None:
    found = Clusters(Stretches("ab", Paragraphs("ab")))
    assert [found.at(offset) for offset in (-1, 2, 9)] == [(0, 0), (2, 2), (2, 2)]


def test_snapping_to_a_character() -> None:
    found = Clusters(Stretches("a👍🏽b", Paragraphs("a👍🏽b")))
    assert [found.snap(offset) for offset in range(5)] == [0, 1, 1, 3, 4]
    assert [found.snap(offset, forward=True) for offset in range(5)] == [0, 1, 3, 3, 4]


def test_rows_of_flags_are_cut_between_flags() -> None:
    text = "x" + "🇸🇾" * 100 + "🇸\u0301"
    cut = list(pieces(text, 0, len(text)))
    assert cut == [(0, 65), (65, 129), (129, 193), (193, 203)]
    assert clusters(text) == ["x", *["🇸🇾"] * 100, "🇸\u0301"]


def test_a_line_of_flags_takes_no_time_that_grows_with_its_square() -> None:
    assert len(clusters("🇸🇾" * 100_000)) == 100_000
