"""Records to layers: nothing that a line claims is taken on trust."""

from tui.domain.errors import FormatError
from tui.domain.layers import ARTICLE, FLAG, NOTE, OVERRIDE, REASON, SCHEMA, STATUS, Layer, Status
from tui.domain.wire import JsonObject, canonical, parse
from tui.formats.articles import text_sha256
from tui.formats.jsonlines import parse_line
from tui.formats.published import published_date
from tui.formats.record_nouns import WITHIN, DecodedRecord, Provenance, RecordArticle, is_other
from tui.formats.record_rows import objects, pairs, read_rows
from tui.formats.record_shape import FORMAT, RECORD
from tui.formats.record_spans import read_spans
from tui.formats.shapes import unlike


def decode_record(line: bytes, where: str) -> DecodedRecord:
    """Reads one line and checks all that it claims.

    Args:
        line: Its bytes.
        where: `file:line`, put in front of errors.

    Returns:
        What it says.

    Raises:
        FormatError: It is not a record, or contradicts itself; a `NoObjectError` if it is not even an object.
    """
    try:
        return _decode(_checked(parse_line(line)))
    except FormatError as error:
        raise type(error)(f"{where}: {error.message}.") from None


def _checked(record: JsonObject) -> JsonObject:
    if record.get("format") != FORMAT:
        raise FormatError(f"this is JSON, but not a record: its format is not {FORMAT!r}")
    if wrong := unlike(RECORD, record):
        raise FormatError(wrong)
    return record


def _decode(record: JsonObject) -> DecodedRecord:
    article = _read_article(record)
    spans = read_spans(record["spans"], article.text)
    quotes = {span.id: article.text[span.start : span.end] for span in spans.values()}
    events = _read_events(record)
    values = dict(read_rows(objects(record["fields"]), ARTICLE, quotes, "fields"))
    for index, event in enumerate(objects(record["events"])):
        rows = objects(event["fields"])
        values.update(read_rows(rows, events[index], quotes, f"events[{index}].fields"))
    schema, about = _inside(record, "schema"), _inside(record, "layer")
    layer = Layer(
        article=article.id,
        annotator=str(record["annotator"]),
        spans=spans,
        events=events,
        values=values,
        attributes=_read_attributes(record, events),
    )
    revision = about["revision"]
    return DecodedRecord(
        article=article,
        layer=layer,
        provenance=Provenance(
            kind=str(record["annotator_kind"]),
            created=str(about["created"]),
            updated=str(about["updated"]),
            revision=revision if isinstance(revision, int) else 0,
        ),
        schema_name=str(schema["name"]),
        schema_sha256=str(schema["sha256"]),
    )


def _read_article(record: JsonObject) -> RecordArticle:
    held, text = _inside(record, "article"), str(record["text"])
    if held["length"] != len(text):
        raise FormatError(f"article.length is {held['length']}, but the text has {len(text)} code points")
    if held["sha256"] != text_sha256(text):
        raise FormatError("article.sha256 is not that of the text: one of them was changed")
    try:
        published = published_date(str(held["published"]), str(held["published_precision"]))
    except ValueError:
        raise FormatError("article.published is not a date, or does not fit its precision") from None
    meta = _read_metadata(str(held["metadata"]))
    if not held["name"]:
        raise FormatError("article.name is empty")
    return RecordArticle(
        id=str(record["article_id"]),
        name=str(held["name"]),
        title=str(held["title"]),
        text=text,
        sha256=str(held["sha256"]),
        source_sha256=str(held["source_sha256"]),
        encoding=str(held["encoding"]),
        bom=held["bom"] is True,
        newline=str(held["newline"]),
        language=str(held["language"]),
        published=published,
        meta=meta,
    )


def _read_metadata(text: str) -> JsonObject:
    try:
        meta = parse(text)
        canonical(meta).encode()
    except (FormatError, UnicodeEncodeError):
        meta = None
    if not isinstance(meta, dict):
        raise FormatError("article.metadata is not the JSON text of an object")
    return meta


def _read_events(record: JsonObject) -> tuple[str, ...]:
    events: list[str] = []
    for index, event in enumerate(objects(record["events"])):
        if event["position"] != index + 1 or event["id"] in events:
            raise FormatError(f"events[{index}]: positions must count from 1, and no id may stand twice")
        events.append(str(event["id"]))
    return tuple(events)


def _read_attributes(record: JsonObject, events: tuple[str, ...]) -> dict[str, str]:
    about = _inside(record, "layer")
    found = {name: str(about[name]) for name in (REASON, FLAG, NOTE)}
    if record["status"] != Status.UNTOUCHED:
        found[STATUS] = str(record["status"])
    found[SCHEMA] = str(_inside(record, "schema")["name"])
    for index, row in enumerate(objects(record["overrides"])):
        name = f"{OVERRIDE}{row['owner']}/{row['check']}"
        if (row["owner"] and row["owner"] not in events) or not row["check"] or not row["reason"] or name in found:
            raise FormatError(
                f"overrides[{index}]: it stands twice, names no event of this record, or lacks a reason"
            )
        found[name] = str(row["reason"])
    for index, (name, value) in enumerate(pairs(record["attributes"])):
        if name.startswith(WITHIN):
            # Records of version 1.1 have them.
            continue
        if not name or not is_other(name) or name in found:
            raise FormatError(f"attributes[{index}]: {name[:60]!r} has a place of its own or stands twice")
        found[name] = value
    return {name: value for name, value in found.items() if value}


def _inside(record: JsonObject, key: str) -> JsonObject:
    held = record[key]
    return held if isinstance(held, dict) else {}
