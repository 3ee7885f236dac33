"""Makes project files: whole under their name, or not there at all."""

import os
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from tui.domain.errors import StoreError
from tui.store.database import connect
from tui.store.failures import telling
from tui.store.migrations import migrate
from tui.store.opening import reason
from tui.store.sqlite import sqlite3


def create_database(name: str | os.PathLike[str], fill: Callable[[sqlite3.Connection], None]) -> None:
    """Makes a project file that only its owner can read.

    It is built under another name in the same directory and gets its own name when it is complete and on disk.

    Args:
        name: Where; nothing may be there yet.
        fill: Writes the first rows, inside the transaction that makes the tables.

    Raises:
        StoreError: Something is there already, or the file cannot be made.
    """
    shown = os.fspath(name)
    path = Path(name).absolute()
    _require_free(path, shown)
    unfinished = path.with_name(f".copydesk-{os.urandom(6).hex()}.new")
    try:
        # SQLite would make it readable for everyone. Nobody has locks on it yet, so it may be opened this once.
        os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with telling(shown):
            _build(unfinished, fill)
        _give_name(unfinished, path, shown)
        _sync(path.parent)
    except (OSError, ValueError) as error:
        raise StoreError(f"{shown} cannot be made: {reason(error)}.") from error
    finally:
        for end in ("", "-journal", "-wal", "-shm"):
            with suppress(OSError):
                unfinished.with_name(unfinished.name + end).unlink()


def _require_free(path: Path, shown: str) -> None:
    if os.path.lexists(path):
        raise StoreError(f"{shown} exists already: choose another name, nothing is overwritten.")


def _build(unfinished: Path, fill: Callable[[sqlite3.Connection], None]) -> None:
    with closing(connect(unfinished)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        migrate(connection)
        fill(connection)
        connection.execute("COMMIT")
        connection.execute("PRAGMA journal_mode = WAL")


def _give_name(unfinished: Path, path: Path, shown: str) -> None:
    """A link never replaces what has come to be there; where there are no links, a rename has to do."""
    try:
        path.hardlink_to(unfinished)
    except OSError:
        _require_free(path, shown)
        unfinished.rename(path)


def _sync(directory: Path) -> None:
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
