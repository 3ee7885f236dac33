"""The harness itself, on programs of a few lines."""

import re
import signal
from pathlib import Path

import pytest

from tests.support.keys import click, encode
from tests.support.terminal import Terminal

pytestmark = pytest.mark.terminal

ECHO = """
import os, signal, sys, termios, tty
tty.setraw(0)
signal.signal(signal.SIGWINCH, lambda *_: os.write(1, b"size %d %d\\r\\n" % os.get_terminal_size()))
os.write(1, b"ready\\r\\n" + os.environ.get("SAY", "").encode())
while (data := os.read(0, 1024)) != b"q":
    os.write(1, ascii(data).encode() + b"\\r\\n")
sys.exit(7)
"""


def program(text: str) -> list[str]:
    return ["python", "-c", text]


def says(text: str) -> list[str]:
    """A program that writes something and waits for a key."""
    return program(
        f"import sys, tty; tty.setraw(0); sys.stdout.write({text!r}); sys.stdout.flush(); sys.stdin.read(1)"
    )


def test_keys_arrive_and_what_is_written_is_seen() -> None:
    with Terminal(program(ECHO)) as terminal:
        terminal.wait_for("ready")
        assert terminal.is_raw
        for key in ("a", "up", "ctrl+x", "f1", "shift+tab", "é"):
            terminal.send(key)
            terminal.wait_for(ascii(encode(key)))
        terminal.paste("x")
        terminal.wait_for("[200~x")
        terminal.send("q")
        assert terminal.wait_exit() == 7
        assert not terminal.running


def test_waits_for_patterns_and_conditions() -> None:
    with Terminal(program(ECHO), env={"SAY": "one two"}) as terminal:
        terminal.wait_for(re.compile(r"ready\none\s+two"))
        terminal.wait_for(lambda rows: rows[:2] == ["ready", "one two"])


def test_what_does_not_come_is_an_error_that_shows_the_screen() -> None:
    with Terminal(program(ECHO)) as terminal:
        terminal.wait_for("ready")
        with pytest.raises(AssertionError, match=r"'never' is not on the screen[\s\S]*\|ready"):
            terminal.wait_for("never", timeout=0.05)


def test_a_program_that_ends_is_not_waited_for() -> None:
    with (
        Terminal(program("print('done')")) as terminal,
        pytest.raises(AssertionError, match=r"ended with 0[\s\S]*\|done"),
    ):
        terminal.wait_for("never")


def test_a_program_that_does_not_end_is_an_error() -> None:
    with Terminal(program(ECHO)) as terminal, pytest.raises(AssertionError, match="still running"):
        terminal.wait_exit(0.05)


def test_what_was_written_since_a_mark_is_told_apart() -> None:
    with Terminal(program(ECHO)) as terminal:
        terminal.wait_for("ready")
        terminal.mark()
        terminal.send("a")
        terminal.wait_for("b'a'")
        assert terminal.since_mark == b"b'a'\r\n"
        assert terminal.raw == b"ready\r\nb'a'\r\n"


def test_what_was_written_can_be_waited_for_without_being_shown() -> None:
    with Terminal(program(ECHO)) as terminal:
        assert 0 < terminal.wait_for_bytes(b"ready") <= terminal.last_output - terminal.started
        with pytest.raises(AssertionError, match="was not written"):
            terminal.wait_for_bytes(b"never", timeout=0.05)


def test_the_window_can_be_resized() -> None:
    with Terminal(program(ECHO), size=(30, 5)) as terminal:
        terminal.wait_for("ready")
        assert len(terminal.screen) == 5
        terminal.resize(50, 9)
        terminal.wait_for("size 50 9")
        assert len(terminal.screen) == 9


def test_signals_and_hangups_arrive() -> None:
    with Terminal(program(ECHO)) as terminal:
        terminal.wait_for("ready")
        terminal.kill(signal.SIGTERM)
        assert terminal.wait_exit() == -signal.SIGTERM
    with Terminal(program(ECHO)) as terminal:
        terminal.wait_for("ready")
        terminal.hang_up()
        assert terminal.wait_exit() == -signal.SIGHUP


def test_hangups_can_be_ignored() -> None:
    with Terminal(program(ECHO), ignores_hangup=True) as terminal:
        terminal.wait_for("ready")
        terminal.kill(signal.SIGHUP)
        terminal.send("q")
        assert terminal.wait_exit() == 7


def test_leaves_no_program_behind() -> None:
    ignoring = "import signal, time; signal.signal(1, signal.SIG_IGN); print('up', flush=True); time.sleep(600)"
    with Terminal(program(ignoring)) as terminal:
        terminal.wait_for("up")
    assert not terminal.running


def test_the_environment_is_the_same_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TEXTUAL_THEME", "nord")
    listing = program("import os; print(*(f'{k}={v}' for k, v in sorted(os.environ.items())), sep='\\n')")
    with Terminal(listing, size=(200, 40), colour="") as terminal:
        terminal.wait_for("TERM=xterm-256color")
        terminal.wait_exit()
        names = {row.split("=")[0] for row in terminal.screen if "=" in row}
    assert names - {"LC_CTYPE"} == {"PATH", "HOME", "LANG", "TZ", "TERM"}


def test_the_home_is_empty_and_goes_away() -> None:
    with Terminal(program("import os; print(os.environ['HOME'], os.listdir(os.environ['HOME']))")) as terminal:
        terminal.wait_for("[]")
        home = Path(terminal.screen[0].split()[0])
        assert home.is_dir()
    assert not home.exists()


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("\x1b[c", "\x1b[?62;22c"),
        ("\x1b[>c", "\x1b[>41;354;0c"),
        ("\x1b[5n", "\x1b[0n"),
        ("ab\x1b[6n", "\x1b[1;3R"),
        ("\x1b[?2026$p", "\x1b[?2026;2$y"),
        ("\x1b[?2048$p", "\x1b[?2048;0$y"),
        ("\x1b]11;?\x07", "\x1b]11;rgb:0000/0000/0000\x1b\\"),
    ],
)
def test_answers_what_a_terminal_is_asked(question: str, answer: str) -> None:
    ask = f"""
import os, tty
tty.setraw(0)
os.write(1, {question!r}.encode())
answer = os.read(0, 100)
os.write(1, b"\\r\\n" + ascii(answer).encode())
os.read(0, 1)
"""
    with Terminal(program(ask)) as terminal:
        terminal.wait_for(ascii(answer.encode()))


def test_emulates_what_our_programs_write() -> None:
    setting = "\x1b[?1049h\x1b[m\x1b[2J\x1b[>25u\x1b[?2026$p\x1b[?25h"
    drawing = "\x1b[1H漢e\u0301❤\ufe0fx\x1b[3;5r\x1b[5H\n\x1b[r\x1b[2H\x1b[7mr\x1b[3X\x1b[2;3H"
    with Terminal(says(setting + drawing), size=(20, 6)) as terminal:
        terminal.wait_for(lambda rows: rows[0] == "漢e\u0301❤\ufe0fx")
        terminal.wait_for(lambda _: terminal.cursor == (2, 1))
        cells = terminal.emulator.cells()
        assert [cell.data for cell in cells[0][:4]] == ["漢", "", "e\u0301", "❤\ufe0f"]
        assert [cell.reverse for cell in cells[1][:5]] == [True, True, True, True, False]


def test_a_sequence_may_arrive_in_pieces() -> None:
    halves = program(
        "import os, tty; tty.setraw(0); os.write(1, b'one\\x1b['); "
        "os.read(0, 1); os.write(1, b'5Gtwo'); os.read(0, 1)"
    )
    with Terminal(halves) as terminal:
        terminal.wait_for("one")
        terminal.send("x")
        terminal.wait_for("one two")


def test_clicks_are_reported_as_a_terminal_does() -> None:
    assert click(0, 4) == b"\x1b[<0;1;5M\x1b[<0;1;5m"


def test_there_is_no_key_that_there_is_not() -> None:
    with pytest.raises(ValueError, match="nothing"):
        encode("nothing")
