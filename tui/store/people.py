"""Those who make layers: people, models and the gold."""

from tui.domain.errors import StoreError
from tui.store.records import Annotator, AnnotatorKind
from tui.store.sqlite import sqlite3


def read_annotators(connection: sqlite3.Connection) -> list[Annotator]:
    """Everyone who makes layers, by name."""
    rows = connection.execute("SELECT name, kind FROM annotator ORDER BY name")
    return [Annotator(name, AnnotatorKind(kind)) for name, kind in rows]


def read_annotator(connection: sqlite3.Connection, name: str) -> Annotator | None:
    """One who makes layers; None if unknown."""
    row = connection.execute("SELECT name, kind FROM annotator WHERE name = ?", (name,)).fetchone()
    return None if row is None else Annotator(row[0], AnnotatorKind(row[1]))


def put_annotator(connection: sqlite3.Connection, name: str, kind: AnnotatorKind) -> None:
    """Adds one who makes layers.

    Raises:
        StoreError: The name is empty, or belongs to one of another kind.
    """
    if not name:
        raise StoreError("An annotator needs a name.")
    known = read_annotator(connection, name)
    if known is None:
        connection.execute("INSERT INTO annotator (name, kind) VALUES (?, ?)", (name, kind.value))
    elif known.kind is not kind:
        raise StoreError(f"{name} is a {known.kind} in this project already, not a {kind}: choose another name.")
