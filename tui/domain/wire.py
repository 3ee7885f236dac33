"""Edits as JSON: the shape that the log of a project file and other programs read and write.

Every shape is built from objects, lists, strings and integers, leaves out what is empty, and has one spelling, so
that equal edits give equal text:

=========== ====================================================================================
value       `["date", "2022-01-05", {"precision": "day"}]`; without the object if there are no parts
field value `{"value": …}` or `{"nothing": "unknown"}`, and `evidence`, `confidence`, `note`; beside a value
            `alternatives` (values) and `optional` (true)
span        `{"label": "place", "origin": "label", "ranges": [[13, 22]]}`, code points, half-open
change      `{"span": id, "before": …, "after": …}` with null for no span; or
            `{"value": [owner, path], "before": …, "after": …}` with `{}` for a blank field value; or
            `{"events": true, "before": [id, …], "after": [id, …]}`; or
            `{"attribute": name, "before": "…", "after": "…"}`
edit        `{"action": "…", "title": "…", "changes": [change, …]}`
=========== ====================================================================================
"""

import json
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from tui.domain.edits import AttributeChange, Change, EventsChange, SpanChange, ValueChange
from tui.domain.errors import FormatError
from tui.domain.spans import Origin, Range, Span
from tui.domain.values import FieldValue, Nothing, Value

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"
JsonObject: TypeAlias = dict[str, Json]

_FIELD_VALUE_KEYS = frozenset({"value", "nothing", "evidence", "confidence", "note", "alternatives", "optional"})


def canonical(value: Json) -> str:
    """The one text of a JSON value: sorted names, no spaces, characters as they are.

    Raises:
        FormatError: The value holds a number that JSON lacks, such as NaN.
    """
    try:
        return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    except ValueError as error:
        raise FormatError(f"This cannot be written as JSON: {error}.") from error


def parse(text: str) -> Json:
    """The JSON value of a text.

    Raises:
        FormatError: The text is no JSON.
    """
    try:
        value: Json = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise FormatError(f"This is not JSON: {error}.") from error
    return value


def encode_value(value: Value) -> list[Json]:
    """A typed value as JSON."""
    encoded: list[Json] = [value.type, value.literal]
    if value.parts:
        encoded.append(dict(value.parts))
    return encoded


def decode_value(encoded: Json) -> Value:
    """The typed value of its JSON.

    Raises:
        FormatError: The JSON has another shape.
    """
    match encoded:
        case [str(type_), str(literal)]:
            return Value(type_, literal)
        case [str(type_), str(literal), dict(parts)] if parts:
            kept = sorted((name, _text(part, "a part of a value")) for name, part in parts.items())
            if all(part for _, part in kept):
                return Value(type_, literal, tuple(kept))
    raise _unlike(encoded, "a value")


def encode_field_value(said: FieldValue) -> JsonObject:
    """A field value as JSON; a blank one is an empty object."""
    encoded: JsonObject = {}
    if said.value is not None:
        encoded["value"] = encode_value(said.value)
    if said.nothing is not None:
        encoded["nothing"] = said.nothing.value
    if said.evidence:
        encoded["evidence"] = list(said.evidence)
    if said.confidence:
        encoded["confidence"] = said.confidence
    if said.note:
        encoded["note"] = said.note
    if said.alternatives:
        encoded["alternatives"] = [encode_value(each) for each in said.alternatives]
    if said.optional:
        encoded["optional"] = True
    return encoded


def decode_field_value(encoded: Json) -> FieldValue:
    """The field value of its JSON.

    Raises:
        FormatError: The JSON has another shape, or names both a value and a kind of nothing.
    """
    held = _object(encoded, "a field value")
    if (
        not held.keys() <= _FIELD_VALUE_KEYS
        or {"value", "nothing"} <= held.keys()
        or (held.keys() & {"alternatives", "optional"} and "value" not in held)
        or held.get("optional", True) is not True
    ):
        raise _unlike(encoded, "a field value")
    try:
        nothing = Nothing(_text(held["nothing"], "a kind of nothing")) if "nothing" in held else None
    except ValueError as error:
        raise _unlike(encoded, "a field value") from error
    return FieldValue(
        value=decode_value(held["value"]) if "value" in held else None,
        nothing=nothing,
        evidence=_texts(held.get("evidence", []), "evidence"),
        confidence=_text(held.get("confidence", ""), "a confidence"),
        note=_text(held.get("note", ""), "a note"),
        alternatives=_alternatives(held.get("alternatives", [])),
        optional="optional" in held,
    )


def _alternatives(encoded: Json) -> tuple[Value, ...]:
    if not isinstance(encoded, list):
        raise _unlike(encoded, "alternatives")
    return tuple(decode_value(each) for each in encoded)


def encode_ranges(ranges: Iterable[Range]) -> list[Json]:
    """Ranges as JSON: a list of pairs."""
    return [[start, end] for start, end in ranges]


def decode_ranges(encoded: Json) -> tuple[Range, ...]:
    """The ranges of their JSON.

    Raises:
        FormatError: The JSON has another shape, or the ranges are not sorted, disjoint and without empty ones.
    """
    ranges = tuple(_range(pair) for pair in _list(encoded, "ranges"))
    edges = [edge for pair in ranges for edge in pair]
    if not ranges or edges[0] < 0 or edges != sorted(edges) or any(start == end for start, end in ranges):
        raise _unlike(encoded, "ranges")
    return ranges


def encode_span(span: Span) -> JsonObject:
    """A span as JSON, without its id."""
    return {"label": span.label, "origin": span.origin.value, "ranges": encode_ranges(span.ranges)}


def decode_span(span_id: str, encoded: Json) -> Span:
    """The span of its JSON.

    Raises:
        FormatError: The JSON has another shape.
    """
    match encoded:
        case {"label": str(label), "origin": str(origin), "ranges": ranges, **rest} if not rest:
            try:
                return Span(span_id, label, decode_ranges(ranges), Origin(origin))
            except ValueError as error:
                raise _unlike(encoded, "a span") from error
    raise _unlike(encoded, "a span")


def encode_change(change: Change) -> JsonObject:
    """A change as JSON."""
    match change:
        case SpanChange(id=span_id, before=before, after=after):
            return {"span": span_id, "before": _encoded(before), "after": _encoded(after)}
        case ValueChange():
            return {
                "value": [change.owner, change.path],
                "before": encode_field_value(change.before),
                "after": encode_field_value(change.after),
            }
        case EventsChange():
            return {"events": True, "before": list(change.before), "after": list(change.after)}
        case AttributeChange():
            return {"attribute": change.name, "before": change.before, "after": change.after}


def decode_change(encoded: Json) -> Change:
    """The change of its JSON.

    Raises:
        FormatError: The JSON has another shape.
    """
    match encoded:
        case {"span": str(span_id), "before": before, "after": after, **rest} if not rest:
            return SpanChange(span_id, _span(span_id, before), _span(span_id, after))
        case {"value": [str(owner), str(path)], "before": before, "after": after, **rest} if not rest:
            return ValueChange(owner, path, decode_field_value(before), decode_field_value(after))
        case {"events": True, "before": before, "after": after, **rest} if not rest:
            return EventsChange(_texts(before, "a list of events"), _texts(after, "a list of events"))
        case {"attribute": str(name), "before": str(before), "after": str(after), **rest} if not rest:
            return AttributeChange(name, before, after)
    raise _unlike(encoded, "a change")


def encode_changes(changes: Sequence[Change]) -> list[Json]:
    """Changes as JSON, in their order."""
    return [encode_change(change) for change in changes]


def decode_changes(encoded: Json) -> tuple[Change, ...]:
    """The changes of their JSON.

    Raises:
        FormatError: The JSON has another shape.
    """
    return tuple(decode_change(change) for change in _list(encoded, "changes"))


def _encoded(span: Span | None) -> JsonObject | None:
    return None if span is None else encode_span(span)


def _span(span_id: str, encoded: Json) -> Span | None:
    return None if encoded is None else decode_span(span_id, encoded)


def _range(encoded: Json) -> Range:
    match encoded:
        case [int(start), int(end)] if not isinstance(start, bool) and not isinstance(end, bool):
            return (start, end)
    raise _unlike(encoded, "a range")


def _text(encoded: Json, what: str) -> str:
    if not isinstance(encoded, str):
        raise _unlike(encoded, what)
    return encoded


def _texts(encoded: Json, what: str) -> tuple[str, ...]:
    return tuple(_text(each, what) for each in _list(encoded, what))


def _list(encoded: Json, what: str) -> list[Json]:
    if not isinstance(encoded, list):
        raise _unlike(encoded, what)
    return encoded


def _object(encoded: Json, what: str) -> JsonObject:
    if not isinstance(encoded, dict):
        raise _unlike(encoded, what)
    return encoded


_SHOWN = 60


def _unlike(encoded: Json, what: str) -> FormatError:
    shown = json.dumps(encoded)
    return FormatError(f"This is not {what}: {shown if len(shown) <= _SHOWN else shown[:_SHOWN] + '…'}")
