import pytest

from tui.ui.foreign import content, shown, strip
from tui.ui.terminal.colour import Colour
from tui.ui.theme import styles

BOOK = styles(Colour.NONE)
HOSTILE = ["[/]", "[sic]", "[@click=app.quit]x[/]", "[red]x[/red]", ":smile:"]


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_is_text(text: str) -> None:
    assert content(text).plain == text
    assert not content(text).spans
    assert strip([(text, "")], BOOK, len(text)).text == text


def test_escape_sequences_are_shown() -> None:
    assert strip([("a\x1b]2;title\x07b", "")], BOOK, 12).text == "a␛]2;title␇b"
    assert content("\x1b[31m").plain == "␛[31m"


def test_clusters_that_terminals_measure_differently_are_settled() -> None:
    assert shown("❤\ufe0f 👨\u200d👩\u200d👧 🇸🇾") == "❤ 👨 SY"


def test_a_line_is_filled_and_cut_between_clusters() -> None:
    assert strip([("ab", ""), ("五", "error")], BOOK, 6).text == "ab五  "
    assert strip([("ab", ""), ("五枚", "error")], BOOK, 5).text == "ab五 "
    assert strip([("abc", ""), ("五", "error"), ("x", "")], BOOK, 4).text == "abc "
    assert strip([("abc", "")], BOOK, 0).text == ""
    assert strip([], BOOK, 3).text == "   "


def test_settled_text_is_still_free_of_controls() -> None:
    assert strip([("a\x1bb", "")], BOOK, 3, settled=True).text == "a␛b"


def test_an_unknown_style_is_an_error() -> None:
    with pytest.raises(KeyError):
        strip([("a", "no-such-style")], BOOK, 1)
