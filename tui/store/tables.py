"""The files that versions of the schema name: tables and lists, each kept once and never changed."""

import zlib
from collections.abc import Iterator, Mapping

from tui.domain.errors import StoreError
from tui.store.hashing import sha256
from tui.store.sqlite import sqlite3


def put_files(connection: sqlite3.Connection, schema: str, files: Mapping[str, bytes]) -> None:
    """Keeps the files of a new version of the schema.

    Args:
        connection: Within a write transaction.
        schema: Name of the version, which has no files yet.
        files: Their bytes by name.
    """
    for name, content in files.items():
        own = sha256(content)
        connection.execute(
            """
            INSERT INTO schema_table (sha256, size, content) SELECT ?1, ?2, ?3
            WHERE NOT EXISTS (SELECT 1 FROM schema_table WHERE sha256 = ?1)
            """,
            (own, len(content), zlib.compress(content)),
        )
        connection.execute("INSERT INTO schema_file (schema, file, sha256) VALUES (?, ?, ?)", (schema, name, own))


def has_files(connection: sqlite3.Connection, schema: str, files: Mapping[str, bytes]) -> bool:
    """Whether a version of the schema came with just these files."""
    held = dict(connection.execute("SELECT file, sha256 FROM schema_file WHERE schema = ?", (schema,)))
    return held == {name: sha256(content) for name, content in files.items()}


def read_table(connection: sqlite3.Connection, own: str) -> bytes:
    """The bytes of a file.

    Args:
        connection: The connection.
        own: The SHA-256 of the bytes.

    Raises:
        StoreError: It is not there, or not what its hash says: the project file was damaged.
    """
    row = connection.execute("SELECT size, content FROM schema_table WHERE sha256 = ?", (own,)).fetchone()
    if row is None:
        raise StoreError("This project has lost a table of its schema: see what copydesk verify says.")
    content = _expanded(*row)
    if content is None or sha256(content) != own:
        raise StoreError("A table of this project's schema is damaged: see what copydesk verify says.")
    return content


def table_faults(connection: sqlite3.Connection) -> Iterator[str]:
    """What is wrong with the files: those that are not what their hash says."""
    query = """
        SELECT schema_table.sha256, size, content,
            coalesce((SELECT min(file) FROM schema_file WHERE schema_file.sha256 = schema_table.sha256), '?')
        FROM schema_table ORDER BY schema_table.sha256
        """
    for own, size, packed, file in connection.execute(query):
        content = _expanded(size, packed)
        if content is None or sha256(content) != own:
            yield f"the schema's file {file} is not what its SHA-256 says"


def _expanded(size: int, packed: bytes) -> bytes | None:
    """The bytes, no more of them than were said; None if they cannot be unpacked."""
    unpacker = zlib.decompressobj()
    try:
        content = unpacker.decompress(packed, size + 1)
    except (zlib.error, TypeError):
        return None
    return content if unpacker.eof and len(content) == size else None
