"""`copydesk history`."""

import json
from pathlib import Path

import pytest

from tests.support.coders import Coder
from tests.support.commands import Runner
from tests.support.projects import busy_project, make_project
from tests.support.records import ARTICLE_OF_TESTS
from tui.store.project import Project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return busy_project(tmp_path / "p.db")


def test_history_tells_who_did_what_and_when(copydesk: Runner, project: Path) -> None:
    expected = [
        "2026-03-12T09:00:00.000Z  ana  1  write it all",
        "2026-03-12T09:01:00.000Z  ben  1  write it all",
    ]
    for article in (ARTICLE_OF_TESTS.id, ARTICLE_OF_TESTS.name, "1"):
        lines = copydesk("history", project, article).out.splitlines()
        assert [line for line in lines if not line.startswith(" ")] == expected
    assert copydesk("history", project, "1", "--as", "ben").out.splitlines()[0] == expected[1]


def test_history_says_what_changed(copydesk: Runner, project: Path) -> None:
    lines = copydesk("history", project, "1", "--as", "ana").out.splitlines()
    assert "    event 1 · Armed clash: event: · → made" in lines or "    event 1: event: · → made" in lines
    assert any(line.endswith("Type: · → Battles › Armed clash “killed on Tuesday by”") for line in lines)
    assert "    article: flag: · → tolls differ" in lines
    lines = copydesk("history", project, "1", "--as", "ben").out.splitlines()
    assert lines[1:] == ["    article: status: · → no event", "    article: reason: · → opinion"]


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
        "changes": [
            {"event": "", "name": "article", "field": "status", "path": "", "before": "·", "after": "no event"},
            {"event": "", "name": "article", "field": "reason", "path": "", "before": "·", "after": "opinion"},
        ],
    }


def test_a_layer_is_shown_as_it_was(copydesk: Runner, project: Path) -> None:
    result = copydesk("history", project, "1", "--as", "ana", "--at", "2026-03-12T09")
    assert (result.code, result.err) == (0, "")
    lines = result.out.splitlines()
    assert lines[0] == "kesra.txt: ana at revision 1 of 1, 2026-03-12T09:00:00.000Z"
    assert "  Victims 1 › Alias 1: “”" in lines
    assert "  Victims 2 › Name: unknown" in lines
    assert any("Victim “Two traders”" in line for line in lines)
    assert copydesk("history", project, "1", "--as", "ana", "--at", "1").out == result.out


def test_a_past_layer_as_a_record_is_what_export_wrote_then(copydesk: Runner, project: Path) -> None:
    exported = copydesk("export", project, "--layers", "ana").out
    with Project.open(project) as opened:
        coder = Coder(opened, ARTICLE_OF_TESTS.id, "ana")
        coder.do(coder.value("", "genre", "NO"))
    assert copydesk("export", project, "--layers", "ana").out != exported
    assert copydesk("history", project, "1", "--as", "ana", "--at", "1", "--format", "json").out == exported


def test_history_of_an_untouched_article(copydesk: Runner, tmp_path: Path) -> None:
    make_project(tmp_path / "new.db")
    assert copydesk("history", "new.db", "1") == (0, "Nobody has changed anything here.\n", "")
    assert copydesk("history", "new.db", "1", "--at", "1").err == "copydesk: Nobody has changed anything here.\n"


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["17"], "There is no article 17 in this project"),
        (["a\x1b"], "There is no article a␛ in this project"),
        (["1", "--as", "eve"], "Nobody is called eve in this project"),
        (["1", "--at", "2"], "ana's layer of this article has 1 revisions, not 2"),
        (["1", "--at", "0"], "ana's layer of this article was not there yet at 0"),
        (["1", "--at", "2026-03-12T08:59"], "ana's layer of this article was not there yet at"),
        (["1", "--at", "yesterday"], "yesterday is no moment: give a revision"),
    ],
)
def test_history_says_what_is_not_there(
    copydesk: Runner, project: Path, arguments: list[str], expected: str
) -> None:
    result = copydesk("history", project, *arguments)
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith(f"copydesk: {expected}")
