"""A mistake of ours inside the desk: the terminal is given back, the work is there, no foreign text is obeyed."""

from pathlib import Path
from typing import Final

import pytest

from tests.support.exports import exported, said
from tests.support.hands import PROGRAM, Hands, copydesk, is_ready, new_project
from tests.support.obedience import disobedience
from tests.support.terminal import Terminal

pytestmark = pytest.mark.terminal

SAMPLE = Path(__file__).parents[2] / "sample_articles/06-war-on-potholes.txt"

# The program as it is, but for one action with a mistake in it; its locals and its message hold foreign text.
CRASHING: Final = """
import sys
from tui.cli.main import main
from tui.ui.desk import actions

def broken(desk):
    hidden = "words of the " + "article"
    raise RuntimeError("\\x1b]0;stolen\\x07\\u202eforeign\\nsecond line\\r\\x9b2J")

actions.ACTIONS = {**actions.ACTIONS, "no-event": broken}
sys.argv[0] = "copydesk"
main()
"""


def test_a_mistake_of_ours_gives_the_terminal_back_and_loses_nothing(tmp_path: Path) -> None:
    project = new_project(tmp_path / "p.db", SAMPLE)
    before = sorted(tmp_path.iterdir())
    with Terminal(["python", "-c", CRASHING, "annotate", str(project), "--as", "ana"]) as terminal:
        terminal.wait_for(is_ready)
        hands = Hands(terminal)
        hands.do("new-event")
        hands.go_to("Target")
        hands.ask("edit-value", "Target")
        hands.answer("the road")
        hands.see_answer("Target", "the road")
        hands.ask("edit-value", "Weapon")
        terminal.type("half typed")
        hands.see("half typed")
        terminal.send("escape")
        hands.see_no_question()
        terminal.mark()
        hands.do("no-event")
        assert terminal.wait_exit() == 1
        assert not terminal.is_raw
        told = terminal.since_mark
        after = told[told.rindex(b"\x1b[?1049l") :]
        assert b"\x1b[?25h" in after
        assert disobedience(bytes(terminal.raw)) == []
        assert b"RuntimeError" in after
        assert b"words of the article" not in after
    assert sorted(tmp_path.iterdir()) == before
    assert said(exported(project)["events"][0]) == {"target": ("the road", [])}
    assert copydesk("verify", project).endswith(b"all promises are kept.\n")
    with Terminal(["python", *PROGRAM, "annotate", str(project), "--as", "ana"]) as terminal:
        terminal.wait_for(is_ready)
        Hands(terminal).see("Weapon")
        Hands(terminal).leave()
