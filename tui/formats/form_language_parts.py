"""The pieces out of which the JSON Schema of the form language is put together."""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from tui.domain.values import Nothing

Shape: TypeAlias = dict[str, object]
"""A JSON Schema, or a part of one."""

TEXT: Shape = {"type": ["string", "number", "boolean"]}
"""Any text: editors take `010` for a number and `true` for a truth, the loader takes both for text."""

NOTHING: Shape = {"type": "null"}
FLAG: Shape = {"enum": ["yes", "no", True, False, "true", "false"]}
NUMBER: Shape = {"type": ["number", "string"], "pattern": r"^-?\d{1,18}(\.\d{1,18})?$"}
ID: Shape = {"pattern": "^[a-z][a-z0-9_]{0,39}$"}
TEXTS: Shape = {"anyOf": [TEXT, {"type": "array", "items": TEXT}]}
"""One text, or a list of texts."""

EXPRESSION: Shape = {"type": ["string", "number"], "not": {"enum": ["yes", "no", "true", "false"]}}
CONDITION: Shape = {"anyOf": [FLAG, TEXT]}
CODES: Shape = {
    "type": "object",
    "properties": {kind.value: {"anyOf": [TEXT, NOTHING]} for kind in Nothing},
    "additionalProperties": False,
}
"""What the kinds of nothing are called in the exported table."""


def ref(name: str) -> Shape:
    """What is described under `$defs`."""
    return {"$ref": f"#/$defs/{name}"}


def any_of(*shapes: Shape) -> Shape:
    """One of several forms."""
    return {"anyOf": list(shapes)}


def listed(items: Shape) -> Shape:
    """A list."""
    return {"type": "array", "items": items}


def words(known: Mapping[str, str]) -> Shape:
    """One word out of a closed list, each with what it means."""
    return {"anyOf": [{"const": word, "description": sentence(said)} for word, said in known.items()]}


def named(values: Shape, ids: Shape | None = None) -> Shape:
    """A mapping whose keys are the writer's own; nothing at all is an empty one.

    Args:
        values: What each key has.
        ids: What the keys look like; None for any text.
    """
    shape: Shape = {"type": ["object", "null"], "additionalProperties": values}
    return shape if ids is None else {**shape, "propertyNames": ids}


def keyed(keys: Mapping[str, str], shapes: Mapping[str, Shape], required: Iterable[str] = ()) -> Shape:
    """A mapping with the keys of one of the loader's tables.

    Args:
        keys: The table: each key with what it holds.
        shapes: What the value of each key looks like.
        required: The keys that must be there.

    Raises:
        KeyError: A key of the table has no shape.
    """
    properties = {key: {"description": sentence(said), **shapes[key]} for key, said in keys.items()}
    needed = list(required)
    shape: Shape = {"type": "object", "properties": properties, "additionalProperties": False}
    return {**shape, "required": needed} if needed else shape


def sentence(said: str) -> str:
    """What the loader's tables say of a key, as a sentence."""
    return f"{said[:1].upper()}{said[1:]}."
