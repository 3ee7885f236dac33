import re

import pytest
import regex
from rich.cells import cell_len

from tui.ui.textview import clusters as module
from tui.ui.textview.clusters import MOST_CELLS, MOST_MARKS, clusters, drawn_text, is_plain, settle


@pytest.mark.parametrize(
    ("cluster", "drawn", "cells"),
    [
        ("a", "a", 1),
        ("五", "五", 2),
        ("e\u0301", "é", 1),
        ("\u1112\u1161\u11ab", "한", 2),
        ("م\u064e", "م\u064e", 1),
        ("❤\ufe0f", "❤", 1),
        ("1\ufe0f\u20e3", "1", 1),
        ("👍🏽", "👍", 2),
        ("🏽", "\ufffd", 1),
        ("👨\u200d👩\u200d👧", "👨", 2),
        ("🏳\ufe0f\u200d🌈", "🏳", 1),
        ("🏴\U000e0067\U000e007f", "🏴", 2),
        ("🇸🇾", "SY", 2),
        ("🇸", "S", 1),
        ("कि", "कइ", 2),
        ("क्षि", "क्षइ", 3),
        ("कः", "क:", 2),
        ("ကျ", "က␣", 2),
        ("ی\u200c", "ی", 1),
        ("\u0301", "◌\u0301", 1),
        ("\u1161", "\ufffd", 1),
        ("\u0600\u0661", "␣\u0661", 2),
        ("\t", "⇥", 1),
        ("\x1b", "␛", 1),
        ("\u200b", "␣", 1),
        ("क्" * 5 + "क", "क", 1),
        ("ဂ\u103a", "ဂ", 1),
        ("\u103a", "␣", 1),
        ("\u103a\u0301", "◌\u0301", 1),
        ("x\u1ab0\u0301", "x\u0301", 1),
        ("☰", "\ufffd", 1),
        ("☰\u0301", "\ufffd\u0301", 1),
        ("㉈", "\ufffd", 1),
        ("\u06de", "\ufffd", 1),
    ],
)
def test_each_cluster_is_drawn_in_a_form_on_which_all_agree(cluster: str, drawn: str, cells: int) -> None:
    assert settle(cluster) == (drawn, cells)
    assert cell_len(drawn) == cells


def test_marks_are_capped_on_each_base() -> None:
    drawn, cells = settle("x" + "\u0336" * 300)
    assert drawn == "x" + "\u0336" * MOST_MARKS
    assert cells == 1


def test_nothing_drawn_is_wider_than_promised() -> None:
    assert settle("क्क्क्क")[1] == MOST_CELLS


def test_plain_characters_are_clusters_of_one_cell() -> None:
    plain = [chr(code) for code in range(0x110000) if is_plain(chr(code))]
    assert {settle(char)[1] for char in plain} == {1}
    together = "".join(plain).replace("\r\n", "\n\r")
    assert regex.findall(r"\X", together) == list(together)
    assert all(re.fullmatch(f"[{module._ONE_CELL}]", char) for char in plain)


@pytest.mark.parametrize("text", ["e\u0301", "五", "a\u200bb", "🇸🇾"])
def test_other_text_is_not_plain(text: str) -> None:
    assert not is_plain(text)
    assert is_plain(f"ab{text}", 0, 2)


def test_clusters_are_ranges_of_the_whole_text() -> None:
    assert list(clusters("ab e\u0301🇸🇾.", 3)) == [(3, 5), (5, 7), (7, 8)]
    assert list(clusters("ab", 0, 1)) == [(0, 1)]


def test_text_is_drawn_cluster_by_cluster() -> None:
    assert drawn_text("a\x1b[31m") == "a␛[31m"
    assert drawn_text("👨\u200d👩\u200d👧 in 🇸🇾") == "👨 in SY"
