"""Holds one layer's tables against its log."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tui.domain import wire
from tui.domain.errors import StoreError
from tui.domain.layers import Layer
from tui.domain.values import FieldValue
from tui.store.articles import LastArticle
from tui.store.layers import read_layer
from tui.store.log import logged_entries
from tui.store.records import LayerKey
from tui.store.replaying import Replay, replay
from tui.store.sqlite import sqlite3


class Examined(NamedTuple):
    """What was found.

    Attributes:
        replayed: The layer as the log makes it; at revision 0 if the log does not know it.
        faults: What is wrong, each in a few words.
        ahead: Whether the tables know of later edits than the log: then the log has lost some.
    """

    replayed: Replay
    faults: tuple[str, ...]
    ahead: bool


def examine(connection: sqlite3.Connection, key: LayerKey, text_sha256: str, articles: LastArticle) -> Examined:
    """Replays a layer's log, and compares its tables with what comes out.

    Args:
        connection: Within a transaction.
        key: The layer.
        text_sha256: Hash of the article's text.
        articles: Where the text is read.

    Raises:
        StoreError: The log is broken, or the article is not there: nothing can be said of the tables.
    """
    replayed = replay(key, text_sha256, logged_entries(connection, key))
    row = connection.execute(_HEAD, key).fetchone()
    ahead = row is not None and row[1] > replayed.layer.revision
    text = articles.get(key[0]).text
    faults = list(_head_faults(row, replayed))
    try:
        found = read_layer(connection, key)
    except StoreError as error:
        return Examined(replayed, (error.message, *faults), ahead)
    faults = [*_against_log(replayed.layer, found), *faults, *_quotes(connection, found, text)]
    return Examined(replayed, tuple(faults), ahead)


_HEAD = """
    SELECT layer.position, revision, status, flag, events, created, updated, hash, article.position
    FROM layer JOIN article ON article.id = layer.article WHERE article = ? AND annotator = ?
    """


def _head_faults(row: tuple[object, ...] | None, replayed: Replay) -> Iterator[str]:
    layer = replayed.layer
    if not layer.revision:
        yield "the log does not know this layer"
    elif row is None:
        yield "the table layer does not know it"
    else:
        said = (layer.revision, layer.status, layer.flag, len(layer.events))
        if row[1:8] != (*said, replayed.created, replayed.updated, replayed.hash) or row[0] != row[8]:
            yield "the table layer does not say what the log says"


def _against_log(logged: Layer, found: Layer) -> Iterator[str]:
    """Where the tables differ from what the log makes of them."""
    yield from _differing("span", logged.spans, found.spans)
    yield from _differing("field_value", _by_name(logged), _by_name(found))
    yield from _differing("attribute", logged.attributes, found.attributes)
    if logged.events != found.events:
        yield "the table event does not say what the log says"


def _by_name(layer: Layer) -> dict[str, FieldValue]:
    return {" ".join(key): said for key, said in layer.values.items()}


def _differing(table: str, logged: Mapping[str, object], found: Mapping[str, object]) -> Iterator[str]:
    names = sorted(name for name in logged.keys() | found.keys() if logged.get(name) != found.get(name))
    if names:
        yield f"the table {table} does not say what the log says ({', '.join(names)})"


def _quotes(connection: sqlite3.Connection, layer: Layer, text: str) -> Iterator[str]:
    """Spans whose row does not agree with the text or with itself."""
    query = 'SELECT id, start, "end", quote, ranges FROM span WHERE article = ? AND annotator = ?'
    for span_id, start, end, quote, ranges in connection.execute(query, (layer.article, layer.annotator)):
        span = layer.spans.get(span_id)
        if span is None:
            continue
        edges = [edge for pair in span.ranges for edge in pair]
        if not edges or edges != sorted(edges) or edges[-1] > len(text):
            yield f"span {span_id} does not lie within the text"
        elif (start, end) != (span.start, span.end) or ranges != wire.canonical(wire.encode_ranges(span.ranges)):
            yield f"span {span_id} says two different things about where it is"
        elif quote != text[start:end]:
            yield f"span {span_id} does not quote the text"
