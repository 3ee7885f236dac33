"""The project's name, and the versions of its schema."""

from collections.abc import Mapping

from tui.domain.errors import StoreError
from tui.store.hashing import sha256, text_hash
from tui.store.records import StoredSchema
from tui.store.sqlite import sqlite3


def put_project(connection: sqlite3.Connection, name: str, now: str) -> None:
    """Names a new project."""
    connection.execute("INSERT INTO project (id, name, created) VALUES (1, ?, ?)", (name, now))


def put_schema(connection: sqlite3.Connection, schema: StoredSchema, now: str, files: Mapping[str, bytes]) -> None:
    """Adds a version of the schema, which becomes the current one; the same version again changes nothing.

    Args:
        connection: Within a write transaction.
        schema: The version.
        now: The time.
        files: The files that it names, by name.

    Raises:
        StoreError: The version is there with another source or other files, or the source is not what its hash
            says.
    """
    from tui.store import tables  # noqa: PLC0415 - the desk opens without them

    if sha256(schema.source) != schema.sha256:
        raise StoreError(f"The source of schema {schema.name} is not what its SHA-256 says: read it again.")
    query = "SELECT sha256 FROM schema_version WHERE name = ?"
    known = connection.execute(query, (schema.name,)).fetchone()
    if known is None:
        connection.execute(
            """
            INSERT INTO schema_version (name, sha256, source, compiled, type_field, added, compiled_sha256)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            (*schema, now, text_hash(schema.compiled)),
        )
        if files:
            tables.put_files(connection, schema.name, files)
    elif known[0] != schema.sha256 or not tables.has_files(connection, schema.name, files):
        raise StoreError(f"Schema {schema.name} is in the project with another content: give it a new version.")


def read_schemas(connection: sqlite3.Connection) -> list[StoredSchema]:
    """All versions of the schema, the current one last."""
    query = "SELECT name, sha256, source, compiled, type_field FROM schema_version ORDER BY number"
    return [StoredSchema._make(row) for row in connection.execute(query)]


def read_schema(connection: sqlite3.Connection, name: str) -> StoredSchema | None:
    """A version of the schema by its name, `id@version`; None if the project lacks it."""
    query = "SELECT name, sha256, source, compiled, type_field FROM schema_version WHERE name = ?"
    row = connection.execute(query, (name,)).fetchone()
    return None if row is None else StoredSchema._make(row)


def read_current_schema_name(connection: sqlite3.Connection) -> str:
    """The name of the current version of the schema; empty if there is none: the file was damaged."""
    row = connection.execute("SELECT name FROM schema_version ORDER BY number DESC LIMIT 1").fetchone()
    return row[0] if row else ""


def read_current_schema(connection: sqlite3.Connection) -> StoredSchema:
    """The current version of the schema.

    Raises:
        StoreError: There is none: the file was damaged.
    """
    query = "SELECT name, sha256, source, compiled, type_field FROM schema_version ORDER BY number DESC LIMIT 1"
    row = connection.execute(query).fetchone()
    if row is None:
        raise StoreError("This project has lost its schema: see what copydesk verify says.")
    return StoredSchema._make(row)


def read_project_name(connection: sqlite3.Connection) -> str:
    """What the project is called.

    Raises:
        StoreError: Nobody knows: the file was damaged.
    """
    row = connection.execute("SELECT name FROM project").fetchone()
    if row is None:
        raise StoreError("This project has lost its name: see what copydesk verify says.")
    name: str = row[0]
    return name
