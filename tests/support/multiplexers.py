"""Programs that stand between the desk and the terminal: tmux, GNU screen, mosh."""

import os
import re
import shutil
import signal
import subprocess  # noqa: TID251 - they are programs
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

import pytest

from tests.support.terminal import Terminal

PROGRAMS: Final = {"tmux": "tmux", "screen": "screen", "mosh": "mosh-server"}
"""What each needs to be installed."""

_UTF8: Final = {"LC_ALL": "C.UTF-8"}


@contextmanager
def inside(name: str, folder: Path, argv: Sequence[str]) -> Iterator[Terminal]:
    """A terminal on which one of them runs, with a program inside; skips the test if it is not installed.

    Args:
        name: One of `PROGRAMS`.
        folder: Where it may keep its socket and settings.
        argv: The program inside.
    """
    if shutil.which(PROGRAMS[name]) is None:
        pytest.skip(f"{name} is not installed")
    begin = {"tmux": _tmux, "screen": _screen, "mosh": _mosh}[name]
    with begin(folder, argv) as terminal:
        yield terminal


@contextmanager
def _tmux(folder: Path, argv: Sequence[str]) -> Iterator[Terminal]:
    command = ["tmux", "-u", "-S", str(folder / "socket"), "-f", "/dev/null"]
    settings = ["set", "-s", "escape-time", "0", ";"]
    try:
        with Terminal([*command, "start-server", ";", *settings, "new-session", *argv], env=_UTF8) as terminal:
            yield terminal
    finally:
        subprocess.run([*command, "kill-server"], check=False, capture_output=True)


@contextmanager
def _screen(folder: Path, argv: Sequence[str]) -> Iterator[Terminal]:
    settings, sockets = folder / "screenrc", folder / "sockets"
    settings.write_text("startup_message off\nmaptimeout 0\n")
    sockets.mkdir(mode=0o700)
    env = {**_UTF8, "SCREENDIR": str(sockets)}
    with Terminal(["screen", "-U", "-S", "desk", "-c", str(settings), *argv], env=env) as terminal:
        try:
            yield terminal
        finally:
            quits = ["screen", "-S", "desk", "-X", "quit"]
            subprocess.run(quits, check=True, capture_output=True, env={**os.environ, **env})


@contextmanager
def _mosh(_folder: Path, argv: Sequence[str]) -> Iterator[Terminal]:
    server = ["mosh-server", "new", "-i", "127.0.0.1", "-c", "256", "--", *argv]
    env = {**os.environ, **_UTF8, "TERM": "xterm-256color", "MOSH_SERVER_NETWORK_TMOUT": "60"}
    said = subprocess.run(server, check=True, capture_output=True, text=True, env=env)
    process = re.search(r"pid = (\d+)", said.stderr + said.stdout)
    connect = re.search(r"MOSH CONNECT (\d+) (\S+)", said.stdout)
    assert process is not None
    assert connect is not None
    client = Terminal(["mosh-client", "127.0.0.1", connect[1]], env={**_UTF8, "MOSH_KEY": connect[2]})
    try:
        with client as terminal:
            yield terminal
    finally:
        # It waits for its client for ever, and for a hangup of the program that it runs.
        with suppress(ProcessLookupError):
            os.kill(int(process[1]), signal.SIGKILL)
