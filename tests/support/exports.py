"""What a project exports, held against the promises of the record."""

import json
from pathlib import Path
from typing import Any, TypeAlias

import jsonschema

from tests.support.hands import copydesk

SCHEMA_FILE = Path(__file__).parents[2] / "schemas/copydesk.record.v1.schema.json"

Record: TypeAlias = dict[str, Any]


def export_lines(project: Path) -> list[bytes]:
    return copydesk("export", project).splitlines()


def exported(project: Path) -> Record:
    """The one line that the project exports, held against its JSON Schema and its own text."""
    lines = export_lines(project)
    assert len(lines) == 1
    record: Record = json.loads(lines[0])
    jsonschema.Draft202012Validator(json.loads(SCHEMA_FILE.read_bytes())).validate(record)
    for span in record["spans"]:
        assert record["text"][span["start"] : span["end"]] == span["quote"]
        for each in span["ranges"]:
            assert record["text"][each["start"] : each["end"]] == each["quote"]
    return record


def said(owner: Record) -> dict[str, tuple[str, list[str]]]:
    """What is said of an event, or of the article: value or kind of nothing, and the words that show it.

    What was only worked out is left out.
    """
    return {
        row["field"]: (row["value"] if row["state"] == "value" else row["state"], row["quotes"])
        for row in owner["fields"]
        if row["state"] != "empty" and row["type"] != "items" and not row["derived"]
    }
