import sys
import unicodedata

import pytest

from tui.domain.visible import visible


@pytest.mark.parametrize(
    ("hidden", "shown"),
    [
        ("\x00", "␀"),
        ("\x1b", "␛"),
        ("\n", "␊"),
        ("\r", "␍"),
        ("\t", "⇥"),
        ("\x7f", "␡"),
        ("\x9b", "\ufffd"),
        ("\x85", "␤"),
        ("\u2028", "␤"),
        ("\u2029", "␤"),
        ("\u202e", "\ufffd"),
        ("\u2066", "\ufffd"),
        ("\u200e", "␣"),
        ("\u200b", "␣"),
        ("\u200d", "␣"),
        ("\ufe0f", "␣"),
        ("\u00ad", "␣"),
        ("\ufeff", "␣"),
        ("\u3164", "␣"),
        ("\u034f", "␣"),
        ("\U000e0041", "\ufffd"),
        ("\U000e0101", "␣"),
        ("\ud800", "\ufffd"),
        ("\ufdd0", "\ufffd"),
        ("\u0378", "\ufffd"),
    ],
)
def test_what_cannot_be_seen_is_shown(hidden: str, shown: str) -> None:
    assert visible(f"a{hidden}b") == f"a{shown}b"


@pytest.mark.parametrize(
    "text", ["", "Five rockets, 12%.", "“fünf” Raketen — 五枚", "e\u0301 مَرحَبا", "a\u00a0b\u3000c", "\ue000"]
)
def test_what_can_be_seen_stays(text: str) -> None:
    assert visible(text) == text


def test_no_character_that_a_terminal_obeys_is_left_and_no_offset_moves() -> None:
    everything = "".join(map(chr, range(sys.maxunicode + 1)))
    shown = visible(everything)
    assert len(shown) == len(everything)
    left = {unicodedata.category(char) for char in shown}
    assert not left & {"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"}
    assert visible(shown) == shown
