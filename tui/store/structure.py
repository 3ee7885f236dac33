"""Compares the tables, views, indexes and triggers of a file with those that copydesk makes."""

from collections.abc import Iterator
from contextlib import closing

from tui.store.ddl import DERIVED_TABLES
from tui.store.ddl_tables import INDEX_TABLES
from tui.store.migrations import migrate
from tui.store.sqlite import sqlite3

_MADE_ANEW = (*DERIVED_TABLES, *INDEX_TABLES)


def structure_differences(connection: sqlite3.Connection) -> Iterator[str]:
    """What is missing or was changed, and triggers that others added; tables that others added do no harm.

    Args:
        connection: The file's.
    """
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as pattern:
        migrate(pattern)
        expected = _described(pattern)
    found = _described(connection)
    for name, made in expected.items():
        if name not in found:
            yield f"{name} is missing"
        elif found[name] != made:
            yield f"{name} is not as copydesk made it"
    yield from (f"{name} was added" for name in found.keys() - expected.keys() if name.startswith("trigger "))


def mend_structure(connection: sqlite3.Connection) -> Iterator[str]:
    """Makes indexes, triggers, views and derived tables again that are missing or were changed.

    Args:
        connection: The file's, within a write transaction.

    Returns:
        What was made, one after the other.
    """
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as pattern:
        migrate(pattern)
        expected = _statements(pattern)
    found = _statements(connection)
    for (kind, name), statement in expected.items():
        there = (kind, name) in found
        if found.get((kind, name)) == statement or (kind == "table" and (there or name not in _MADE_ANEW)):
            continue
        if there:
            connection.execute(f"DROP {kind} {name}")
        connection.execute(statement)
        yield f"{kind} {name}"


def _statements(connection: sqlite3.Connection) -> dict[tuple[str, str], str]:
    """By kind and name, in the order in which they were made."""
    query = "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid"
    return {(kind, name): sql for kind, name, sql in connection.execute(query)}


def _described(connection: sqlite3.Connection) -> dict[str, str]:
    # sqlite-utils costs more to import than the desk takes to open a project, and only verify needs it.
    from sqlite_utils import Database  # noqa: PLC0415

    database = Database(connection, recursive_triggers=False, execute_plugins=False)
    made = {f"trigger {trigger.name}": trigger.sql for trigger in database.triggers}
    for view in database.views:
        made[f"view {view.name}"] = view.schema
    for table in database.tables:
        made[f"table {table.name}"] = table.schema
        for index in table.indexes:
            made[f"index {index.name}"] = f"{index.unique} {index.partial} {index.columns}"
    return made
