"""Writes the JSON Schema of the form language: what editors complete, explain and underline in a schema's YAML.

It is made of the tables that the loader itself reads by, so that no key can be missing from it. It sees neither
expressions nor names nor files, so it accepts more than the loader does, and never less.

    python -m tui.formats.form_language [FILE]
"""

import json
import sys
from pathlib import Path

from tui.domain.schema import Severity
from tui.formats.form_language_fields import field_shapes
from tui.formats.form_language_parts import (
    CODES,
    EXPRESSION,
    FLAG,
    ID,
    NOTHING,
    NUMBER,
    TEXT,
    TEXTS,
    Shape,
    any_of,
    keyed,
    listed,
    named,
    ref,
)
from tui.formats.schema_yaml import NAME, SCHEMA_KEYS, VERSION
from tui.formats.schema_yaml_export import COLUMN_KEYS, EXPORT_KEYS
from tui.formats.schema_yaml_labels import LABEL_KEYS
from tui.formats.schema_yaml_levels import CHECK_KEYS, EVENT_KEYS, LEVEL_KEYS
from tui.formats.schema_yaml_options import OPTION_KEYS
from tui.formats.schema_yaml_review import REASON_KEYS, REVIEW_KEYS
from tui.formats.schema_yaml_tables import TABLE_KEYS

FILE = "form-language.schema.json"
"""The name of the file, as the first lines of schemas name it."""

_ASKING = ("labels", "article", "event")

_SHAPES: dict[str, Shape] = {
    "schema": {"type": "string", "pattern": f"^{NAME.pattern}$"},
    "version": {**TEXT, "pattern": f"^{VERSION.pattern}$"},
    "title": TEXT,
    "help": TEXT,
    "labels": any_of(listed({**TEXT, **ID}), named(ref("label"), ID)),
    "lists": named(any_of(TEXT, ref("tree")), ID),
    "tables": named(ref("table"), ID),
    "article": ref("article"),
    "event": ref("event"),
    "confidence": any_of(TEXT, ref("answers")),
    "no_event_reasons": any_of(TEXT, ref("answers")),
    "alternatives": FLAG,
    "export": ref("export"),
    "review": ref("review"),
}
_HOTKEY: Shape = {"type": ["string", "integer"], "pattern": "^[a-z0-9]$", "minimum": 0, "maximum": 9}
_LABEL: dict[str, Shape] = {
    "key": _HOTKEY,
    "title": TEXT,
    "help": TEXT,
    "was": TEXTS,
}
_OPTION: dict[str, Shape] = {
    "title": TEXT,
    "help": TEXT,
    "options": ref("tree"),
    "when": EXPRESSION,
    "retired": FLAG,
    "note": FLAG,
    "was": TEXTS,
    "triggers": TEXTS,
    "examples": TEXTS,
    "codebook": TEXT,
}
_LEVEL: dict[str, Shape] = {"fields": ref("fields"), "checks": named(ref("check"), ID)}
_EVENT: dict[str, Shape] = {
    **_LEVEL,
    "type": TEXT,
    "summary": listed(TEXT),
    "include_when": EXPRESSION,
    "same_when": listed(any_of(TEXT, listed(TEXT))),
    "align": any_of(listed(TEXT), {"type": "object", "additionalProperties": NUMBER}),
    "sentence": TEXT,
}
_CHECK: dict[str, Shape] = {
    "rule": TEXT,
    "message": TEXT,
    "severity": {"enum": [each.value for each in Severity]},
    "fields": listed(TEXT),
}
_TABLE: dict[str, Shape] = {
    "file": {"type": "string"},
    "key": TEXT,
    "title": TEXT,
    "search": TEXTS,
    "unlisted": TEXTS,
}
_COLUMN: dict[str, Shape] = {
    "value": TEXT,
    "number": {"type": ["integer", "string"], "pattern": "^[1-9][0-9]?$", "minimum": 1, "maximum": 99},
    "join": TEXT,
    "nothing": CODES,
    "each": TEXT,
}
_EXPORT: dict[str, Shape] = {
    "rows": TEXT,
    "nothing": CODES,
    "columns": named(any_of(TEXT, keyed(COLUMN_KEYS, _COLUMN, ("value",)))),
}
_REASON: dict[str, Shape] = {"key": _HOTKEY, "title": TEXT, "help": TEXT, "guideline": FLAG}
_REVIEW: dict[str, Shape] = {
    "reasons": any_of({**listed({**TEXT, **ID}), "minItems": 1}, {**named(ref("reason"), ID), "minProperties": 1}),
    "feedback": FLAG,
    "audit": {"type": ["integer", "string"], "pattern": "^(0|[1-9][0-9]?|100)$", "minimum": 0, "maximum": 100},
}


def form_language() -> Shape:
    """The JSON Schema (2020-12) of the form language."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:copydesk:form-language",
        "title": "copydesk schema",
        "description": "What a project asks of an article.",
        **keyed(SCHEMA_KEYS, _SHAPES, ("schema", "version")),
        "anyOf": [{"required": [key]} for key in _ASKING],
        "$defs": _definitions(),
    }


def written() -> str:
    """The text of the file."""
    return json.dumps(form_language(), indent=2) + "\n"


def _definitions() -> Shape:
    flat = {key: said for key, said in OPTION_KEYS.items() if key != "options"}
    return {
        "label": any_of(TEXT, NOTHING, keyed(LABEL_KEYS, _LABEL)),
        "answers": any_of(listed(TEXT), {**_some(ref("answer")), "description": "Code: Title for each answer."}),
        "answer": any_of(TEXT, NOTHING, keyed(flat, _OPTION)),
        "tree": any_of(listed(TEXT), {**_some(ref("branch")), "description": "Code: Title for each answer."}),
        "branch": any_of(TEXT, NOTHING, listed(TEXT), keyed(OPTION_KEYS, _OPTION)),
        "table": any_of({"type": "string"}, keyed(TABLE_KEYS, _TABLE, ("file",))),
        "article": keyed(LEVEL_KEYS, _LEVEL, ("fields",)),
        "event": keyed(EVENT_KEYS, _EVENT, ("fields", "type")),
        "check": keyed(CHECK_KEYS, _CHECK, ("rule", "message")),
        "export": keyed(EXPORT_KEYS, _EXPORT, ("columns",)),
        "review": keyed(REVIEW_KEYS, _REVIEW),
        "reason": any_of(TEXT, NOTHING, keyed(REASON_KEYS, _REASON)),
        **field_shapes(),
    }


def _some(values: Shape) -> Shape:
    return {"type": "object", "additionalProperties": values, "minProperties": 1}


def main(arguments: list[str]) -> None:
    """Writes the file that is named, or to standard output."""
    if arguments:
        Path(arguments[0]).write_text(written(), encoding="utf-8")
    else:
        sys.stdout.write(written())


if __name__ == "__main__":
    main(sys.argv[1:])
