"""Where each annotator is, and what they had half typed: kept so that the desk opens there again."""

from tui.domain.places import Place
from tui.store.records import LayerKey
from tui.store.sqlite import sqlite3

_PLACE = "SELECT article, event, path, cursor, anchor, top FROM place WHERE annotator = ?"


def put_place(connection: sqlite3.Connection, annotator: str, place: Place) -> None:
    """Remembers a place; it becomes the annotator's latest."""
    connection.execute(
        """
        INSERT INTO place (annotator, article, event, path, cursor, anchor, top, turn)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, (SELECT coalesce(max(turn), 0) + 1 FROM place WHERE annotator = ?1))
        ON CONFLICT (annotator, article) DO UPDATE SET
            event = excluded.event, path = excluded.path, cursor = excluded.cursor, anchor = excluded.anchor,
            top = excluded.top, turn = excluded.turn
        """,
        (annotator, place.article, place.event, place.path, place.cursor, place.anchor, place.top),
    )


def read_place(connection: sqlite3.Connection, annotator: str, article: str) -> Place | None:
    """An annotator's place in an article, or their latest place if `article` is empty."""
    if article:
        row = connection.execute(_PLACE + " AND article = ?", (annotator, article)).fetchone()
    else:
        row = connection.execute(_PLACE + " ORDER BY turn DESC LIMIT 1", (annotator,)).fetchone()
    return None if row is None else Place(*row)


def put_draft(connection: sqlite3.Connection, key: LayerKey, event: str, path: str, text: str) -> None:
    """Remembers what is half typed in an article, in place of what was before.

    Args:
        connection: Within a write transaction.
        key: The article, and who types.
        event: Id of the event; empty for the article's own fields.
        path: The field.
        text: What was typed so far.
    """
    connection.execute(
        """
        INSERT INTO draft (article, annotator, event, path, text) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (annotator, article) DO UPDATE SET
            event = excluded.event, path = excluded.path, text = excluded.text
        """,
        (*key, event, path, text),
    )


def drop_draft(connection: sqlite3.Connection, key: LayerKey) -> None:
    """Forgets what was half typed in an article."""
    connection.execute("DELETE FROM draft WHERE article = ? AND annotator = ?", key)


def read_draft(connection: sqlite3.Connection, key: LayerKey) -> tuple[str, str, str] | None:
    """What is half typed in an article: event, path and text."""
    query = "SELECT event, path, text FROM draft WHERE article = ? AND annotator = ?"
    row = connection.execute(query, key).fetchone()
    return None if row is None else (row[0], row[1], row[2])
