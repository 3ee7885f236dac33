"""What an annotator says of events in other articles, for linking events of the open one to them."""

import json
from collections.abc import Collection, Iterable
from typing import NamedTuple

from tui.domain.errors import StoreError
from tui.domain.layers import Layer
from tui.domain.values import FieldValue, Value
from tui.store.sqlite import sqlite3

BEFORE = 250
"""No more articles than these are looked at before the open one, the nearest."""

AFTER = 50
"""And no more behind it."""


class OtherArticle(NamedTuple):
    """Another article with the annotator's events.

    Attributes:
        id: Of the article.
        title: Of the article.
        published: When it appeared; empty if not known.
        layer: Its events, with the answers that were asked for and without evidence.
        quotes: What supports answers of each event, by its id.
    """

    id: str
    title: str
    published: str
    layer: Layer
    quotes: dict[str, list[str]]


def other_articles(
    connection: sqlite3.Connection, annotator: str, position: int, fields: Collection[str]
) -> list[OtherArticle]:
    """The nearest articles with events of an annotator, those before the open one first.

    Args:
        connection: To the project.
        annotator: Whose events.
        position: The place of the open article in the project's order.
        fields: Ids of the fields whose answers are wanted.
    """
    near = _near(connection, annotator, position)
    return [_other(connection, annotator, article, fields) for article in near]


def _near(connection: sqlite3.Connection, annotator: str, position: int) -> list[str]:
    found: list[str] = []
    for where, order, most in (("<", "DESC", BEFORE), (">", "ASC", AFTER)):
        query = f"""
            SELECT article FROM layer WHERE annotator = ? AND position {where} ? AND events > 0
            ORDER BY position {order} LIMIT {most}
            """  # noqa: S608 - constants
        found += [article for (article,) in connection.execute(query, (annotator, position))]
    return found


def _other(connection: sqlite3.Connection, annotator: str, article: str, fields: Collection[str]) -> OtherArticle:
    key = (article, annotator)
    title, name, published = connection.execute(
        "SELECT title, name, published FROM article WHERE id = ?", (article,)
    ).fetchone()
    query = "SELECT id FROM event WHERE article = ? AND annotator = ? ORDER BY position"
    events = tuple(event for (event,) in connection.execute(query, key))
    query = "SELECT event, path, field, type, value, parts FROM field_value WHERE article = ? AND annotator = ?"
    rows = connection.execute(f"{query} AND event <> '' AND state = 'value'", key)
    values = {
        (event, path): FieldValue(_value(article, type_, literal, parts))
        for event, path, field, type_, literal, parts in rows
        if field in fields
    }
    query = """
        SELECT DISTINCT event, quote FROM evidence AS e
        JOIN span ON span.article = e.article AND span.annotator = e.annotator AND span.id = e.span
        WHERE e.article = ? AND e.annotator = ?
        """
    quotes: dict[str, list[str]] = {}
    for event, quote in connection.execute(query, key):
        quotes.setdefault(event, []).append(quote)
    return OtherArticle(article, title or name, published, Layer(article, annotator, {}, events, values), quotes)


def _value(article: str, type_: str, literal: str, parts: str) -> Value:
    try:
        return Value(type_, literal, tuple(sorted(json.loads(parts).items())))
    except (AttributeError, ValueError) as error:
        raise StoreError(f"Article {article} is damaged ({error}): see what copydesk verify says.") from error


def missing_events(
    connection: sqlite3.Connection, annotator: str, wanted: Iterable[tuple[str, str]]
) -> frozenset[tuple[str, str]]:
    """Which of some articles and events an annotator does not have (any more)."""
    query = "SELECT 1 FROM event WHERE article = ? AND annotator = ? AND id = ?"
    return frozenset(
        (article, event)
        for article, event in wanted
        if connection.execute(query, (article, annotator, event)).fetchone() is None
    )
