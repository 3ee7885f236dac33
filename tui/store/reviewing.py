"""What the review reads and writes: an article's layers with its decisions, and the list of disagreements."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from tui.domain.adjudication.aligning import Adjustment
from tui.domain.adjudication.cases import Case
from tui.domain.adjudication.decisions import Decision
from tui.domain.adjudication.places import ReviewPlace
from tui.domain.errors import StoreError
from tui.domain.history import Entry
from tui.domain.layers import GOLD, Layer
from tui.store import appending, decided, disagreements, layers, people, review_places
from tui.store.articles import LastArticle
from tui.store.database import Database
from tui.store.disagreements import Row, Tally, Wanted
from tui.store.records import AnnotatorKind, Article
from tui.store.sqlite import sqlite3
from tui.store.walking import Walk


class Reviewed(NamedTuple):
    """An article with all that its review needs, as of one moment.

    Attributes:
        article: The article.
        layers: Of the people who finished it.
        gold: The gold layer.
        decisions: In the order in which they were made.
        adjustments: In the order in which they were made.
        seq: Number of the last entry of the log then.
    """

    article: Article
    layers: tuple[Layer, ...]
    gold: Layer
    decisions: list[Decision]
    adjustments: list[Adjustment]
    seq: int


def read_reviewed(connection: sqlite3.Connection, article: Article) -> Reviewed:
    """An article with all that its review needs.

    Args:
        connection: Within a transaction.
        article: The article.
    """
    names = disagreements.finished(connection, article.id)
    return Reviewed(
        article,
        tuple(layers.read_layer(connection, (article.id, name)) for name in names),
        layers.read_layer(connection, (article.id, GOLD)),
        decided.read_decisions(connection, article.id),
        decided.read_adjustments(connection, article.id),
        disagreements.newest(connection),
    )


class Found(NamedTuple):
    """What was found in an article.

    Attributes:
        article: Id of the article.
        seq: See `Reviewed`.
        sides: How many annotators were compared.
        cases: Its disagreements, each with its place in the text and what it can be found by.
    """

    article: str
    seq: int
    sides: int
    cases: Sequence[tuple[Case, int, str]]


class Written(NamedTuple):
    """What is written of one article.

    Attributes:
        article: Id of the article.
        entries: The next entries of the gold layer.
        decisions: What explains them.
        adjustments: Changes of the alignment.
        found: What the article holds after them; None if that was not found out.
    """

    article: str
    entries: tuple[Entry, ...] = ()
    decisions: tuple[Decision, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()
    found: Found | None = None


class ReviewStore:
    """The review's part of a project file.

    Args:
        database: The file.
        require_seat: Refuses to write where another desk writes.
    """

    def __init__(self, database: Database, require_seat: Callable[[sqlite3.Connection], None]) -> None:
        self._database = database
        self._require_seat = require_seat
        self._articles = LastArticle(database.connection)
        self.walk = Walk(database)

    def read(self, article: str) -> Reviewed:
        """An article with all that its review needs."""
        with self._database.reading() as connection:
            return read_reviewed(connection, self._articles.get(article))

    def write(self, *written: Written) -> list[int]:
        """Writes decisions with the edits of the gold layers that carry them out: all of it or nothing.

        Args:
            *written: What there is to write, each of another article.

        Returns:
            For each the number of the last entry of the log then; 0 if its article changed in a way that is not in
            what was found.

        Raises:
            StaleLayer: The gold layer of one of the articles moved on since.
            StoreError: Nothing was written, and why.
        """
        with self._database.immediate() as connection:
            self._require_seat(connection)
            people.put_annotator(connection, GOLD, AnnotatorKind.GOLD)
            return [self._write(connection, each) for each in written]

    def _write(self, connection: sqlite3.Connection, each: Written) -> int:
        before = disagreements.latest(connection, each.article)
        if each.entries:
            key = (each.article, GOLD)
            appending.append(connection, key, each.entries, lambda: self._articles.get(each.article).text)
        decided.put_decisions(connection, each.decisions)
        for adjustment in each.adjustments:
            decided.put_adjustment(connection, adjustment)
        if each.found is not None:
            # What came between was not compared: the article's turn comes again.
            seq = disagreements.newest(connection) if before <= each.found.seq else 0
            disagreements.put_article(connection, each.article, seq, each.found.sides, each.found.cases)
            return seq
        return 0

    def save_place(self, adjudicator: str, place: ReviewPlace) -> None:
        """Remembers where an adjudicator is in the list."""
        with self._database.immediate() as connection:
            self._require_seat(connection)
            review_places.put_review_place(connection, adjudicator, place)

    def place(self, adjudicator: str) -> ReviewPlace | None:
        """Where an adjudicator was in the list; None if nowhere yet."""
        with self._database.reading() as connection:
            return review_places.read_review_place(connection, adjudicator)

    def scan(self) -> None:
        """Finds out which articles changed; costs nothing if none did."""
        with self._database.reading() as connection:
            behind = disagreements.behind(connection)
        if behind:
            with self._database.immediate() as connection:
                disagreements.scan(connection)

    def stale(self, limit: int) -> list[str]:
        """Articles that changed since they were compared, in the project's order."""
        with self._database.reading() as connection:
            return disagreements.stale(connection, limit)

    def put(self, found: Iterable[Found]) -> None:
        """Writes what was found in articles."""
        with self._database.immediate() as connection:
            for each in found:
                disagreements.put_article(connection, each.article, each.seq, each.sides, each.cases)

    def rows(self, wanted: Wanted, offset: int = 0, limit: int = 100) -> list[Row]:
        """A page of the list of disagreements."""
        with self._database.reading() as connection:
            return disagreements.rows(connection, wanted, offset, limit)

    def first_rows(self, wanted: Wanted, limit: int) -> list[Row]:
        """The first lines of a part of the list that has a text; see `tui.store.disagreements.first_rows`."""
        with self._database.reading() as connection:
            return disagreements.first_rows(connection, wanted, limit)

    def count(self, wanted: Wanted) -> int:
        """How many lines the list has."""
        with self._database.reading() as connection:
            return disagreements.count(connection, wanted)

    def tally(self) -> Tally:
        """How much there is in the list."""
        with self._database.reading() as connection:
            return disagreements.tally(connection)

    def articles(self) -> list[str]:
        """All articles that were compared, in the project's order."""
        with self._database.reading() as connection:
            query = "SELECT article FROM compared WHERE sides > 1 ORDER BY position"
            return [article for (article,) in connection.execute(query)]

    def agreed(self) -> list[str]:
        """The articles of which nothing waits for a decision though gold is not finished."""
        query = """
            SELECT article FROM compared WHERE sides > 1 AND NOT EXISTS (
                SELECT 1 FROM disagreement AS d WHERE d.article = compared.article AND state IN ('open', 'later')
            ) AND NOT EXISTS (
                SELECT 1 FROM layer WHERE layer.article = compared.article AND annotator = 'gold'
                AND status IN ('done', 'no_event')
            ) ORDER BY position
            """
        with self._database.reading() as connection:
            return [article for (article,) in connection.execute(query)]

    def each_decided(self) -> Iterator[tuple[str, list[Decision], frozenset[str]]]:
        """All articles with decisions, with the ids of those that stand; as of one moment."""
        with self._database.reading() as connection:
            yield from decided.each_decided(connection)

    def decided(self, article: str) -> tuple[list[Decision], frozenset[str]]:
        """The decisions about an article, with the ids of those that stand."""
        with self._database.reading() as connection:
            return decided.read_decisions(connection, article), decided.standing(connection, article)

    def sorts(self) -> list[tuple[str, str, str, int]]:
        """How many disagreements the list has of each kind, path and state."""
        with self._database.reading() as connection:
            return disagreements.sorts(connection)

    def adjustments(self) -> dict[str, int]:
        """How often which change of an alignment was made by hand."""
        with self._database.reading() as connection:
            return decided.count_adjustments(connection)

    def settled(self, annotator: str) -> list[str]:
        """The articles that an annotator finished and whose gold layer is finished, in the project's order."""
        with self._database.reading() as connection:
            return disagreements.settled(connection, annotator)

    def schema_added(self, version: str) -> tuple[str, str]:
        """The name of a version of the schema, and when it was added.

        Args:
            version: `id@version`, or the version alone.

        Raises:
            StoreError: There is no such version.
        """
        with self._database.reading() as connection:
            rows = connection.execute("SELECT name, added FROM schema_version ORDER BY number DESC").fetchall()
        found = next((row for row in rows if row[0] == version or row[0].endswith(f"@{version}")), None)
        if found is None:
            known = ", ".join(name for name, _ in rows)
            raise StoreError(f"The project has no version {version} of its schema: it has {known}.")
        return found[0], found[1]

    def similar(self, similar: str, article: str) -> Decision | None:
        """The last decision about a disagreement that is alike, in another article; None if there is none."""
        with self._database.reading() as connection:
            found: Iterator[Decision] = decided.find_similar(connection, similar, article)
            return next(found, None)


__all__ = ["Found", "ReviewStore", "Reviewed", "Row", "Tally", "Wanted", "Written"]
