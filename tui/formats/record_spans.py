"""The spans of a record: offsets in two units, and a quote for each that proves them."""

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping

from tui.domain.errors import FormatError
from tui.domain.spans import Origin, Span
from tui.domain.wire import Json, JsonObject
from tui.formats.record_rows import objects

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


def utf16_offsets(text: str) -> Callable[[int], int]:
    """How many UTF-16 units lie before a code point offset of this text."""
    if text.isascii():
        return lambda offset: offset
    wide = [match.start() for match in _ASTRAL.finditer(text)]
    return lambda offset: offset + bisect_left(wide, offset)


def write_spans(spans: Mapping[str, Span], text: str) -> list[Json]:
    """The spans, sorted by start, end and id."""
    utf16 = utf16_offsets(text)
    ordered = sorted(spans.values(), key=lambda span: (span.start, span.end, span.id))
    return [_write(span, text, utf16) for span in ordered]


def _write(span: Span, text: str, utf16: Callable[[int], int]) -> JsonObject:
    start, end = span.start, span.end
    return {
        "id": span.id,
        "label": span.label,
        "origin": span.origin.value,
        "start": start,
        "end": end,
        "start_utf16": utf16(start),
        "end_utf16": utf16(end),
        "quote": text[start:end],
        "ranges": [{"start": low, "end": high, "quote": text[low:high]} for low, high in span.ranges],
    }


def read_spans(encoded: Json, text: str) -> dict[str, Span]:
    """The spans of a record, each proved by its quotes.

    Args:
        encoded: Rows as `RECORD` describes them.
        text: The text of the article.

    Raises:
        FormatError: Two spans have the same id, or one does not fit the text or contradicts itself.
    """
    utf16 = utf16_offsets(text)
    spans: dict[str, Span] = {}
    for index, row in enumerate(objects(encoded)):
        span = _read(row, text, f"spans[{index}]")
        if span.id in spans:
            raise FormatError(f"spans[{index}]: the id {span.id!r} stands twice")
        if row != _write(span, text, utf16):
            wrong = next(key for key, value in _write(span, text, utf16).items() if row[key] != value)
            raise FormatError(f"spans[{index}]: {wrong} does not fit the ranges and the text")
        spans[span.id] = span
    return spans


def _read(row: JsonObject, text: str, where: str) -> Span:
    ranges = tuple((_whole(each["start"]), _whole(each["end"])) for each in objects(row["ranges"]))
    edges = [edge for pair in ranges for edge in pair]
    if edges != sorted(edges) or any(start == end for start, end in ranges):
        raise FormatError(f"{where}: the ranges must be sorted, apart from each other, and none empty")
    if edges[-1] > len(text):
        raise FormatError(f"{where}: it ends at {edges[-1]}, and the text at {len(text)}")
    return Span(str(row["id"]), str(row["label"]), ranges, Origin(str(row["origin"])))


def _whole(encoded: Json) -> int:
    return encoded if isinstance(encoded, int) else 0
