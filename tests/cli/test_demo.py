"""`copydesk demo`, and what `annotate` says where there is no desk to open."""

from pathlib import Path

import pytest

from tests.support.commands import Runner
from tests.support.projects import make_project
from tui.store.project import Project


def test_the_demo_project_is_made_once(copydesk: Runner, tmp_path: Path) -> None:
    result = copydesk("demo", "--no-open")
    assert (result.code, result.err) == (0, "")
    assert result.out.splitlines() == [
        "copydesk-demo.db: a project of the sample articles, with schema conflict-event.",
        "ana and ben have coded some of them: --as ana opens the desk as ana.",
    ]
    assert [path.name for path in tmp_path.iterdir()] == ["copydesk-demo.db"]
    with Project.open(tmp_path / "copydesk-demo.db") as project:
        assert project.article_count() == 14
        assert project.name == "copydesk-demo"
        project.ensure_annotator("me")
    again = copydesk("demo", "--no-open")
    assert again == (0, "copydesk-demo.db is there already.\n", "")
    with Project.open(tmp_path / "copydesk-demo.db") as project:
        assert [person.name for person in project.people()] == ["ana", "ben", "me"]


def test_the_demo_project_can_lie_elsewhere(copydesk: Runner, tmp_path: Path) -> None:
    assert copydesk("demo", "--no-open", "--project", "try.db").code == 0
    assert copydesk("verify", "try.db").code == 0
    result = copydesk("demo", "--no-open", "--project", "nowhere/try.db")
    assert result == (1, "", "copydesk: nowhere/try.db cannot be made: make the directory nowhere first.\n")
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    assert "is not a copydesk project" in copydesk("demo", "--no-open", "--project", "mine.txt").err


def test_the_demo_for_reviews_is_another_project(copydesk: Runner, tmp_path: Path) -> None:
    result = copydesk("demo", "--review", "--no-open")
    assert (result.code, result.err) == (0, "")
    assert result.out.splitlines() == [
        "copydesk-review.db: a project of the sample articles, with schema conflict-event.",
        "ana, ben and cora differ: copydesk review copydesk-review.db opens the review desk.",
    ]
    assert [path.name for path in tmp_path.iterdir()] == ["copydesk-review.db"]
    assert copydesk("demo", "--review", "--no-open").out == "copydesk-review.db is there already.\n"
    listed = copydesk("review", "copydesk-review.db", "--list")
    assert "5 articles that at least two finished" in listed.err


@pytest.mark.parametrize("command", [["demo", "--project"], ["demo", "--review", "--project"], ["annotate"]])
def test_the_desk_needs_a_terminal(copydesk: Runner, tmp_path: Path, command: list[str]) -> None:
    project = make_project(tmp_path / "p.db")
    arguments = [*command, project]
    result = copydesk(*arguments, "--as", "ana")
    assert (result.code, result.out) == (1, "")
    assert len(result.err.splitlines()) == 1
    assert "needs a terminal" in result.err


def test_a_login_that_is_no_name_is_asked_for(
    copydesk: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_project(tmp_path / "p.db")
    monkeypatch.setenv("COPYDESK_AS", "ana b")
    result = copydesk("annotate", "p.db")
    assert result.code == 2
    assert result.err.splitlines()[-1] == (
        "copydesk: 'ana b' cannot be an annotator's name: say who you are with --as NAME."
    )
