"""Makes project files."""

import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from tui.store.database import connect
from tui.store.failures import telling
from tui.store.migrations import migrate
from tui.store.mounts import MOUNTS, require_local
from tui.store.new_files import new_file
from tui.store.sqlite import sqlite3


def create_database(
    name: str | os.PathLike[str], fill: Callable[[sqlite3.Connection], None], mounts: Path = MOUNTS
) -> None:
    """Makes a project file that only its owner can read.

    Args:
        name: Where; nothing may be there yet.
        fill: Writes the first rows, inside the transaction that makes the tables.
        mounts: Where the system tells what is mounted.

    Raises:
        StoreError: Something is there already, or the file cannot be made.
    """
    require_local(Path(name), os.fspath(name), mounts)
    with new_file(name) as unfinished, telling(os.fspath(name)):
        _build(unfinished, fill)


def _build(unfinished: Path, fill: Callable[[sqlite3.Connection], None]) -> None:
    with closing(connect(unfinished)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        migrate(connection)
        fill(connection)
        connection.execute("COMMIT")
        connection.execute("PRAGMA journal_mode = WAL")
