import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.texts import texts
from tui.domain.text import ArticleText
from tui.ui.lineedit import MAX_LENGTH, LineEdit, typed

FAMILY = "👨\u200d👩\u200d👧"
KEYS = (
    *("left", "right", "ctrl+left", "ctrl+right", "home", "ctrl+a", "end", "ctrl+e"),
    *("backspace", "delete", "ctrl+d", "ctrl+w", "ctrl+u", "ctrl+k"),
)


def line(text: str) -> LineEdit:
    """A line with the cursor at the bar."""
    before, after = text.split("|")
    return LineEdit(before + after, len(before))


@pytest.mark.parametrize(
    ("before", "key", "after"),
    [
        ("ab|c", "left", "a|bc"),
        ("|abc", "left", "|abc"),
        ("ab|c", "right", "abc|"),
        ("abc|", "right", "abc|"),
        (f"a{FAMILY}|b", "left", f"a|{FAMILY}b"),
        ("cafe\u0301|", "left", "caf|e\u0301"),
        ("two old words|", "ctrl+left", "two old |words"),
        ("|two old words", "ctrl+right", "two |old words"),
        ("two old words|", "ctrl+right", "two old words|"),
        ("ab|c", "home", "|abc"),
        ("ab|c", "ctrl+a", "|abc"),
        ("ab|c", "end", "abc|"),
        ("ab|c", "ctrl+e", "abc|"),
        ("ab|c", "backspace", "a|c"),
        ("|abc", "backspace", "|abc"),
        (f"a{FAMILY}|b", "backspace", "a|b"),
        ("ab|c", "delete", "ab|"),
        ("ab|c", "ctrl+d", "ab|"),
        ("caf|e\u0301s", "delete", "caf|s"),
        ("two old| words", "ctrl+w", "two | words"),
        ("two old |words", "ctrl+w", "two |words"),
        ("two old| words", "ctrl+u", "| words"),
        ("two old| words", "ctrl+k", "two old|"),
    ],
)
def test_keys_edit_by_clusters_and_words(before: str, key: str, after: str) -> None:
    assert line(before).key(key) == line(after)


@pytest.mark.parametrize("key", ["a", "enter", "escape", "up", "f5", "ctrl+z"])
def test_other_keys_are_left_to_others(key: str) -> None:
    assert line("ab|c").key(key) is None


@pytest.mark.parametrize(
    ("pasted", "text"),
    [
        ("two\r\nlines", "two lines"),
        ("a\tb\nc\rd", "a b c d"),
        ("\x1b]2;title\x07x\x9b31m", "]2;titlex31m"),
        ("a\u202eb\u200bc\ud800d", "abcd"),
        (f"{FAMILY} می\u200cرود", f"{FAMILY} می\u200cرود"),
        ("大马士革 \u00e9", "大马士革 \u00e9"),
    ],
)
def test_what_is_put_in_is_one_line_without_controls(pasted: str, text: str) -> None:
    assert line("<|>").insert(pasted) == LineEdit(f"<{text}>", 1 + len(text))


def test_the_cursor_stands_on_a_whole_character() -> None:
    assert line("caf|e\u0301s").parts() == ("caf", "e\u0301", "s")
    assert line("cafe|").parts() == ("cafe", "", "")


def test_a_line_has_an_end() -> None:
    full = typed("x" * (MAX_LENGTH + 5))
    assert len(full.text) == MAX_LENGTH
    assert full.insert("y") == full


def test_a_mark_is_typed_onto_the_character_before() -> None:
    assert line("caf|e").insert("e") == line("cafe|e")
    assert line("cafe|").insert("\u0301") == line("cafe\u0301|")
    assert line("|🇾").insert("🇸") == line("🇸🇾|")


def test_the_cursor_never_ends_up_inside_a_cluster_that_a_cut_has_made() -> None:
    two_letters_of_one_flag = line("🇸|x🇾")
    assert two_letters_of_one_flag.key("delete") == line("🇸🇾|")


@settings(max_examples=60)
@given(texts(6), st.lists(st.sampled_from(KEYS) | texts(2), max_size=8))
def test_the_cursor_stays_between_clusters(text: str, steps: list[str]) -> None:
    now = typed(text)
    for step in steps:
        now = (now.key(step) if step in KEYS else None) or now.insert(step)
        assert ArticleText(now.text).is_boundary(now.cursor)
        assert all(char.isprintable() or char in "\u200c\u200d" for char in now.text)
