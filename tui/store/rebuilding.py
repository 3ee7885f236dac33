"""Writes the derived tables anew from the history: where they are wrong, or all of them."""

from collections.abc import Iterator

from tui.domain.errors import StoreError
from tui.store.articles import LastArticle
from tui.store.ddl import DERIVED_TABLES
from tui.store.deriving import DerivedLayer
from tui.store.examining import examine
from tui.store.incidents_index import forget_all, index_faults
from tui.store.log import logged_entries
from tui.store.records import Finding, LayerKey
from tui.store.replaying import Replay, logged_layers, replay
from tui.store.sqlite import sqlite3
from tui.store.structure import mend_structure


def repair(connection: sqlite3.Connection) -> list[Finding]:
    """Writes the tables of layers anew where they do not say what the log says.

    A layer is left as it is if its log is broken, does not know it, or lacks edits that the tables have: there the
    tables may be all that is left of somebody's work.

    Args:
        connection: Within a write transaction.

    Returns:
        What was changed.
    """
    done = [Finding("", "", f"{name} is made again") for name in mend_structure(connection)]
    if connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
        connection.execute("REINDEX")
        done.append(Finding("", "", "the indexes are made again"))
    if index_faults(connection):
        forget_all(connection)
        done.append(Finding("", "", "the list of incidents is made anew when it is next asked for"))
    return [*done, *_layers(connection)]


def _layers(connection: sqlite3.Connection) -> Iterator[Finding]:
    articles = LastArticle(connection)
    for key, text_sha256 in list(logged_layers(connection)):
        try:
            found = examine(connection, key, text_sha256, articles)
        except StoreError:
            continue
        if found.faults and not found.ahead:
            _rewrite(connection, key, found.replayed, articles)
            yield Finding(*key, "its tables are written anew from the history")


def rebuild(connection: sqlite3.Connection) -> int:
    """Writes all derived tables anew from the log.

    Args:
        connection: Within a write transaction.

    Returns:
        How many layers there are.

    Raises:
        StoreError: The log of a layer is broken: nothing can be derived from it.
    """
    for table in DERIVED_TABLES:
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - a constant
    articles = LastArticle(connection)
    known = list(logged_layers(connection))
    for key, text_sha256 in known:
        try:
            replayed = replay(key, text_sha256, logged_entries(connection, key))
        except StoreError as error:
            raise StoreError(f"{key[1]}'s layer of {key[0]} cannot be rebuilt: {error.message}.") from error
        _fill(connection, key, replayed, articles)
    return len(known)


def _rewrite(connection: sqlite3.Connection, key: LayerKey, replayed: Replay, articles: LastArticle) -> None:
    for table in DERIVED_TABLES:
        connection.execute(f"DELETE FROM {table} WHERE article = ? AND annotator = ?", key)  # noqa: S608 - a constant
    _fill(connection, key, replayed, articles)


def _fill(connection: sqlite3.Connection, key: LayerKey, replayed: Replay, articles: LastArticle) -> None:
    layer = DerivedLayer(connection, key, lambda: articles.get(key[0]).text)
    layer.fill(replayed.layer)
    layer.put_head(replayed.layer.revision, created=replayed.created, updated=replayed.updated, own=replayed.hash)
