"""Articles: added once, never changed."""

import json
import unicodedata
from collections.abc import Iterable

from tui.domain.errors import StoreError
from tui.store.hashing import text_hash
from tui.store.records import Added, Article, NewArticle
from tui.store.sqlite import sqlite3

_ARTICLE = """
    SELECT id, name, title, text, sha256, source_sha256, encoding, bom, newline, language, published, meta, position
    FROM article JOIN article_text ON article_text.article = article.id
    WHERE article.id = ?
    """

OTHER_TEXT = "is in the project already with another text: articles never change, so give this one another name"
"""What is said of an article whose name another one has."""

_DIGITS = 18
"""SQLite's integers have no more."""


def add_articles(connection: sqlite3.Connection, articles: Iterable[NewArticle]) -> Added:
    """Adds articles at the end; those that are there already are skipped.

    Args:
        connection: Within a write transaction.
        articles: In the order that they shall have.

    Returns:
        How many were added and skipped.

    Raises:
        StoreError: An article of the same name has another text, or a text is not what its hash says.
    """
    added = skipped = 0
    position: int = connection.execute("SELECT coalesce(max(position), 0) FROM article").fetchone()[0]
    for article in articles:
        _require_hash(article)
        known = connection.execute("SELECT sha256 FROM article WHERE name = ?", (article.name,)).fetchone()
        if known is not None and known[0] != article.sha256:
            raise StoreError(f"{article.name} {OTHER_TEXT}.")
        if known is not None:
            skipped += 1
            continue
        added += 1
        _insert(connection, article, position + added)
    return Added(added, skipped)


def read_article(connection: sqlite3.Connection, article_id: str) -> Article:
    """An article with its text.

    Raises:
        StoreError: There is none with that id.
    """
    row = connection.execute(_ARTICLE, (article_id,)).fetchone()
    if row is None:
        raise StoreError(f"There is no article {article_id} in this project.")
    try:
        return Article._make(row)._replace(bom=bool(row[7]), meta=json.loads(row[11]))
    except (TypeError, ValueError) as error:
        raise StoreError(f"Article {article_id} is damaged ({error}): see what copydesk verify says.") from error


def find_article(connection: sqlite3.Connection, wanted: str) -> str | None:
    """The id of the article with that id, that name or, if a number, at that place of the project's order."""
    query = "SELECT id FROM article WHERE id = :text OR name = :text ORDER BY id <> :text LIMIT 1"
    row = connection.execute(query, {"text": wanted}).fetchone()
    if row is None and wanted.isascii() and wanted.isdigit() and len(wanted) < _DIGITS:
        row = connection.execute("SELECT id FROM article WHERE position = ?", (int(wanted),)).fetchone()
    return None if row is None else row[0]


class LastArticle:
    """Reads articles and keeps the last one: the same is asked for again and again, and it never changes."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._held: Article | None = None

    def get(self, article_id: str) -> Article:
        """An article with its text.

        Raises:
            StoreError: There is none with that id.
        """
        if self._held is None or self._held.id != article_id:
            self._held = None
            self._held = read_article(self._connection, article_id)
        return self._held


def folded(text: str) -> str:
    """A text as it is searched for: without regard to case and to how characters are composed."""
    return unicodedata.normalize("NFC", text).casefold()


def insert_article(connection: sqlite3.Connection, article: NewArticle, position: int) -> None:
    """Adds an article whose name is free.

    Args:
        connection: Within a write transaction.
        article: The article.
        position: The first free place of the project's order.

    Raises:
        StoreError: Another article has its id, or its text is not what its hash says.
    """
    _require_hash(article)
    _insert(connection, article, position)


def _require_hash(article: NewArticle) -> None:
    if text_hash(article.text) != article.sha256:
        raise StoreError(f"The text of {article.name} is not what its SHA-256 says: read it again.")


def _insert(connection: sqlite3.Connection, article: NewArticle, position: int) -> None:
    from tui.domain.wire import canonical  # noqa: PLC0415 - articles are read more often than added

    taken = connection.execute("SELECT name FROM article WHERE id = ?", (article.id,)).fetchone()
    if taken is not None:
        raise StoreError(f"{article.name} cannot be added: {taken[0]} has the id {article.id} already.")
    row = {
        **article._asdict(),
        "position": position,
        "chars": len(article.text),
        "search": folded(f"{article.name}\n{article.title}"),
        "meta": canonical(dict(article.meta)),
    }
    connection.execute(
        """
        INSERT INTO article (
            position, id, name, title, chars, sha256, source_sha256, encoding, bom, newline, language, published,
            search, meta
        ) VALUES (
            :position, :id, :name, :title, :chars, :sha256, :source_sha256, :encoding, :bom, :newline, :language,
            :published, :search, :meta
        )
        """,
        row,
    )
    connection.execute("INSERT INTO article_text (article, text) VALUES (:id, :text)", row)
