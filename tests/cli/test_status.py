"""`copydesk status` and `verify`."""

import json
from pathlib import Path

import pytest

from tests.support.commands import Runner
from tests.support.projects import busy_project, make_project
from tui.store.sqlite import sqlite3


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return busy_project(tmp_path / "p.db")


def test_status_counts_states_by_annotator(copydesk: Runner, project: Path) -> None:
    result = copydesk("status", project)
    assert (result.code, result.err) == (0, "")
    assert [line.split() for line in result.out.splitlines()[1:]] == [
        ["annotator", "kind", "untouched", "in", "progress", "done", "no", "event", "flagged"],
        ["ana", "person", "0", "0", "1", "0", "1"],
        ["ben", "person", "0", "0", "0", "1", "0"],
    ]


def test_status_is_there_for_programs(copydesk: Runner, project: Path) -> None:
    found = json.loads(copydesk("status", project, "--format", "json").out)
    assert found == {
        "project": "tests",
        "schema": "blast@2026-01-05",
        "articles": 1,
        "layers_of_other_versions": 0,
        "annotators": [
            {"annotator": name, "kind": "person", "untouched": 0, "in_progress": 0, **rest}
            for name, rest in (
                ("ana", {"done": 1, "no_event": 0, "flagged": 1}),
                ("ben", {"done": 0, "no_event": 1, "flagged": 0}),
            )
        ],
    }


def test_status_of_a_new_project(copydesk: Runner, tmp_path: Path) -> None:
    make_project(tmp_path / "new.db")
    assert copydesk("status", "new.db").out.splitlines() == [
        "tests: 1 article, schema blast@2026-01-05",
        "Nobody has begun yet.",
    ]


def test_verify_is_content_with_a_sound_project(copydesk: Runner, project: Path) -> None:
    assert copydesk("verify", project) == (0, f"{project}: all promises are kept.\n", "")


def test_verify_finds_what_other_hands_did(copydesk: Runner, project: Path) -> None:
    connection = sqlite3.connect(project)
    connection.execute("UPDATE field_value SET value = '3' WHERE path = 'deaths'")
    connection.commit()
    connection.close()
    result = copydesk("verify", project)
    assert (result.code, result.err) == (1, "")
    assert "deaths" in result.out
