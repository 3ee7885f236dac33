"""Copies a project while people work in it."""

import os
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from tui.domain.errors import StoreError
from tui.store.database import connect
from tui.store.failures import is_about_the_disk, told
from tui.store.migrations import migrate
from tui.store.new_files import new_file
from tui.store.opening import open_database
from tui.store.sqlite import sqlite3
from tui.store.verifying import verify


class Backup(NamedTuple):
    """What a backup holds.

    Attributes:
        size: Of the file, in bytes.
        articles: How many.
        edits: How many, of all layers.
    """

    size: int
    articles: int
    edits: int


def back_up(name: str | os.PathLike[str], target: str | os.PathLike[str]) -> Backup:
    """Writes a copy of one moment of a project under a new name, when it was found to be sound.

    Nobody has to wait meanwhile: readers and writers go on. A project of an older version is copied as it is.

    Args:
        name: The project file.
        target: Where; nothing may be there yet.

    Raises:
        StoreError: There is no backup, and why.
    """
    database = open_database(name, write=False, older=True)
    with closing(database), new_file(target) as unfinished:
        try:
            database.connection.execute("VACUUM INTO ?", (str(unfinished),))
            return _proved(unfinished, database.name)
        except sqlite3.Error as error:
            raise told(error, os.fspath(target) if is_about_the_disk(error) else database.name) from error


def _proved(copy: Path, source: str) -> Backup:
    with closing(connect(copy)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("BEGIN IMMEDIATE")
        # A file of an older version is proved as what it will be, and stays as it is.
        migrate(connection)
        findings = verify(connection)
        if findings:
            first = " ".join(part for part in findings[0] if part)
            raise StoreError(
                f"No backup was made, {source} is not sound: see copydesk verify. First of all: {first}."
            )
        [(articles, edits)] = connection.execute(
            "SELECT (SELECT count(*) FROM article), (SELECT count(*) FROM edit)"
        )
        connection.execute("ROLLBACK")
    return Backup(copy.stat().st_size, articles, edits)
