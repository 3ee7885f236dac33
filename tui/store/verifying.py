"""Checks every promise about a project file: its pages, its references, its articles, its log, its tables."""

from collections import Counter
from collections.abc import Iterator, Mapping

from tui.domain import wire
from tui.domain.errors import StoreError
from tui.domain.layers import Layer
from tui.domain.values import FieldValue
from tui.store.articles import LastArticle
from tui.store.ddl import DERIVED_TABLES
from tui.store.hashing import text_hash
from tui.store.layers import read_layer
from tui.store.log import logged_entries
from tui.store.rebuilding import Replay, replay
from tui.store.records import Finding, LayerKey
from tui.store.sqlite import sqlite3
from tui.store.structure import structure_differences


def verify(connection: sqlite3.Connection) -> list[Finding]:
    """Everything that is wrong with a project file; empty if nothing is.

    Args:
        connection: Within a transaction, so that all that is compared belongs to one moment.
    """
    findings: list[Finding] = []
    for check in (_pages, _references, _structure, _articles, _layers):
        try:
            for finding in check(connection):
                findings.append(finding)  # noqa: PERF402 - what was found before a failure counts
        except sqlite3.DatabaseError as error:
            findings.append(Finding("", "", f"the file cannot be read any further: {error}"))
    return findings


def _pages(connection: sqlite3.Connection) -> Iterator[Finding]:
    for (said,) in connection.execute("PRAGMA integrity_check"):
        if said != "ok":
            yield Finding("", "", f"SQLite finds: {said}")


def _references(connection: sqlite3.Connection) -> Iterator[Finding]:
    rows = connection.execute("PRAGMA foreign_key_check")
    for (table, parent), count in Counter((row[0], row[2]) for row in rows).items():
        yield Finding("", "", f"{count} of the rows of {table} refer to a {parent} that is not there")


def _structure(connection: sqlite3.Connection) -> Iterator[Finding]:
    for difference in structure_differences(connection):
        yield Finding("", "", difference)


def _articles(connection: sqlite3.Connection) -> Iterator[Finding]:
    rows = connection.execute("SELECT id, position, chars, sha256 FROM article ORDER BY position")
    for place, (article, position, chars, sha256) in enumerate(rows, 1):
        if position != place:
            yield Finding(article, "", f"position {position} should be {place}: an article was taken out")
            return
        row = connection.execute("SELECT text FROM article_text WHERE article = ?", (article,)).fetchone()
        if row is None:
            yield Finding(article, "", "the text is missing")
        elif text_hash(row[0]) != sha256:
            yield Finding(article, "", "the text is not what its SHA-256 says")
        elif len(row[0]) != chars:
            yield Finding(article, "", f"the text has {len(row[0])} characters, not {chars}")


def _layers(connection: sqlite3.Connection) -> Iterator[Finding]:
    tables = ("edit", *DERIVED_TABLES)
    keys = " UNION ".join(f"SELECT article, annotator FROM {table}" for table in tables)  # noqa: S608 - constants
    query = f"""
        SELECT known.article, known.annotator, article.sha256
        FROM ({keys}) AS known LEFT JOIN article ON article.id = known.article
        ORDER BY article.position, known.annotator
        """  # noqa: S608 - constants
    articles = LastArticle(connection)
    for article, annotator, sha256 in connection.execute(query):
        key = (article, annotator)
        try:
            replayed = replay(key, sha256 or "", logged_entries(connection, key))
            found = read_layer(connection, key)
            text = articles.get(article).text
        except StoreError as error:
            yield Finding(article, annotator, error.message)
            continue
        messages = (*_against_log(replayed.layer, found), *_head(connection, key, replayed))
        yield from (Finding(article, annotator, message) for message in messages)
        yield from (Finding(article, annotator, message) for message in _quotes(connection, found, text))


def _against_log(logged: Layer, found: Layer) -> Iterator[str]:
    """Where the tables differ from what the log makes of them."""
    yield from _differing("span", logged.spans, found.spans)
    yield from _differing("field_value", _by_name(logged), _by_name(found))
    yield from _differing("attribute", logged.attributes, found.attributes)
    if logged.events != found.events:
        yield "the table event does not say what the log says: rebuild it"


def _by_name(layer: Layer) -> dict[str, FieldValue]:
    return {" ".join(key): said for key, said in layer.values.items()}


def _differing(table: str, logged: Mapping[str, object], found: Mapping[str, object]) -> Iterator[str]:
    names = sorted(name for name in logged.keys() | found.keys() if logged.get(name) != found.get(name))
    if names:
        yield f"the table {table} does not say what the log says ({', '.join(names)}): rebuild it"


def _head(connection: sqlite3.Connection, key: LayerKey, replayed: Replay) -> Iterator[str]:
    query = """
        SELECT layer.position, revision, status, flag, events, created, updated, hash, article.position
        FROM layer JOIN article ON article.id = layer.article WHERE article = ? AND annotator = ?
        """
    row = connection.execute(query, key).fetchone()
    layer = replayed.layer
    if not layer.revision:
        yield "the log does not know this layer"
    elif row is None:
        yield "the table layer does not know it: rebuild it"
    else:
        said = (layer.revision, layer.status, layer.flag, len(layer.events))
        if row[1:8] != (*said, replayed.created, replayed.updated, replayed.hash) or row[0] != row[8]:
            yield "the table layer does not say what the log says: rebuild it"


def _quotes(connection: sqlite3.Connection, layer: Layer, text: str) -> Iterator[str]:
    """Spans whose row does not agree with the text or with itself."""
    query = 'SELECT id, start, "end", quote, ranges FROM span WHERE article = ? AND annotator = ?'
    for span_id, start, end, quote, ranges in connection.execute(query, (layer.article, layer.annotator)):
        span = layer.spans.get(span_id)
        if span is None:
            continue
        edges = [edge for pair in span.ranges for edge in pair]
        if not edges or edges != sorted(edges) or edges[-1] > len(text):
            yield f"span {span_id} does not lie within the text"
        elif (start, end) != (span.start, span.end) or ranges != wire.canonical(wire.encode_ranges(span.ranges)):
            yield f"span {span_id} says two different things about where it is"
        elif quote != text[start:end]:
            yield f"span {span_id} does not quote the text"
