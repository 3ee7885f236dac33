"""Steps through the list of what annotators differ in: from a place in it, which need not be in the list any more.

Each order has an index that begins with the state: a step costs the same in the middle of a list as at its start.
"""

from typing import NamedTuple

from tui.store.database import Database
from tui.store.disagreements import ORDERS, Row, Wanted, condition, latest, newest

_COLUMNS = "d.article, article.name, article.title, d.position, d.id, kind, path, state, weight, again, odd"
_FROM = "FROM disagreement AS d JOIN article ON article.id = d.article"


_NAMES = ("rank", "d.position", "place", "weight", "odd", "d.id")


class Spot(NamedTuple):
    """Where a disagreement stands in the list, whatever its order.

    Attributes:
        rank: Of its kind.
        position: Of the article.
        place: Of the event in the text.
        weight: How much hangs on it.
        odd: Who stands alone.
        id: Of the disagreement.
    """

    rank: int
    position: int
    place: int
    weight: float
    odd: str
    id: str


RULE = "rule"
"""Begins what the entries of a rule's run are called in the log; the number of the entry before the run follows."""

AGREED = "agreed"
"""What the entries are called in the log that accepted what all agree on where nobody decided anything."""


class Walk:
    """Steps through the list.

    Args:
        database: The project file.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def spot(self, article: str, case: str) -> Spot | None:
        """Where a disagreement stands; None if it is not in the list."""
        query = "SELECT rank, position, place, weight, odd, id FROM disagreement WHERE article = ? AND id = ?"
        with self._database.reading() as connection:
            row = connection.execute(query, (article, case)).fetchone()
        return None if row is None else Spot(*row)

    def neighbour(
        self, wanted: Wanted, start: Spot | None, step: int, *, other_article: bool = False
    ) -> Row | None:
        """The next line of a part of the list, or the one before.

        Args:
            wanted: The part, and its order.
            start: From where; None for the end that comes first in that direction.
            step: 1 or -1.
            other_article: Whether to pass over those of the same article.

        Returns:
            None if there is none that way.
        """
        where, values = condition(wanted)
        bound: list[str | float] = [*values]
        if start is not None:
            beyond, more = _beyond(wanted.order, start, step)
            where += f" AND {beyond}"
            bound += more
            if other_article:
                where += " AND d.position <> ?"
                bound.append(start.position)
        query = f"SELECT {_COLUMNS} {_FROM} WHERE {where} ORDER BY {_order(wanted.order, step)} LIMIT 1"
        with self._database.reading() as connection:
            row = connection.execute(query, bound).fetchone()
        return None if row is None else Row._make(row)

    def around(self, wanted: Wanted, start: Spot, count: int) -> tuple[list[Row], list[Row]]:
        """Lines of a part of the list before a place, and those from it on; at most so many of each."""
        where, values = condition(wanted)
        found = []
        with self._database.reading() as connection:
            for step, limit in ((-1, count), (1, count)):
                # The place itself belongs to what follows.
                beyond, more = _beyond(wanted.order, start, step, here=step > 0)
                query = (
                    f"SELECT {_COLUMNS} {_FROM} WHERE {where} AND {beyond}"
                    f" ORDER BY {_order(wanted.order, step)} LIMIT {limit}"
                )
                found.append([Row._make(row) for row in connection.execute(query, [*values, *more])])
        before, after = found
        return before[::-1], after

    def count_before(self, wanted: Wanted, start: Spot) -> int:
        """How many lines of a part of the list come before a place."""
        where, values = condition(wanted, whole=True)
        beyond, more = _beyond(wanted.order, start, -1)
        query = f"SELECT count(*) {_FROM} WHERE {where} AND {beyond}"
        with self._database.reading() as connection:
            number: int = connection.execute(query, [*values, *more]).fetchone()[0]
        return number

    def newest(self) -> int:
        """The number of the last entry of the log."""
        with self._database.reading() as connection:
            return newest(connection)

    def latest(self, article: str) -> int:
        """The number of the last entry of the log about an article."""
        with self._database.reading() as connection:
            return latest(connection, article)

    def own_gold(self, author: str, *, undone: bool = False) -> list[tuple[str, int]]:
        """Articles, and revisions of their gold layer, of what somebody did there last, or took back last.

        Args:
            author: Who.
            undone: Whether what was taken back is meant.

        Returns:
            The newest first, a few hundred at most. A revision is that of the edit itself, not of an undo or redo.
        """
        kinds = ("undo", "undo") if undone else ("edit", "redo")
        query = """
            SELECT article, CASE target WHEN 0 THEN revision ELSE target END FROM edit
            WHERE annotator = 'gold' AND author = ? AND kind IN (?, ?) AND action <> ? ORDER BY seq DESC LIMIT 500
            """
        with self._database.reading() as connection:
            return [
                (article, revision) for article, revision in connection.execute(query, (author, *kinds, AGREED))
            ]

    def runs(self, author: str) -> list[tuple[str, str, str]]:
        """What the runs of rules by somebody are called in the log, what they did, since when; the last first."""
        query = """
            SELECT action, title, min(at) FROM edit
            WHERE annotator = 'gold' AND author = ? AND kind = 'edit' AND action GLOB ?
            GROUP BY action ORDER BY max(seq) DESC
            """
        with self._database.reading() as connection:
            return connection.execute(query, (author, f"{RULE} *")).fetchall()

    def of_run(self, author: str, run: str) -> list[tuple[str, int, int]]:
        """The articles of a run, the revisions of their gold layers that it made, and those that they have now."""
        query = """
            SELECT edit.article, edit.revision, layer.revision
            FROM edit JOIN layer ON layer.article = edit.article AND layer.annotator = 'gold'
            WHERE edit.annotator = 'gold' AND author = ? AND kind = 'edit' AND action = ? ORDER BY edit.seq
            """
        with self._database.reading() as connection:
            return connection.execute(query, (author, run)).fetchall()


def _order(by: str, step: int) -> str:
    if step > 0:
        return ORDERS[by]
    backwards = (name.removesuffix(" DESC") if name.endswith(" DESC") else f"{name} DESC" for name in _columns(by))
    return ", ".join(backwards)


def _columns(by: str) -> list[str]:
    return ORDERS[by].split(", ")


def _beyond(by: str, start: Spot, step: int, *, here: bool = False) -> tuple[str, list[str | float]]:
    """The condition that a line comes behind a place, or before it; or stands there itself."""
    sign = (">" if step > 0 else "<") + "=" * here
    if by == "weight":
        # The one column that counts down: the others decide among equals.
        rest = f"(d.position, place, d.id) {sign} (?, ?, ?)"
        other = "<" if step > 0 else ">"
        condition_ = f"weight {other}= ? AND (weight {other} ? OR {rest})"
        return condition_, [start.weight, start.weight, start.position, start.place, start.id]
    held: dict[str, str | float] = dict(zip(_NAMES, start, strict=True))
    names = _columns(by)
    return f"({', '.join(names)}) {sign} ({', '.join('?' * len(names))})", [held[name] for name in names]
