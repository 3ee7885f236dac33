"""The log: every entry of every layer's history, only ever added to."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tui.domain import wire
from tui.domain.edits import Edit
from tui.domain.errors import FormatError, StoreError
from tui.domain.history import Entry, EntryKind, Stacks, stacks
from tui.store.hashing import entry_hash
from tui.store.records import LayerKey
from tui.store.sqlite import sqlite3

_COLUMNS = "revision, kind, target, author, at, operation, action, title, changes, previous, hash"
_ENTRIES = f"SELECT {_COLUMNS} FROM edit WHERE article = ? AND annotator = ? ORDER BY revision"  # noqa: S608
_ENTRY = f"SELECT {_COLUMNS} FROM edit WHERE article = ? AND annotator = ? AND revision = ?"  # noqa: S608
_INSERT = f"INSERT INTO edit (article, annotator, {_COLUMNS}) VALUES ({', '.join('?' * 13)})"  # noqa: S608


class LoggedEntry(NamedTuple):
    """An entry as the log holds it.

    Attributes:
        entry: What it says.
        changes: The JSON of its changes, as stored.
        previous: The hash of the entry before, as stored.
        hash: Its own hash, as stored.
    """

    entry: Entry
    changes: str
    previous: str
    hash: str


def add_entry(connection: sqlite3.Connection, key: LayerKey, entry: Entry, previous: str) -> str:
    """Writes an entry to the log.

    Args:
        connection: Within a write transaction.
        key: The layer.
        entry: The next entry of the layer.
        previous: Hash of the entry before; of the article's text for the first.

    Returns:
        The entry's hash.
    """
    changes = wire.canonical(wire.encode_changes(entry.edit.changes))
    own = entry_hash(previous, key, entry, changes)
    row = (entry.revision, entry.kind.value, entry.target, entry.author, entry.at, entry.operation)
    connection.execute(_INSERT, (*key, *row, entry.edit.action, entry.edit.title, changes, previous, own))
    return own


def logged_entries(connection: sqlite3.Connection, key: LayerKey) -> Iterator[LoggedEntry]:
    """The entries of a layer with their hashes, in order, one at a time.

    Raises:
        StoreError: An entry cannot be read: the file was damaged.
    """
    for row in connection.execute(_ENTRIES, key):
        yield _logged(row)


def entries(connection: sqlite3.Connection, key: LayerKey) -> list[Entry]:
    """The history of a layer, in order."""
    return [logged.entry for logged in logged_entries(connection, key)]


def entry_at(connection: sqlite3.Connection, key: LayerKey, revision: int) -> Entry:
    """One entry of a layer's history.

    Raises:
        StoreError: There is none.
    """
    row = connection.execute(_ENTRY, (*key, revision)).fetchone()
    if row is None:
        raise StoreError(f"The history of this layer has no revision {revision}.")
    return _logged(row).entry


def layer_stacks(connection: sqlite3.Connection, key: LayerKey, unwritten: Iterable[Entry] = ()) -> Stacks:
    """What undo and redo of a layer do next; reads no changes.

    Args:
        connection: The connection.
        key: The layer.
        unwritten: Entries that will follow; one that is in the log after all counts once.
    """
    query = "SELECT revision, kind, target FROM edit WHERE article = ? AND annotator = ? ORDER BY revision"
    rows = [(revision, EntryKind(kind), target) for revision, kind, target in connection.execute(query, key)]
    rows += [(each.revision, each.kind, each.target) for each in unwritten if each.revision > len(rows)]
    return stacks(rows)


def known_operations(connection: sqlite3.Connection, key: LayerKey, new: tuple[Entry, ...]) -> int:
    """How many of the entries are in the log already.

    Raises:
        StoreError: An operation id stands in the log for something else.
    """
    known = 0
    for entry in new:
        query = "SELECT article, annotator, revision FROM edit WHERE operation = ?"
        row = connection.execute(query, (entry.operation,)).fetchone()
        if row is not None and tuple(row) != (*key, entry.revision):
            raise StoreError(f"The operation {entry.operation} was used before, for something else.")
        known += row is not None
    return known


def _logged(row: tuple[int, str, int, str, str, str, str, str, str, str, str]) -> LoggedEntry:
    revision, kind, target, author, at, operation, action, title, changes, previous, own = row
    try:
        edit = Edit(action, title, wire.decode_changes(wire.parse(changes)))
        entry = Entry(revision, EntryKind(kind), target, edit, author, at, operation)
    except FormatError as error:
        raise StoreError(f"Revision {revision} of this history cannot be read: {error.message}") from error
    except (TypeError, ValueError) as error:
        # Where a page was damaged, a column can hold what no statement could have put there.
        raise StoreError(f"Revision {revision} of this history cannot be read: {error}.") from error
    return LoggedEntry(entry, changes, previous, own)
