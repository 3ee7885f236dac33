"""The tables of incidents: what was said about events of several articles, and the list of what is proposed."""

from tui.store.ddl import frozen


def _follows(table: str) -> str:
    return f"""
        CREATE TRIGGER {table}_follows BEFORE INSERT ON {table}
        WHEN NEW.previous <> coalesce((SELECT hash FROM {table} ORDER BY seq DESC LIMIT 1), '')
        BEGIN SELECT RAISE(ABORT, 'a row of {table} carries the hash of the one before it'); END
        """  # noqa: S608 - constants


_SAID = (
    """
    CREATE TABLE incident_link (
        seq INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE CHECK (id <> ''),
        annotator TEXT NOT NULL REFERENCES annotator (name),
        article TEXT NOT NULL REFERENCES article (id),
        event TEXT NOT NULL CHECK (event <> ''),
        other_article TEXT NOT NULL REFERENCES article (id),
        other_event TEXT NOT NULL CHECK (other_event <> ''),
        relation TEXT NOT NULL,
        undoes TEXT NOT NULL,
        author TEXT NOT NULL CHECK (author <> ''),
        at TEXT NOT NULL CHECK (at <> ''),
        note TEXT NOT NULL,
        previous TEXT NOT NULL,
        hash TEXT NOT NULL CHECK (length(hash) = 64),
        CHECK ((relation = '') = (undoes <> '')),
        CHECK (article <> other_article OR event <> other_event)
    ) STRICT
    """,
    "CREATE INDEX incident_link_by_event ON incident_link (annotator, article, event)",
    "CREATE INDEX incident_link_by_other ON incident_link (annotator, other_article, other_event)",
    """
    CREATE TABLE incident_value (
        seq INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE CHECK (id <> ''),
        annotator TEXT NOT NULL REFERENCES annotator (name),
        article TEXT NOT NULL REFERENCES article (id),
        event TEXT NOT NULL CHECK (event <> ''),
        path TEXT NOT NULL CHECK (path <> ''),
        content TEXT NOT NULL CHECK (content = 'null' OR substr(content, 1, 1) = '{'),
        author TEXT NOT NULL CHECK (author <> ''),
        at TEXT NOT NULL CHECK (at <> ''),
        note TEXT NOT NULL,
        previous TEXT NOT NULL,
        hash TEXT NOT NULL CHECK (length(hash) = 64)
    ) STRICT
    """,
    "CREATE INDEX incident_value_by_event ON incident_value (annotator, article, event)",
    *(guard for table in ("incident_link", "incident_value") for guard in (*frozen(table), _follows(table))),
)

_PROPOSED = (
    """
    CREATE TABLE incident_event (
        id INTEGER PRIMARY KEY,
        annotator TEXT NOT NULL,
        article TEXT NOT NULL REFERENCES article (id),
        event TEXT NOT NULL CHECK (event <> ''),
        shown TEXT NOT NULL,
        traits TEXT NOT NULL CHECK (substr(traits, 1, 1) = '['),
        UNIQUE (annotator, article, event)
    ) STRICT
    """,
    """
    CREATE TABLE incident_key (
        key INTEGER NOT NULL,
        event INTEGER NOT NULL REFERENCES incident_event (id),
        PRIMARY KEY (key, event)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX incident_key_by_event ON incident_key (event)",
    """
    CREATE TABLE incident_pair (
        id TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
        annotator TEXT NOT NULL,
        one INTEGER NOT NULL REFERENCES incident_event (id),
        other INTEGER NOT NULL REFERENCES incident_event (id),
        score REAL NOT NULL,
        grounds TEXT NOT NULL CHECK (substr(grounds, 1, 1) = '['),
        state TEXT NOT NULL CHECK (state IN ('open', 'later', 'linked', 'refused', 'implied')),
        search TEXT NOT NULL,
        UNIQUE (one, other)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX incident_pair_by_score ON incident_pair (annotator, state, score DESC, id)",
    "CREATE INDEX incident_pair_by_other ON incident_pair (other)",
    """
    CREATE TABLE incident_article (
        annotator TEXT NOT NULL,
        article TEXT NOT NULL REFERENCES article (id),
        position INTEGER NOT NULL,
        changed INTEGER NOT NULL,
        looked INTEGER NOT NULL,
        PRIMARY KEY (annotator, article)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX incident_article_stale ON incident_article (annotator, position) WHERE changed > looked",
    """
    CREATE TABLE incident_upto (
        annotator TEXT PRIMARY KEY NOT NULL,
        seq INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
)

VERSION_8 = (*_SAID, *_PROPOSED)
"""The statements that bring incidents.

What people said about pairs of events, and the values that they gave to incidents, are the truth, and frozen; each
row carries the hash of the one before it. The list of what is proposed is made from layers and from what was said:
it may lag behind, knows how far, and can be thrown away.
"""
