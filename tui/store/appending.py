"""Appends entries to the history of a layer: the one way in which annotations are written."""

from collections.abc import Callable

from tui.domain.errors import StoreError
from tui.domain.history import Entry
from tui.store.deriving import DerivedLayer
from tui.store.failures import StaleLayer
from tui.store.log import add_entry, known_operations
from tui.store.records import LayerKey
from tui.store.sqlite import sqlite3


def append(
    connection: sqlite3.Connection, key: LayerKey, entries: tuple[Entry, ...], text: Callable[[], str]
) -> None:
    """Writes entries to the log and their changes to the derived tables.

    Entries that are in the log already are left alone, so a client that did not hear whether a write succeeded
    sends it again.

    Args:
        connection: Within a write transaction.
        key: The layer.
        entries: The next entries of the layer, in order.
        text: Gives the article's text, for the quotes of spans.

    Raises:
        StaleLayer: The layer moved on since the entries were made.
        StoreError: The entries do not fit for another reason.
    """
    known = known_operations(connection, key, entries)
    if known == len(entries):
        return
    revision, previous = _head(connection, key)
    if known or entries[0].revision != revision + 1:
        raise StaleLayer(
            f"{key[1]}'s work on this article was changed elsewhere meanwhile (it is at revision {revision}, this"
            f" was made for {entries[0].revision - 1}): open the article again."
        )
    layer = DerivedLayer(connection, key, text)
    for entry in entries:
        previous = add_entry(connection, key, entry, previous)
        layer.apply(entry.edit.changes)
    layer.put_head(entries[-1].revision, created=entries[0].at, updated=entries[-1].at, own=previous)


def _head(connection: sqlite3.Connection, key: LayerKey) -> tuple[int, str]:
    """The revision at which a layer is, and the hash that its next entry carries."""
    query = "SELECT revision, hash FROM layer WHERE article = ? AND annotator = ?"
    row = connection.execute(query, key).fetchone()
    if row is not None:
        return row[0], row[1]
    row = connection.execute("SELECT sha256 FROM article WHERE id = ?", (key[0],)).fetchone()
    if row is None:
        raise StoreError(f"There is no article {key[0]} in this project.")
    if connection.execute("SELECT 1 FROM annotator WHERE name = ?", (key[1],)).fetchone() is None:
        raise StoreError(f"{key[1]} is not among the people of this project: add them first.")
    return 0, row[0]
