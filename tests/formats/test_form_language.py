import json
from pathlib import Path

import jsonschema
import pytest

from tests.support.schema_pages import DOCS, as_json, blocks, whole
from tui.domain.schema import FieldType
from tui.formats.form_language import FILE, form_language, main, written
from tui.formats.form_language_fields import TYPES
from tui.formats.schema_yaml import SchemaErrors, load_schema

SCHEMAS = Path(__file__).parents[2] / "schemas"
PAGES = ("schema.md", "tutorial-outbreaks.md")
VALIDATOR = jsonschema.Draft202012Validator(form_language())
GOOD = [
    *(whole(each) for page in PAGES for each in blocks((DOCS / page).read_text("utf-8"), "yaml")),
    *blocks((DOCS / "tutorial-outbreaks.md").read_text("utf-8"), "yaml outbreaks.yaml"),
    *(path.read_text("utf-8") for path in sorted(SCHEMAS.glob("*.yaml"))),
]

HEAD = "schema: x\nversion: '1'\n"
EVENT = HEAD + "event:\n  type: type\n  fields:\n    type: {type: choice, options: [a, b]}\n"

# fmt: off
REFUSED = [
    ("no version", "schema: x\nlabels: [a]\n"),
    ("asks nothing", HEAD),
    ("unknown key", HEAD + "titel: X\nlabels: [a]\n"),
    ("name", "schema: Ä b\nversion: '1'\nlabels: [a]\n"),
    ("label id", HEAD + "labels: [Person]\n"),
    ("label key", HEAD + "labels: {person: {key: pp}}\n"),
    ("event without type", HEAD + "event:\n  fields: {a: text}\n"),
    ("event without fields", HEAD + "event:\n  type: a\n"),
    ("type that is none", EVENT + "    a: txt\n"),
    ("choice in a word", EVENT + "    a: choice\n"),
    ("choice without options", EVENT + "    a: {type: choice}\n"),
    ("reference without a table", EVENT + "    a: {type: reference}\n"),
    ("group without fields", EVENT + "    a: {type: group}\n"),
    ("group with nothing in it", EVENT + "    a: {type: group, fields: {}}\n"),
    ("unknown key of a field", EVENT + "    a: {type: text, requird: yes}\n"),
    ("field without a type", EVENT + "    a: {title: A}\n"),
    ("field id", EVENT + "    A: text\n"),
    ("field id that expressions use", EVENT + "    record: text\n"),
    ("options of a text", EVENT + "    a: {type: text, options: [a]}\n"),
    ("levels of a date", EVENT + "    a: {type: date, levels: [a]}\n"),
    ("evidence of a group", EVENT + "    a: {type: group, evidence: yes, fields: {b: text}}\n"),
    ("plain group that is required", EVENT + "    a: {type: group, required: yes, fields: {b: text}}\n"),
    ("tree in a choice", EVENT + "    a: {type: choice, options: {x: [y]}}\n"),
    ("answers right below an answer", EVENT + "    a: {type: tree, options: {x: {y: Y}}}\n"),
    ("empty options", EVENT + "    a: {type: choice, options: {}}\n"),
    ("kind of nothing", EVENT + "    a: {type: text, nothing: [no]}\n"),
    ("when that is no condition", EVENT + "    a: {type: text, when: yes}\n"),
    ("flag that is none", EVENT + "    a: {type: text, review_only: maybe}\n"),
    ("agreement that does not fit", EVENT + "    a: {type: text, agreement: ratio}\n"),
    ("aggregate that does not fit", EVENT + "    a: {type: text, aggregate: sum}\n"),
    ("readonly alone", EVENT + "    a: {type: text, readonly: yes}\n"),
    ("default beside derive", EVENT + "    a: {type: integer, default: 1, derive: 2}\n"),
    ("bound that is no number", EVENT + "    a: {type: integer, min: ten}\n"),
    ("check without a message", EVENT + "  checks: {a: {rule: stated(type)}}\n"),
    ("check severity", EVENT + "  checks: {a: {rule: stated(type), message: M, severity: fatal}}\n"),
    ("export without columns", EVENT + "export: {rows: event}\n"),
    ("column with too many numbers", EVENT + "export: {columns: {a: {value: type, number: 100}}}\n"),
    ("reason that is a list", HEAD + "labels: [a]\nreview: {reasons: {a: [b]}}\n"),
    ("no reasons", HEAD + "labels: [a]\nreview: {reasons: []}\n"),
    ("feedback that is neither", HEAD + "labels: [a]\nreview: {feedback: maybe}\n"),
    ("audit of more than all", HEAD + "labels: [a]\nreview: {audit: 101}\n"),
    ("table without a file", HEAD + "tables: {a: {key: id}}\nlabels: [a]\n"),
]
# fmt: on


def test_the_file_is_what_the_loader_says_today() -> None:
    assert (SCHEMAS / FILE).read_text("utf-8") == written(), (
        f"run python -m tui.formats.form_language schemas/{FILE}"
    )


def test_it_is_written_to_a_file_or_to_standard_output(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([str(tmp_path / FILE)])
    main([])

    assert capsys.readouterr().out == (tmp_path / FILE).read_text("utf-8")


def test_it_is_a_json_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(written()))


@pytest.mark.parametrize("source", GOOD, ids=range(len(GOOD)))
def test_what_is_on_the_pages_and_what_is_shipped_is_valid(source: str) -> None:
    VALIDATOR.validate(as_json(source, typed=False))
    VALIDATOR.validate(as_json(source, typed=True))


@pytest.mark.parametrize("source", [each[1] for each in REFUSED], ids=[each[0] for each in REFUSED])
def test_what_the_loader_refuses_for_its_shape_is_refused_here_too(source: str) -> None:
    with pytest.raises(SchemaErrors):
        load_schema(source.encode(), "x.yaml")
    assert not VALIDATOR.is_valid(as_json(source, typed=False))
    assert not VALIDATOR.is_valid(as_json(source, typed=True))


@pytest.mark.parametrize(
    "change",
    [
        "    a: {type: text, when: stated(type)}\n",
        "    a: {type: group, many: yes, required: yes, fields: {b: text}}\n",
    ],
)
def test_what_is_refused_is_refused_for_what_is_wrong_with_it(change: str) -> None:
    VALIDATOR.validate(as_json(EVENT + change, typed=False))


def test_each_type_is_explained() -> None:
    assert set(TYPES) == set(FieldType)
