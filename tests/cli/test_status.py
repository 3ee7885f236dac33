"""`copydesk status`, `history` and `verify`."""

import json
from pathlib import Path

import pytest

from tests.support.commands import Runner
from tests.support.projects import busy_project, make_project
from tests.support.records import ARTICLE_OF_TESTS
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


def test_history_tells_who_did_what_and_when(copydesk: Runner, project: Path) -> None:
    expected = [
        "2026-03-12T09:00:00.000Z  ana  1  write it all",
        "2026-03-12T09:01:00.000Z  ben  1  write it all",
    ]
    for article in (ARTICLE_OF_TESTS.id, ARTICLE_OF_TESTS.name, "1"):
        assert copydesk("history", project, article).out.splitlines() == expected
    assert copydesk("history", project, "1", "--as", "ben").out.splitlines() == expected[1:]


def test_history_is_there_for_programs(copydesk: Runner, project: Path) -> None:
    lines = copydesk("history", project, "1", "--format", "json").out.splitlines()
    assert json.loads(lines[1]) == {
        "article": ARTICLE_OF_TESTS.id,
        "annotator": "ben",
        "revision": 1,
        "at": "2026-03-12T09:01:00.000Z",
        "author": "ben",
        "kind": "edit",
        "target": 0,
        "action": "test",
        "title": "write it all",
    }


def test_history_of_an_untouched_article(copydesk: Runner, tmp_path: Path) -> None:
    make_project(tmp_path / "new.db")
    assert copydesk("history", "new.db", "1") == (0, "Nobody has changed anything here.\n", "")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["17"], "There is no article 17 in this project"),
        (["a\x1b"], "There is no article a␛ in this project"),
        (["1", "--as", "eve"], "Nobody is called eve in this project"),
    ],
)
def test_history_says_what_is_not_there(
    copydesk: Runner, project: Path, arguments: list[str], expected: str
) -> None:
    result = copydesk("history", project, *arguments)
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith(f"copydesk: {expected}")


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
