"""Which kind of disk a file lies on.

SQLite's write-ahead log needs memory that all programs share which have the file open. Over a network there is
none, and two machines damage the file without a word. See https://sqlite.org/wal.html, "All processes using a
database must be on the same host computer".
"""

import os
import re
from contextlib import suppress
from pathlib import Path

from tui.domain.errors import StoreError

MOUNTS = Path("/proc/self/mountinfo")
"""Where Linux tells what is mounted; see proc_pid_mountinfo(5). Other systems have no such file."""

_NETWORKED = (b"nfs", b"nfs4", b"cifs", b"smb3", b"smbfs", b"fuse.sshfs")
_ESCAPE = re.compile(rb"\\([0-7]{3})")


def require_local(path: Path, shown: str, mounts: Path = MOUNTS) -> None:
    """Refuses a file on a disk that is known to be somewhere else.

    Args:
        path: Where it lies, or will lie.
        shown: How the user calls it.
        mounts: What is mounted.

    Raises:
        StoreError: It lies on one.
    """
    kind = _kind_of_disk(path, mounts)
    if kind:
        raise StoreError(
            f"{shown} lies on a network disk ({kind}), where SQLite cannot share it safely: move it, and its -wal"
            " if there is one, to a local disk."
        )


def _kind_of_disk(path: Path, mounts: Path) -> str:
    """The kind of network disk that a path leads to; empty if it is none, or nobody knows."""
    told = b""
    with suppress(OSError):
        told = mounts.read_bytes()
    if not any(b" - %b " % kind in told for kind in _NETWORKED):
        return ""
    return _innermost(os.path.realpath(os.fsencode(path)), told)


def _innermost(path: bytes, told: bytes) -> str:
    longest, found = -1, b""
    for line in told.splitlines():
        before, _, after = line.partition(b" - ")
        kind = after.split(b" ", 1)[0]
        fields = before.split(b" ")
        if len(fields) < _POINT + 1 or not kind:
            continue
        point = _ESCAPE.sub(lambda octal: bytes([int(octal[1], 8) & 0xFF]), fields[_POINT]).rstrip(b"/")
        # What was mounted later at the same place hides what was there before.
        if len(point) >= longest and (path == point or path.startswith(point + b"/")):
            longest, found = len(point), kind
    return found.decode() if found in _NETWORKED else ""


_POINT = 4
"""Which field of a line says where the disk is mounted."""
