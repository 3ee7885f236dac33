"""Runs a program on a terminal, as a person would.

The terminal is a pseudo-terminal with an emulator (pyte) behind it. Nothing here waits for a time: `wait_for` waits
for what shall be on the screen, and fails with the screen if it does not come.
"""

import errno
import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import tempfile
import termios
import time
import warnings
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self, TypeAlias

from tests.support.emulator import Emulator
from tests.support.keys import encode

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 20.0
"""Seconds until a wait fails: far longer than anything takes, on a machine that does much else."""

Wanted: TypeAlias = str | re.Pattern[str] | Callable[[list[str]], bool]


class Terminal:
    """A program on a terminal; a context manager.

    Args:
        argv: The program and its arguments; `python` stands for this Python.
        env: Added to an environment that is otherwise the same on every machine.
        size: Columns and rows.
        cwd: Where the program runs; the project's root if None.
        colour: `COLORTERM` of the environment; empty for none.
        synchronises: Whether the terminal says that it knows synchronised output.
        ignores_hangup: Whether the program is started as by `nohup`.
    """

    def __init__(
        self,
        argv: Sequence[str],
        *,
        env: Mapping[str, str] | None = None,
        size: tuple[int, int] = (80, 24),
        cwd: Path = ROOT,
        colour: str = "truecolor",
        synchronises: bool = True,
        ignores_hangup: bool = False,
    ) -> None:
        self._argv = [sys.executable if argv[0] == "python" else argv[0], *argv[1:]]
        self._home = tempfile.TemporaryDirectory(prefix="home-")
        self._env = {**_environment(self._home.name, colour), **(env or {})}
        self._size = size
        self._cwd = cwd
        self._ignores_hangup = ignores_hangup
        self._emulator = Emulator(*size, synchronises=synchronises)
        self._line = -1
        self._status: int | None = None
        self._mark = self._parsed = 0
        self.pid = 0
        self.raw = bytearray()
        """Everything that the program has written so far."""
        self.started = 0.0
        self.last_output = 0.0

    # -- life

    def __enter__(self) -> Self:
        self.started = time.perf_counter()
        with warnings.catch_warnings():
            # Python 3.12 warns of threads at a fork; the child does nothing but become the program.
            warnings.simplefilter("ignore", DeprecationWarning)
            self.pid, self._line = pty.fork()
        if self.pid == 0:
            self._become_the_program()
        os.set_blocking(self._line, False)
        return self

    def _become_the_program(self) -> None:
        try:
            _set_size(0, self._size)
            hangup = signal.SIG_IGN if self._ignores_hangup else signal.SIG_DFL
            signal.signal(signal.SIGHUP, hangup)
            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGPIPE):
                signal.signal(number, signal.SIG_DFL)
            os.chdir(self._cwd)
            os.execvpe(self._argv[0], self._argv, self._env)  # noqa: S606
        finally:
            os._exit(127)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.running:
            with suppress(ProcessLookupError):
                os.killpg(self.pid, signal.SIGKILL)
            self.hang_up()
            self.wait_exit()
        self.hang_up()
        self._home.cleanup()

    @property
    def running(self) -> bool:
        """Whether the program is still there."""
        if self._status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self._status = os.waitstatus_to_exitcode(status)
        return self._status is None

    def kill(self, number: int) -> None:
        """Sends the program a signal."""
        os.kill(self.pid, number)

    def hang_up(self) -> None:
        """Drops the line, as a lost SSH connection does."""
        if self._line >= 0:
            os.close(self._line)
            self._line = -1

    def wait_exit(self, timeout: float = PATIENCE, *, reading: bool = True) -> int:
        """Waits for the program's end.

        Args:
            timeout: Seconds.
            reading: Whether the terminal goes on taking what the program writes.

        Returns:
            The exit status, or the number of the signal that killed it, negative.
        """
        deadline = time.perf_counter() + timeout
        watch = os.pidfd_open(self.pid) if hasattr(os, "pidfd_open") and self.running else -1
        try:
            while self.running:
                left = deadline - time.perf_counter()
                if left <= 0:
                    raise AssertionError(f"still running after {timeout} s\n{self._picture()}")
                listening = [self._line] if reading and self._line >= 0 else []
                ready = select.select([*([watch] if watch >= 0 else []), *listening], (), (), min(left, 0.2))[0]
                if self._line in ready and not self._read():
                    reading = False
        finally:
            if watch >= 0:
                os.close(watch)
        if reading:
            self._read()
        assert self._status is not None
        return self._status

    # -- input

    def send(self, *keys: str) -> None:
        """Presses keys: characters or names, such as `a`, `up`, `ctrl+x`, `f1`."""
        self.type(b"".join(encode(key) for key in keys))

    def type(self, data: bytes | str) -> None:
        """Sends bytes as they are, or text in UTF-8."""
        left = data.encode() if isinstance(data, str) else data
        while left:
            try:
                left = left[os.write(self._line, left) :]
            except BlockingIOError:
                self.pump(0.05)

    def paste(self, text: str) -> None:
        """Pastes text, in the brackets that a program may ask for."""
        self.type(f"\x1b[200~{text}\x1b[201~")

    def resize(self, columns: int, rows: int) -> None:
        """Makes the window another size."""
        self._size = (columns, rows)
        self.emulator.resize(columns, rows)
        _set_size(self._line, self._size)

    def claim_size(self, columns: int, rows: int) -> None:
        """Tells the program another size than the window has."""
        _set_size(self._line, (columns, rows))

    @property
    def is_raw(self) -> bool:
        """Whether the program has the keys as they come: no echo, no lines."""
        return not termios.tcgetattr(self._line)[3] & (termios.ECHO | termios.ICANON)

    # -- output

    def pump(self, timeout: float = 0.0) -> bool:
        """Takes what the program has written, waiting for the first of it; whether there was anything."""
        if self._line < 0 or not select.select((self._line,), (), (), timeout)[0]:
            return False
        return self._read()

    def _read(self) -> bool:
        if self._line < 0:
            return False
        try:
            data = os.read(self._line, 1 << 16)
        except BlockingIOError:
            return False
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            return False
        self.last_output = time.perf_counter()
        self.raw += data
        return bool(data)

    def _parse(self) -> None:
        """Shows what was read. Put off until somebody looks: it is slow, and would disturb measurements."""
        data = bytes(self.raw[self._parsed :])
        self._parsed = len(self.raw)
        if data and (answers := self._emulator.feed(data)) and self._line >= 0:
            with suppress(OSError):
                os.write(self._line, answers)

    def wait_for(self, wanted: Wanted, timeout: float = PATIENCE) -> None:
        """Waits until something is on the screen.

        Args:
            wanted: Text, a pattern searched in the whole screen, or a condition of its rows.
            timeout: Seconds.
        """
        deadline = time.perf_counter() + timeout
        while not self._shows(wanted):
            left = deadline - time.perf_counter()
            if left <= 0:
                raise AssertionError(f"{_name(wanted)} is not on the screen after {timeout} s\n{self._picture()}")
            if not self.pump(min(left, 0.2)) and not self.running and not self.pump():
                if self._shows(wanted):
                    return
                raise AssertionError(f"ended with {self._status} before {_name(wanted)} came\n{self._picture()}")

    def settle(self, quiet: float = 0.06, first: float = 1.0) -> None:
        """Takes output until none comes for a while. For measurements: a test waits for what it wants.

        Args:
            quiet: Seconds without output.
            first: Seconds to wait for the first of it.
        """
        waiting = first
        while self.pump(waiting):
            waiting = quiet
        self._parse()

    def wait_for_bytes(self, wanted: bytes, timeout: float = PATIENCE) -> float:
        """Waits until something was written, for measurements: it need not be shown to be found.

        Returns:
            When it came, in seconds after the start.
        """
        deadline = time.perf_counter() + timeout
        while wanted not in self.raw:
            if time.perf_counter() > deadline or (not self.pump(0.2) and not self.running):
                raise AssertionError(f"{wanted!r} was not written\n{self._picture()}")
        return self.last_output - self.started

    def _shows(self, wanted: Wanted) -> bool:
        rows = self.screen
        if isinstance(wanted, str):
            return any(wanted in row for row in rows)
        if isinstance(wanted, re.Pattern):
            return wanted.search("\n".join(rows)) is not None
        return wanted(rows)

    @property
    def screen(self) -> list[str]:
        """The rows of the screen, without blanks at their ends."""
        self._parse()
        return self._emulator.rows()

    @property
    def emulator(self) -> Emulator:
        """The terminal itself: its cells and their attributes."""
        self._parse()
        return self._emulator

    @property
    def cursor(self) -> tuple[int, int]:
        """Column and row of the cursor, from 0, be it hidden or not."""
        cursor = self.emulator.screen.cursor
        return cursor.x, cursor.y

    def mark(self) -> None:
        """From here on `since_mark` counts."""
        self.pump()
        self._mark = len(self.raw)

    @property
    def since_mark(self) -> bytes:
        """What the program has written since `mark`."""
        return bytes(self.raw[self._mark :])

    def _picture(self) -> str:
        return "\n".join(f"|{row}" for row in self.screen)


def _environment(home: str, colour: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name.startswith("COV")}
    return {
        **kept,
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": home,
        "LANG": "C.UTF-8",
        "TZ": "UTC",
        "TERM": "xterm-256color",
        **({"COLORTERM": colour} if colour else {}),
    }


def _set_size(descriptor: int, size: tuple[int, int]) -> None:
    fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))


def _name(wanted: Wanted) -> str:
    return repr(wanted.pattern if isinstance(wanted, re.Pattern) else wanted)
