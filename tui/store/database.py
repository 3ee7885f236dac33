"""A connection to a project file, and the only two ways to use it: reading and writing.

A `Database` belongs to the thread that opened it, and nothing may be awaited inside a transaction: what another
task wrote in between would be rolled back with it.

The file is never opened by other means than SQLite while it is in use: closing any other handle on it would drop
the locks that keep writers apart (POSIX drops a process's locks with its first `close`).
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeAlias

from tui.domain.errors import StoreError
from tui.store.failures import telling
from tui.store.migrations import VERSION, file_version
from tui.store.sqlite import sqlite3

FileIdentity: TypeAlias = tuple[int, int]
"""Device and inode."""

_PRAGMAS = (
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    # Without it, INSERT OR REPLACE would delete rows behind the back of the triggers that forbid it.
    "PRAGMA recursive_triggers = ON",
    "PRAGMA journal_size_limit = 16777216",
)


class Database:
    """One connection to one project file.

    Args:
        name: The file's name as the user gave it, for messages.
        path: Absolute path of the file.
        connection: Made by `connect`.
        identity: Of the file that was found at the path when it was opened.
        patience: Seconds that it waits for others' locks.
    """

    def __init__(
        self, name: str, path: Path, connection: sqlite3.Connection, identity: FileIdentity, patience: float
    ) -> None:
        self.name = name
        self.connection = connection
        self._path = path
        self._identity = identity
        self._patience = self._longest = patience

    @property
    def path(self) -> Path:
        """Absolute path of the file."""
        return self._path

    def be_patient(self, seconds: float | None) -> None:
        """Sets how long to wait for others' locks: no longer than at first, or as long if None."""
        wanted = self._longest if seconds is None else min(seconds, self._longest)
        if wanted != self._patience:
            self.connection.execute(f"PRAGMA busy_timeout = {round(wanted * 1000)}")
            self._patience = wanted

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """One view of the file: everything read inside belongs to the same moment.

        Inside another transaction of this connection it joins that one.

        Raises:
            StoreError: The file cannot be read.
        """
        connection = self.connection
        with telling(self.name):
            if connection.in_transaction:
                yield connection
                return
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                self._roll_back()

    @contextmanager
    def immediate(self) -> Iterator[sqlite3.Connection]:
        """A write transaction: all that is written inside is on disk after it, or nothing.

        It takes the write lock at once: a transaction that reads first and asks for the lock later is refused
        without waiting if anyone wrote in between.

        Raises:
            StoreError: Nothing was written, and why.
        """
        connection = self.connection
        if connection.in_transaction:
            raise RuntimeError("A transaction is open on this connection: it must end before another write.")
        self._require_same_file()
        with telling(self.name):
            connection.execute("BEGIN IMMEDIATE")
            try:
                self._require_same_version()
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                self._roll_back()
                raise

    def close(self) -> None:
        """Ends the connection; what was not committed is gone."""
        self.connection.close()

    def _roll_back(self) -> None:
        # SQLite ends the transaction itself after some failures, and a failing disk can fail the end as well.
        with suppress(sqlite3.Error):
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")

    def _require_same_file(self) -> None:
        """Writes to a file that was moved or deleted would succeed and be lost."""
        if file_identity(self._path) != self._identity:
            raise StoreError(
                f"{self.name} was moved, deleted or replaced since it was opened: put it back, or start again."
            )

    def _require_same_version(self) -> None:
        """Another program may have upgraded the file since it was opened."""
        if file_version(self.connection) != VERSION:
            raise StoreError(f"{self.name} was upgraded while it was open: leave and start copydesk again.")


def file_identity(path: Path) -> FileIdentity | None:
    """Device and inode of the file at a path, without opening it; None if there is none."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino


def connect(
    path: Path, *, write: bool = True, patience: float = 30.0, damaged: bool = False, still: bool = False
) -> sqlite3.Connection:
    """Connects to an existing file with the settings that every connection needs.

    Args:
        path: Absolute path.
        write: Whether to write.
        patience: Seconds to wait for others' locks.
        damaged: Whether to read even a file that is shorter than it says.
        still: Whether to read the file alone, without locks and what SQLite puts beside it.

    Raises:
        sqlite3.Error: SQLite refuses.
    """
    uri = f"{file_uri(path)}?mode={'rw' if write else 'ro'}{'&immutable=1' if still else ''}"
    # The time-out is given here because the first PRAGMA can already meet a lock.
    connection = sqlite3.connect(uri, uri=True, timeout=patience, isolation_level=None)
    try:
        if damaged:
            connection.execute("PRAGMA writable_schema = ON")
        for pragma in _PRAGMAS:
            connection.execute(pragma)
    except BaseException:
        connection.close()
        raise
    return connection


def file_uri(path: Path) -> str:
    """The URI of an absolute path, without parameters."""
    escaped = str(path).lstrip("/").replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    return f"file:/{escaped}"
