"""Reads all layers of each article together, for those who compare them.

Each table is read once, from its first row to its last, in the order of its key; that is several times as fast as a
few queries for each layer. Articles come in the order of their ids.
"""

import json
from collections.abc import Collection, Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeAlias, TypeVar

from tui.domain.errors import StoreError
from tui.domain.layers import Layer
from tui.store.layers import ValueRow, field_value_of_row, span_of_row
from tui.store.records import LayerKey
from tui.store.sqlite import sqlite3

if TYPE_CHECKING:
    from tui.domain.wire import Json

_HEADS = """
    SELECT layer.article, layer.annotator, layer.status, layer.revision, layer.updated,
        coalesce((
            SELECT value FROM attribute
            WHERE attribute.article = layer.article AND attribute.annotator = layer.annotator AND name = :schema
        ), ''),
        coalesce((
            SELECT value FROM attribute
            WHERE attribute.article = layer.article AND attribute.annotator = layer.annotator AND name = :updated
        ), '')
    FROM layer ORDER BY layer.article, layer.annotator
    """
_IN_ORDER = "ORDER BY article, annotator"
_LAYERS = f"SELECT article, annotator, revision FROM layer {_IN_ORDER}"  # noqa: S608 - a constant
_SPANS = f'SELECT article, annotator, id, label, start, "end", ranges, origin FROM span {_IN_ORDER}, id'  # noqa: S608
_EVENTS = f"SELECT article, annotator, position, id FROM event {_IN_ORDER}, id"  # noqa: S608
_VALUES = f"""
    SELECT article, annotator, event, path, state, type, value, parts, confidence, note, alternatives, optional
    FROM field_value {_IN_ORDER}, event, path
    """  # noqa: S608
_EVIDENCE = f"SELECT article, annotator, event, path, span FROM evidence {_IN_ORDER}, event, path, position"  # noqa: S608
_ATTRIBUTES = f"SELECT article, annotator, name, value FROM attribute {_IN_ORDER}, name"  # noqa: S608
_ARTICLES = """
    SELECT article.id, article.position, article.name, article.title, language, published, meta, text
    FROM article_text CROSS JOIN article ON article.id = article_text.article
    ORDER BY article_text.article
    """
_ARTICLE_HEADS = "SELECT id, position, name, title, language, published, meta FROM article ORDER BY position"


class LayerHead(NamedTuple):
    """What is known of a layer before it is read.

    Attributes:
        article: Id of the article.
        annotator: Whose it is.
        status: How far it is.
        revision: How many edits led to it.
        updated: When it changed last here.
        schema: Name of the version of the schema that it says it was filled by; empty for none.
        loaded: When it changed last where it was loaded from; empty for none.
    """

    article: str
    annotator: str
    status: str
    revision: int
    updated: str
    schema: str
    loaded: str


class ArticleHead(NamedTuple):
    """What is known of an article without its text; see `tui.store.records.NewArticle`."""

    id: str
    position: int
    name: str
    title: str
    language: str
    published: str
    meta: "Mapping[str, Json]"


class Compared(NamedTuple):
    """The layers of one article, and its text."""

    article: ArticleHead
    text: str
    layers: list[Layer]


_ArticleRow: TypeAlias = tuple[str, int, str, str, str, str, str, str]
_R = TypeVar("_R", bound=tuple[object, ...])


class _Stream(Generic[_R]):
    """Rows in the order of their keys, taken key by key.

    Args:
        rows: The rows; the first columns are the key.
        width: How many.
    """

    def __init__(self, rows: Iterator[_R], width: int = 2) -> None:
        # Rows are told apart without a step in Python for each of them: there can be millions.
        self._groups: Iterator[tuple[tuple[object, ...], Iterator[_R]]] = groupby(rows, itemgetter(slice(width)))
        self._next = next(self._groups, None)

    def take(self, key: tuple[str, ...]) -> list[_R]:
        """The rows of a key; those of keys before it are passed over."""
        while self._next is not None and self._next[0] < key:
            self._next = next(self._groups, None)
        if self._next is None or self._next[0] != key:
            return []
        found = list(self._next[1])
        self._next = next(self._groups, None)
        return found


def layer_heads(connection: sqlite3.Connection, schema: str, updated: str) -> Iterator[LayerHead]:
    """All layers in brief, in the order of articles and annotators.

    Args:
        connection: Within a transaction.
        schema: Name of the attribute that holds the version of the schema.
        updated: Name of the attribute that says when a loaded layer changed.
    """
    return map(LayerHead._make, connection.execute(_HEADS, {"schema": schema, "updated": updated}))


def article_heads(connection: sqlite3.Connection) -> Iterator[ArticleHead]:
    """All articles in brief, in the project's order.

    Raises:
        StoreError: What came with one of them cannot be read.
    """
    return map(_article_head, connection.execute(_ARTICLE_HEADS))


def _article_head(row: tuple[str, int, str, str, str, str, str]) -> ArticleHead:
    try:
        return ArticleHead(*row[:6], meta=json.loads(row[6]) if row[6] != "{}" else {})
    except ValueError as error:
        raise StoreError(f"Article {row[0]} is damaged ({error}): see what copydesk verify says.") from error


def compared_layers(connection: sqlite3.Connection, annotators: Collection[str]) -> Iterator[Compared]:
    """The layers of all articles, article by article.

    Args:
        connection: Within a transaction, so that all layers belong to one moment.
        annotators: Whose.

    Raises:
        StoreError: Rows make no sense: the file was changed by other hands.
    """
    try:
        yield from _compared(connection, annotators)
    except (ValueError, TypeError, AttributeError) as error:
        raise StoreError(f"The project is damaged ({error}): see what copydesk verify says.") from error


def _compared(connection: sqlite3.Connection, annotators: Collection[str]) -> Iterator[Compared]:
    tables = _Tables(connection)
    articles: _Stream[_ArticleRow] = _Stream(connection.execute(_ARTICLES), 1)
    held: list[Layer] = []
    for article, annotator, revision in connection.execute(_LAYERS):
        if annotator not in annotators:
            continue
        if held and held[0].article != article:
            yield _with_text(articles, held)
            held = []
        held.append(tables.layer((article, annotator), revision))
    if held:
        yield _with_text(articles, held)


def _with_text(articles: "_Stream[_ArticleRow]", layers: list[Layer]) -> Compared:
    [row] = articles.take((layers[0].article,))
    return Compared(_article_head(row[:7]), row[7], layers)


class _Tables:
    """The derived tables, read side by side.

    Args:
        connection: Within a transaction.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._spans: _Stream[tuple[str, str, str, str, int, int, str, str]] = _Stream(connection.execute(_SPANS))
        self._events: _Stream[tuple[str, str, int, str]] = _Stream(connection.execute(_EVENTS))
        self._values: _Stream[tuple[str, str, *ValueRow]] = _Stream(connection.execute(_VALUES))
        self._evidence: _Stream[tuple[str, str, str, str, str]] = _Stream(connection.execute(_EVIDENCE))
        self._attributes: _Stream[tuple[str, str, str, str]] = _Stream(connection.execute(_ATTRIBUTES))

    def layer(self, key: LayerKey, revision: int) -> Layer:
        """The layer of a key behind that of the call before."""
        evidence: dict[tuple[str, str], tuple[str, ...]] = {}
        for _, _, event, path, span in self._evidence.take(key):
            evidence[event, path] = (*evidence.get((event, path), ()), span)
        return Layer(
            *key,
            spans={row[2]: span_of_row(row[2:]) for row in self._spans.take(key)},
            events=tuple(row[3] for row in sorted(self._events.take(key))),
            values={
                (row[2], row[3]): field_value_of_row(row[2:], evidence.get((row[2], row[3]), ()))
                for row in self._values.take(key)
            },
            attributes={row[2]: row[3] for row in self._attributes.take(key)},
            revision=revision,
        )
