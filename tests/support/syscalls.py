"""What a process asks of the system, seen and refused from outside, without special rights.

The process installs a filter (seccomp) that hands certain calls over to this one before they happen; here they are
recorded, and let pass or answered with an error. So the real program meets a full disk or a failing one.
"""

import array
import ctypes
import errno
import fcntl
import io
import os
import platform
import select
import socket
import struct
import sys
import threading
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple, Self, TypeAlias


def _numbered(*rows: str) -> dict[str, int]:
    return {name: int(number) for row in rows for name, _, number in (each.partition("=") for each in row.split())}


_MACHINES: Final = {
    "x86_64": (
        0xC000003E,
        317,
        _numbered(
            "write=1 pread64=17 pwrite64=18 fsync=74 fdatasync=75 ftruncate=77 rename=82 link=86 unlink=87",
            "fchmod=91 openat=257 unlinkat=263 renameat=264 linkat=265 renameat2=316",
        ),
    ),
    "aarch64": (
        0xC00000B7,
        277,
        _numbered(
            "write=64 pread64=67 pwrite64=68 fsync=82 fdatasync=83 ftruncate=46 fchmod=52 openat=56 unlinkat=35",
            "renameat=38 linkat=37 renameat2=276",
        ),
    ),
}
"""Of each kind of machine: its name for the filter, the number of `seccomp`, the numbers of the calls."""

CHANGING: Final = frozenset(
    {
        *("write", "pwrite64", "fsync", "fdatasync", "ftruncate", "fchmod", "openat"),
        *("rename", "renameat", "renameat2", "link", "linkat", "unlink", "unlinkat"),
    }
)
"""The calls by which files change, and the one that opens them."""

_BY_NAME: Final = _numbered("openat=1 unlinkat=1 linkat=3 renameat=3 renameat2=3 rename=1 link=1 unlink=0")
"""Which argument of a call is the address of the path that it changes; the others have a descriptor first."""

_NO_NEW_PRIVILEGES, _SET_FILTER, _WITH_LISTENER = 38, 1, 8
_ALLOW, _ASK, _CONTINUE = 0x7FFF0000, 0x7FC00000, 1
_RECEIVE, _SEND = 0xC0502100, 0xC0182101
_ASKED, _ANSWER = struct.Struct("QIIiIQ6Q"), struct.Struct("QqiI")
_LONGEST_PATH = 4096


class Call(NamedTuple):
    """A call that is about to happen.

    Attributes:
        pid: The process.
        name: Such as `pwrite64`.
        path: The file that it is about, as far as it is known.
        args: Its arguments, as numbers.
    """

    pid: int
    name: str
    path: str
    args: tuple[int, ...]

    def data(self) -> bytes:
        """What a `write` or `pwrite64` would write."""
        return _memory(self.pid, self.args[1], self.args[2])


Decide: TypeAlias = Callable[[Call], int]
"""The error with which a call fails; 0 lets it pass."""


def reason_against() -> str:
    """Why calls cannot be watched here; empty if they can be."""
    if sys.platform != "linux" or platform.machine() not in _MACHINES:
        return "calls are watched on Linux on two kinds of machine only"
    pid = os.fork()
    if pid == 0:
        try:
            install({"fchmod"})
        except OSError:
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(pid, 0)
    return "this system does not let a process watch another's calls" if status else ""


def install(names: set[str] | frozenset[str]) -> int:
    """Hands calls of this process and its children over, from now on.

    Returns:
        The descriptor at which they are taken.
    """
    machine, seccomp, numbers = _MACHINES[platform.machine()]
    asked = [numbers[name] for name in sorted(names) if name in numbers]

    def step(code: int, yes: int, no: int, value: int) -> bytes:
        return struct.pack("HBBI", code, yes, no, value)

    program = b"".join(
        (
            *(step(0x20, 0, 0, 4), step(0x15, 1, 0, machine), step(0x06, 0, 0, _ALLOW), step(0x20, 0, 0, 0)),
            *(step(0x15, len(asked) - place, 0, number) for place, number in enumerate(asked)),
            *(step(0x06, 0, 0, _ALLOW), step(0x06, 0, 0, _ASK)),
        )
    )
    held = ctypes.create_string_buffer(program, len(program))
    described = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(held)))
    library = ctypes.CDLL(None, use_errno=True)
    library.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    listener: int = library.syscall(seccomp, _SET_FILTER, _WITH_LISTENER, described)
    if listener < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return listener


def hand_over(connection: socket.socket, names: set[str] | frozenset[str]) -> None:
    """In the process that is to be watched: sends the listener and goes on when somebody listens."""
    listener = install(names)
    socket.send_fds(connection, [b"."], [listener])
    os.close(listener)
    connection.recv(1)
    connection.close()


def watch(connection: socket.socket, decide: Decide) -> None:
    """Takes the calls of a process until it has ended.

    Args:
        connection: To the process, which calls `hand_over`.
        decide: What becomes of each call.
    """
    _, (listener, *_), _, _ = socket.recv_fds(connection, 1, 1)
    connection.send(b".")
    names = {number: name for name, number in _MACHINES[platform.machine()][2].items()}
    poll = select.poll()
    poll.register(listener, select.POLLIN)
    try:
        while not poll.poll()[0][1] & select.POLLHUP:
            asked = bytearray(_ASKED.size)
            # Who was killed while it waited has nothing more to ask.
            with suppress(OSError):
                fcntl.ioctl(listener, _RECEIVE, asked)
                key, pid, _, number, _, _, *args = _ASKED.unpack(asked)
                call = Call(pid, names[number], _path(pid, names[number], args), tuple(args))
                failure = decide(call)
                answer = _ANSWER.pack(key, 0, -failure, 0 if failure else _CONTINUE)
                fcntl.ioctl(listener, _SEND, bytearray(answer))
    finally:
        os.close(listener)


class Watch:
    """Watches one program that is started by `tests.support.watched`; a context manager.

    Args:
        folder: Where the socket is made.
        decide: What becomes of each call; asked in another thread.
        names: The calls.
    """

    def __init__(self, folder: Path, decide: Decide, names: frozenset[str] = CHANGING) -> None:
        self._path = folder / "watch"
        self._names = names
        self._decide = decide
        self._socket = socket.socket(socket.AF_UNIX)
        self._thread = threading.Thread(target=self._run, daemon=True)

    @property
    def prefix(self) -> Sequence[str]:
        """What Python is given before the arguments of `copydesk`."""
        return ("-m", "tests.support.watched", str(self._path), ",".join(sorted(self._names)))

    def __enter__(self) -> Self:
        self._socket.bind(str(self._path))
        self._socket.listen(1)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._thread.join(timeout=20)
        self._socket.close()
        self._path.unlink()

    def _run(self) -> None:
        with suppress(OSError):
            connection, _ = self._socket.accept()
            with connection:
                watch(connection, self._decide)


def run_forked(do: Callable[[], int], decide: Decide, output: Path, names: frozenset[str] = CHANGING) -> int:
    """Does something in a copy of this process, whose calls are watched.

    Args:
        do: Gives the exit code.
        decide: What becomes of each call.
        output: Where standard output and error go.
        names: The calls.

    Returns:
        The exit code, or the signal that ended it, negative.
    """
    here, there = socket.socketpair()
    pid = os.fork()
    if pid == 0:
        code = 70
        try:
            here.close()
            target = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            os.dup2(target, 1)
            os.dup2(target, 2)
            # Where tests capture it, this is not what the descriptors say.
            sys.stdout = io.TextIOWrapper(io.FileIO(target, "w", closefd=False), "utf-8", write_through=True)
            sys.stderr = sys.stdout
            hand_over(there, names)
            code = do()
        except BaseException:
            traceback.print_exc(file=sys.stderr)
            raise
        finally:
            os._exit(code)
    there.close()
    with here:
        watch(here, decide)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def fails(names: frozenset[str], failure: int = errno.EIO) -> Decide:
    """Lets some calls fail, always."""
    return lambda call: failure if call.name in names else 0


def _path(pid: int, name: str, args: Sequence[int]) -> str:
    """The file that a call is about; empty if it cannot be told any more."""
    place = _BY_NAME.get(name)
    try:
        if place is None:
            return os.readlink(f"/proc/{pid}/fd/{args[0] & 0xFFFFFFFF}")  # noqa: PTH115 - as the system says it
        given = os.fsdecode(_memory(pid, args[place], _LONGEST_PATH).split(b"\0", 1)[0])
        folder = array.array("i", struct.pack("I", args[place - 1] & 0xFFFFFFFF))[0] if place in {1, 3} else -1
        at = "cwd" if folder < 0 or name in {"rename", "link"} else f"fd/{folder}"
        return str(Path(os.readlink(f"/proc/{pid}/{at}"), given))  # noqa: PTH115
    except OSError:
        return ""


def _memory(pid: int, address: int, length: int) -> bytes:
    """What stands in a process's memory, as far as it can be read."""
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        memory.seek(address)
        try:
            return memory.read(length)
        except OSError:
            # A path may end just before memory that is not there.
            page = 4096 - address % 4096
            memory.seek(address)
            return memory.read(min(page, length))
