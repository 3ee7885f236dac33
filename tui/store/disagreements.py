"""The list of what annotators differ in, over all articles: made from layers and decisions, and kept up to date.

The log's own numbering says what has changed since the list was last brought up to date, so no annotator's edit
costs anything for it, and finding out what is stale takes as long as there are new edits. An article that is stale
is compared again when its turn comes; until then the list says how many are.
"""

from collections.abc import Iterable
from typing import NamedTuple

from tui.domain.adjudication.cases import Case
from tui.domain.adjudication.decisions import KINDS
from tui.domain.adjudication.ranking import masked, odd_one
from tui.domain.layers import GOLD
from tui.store.sqlite import sqlite3


class Row(NamedTuple):
    """One line of the list.

    Attributes:
        article: Id of the article.
        name: What the article is called.
        title: Of the article.
        position: Of the article, from 1.
        id: Of the disagreement.
        kind: What sort it is.
        path: Of the field.
        state: How far it is.
        weight: How much hangs on it.
        again: Why it is open again; empty if it is not.
        odd: What stands for who stands alone, see `tui.domain.adjudication.ranking.masked`; empty if nobody does.
    """

    article: str
    name: str
    title: str
    position: int
    id: str
    kind: str
    path: str
    state: str
    weight: float
    again: str
    odd: str


class Tally(NamedTuple):
    """How much there is in the list.

    Attributes:
        states: Disagreements by state.
        kinds: Those that wait, by kind.
        stale: Articles that changed since they were last compared.
        articles: Articles that at least two finished.
    """

    states: dict[str, int]
    kinds: dict[str, int]
    stale: int
    articles: int


class Wanted(NamedTuple):
    """What of the list is wanted.

    Attributes:
        order: `kind`, `article`, `weight` or `annotator`.
        state: `open`, `later`, `decided` or `accepted`.
        kind: Only of this kind; all if empty.
        article: Only of this article; all if empty.
        annotator: Only where this annotator stands alone; all if empty.
        text: What article, field or answers contain, whatever its case; all if empty.
    """

    order: str = "kind"
    state: str = "open"
    kind: str = ""
    article: str = ""
    annotator: str = ""
    text: str = ""


ORDERS = {
    "kind": "rank, d.position, place, d.id",
    "article": "d.position, place, rank, d.id",
    "weight": "weight DESC, d.position, place, d.id",
    "annotator": "odd, d.position, place, rank, d.id",
}

_FINISHED = """
    SELECT count(*) FROM layer JOIN annotator ON annotator.name = layer.annotator
    WHERE layer.article = compared.article AND annotator.kind = 'person' AND layer.status IN ('done', 'no_event')
    """


def newest(connection: sqlite3.Connection) -> int:
    """The number of the last entry of the log."""
    number: int = connection.execute("SELECT coalesce(max(seq), 0) FROM edit").fetchone()[0]
    return number


def latest(connection: sqlite3.Connection, article: str) -> int:
    """The number of the last entry of the log about an article."""
    query = "SELECT coalesce(max(seq), 0) FROM edit WHERE article = ?"
    number: int = connection.execute(query, (article,)).fetchone()[0]
    return number


def behind(connection: sqlite3.Connection) -> bool:
    """Whether there are entries in the log that the list was not told of."""
    upto: int = connection.execute("SELECT seq FROM compared_upto").fetchone()[0]
    return newest(connection) > upto


def scan(connection: sqlite3.Connection) -> None:
    """Marks the articles that changed since the last scan; within a write transaction."""
    upto: int = connection.execute("SELECT seq FROM compared_upto").fetchone()[0]
    last = newest(connection)
    insert = "INSERT INTO compared (article, position, changed, compared, sides, open, later, decided, accepted)"
    if upto:
        # The plus sign keeps SQLite from reading the whole log in the order of the articles.
        connection.execute(
            f"""
            {insert} SELECT edit.article, article.position, max(edit.seq), 0, 0, 0, 0, 0, 0
            FROM edit JOIN article ON article.id = edit.article WHERE edit.seq > ? GROUP BY +edit.article
            ON CONFLICT (article) DO UPDATE SET changed = excluded.changed
            """,  # noqa: S608 - a constant
            (upto,),
        )
    else:
        # Layers are few where entries can be many.
        connection.execute(
            f"{insert} SELECT article, position, ?, 0, 0, 0, 0, 0, 0 FROM layer WHERE true GROUP BY article"  # noqa: S608
            " ON CONFLICT (article) DO UPDATE SET changed = excluded.changed",
            (last,),
        )
    # What fewer than two finished has nothing to compare.
    connection.execute(
        f"UPDATE compared SET compared = changed WHERE changed > compared AND sides = 0 AND ({_FINISHED}) < 2"  # noqa: S608
    )
    connection.execute("UPDATE compared_upto SET seq = ?", (last,))


def stale(connection: sqlite3.Connection, limit: int) -> list[str]:
    """Articles that changed since they were compared, in the project's order."""
    query = "SELECT article FROM compared WHERE changed > compared ORDER BY position LIMIT ?"
    return [article for (article,) in connection.execute(query, (limit,))]


def put_article(
    connection: sqlite3.Connection, article: str, seq: int, sides: int, cases: Iterable[tuple[Case, int, str]]
) -> None:
    """Writes what was found in an article.

    Args:
        connection: Within a write transaction.
        article: Id of the article.
        seq: Number of the last entry of the log that was known when it was compared.
        sides: How many annotators were compared.
        cases: Its disagreements, each with its place in the text and what it can be found by.
    """
    position = connection.execute("SELECT position FROM article WHERE id = ?", (article,)).fetchone()[0]
    connection.execute("DELETE FROM disagreement WHERE article = ?", (article,))
    counts = dict.fromkeys(("open", "later", "decided", "accepted"), 0)
    ranks: dict[str, int] = {}
    for case, place, search in cases:
        counts[case.state] += 1
        rank = ranks.setdefault(case.kind, _rank(case))
        connection.execute(
            "INSERT INTO disagreement VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                article,
                case.id,
                position,
                place,
                case.kind.value,
                rank,
                case.path,
                case.state.value,
                case.weight,
                masked(odd_one(case)),
                case.why,
                search,
            ),
        )
    connection.execute(
        """
        INSERT INTO compared (article, position, changed, compared, sides, open, later, decided, accepted)
        VALUES (:article, :position, :seq, :seq, :sides, :open, :later, :decided, :accepted)
        ON CONFLICT (article) DO UPDATE SET compared = excluded.compared, sides = excluded.sides,
            open = excluded.open, later = excluded.later, decided = excluded.decided, accepted = excluded.accepted
        """,
        {"article": article, "position": position, "seq": seq, "sides": sides, **counts},
    )


def _rank(case: Case) -> int:
    return KINDS.index(case.kind)


_LINE = "d.article, article.name, article.title, d.position, d.id, kind, path, state, weight, again, odd"
_AHEAD = 5_000
"""So many lines of the list are searched before all of it is: what is common is found there at once."""


def rows(connection: sqlite3.Connection, wanted: Wanted, offset: int, limit: int) -> list[Row]:
    """A page of the list."""
    where, values = condition(wanted, whole=True)
    query = f"""
        SELECT {_LINE} FROM disagreement AS d JOIN article ON article.id = d.article
        WHERE {where} ORDER BY {ORDERS[wanted.order]} LIMIT ? OFFSET ?
        """  # noqa: S608 - constants
    return [Row._make(row) for row in connection.execute(query, (*values, limit, offset))]


def first_rows(connection: sqlite3.Connection, wanted: Wanted, limit: int) -> list[Row]:
    """The first lines of a part of the list that has a text, as fast as it goes while the text is typed."""
    bare, values = condition(wanted._replace(text=""))
    where, more = condition(wanted)
    order = ORDERS[wanted.order]
    query = f"""
        SELECT {_LINE}
        FROM (SELECT * FROM disagreement AS d WHERE {bare} ORDER BY {order} LIMIT {_AHEAD}) AS d
        JOIN article ON article.id = d.article WHERE {where} ORDER BY {order} LIMIT ?
        """  # noqa: S608 - constants
    found = [Row._make(row) for row in connection.execute(query, (*values, *more, limit))]
    return found if len(found) == limit else rows(connection, wanted, 0, limit)


def count(connection: sqlite3.Connection, wanted: Wanted) -> int:
    """How many lines the list has."""
    where, values = condition(wanted, whole=True)
    query = f"SELECT count(*) FROM disagreement AS d JOIN article ON article.id = d.article WHERE {where}"  # noqa: S608
    number: int = connection.execute(query, values).fetchone()[0]
    return number


def condition(wanted: Wanted, *, whole: bool = False) -> tuple[str, list[str]]:
    """What a line of the list must be, as SQL, and the values in it.

    Args:
        wanted: What of the list.
        whole: Whether all lines will be looked at anyway, and not the next one that fits.
    """
    # For a text each line has to be read. As the table lies that is several times faster than in the order of an
    # index, which the plus sign keeps SQLite from taking; but it finds the first one only after all others.
    state = "+state = ?" if whole and wanted.text else "state = ?"
    conditions, values = [state], [wanted.state]
    for column, value in (("kind", wanted.kind), ("d.article", wanted.article), ("odd", wanted.annotator)):
        if value:
            conditions.append(f"{column} = ?")
            values.append(value)
    if wanted.text:
        from tui.store.articles import folded  # noqa: PLC0415 - only for a search

        named = "instr(article.search, ?) > 0"
        if whole:
            named = "d.position IN (SELECT position FROM article WHERE instr(search, ?) > 0)"
        conditions.append(f"(instr(d.search, ?) > 0 OR {named})")
        values += [folded(wanted.text)] * 2
    return " AND ".join(conditions), values


def tally(connection: sqlite3.Connection) -> Tally:
    """How much there is in the list."""
    sums = connection.execute(
        "SELECT total(open), total(later), total(decided), total(accepted), total(changed > compared),"
        " total(sides > 1) FROM compared"
    ).fetchone()
    states = dict(zip(("open", "later", "decided", "accepted"), map(int, sums[:4]), strict=True))
    # Ranks stand in the index, kinds do not: counting them would look up every row.
    query = "SELECT rank, count(*) FROM disagreement WHERE state IN ('open', 'later') GROUP BY rank"
    kinds = {KINDS[rank].value: number for rank, number in connection.execute(query)}
    return Tally(states, kinds, int(sums[4]), int(sums[5]))


def sorts(connection: sqlite3.Connection) -> list[tuple[str, str, str, int]]:
    """How many disagreements there are of each kind, path and state."""
    query = "SELECT kind, path, state, count(*) FROM disagreement GROUP BY kind, path, state"
    return connection.execute(query).fetchall()


def settled(connection: sqlite3.Connection, annotator: str) -> list[str]:
    """The articles that an annotator finished and whose gold layer is finished, in the project's order."""
    query = """
        SELECT gold.article FROM layer AS gold
        JOIN layer AS own ON own.article = gold.article AND own.annotator = ? AND own.status IN ('done', 'no_event')
        WHERE gold.annotator = ? AND gold.status IN ('done', 'no_event') ORDER BY gold.position
        """
    return [article for (article,) in connection.execute(query, (annotator, GOLD))]


def finished(connection: sqlite3.Connection, article: str) -> list[str]:
    """The people who finished an article, by name."""
    query = """
        SELECT layer.annotator FROM layer JOIN annotator ON annotator.name = layer.annotator
        WHERE layer.article = ? AND annotator.kind = 'person' AND layer.annotator <> ?
            AND layer.status IN ('done', 'no_event')
        ORDER BY layer.annotator
        """
    return [name for (name,) in connection.execute(query, (article, GOLD))]
