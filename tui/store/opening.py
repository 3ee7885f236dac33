"""Opens a project file, or says in one line why it cannot be opened. Never creates or changes another file."""

import os
import stat
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from tui.domain.errors import StoreError
from tui.store.database import Database, connect, file_identity, file_uri
from tui.store.ddl import APPLICATION_ID
from tui.store.failures import telling, told
from tui.store.migrations import STEPS, Step, file_version, migrate
from tui.store.mounts import MOUNTS, require_local
from tui.store.sqlite import sqlite3


def open_database(
    name: str | os.PathLike[str],
    *,
    write: bool = True,
    patience: float = 30.0,
    damaged: bool = False,
    older: bool = False,
    steps: Sequence[Step] = STEPS,
    mounts: Path = MOUNTS,
) -> Database:
    """Opens an existing project file and brings it to this version.

    Args:
        name: Where it is.
        write: Whether to write; a file of an older version is only upgraded then.
        patience: Seconds to wait for others' locks.
        damaged: Whether to open even a file that is cut short, only to read it.
        older: Whether to open a file of an older version as it is, only to read it.
        steps: The steps of `tui.store.migrations`.
        mounts: Where the system tells what is mounted.

    Raises:
        StoreError: There is no project there that can be opened.
    """
    opening = _Opening(os.fspath(name), len(steps))
    opening.require_regular_file()
    require_local(opening.path, opening.name, mounts)
    opening.require_wal()
    if write:
        opening.require_writable()
    identity = file_identity(opening.path)
    with telling(opening.name):
        opening.require_project()
        connection = connect(opening.path, write=write, patience=patience, damaged=damaged and not write)
        try:
            opening.require_ours(connection)
            if write:
                opening.share(connection)
                _upgrade(connection, steps)
            opening.require_current(file_version(connection), older=older)
            # Between the look at the path and SQLite's, another file may have come to be there.
            same = opening.require_same(identity)
        except BaseException:
            connection.close()
            raise
    return Database(opening.name, opening.path, connection, same, patience)


def open_still(name: str | os.PathLike[str]) -> Database:
    """Opens a project to look at it where SQLite has no room for the files that it puts beside it.

    Nothing is written, and nobody is kept from anything. If others write into the file meanwhile, what is read may
    make no sense.

    Args:
        name: Where it is.

    Raises:
        StoreError: There is no project of this version there, or some of the newest work is in its `-wal`.
    """
    opening = _Opening(os.fspath(name), len(STEPS))
    opening.require_regular_file()
    identity = file_identity(opening.path)
    with telling(opening.name):
        opening.require_all_in_one()
        connection = connect(opening.path, write=False, still=True)
        try:
            opening.require_ours(connection)
            opening.require_current(file_version(connection), older=False)
            same = opening.require_same(identity)
        except BaseException:
            connection.close()
            raise
    return Database(opening.name, opening.path, connection, same, 0)


_NO_DATABASE = sqlite3.DatabaseError("file is not a database")


class _Opening:
    """The checks on the way to an open file.

    Args:
        name: The file as the user gave it, for messages.
        newest: Newest version of the file that this program knows.
    """

    def __init__(self, name: str, newest: int) -> None:
        self.name = name
        self.path = Path(name).absolute()
        self._newest = newest

    def require_regular_file(self) -> None:
        try:
            found = self.path.stat()
        except FileNotFoundError as error:
            raise StoreError(
                f"{self.name} does not exist: check the name, or make a project with copydesk new."
            ) from error
        except (OSError, ValueError) as error:
            raise StoreError(f"{self.name} cannot be opened: {reason(error)}.") from error
        if stat.S_ISDIR(found.st_mode):
            raise StoreError(f"{self.name} is a directory: give the project file in it.")
        if not stat.S_ISREG(found.st_mode):
            raise StoreError(f"{self.name} is not a regular file: give a project file.")
        if found.st_size == 0:
            raise StoreError(
                f"{self.name} is empty: give the project file that copydesk new made, or go on with a backup."
            )
        if not _allowed(self.path, os.R_OK):
            raise StoreError(f"{self.name} cannot be read: ask its owner for the permission.")

    def require_wal(self) -> None:
        """SQLite makes the two side files together, and takes away the first one last."""
        beside = self.path.resolve()
        index, newest = (beside.with_name(f"{beside.name}-{end}") for end in ("shm", "wal"))
        if index.exists() and not newest.exists() and index.exists():
            raise StoreError(
                f"{self.name}-wal is missing, which held the newest work: put it back; if it is lost, remove"
                f" {self.name}-shm to go on with what was there before."
            )

    def require_all_in_one(self) -> None:
        beside = self.path.resolve()
        try:
            held = beside.with_name(f"{beside.name}-wal").stat().st_size
        except FileNotFoundError:
            held = 0
        except OSError as error:
            raise StoreError(f"{self.name}-wal cannot be read: {reason(error)}.") from error
        if held:
            raise StoreError(f"{self.name}-wal holds newer work, and there is no room to read it: free some space.")

    def require_writable(self) -> None:
        if not _allowed(self.path, os.W_OK):
            raise StoreError(f"{self.name} is read-only: change its permissions, or work on a copy of it.")
        if not _allowed(self.path.resolve().parent, os.W_OK | os.X_OK):
            raise StoreError(f"{self.name} lies in a read-only directory: SQLite must write its journal beside it.")

    def require_project(self) -> None:
        """Looks at the header only, without locks and side files, so that what is not ours stays untouched."""
        try:
            with closing(sqlite3.connect(f"{file_uri(self.path)}?mode=ro&immutable=1", uri=True)) as probe:
                self.require_ours(probe)
        except sqlite3.DatabaseError as error:
            # Without locks the file can be seen while somebody else is writing into it, and then looks damaged: the
            # real connection looks again. What is no database at all stays untouched.
            if told(error, self.name).message == told(_NO_DATABASE, self.name).message:
                raise

    def require_ours(self, connection: sqlite3.Connection) -> None:
        marker: int = connection.execute("PRAGMA application_id").fetchone()[0]
        if marker != APPLICATION_ID:
            raise StoreError(f"{self.name} is not a copydesk project: give the file that copydesk new made.")
        self._require_known(file_version(connection))

    def share(self, connection: sqlite3.Connection) -> None:
        mode: str = connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
        if mode != "wal":
            raise StoreError(f"{self.name} lies on a disk that cannot be shared safely: move it to a local disk.")

    def require_current(self, version: int, *, older: bool) -> None:
        self._require_known(version)
        if version < self._newest and not older:
            raise StoreError(f"{self.name} was made by an older copydesk: copydesk status upgrades it.")

    def require_same(self, identity: tuple[int, int] | None) -> tuple[int, int]:
        if identity is None or file_identity(self.path) != identity:
            raise StoreError(f"{self.name} was replaced while it was opened: try again.")
        return identity

    def _require_known(self, version: int) -> None:
        if version > self._newest:
            raise StoreError(
                f"{self.name} was made by a newer copydesk (file version {version}, this one knows"
                f" {self._newest}): upgrade copydesk."
            )


def _upgrade(connection: sqlite3.Connection, steps: Sequence[Step]) -> None:
    """All steps or none: if one fails, the connection is closed and with it the transaction undone."""
    if file_version(connection) < len(steps):
        connection.execute("BEGIN IMMEDIATE")
        migrate(connection, steps)
        connection.execute("COMMIT")


def _allowed(path: Path, mode: int) -> bool:
    return os.access(path, mode, effective_ids=os.access in os.supports_effective_ids)


def reason(error: OSError | ValueError) -> str:
    """What the system says, without the path and the number."""
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
