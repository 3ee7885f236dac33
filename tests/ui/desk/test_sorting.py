from tui.ui.desk.sorting import Row, Sorting
from tui.ui.entry import Outcome

ROWS = [Row("x", "Place", ("stays", "goes", "both")), Row("y", "Date", ("stays", "goes", "both"))]


def shown(entry: Sorting) -> list[str]:
    return [f"{choice.key} {choice.title} {choice.detail}" for choice in entry.listed]


def test_letters_turn_rows() -> None:
    entry = Sorting("What goes?", ROWS, "hint")
    assert shown(entry) == ["a Place stays", "b Date stays"]
    assert [entry.press("b", "b"), entry.press("b", "b"), entry.press("a", "a")] == [Outcome.TOGGLED] * 3
    assert shown(entry) == ["a Place goes", "b Date both"]
    assert entry.states == {"x": 1, "y": 2}
    entry.press("b", "b")
    assert entry.states == {"x": 1, "y": 0}


def test_enter_and_space_turn_the_row_that_is_highlighted() -> None:
    entry = Sorting("What goes?", ROWS, "hint")
    entry.press("enter", None)
    entry.press("down", None)
    entry.press("space", " ")
    assert entry.states == {"x": 1, "y": 1}
    assert entry.choice is not None
    assert entry.choice.id == "y"


def test_tab_accepts_and_escape_leaves() -> None:
    entry = Sorting("What goes?", ROWS, "hint")
    assert entry.press("tab", None) is Outcome.ACCEPTED
    assert entry.press("escape", None) is Outcome.LEFT
    assert entry.press("z", "z") is Outcome.IGNORED
    assert entry.press("backspace", None) is Outcome.IGNORED
    assert entry.paste("ab") is Outcome.IGNORED
    assert set(entry.states.values()) == {0}


def test_more_rows_than_letters() -> None:
    entry = Sorting("What goes?", [Row(str(n), "R", ("a", "b")) for n in range(70)], "")
    assert len(entry.listed) == 70
    assert entry.listed[-1].key == ""
    assert Sorting("None?", [], "").press("enter", None) is Outcome.IGNORED
