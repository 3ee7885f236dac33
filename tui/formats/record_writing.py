"""Layers to records."""

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.domain.completing import completed
from tui.domain.errors import FormatError
from tui.domain.layers import ARTICLE, FLAG, NOTE, OVERRIDE, REASON, Layer
from tui.domain.schema import Schema, find_option
from tui.domain.wire import JsonObject, canonical
from tui.formats.about import about
from tui.formats.jsonlines import dump_line
from tui.formats.published import published_stamp
from tui.formats.record_nouns import TOOL, Provenance, RecordArticle, is_other
from tui.formats.record_rows import Labels, RowWriter, objects
from tui.formats.record_shape import FORMAT, FORMAT_VERSION
from tui.formats.record_spans import write_spans

if TYPE_CHECKING:
    # What the adjudication knows is only loaded where it is asked for.
    from tui.formats.record_trail import Trail


class RecordEncoder:
    """Writes layers made with one schema.

    Args:
        schema: The schema.
        version: Of this program.
    """

    def __init__(self, schema: Schema, version: str) -> None:
        self._schema = schema
        self._version = version
        self._labels = Labels()

    def encode(
        self, article: RecordArticle, layer: Layer, provenance: Provenance, trail: "Trail | None" = None
    ) -> str:
        """The line of one layer, with its newline.

        Args:
            article: What the layer is about.
            layer: The layer as it is stored; what follows from its answers is written too.
            provenance: Where it comes from.
            trail: Where its values come from; None if that is not asked for.

        Raises:
            FormatError: The article's day of publication is not a date.
        """
        layer = completed(self._schema, replace(layer, about=about(article)))
        spans = write_spans(layer.spans, article.text)
        quotes = {str(span["id"]): str(span["quote"]) for span in objects(spans)}
        rows = RowWriter(self._schema, layer, quotes, self._labels)
        attributes = layer.attributes
        record: JsonObject = {
            "format": FORMAT,
            "format_version": FORMAT_VERSION,
            "offset_unit": "codepoint",
            "article_id": article.id,
            "annotator": layer.annotator,
            "annotator_kind": provenance.kind,
            "status": layer.status.value,
            "schema": {"id": self._schema.id, "name": self._schema.name, "sha256": self._schema.sha256},
            "article": _write_article(article),
            "layer": {
                "reason": attributes.get(REASON, ""),
                "flag": attributes.get(FLAG, ""),
                "note": attributes.get(NOTE, ""),
                "revision": provenance.revision,
                "created": provenance.created,
                "updated": provenance.updated,
            },
            "text": article.text,
            "fields": rows.rows(ARTICLE),
            "events": [self._event(layer, rows, event, place) for place, event in enumerate(layer.events, start=1)],
            "spans": spans,
            "overrides": [
                _write_override(name, attributes[name]) for name in sorted(attributes) if name.startswith(OVERRIDE)
            ],
            "attributes": [
                {"name": name, "value": attributes[name]} for name in sorted(attributes) if is_other(name)
            ],
            "tool": {"name": TOOL, "version": self._version},
        }
        if trail is not None:
            record["trail"] = trail.rows
            if trail.disputed is not None:
                record["disputed"] = trail.disputed
        return dump_line(record)

    def _event(self, layer: Layer, rows: RowWriter, event: str, position: int) -> JsonObject:
        path = self._schema.type_field
        value = layer.value(event, path).value if path else None
        field = self._schema.field(event, path) if path else None
        way = find_option(field.options, value.literal) if field is not None and value is not None else ()
        return {
            "id": event,
            "position": position,
            "type": value.literal if value is not None else "",
            "type_label": way[-1].title if way else "",
            "fields": rows.rows(event),
        }


def encode_record(
    article: RecordArticle, layer: Layer, schema: Schema, provenance: Provenance, version: str
) -> str:
    """The line of one layer; see `RecordEncoder`, which is faster for many."""
    return RecordEncoder(schema, version).encode(article, layer, provenance)


def _write_article(article: RecordArticle) -> JsonObject:
    try:
        published, precision = published_stamp(article.published)
    except ValueError:
        raise FormatError(f"{article.name}: published is {article.published!r}, which is not a date.") from None
    return {
        "name": article.name,
        "title": article.title,
        "published": published,
        "published_precision": precision,
        "language": article.language,
        "encoding": article.encoding,
        "bom": article.bom,
        "newline": article.newline or "none",
        "length": len(article.text),
        "sha256": article.sha256,
        "source_sha256": article.source_sha256,
        "metadata": canonical(dict(article.meta or {})),
    }


def _write_override(name: str, reason: str) -> JsonObject:
    owner, _, check = name.removeprefix(OVERRIDE).partition("/")
    return {"owner": owner, "check": check, "reason": reason}
