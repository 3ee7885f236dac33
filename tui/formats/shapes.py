"""Shapes of JSON: one description that checks what is read and writes the JSON Schema that others check with."""

import re
from dataclasses import dataclass
from functools import cache

from tui.domain.wire import Json, JsonObject


@dataclass(frozen=True, slots=True)
class Shape:
    """What a JSON value may be. Every key of an object is there, but for those that came later, and no other.

    Attributes:
        kind: `string`, `integer`, `number`, `boolean`, `array` or `object`.
        help: What it holds, for the JSON Schema.
        pattern: For a string: what all of it must match.
        values: For a string: the closed list; empty for none.
        least: For an integer: the smallest.
        filled: For an array: whether it holds at least one item.
        inside: For an array: the shape of each item.
        keys: For an object: its keys and their shapes, in the order of writing.
        name: A shape that is used in several places is defined once in the JSON Schema, by this name.
        later: As a key: whether it came after the first version, so that lines written before lack it.
        or_null: Whether it can be null instead.
    """

    kind: str
    help: str = ""
    pattern: str = ""
    values: tuple[str, ...] = ()
    least: int | None = None
    filled: bool = False
    inside: "Shape | None" = None
    keys: tuple[tuple[str, "Shape"], ...] = ()
    name: str = ""
    later: bool = False
    or_null: bool = False


def text(note: str = "", pattern: str = "", values: tuple[str, ...] = (), name: str = "") -> Shape:
    """The shape of a string."""
    return Shape("string", note, pattern=pattern, values=values, name=name)


def rows(inside: Shape, note: str = "", *, filled: bool = False) -> Shape:
    """The shape of an array."""
    return Shape("array", note, inside=inside, filled=filled)


def record(keys: dict[str, Shape], note: str = "", name: str = "") -> Shape:
    """The shape of an object."""
    return Shape("object", note, keys=tuple(keys.items()), name=name)


def unlike(shape: Shape, value: Json, where: str = "") -> str:
    """What is wrong with a value, in a few words that begin with the place; empty if nothing is.

    Args:
        shape: What it should be.
        value: What it is.
        where: The place, such as `spans[3].label`.
    """
    if _is_simple(shape, value):
        return ""
    match shape.kind, value:
        case "string", str():
            return _unlike_text(shape, value, where)
        case "integer", int() if not isinstance(value, bool):
            too_small = shape.least is not None and value < shape.least
            return f"{where} is {value}: it must be {shape.least} or more" if too_small else ""
        case "array", list():
            return _unlike_rows(shape, value, where)
        case "object", dict():
            return _unlike_record(shape, value, where)
    article = "an" if shape.kind[0] in "aeiou" else "a"
    return f"{where or 'the record'} must be {article} {shape.kind}"


def _is_simple(shape: Shape, value: Json) -> bool:
    """Whether it is what it should be, and that can be told from its type alone."""
    if value is None:
        return shape.or_null
    if isinstance(value, bool):
        return shape.kind == "boolean"
    return shape.kind == "number" and isinstance(value, int | float)


def _unlike_text(shape: Shape, value: str, where: str) -> str:
    if shape.values and value not in shape.values:
        return f"{where} is {value[:40]!r}: it must be {' or '.join(repr(str(each)) for each in shape.values)}"
    if shape.pattern and not _compiled(shape.pattern).fullmatch(value):
        return f"{where} is {value[:40]!r}: {shape.help or 'this is not accepted here'}"
    return ""


def _unlike_rows(shape: Shape, value: list[Json], where: str) -> str:
    if shape.filled and not value:
        return f"{where} must not be empty"
    if shape.inside is not None:
        for index, each in enumerate(value):
            if wrong := unlike(shape.inside, each, f"{where}[{index}]"):
                return wrong
    return ""


def _unlike_record(shape: Shape, value: JsonObject, where: str) -> str:
    found = 0
    for key, inside in shape.keys:
        place = f"{where}.{key}" if where else key
        if key not in value:
            if inside.later:
                continue
            return f"{place} is missing"
        found += 1
        if wrong := unlike(inside, value[key], place):
            return wrong
    if len(value) > found:
        known = {key for key, _ in shape.keys}
        other = next(key for key in value if key not in known)
        return f"{where or 'the record'} has a key that this version does not know: {other[:40]!r}"
    return ""


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def json_schema(shape: Shape) -> tuple[JsonObject, JsonObject]:
    """The JSON Schema of a shape, and the definitions that it refers to, by name."""
    definitions: JsonObject = {}
    return _described(shape, definitions, top=True), dict(sorted(definitions.items()))


def published_schema(shape: Shape, name: str, version: str) -> JsonObject:
    """The JSON Schema of a shape as `schemas/` holds it.

    Args:
        shape: The shape.
        name: What has it: `record`, `agreement`, …
        version: Of the shape, such as 1.2; the id names the part before the point.
    """
    body, definitions = json_schema(shape)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:copydesk:{name}:{version.partition('.')[0]}",
        "title": f"copydesk {name} {version}",
        **body,
        "$defs": definitions,
    }


def _described(shape: Shape, definitions: JsonObject, *, top: bool = False) -> JsonObject:
    if shape.name and not top:
        if shape.name not in definitions:
            definitions[shape.name] = _described(shape, definitions, top=True)
        return {"$ref": f"#/$defs/{shape.name}"}
    found: JsonObject = {"type": [shape.kind, "null"] if shape.or_null else shape.kind}
    if shape.help:
        found["description"] = shape.help
    if shape.pattern:
        found["pattern"] = f"^(?:{shape.pattern})$" if "|" in shape.pattern else f"^{shape.pattern}$"
    if shape.values:
        found["enum"] = list(shape.values)
    if shape.least is not None:
        found["minimum"] = shape.least
    if shape.filled:
        found["minItems"] = 1
    if shape.inside is not None:
        found["items"] = _described(shape.inside, definitions)
    if shape.kind == "object":
        found["required"] = [key for key, inside in shape.keys if not inside.later]
        found["properties"] = {key: _described(inside, definitions) for key, inside in shape.keys}
        found["additionalProperties"] = False
    return found
