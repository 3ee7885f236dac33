import pytest
from rich.segment import Segment
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.filter import ANSIToTruecolor
from textual.geometry import Region
from textual.strip import Strip

from tui.ui.terminal.app import THEME, TerminalApp, _stretches
from tui.ui.terminal.colour import Colour


def strip(text: str) -> Strip:
    return Strip([Segment(text)])


def found(update: ChopsUpdate | LayoutUpdate) -> list[tuple[int, int, str]]:
    return [(row, column, each.text) for row, column, each in _stretches(update)]


def test_a_whole_screen_is_taken_row_by_row() -> None:
    update = LayoutUpdate([[strip("ab"), strip("漢"), strip("c")], [strip("abcde")]], Region(0, 3, 5, 2))
    assert found(update) == [(3, 0, "ab"), (3, 2, "漢"), (3, 4, "c"), (4, 0, "abcde")]


def test_of_a_part_only_what_was_composed_is_taken() -> None:
    # The strip at column 4 may belong to a widget that another one covers: the compositor did not look there.
    chops: list[dict[int, Strip | None]] = [
        {0: strip("ab"), 2: strip("cd"), 4: strip("ef")},
        {0: strip("AB"), 2: None, 4: strip("EF")},
    ]
    update = ChopsUpdate(chops, [(0, 1, 4), (1, 0, 6)], [[2, 4, 6], [2, 4, 6]])
    assert found(update) == [(0, 0, "ab"), (0, 2, "cd"), (1, 0, "AB"), (1, 4, "EF")]


@pytest.mark.parametrize("colour", list(Colour))
def test_colours_stay_the_terminals_own_from_the_beginning(colour: Colour, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = TerminalApp(colour)
    assert app.theme == THEME
    assert app.native_ansi_color
    assert [type(each) for each in app._filters] == [ANSIToTruecolor]
    assert not app._filters[0].enabled
    assert app.no_color is (colour is Colour.NONE)


@pytest.mark.parametrize(
    ("term", "expected"), [("xterm-256color", True), ("tmux-256color", True), ("screen", False)]
)
def test_knows_which_terminals_erase_in_colour(term: str, expected: bool) -> None:  # noqa: FBT001
    assert TerminalApp(term=term)._erases_in_colour is expected


async def test_runs_without_a_terminal_for_tests_of_screens() -> None:
    app = TerminalApp()
    async with app.run_test():
        app.repaint()
        app.place_cursor(app.screen, (0, 0))
    assert app._screenful is None
