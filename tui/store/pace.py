"""When an annotator edited what, since some moment."""

from tui.store.sqlite import sqlite3

_SINCE = """
    SELECT edit.article, edit.at, layer.status
    FROM layer JOIN edit ON edit.article = layer.article AND edit.annotator = layer.annotator
    WHERE layer.annotator = :annotator AND layer.updated >= :since AND edit.at >= :since
    ORDER BY edit.at
    """


def edits_since(connection: sqlite3.Connection, annotator: str, since: str) -> list[tuple[str, str, str]]:
    """Article, time and the layer's present status for each edit of an annotator's layers.

    Args:
        connection: The connection.
        annotator: Whose layers.
        since: The earliest time, UTC, `YYYY-MM-DDThh:mm:ss.mmmZ`.
    """
    found = connection.execute(_SINCE, {"annotator": annotator, "since": since})
    return [(article, at, status) for article, at, status in found]
