"""A project: one SQLite file that holds everything.

This is the store's face. Each method is one transaction; what it wrote is on disk when it returns, and nothing was
written when it raises. Whatever fails raises a `StoreError` that says so in one line.
"""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Self

from tui.domain.places import HalfTyped, Place
from tui.domain.spans import Range
from tui.store import people, places, schemas
from tui.store.database import Database
from tui.store.failures import StaleLayer, TakenOver
from tui.store.opening import open_database
from tui.store.project_articles import ProjectArticles
from tui.store.project_layers import ProjectLayers
from tui.store.records import (
    FLAGGED,
    Added,
    Annotator,
    AnnotatorKind,
    Article,
    ArticleRow,
    Finding,
    LayerRecord,
    NewArticle,
    StoredSchema,
)
from tui.store.sqlite import sqlite3

if TYPE_CHECKING:
    from tui.domain.history import Entry
    from tui.store.incidents import IncidentStore
    from tui.store.presence import Presence, Seat
    from tui.store.reviewing import ReviewStore
    from tui.store.table_indexes import IndexStore

NO_FILES: Mapping[str, bytes] = MappingProxyType({})
"""What a schema that names no files comes with."""

__all__ = [
    "FLAGGED",
    "Added",
    "Annotator",
    "AnnotatorKind",
    "Article",
    "ArticleRow",
    "Finding",
    "LayerRecord",
    "NewArticle",
    "Project",
    "StaleLayer",
    "StoredSchema",
    "TakenOver",
]


class Project(ProjectArticles, ProjectLayers):
    """An open project; made by `create` or `open`, and closed at the end of a `with`.

    It belongs to the thread that opened it.
    """

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._seat: Seat | None = None

    @classmethod
    def create(
        cls,
        path: str | os.PathLike[str],
        *,
        schema: StoredSchema,
        name: str,
        now: str,
        files: Mapping[str, bytes] = NO_FILES,
    ) -> Self:
        """Makes a project, readable for its owner only, and opens it.

        Args:
            path: Where; nothing may be there yet.
            schema: The first version of its schema.
            name: What it is called.
            now: The time, UTC, `YYYY-MM-DDThh:mm:ss.mmmZ`.
            files: The files that the schema names, by name.
        """
        from tui.store.creating import create_database  # noqa: PLC0415 - the desk never does it

        def fill(connection: sqlite3.Connection) -> None:
            schemas.put_project(connection, name, now)
            schemas.put_schema(connection, schema, now, files)

        create_database(path, fill)
        return cls.open(path)

    @classmethod
    def open(
        cls, path: str | os.PathLike[str], *, write: bool = True, patience: float = 30.0, damaged: bool = False
    ) -> Self:
        """Opens a project.

        Args:
            path: Where it is.
            write: Whether to write to it.
            patience: Seconds to wait while others write.
            damaged: Whether to open even a file that is cut short, to see what can be read of it.
        """
        return cls(open_database(path, write=write, patience=patience, damaged=damaged))

    def be_patient(self, seconds: float | None) -> None:
        """Sets how long writes wait while others write.

        Args:
            seconds: How long; None for as long as when it was opened.
        """
        self._database.be_patient(seconds)

    def call_it(self, name: str) -> None:
        """Has messages name the file in another way than it was given.

        Args:
            name: Such as the last part of its path, where there is little room.
        """
        self._database.name = name

    def close(self) -> None:
        """Closes the project."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """Absolute path of the file, for another connection to it in another thread."""
        return self._database.path

    @property
    def name(self) -> str:
        """What the project is called."""
        with self._database.reading() as connection:
            return schemas.read_project_name(connection)

    def add_schema(self, schema: StoredSchema, now: str, files: Mapping[str, bytes] = NO_FILES) -> None:
        """Makes a version of the schema the current one; the same version again changes nothing."""
        with self._database.immediate() as connection:
            schemas.put_schema(connection, schema, now, files)

    def current_schema(self) -> StoredSchema:
        """The current version of the schema."""
        with self._database.reading() as connection:
            return schemas.read_current_schema(connection)

    def current_schema_name(self) -> str:
        """The name of the current version of the schema, `id@version`."""
        with self._database.reading() as connection:
            return schemas.read_current_schema_name(connection)

    def schema(self, name: str) -> StoredSchema | None:
        """A version of the schema by its name, `id@version`; None if the project lacks it."""
        with self._database.reading() as connection:
            return schemas.read_schema(connection, name)

    def schemas(self) -> list[StoredSchema]:
        """All versions of the schema, the current one last."""
        with self._database.reading() as connection:
            return schemas.read_schemas(connection)

    def table(self, sha256: str) -> bytes:
        """A file that a version of the schema names, by the SHA-256 of its bytes."""
        from tui.store import tables  # noqa: PLC0415 - the desk opens without them

        with self._database.reading() as connection:
            return tables.read_table(connection, sha256)

    def indexed(self) -> set[str]:
        """The SHA-256 of each file in which things can be looked up without reading it."""
        with self._database.reading() as connection:
            return {own for (own,) in connection.execute("SELECT sha256 FROM table_index")}

    @property
    def indexes(self) -> "IndexStore":
        """The part of the file in which things are looked up in the schema's tables."""
        from tui.store.table_indexes import IndexStore  # noqa: PLC0415 - the desk opens without them

        return IndexStore(self._database)

    def people(self) -> list[Annotator]:
        """Everyone who makes layers, by name."""
        with self._database.reading() as connection:
            return people.read_annotators(connection)

    def ensure_annotator(self, name: str, kind: AnnotatorKind = AnnotatorKind.PERSON) -> None:
        """Adds one who makes layers, if they are not there yet."""
        with self._database.reading() as connection:
            known = people.read_annotator(connection, name)
        if known != (name, kind):
            with self._database.immediate() as connection:
                people.put_annotator(connection, name, kind)

    def append(
        self,
        article: str,
        annotator: str,
        entry: "Entry",
        *more: "Entry",
        place: Place | None = None,
        clear_draft: bool = False,
    ) -> None:
        """Appends to the history of a layer.

        An operation that was appended before is left alone, so a write whose outcome is unknown is sent again.

        Args:
            article: Id of the article.
            annotator: Whose layer.
            entry: The next entry of the layer.
            *more: Those after it; all are written or none.
            place: Where the author is, kept with them.
            clear_draft: Whether what the author had half typed in this article is done with.

        Raises:
            StaleLayer: The layer moved on since the entries were made.
            TakenOver: Another desk of the author took the place of this one.
            StoreError: They were not written, and why.
        """
        from tui.store import appending  # noqa: PLC0415 - the desk opens before the first edit

        with self._database.immediate() as connection:
            self._require_seat(connection)
            key = (article, annotator)
            appending.append(connection, key, (entry, *more), lambda: self._articles.get(article).text)
            if place is not None:
                places.put_place(connection, entry.author, place)
            if clear_draft:
                places.drop_draft(connection, (article, entry.author))

    def save_place(self, annotator: str, place: Place) -> None:
        """Remembers where an annotator is in an article; it becomes their latest place."""
        with self._database.immediate() as connection:
            self._require_seat(connection)
            places.put_place(connection, annotator, place)

    def place(self, annotator: str, article: str = "") -> Place | None:
        """Where an annotator was in an article, or their latest place in any; None if nowhere yet."""
        with self._database.reading() as connection:
            return places.read_place(connection, annotator, article)

    def save_draft(
        self, annotator: str, article: str, event: str, path: str, text: str, *, evidence: tuple[Range, ...] = ()
    ) -> None:
        """Remembers what an annotator has half typed in an article; an empty text forgets it.

        Args:
            annotator: Who types.
            article: Id of the article.
            event: Id of the event; empty for the article's own fields.
            path: The field.
            text: What was typed so far.
            evidence: Half-open ranges of code points that become evidence together with the answer.
        """
        with self._database.immediate() as connection:
            self._require_seat(connection)
            if text:
                draft = HalfTyped(event, path, text, evidence)
                places.put_draft(connection, (article, annotator), draft)
            else:
                places.drop_draft(connection, (article, annotator))

    def draft(self, annotator: str, article: str) -> HalfTyped | None:
        """What an annotator has half typed in an article; None if nothing."""
        with self._database.reading() as connection:
            return places.read_draft(connection, (article, annotator))

    def presence(self, annotator: str) -> "Presence | None":
        """The desk of an annotator that may write; None if there is none."""
        from tui.store import presence  # noqa: PLC0415 - only desks have places

        with self._database.reading() as connection:
            return presence.read_presence(connection, annotator)

    def take_place(self, desk: "Presence", clock: Callable[[], str], *, instead_of: str = "") -> "Presence | None":
        """Gives a desk the place of its annotator: from then on this project writes only while it has it.

        Args:
            desk: The desk.
            clock: Tells the time.
            instead_of: Session of the desk that has the place as far as is known; empty for none.

        Returns:
            The desk that has it by now; None if `desk` got it.
        """
        from tui.store import presence  # noqa: PLC0415 - only desks have places

        with self._database.immediate() as connection:
            other = presence.put_presence(connection, desk, instead_of)
        if other is None:
            self._seat = presence.Seat(desk, clock)
        return other

    def leave_place(self) -> None:
        """Gives up the place that was taken, if it was not taken over."""
        if self._seat is not None:
            with self._database.immediate() as connection:
                self._seat.leave(connection)
            self._seat = None

    @property
    def review(self) -> "ReviewStore":
        """The part of the file that reviews work with."""
        from tui.store.reviewing import ReviewStore  # noqa: PLC0415 - only reviews need it

        return ReviewStore(self._database, self._require_seat)

    def incidents(self, annotator: str) -> "IncidentStore":
        """The part of the file that holds the incidents of one annotator's events.

        Args:
            annotator: Whose: mostly gold.
        """
        from tui.store.incidents import IncidentStore  # noqa: PLC0415 - only incidents need it

        return IncidentStore(self._database, self._require_seat, annotator)

    def _require_seat(self, connection: sqlite3.Connection) -> None:
        if self._seat is not None:
            self._seat.require(connection)

    def verify(self) -> list[Finding]:
        """Everything that is wrong with the project; empty if nothing is."""
        from tui.store.verifying import verify  # noqa: PLC0415 - the desk never does it

        with self._database.reading() as connection:
            return verify(connection)

    def repair(self) -> list[Finding]:
        """Writes tables anew from the log where they do not say what the log says, and tells what was changed."""
        from tui.store.rebuilding import repair  # noqa: PLC0415 - the desk never does it

        with self._database.immediate() as connection:
            return repair(connection)

    def rebuild(self) -> int:
        """Writes all derived tables anew from the log, and tells for how many layers."""
        from tui.store.rebuilding import rebuild  # noqa: PLC0415 - the desk never does it

        with self._database.immediate() as connection:
            return rebuild(connection)
