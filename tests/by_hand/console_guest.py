"""Runs in the small machine: says what is on its console, and which key types what.

Reads Python expressions, one a line, and answers each with JSON on a line.
"""

import fcntl
import json
import os
import signal
import struct
import subprocess  # noqa: TID251 - it starts what is tried
import sys
import termios
from pathlib import Path
from typing import Any, Final

CONSOLE: Final = "/dev/tty1"
KDGKBENT: Final = 0x4B46
KT_LATIN, KT_DEAD, KT_LETTER, KT_DEAD2, KT_LAST = 0, 4, 11, 13, 14
UNICODE: Final = 0xF000
SHIFT, ALTGR = 1, 2
LAST_KEYCODE: Final = 58
"""Of the keys with characters on them, together with the one beside the left Shift of European keyboards."""

DEAD: Final = '`\'^~",_^u.o="^~'
"""What dead keys write before a space, in the order of their numbers; a letter for what ASCII does not have."""

running: list["subprocess.Popen[bytes]"] = []


def typed_by() -> dict[str, list[int]]:
    """For each character the key's number, the modifiers (1 Shift, 2 AltGr) and whether a space must follow."""
    found: dict[str, list[int]] = {}
    with Path(CONSOLE).open("rb", buffering=0) as console:
        for table in (0, SHIFT, ALTGR, SHIFT | ALTGR):
            for code in (*range(2, LAST_KEYCODE), 86):
                entry = struct.pack("BBH", table, code, 0)
                value = struct.unpack("BBH", fcntl.ioctl(console, KDGKBENT, entry))[2]
                kind, low = value >> 8, value & 0xFF
                if kind in {KT_LATIN, KT_LETTER} and 32 < low < 127:
                    found.setdefault(chr(low), [code, table, 0])
                elif kind == KT_DEAD and low < len(DEAD):
                    found.setdefault(DEAD[low] + " dead", [code, table, 1])
                elif kind == KT_DEAD2 and 32 < low < 127:
                    found.setdefault(chr(low) + " dead", [code, table, 1])
                elif kind > KT_LAST:
                    character = chr(value ^ UNICODE)
                    if 32 < ord(character) < 127:
                        found.setdefault(character, [code, table, 0])
    return found


def sh(*argv: str) -> str:
    """Runs a program with the console and returns what it says."""
    with Path(CONSOLE).open("r+b", buffering=0) as console:
        done = subprocess.run(argv, stdin=console, capture_output=True, check=False)
    return (done.stdout + done.stderr).decode(errors="replace") + f"[{done.returncode}]"


def start(*argv: str, **env: str) -> int:
    """Starts a program on the console."""
    stop()
    with Path(CONSOLE).open("r+b", buffering=0) as console:
        console.write(b"\x1bc\x1b%G")
        subprocess.run(["/bin/busybox", "stty", "sane", "iutf8"], stdin=console, check=False)
    environment = {**os.environ, "TERM": "linux", "LANG": "C.UTF-8", **env}
    with Path("/tmp/errors").open("wb") as errors:  # noqa: S108
        process = subprocess.Popen(
            argv,
            env=environment,
            stdin=subprocess.PIPE,
            stderr=errors,
            preexec_fn=_take_console,  # noqa: PLW1509 - there is one thread
            cwd="/tmp",  # noqa: S108
        )
    running.append(process)
    return process.pid


def _take_console() -> None:
    os.setsid()
    console = os.open(CONSOLE, os.O_RDWR)
    fcntl.ioctl(console, termios.TIOCSCTTY, 1)
    os.dup2(console, 0)
    os.dup2(console, 1)


def stop() -> int | None:
    """Ends what was started."""
    if not running:
        return None
    process = running.pop()
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    return process.wait()


def read(path: str) -> str:
    """What is in a file, as Latin-1; empty if it is not there."""
    file = Path(path)
    return file.read_bytes().decode("latin-1") if file.exists() else ""


def screen() -> dict[str, Any]:
    """What is on the console: its size, the characters, and glyph and attribute of each cell."""
    shown = Path("/dev/vcsa1").read_bytes()
    lines, columns = shown[0], shown[1]
    cells = struct.unpack(f"<{lines * columns}H", shown[4 : 4 + 2 * lines * columns])
    text = Path("/dev/vcsu1").read_bytes().decode("utf-32-le", "replace")
    cursor = (shown[2], shown[3])
    rows = [text[row * columns : (row + 1) * columns] for row in range(lines)]
    return {"size": (columns, lines), "cursor": cursor, "rows": rows, "cells": cells}


def main() -> None:
    names = globals()
    # What is said to a serial line that is not yet open is lost: the other side waits for this.
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for line in sys.stdin:
        try:
            answer = {"is": eval(line, names)}  # noqa: S307 - the machine is there for that
        except Exception as error:  # noqa: BLE001 - whatever it is, the other side is told
            answer = {"error": repr(error)}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
