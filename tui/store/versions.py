"""The layers that were filled by other versions of the schema than the current one."""

from collections.abc import Iterator

from tui.domain.layers import GOLD, SCHEMA, Layer
from tui.store.layers import read_layer
from tui.store.people import read_annotators
from tui.store.sqlite import sqlite3

_PAGE = 500
_OTHERS = """
    FROM layer JOIN article ON article.id = layer.article
    WHERE layer.annotator = ? AND layer.position > ? AND NOT EXISTS (
        SELECT 1 FROM attribute
        WHERE attribute.article = layer.article AND attribute.annotator = layer.annotator
            AND attribute.name = ? AND attribute.value = ?
    )
    """


def layers_of_other_versions(connection: sqlite3.Connection, schema: str) -> Iterator[tuple[str, Layer]]:
    """Names of articles, and the layers of them that are not stamped with a version, annotator by annotator.

    Gold comes first: what was decided rests on the other layers as they are before. Layers can be written while
    they are read: no page of them is open then.

    Args:
        connection: Within a transaction.
        schema: Name of the version, `id@version`.
    """
    query = f"SELECT layer.position, article.name, layer.article {_OTHERS} ORDER BY layer.position LIMIT ?"
    for person in sorted(read_annotators(connection), key=lambda each: each.name != GOLD):
        position = 0
        while page := connection.execute(query, (person.name, position, SCHEMA, schema, _PAGE)).fetchall():
            for position, name, article in page:  # noqa: B007 - where the next page begins
                yield name, read_layer(connection, (article, person.name))


def count_of_other_versions(connection: sqlite3.Connection, schema: str) -> int:
    """How many layers are stamped with another version of the schema than one."""
    query = "SELECT count(*) FROM attribute WHERE name = ? AND value <> ?"
    number: int = connection.execute(query, (SCHEMA, schema)).fetchone()[0]
    return number
