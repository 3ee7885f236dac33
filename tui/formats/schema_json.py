"""Schemas as JSON text: what a project file keeps of each version, and what the desk reads at every start.

Only what differs from the default is written, in a fixed order, so that equal schemas have equal texts. Reading is
strict: a key or word that this version of copydesk does not know is an error, not a loss.
"""

import json
from collections.abc import Callable
from enum import StrEnum
from typing import TypeAlias, TypeVar

from tui.domain.errors import SchemaError
from tui.domain.schema import (
    Check,
    Column,
    Export,
    Field,
    FieldType,
    Label,
    Option,
    Reason,
    Schema,
    Severity,
    Table,
)
from tui.domain.values import Nothing

_Json: TypeAlias = "str | bool | list[_Json] | dict[str, _Json]"
_Noun: TypeAlias = Schema | Label | Field | Option | Check | Table | Column | Export | Reason
_T = TypeVar("_T")


def schema_to_json(schema: Schema, *, indent: int | None = None) -> str:
    """Writes a schema.

    Args:
        schema: The schema.
        indent: Spaces for each level, for people; None for one compact line.

    Returns:
        JSON in ASCII.
    """
    separators = (",", ":") if indent is None else None
    return json.dumps(_written(schema), indent=indent, separators=separators)


def schema_from_json(text: str) -> Schema:
    """Reads what `schema_to_json` wrote.

    Raises:
        SchemaError: It is something else, or was written by a newer copydesk.
    """
    try:
        return _read(Schema, json.loads(text), _SCHEMA)
    except (ValueError, TypeError, RecursionError):
        raise SchemaError(
            "The schema in the project file cannot be read: a newer copydesk may have written it."
        ) from None


def _written(noun: _Noun) -> dict[str, _Json]:
    """The attributes that differ from their default; those without one always."""
    usual = noun._field_defaults
    return {
        name: _plain(value)
        for name, value in zip(noun._fields, noun, strict=True)
        if name not in usual or value != usual[name]
    }


def _plain(value: object) -> _Json:
    # First of all: the nouns are tuples as well.
    if isinstance(value, _Noun):
        return _written(value)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, str | bool):
        return value
    raise AssertionError(type(value).__name__)


_Reader: TypeAlias = Callable[[_Json], object]


def _read(make: Callable[..., _T], found: _Json, readers: dict[str, _Reader]) -> _T:
    """Makes a noun; an unknown key, or one that is missing, is a TypeError of the constructor."""
    if not isinstance(found, dict):
        raise TypeError("noun")
    return make(**{key: readers.get(key, _text)(value) for key, value in found.items()})


def _text(found: _Json) -> str:
    if not isinstance(found, str):
        raise TypeError("text")
    return found


def _truth(found: _Json) -> bool:
    if not isinstance(found, bool):
        raise TypeError("truth")
    return found


def _several(read: Callable[[_Json], _T]) -> Callable[[_Json], tuple[_T, ...]]:
    def read_all(found: _Json) -> tuple[_T, ...]:
        if not isinstance(found, list):
            raise TypeError("list")
        return tuple(read(each) for each in found)

    return read_all


def _option(found: _Json) -> Option:
    return _read(Option, found, _OPTION)


def _field(found: _Json) -> Field:
    return _read(Field, found, _FIELD)


def _word(found: _Json) -> tuple[str, str]:
    if not isinstance(found, list):
        raise TypeError("list")
    word, number = found
    return (_text(word), _text(number))


_texts = _several(_text)
_options = _several(_option)
_fields = _several(_field)
_checks = _several(lambda found: _read(Check, found, _CHECK))

_pairs = _several(_word)

_LABEL: dict[str, _Reader] = {"was": _texts}
_OPTION: dict[str, _Reader] = {
    "options": _options,
    "retired": _truth,
    "note": _truth,
    "was": _texts,
    "triggers": _texts,
    "examples": _texts,
}
_TABLE: dict[str, _Reader] = {"search": _texts, "columns": _texts, "unlisted": _texts}
_COLUMN: dict[str, _Reader] = {"codes": _pairs}
_EXPORT: dict[str, _Reader] = {
    "columns": _several(lambda found: _read(Column, found, _COLUMN)),
    "codes": _pairs,
}
_REASON: dict[str, _Reader] = {"guideline": _truth}
_CHECK: dict[str, _Reader] = {"severity": lambda found: Severity(_text(found)), "fields": _texts}
_FIELD: dict[str, _Reader] = {
    "type": lambda found: FieldType(_text(found)),
    "many": _truth,
    "options": _options,
    "leaf_only": _truth,
    "precision": _options,
    "levels": _options,
    "fields": _fields,
    "nothing": _several(lambda found: Nothing(_text(found))),
    "words": _pairs,
    "readonly": _truth,
    "columns": _texts,
    "relations": _options,
    "codes": _pairs,
    "no_evidence": _truth,
    "review_only": _truth,
    "was": _texts,
    "examples": _texts,
}
_SCHEMA: dict[str, _Reader] = {
    "labels": _several(lambda found: _read(Label, found, _LABEL)),
    "article_fields": _fields,
    "event_fields": _fields,
    "summary": _texts,
    "checks": _checks,
    "article_checks": _checks,
    "confidence": _options,
    "no_event_reasons": _options,
    "tables": _several(lambda found: _read(Table, found, _TABLE)),
    "export": lambda found: _read(Export, found, _EXPORT),
    "same_when": _several(_texts),
    "align": _pairs,
    "alternatives": _truth,
    "review_reasons": _several(lambda found: _read(Reason, found, _REASON)),
    "feedback": _truth,
}
