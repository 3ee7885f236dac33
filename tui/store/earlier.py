"""What the articles before one say, and what an annotator answered in them, for offering it again."""

from collections.abc import Sequence
from typing import NamedTuple

from tui.store.sqlite import sqlite3

ARTICLES = 60
"""No more articles than these are looked at, the nearest before the open one."""

ANSWERS = 2_000


class EarlierAnswer(NamedTuple):
    """An answer in another article.

    Attributes:
        event: Id of the event; empty for the article's own fields.
        path: Of the field, with the ids of items in it.
        type: Of the value.
        literal: The value.
        written: How the article had it; empty if that is not known.
    """

    event: str
    path: str
    type: str
    literal: str
    written: str


def earlier_answers(
    connection: sqlite3.Connection, annotator: str, position: int, types: Sequence[str]
) -> list[EarlierAnswer]:
    """Answers that an annotator gave in the articles before one, the nearest first; no more than a few thousand.

    Args:
        connection: To the project.
        annotator: Whose.
        position: The place of the one in the project's order.
        types: Of the values.
    """
    query = f"""
        WITH near AS (
            SELECT article, position FROM layer
            WHERE annotator = ? AND position < ? ORDER BY position DESC LIMIT {ARTICLES}
        )
        SELECT event, path, type, value, coalesce(json_extract(parts, '$.written'), '')
        FROM near CROSS JOIN field_value USING (article)
        WHERE annotator = ? AND state = 'value' AND type IN ({", ".join("?" * len(types))})
        ORDER BY near.position DESC LIMIT {ANSWERS}
        """  # noqa: S608 - constants and question marks
    rows = connection.execute(query, (annotator, position, annotator, *types))
    return [EarlierAnswer(*row) for row in rows]


def articles_before(connection: sqlite3.Connection, position: int, count: int, longest: int) -> list[str]:
    """Ids of the articles before a place of the project's order, the nearest first.

    Args:
        connection: To the project.
        position: The place.
        count: No more than so many.
        longest: Longer ones, in code points, are left out.
    """
    query = "SELECT id FROM article WHERE position < ? AND chars <= ? ORDER BY position DESC LIMIT ?"
    return [row[0] for row in connection.execute(query, (position, longest, count))]


def texts(connection: sqlite3.Connection, articles: Sequence[str]) -> list[tuple[str, str]]:
    """Ids of some articles with their texts."""
    query = f"SELECT article, text FROM article_text WHERE article IN ({', '.join('?' * len(articles))})"  # noqa: S608 - question marks
    return [(row[0], row[1]) for row in connection.execute(query, tuple(articles))]
