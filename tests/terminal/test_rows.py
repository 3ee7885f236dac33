"""Lines that go straight to the terminal: it shows what it would show had Textual drawn everything."""

from pathlib import Path

import pytest

from tests.support.desks import SAMPLES
from tests.support.hands import Hands, at_the_desk, is_ready, new_project

pytestmark = pytest.mark.terminal

WORK = (
    ("new-event", "take", "next-field"),
    ("cursor-down",) * 30,
    ("select", "next-sentence", "label"),
    ("next-paragraph", "select-word", "take"),
    ("toggle-lanes", "page-down"),
    ("toggle-lanes", "text-end", "previous-paragraph"),
    ("duplicate-event", "events"),
    ("undo", "text-start", "next-candidate", "take"),
)
RESTS = 0.5


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
def test_each_change_leaves_the_screen_as_if_it_were_drawn_anew(tmp_path: Path, size: tuple[int, int]) -> None:
    project = new_project(tmp_path / "p.db", SAMPLES / "01-river-bases.txt")
    with at_the_desk(project, size=size) as hands:
        for actions in WORK:
            hands.do(*actions)
            shows_the_same_drawn_anew(hands, size)
            hands.terminal.send("escape")
        hands.leave()


def test_what_lay_over_the_desk_leaves_nothing_behind(tmp_path: Path) -> None:
    project = new_project(tmp_path / "p.db", SAMPLES / "01-river-bases.txt")
    with at_the_desk(project, size=(120, 40)) as hands:
        # Candidates are lit a moment after the key, when the desk is covered.
        hands.do("next-field", "help")
        hands.see("scroll, any other key goes back")
        shows_the_same_drawn_anew(hands, (120, 40))
        hands.terminal.resize(80, 24)
        hands.see("scroll, any other key goes back")
        hands.terminal.send("q")
        hands.see(is_ready)
        shows_the_same_drawn_anew(hands, (80, 24))
        hands.do("tour", "cursor-down", "tour", "toggle-lanes")
        shows_the_same_drawn_anew(hands, (80, 24))
        hands.terminal.send("escape", "escape")
        hands.do("articles")
        hands.see("▸ articles")
        hands.terminal.send("enter")
        hands.see(is_ready)
        shows_the_same_drawn_anew(hands, (80, 24))
        hands.leave()


def shows_the_same_drawn_anew(hands: Hands, size: tuple[int, int]) -> None:
    """A row more and a row less: Textual draws all of it."""
    terminal = hands.terminal
    columns, rows = size
    terminal.settle(quiet=RESTS, first=RESTS)
    before = terminal.emulator.cells()
    terminal.mark()
    terminal.resize(columns, rows + 1)
    hands.see(lambda _: b"\x1b[2J" in terminal.since_mark)
    terminal.settle(quiet=RESTS, first=RESTS)
    terminal.resize(columns, rows)
    hands.see(lambda _: terminal.emulator.cells() == before)


def test_what_an_input_method_composes_appears_where_one_types(tmp_path: Path) -> None:
    project = new_project(tmp_path / "p.db", SAMPLES / "01-river-bases.txt")
    with at_the_desk(project) as hands:
        hands.ask("find", "Find")
        hands.terminal.type("大马")
        hands.see("Find: 大马")
        row = next(number for number, text in enumerate(hands.terminal.screen) if "Find: 大马" in text)
        hands.see(lambda rows: hands.terminal.cursor == (rows[row].index("大") + 4, row))
        hands.terminal.send("left")
        hands.see(lambda rows: hands.terminal.cursor == (rows[row].index("大") + 2, row))
        hands.terminal.send("escape")
        hands.leave()


def test_the_place_where_one_types_moves_with_the_window(tmp_path: Path) -> None:
    project = new_project(tmp_path / "p.db", SAMPLES / "01-river-bases.txt")

    def at_the_question(rows: list[str]) -> bool:
        row = next((number for number, text in enumerate(rows) if "Find: dam" in text), -1)
        return row > 0 and hands.terminal.cursor == (rows[row].index("dam") + 3, row)

    with at_the_desk(project) as hands:
        hands.ask("find", "Find")
        hands.terminal.type("dam")
        hands.see(at_the_question)
        for size in ((80, 30), (120, 30), (120, 34), (80, 24)):
            hands.terminal.resize(*size)
            hands.see(at_the_question)
        hands.terminal.resize(30, 8)
        hands.see(lambda rows: not any("Find" in text for text in rows))
        hands.terminal.resize(80, 24)
        hands.see(at_the_question)
        hands.terminal.send("escape")
        hands.leave()
