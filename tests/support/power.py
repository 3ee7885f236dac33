"""Power cuts: what a disk may hold after one, from the calls by which it was written.

What was synced is there. Of what was written after, any part may be there, by sectors: a disk reorders.
"""

import random
import struct
from pathlib import Path
from typing import NamedTuple

from tests.support.syscalls import Call

SECTOR = 512
SHARED_MEMORY = "-shm"
"""SQLite makes these files anew; they are not synced and not read after a start."""


class Write(NamedTuple):
    """Bytes that were written; not yet on disk."""

    path: str
    offset: int
    data: bytes


class Length(NamedTuple):
    """A file was cut or lengthened."""

    path: str
    size: int


class Gone(NamedTuple):
    """A file was removed."""

    path: str


class Synced(NamedTuple):
    """All of a file is on disk."""

    path: str


class Told(NamedTuple):
    """The program acknowledged something."""

    number: int


Event = Write | Length | Gone | Synced | Told


class Recorder:
    """Records what a program does to the files of a folder, and what it says meanwhile.

    Args:
        folder: The folder.
        output: The file into which the program writes the numbers that it acknowledges.
    """

    def __init__(self, folder: Path, output: Path) -> None:
        self._folder = str(folder)
        self._output = str(output)
        self.events: list[Event] = []

    def __call__(self, call: Call) -> int:
        if call.path == self._output and call.name == "write":
            self.events += [Told(int(number)) for number in call.data().split()]
        elif call.path.startswith(self._folder) and not call.path.endswith(SHARED_MEMORY):
            event = _event(call)
            self.events += [event] if event is not None else []
        return 0


def _event(call: Call) -> Event | None:
    match call.name:
        case "pwrite64":
            return Write(call.path, struct.unpack("q", struct.pack("Q", call.args[3]))[0], call.data())
        case "ftruncate":
            return Length(call.path, call.args[1])
        case "fsync" | "fdatasync":
            return Synced(call.path)
        case "unlink" | "unlinkat":
            return Gone(call.path)
    return None


class Disk:
    """A disk that takes events, and can lose its power after any of them.

    Args:
        folder: What was on it before.
    """

    def __init__(self, folder: Path) -> None:
        self._durable = {str(path): path.read_bytes() for path in folder.iterdir() if path.is_file()}
        self._pending: dict[str, list[Event]] = {}
        self.told = 0

    def take(self, event: Event) -> None:
        """Takes the next event."""
        match event:
            case Told(number=number):
                self.told = number
            case Synced(path=path):
                if path in self._pending:
                    self._put(path, self._after(path, self._pending.pop(path)))
            case _:
                self._pending.setdefault(event.path, []).append(event)

    def _put(self, path: str, content: bytes | None) -> None:
        if content is None:
            self._durable.pop(path, None)
        else:
            self._durable[path] = content

    def _after(self, path: str, events: list[Event]) -> bytes | None:
        found = self._durable.get(path)
        content = None if found is None else bytearray(found)
        for event in events:
            content = _applied(content, event)
        return None if content is None else bytes(content)

    def cut(self, target: Path, chance: random.Random, kept: float) -> None:
        """Writes into a folder what may be found after the power came back.

        Args:
            target: An empty folder.
            chance: Decides about what was not synced.
            kept: How likely each unsynced sector is there: 0 for none, 1 for all.
        """
        for path in self._durable.keys() | self._pending.keys():
            survivors = [
                piece
                for event in self._pending.get(path, ())
                for piece in _sectors(event)
                if chance.random() < kept
            ]
            content = self._after(path, survivors)
            if content is not None:
                (target / Path(path).name).write_bytes(content)


def _applied(content: bytearray | None, event: Event) -> bytearray | None:
    held = bytearray() if content is None else content
    match event:
        case Gone():
            return None
        case Length(size=size):
            return held[:size].ljust(size, b"\0")
        case Write(offset=offset, data=data):
            held[len(held) : offset] = b"\0" * max(0, offset - len(held))
            held[offset : offset + len(data)] = data
    return held


def _sectors(event: Event) -> list[Event]:
    """The parts of an event of which each may be on disk without the others."""
    if not isinstance(event, Write):
        return [event]
    ends = range(event.offset - event.offset % SECTOR + SECTOR, event.offset + len(event.data) + SECTOR, SECTOR)
    pieces: list[Event] = []
    start = event.offset
    for end in ends:
        piece = event.data[start - event.offset : end - event.offset]
        pieces.append(Write(event.path, start, piece))
        start = end
    return pieces
