"""A small Linux machine in QEMU, whose keyboard is pressed and whose screen is looked at."""

import json
import socket
import subprocess  # noqa: TID251 - QEMU is a program
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

PATIENCE: Final = 240.0
"""Seconds until something is given up: without KVM everything takes some fifty times as long."""

NAMED: Final = {
    "enter": "ret",
    "escape": "esc",
    "tab": "tab",
    "backspace": "backspace",
    "space": "spc",
    "up": "up",
    "down": "down",
    "left": "left",
    "right": "right",
    "home": "home",
    "end": "end",
    "pageup": "pgup",
    "pagedown": "pgdn",
    "delete": "delete",
    "insert": "insert",
    **{f"f{number}": f"f{number}" for number in range(1, 13)},
}
"""The keys that are the same on all keyboards, as QEMU calls them."""


def tell(text: str) -> None:
    """Writes what was found at once: the next try may take minutes."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


class Machine:
    """The machine; a context manager.

    Args:
        kernel: A kernel image with drivers for keyboard, serial lines and console built in, as Debian's have.
        image: See `console_image`.
        folder: For sockets and pictures.
        video: `vga=` of the kernel's command line; empty for a text screen of 80x25.
    """

    def __init__(self, kernel: Path, image: Path, folder: Path, video: str = "") -> None:
        self.video = video or "text"
        self._sockets = {name: folder / name for name in ("monitor", "line")}
        line = f"console=ttyS0 quiet {f'vga={video}' if video else ''}"
        self._argv = [
            *("nice", "qemu-system-x86_64", "-m", "1536", "-smp", "1", "-display", "none", "-vga", "std"),
            *("-kernel", str(kernel), "-initrd", str(image), "-append", line, "-no-reboot"),
            *("-serial", f"file:{folder / 'kernel.log'}"),
            *("-serial", f"unix:{self._sockets['line']},server=on,wait=off"),
            *("-qmp", f"unix:{self._sockets['monitor']},server=on,wait=off"),
        ]
        self.keys: dict[str, list[int]] = {}

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(self._argv)
        try:
            self._begin()
        except BaseException:
            self._process.kill()
            raise
        return self

    def _begin(self) -> None:
        self._monitor = self._connect("monitor")
        self._line = self._connect("line")
        self._monitor.readline()
        self._ask_monitor("qmp_capabilities")
        while (said := self._line.readline()) != "ready\n":
            if not said:
                raise RuntimeError("the machine has ended")

    def _connect(self, name: str) -> Any:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            with suppress(OSError):
                line = socket.socket(socket.AF_UNIX)
                line.connect(str(self._sockets[name]))
                return line.makefile("rw")
            time.sleep(0.1)
        raise TimeoutError(name)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.wait()
        for path in self._sockets.values():
            path.unlink(missing_ok=True)

    def _ask_monitor(self, command: str, **arguments: object) -> None:
        self._monitor.write(json.dumps({"execute": command, "arguments": arguments}) + "\n")
        self._monitor.flush()
        while True:
            answer = json.loads(self._monitor.readline())
            if "error" in answer:
                raise RuntimeError(answer)
            if "return" in answer:
                return

    def ask(self, expression: str) -> Any:
        """The value of an expression in `console_guest`."""
        self._line.write(expression + "\n")
        self._line.flush()
        answer = json.loads(self._line.readline())
        if "error" in answer:
            raise RuntimeError(f"{expression}: {answer['error']}")
        return answer["is"]

    def use_keymap(self, name: str) -> None:
        """Loads a table of keys, and asks which keys type what."""
        self.ask("sh('loadkeys', '-d')")
        said = self.ask(f"sh('loadkeys', '-u', {name!r})")
        if not said.endswith("[0]"):
            raise RuntimeError(said)
        self.keys = self.ask("typed_by()")

    def press(self, key: str) -> bool:
        """Presses a key: a character, or a name with `ctrl+` or `shift+`. Returns whether the keyboard has it."""
        *held, name = key.split("+") if len(key) > 1 else [key]
        chord: list[dict[str, object]] = [{"type": "qcode", "data": each} for each in held]
        if name in NAMED:
            self._send([*chord, {"type": "qcode", "data": NAMED[name]}])
            return True
        found = self.keys.get(name) or self.keys.get(f"{name} dead")
        if found is None:
            return False
        code, modifiers, dead = found
        chord += [{"type": "qcode", "data": "shift"}] if modifiers & 1 else []
        chord += [{"type": "qcode", "data": "alt_r"}] if modifiers & 2 else []
        self._send([*chord, {"type": "number", "data": code}])
        if dead:
            self._send([{"type": "qcode", "data": "spc"}])
        return True

    def _send(self, chord: list[dict[str, object]]) -> None:
        for down in (True, False):
            events = [{"type": "key", "data": {"down": down, "key": each}} for each in chord]
            self._ask_monitor("input-send-event", events=events if down else events[::-1])
            # The keyboard keeps few keys, and loses the rest: time for the machine to take this one.
            self.ask("None")

    def wait_for(self, met: Callable[[], bool], what: str, patience: float = PATIENCE) -> None:
        """Waits until something is so."""
        end = time.monotonic() + patience
        while not met():
            if time.monotonic() > end:
                raise TimeoutError(what)
            time.sleep(0.05)

    def rows(self) -> list[str]:
        """The characters on the console."""
        rows: list[str] = self.ask("screen()")["rows"]
        return rows

    def wait_for_text(self, text: str) -> list[str]:
        """Waits until a text is on the console; returns its rows."""
        rows: list[str] = []

        def shown() -> bool:
            rows[:] = self.rows()
            return any(text in row for row in rows)

        try:
            self.wait_for(shown, text)
        except TimeoutError:
            raise TimeoutError("\n".join([text, *rows])) from None
        return rows

    def wait_until_still(self) -> None:
        """Waits until the console does not change for a second."""
        before: object = None
        while (now := self.ask("screen()")) != before:
            before = now
            time.sleep(1)

    def picture(self, path: Path) -> None:
        """Writes what the screen shows as a PNG file."""
        raw = path.with_suffix(".ppm")
        self._ask_monitor("screendump", filename=str(raw))
        subprocess.run(["convert", str(raw), str(path)], check=True)
        raw.unlink()
