"""The tables of a project file in which the schema's own tables can be looked things up, by file version."""

VERSION_11: tuple[str, ...] = (
    """
    CREATE TABLE table_index (
        number INTEGER PRIMARY KEY,
        sha256 TEXT NOT NULL REFERENCES schema_table (sha256),
        columns TEXT NOT NULL CHECK (columns <> ''),
        method TEXT NOT NULL,
        rows INTEGER NOT NULL CHECK (rows >= 0),
        UNIQUE (sha256, columns)
    ) STRICT
    """,
    """
    CREATE TABLE table_index_part (
        number INTEGER NOT NULL REFERENCES table_index (number) ON DELETE CASCADE,
        name TEXT NOT NULL CHECK (name <> ''),
        crc INTEGER NOT NULL,
        content BLOB NOT NULL,
        PRIMARY KEY (number, name)
    ) STRICT
    """,
    """
    CREATE TABLE table_row (
        number INTEGER NOT NULL REFERENCES table_index (number) ON DELETE CASCADE,
        row INTEGER NOT NULL CHECK (row >= 0),
        cells TEXT NOT NULL CHECK (substr(cells, 1, 1) = '['),
        PRIMARY KEY (number, row)
    ) STRICT, WITHOUT ROWID
    """,
)
"""What the desk looks up in the files of the schema without reading them: made from them, it can be made anew."""

INDEX_TABLES = ("table_row", "table_index_part", "table_index")
"""These tables, those that refer to others first."""
