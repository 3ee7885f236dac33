"""The tables of a project file, version after version.

The log (`edit`), the articles and the schema versions are the truth and cannot be changed in place. Layers, spans,
events, values, evidence and attributes are derived from the log. Places and drafts belong to the desk.
"""

APPLICATION_ID = 0x6364736B
"""Marks a SQLite file as a project: `cdsk` in ASCII."""

_TRUTH = (
    """
    CREATE TABLE project (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        name TEXT NOT NULL,
        created TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE schema_version (
        number INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE CHECK (name <> ''),
        sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
        type_field TEXT NOT NULL,
        added TEXT NOT NULL,
        compiled TEXT NOT NULL,
        source BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE annotator (
        name TEXT PRIMARY KEY NOT NULL CHECK (name <> ''),
        kind TEXT NOT NULL CHECK (kind IN ('person', 'model', 'gold'))
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE article (
        position INTEGER PRIMARY KEY CHECK (position > 0),
        id TEXT NOT NULL UNIQUE CHECK (id <> ''),
        name TEXT NOT NULL UNIQUE CHECK (name <> ''),
        title TEXT NOT NULL,
        chars INTEGER NOT NULL CHECK (chars >= 0),
        sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
        source_sha256 TEXT NOT NULL,
        encoding TEXT NOT NULL,
        bom INTEGER NOT NULL CHECK (bom IN (0, 1)),
        newline TEXT NOT NULL,
        language TEXT NOT NULL,
        published TEXT NOT NULL,
        search TEXT NOT NULL,
        meta TEXT NOT NULL CHECK (substr(meta, 1, 1) = '{')
    ) STRICT
    """,
    """
    CREATE TABLE article_text (
        article TEXT PRIMARY KEY NOT NULL REFERENCES article (id),
        text TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE edit (
        seq INTEGER PRIMARY KEY,
        article TEXT NOT NULL REFERENCES article (id),
        annotator TEXT NOT NULL REFERENCES annotator (name),
        revision INTEGER NOT NULL CHECK (revision > 0),
        kind TEXT NOT NULL CHECK (kind IN ('edit', 'undo', 'redo')),
        target INTEGER NOT NULL CHECK (target >= 0 AND target < revision),
        author TEXT NOT NULL,
        at TEXT NOT NULL CHECK (at <> ''),
        operation TEXT NOT NULL UNIQUE CHECK (operation <> ''),
        action TEXT NOT NULL,
        title TEXT NOT NULL,
        changes TEXT NOT NULL CHECK (substr(changes, 1, 1) = '['),
        previous TEXT NOT NULL CHECK (length(previous) = 64),
        hash TEXT NOT NULL CHECK (length(hash) = 64),
        UNIQUE (article, annotator, revision),
        CHECK ((kind = 'edit') = (target = 0))
    ) STRICT
    """,
)

_DERIVED = (
    """
    CREATE TABLE layer (
        article TEXT NOT NULL REFERENCES article (id),
        annotator TEXT NOT NULL REFERENCES annotator (name),
        position INTEGER NOT NULL REFERENCES article (position),
        revision INTEGER NOT NULL CHECK (revision > 0),
        status TEXT NOT NULL CHECK (status IN ('untouched', 'in_progress', 'done', 'no_event')),
        flag TEXT NOT NULL,
        events INTEGER NOT NULL CHECK (events >= 0),
        created TEXT NOT NULL,
        updated TEXT NOT NULL,
        hash TEXT NOT NULL,
        PRIMARY KEY (article, annotator)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX layer_by_position ON layer (annotator, position, status)",
    "CREATE INDEX layer_by_status ON layer (annotator, status, position)",
    "CREATE INDEX layer_flagged ON layer (annotator, position) WHERE flag <> ''",
    """
    CREATE TABLE span (
        article TEXT NOT NULL,
        annotator TEXT NOT NULL,
        id TEXT NOT NULL CHECK (id <> ''),
        label TEXT NOT NULL,
        start INTEGER NOT NULL CHECK (start >= 0),
        "end" INTEGER NOT NULL CHECK ("end" > start),
        quote TEXT NOT NULL,
        ranges TEXT NOT NULL CHECK (substr(ranges, 1, 2) = '[['),
        origin TEXT NOT NULL CHECK (origin IN ('label', 'field', 'import')),
        PRIMARY KEY (article, annotator, id),
        FOREIGN KEY (article, annotator) REFERENCES layer (article, annotator) DEFERRABLE INITIALLY DEFERRED
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE event (
        article TEXT NOT NULL,
        annotator TEXT NOT NULL,
        id TEXT NOT NULL CHECK (id <> ''),
        position INTEGER NOT NULL CHECK (position > 0),
        PRIMARY KEY (article, annotator, id),
        FOREIGN KEY (article, annotator) REFERENCES layer (article, annotator) DEFERRABLE INITIALLY DEFERRED
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE field_value (
        article TEXT NOT NULL,
        annotator TEXT NOT NULL,
        event TEXT NOT NULL,
        path TEXT NOT NULL CHECK (path <> ''),
        field TEXT NOT NULL CHECK (field = substr(path, 1, instr(path || '/', '/') - 1)),
        state TEXT NOT NULL CHECK (state IN ('value', 'not_stated', 'not_applicable', 'unknown', 'empty')),
        type TEXT NOT NULL,
        value TEXT NOT NULL,
        parts TEXT NOT NULL CHECK (substr(parts, 1, 1) = '{'),
        confidence TEXT NOT NULL,
        note TEXT NOT NULL,
        PRIMARY KEY (article, annotator, event, path),
        FOREIGN KEY (article, annotator) REFERENCES layer (article, annotator) DEFERRABLE INITIALLY DEFERRED,
        CHECK ((state = 'value') = (type <> ''))
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE evidence (
        article TEXT NOT NULL,
        annotator TEXT NOT NULL,
        event TEXT NOT NULL,
        path TEXT NOT NULL,
        position INTEGER NOT NULL CHECK (position > 0),
        span TEXT NOT NULL,
        PRIMARY KEY (article, annotator, event, path, position),
        FOREIGN KEY (article, annotator, event, path)
            REFERENCES field_value (article, annotator, event, path) DEFERRABLE INITIALLY DEFERRED,
        FOREIGN KEY (article, annotator, span)
            REFERENCES span (article, annotator, id) DEFERRABLE INITIALLY DEFERRED
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX evidence_by_span ON evidence (article, annotator, span)",
    """
    CREATE TABLE attribute (
        article TEXT NOT NULL,
        annotator TEXT NOT NULL,
        name TEXT NOT NULL CHECK (name <> ''),
        value TEXT NOT NULL CHECK (value <> ''),
        PRIMARY KEY (article, annotator, name),
        FOREIGN KEY (article, annotator) REFERENCES layer (article, annotator) DEFERRABLE INITIALLY DEFERRED
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE VIEW event_with_type AS
    SELECT event.article, event.annotator, event.id, event.position, coalesce(field_value.value, '') AS type
    FROM event
    LEFT JOIN field_value ON field_value.article = event.article
        AND field_value.annotator = event.annotator
        AND field_value.event = event.id
        AND field_value.path = (SELECT type_field FROM schema_version ORDER BY number DESC LIMIT 1)
    """,
)

_DESK = (
    """
    CREATE TABLE place (
        annotator TEXT NOT NULL REFERENCES annotator (name),
        article TEXT NOT NULL REFERENCES article (id),
        event TEXT NOT NULL,
        path TEXT NOT NULL,
        cursor INTEGER NOT NULL,
        anchor INTEGER NOT NULL,
        top INTEGER NOT NULL,
        turn INTEGER NOT NULL,
        PRIMARY KEY (annotator, article)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE UNIQUE INDEX place_by_turn ON place (annotator, turn)",
    """
    CREATE TABLE draft (
        annotator TEXT NOT NULL REFERENCES annotator (name),
        article TEXT NOT NULL REFERENCES article (id),
        event TEXT NOT NULL,
        path TEXT NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (annotator, article)
    ) STRICT, WITHOUT ROWID
    """,
)


def frozen(table: str) -> tuple[str, ...]:
    """The triggers that let no row of a table be changed or deleted."""
    return tuple(
        f"""
        CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table}
        BEGIN SELECT RAISE(ABORT, 'rows of {table} are never changed or deleted'); END
        """
        for verb in ("UPDATE", "DELETE")
    )


_GUARDS = (
    *(guard for table in ("edit", "article", "article_text", "schema_version") for guard in frozen(table)),
    """
    CREATE TRIGGER edit_no_gap BEFORE INSERT ON edit
    WHEN NEW.revision <> 1 + (
        SELECT coalesce(max(revision), 0) FROM edit WHERE article = NEW.article AND annotator = NEW.annotator
    )
    BEGIN SELECT RAISE(ABORT, 'revisions of a layer follow one another without gaps'); END
    """,
)

VERSION_1 = (*_TRUTH, *_DERIVED, *_DESK, *_GUARDS)
"""The statements that make an empty project."""

_SCHEMA_FILES = (
    """
    CREATE TABLE schema_table (
        sha256 TEXT PRIMARY KEY NOT NULL CHECK (length(sha256) = 64),
        size INTEGER NOT NULL CHECK (size >= 0),
        content BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE schema_file (
        schema TEXT NOT NULL REFERENCES schema_version (name),
        file TEXT NOT NULL CHECK (file <> ''),
        sha256 TEXT NOT NULL REFERENCES schema_table (sha256),
        PRIMARY KEY (schema, file)
    ) STRICT
    """,
    *(guard for table in ("schema_table", "schema_file") for guard in frozen(table)),
)

_ALTERNATIVES = (
    """
    ALTER TABLE field_value
    ADD COLUMN alternatives TEXT NOT NULL DEFAULT '[]' CHECK (substr(alternatives, 1, 1) = '[')
    """,
    "ALTER TABLE field_value ADD COLUMN optional INTEGER NOT NULL DEFAULT 0 CHECK (optional IN (0, 1))",
)

VERSION_2 = (*_SCHEMA_FILES, *_ALTERNATIVES)
"""The statements that bring the files beside a schema, and answers that are as right as others, into a project."""

VERSION_3 = (
    """
    CREATE TABLE presence (
        annotator TEXT PRIMARY KEY NOT NULL REFERENCES annotator (name),
        session TEXT NOT NULL CHECK (session <> ''),
        host TEXT NOT NULL,
        pid INTEGER NOT NULL,
        process TEXT NOT NULL,
        terminal TEXT NOT NULL,
        since TEXT NOT NULL,
        seen TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
)
"""The statements that let a project know which desk of an annotator may write."""

VERSION_4: tuple[str, ...] = ("ALTER TABLE schema_version ADD COLUMN compiled_sha256 TEXT NOT NULL DEFAULT ''",)
"""The statement that lets the compiled form of a schema be proved; it stays empty where it was made before."""

VERSION_6: tuple[str, ...] = ("ALTER TABLE draft ADD COLUMN evidence TEXT NOT NULL DEFAULT ''",)
"""The statement that keeps the evidence with which an answer was begun."""

DERIVED_TABLES = ("evidence", "field_value", "attribute", "event", "span", "layer")
"""The tables that the log can rebuild, those that refer to others first."""
