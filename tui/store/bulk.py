"""Writes many articles and layers in one transaction: all that a file brings, or nothing."""

import os
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from tui.domain.errors import StoreError
from tui.domain.history import Entry
from tui.domain.layers import Layer
from tui.store import appending, articles, people, schemas, versions
from tui.store.listing import position_of
from tui.store.opening import open_database
from tui.store.records import AnnotatorKind, NewArticle, StoredSchema
from tui.store.sqlite import sqlite3

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.domain.adjudication.decisions import Decision
    from tui.store.reviewing import Reviewed


class BulkWriter:
    """Writes inside one transaction; made by `bulk_writer`.

    Args:
        connection: Within the transaction.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._articles = articles.LastArticle(connection)

    def has_article(self, article: str) -> bool:
        """Whether there is an article with that id."""
        return position_of(self._connection, article) > 0

    def add_article(self, article: NewArticle) -> None:
        """Adds an article that the project lacks.

        Raises:
            StoreError: Its name or id is taken.
        """
        if articles.add_articles(self._connection, [article]).skipped:
            raise StoreError(f"{article.name} is in the project already, under another id than {article.id}.")

    def ensure_annotator(self, name: str, kind: AnnotatorKind) -> None:
        """Adds one who makes layers, if they are not there yet.

        Raises:
            StoreError: The name belongs to one of another kind.
        """
        people.put_annotator(self._connection, name, kind)

    def current_schema_name(self) -> str:
        """The name of the current version of the schema, `id@version`."""
        return schemas.read_current_schema_name(self._connection)

    def add_schema(self, schema: StoredSchema, now: str, files: Mapping[str, bytes]) -> None:
        """Makes a version of the schema the current one, see `Project.add_schema`."""
        schemas.put_schema(self._connection, schema, now, files)

    def layers_of_other_versions(self, schema: str) -> Iterator[tuple[str, Layer]]:
        """The layers that a version of the schema did not fill, see `tui.store.versions`; they can be written."""
        return versions.layers_of_other_versions(self._connection, schema)

    def reviewed(self, article: str) -> "Reviewed":
        """An article with all that its review needs, see `tui.store.reviewing`."""
        from tui.store.reviewing import read_reviewed  # noqa: PLC0415 - only where decisions are taken along

        return read_reviewed(self._connection, self._articles.get(article))

    def put_decisions(self, decisions: "Iterable[Decision]") -> None:
        """Adds decisions, see `tui.store.reviewing`."""
        from tui.store.decided import put_decisions  # noqa: PLC0415 - only where decisions are taken along

        put_decisions(self._connection, decisions)

    def append(self, article: str, annotator: str, entry: Entry) -> None:
        """Appends to the history of a layer, see `Project.append`."""
        key = (article, annotator)
        appending.append(self._connection, key, (entry,), lambda: self._articles.get(article).text)


@contextmanager
def bulk_writer(path: str | os.PathLike[str], *, patience: float = 30.0) -> Iterator[BulkWriter]:
    """Opens a project to write much at once; nobody else can write meanwhile.

    Args:
        path: The project file.
        patience: Seconds to wait while others write.

    Raises:
        StoreError: Nothing was written, and why.
    """
    database = open_database(path, patience=patience)
    with closing(database), database.immediate() as connection:
        yield BulkWriter(connection)
