"""Where each annotator is, and what they had half typed: kept so that the desk opens there again."""

from tui.domain.places import HalfTyped, Place
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


def put_draft(connection: sqlite3.Connection, key: LayerKey, draft: HalfTyped) -> None:
    """Remembers what is half typed in an article, in place of what was before.

    Args:
        connection: Within a write transaction.
        key: The article, and who types.
        draft: What was typed so far, and where.
    """
    evidence = ",".join(f"{start}-{end}" for start, end in draft.evidence)
    connection.execute(
        """
        INSERT INTO draft (article, annotator, event, path, text, evidence) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (annotator, article) DO UPDATE SET
            event = excluded.event, path = excluded.path, text = excluded.text, evidence = excluded.evidence
        """,
        (*key, draft.event, draft.path, draft.text, evidence),
    )


def drop_draft(connection: sqlite3.Connection, key: LayerKey) -> None:
    """Forgets what was half typed in an article."""
    connection.execute("DELETE FROM draft WHERE article = ? AND annotator = ?", key)


def read_draft(connection: sqlite3.Connection, key: LayerKey) -> HalfTyped | None:
    """What is half typed in an article."""
    query = "SELECT event, path, text, evidence FROM draft WHERE article = ? AND annotator = ?"
    row = connection.execute(query, key).fetchone()
    if row is None:
        return None
    ends = (each.split("-") for each in row[3].split(",") if each)
    return HalfTyped(row[0], row[1], row[2], tuple((int(start), int(end)) for start, end in ends))
