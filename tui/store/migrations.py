"""Versions of the project file: numbered steps forward, each all or nothing."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from tui.store.ddl import APPLICATION_ID, VERSION_1, VERSION_2, VERSION_3, VERSION_4, VERSION_6
from tui.store.ddl_incidents import VERSION_8
from tui.store.ddl_review import VERSION_5, VERSION_7, VERSION_9, VERSION_10
from tui.store.ddl_tables import VERSION_11
from tui.store.sqlite import sqlite3

Step: TypeAlias = tuple[str | Callable[[sqlite3.Connection], None], ...]
"""The statements that take a file from one version to the next, and what no statement can do."""

STEPS: tuple[Step, ...] = (
    *(VERSION_1, VERSION_2, VERSION_3, VERSION_4),
    *(VERSION_5, VERSION_6, VERSION_7, VERSION_8, VERSION_9, VERSION_10, VERSION_11),
)
"""Step `n`, counted from 0, makes version `n + 1`. A step that was released is never edited."""

VERSION = len(STEPS)


def migrate(connection: sqlite3.Connection, steps: Sequence[Step] = STEPS) -> None:
    """Takes a file to the newest version, inside an open write transaction.

    Several programs may come here together: the version is read under the write lock, so each step runs once.

    Args:
        connection: A connection within `BEGIN IMMEDIATE`.
        steps: All steps from an empty file on.
    """
    version = file_version(connection)
    for step in steps[version:]:
        for statement in step:
            if callable(statement):
                statement(connection)
            else:
                connection.execute(statement)
    if version < len(steps):
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(steps)}")


def file_version(connection: sqlite3.Connection) -> int:
    """The version that the file says it has."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version
