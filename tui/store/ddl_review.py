"""The tables of the review: decisions, changes of alignments, and the list of what differs."""

from collections.abc import Callable

from tui.store.chaining import CHAINED, chain_all
from tui.store.ddl import frozen
from tui.store.sqlite import sqlite3

_DECIDED = (
    """
    CREATE TABLE decision (
        seq INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE CHECK (id <> ''),
        article TEXT NOT NULL REFERENCES article (id),
        disagreement TEXT NOT NULL,
        kind TEXT NOT NULL,
        path TEXT NOT NULL,
        choice TEXT NOT NULL CHECK (choice <> ''),
        policy TEXT NOT NULL,
        author TEXT NOT NULL CHECK (author <> ''),
        at TEXT NOT NULL CHECK (at <> ''),
        reason TEXT NOT NULL,
        note TEXT NOT NULL,
        unclear INTEGER NOT NULL CHECK (unclear IN (0, 1)),
        similar TEXT NOT NULL,
        seconds REAL NOT NULL CHECK (seconds >= 0),
        took TEXT NOT NULL,
        took_thing TEXT NOT NULL,
        sides TEXT NOT NULL CHECK (substr(sides, 1, 1) = '['),
        taken TEXT NOT NULL CHECK (taken = 'null' OR substr(taken, 1, 1) = '{'),
        settled TEXT NOT NULL CHECK (substr(settled, 1, 1) = '{'),
        CHECK ((disagreement = '') = (policy <> ''))
    ) STRICT
    """,
    "CREATE INDEX decision_by_article ON decision (article, seq)",
    "CREATE INDEX decision_by_similar ON decision (similar, seq) WHERE similar <> ''",
    """
    CREATE TABLE adjustment (
        seq INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE CHECK (id <> ''),
        article TEXT NOT NULL REFERENCES article (id),
        change TEXT NOT NULL CHECK (change IN ('pair', 'unpair', 'split', 'merge')),
        members TEXT NOT NULL CHECK (substr(members, 1, 1) = '['),
        author TEXT NOT NULL CHECK (author <> ''),
        at TEXT NOT NULL CHECK (at <> ''),
        note TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX adjustment_by_article ON adjustment (article, seq)",
    *(guard for table in ("decision", "adjustment") for guard in frozen(table)),
)

_DIFFERING = (
    """
    CREATE TABLE compared (
        article TEXT PRIMARY KEY NOT NULL REFERENCES article (id),
        position INTEGER NOT NULL UNIQUE,
        changed INTEGER NOT NULL,
        compared INTEGER NOT NULL,
        sides INTEGER NOT NULL,
        open INTEGER NOT NULL,
        later INTEGER NOT NULL,
        decided INTEGER NOT NULL,
        accepted INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX compared_stale ON compared (position) WHERE changed > compared",
    """
    CREATE TABLE disagreement (
        article TEXT NOT NULL REFERENCES article (id),
        id TEXT NOT NULL CHECK (id <> ''),
        position INTEGER NOT NULL,
        place INTEGER NOT NULL,
        kind TEXT NOT NULL,
        rank INTEGER NOT NULL,
        path TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('open', 'later', 'decided', 'accepted')),
        weight REAL NOT NULL,
        odd TEXT NOT NULL,
        again TEXT NOT NULL,
        search TEXT NOT NULL,
        PRIMARY KEY (article, id)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX disagreement_by_kind ON disagreement (state, rank, position, place, id)",
    "CREATE INDEX disagreement_by_article ON disagreement (state, position, place, rank, id)",
    "CREATE INDEX disagreement_by_weight ON disagreement (state, weight DESC, position, place, id)",
    "CREATE INDEX disagreement_by_annotator ON disagreement (state, odd, position, place, rank, id)",
    """
    CREATE TABLE compared_upto (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        seq INTEGER NOT NULL
    ) STRICT
    """,
    "INSERT INTO compared_upto (id, seq) VALUES (1, 0)",
)

VERSION_5 = (*_DECIDED, *_DIFFERING)
"""The statements that bring decisions about what annotators differ in, and the list of what they differ in.

Decisions and changes of the alignment are the truth, and frozen. The list is made from layers and decisions: it may
lag behind, knows how far, and can be thrown away.
"""


def _chained(table: str) -> tuple[str, ...]:
    """The columns that bind the rows of a table together; the trigger that forbids changes comes after them."""
    return (
        f"DROP TRIGGER {table}_no_update",
        f"ALTER TABLE {table} ADD COLUMN previous TEXT NOT NULL DEFAULT ''",
        f"ALTER TABLE {table} ADD COLUMN hash TEXT NOT NULL DEFAULT ''",
    )


def _guarded(table: str) -> tuple[str, ...]:
    return (
        frozen(table)[0],
        f"""
        CREATE TRIGGER {table}_follows BEFORE INSERT ON {table}
        WHEN length(NEW.hash) <> 64 OR NEW.previous <> coalesce(
            (SELECT hash FROM {table} WHERE article = NEW.article ORDER BY seq DESC LIMIT 1),
            (SELECT sha256 FROM article WHERE id = NEW.article)
        )
        BEGIN SELECT RAISE(ABORT, 'a row of {table} carries the hash of the one before it'); END
        """,  # noqa: S608 - constants
    )


VERSION_7: tuple[str | Callable[[sqlite3.Connection], None], ...] = (
    *(statement for table in CHAINED for statement in _chained(table)),
    chain_all,
    *(statement for table in CHAINED for statement in _guarded(table)),
)
"""What binds decisions, and changes of alignments, together by hashes; rows that were there get theirs."""

VERSION_9: tuple[str, ...] = (
    """
    CREATE TABLE review_place (
        adjudicator TEXT PRIMARY KEY NOT NULL CHECK (adjudicator <> ''),
        article TEXT NOT NULL,
        disagreement TEXT NOT NULL,
        sorted_by TEXT NOT NULL,
        state TEXT NOT NULL,
        kind TEXT NOT NULL,
        text TEXT NOT NULL,
        cursor INTEGER NOT NULL CHECK (cursor >= 0),
        reveal INTEGER NOT NULL CHECK (reveal IN (0, 1))
    ) STRICT, WITHOUT ROWID
    """,
)
"""Where each adjudicator is in the list; it can be thrown away."""

VERSION_10: tuple[str, ...] = ("CREATE INDEX edit_of_gold ON edit (author, seq) WHERE annotator = 'gold'",)
"""What somebody did in gold layers is found at once, however long the log is."""
