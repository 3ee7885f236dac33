"""The articles of a project: adding, listing and reading them."""

from collections.abc import Generator, Iterable, Sequence
from typing import TYPE_CHECKING

from tui.store import articles
from tui.store.database import Database
from tui.store.listing import ArticleList, position_of, state_counts
from tui.store.records import Added, Article, ArticleRow, NewArticle

if TYPE_CHECKING:
    from tui.store.comparing import ArticleHead
    from tui.store.intake import Intake


class ProjectArticles:
    """The part of `Project` that has to do with articles.

    Args:
        database: The open file.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._articles = articles.LastArticle(database.connection)

    def add_articles(self, new: Iterable[NewArticle]) -> Added:
        """Adds articles, all of them or none.

        Nobody else can write meanwhile: read files before, not while the articles are asked for.

        Args:
            new: In the order that they shall have. The same name with the same text is skipped, with another
                text refused.
        """
        with self._database.immediate() as connection:
            return articles.add_articles(connection, new)

    def intake(self, *, copies: bool) -> "Intake":
        """A way to add many articles, some thousand at a time.

        Args:
            copies: Whether an article is added though another one has the same text.
        """
        from tui.store.intake import Intake  # noqa: PLC0415 - the desk opens without it

        return Intake(self._database, copies=copies)

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

    def article_heads(self) -> "Generator[ArticleHead, None, None]":
        """All articles in brief, in the project's order."""
        from tui.store import comparing  # noqa: PLC0415 - the desk opens without it

        with self._database.reading() as connection:
            yield from comparing.article_heads(connection)

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
