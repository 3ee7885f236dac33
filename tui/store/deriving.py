"""Writes the tables that are derived from the log: spans, events, values, evidence, attributes."""

from collections.abc import Callable, Iterable

from tui.domain import wire
from tui.domain.edits import AttributeChange, Change, EventsChange, SpanChange, ValueChange
from tui.domain.errors import StoreError
from tui.domain.layers import FLAG, STATUS, Layer
from tui.domain.spans import Span
from tui.domain.values import BLANK, FieldValue
from tui.store.failures import StaleLayer
from tui.store.layers import event_ids, field_value_at, span_at
from tui.store.records import LayerKey
from tui.store.sqlite import sqlite3


class DerivedLayer:
    """The derived rows of one layer, within a write transaction.

    Args:
        connection: The connection.
        key: The layer.
        text: Gives the article's text, for the quotes of spans.
    """

    def __init__(self, connection: sqlite3.Connection, key: LayerKey, text: Callable[[], str]) -> None:
        self._connection = connection
        self._key = key
        self._text = text

    def apply(self, changes: Iterable[Change]) -> None:
        """Applies the changes of an entry; only rows that they name are touched.

        Raises:
            StaleLayer: The tables do not say what a change found.
            StoreError: A span lies outside of the text.
        """
        owners: set[str] = set()
        for change in changes:
            match change:
                case SpanChange(id=span_id, before=before, after=after):
                    _expect(span_at(self._connection, self._key, span_id), before)
                    self._put_span(span_id, after)
                case ValueChange(owner=owner, path=path):
                    _expect(field_value_at(self._connection, self._key, owner, path), change.before)
                    self._put_value(owner, path, change.after)
                    owners.add(owner)
                case EventsChange(before=order, after=new_order):
                    _expect(event_ids(self._connection, self._key), order)
                    self._put_events(new_order)
                    owners.update(order)
                case AttributeChange(name=name):
                    _expect(self._attribute(name), change.before)
                    self._put_attribute(name, change.after)
        self._require_owners(owners - {""})

    def fill(self, layer: Layer) -> None:
        """Writes all rows of a layer that has none."""
        self._put_events(layer.events)
        for span in layer.spans.values():
            self._put_span(span.id, span)
        for (owner, path), said in layer.values.items():
            self._put_value(owner, path, said)
        for name, value in layer.attributes.items():
            self._put_attribute(name, value)

    def put_head(self, revision: int, *, created: str, updated: str, own: str) -> None:
        """Writes the layer's own row, after its other rows.

        Args:
            revision: At which the layer is.
            created: When its first entry was made; a row that is there keeps what it says.
            updated: When its last entry was made.
            own: The hash of its last entry.
        """
        self._connection.execute(
            """
            INSERT INTO layer (article, annotator, position, revision, status, flag, events, created, updated, hash)
            VALUES (
                :article, :annotator, (SELECT position FROM article WHERE id = :article), :revision,
                coalesce((
                    SELECT value FROM attribute
                    WHERE article = :article AND annotator = :annotator AND name = :status
                ), 'untouched'),
                coalesce((
                    SELECT value FROM attribute
                    WHERE article = :article AND annotator = :annotator AND name = :flag
                ), ''),
                (SELECT count(*) FROM event WHERE article = :article AND annotator = :annotator),
                :created, :updated, :hash
            )
            ON CONFLICT (article, annotator) DO UPDATE SET
                revision = excluded.revision, status = excluded.status, flag = excluded.flag,
                events = excluded.events, updated = excluded.updated, hash = excluded.hash
            """,
            {
                "article": self._key[0],
                "annotator": self._key[1],
                "revision": revision,
                "status": STATUS,
                "flag": FLAG,
                "created": created,
                "updated": updated,
                "hash": own,
            },
        )

    def _put_span(self, span_id: str, span: Span | None) -> None:
        if span is None:
            self._run("DELETE FROM span WHERE article = ? AND annotator = ? AND id = ?", span_id)
            return
        text = self._text()
        require_within(span, len(text))
        self._run(
            """
            INSERT INTO span (article, annotator, id, label, start, "end", quote, ranges, origin)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (article, annotator, id) DO UPDATE SET
                label = excluded.label, start = excluded.start, "end" = excluded."end",
                quote = excluded.quote, ranges = excluded.ranges, origin = excluded.origin
            """,
            span_id,
            span.label,
            span.start,
            span.end,
            text[span.start : span.end],
            wire.canonical(wire.encode_ranges(span.ranges)),
            span.origin.value,
        )

    def _put_value(self, owner: str, path: str, said: FieldValue) -> None:
        here = "article = ? AND annotator = ? AND event = ? AND path = ?"
        self._run(f"DELETE FROM evidence WHERE {here}", owner, path)  # noqa: S608 - a constant
        if said == BLANK:
            self._run(f"DELETE FROM field_value WHERE {here}", owner, path)  # noqa: S608 - a constant
            return
        value = said.value
        self._run(
            """
            INSERT INTO field_value (
                article, annotator, event, path, field, state, type, value, parts, confidence, note,
                alternatives, optional
            ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (article, annotator, event, path) DO UPDATE SET
                state = excluded.state, type = excluded.type, value = excluded.value, parts = excluded.parts,
                confidence = excluded.confidence, note = excluded.note,
                alternatives = excluded.alternatives, optional = excluded.optional
            """,
            owner,
            path,
            path.split("/", maxsplit=1)[0],
            "value" if value is not None else (said.nothing or "empty"),
            value.type if value is not None else "",
            value.literal if value is not None else "",
            wire.canonical(dict(value.parts)) if value is not None else "{}",
            said.confidence,
            said.note,
            wire.canonical([wire.encode_value(each) for each in said.alternatives]) if said.alternatives else "[]",
            int(said.optional),
        )
        for position, span_id in enumerate(said.evidence, 1):
            self._run(
                "INSERT INTO evidence (article, annotator, event, path, position, span) VALUES (?, ?, ?, ?, ?, ?)",
                owner,
                path,
                position,
                span_id,
            )

    def _put_events(self, order: tuple[str, ...]) -> None:
        for gone in set(event_ids(self._connection, self._key)).difference(order):
            self._run("DELETE FROM event WHERE article = ? AND annotator = ? AND id = ?", gone)
        for position, event_id in enumerate(order, 1):
            self._run(
                """
                INSERT INTO event (article, annotator, id, position) VALUES (?, ?, ?, ?)
                ON CONFLICT (article, annotator, id) DO UPDATE SET position = excluded.position
                """,
                event_id,
                position,
            )

    def _put_attribute(self, name: str, value: str) -> None:
        if not value:
            self._run("DELETE FROM attribute WHERE article = ? AND annotator = ? AND name = ?", name)
            return
        self._run(
            """
            INSERT INTO attribute (article, annotator, name, value) VALUES (?, ?, ?, ?)
            ON CONFLICT (article, annotator, name) DO UPDATE SET value = excluded.value
            """,
            name,
            value,
        )

    def _attribute(self, name: str) -> str:
        query = "SELECT value FROM attribute WHERE article = ? AND annotator = ? AND name = ?"
        row = self._connection.execute(query, (*self._key, name)).fetchone()
        value: str = row[0] if row else ""
        return value

    def _require_owners(self, owners: set[str]) -> None:
        """No value may be left whose event is not there; the article's own values have no event."""
        for owner in owners:
            orphan = self._connection.execute(
                """
                SELECT 1 FROM field_value WHERE article = ?1 AND annotator = ?2 AND event = ?3
                AND NOT EXISTS (SELECT 1 FROM event WHERE article = ?1 AND annotator = ?2 AND id = ?3)
                """,
                (*self._key, owner),
            ).fetchone()
            if orphan:
                raise StoreError(f"Event {owner} is not in this layer, but one of its values would be.")

    def _run(self, statement: str, *values: str | int) -> None:
        self._connection.execute(statement, (*self._key, *values))


def require_within(span: Span, length: int) -> None:
    """Refuses a span whose ranges are not sorted, disjoint and within the text.

    Args:
        span: The span.
        length: Of the text, in code points.

    Raises:
        StoreError: It is such a span.
    """
    edges = [0]
    for start, end in span.ranges:
        if not edges[-1] <= start < end <= length:
            raise StoreError(f"Span {span.id} does not lie within the text ({length} characters).")
        edges += (start, end)
    if len(edges) == 1:
        raise StoreError(f"Span {span.id} covers nothing.")


def _expect(found: object, named: object) -> None:
    if found != named:
        raise StaleLayer("This layer is not as it was when it was read: open the article again.")
