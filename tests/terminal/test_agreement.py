"""Agreement on a real terminal: it computes while keys work, and leaves the terminal as it was."""

from pathlib import Path

import pytest

from tests.support.hands import PROGRAM, Hands
from tests.support.looking import disagreeing_project
from tests.support.terminal import Terminal

pytestmark = pytest.mark.terminal


@pytest.mark.parametrize(("size", "no_colour"), [((80, 24), False), ((120, 40), True)])
def test_from_a_number_to_the_words_behind_it(tmp_path: Path, size: tuple[int, int], *, no_colour: bool) -> None:
    project = disagreeing_project(tmp_path, 9)
    env = {"NO_COLOR": "1"} if no_colour else {}
    with Terminal(["python", *PROGRAM, "agreement", str(project), "--open"], size=size, env=env) as terminal:
        hands = Hands(terminal)
        hands.see("▸ Spans")
        hands.do("agreement-next-view")
        hands.see("Spans · F1 exact   1 of")
        hands.do("agreement-next-view", "agreement-next-view", "agreement-next-view", "agreement-next-view")
        hands.see("figures · all together")
        hands.do("agreement-filter")
        hands.answer("place")
        hands.do("agreement-open")
        hands.see("11 cases · Spans · Place · F1 exact")
        hands.do("agreement-open")
        hands.see("Armed men raided the market of Tall Rifat")
        terminal.send("escape")
        hands.see("11 cases")
        terminal.resize(39, 11)
        hands.see("40x12 needed, this is 39x11")
        terminal.resize(*size)
        hands.see("11 cases")
        hands.leave()
    assert b"\x1b[?1049l" in terminal.raw


def test_leaving_while_it_computes(tmp_path: Path) -> None:
    """The first key comes before anything can be computed."""
    project = disagreeing_project(tmp_path, 40)
    with Terminal(["python", *PROGRAM, "agreement", str(project), "--open"]) as terminal:
        terminal.wait_for("▸ agreement")
        terminal.send("Q")
        assert terminal.wait_exit() == 0


def test_nobody_to_compare_is_told_before_the_screen(tmp_path: Path) -> None:
    project = disagreeing_project(tmp_path)
    with Terminal(["python", *PROGRAM, "agreement", str(project), "--open", "--layers", "ana"]) as terminal:
        assert terminal.wait_exit() == 1
    assert b"There is nobody to compare" in terminal.raw
