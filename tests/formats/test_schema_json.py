import json
from pathlib import Path

import pytest

from tui.domain.errors import SchemaError
from tui.domain.schema import Check, Field, FieldType, Label, Option, Schema, Severity
from tui.domain.values import Nothing
from tui.formats.schema_json import schema_from_json, schema_to_json
from tui.formats.schema_yaml import load_schema
from tui.services.schema_files import BesideSchema

SHIPPED = sorted((Path(__file__).parents[2] / "schemas").glob("*.yaml"))
HEAD = {"id": "x", "version": "1", "title": "X"}


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_schema_travels_without_loss(path: Path) -> None:
    schema = load_schema(path.read_bytes(), path.name, BesideSchema(path.parent))
    text = schema_to_json(schema)

    assert schema_from_json(text) == schema
    assert schema_to_json(schema_from_json(text)) == text
    assert schema_from_json(schema_to_json(schema, indent=2)) == schema


def test_everything_that_differs_from_its_default_is_written_and_nothing_else() -> None:
    schema = Schema(
        "x",
        "1",
        "X",
        labels=(Label("a", "A", "a"),),
        event_fields=(
            Field(
                "f",
                FieldType.TREE,
                "F",
                many=True,
                leaf_only=False,
                options=(Option("010", "Ä", options=(Option("NO", "N"),)),),
                nothing=(Nothing.UNKNOWN,),
                words=(("dozens", "12"),),
            ),
        ),
        checks=(Check("c", "true", "M"), Check("d", "true", "M", Severity.ERROR, ("f",))),
    )

    assert schema_to_json(schema) == json.dumps(
        {
            **HEAD,
            "labels": [{"id": "a", "title": "A", "key": "a"}],
            "event_fields": [
                {
                    "id": "f",
                    "type": "tree",
                    "title": "F",
                    "many": True,
                    "options": [{"code": "010", "title": "Ä", "options": [{"code": "NO", "title": "N"}]}],
                    "leaf_only": False,
                    "nothing": ["unknown"],
                    "words": [["dozens", "12"]],
                }
            ],
            "checks": [
                {"id": "c", "rule": "true", "message": "M"},
                {"id": "d", "rule": "true", "message": "M", "severity": "error", "fields": ["f"]},
            ],
        },
        separators=(",", ":"),
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        "{}",
        "{",
        "[" * 100_000,
        json.dumps({**HEAD, "colour": "red"}),
        json.dumps({**HEAD, "title": 3}),
        json.dumps({**HEAD, "labels": "a"}),
        json.dumps({**HEAD, "labels": ["a"]}),
        json.dumps({**HEAD, "labels": [{"id": "a"}]}),
        json.dumps({**HEAD, "event_fields": [{"id": "a", "type": "colour", "title": "A"}]}),
        json.dumps({**HEAD, "event_fields": [{"id": "a", "type": "text", "title": "A", "many": 1}]}),
        json.dumps({**HEAD, "event_fields": [{"id": "a", "type": "text", "title": "A", "nothing": ["never"]}]}),
        json.dumps({**HEAD, "event_fields": [{"id": "a", "type": "integer", "title": "A", "words": [["a"]]}]}),
        json.dumps({**HEAD, "event_fields": [{"id": "a", "type": "integer", "title": "A", "words": ["ab"]}]}),
        json.dumps({**HEAD, "checks": [{"id": "a", "rule": "true", "message": "m", "severity": "fatal"}]}),
    ],
    ids=range(17),
)
def test_anything_else_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(SchemaError, match=r"^The schema in the project file cannot be read: .*\.$"):
        schema_from_json(text)
