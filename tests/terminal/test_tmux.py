"""Whether each key passes through a real tmux, whatever terminal it says that it is."""

import shutil
import subprocess  # noqa: TID251 - tmux is a program
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from tui.ui.commands import COMMANDS, DIGITS
from tui.ui.key_names import written_key

TERMS: Final = ("tmux-256color", "screen-256color", "xterm-256color", "screen")
PATIENCE: Final = 20.0
"""Seconds for all keys of a terminal to arrive; it takes less than one."""

LOGGER: Final = """
import os, sys, termios, tty
from textual.events import Key
from tui.ui.terminal.messages import Reader
tty.setraw(0)
reader, log = Reader(), open(sys.argv[1], "w", buffering=1)
log.write("ready\\n")
while True:
    for message in [*reader.feed(os.read(0, 4096)), *reader.expire()]:
        if isinstance(message, Key):
            log.write(message.key + "\\n")
"""

NAMES: Final = {
    "enter": "Enter",
    "escape": "Escape",
    "tab": "Tab",
    "backspace": "BSpace",
    "space": "Space",
    "pageup": "PPage",
    "pagedown": "NPage",
    "delete": "DC",
    "insert": "IC",
    "home": "Home",
    "end": "End",
    "up": "Up",
    "down": "Down",
    "left": "Left",
    "right": "Right",
}

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed"),
]


def tmux_name(key: str) -> str:
    if key == "shift+tab":
        return "BTab"
    *modifiers, name = key.split("+") if len(key) > 1 else [key]
    shown = NAMES.get(name) or (name.upper() if name[0] == "f" and name[1:].isdigit() else written_key(name))
    return "".join({"ctrl": "C-", "shift": "S-"}[each] for each in modifiers) + shown


@pytest.fixture
def server(tmp_path: Path) -> Iterator[list[str]]:
    command = ["tmux", "-S", str(tmp_path / "socket"), "-f", "/dev/null"]
    yield command
    subprocess.run([*command, "kill-server"], check=False, capture_output=True)


def lines_of(log: Path, count: int) -> list[str]:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = log.read_text().splitlines() if log.exists() else []
        if len(found) >= count:
            break
        time.sleep(0.01)
    return found


@pytest.mark.parametrize("term", TERMS)
def test_each_key_arrives_by_itself(server: list[str], tmp_path: Path, term: str) -> None:
    script, log = tmp_path / "logger.py", tmp_path / "keys"
    script.write_text(LOGGER)
    keys = sorted({key for command in COMMANDS for key in command.keys} | set(DIGITS))
    root = Path(__file__).parents[2]
    settings = ["set", "-g", "default-terminal", term, ";", "set", "-s", "escape-time", "0"]
    session = [
        "new-session",
        "-d",
        "-c",
        str(root),
        "-e",
        f"PYTHONPATH={root}",
        sys.executable,
        str(script),
        str(log),
    ]
    subprocess.run([*server, "start-server", ";", *settings, ";", *session], check=True)
    assert lines_of(log, 1) == ["ready"]
    for number, key in enumerate(keys, start=2):
        name = tmux_name(key)
        literal = ["-l"] if len(name) == 1 else []
        # A semicolon at the end of an argument would end the command.
        subprocess.run([*server, "send-keys", *literal, "--", "\\;" if name == ";" else name], check=True)
        assert lines_of(log, number)[1:] == keys[: number - 1]
