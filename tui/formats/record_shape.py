"""The shape of the native record, `copydesk.record` 1.2.

It is built for readers that guess: every key is in every line, text is never null, there are no fractions, ids
begin with a letter, times carry milliseconds, what differs from schema to schema stands in rows and not in keys,
and no name at the top is one that pandas takes for a date. `docs/data-format.md` explains it to its readers.
"""

from dataclasses import replace

from tui.domain.layers import Status
from tui.domain.spans import Origin
from tui.domain.values import Nothing
from tui.domain.wire import JsonObject
from tui.formats.published import PRECISIONS
from tui.formats.record_trail_shape import DISPUTED, TRAIL
from tui.formats.shapes import Shape, published_schema, record, rows, text

FORMAT = "copydesk.record"
FORMAT_VERSION = "1.2.0"
KINDS = ("person", "model", "gold")
HOLDS_VALUE = "value"
EMPTY = "empty"
STATES = (HOLDS_VALUE, *(nothing.value for nothing in Nothing), EMPTY)
NEWLINES = ("lf", "crlf", "cr", "mixed", "none")

_ID = text(
    "an id begins with a letter and holds letters, digits, _ . : and -",
    r"[A-Za-z][A-Za-z0-9_.:\-]{0,127}",
    name="id",
)
_SHA256 = text("SHA-256 in 64 lower-case hexadecimal digits", "[0-9a-f]{64}", name="sha256")
_STAMP = text(
    "UTC, written YYYY-MM-DDThh:mm:ss.mmmZ; empty if there is none",
    r"|\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z",
    name="stamp",
)
_OFFSET = Shape("integer", "Code points from the start of the text.", least=0, name="offset")
_UTF16 = Shape("integer", "The same place in UTF-16 units, for JavaScript and Java.", least=0, name="utf16")
_QUOTE = text("The stretch of text itself: text[start:end].", name="quote")
_NAMED = record({"name": text(), "value": text()}, "A name and a text.", name="named")

_ALTERNATIVE = record(
    {
        "type": text("Type of the value."),
        "value": text("The value as one canonical text."),
        "label": text("Titles of the options that were chosen; empty for other types."),
        "parts": rows(_NAMED, "Further texts of the value, sorted by name."),
    },
    "Another value that is as right.",
    name="alternative",
)

_FIELD = record(
    {
        "path": text("Where the value belongs: field, group/field, field/item, group/item/field."),
        "field": text("The path without the ids of items: the same for every item."),
        "item": text("Id of the innermost item that the row belongs to; empty for none."),
        "type": text(
            "Type of the value, or of the field if there is none; `items` for the list of a repeated field."
        ),
        "state": text("Whether there is a value, or which kind of nothing, or neither (`empty`).", values=STATES),
        "value": text(
            "The value as one canonical text; lists have one entry a line. Empty unless state is `value`."
        ),
        "label": text("Titles of the options that were chosen; empty for other types."),
        "parts": rows(_NAMED, "Further texts of the value, sorted by name."),
        "evidence": rows(text(), "Ids of the spans that support the answer."),
        "quotes": rows(text(), "The quotes of these spans, in the same order."),
        "confidence": text("Code of the schema's scale of confidence; empty if not said."),
        "note": text("Free text of the annotator."),
        "derived": Shape(
            "boolean",
            "Whether the answer was worked out from others by the schema; it is not loaded again (since 1.1).",
            later=True,
        ),
        "optional": Shape("boolean", "Whether it is as right to leave the field empty (since 1.1).", later=True),
        "alternatives": replace(rows(_ALTERNATIVE, "Other values that are as right (since 1.1)."), later=True),
    },
    "One field of an event or of the article. Every field that the schema declares has a row, touched or not; a "
    "repeated field has one row with the ids of its items and one row, or one row for each of its fields, an item.",
    name="field",
)

_RANGE = record({"start": _OFFSET, "end": _OFFSET, "quote": _QUOTE}, "A stretch of text.", name="range")

_SPAN = record(
    {
        "id": _ID,
        "label": text("Id of a span label of the schema, or `evidence`."),
        "origin": text("Who made it: a person, a field that took it, or another program.", values=tuple(Origin)),
        "start": _OFFSET,
        "end": _OFFSET,
        "start_utf16": _UTF16,
        "end_utf16": _UTF16,
        "quote": _QUOTE,
        "ranges": rows(_RANGE, "One range, or several if the span is discontinuous.", filled=True),
    },
    "A labelled stretch of text.",
    name="span",
)

_EVENT = record(
    {
        "id": _ID,
        "position": Shape("integer", "Its place among the events of the layer, from 1.", least=1),
        "type": text("Code of its type; empty if not said."),
        "type_label": text("Title of its type."),
        "fields": rows(_FIELD),
    },
    "One event.",
    name="event",
)

_ARTICLE = record(
    {
        "name": text("Name of the file that it came from."),
        "title": text(),
        "published": _STAMP,
        "published_precision": text("How much of `published` is known.", values=("", *PRECISIONS.values())),
        "language": text("Language tag; empty if not known."),
        "encoding": text("How the source was encoded, by Python's name."),
        "bom": Shape("boolean", "Whether the source began with a byte-order mark; it is not part of the text."),
        "newline": text("How lines end in the text.", values=NEWLINES),
        "length": Shape("integer", "Code points of the text.", least=0),
        "sha256": _SHA256,
        "source_sha256": text("SHA-256 of the bytes that it came from; empty if not known", "|[0-9a-f]{64}"),
        "metadata": text("What else is known about the source: the JSON text of an object of texts."),
    },
    "The article, less its id and text.",
    name="article",
)

_LAYER = record(
    {
        "reason": text("Why there is no event."),
        "flag": text("Why it was flagged for attention."),
        "note": text("The annotator's note on the article."),
        "revision": Shape("integer", "How many edits led here.", least=0),
        "created": _STAMP,
        "updated": _STAMP,
    },
    "What the annotator says of the article as a whole.",
    name="layer",
)

_SCHEMA = record(
    {"id": text(), "name": text("Id and version: id@version."), "sha256": _SHA256},
    "The schema that was used.",
    name="schema",
)

_OVERRIDE = record(
    {
        "owner": text("Id of the event; empty for the article."),
        "check": text("Id of the check."),
        "reason": text("Why what it warns of is right here."),
    },
    "A check of the schema whose warning the annotator accepted.",
    name="override",
)

_TOOL = record({"name": text(), "version": text()}, "What wrote the line.", name="tool")

RECORD = record(
    {
        "format": text("Name of the format.", values=(FORMAT,)),
        "format_version": text("this program reads version 1", r"1\.\d+\.\d+"),
        "offset_unit": text("What `start` and `end` count.", values=("codepoint",)),
        "article_id": _ID,
        "annotator": text(
            "a name begins with a letter and holds up to 64 letters, digits, . _ and -",
            r"[A-Za-z][A-Za-z0-9._\-]{0,63}",
        ),
        "annotator_kind": text("A person, a model, or gold for the adjudicated result.", values=KINDS),
        "status": text("How far the annotator is.", values=tuple(Status)),
        "schema": _SCHEMA,
        "article": _ARTICLE,
        "layer": _LAYER,
        "text": text("The text, exactly as the annotator saw it: do not normalise it before using offsets."),
        "fields": rows(_FIELD, "The questions about the article."),
        "events": rows(_EVENT, "The events, in the annotator's order."),
        "spans": rows(_SPAN, "Sorted by start, end and id."),
        "overrides": rows(_OVERRIDE),
        "attributes": rows(_NAMED, "Whatever else a layer carries; usually empty."),
        "tool": _TOOL,
        "trail": replace(
            rows(TRAIL, "Where the values of a gold layer come from, where that was asked for (since 1.2)."),
            later=True,
        ),
        "disputed": replace(
            rows(DISPUTED, "What annotators differed in, if that was asked for (since 1.2)."), later=True
        ),
    },
    "One line: one article as one annotator sees it.",
)


def record_schema() -> JsonObject:
    """The JSON Schema of a record, as `schemas/copydesk.record.v1.schema.json` holds it."""
    return published_schema(RECORD, "record", "1.2")
