"""Articles taken in by thousands: what cannot be added is told, one by one, and keeps nothing else out."""

from collections.abc import Sequence
from typing import NamedTuple

from tui.store.articles import OTHER_TEXT, insert_article
from tui.store.database import Database
from tui.store.records import NewArticle
from tui.store.sqlite import sqlite3

_DIGITS = 15
"""So many hexadecimal digits of their hashes tell texts apart before all of them are compared."""


class Taken(NamedTuple):
    """What became of some articles.

    Attributes:
        added: How many are new.
        known: How many were there already, by name and text.
        copies: Names of those whose text is there already, each with the name under which it is.
        refused: Names of those that cannot be added, each with the reason.
        otherwise: Of how many that are known another title, date or language is said now.
    """

    added: int
    known: int
    copies: tuple[tuple[str, str], ...]
    refused: tuple[tuple[str, str], ...]
    otherwise: int = 0


class Intake:
    """Adds articles at the end of a project.

    Args:
        database: The open file.
        copies: Whether an article is added though another one has the same text.
    """

    def __init__(self, database: Database, *, copies: bool) -> None:
        self._database = database
        self._copies = copies
        self._last = 0
        self._texts: dict[int, int] = {}
        """The first digits of the hash of each text, and its place in the project."""

    def add(self, articles: Sequence[NewArticle]) -> Taken:
        """Adds some articles; after an error none of them was added, and nothing more can be.

        Nobody else can write meanwhile, so there should not be too many.

        Args:
            articles: In the order that they shall have.

        Raises:
            StoreError: The project cannot be written, or a text is not what its hash says.
        """
        added = known = otherwise = 0
        copies: list[tuple[str, str]] = []
        refused: list[tuple[str, str]] = []
        with self._database.immediate() as connection:
            self._catch_up(connection)
            for article in articles:
                named = connection.execute(_NAMED, (article.name,)).fetchone()
                twin = None if self._copies or named else self._twin(connection, article)
                if named is not None and named[0] == article.sha256:
                    known += 1
                    otherwise += named[1:] != (article.title, article.published, article.language)
                elif named is not None:
                    refused.append((article.name, OTHER_TEXT))
                elif twin is not None:
                    copies.append((article.name, twin))
                else:
                    self._add(connection, article)
                    added += 1
        return Taken(added, known, tuple(copies), tuple(refused), otherwise)

    def _catch_up(self, connection: sqlite3.Connection) -> None:
        """Learns which texts are there, also those that somebody else added meanwhile."""
        new = connection.execute(
            "SELECT position, substr(sha256, 1, ?) FROM article WHERE position > ? ORDER BY position",
            (_DIGITS, self._last),
        )
        for position, digits in new:
            self._remember(position, digits)

    def _remember(self, position: int, digits: str) -> None:
        self._texts.setdefault(int(digits, 16), position)
        self._last = position

    def _twin(self, connection: sqlite3.Connection, article: NewArticle) -> str | None:
        """The name of an article with the same text."""
        position = self._texts.get(int(article.sha256[:_DIGITS], 16))
        if position is None:
            return None
        name, sha256 = connection.execute(
            "SELECT name, sha256 FROM article WHERE position = ?", (position,)
        ).fetchone()
        return str(name) if sha256 == article.sha256 else None

    def _add(self, connection: sqlite3.Connection, article: NewArticle) -> None:
        insert_article(connection, article, self._last + 1)
        self._remember(self._last + 1, article.sha256[:_DIGITS])


_NAMED = "SELECT sha256, title, published, language FROM article WHERE name = ?"
