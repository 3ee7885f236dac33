"""The desk's terminal layer on a terminal that drops, stalls and lies."""

import os
import re
import select
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.keys import click
from tests.support.terminal import PATIENCE, Terminal

pytestmark = pytest.mark.terminal

DEMO = ["python", "-m", "tests.support.line_demo"]
LEFT = b"\x1b[?1049l"


@pytest.fixture(scope="module")
def running() -> Iterator[Terminal]:
    with Terminal(DEMO) as terminal:
        terminal.wait_for("ready")
        yield terminal


@pytest.fixture
def survivor(running: Terminal) -> Terminal:
    """A program that the tests before have left alive."""
    running.send("0")
    running.wait_for("key 0")
    return running


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    with Terminal(DEMO) as terminal:
        terminal.wait_for("ready")
        yield terminal


def memory(pid: int) -> int:
    """Resident megabytes."""
    status = Path(f"/proc/{pid}/status").read_text("ascii")
    found = re.search(r"VmRSS:\s+(\d+)", status)
    return int(found[1]) // 1024 if found else 0


def test_quitting_gives_the_terminal_back(terminal: Terminal) -> None:
    assert terminal.is_raw
    terminal.send("q")
    assert terminal.wait_exit() == 0
    assert terminal.raw.endswith(LEFT + b"\x1b[?25h")
    assert not terminal.is_raw


@pytest.mark.parametrize("sent", [b"\xff", b"\x80\xc0\xfe", b"\xed\xa0\x80", b"\xe6\xbc", b"\xf8\x88\x80\x80\x80"])
def test_bytes_that_are_not_utf_8_do_no_harm(survivor: Terminal, sent: bytes) -> None:
    survivor.type(sent)
    survivor.send("z")
    survivor.wait_for("key z 'z'")


def test_a_character_may_arrive_in_pieces(survivor: Terminal) -> None:
    survivor.type(b"\xe6")
    survivor.type(b"\xbc\xa2")
    survivor.wait_for("'漢'")


def test_a_paste_with_an_escape_presses_no_keys(survivor: Terminal) -> None:
    survivor.paste("a\x1b[31mq\rS")
    survivor.wait_for(r"pasted 'a[31mq\nS'")


def test_a_paste_without_an_end_swallows_keys_for_two_seconds_at_most(survivor: Terminal) -> None:
    survivor.type("\x1b[200~lost")
    survivor.wait_for("pasted 'lost'")
    survivor.send("z")
    survivor.wait_for("key z")


def test_garbage_from_the_mouse_does_no_harm(survivor: Terminal) -> None:
    survivor.type(click(99_998, 99_998) + b"\x1b[<35;-5;-9M\x1b[<0;9999999999;1M\x1b[M\xff\xff\xff" + click(3, 3))
    survivor.send("z")
    survivor.wait_for("key z")


@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)])
def test_a_signal_ends_it_in_order(terminal: Terminal, number: signal.Signals, status: int) -> None:
    terminal.kill(number)
    assert terminal.wait_exit() == status
    assert LEFT in terminal.raw
    assert not terminal.is_raw


def test_a_signal_ends_it_although_its_loop_is_stuck(terminal: Terminal) -> None:
    terminal.send("S")
    terminal.wait_for(lambda _: terminal.emulator.screen.title == "stuck")
    terminal.kill(signal.SIGTERM)
    assert terminal.wait_exit() == 143
    assert LEFT in terminal.raw
    assert not terminal.is_raw


def test_a_dropped_line_ends_it(terminal: Terminal) -> None:
    terminal.hang_up()
    assert terminal.wait_exit() == 129


def test_a_dropped_line_ends_it_although_hangups_are_ignored() -> None:
    with Terminal(DEMO, ignores_hangup=True) as terminal:
        terminal.wait_for("ready")
        terminal.kill(signal.SIGHUP)
        terminal.send("z")
        terminal.wait_for("key z")
        terminal.hang_up()
        assert terminal.wait_exit() == 129


def test_a_terminal_that_does_not_read_stops_nothing(terminal: Terminal) -> None:
    terminal.send("B", *"abc" * 100)
    wait_until_taken(terminal)
    terminal.send("z")
    terminal.wait_for("key z")


def wait_until_taken(terminal: Terminal) -> None:
    """Waits until the program has read its keys, without reading what it writes."""
    near = os.open(Path(f"/proc/{terminal.pid}/fd/0").readlink(), os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY)
    deadline = time.monotonic() + PATIENCE
    while select.select((near,), (), (), 0)[0]:
        assert time.monotonic() < deadline
    os.close(near)


def test_a_signal_ends_it_although_the_terminal_does_not_read(terminal: Terminal) -> None:
    terminal.send("B")
    wait_until_taken(terminal)
    terminal.kill(signal.SIGTERM)
    assert terminal.wait_exit(reading=False) == 143


def test_what_a_slow_terminal_was_not_sent_is_not_sent_after_it_was_given_back(terminal: Terminal) -> None:
    terminal.send("B", "C")
    wait_until_taken(terminal)
    terminal.send("q")
    assert terminal.wait_exit() == 0
    assert terminal.raw.endswith(LEFT + b"\x1b[?25h")


def test_a_window_of_absurd_size_costs_no_memory(survivor: Terminal) -> None:
    survivor.claim_size(65535, 65535)
    survivor.send("z")
    survivor.wait_for(lambda _: b"key z" in survivor.raw)
    assert memory(survivor.pid) < 200
    survivor.resize(60, 12)
    survivor.send("y")
    survivor.wait_for("key y")


@pytest.mark.parametrize("size", [(1, 1), (0, 0), (2, 500)])
def test_a_window_of_any_size_can_be_drawn_on(survivor: Terminal, size: tuple[int, int]) -> None:
    survivor.claim_size(*size)
    survivor.send("z")
    survivor.resize(80, 24)
    survivor.wait_for("key z")


def test_many_resizes_end_with_the_last_one(survivor: Terminal) -> None:
    for columns in range(40, 120):
        survivor.resize(columns, 10)
    survivor.resize(70, 20)
    survivor.send("z")
    survivor.wait_for(lambda rows: rows[19].startswith("key z"))


def test_a_window_that_is_at_once_as_it_was_is_drawn_again(survivor: Terminal) -> None:
    survivor.resize(80, 24)
    survivor.send("y")
    survivor.wait_for(lambda rows: rows[23].startswith("key y"))
    before = survivor.emulator.cells()
    for _ in range(10):
        survivor.resize(40, 10)
        survivor.pump(0.003)
        survivor.resize(80, 24)
        survivor.wait_for(lambda _: survivor.emulator.cells() == before)


def test_being_stopped_and_continued_draws_the_screen_again(survivor: Terminal) -> None:
    survivor.kill(signal.SIGSTOP)
    survivor.emulator.feed(b"\x1b[?1049l\x1b[41m\x1b[2Jsomebody else\x1b[?25h")
    survivor.kill(signal.SIGCONT)
    survivor.wait_for("Fishermen")
    assert "somebody else" not in "\n".join(survivor.screen)


def test_a_request_to_stop_without_a_shell_to_continue_stops_nothing(survivor: Terminal) -> None:
    survivor.mark()
    survivor.kill(signal.SIGTSTP)
    survivor.wait_for(lambda _: LEFT in survivor.since_mark and b"\x1b[?1049h" in survivor.since_mark)
    survivor.send("z")
    survivor.wait_for("key z")


def test_what_went_wrong_is_raised_and_nothing_of_it_reaches_the_terminal_raw(terminal: Terminal) -> None:
    terminal.send("E")
    terminal.wait_for("failed: RuntimeError")
    assert terminal.wait_exit() == 1
    assert b"\x1b]2;" not in terminal.raw
    assert "Traceback" not in "\n".join(terminal.screen)


def test_input_that_stops_is_an_end() -> None:
    # Without a terminal on standard input, which the command line refuses.
    with Terminal(["sh", "-c", f'"{sys.executable}" -m tests.support.line_demo </dev/null']) as terminal:
        assert terminal.wait_exit() == 129
