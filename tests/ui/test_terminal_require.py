import sys

import pytest

from tests.support.terminal import Terminal
from tui.domain.errors import DeskError
from tui.ui.terminal.require import require_terminal

ASK = "from tui.ui.terminal.require import require_terminal; require_terminal(); print('granted')"


def test_a_terminal_is_enough() -> None:
    with Terminal(["python", "-c", ASK]) as terminal:
        terminal.wait_for("granted")


@pytest.mark.parametrize("term", ["dumb", ""])
def test_a_terminal_without_a_cursor_is_refused(term: str) -> None:
    with Terminal(["python", "-c", ASK], env={"TERM": term}) as terminal:
        terminal.wait_for("cannot be drawn on")
        assert terminal.wait_exit() == 1


def test_input_from_a_file_is_refused() -> None:
    with Terminal(["sh", "-c", f'"{sys.executable}" -c "{ASK}" </dev/null'], size=(200, 24)) as terminal:
        terminal.wait_for("standard input is not one")
        assert terminal.wait_exit() == 1


def test_output_to_a_file_is_refused() -> None:
    with Terminal(["sh", "-c", f'"{sys.executable}" -c "{ASK}" >/dev/null'], size=(200, 24)) as terminal:
        terminal.wait_for("standard output is not one")
        assert terminal.wait_exit() == 1


def test_the_refusal_is_one_line() -> None:
    with pytest.raises(DeskError) as refused:
        require_terminal({"TERM": "dumb"})
    assert "\n" not in refused.value.message
