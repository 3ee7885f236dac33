"""Checks every promise about a project file: its pages, its references, its articles, its log, its tables."""

import json
from collections import Counter
from collections.abc import Callable, Iterator

from tui.domain.errors import StoreError
from tui.domain.layers import GOLD
from tui.store.articles import LastArticle, folded
from tui.store.ddl import DERIVED_TABLES
from tui.store.decided import decision_faults
from tui.store.examining import examine
from tui.store.hashing import sha256, text_hash
from tui.store.incidents_index import index_faults
from tui.store.incidents_said import said_faults
from tui.store.records import Finding, LayerKey
from tui.store.sqlite import sqlite3
from tui.store.structure import structure_differences
from tui.store.tables import table_faults


def verify(connection: sqlite3.Connection) -> list[Finding]:
    """Everything that is wrong with a project file; empty if nothing is.

    Args:
        connection: Within a transaction, so that all that is compared belongs to one moment.
    """
    findings: list[Finding] = []
    for what, check in _CHECKS:
        try:
            for finding in check(connection):
                findings.append(finding)  # noqa: PERF402 - what was found before a failure counts
        except sqlite3.DatabaseError as error:
            findings.append(Finding("", "", f"{what} cannot be read to the end: {error}"))
        except _NONSENSE as error:
            findings.append(Finding("", "", f"{what} makes no sense, a page of the file is damaged: {error}"))
    return findings


_NONSENSE = (TypeError, ValueError, AttributeError, KeyError)
"""What comes of columns that hold what no statement could have put there: only a damaged page shows such."""


def _pages(connection: sqlite3.Connection) -> Iterator[Finding]:
    for (said,) in connection.execute("PRAGMA integrity_check"):
        if said != "ok":
            # SQLite puts several sentences on lines of one row.
            yield from (Finding("", "", f"SQLite finds: {line}") for line in said.splitlines())


def _references(connection: sqlite3.Connection) -> Iterator[Finding]:
    rows = connection.execute("PRAGMA foreign_key_check")
    for (table, parent), count in Counter((row[0], row[2]) for row in rows).items():
        yield Finding("", "", f"{count} of the rows of {table} refer to a {parent} that is not there")


def _structure(connection: sqlite3.Connection) -> Iterator[Finding]:
    for difference in structure_differences(connection):
        yield Finding("", "", difference)


def _schemas(connection: sqlite3.Connection) -> Iterator[Finding]:
    if connection.execute("SELECT 1 FROM project").fetchone() is None:
        yield Finding("", "", "the project's own row is missing")
    found = False
    query = "SELECT name, sha256, source, compiled_sha256, compiled FROM schema_version"
    for name, expected, source, expected_compiled, compiled in connection.execute(query):
        found = True
        if sha256(source) != expected:
            yield Finding("", "", f"the source of schema {name} is not what its SHA-256 says")
        if expected_compiled and text_hash(compiled) != expected_compiled:
            yield Finding("", "", f"the compiled form of schema {name} is not what its SHA-256 says")
    if not found:
        yield Finding("", "", "no version of the schema is there")
    yield from (Finding("", "", fault) for fault in table_faults(connection))


def _articles(connection: sqlite3.Connection) -> Iterator[Finding]:
    query = "SELECT id, position, chars, sha256, name, title, search, meta FROM article ORDER BY position"
    for place, row in enumerate(connection.execute(query), 1):
        article, position, chars, expected, name, title, search, meta = row
        if position != place:
            yield Finding(article, "", f"position {position} should be {place}: an article was taken out")
            return
        if search != folded(f"{name}\n{title}") or not _is_object(meta):
            yield Finding(article, "", "its name, title or metadata were changed")
        message = _text_fault(connection, article, chars, expected)
        if message:
            yield Finding(article, "", message)


def _is_object(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    except (ValueError, RecursionError):
        return False


def _text_fault(connection: sqlite3.Connection, article: str, chars: int, expected: str) -> str:
    try:
        row = connection.execute("SELECT text FROM article_text WHERE article = ?", (article,)).fetchone()
    except sqlite3.DatabaseError as error:
        return f"the text cannot be read: {error}"
    if row is None:
        return "the text is missing"
    if text_hash(row[0]) != expected:
        return "the text is not what its SHA-256 says"
    return "" if len(row[0]) == chars else f"the text has {len(row[0])} characters, not {chars}"


def _layers(connection: sqlite3.Connection) -> Iterator[Finding]:
    keys: set[LayerKey] = set()
    for table in ("edit", *DERIVED_TABLES):
        try:
            for key in connection.execute(f"SELECT DISTINCT article, annotator FROM {table}"):  # noqa: S608
                keys.add(key)
        except sqlite3.DatabaseError as error:
            yield Finding("", "", f"the table {table} cannot be read to the end: {error}")
    query = "SELECT id, position, sha256 FROM article"
    known = {article: (position, expected) for article, position, expected in connection.execute(query)}
    articles = LastArticle(connection)
    # In a damaged table, a number may stand where a name should.
    for key in sorted(keys, key=lambda key: (known.get(key[0], (0, ""))[0], *map(str, key))):
        text_sha256 = known.get(key[0], (0, ""))[1]
        for message in _layer_faults(connection, key, text_sha256, articles):
            yield Finding(*key, message)


def _layer_faults(
    connection: sqlite3.Connection, key: LayerKey, text_sha256: str, articles: LastArticle
) -> tuple[str, ...]:
    try:
        return examine(connection, key, text_sha256, articles).faults
    except StoreError as error:
        return (error.message,)
    except sqlite3.DatabaseError as error:
        return (f"it cannot be read: {error}",)
    except _NONSENSE as error:
        return (f"it makes no sense, a page of the file is damaged: {error}",)


def _decisions(connection: sqlite3.Connection) -> Iterator[Finding]:
    yield from (Finding(article, GOLD, message) for article, message in decision_faults(connection))


def _incidents(connection: sqlite3.Connection) -> Iterator[Finding]:
    faults = (*said_faults(connection), *index_faults(connection))
    yield from (Finding(article, "", message) for article, message in faults)


_CHECKS: tuple[tuple[str, Callable[[sqlite3.Connection], Iterator[Finding]]], ...] = (
    ("the file", _pages),
    ("the references", _references),
    ("the list of tables", _structure),
    ("the schema", _schemas),
    ("the list of articles", _articles),
    ("the layers", _layers),
    ("the decisions", _decisions),
    ("the incidents", _incidents),
)
