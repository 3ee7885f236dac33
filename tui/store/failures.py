"""What SQLite and the system say, in one line for people."""

from collections.abc import Iterator
from contextlib import contextmanager

from tui.domain.errors import StoreError
from tui.store.sqlite import sqlite3


class StaleLayer(StoreError):  # noqa: N818 - it names what is the case, as the user is told
    """The layer moved on since it was read: what was to be written was made against an older state."""


class TakenOver(StoreError):  # noqa: N818 - it names what is the case, as the user is told
    """Another desk of the same annotator took the place of this one: nothing is written from here any more."""


class DiskTrouble(StoreError):  # noqa: N818 - it names what is the case, as the user is told
    """The disk takes nothing: it is full, or fails. What is on it can often still be read."""


_SAID = {
    "BUSY": "{path} is locked by another program for too long: nothing was written; try again.",
    "LOCKED": "{path} is locked by another program for too long: nothing was written; try again.",
    "FULL": "{path} cannot grow, the disk is full: nothing was written; free some space and try again.",
    "READONLY": "{path} cannot be written, it or its directory is read-only: change the permissions.",
    "CANTOPEN": "{path} cannot be opened here: its directory must be writable, and the disk not full.",
    "IOERR": "{path}: the disk failed ({name}), nothing was written: check the disk and its free space.",
    "FSYNC": "{path}: the disk failed at the last moment ({name}): look whether it was written, or do it again.",
    "CORRUPT": "{path} is damaged: keep it, see what copydesk verify says, and go on with the last backup.",
    "NOTADB": "{path} is not a copydesk project, or has lost its beginning: give the file that copydesk new made,"
    " or go on with the last backup.",
    "TOOBIG": "{path} cannot take a text this long.",
    "NOMEM": "There is not enough memory to work on {path}.",
}
_DISK = {"FULL", "CANTOPEN", "IOERR"}
_TEXTS = {
    "database is locked": "BUSY",
    "database or disk is full": "FULL",
    "attempt to write a readonly": "READONLY",
    "unable to open": "CANTOPEN",
    "disk I/O error": "IOERR",
    "malformed": "CORRUPT",
    "not a database": "NOTADB",
}


def told(error: sqlite3.Error, path: str) -> StoreError:
    """The error for people that stands for an error of SQLite.

    Args:
        error: What SQLite said.
        path: The project file, as the user gave it.
    """
    name, kind = _kind(error)
    if kind:
        made = DiskTrouble if kind in _DISK else StoreError
        return made(_SAID[kind].format(path=path, name=name or error))
    if "FOREIGN KEY" in str(error):
        return StoreError(f"{path} refused what was to be written: it refers to something that is not there.")
    return StoreError(f"{path} refused what was to be written: {_one_line(str(error))}.")


def is_about_the_disk(error: sqlite3.Error) -> bool:
    """Whether it says that a file cannot be written, not that one is damaged."""
    return _kind(error)[1] in {*_DISK, "READONLY"}


def _kind(error: sqlite3.Error) -> tuple[str, str]:
    """What SQLite calls the error, and the key of what is said of it; empty if unknown."""
    name = getattr(error, "sqlite_errorname", "") or ""
    kind = name.removeprefix("SQLITE_").split("_")[0]
    if name == "SQLITE_READONLY_DIRECTORY":
        kind = "CANTOPEN"
    if name == "SQLITE_IOERR_FSYNC":
        # The commit stands in the file, and may yet be read from there.
        kind = "FSYNC"
    if kind not in _SAID:
        # Older builds of the library name no code: their words tell the same.
        kind = next((code for words, code in _TEXTS.items() if words in str(error)), "")
    return name, kind


@contextmanager
def telling(path: str) -> Iterator[None]:
    """Turns errors of SQLite, and text that cannot be stored, into errors for people.

    A wrong use of the library (`sqlite3.ProgrammingError`) is a mistake of ours and passes through.

    Args:
        path: The project file, as the user gave it.

    Raises:
        StoreError: Something of the kind happened inside.
    """
    try:
        yield
    except (sqlite3.ProgrammingError, sqlite3.InterfaceError):
        raise
    except sqlite3.Error as error:
        raise told(error, path) from error
    except UnicodeEncodeError as error:
        raise StoreError("A text holds half a character (a lone surrogate), which no file can keep.") from error
    except UnicodeDecodeError as error:
        # SQLite quotes what it cannot read.
        raise StoreError(_SAID["CORRUPT"].format(path=path)) from error


def _one_line(text: str) -> str:
    return " ".join(text.split())
