"""Incidents as JSON lines."""

import json
from pathlib import Path

import jsonschema
import pytest

from tests.support.hostile import ALL
from tests.support.reported import THREE, incident_project, node, work
from tui.formats.incident_lines import INCIDENT, incident_schema
from tui.formats.shapes import unlike
from tui.services.incident_files import exported
from tui.store.project import Project

SCHEMA_FILE = Path(__file__).parents[2] / "schemas/copydesk.incident.v1.schema.json"


def test_the_published_schema_is_that_of_the_writer() -> None:
    """Written anew with `json.dumps(incident_schema(), indent=2, ensure_ascii=False)` and a line end."""
    text = json.dumps(incident_schema(), indent=2, ensure_ascii=False) + "\n"
    assert SCHEMA_FILE.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("foreign", ["plain", ALL, "</script>", "[/]"])
def test_every_line_is_valid_whatever_is_in_it(tmp_path: Path, foreign: str) -> None:
    name, text, answers = THREE[0]
    articles = [
        (name, text, ({**answers[0], "place": foreign.replace("|", "/"), "notes": foreign.replace("|", "/")},)),
        *THREE[1:],
    ]
    validator = jsonschema.Draft202012Validator(json.loads(SCHEMA_FILE.read_text("utf-8")))
    with Project.open(incident_project(tmp_path / "p.db", articles)) as project:
        incidents = work(project)
        incidents.judge(node(project, "one.txt"), node(project, "two.txt"), "same_incident", foreign)
        lines = list(exported(incidents))
    assert len(lines) == 2
    for line in lines:
        assert unlike(INCIDENT, line) == ""
        validator.validate(json.loads(json.dumps(line)))
    values = {each["path"]: each for each in json.loads(json.dumps(lines[0]))["values"]}
    assert foreign.replace("|", "/") in [
        answer["value"] for version in values["notes"]["versions"] for answer in version["answers"]
    ]
