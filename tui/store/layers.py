"""Reads layers from the derived tables."""

import json
from collections.abc import Collection, Iterator
from typing import TypeAlias

from tui.domain.errors import FormatError, StoreError
from tui.domain.layers import Layer, ValueKey
from tui.domain.spans import Origin, Range, Span
from tui.domain.values import BLANK, FieldValue, Nothing, Value
from tui.store.articles import LastArticle
from tui.store.records import LayerKey, LayerRecord
from tui.store.sqlite import sqlite3

_HERE = "article = ? AND annotator = ?"
_SPANS = f'SELECT id, label, start, "end", ranges, origin FROM span WHERE {_HERE}'  # noqa: S608
_VALUES = f"""
    SELECT event, path, state, type, value, parts, confidence, note, alternatives, optional
    FROM field_value WHERE {_HERE}
    """  # noqa: S608 - a constant
_EVIDENCE = f"SELECT event, path, span FROM evidence WHERE {_HERE}"  # noqa: S608
_IN_ORDER = " ORDER BY event, path, position"


def read_layer(connection: sqlite3.Connection, key: LayerKey) -> Layer:
    """A layer at its head; an empty one at revision 0 if nothing was said yet.

    Raises:
        StoreError: Its rows make no sense: the file was changed by other hands.
    """
    query = "SELECT revision FROM layer WHERE article = ? AND annotator = ?"
    row = connection.execute(query, key).fetchone()
    if row is None:
        return Layer(*key)
    try:
        return Layer(
            *key,
            spans=_spans(connection, key),
            events=event_ids(connection, key),
            values=_values(connection, key),
            attributes=dict(connection.execute("SELECT name, value FROM attribute WHERE " + _HERE, key)),  # noqa: S608
            revision=row[0],
        )
    except (ValueError, TypeError, AttributeError) as error:
        raise StoreError(f"A layer of {key[1]} is damaged ({error}): see what copydesk verify says.") from error


def whole_layer(connection: sqlite3.Connection, key: LayerKey) -> Layer:
    """A layer as `read_layer` gives it, if nothing in it refers to rows that a damaged page no longer shows.

    Raises:
        StoreError: It cannot be worked with.
    """
    layer = read_layer(connection, key)
    evidence = {span for said in layer.values.values() for span in said.evidence}
    owners = {owner for owner, _ in layer.values if owner}
    if not (evidence <= layer.spans.keys() and owners <= set(layer.events)):
        raise StoreError(f"A layer of {layer.annotator} is damaged (parts are missing): see copydesk verify.")
    return layer


def layer_records(connection: sqlite3.Connection, annotators: Collection[str] | None) -> Iterator[LayerRecord]:
    """Layers in the order of their articles and annotators, one at a time.

    Args:
        connection: Within a transaction, so that all layers belong to one moment.
        annotators: Whose; None for everyone's.
    """
    # The articles come first in the join, so that their order needs no sorting; CROSS keeps it so.
    query = """
        SELECT layer.article, layer.annotator, layer.created, layer.updated
        FROM article CROSS JOIN layer ON layer.article = article.id
        ORDER BY article.position, layer.annotator
        """
    articles = LastArticle(connection)
    for article_id, annotator, created, updated in connection.execute(query):
        if annotators is None or annotator in annotators:
            layer = whole_layer(connection, (article_id, annotator))
            yield LayerRecord(articles.get(article_id), layer, created, updated)


def event_ids(connection: sqlite3.Connection, key: LayerKey) -> tuple[str, ...]:
    """The ids of a layer's events, in order."""
    rows = connection.execute("SELECT id FROM event WHERE article = ? AND annotator = ? ORDER BY position", key)
    return tuple(event_id for (event_id,) in rows)


def span_at(connection: sqlite3.Connection, key: LayerKey, span_id: str) -> Span | None:
    """One span of a layer."""
    row = connection.execute(_SPANS + " AND id = ?", (*key, span_id)).fetchone()
    return None if row is None else span_of_row(row)


def field_value_at(connection: sqlite3.Connection, key: LayerKey, owner: str, path: str) -> FieldValue:
    """What a layer says of one field; blank if nothing."""
    here = (*key, owner, path)
    row = connection.execute(_VALUES + " AND event = ? AND path = ?", here).fetchone()
    if row is None:
        return BLANK
    rows = connection.execute(_EVIDENCE + " AND event = ? AND path = ?" + _IN_ORDER, here)
    return field_value_of_row(row, tuple(span for _, _, span in rows))


def _spans(connection: sqlite3.Connection, key: LayerKey) -> dict[str, Span]:
    return {row[0]: span_of_row(row) for row in connection.execute(_SPANS, key)}


_ORIGINS = {origin.value: origin for origin in Origin}
"""Calling an enumeration takes as long as making the span."""


def span_of_row(row: tuple[str, str, int, int, str, str]) -> Span:
    """The span that a row of the table tells of: id, label, start, end, ranges, origin."""
    span_id, label, start, end, ranges, name = row
    origin = _ORIGINS.get(name) or Origin(name)
    if ranges.count("[") == 2:  # one range, which start and end tell as well
        return Span(span_id, label, ((start, end),), origin)
    parsed: list[Range] = [(low, high) for low, high in json.loads(ranges)]
    return Span(span_id, label, tuple(parsed), origin)


def _values(connection: sqlite3.Connection, key: LayerKey) -> dict[ValueKey, FieldValue]:
    evidence: dict[ValueKey, tuple[str, ...]] = {}
    for event, path, span in connection.execute(_EVIDENCE + _IN_ORDER, key):
        evidence[event, path] = (*evidence.get((event, path), ()), span)
    return {
        (row[0], row[1]): field_value_of_row(row, evidence.get((row[0], row[1]), ()))
        for row in connection.execute(_VALUES, key)
    }


ValueRow: TypeAlias = tuple[str, str, str, str, str, str, str, str, str, int]


def field_value_of_row(row: ValueRow, evidence: tuple[str, ...]) -> FieldValue:
    """What a row of the table says of a field, with the spans that are its evidence."""
    _, _, state, type_, literal, parts, confidence, note, alternatives, optional = row
    if state == "value":
        named = tuple(sorted(json.loads(parts).items())) if parts != "{}" else ()
        value = Value(type_, literal, named)
        if alternatives == "[]" and not optional:
            return FieldValue(value, None, evidence, confidence, note)
        return FieldValue(value, None, evidence, confidence, note, _alternatives(alternatives), optional == 1)
    nothing = None if state == "empty" else Nothing(state)
    return FieldValue(None, nothing, evidence, confidence, note)


def _alternatives(encoded: str) -> tuple[Value, ...]:
    from tui.domain import wire  # noqa: PLC0415 - a desk opens without it, and few answers have alternatives

    try:
        return tuple(wire.decode_value(each) for each in json.loads(encoded))
    except FormatError as error:
        raise ValueError(error.message) from error
