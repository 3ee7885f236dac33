"""New project files: whole under their name, or not there at all."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tui.domain.errors import StoreError
from tui.store.opening import reason

_UNFINISHED = re.compile(r"\.copydesk-([0-9]+)-[0-9a-f]{12}\.new(?:-(?:journal|wal|shm))?")


@contextmanager
def new_file(name: str | os.PathLike[str]) -> Iterator[Path]:
    """Makes an empty file that only its owner can read; what is written into it gets its name at the end.

    It is built under another name in the same directory, synced, and linked to its own name.

    Args:
        name: Where; nothing may be there yet.

    Returns:
        The path of the unfinished file, which nobody else knows.

    Raises:
        StoreError: Something is there already, or the file cannot be made.
    """
    shown = os.fspath(name)
    path = Path(name).absolute()
    require_free(path, shown)
    unfinished = path.absolute().parent / unfinished_name()
    try:
        require_directory(path, shown)
        clear_leftovers(path.parent)
        # SQLite would make it readable for everyone. Nobody has locks on it yet, so it may be opened this once.
        os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        yield unfinished
        sync(unfinished)
        give_name(unfinished, path, shown)
        sync(path.parent)
    except (OSError, ValueError) as error:
        raise StoreError(f"{shown} cannot be made: {reason(error)}.") from error
    finally:
        for end in ("", "-journal", "-wal", "-shm"):
            with suppress(OSError, ValueError):
                unfinished.with_name(unfinished.name + end).unlink()


def unfinished_name() -> str:
    """A name that nobody else takes, by which can be seen whether its maker still runs."""
    return f".copydesk-{os.getpid()}-{os.urandom(6).hex()}.new"


def require_free(path: Path, shown: str) -> None:
    """Refuses a name at which something is."""
    if os.path.lexists(path):
        raise StoreError(f"{shown} exists already: choose another name, nothing is overwritten.")


def require_directory(path: Path, shown: str) -> None:
    """Refuses a name in a directory that is not there."""
    try:
        path.parent.stat()
    except FileNotFoundError as error:
        raise StoreError(
            f"{shown} cannot be made: make the directory {os.path.dirname(shown)} first."  # noqa: PTH120 - as given
        ) from error


def give_name(unfinished: Path, path: Path, shown: str) -> None:
    """A link never replaces what has come to be there; where there are no links, a rename has to do."""
    try:
        path.hardlink_to(unfinished)
    except OSError:
        require_free(path, shown)
        unfinished.rename(path)


def clear_leftovers(directory: Path) -> None:
    """Removes unfinished files of programs that are gone; what cannot be removed stays."""
    with suppress(OSError):
        for found in directory.iterdir():
            unfinished = _UNFINISHED.fullmatch(found.name)
            if unfinished and not _runs(int(unfinished[1])):
                with suppress(OSError):
                    found.unlink()


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def sync(path: Path) -> None:
    """Waits until a file, or what a directory lists, is on disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
