"""The list of articles as one annotator sees it: filtered and paged by SQL.

Each filter has its own source of rows, so that the index that serves it gives them in the order of the articles.
"""

from tui.domain.layers import Status
from tui.store.articles import folded
from tui.store.records import FLAGGED, ArticleRow
from tui.store.sqlite import sqlite3

_MATCHES = "(:text = '' OR instr(article.search, :text) > 0)"
_EVERY = f"""
    FROM article
    LEFT JOIN layer ON layer.annotator = :annotator AND layer.position = article.position
    WHERE {_MATCHES}
    """
_UNTOUCHED = f"""{_EVERY}
    AND NOT EXISTS (
        SELECT 1 FROM layer AS begun
        WHERE begun.annotator = :annotator AND begun.position = article.position AND begun.status <> 'untouched'
    )
    """  # noqa: S608 - constants
_BY_LAYER = f"""
    FROM layer JOIN article ON article.position = layer.position
    WHERE layer.annotator = :annotator AND {_MATCHES}
    """
_BY_STATUS = f"{_BY_LAYER} AND layer.status = :state"
_BY_FLAG = f"{_BY_LAYER} AND layer.flag <> ''"

_COLUMNS = """
    SELECT article.id, article.position, article.name, article.title, article.chars,
        coalesce(layer.status, 'untouched'), coalesce(layer.events, 0), coalesce(layer.flag, ''),
        coalesce(layer.updated, '')
    """


class ArticleList:
    """The articles that pass a filter, in the project's order.

    Args:
        connection: The connection.
        annotator: Whose layers decide on the state.
        text: Text that name or title hold, whatever its case; empty for all.
        state: A status, or `FLAGGED`; empty for all.
    """

    def __init__(self, connection: sqlite3.Connection, annotator: str, *, text: str = "", state: str = "") -> None:
        self._connection = connection
        self._named: dict[str, str | int] = {"annotator": annotator, "text": folded(text), "state": state}
        if state == FLAGGED:
            self._source, self._position = _BY_FLAG, "layer.position"
        elif state == Status.UNTOUCHED:
            self._source, self._position = _UNTOUCHED, "article.position"
        elif state:
            self._source, self._position = _BY_STATUS, "layer.position"
        else:
            self._source, self._position = _EVERY, "article.position"
        self._all = not text and not state

    def count(self) -> int:
        """How many there are."""
        if self._all:
            found: int = self._connection.execute("SELECT count(*) FROM article").fetchone()[0]
            return found
        return self._number("SELECT count(*)", "")

    def rows(self, offset: int, limit: int) -> list[ArticleRow]:
        """One page.

        Args:
            offset: How many to leave out before.
            limit: How many to give at most.
        """
        skipped = {"offset": offset, "limit": limit}
        # Without a filter the positions count the articles: no need to walk over those left out.
        if self._all:
            page = f" AND article.position > :offset ORDER BY {self._position} LIMIT :limit"
        else:
            page = f" ORDER BY {self._position} LIMIT :limit OFFSET :offset"
        found = self._connection.execute(_COLUMNS + self._source + page, {**self._named, **skipped})
        return [ArticleRow._make((*row[:5], Status(row[5]), *row[6:])) for row in found]

    def before(self, position: int) -> int:
        """How many come before a position in the project's order."""
        return self._number("SELECT count(*)", f" AND {self._position} < :position", position=position)

    def neighbour(self, position: int, step: int) -> str | None:
        """The id of the next article behind a position (`step` 1) or before it (-1); None if there is none."""
        after, order = (">", "ASC") if step > 0 else ("<", "DESC")
        nearest = f" AND {self._position} {after} :position ORDER BY {self._position} {order} LIMIT 1"
        query = "SELECT article.id" + self._source + nearest
        row = self._connection.execute(query, {**self._named, "position": position}).fetchone()
        return None if row is None else row[0]

    def _number(self, columns: str, condition: str, **named: int) -> int:
        query = columns + self._source + condition
        number: int = self._connection.execute(query, {**self._named, **named}).fetchone()[0]
        return number


def state_counts(connection: sqlite3.Connection, annotator: str) -> dict[str, int]:
    """How many articles are in each state for an annotator: every status, and `FLAGGED`.

    Args:
        connection: The connection.
        annotator: Whose layers decide.
    """
    counts: dict[str, int] = dict.fromkeys([*(status.value for status in Status), FLAGGED], 0)
    query = "SELECT status, count(*) FROM layer WHERE annotator = ? GROUP BY status"
    counts.update(connection.execute(query, (annotator,)).fetchall())
    begun = sum(counts.values()) - counts[Status.UNTOUCHED]
    counts[Status.UNTOUCHED] = ArticleList(connection, annotator).count() - begun
    counts[FLAGGED] = ArticleList(connection, annotator, state=FLAGGED).count()
    return counts


def position_of(connection: sqlite3.Connection, article: str) -> int:
    """The place of an article in the project's order, from 1; 0 if it is not there."""
    row = connection.execute("SELECT position FROM article WHERE id = ?", (article,)).fetchone()
    return row[0] if row else 0
