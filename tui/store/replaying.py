"""Layers from the log: what they must be, whatever the tables say."""

from collections.abc import Iterable, Iterator

from tui.domain.edits import apply
from tui.domain.errors import EditError, StoreError
from tui.domain.history import Entry, EntryKind, stacks
from tui.domain.layers import Layer
from tui.store.hashing import entry_hash
from tui.store.log import LoggedEntry
from tui.store.records import LayerKey
from tui.store.sqlite import sqlite3


class Replay:
    """A layer made from its log, entry by entry.

    Args:
        key: The layer.
        text_sha256: Hash of the article's text, which the first entry carries.

    Attributes:
        layer: As far as it was replayed.
        created: When the first entry was made; empty before it.
        updated: When the last entry was made.
        hash: Of the last entry.
    """

    def __init__(self, key: LayerKey, text_sha256: str) -> None:
        self.layer = Layer(*key)
        self.created = self.updated = ""
        self.hash = text_sha256
        self._key = key
        self._kinds: list[tuple[int, EntryKind, int]] = []

    def add(self, logged: LoggedEntry) -> None:
        """Replays the next entry.

        Raises:
            StoreError: It does not follow from those before it, or is not what its hash says.
        """
        entry = logged.entry
        if entry.revision != self.layer.revision + 1:
            raise StoreError(f"revision {self.layer.revision + 1} of the log is missing")
        if logged.previous != self.hash:
            raise StoreError(f"revision {entry.revision} of the log does not follow from what stands before it")
        if logged.hash != entry_hash(logged.previous, self._key, entry, logged.changes):
            raise StoreError(f"revision {entry.revision} of the log is not what its hash says")
        self._require_target(entry)
        try:
            self.layer = apply(self.layer, entry.edit)
        except EditError as error:
            raise StoreError(f"revision {entry.revision} of the log does not fit: {error.message}") from error
        self.created, self.updated, self.hash = self.created or entry.at, entry.at, logged.hash

    def _require_target(self, entry: Entry) -> None:
        """Undo and redo must take the edit whose turn it is."""
        if entry.kind is not EntryKind.EDIT:
            held = stacks(self._kinds)
            turn = held.undo if entry.kind is EntryKind.UNDO else held.redo
            if turn[-1:] != (entry.target,):
                raise StoreError(f"revision {entry.revision} of the log takes an edit out of turn")
        self._kinds.append((entry.revision, entry.kind, entry.target))


def logged_layers(connection: sqlite3.Connection) -> Iterator[tuple[LayerKey, str]]:
    """The layers that the log knows, with the hashes of their articles' texts, in the project's order."""
    query = """
        SELECT DISTINCT edit.article, edit.annotator, article.sha256
        FROM edit JOIN article ON article.id = edit.article
        ORDER BY article.position, edit.annotator
        """
    for article, annotator, text_sha256 in connection.execute(query):
        yield (article, annotator), text_sha256


def replay(key: LayerKey, text_sha256: str, log: Iterable[LoggedEntry]) -> Replay:
    """Makes a layer from its whole log.

    Raises:
        StoreError: The log is broken; the message says where.
    """
    replayed = Replay(key, text_sha256)
    for logged in log:
        replayed.add(logged)
    return replayed
