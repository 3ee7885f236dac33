from tui.ui.terminal.cells import Cell
from tui.ui.terminal.looks import PLAIN
from tui.ui.terminal.scrolling import Scroll, best_scroll


def rows(texts: list[str]) -> list[list[Cell]]:
    return [[(letter, PLAIN) for letter in text.ljust(60)] for text in texts]


TEXT = [f"{number} {'of a text that is long enough to be worth it'[number:]}" for number in range(12)]


def found(wanted: list[str], shown: list[str]) -> Scroll | None:
    want, show = rows(wanted), rows(shown)
    return best_scroll(want, show, [row for row in range(len(want)) if want[row] != show[row]])


def test_finds_how_far_and_where_a_text_has_moved() -> None:
    assert found(TEXT[1:11], TEXT[:10]) == Scroll(0, 9, 1)
    assert found(TEXT[:10], TEXT[2:12]) == Scroll(0, 9, -2)
    assert found(["head", *TEXT[3:11], "foot"], ["head", *TEXT[:8], "foot"]) == Scroll(1, 8, 3)


def test_a_jump_or_a_small_change_is_none() -> None:
    assert found([*TEXT[6:12], *TEXT[:4]], TEXT[:10]) is None
    assert found([*TEXT[:5], "another", *TEXT[6:10]], TEXT[:10]) is None
    assert found(TEXT[:10], TEXT[:10]) is None


def test_a_panel_beside_the_text_does_not_hide_that_it_moved() -> None:
    panel = [f"│ field {number}" for number in range(10)]
    wanted = [a.ljust(48) + b for a, b in zip(TEXT[1:11], panel, strict=True)]
    shown = [a.ljust(48) + b for a, b in zip(TEXT[:10], panel, strict=True)]
    assert found(wanted, shown) == Scroll(0, 9, 1)


def test_blank_rows_that_match_are_no_reason() -> None:
    assert found([*TEXT[:1], *[""] * 8, "z"], ["a", *[""] * 9]) is None
    assert found(["", "a", "", "b", "", "c", "", "d"], ["a", "", "b", "", "c", "", "d", ""]) is None


def test_nothing_is_known_of_the_rows_that_come_in() -> None:
    shown: list[list[Cell | None]] = [list(row) for row in rows(["a", "b", "c", "d"])]
    unknown = [None] * 60
    a, _, _, d = shown
    Scroll(1, 3, 2).apply(shown)
    assert shown == [a, d, unknown, unknown]
    Scroll(0, 1, -1).apply(shown)
    assert shown == [unknown, a, unknown, unknown]
