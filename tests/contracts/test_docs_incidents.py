"""What `docs/incidents.md` says is so."""

import json
import re

from tests.support.processes import ROOT
from tui.formats.incident_lines import INCIDENT
from tui.formats.shapes import Shape
from tui.services.incident_files import read_line
from tui.ui.commands import key_map
from tui.ui.incidents.actions import ACTIONS
from tui.ui.registry.base import INCIDENTS

PAGE = (ROOT / "docs/incidents.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    return PAGE.split(f"## {title}\n")[1].split("\n## ")[0]


def first_cells(text: str) -> list[str]:
    return [row.split("|")[1] for row in text.splitlines() if row.startswith("| `")]


def test_the_lines_of_the_page_can_be_read() -> None:
    found = re.search(r"```json\n(.*?)```", PAGE, re.DOTALL)
    assert found is not None
    lines = found.group(1).splitlines()
    assert len(lines) == 5
    for line in lines:
        assert read_line(line.encode(), "page") == json.loads(line)


def test_every_rule_is_explained() -> None:
    explained = {name for cell in first_cells(section("Values")) for name in re.findall(r"`(\w+)`", cell)}
    values = dict(INCIDENT.keys)["values"].inside
    assert isinstance(values, Shape)
    assert explained == set(dict(values.keys)["rule"].values)


def test_the_keys_are_those_of_the_desk() -> None:
    keys = key_map(INCIDENTS)
    named = [key for cell in first_cells(section("The desk")) for key in re.findall(r"`([^`]+)`", cell)]
    assert {keys["slash" if key == "/" else key] for key in named} <= set(ACTIONS)
    assert len(named) == 15
