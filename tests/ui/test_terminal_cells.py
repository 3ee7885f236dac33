import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len, get_character_cell_size

from tui.ui.terminal.cells import LONGEST_CLUSTER, Cell, append_cells, cells_of, is_disputed, is_harmless, mend
from tui.ui.terminal.looks import BOLD, PLAIN, Look

LOUD = Look(BOLD)


def texts(*segments: str) -> list[str]:
    cells: list[Cell] = []
    for segment in segments:
        append_cells(cells, segment, PLAIN)
    return [text for text, _ in cells]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("abc", ["a", "b", "c"]),
        ("“é”", ["“", "é", "”"]),
        ("漢字", ["漢", "", "字", ""]),
        ("e\u0301a", ["e\u0301", "a"]),
        ("شَر", ["ش\u064e", "ر"]),
        ("👩\u200d👩\u200d👧x", ["👩\u200d👩\u200d👧", "", "x"]),
        ("❤\ufe0fx", ["❤\ufe0f", "", "x"]),
        ("\u0301a", ["a"]),
        ("", []),
    ],
)
def test_a_cell_is_a_cluster(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


def test_marks_join_the_cluster_of_the_segment_before() -> None:
    assert texts("e", "\u0301x") == ["e\u0301", "x"]
    assert texts("漢", "\u0301x") == ["漢\u0301", "", "x"]


def test_a_cluster_has_an_end() -> None:
    assert texts("e" + "\u0301" * 1000) == ["e" + "\u0301" * (LONGEST_CLUSTER - 1)]
    assert texts("e", "\u0301" * 1000) == ["e" + "\u0301" * (LONGEST_CLUSTER - 1)]


@pytest.mark.parametrize(
    ("dangerous", "shown"),
    [
        ("\0", "␀"),
        ("\t", "␉"),
        ("\n", "␊"),
        ("\x1b", "␛"),
        ("\x7f", "␡"),
        ("\x9b", "\ufffd"),
        ("\u202e", "\ufffd"),
        ("\u2066", "\ufffd"),
        ("\u200e", "\ufffd"),
        ("\u2028", "\ufffd"),
        ("\ufeff", "\ufffd"),
        ("\ud800", "\ufffd"),
        ("\U000e0041", "\ufffd"),
    ],
)
def test_what_acts_on_terminals_fills_a_cell_with_a_picture(dangerous: str, shown: str) -> None:
    assert texts(f"a{dangerous}b") == ["a", shown, "b"]


@given(st.lists(st.text(st.characters(codec=None)), max_size=3))
@settings(max_examples=200)
def test_nothing_that_acts_gets_past(segments: list[str]) -> None:
    text = "".join(texts(*segments))
    assert not re.search(
        "[\x00-\x1f\x7f-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text
    )


@given(st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"])))
def test_a_row_is_as_wide_as_textual_thinks(text: str) -> None:
    assert len(texts(text)) == cell_len(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("سلام     12", "سلام \u200e    12"),
        ("سلام.    ", "سلام. \u200e   "),
        ("سلام ", "سلام \u200e"),
        ("שלום עולם   “קול”  ", "שלום עולם \u200e  “קול” \u200e "),
        ("سلام  سلام x", "سلام  سلام x"),
        ("漢字     12", "漢字     12"),
        ("café     12", "café     12"),
    ],
)
def test_what_stands_beside_words_from_right_to_left_is_parted_from_them(text: str, expected: str) -> None:
    cells = cells_of([(text, PLAIN)], cell_len(text)).cells
    assert len(cells) == cell_len(text)
    assert "".join(cluster for cluster, _ in cells) == expected


def test_harmless_is_one_cell_each() -> None:
    harmless = [chr(code) for code in range(0x110000) if is_harmless(chr(code))]
    assert "é" in harmless
    assert {get_character_cell_size(each) for each in harmless} == {1}
    assert not {"Cc", "Cf", "Cn", "Cs", "Mn", "Me", "Zl", "Zp"} & {unicodedata.category(each) for each in harmless}


@pytest.mark.parametrize("cluster", ["a", "漢", "e\u0301", "ش\u064e", "é"])
def test_terminals_agree_on_most(cluster: str) -> None:
    assert not is_disputed(cluster)


@pytest.mark.parametrize("cluster", ["❤\ufe0f", "👍🏽", "👩\u200d👧", "🇬", "क्षि", "\xad", "a\u200b"])
def test_terminals_disagree_on_some(cluster: str) -> None:
    assert is_disputed(cluster)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (["漢", "", "a"], ["漢", "", "a"]),
        (["漢", "b", "a"], [" ", "b", "a"]),
        (["", "b", "a"], [" ", "b", "a"]),
        (["b", "", "a"], ["b", " ", "a"]),
        (["a", "b", "漢"], ["a", "b", " "]),
        (["漢", "漢", ""], [" ", "漢", ""]),
        (["漢", "", ""], ["漢", "", " "]),
    ],
)
def test_halves_without_the_other_half_are_blanked(row: list[str], expected: list[str]) -> None:
    cells: list[Cell] = [(text, LOUD) for text in row]
    mend(cells)
    assert cells == [(text, LOUD) for text in expected]
