"""What people said about events of several articles, as rows: only ever added to."""

from collections.abc import Iterator, Sequence

from tui.domain import wire
from tui.domain.adjudication import wire as shapes
from tui.domain.errors import FormatError, StoreError
from tui.domain.incidents.linking import Link, Node
from tui.domain.incidents.values import OwnValue
from tui.store.hashing import text_hash
from tui.store.sqlite import sqlite3

_LINK = (
    *("id", "annotator", "article", "event", "other_article", "other_event", "relation", "undoes"),
    *("author", "at", "note"),
)
_VALUE = ("id", "annotator", "article", "event", "path", "content", "author", "at", "note")
HASHED = {"incident_link": _LINK, "incident_value": _VALUE}
"""The columns that are hashed, by table, in their order."""

_LINKS = f"SELECT {', '.join(_LINK)} FROM incident_link"  # noqa: S608 - constants
_VALUES = f"SELECT {', '.join(_VALUE)} FROM incident_value"  # noqa: S608 - constants


def put_link(connection: sqlite3.Connection, link: Link) -> None:
    """Adds what was said about two events."""
    row = (link.id, link.annotator, *link.one, *link.other, link.relation, link.undoes)
    _add(connection, "incident_link", (*row, link.author, link.at, link.note))


def put_value(connection: sqlite3.Connection, own: OwnValue) -> None:
    """Adds what was said about an incident."""
    content = wire.canonical(shapes.encode_content(own.content))
    row = (own.id, own.annotator, *own.node, own.path, content)
    _add(connection, "incident_value", (*row, own.author, own.at, own.note))


def _add(connection: sqlite3.Connection, table: str, row: Sequence[str]) -> None:
    last = connection.execute(f"SELECT hash FROM {table} ORDER BY seq DESC LIMIT 1").fetchone()  # noqa: S608
    previous = last[0] if last is not None else ""
    names = (*HASHED[table], "previous", "hash")
    connection.execute(
        f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})",  # noqa: S608
        (*row, previous, _hash(previous, row)),
    )


def _hash(previous: str, row: Sequence[str]) -> str:
    return text_hash(wire.canonical([previous, *row]))


def links_of(connection: sqlite3.Connection, annotator: str, node: Node) -> list[Link]:
    """All that was said about an event and others, in order."""
    query = f"""
        {_LINKS} WHERE seq IN (
            SELECT seq FROM incident_link WHERE annotator = ? AND article = ? AND event = ?
            UNION SELECT seq FROM incident_link WHERE annotator = ? AND other_article = ? AND other_event = ?
        ) ORDER BY seq
        """  # noqa: S608 - constants
    return [_link(row) for row in connection.execute(query, (annotator, *node, annotator, *node))]


def all_links(connection: sqlite3.Connection, annotator: str) -> Iterator[Link]:
    """All that was said about an annotator's events, in order."""
    for row in connection.execute(f"{_LINKS} WHERE annotator = ? ORDER BY seq", (annotator,)):
        yield _link(row)


def links_by(connection: sqlite3.Connection, annotator: str, author: str) -> Iterator[Link]:
    """All that somebody said about an annotator's events, the last first."""
    for row in connection.execute(
        f"{_LINKS} WHERE annotator = ? AND author = ? ORDER BY seq DESC", (annotator, author)
    ):
        yield _link(row)


def _link(row: Sequence[str]) -> Link:
    name, annotator, article, event, other_article, other_event, *rest = row
    return Link(name, annotator, Node(article, event), Node(other_article, other_event), *rest)


def values_of(connection: sqlite3.Connection, annotator: str, members: Sequence[Node]) -> list[OwnValue]:
    """All that was said about the incidents of some events, in order."""
    query = f"SELECT seq, {', '.join(_VALUE)} FROM incident_value WHERE annotator = ? AND article = ? AND event = ?"  # noqa: S608
    rows = [row for node in members for row in connection.execute(query, (annotator, *node))]
    return [_value(row[1:]) for row in sorted(rows)]


def _value(row: Sequence[str]) -> OwnValue:
    name, annotator, article, event, path, content, author, at, note = row
    try:
        held = shapes.decode_content(wire.parse(content))
    except FormatError as error:
        raise StoreError(f"Value {name} cannot be read ({error}): see what copydesk verify says.") from error
    return OwnValue(name, annotator, Node(article, event), path, held, author, at, note)


def said_faults(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """What is wrong with what was said: articles, and what in a few words."""
    for table, names in HASHED.items():
        previous = ""
        for *row, before, found in connection.execute(
            f"SELECT {', '.join(names)}, previous, hash FROM {table} ORDER BY seq"  # noqa: S608 - constants
        ):
            if before != previous:
                yield row[2], f"the {table} {row[0]} does not follow the one before it: some were taken out"
                break
            if found != _hash(previous, row):
                yield row[2], f"the {table} {row[0]} was changed: it is not what its hash says"
                break
            previous = found
    query = """
        SELECT article, id, undoes FROM incident_link AS later WHERE undoes <> '' AND NOT EXISTS (
            SELECT 1 FROM incident_link AS before WHERE before.id = later.undoes AND before.seq < later.seq
        )
        """
    for article, name, undone in connection.execute(query):
        yield article, f"the incident_link {name} takes back {undone}, which is not there"
    for row in connection.execute(_VALUES):
        try:
            _value(row)
        except StoreError as error:
            yield row[2], error.message
