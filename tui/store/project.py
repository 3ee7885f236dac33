"""A project: one SQLite file that holds everything.

This is the store's face. Each method is one transaction; what it wrote is on disk when it returns, and nothing was
written when it raises. Whatever fails raises a `StoreError` that says so in one line.
"""

import os
from collections.abc import Callable, Collection, Generator, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Self

from tui.domain.layers import Layer
from tui.domain.places import HalfTyped, Place
from tui.domain.spans import Range
from tui.store import articles, layers, people, places, schemas
from tui.store.database import Database
from tui.store.failures import StaleLayer, TakenOver
from tui.store.listing import ArticleList, position_of, state_counts
from tui.store.opening import open_database
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
    from tui.domain.history import Entry, Stacks
    from tui.store.comparing import ArticleHead, Compared, LayerHead
    from tui.store.earlier import EarlierAnswer
    from tui.store.incidents import IncidentStore
    from tui.store.own_events import OtherArticle
    from tui.store.presence import Presence, Seat
    from tui.store.reviewing import ReviewStore

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


class Project:
    """An open project; made by `create` or `open`, and closed at the end of a `with`.

    It belongs to the thread that opened it.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._articles = articles.LastArticle(database.connection)
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

    def add_articles(self, new: Iterable[NewArticle]) -> Added:
        """Adds articles, all of them or none.

        Nobody else can write meanwhile: read files before, not while the articles are asked for.

        Args:
            new: In the order that they shall have. The same name with the same text is skipped, with another
                text refused.
        """
        with self._database.immediate() as connection:
            return articles.add_articles(connection, new)

    def article(self, article: str) -> Article:
        """An article with its text, by its id."""
        with self._database.reading():
            return self._articles.get(article)

    def position_of(self, article: str) -> int:
        """The place of an article in the project's order, from 1; 0 if it is not there."""
        with self._database.reading() as connection:
            return position_of(connection, article)

    def find_article(self, wanted: str) -> str | None:
        """The id of the article with that id, that name or, if a number, at that place of the project's order."""
        with self._database.reading() as connection:
            return articles.find_article(connection, wanted)

    def article_count(self) -> int:
        """How many articles there are."""
        return self.count_articles("")

    def count_articles(self, annotator: str, *, text: str = "", state: str = "") -> int:
        """How many articles pass a filter, see `article_rows`."""
        with self._database.reading() as connection:
            return ArticleList(connection, annotator, text=text, state=state).count()

    def article_rows(
        self, annotator: str, *, text: str = "", state: str = "", offset: int = 0, limit: int = 100
    ) -> list[ArticleRow]:
        """A page of the list of articles as an annotator sees it, in the project's order.

        Args:
            annotator: Whose layers are shown.
            text: Text that name or title hold, whatever its case; empty for all.
            state: A `Status`, or `FLAGGED`; empty for all.
            offset: How many to leave out before.
            limit: How many to give at most.
        """
        with self._database.reading() as connection:
            return ArticleList(connection, annotator, text=text, state=state).rows(offset, limit)

    def article_offset(self, article: str, annotator: str, *, text: str = "", state: str = "") -> int:
        """How many articles come before one in the list, see `article_rows`; the one need not pass the filter."""
        with self._database.reading() as connection:
            listed = ArticleList(connection, annotator, text=text, state=state)
            return listed.before(position_of(connection, article))

    def neighbour(
        self, article: str, step: int, annotator: str = "", *, text: str = "", state: str = ""
    ) -> str | None:
        """The id of the next article behind one (`step` 1) or before it (-1) in the list; None at its end.

        An empty `article` stands before the first, so that `neighbour("", 1, …)` is the first of the list.
        """
        with self._database.reading() as connection:
            listed = ArticleList(connection, annotator, text=text, state=state)
            return listed.neighbour(position_of(connection, article), step)

    def state_counts(self, annotator: str) -> dict[str, int]:
        """How many articles are in each state for an annotator: every `Status`, and `FLAGGED`."""
        with self._database.reading() as connection:
            return state_counts(connection, annotator)

    def edits_since(self, annotator: str, since: str) -> list[tuple[str, str, str]]:
        """Article, time and the layer's present status for each edit of an annotator's layers since some time."""
        from tui.store.pace import edits_since  # noqa: PLC0415 - only who asks for the pace needs it

        with self._database.reading() as connection:
            return edits_since(connection, annotator, since)

    def layer(self, article: str, annotator: str) -> Layer:
        """A layer at its head; an empty one at revision 0 if nothing was said yet."""
        with self._database.reading() as connection:
            return layers.whole_layer(connection, (article, annotator))

    def layers(self, annotators: Collection[str] | None = None) -> Generator[LayerRecord, None, None]:
        """Layers in the order of their articles and annotators, one at a time, all as of one moment.

        Nothing can be written through this project until the iterator is at its end or closed.

        Args:
            annotators: Whose; None for everyone's.
        """
        with self._database.reading() as connection:
            yield from layers.layer_records(connection, annotators)

    def layers_by_article(self, annotators: Collection[str]) -> "Generator[Compared, None, None]":
        """The layers of some annotators, all of an article together, in the order of the articles' ids.

        As fast as it can be had, and one article at a time; see `layers` for what cannot be done meanwhile.
        """
        from tui.store import comparing  # noqa: PLC0415 - the desk opens without it

        with self._database.reading() as connection:
            yield from comparing.compared_layers(connection, annotators)

    def layer_heads(self, schema: str, updated: str) -> "Generator[LayerHead, None, None]":
        """All layers in brief, in the order of the articles' ids; see `tui.store.comparing.layer_heads`."""
        from tui.store import comparing  # noqa: PLC0415 - the desk opens without it

        with self._database.reading() as connection:
            yield from comparing.layer_heads(connection, schema, updated)

    def article_heads(self) -> "Generator[ArticleHead, None, None]":
        """All articles in brief, in the project's order."""
        from tui.store import comparing  # noqa: PLC0415 - the desk opens without it

        with self._database.reading() as connection:
            yield from comparing.article_heads(connection)

    def earlier_answers(self, article: str, annotator: str, *types: str) -> "list[EarlierAnswer]":
        """Answers of some types in the articles before one, as many as are fast to find; see `EarlierAnswer`."""
        from tui.store import earlier  # noqa: PLC0415 - the desk opens without them

        with self._database.reading() as connection:
            return earlier.earlier_answers(connection, annotator, position_of(connection, article), types)

    def articles_before(self, article: str, count: int, longest: int) -> list[str]:
        """Ids of the nearest articles before one that are no longer than so many code points."""
        from tui.store import earlier  # noqa: PLC0415 - the desk opens without them

        with self._database.reading() as connection:
            return earlier.articles_before(connection, position_of(connection, article), count, longest)

    def texts(self, articles: Sequence[str]) -> list[tuple[str, str]]:
        """Ids of some articles with their texts."""
        from tui.store import earlier  # noqa: PLC0415 - the desk opens without them

        with self._database.reading() as connection:
            return earlier.texts(connection, articles)

    def other_articles(self, article: str, annotator: str, fields: Collection[str]) -> "list[OtherArticle]":
        """The nearest articles with events of an annotator; see `tui.store.own_events.other_articles`."""
        from tui.store import own_events  # noqa: PLC0415 - the desk opens without them

        with self._database.reading() as connection:
            return own_events.other_articles(connection, annotator, position_of(connection, article), fields)

    def missing_events(
        self, annotator: str, wanted: "Iterable[tuple[str, str]]"
    ) -> frozenset[tuple[str, str]]:
        """Which of some articles and events an annotator does not have."""
        from tui.store import own_events  # noqa: PLC0415 - few layers lead to others

        with self._database.reading() as connection:
            return own_events.missing_events(connection, annotator, wanted)

    def layers_of_other_versions(self, schema: str) -> Generator[tuple[str, Layer], None, None]:
        """Names of articles, and the layers of them that a version of the schema did not fill; see `layers`.

        Args:
            schema: Name of the version, `id@version`.
        """
        from tui.store import versions  # noqa: PLC0415 - the desk never does it

        with self._database.reading() as connection:
            yield from versions.layers_of_other_versions(connection, schema)

    def count_of_other_versions(self, schema: str) -> int:
        """How many layers are filled by another version of the schema than one."""
        from tui.store import versions  # noqa: PLC0415 - the desk never does it

        with self._database.reading() as connection:
            return versions.count_of_other_versions(connection, schema)

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

    def history(self, article: str, annotator: str) -> "list[Entry]":
        """All entries of a layer, in order."""
        from tui.store import log  # noqa: PLC0415 - the desk opens without its history

        with self._database.reading() as connection:
            return log.entries(connection, (article, annotator))

    def stacks(self, article: str, annotator: str, unwritten: "Iterable[Entry]" = ()) -> "Stacks":
        """What undo and redo of a layer do next, after entries that are still to be written."""
        from tui.store import log  # noqa: PLC0415 - the desk opens without its history

        with self._database.reading() as connection:
            return log.layer_stacks(connection, (article, annotator), unwritten)

    def entry(self, article: str, annotator: str, revision: int) -> "Entry":
        """One entry of a layer."""
        from tui.store import log  # noqa: PLC0415 - the desk opens without its history

        with self._database.reading() as connection:
            return log.entry_at(connection, (article, annotator), revision)

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
