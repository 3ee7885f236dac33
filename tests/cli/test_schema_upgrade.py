"""`copydesk schema upgrade`."""

import json
from pathlib import Path

import pytest

from tests.support.commands import Runner, make_runner
from tests.support.raids import NEW, OLD, new_session, raids, written
from tui.store.project import Project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = raids(tmp_path)
    written(tmp_path, "new.yaml", NEW)
    return path.relative_to(tmp_path)


def version(folder: Path) -> str:
    with Project.open(folder / "p.db") as opened:
        return opened.current_schema_name()


def test_it_shows_what_changes_and_what_needs_a_person_and_does_it(
    copydesk: Runner, project: Path, tmp_path: Path
) -> None:
    result = copydesk("schema", "upgrade", project, "new.yaml", "--yes", "--as", "lead")
    assert (result.code, result.err) == (0, "")
    lines = result.out.splitlines()
    assert lines[:3] == ["raids: 1.0 → 1.1", "What changes:", "  article.relevant: boolean becomes choice"]
    assert "  event.side_a: now called dyad.side_a" in lines
    assert "  event.weapon: the answer “gun” is “firearm” now" in lines
    assert "What becomes of 25 answers in 3 layers:" in lines
    assert "  2 stay as they are" in lines
    assert "  3 event.side_a → event.dyad.side_a (such as UN)" in lines
    assert "  3 event.notes → kept aside (such as seen)" in lines
    assert "  1 event.weapon: gun → firearm (such as gun → firearm)" in lines
    assert "  3 spans: label who → actor" in lines
    assert "  3 overrides of gone dropped with it; the history keeps the reasons" in lines
    assert lines[-5:] == [
        "What needs a person (2):",
        "  0.txt, ana, event 1: who has 2 entries where one answer is asked for now: choose one.",
        "  1.txt, ana, event 1: Weapon has no answer “bomb”: choose another.",
        "1 finished layer will be in progress again.",
        "Upgraded p.db to raids@1.1: 3 layers; 2 things need a person.",
    ]
    assert version(tmp_path) == "raids@1.1"
    again = copydesk("schema", "upgrade", project, "new.yaml")
    assert (again.code, again.out) == (0, "p.db is at raids@1.1 already: there is nothing to do.\n")
    history = copydesk("history", project, "0.txt", "--format", "json").out.splitlines()
    assert json.loads(history[-1])["author"] == "lead"


def test_without_a_terminal_and_without_yes_it_only_shows(copydesk: Runner, project: Path, tmp_path: Path) -> None:
    result = copydesk("schema", "upgrade", project, "new.yaml")
    assert result.code == 1
    assert result.out.endswith("Nothing was changed: say --yes to upgrade.\n")
    assert version(tmp_path) == "raids@1.0"


def test_a_dry_run_changes_nothing(copydesk: Runner, project: Path, tmp_path: Path) -> None:
    result = copydesk("schema", "upgrade", project, "new.yaml", "--dry-run", "--full")
    assert result.code == 0
    assert "Answer by answer:" in result.out
    assert "  2.txt, ana, event 1: side_a → dyad/side_a: UN" in result.out.splitlines()
    assert "  2.txt, ana, event 1: dead: 5" in result.out.splitlines()
    assert result.out.endswith("Would upgrade p.db to raids@1.1, 3 layers. Nothing was changed.\n")
    assert version(tmp_path) == "raids@1.0"


@pytest.mark.parametrize(("typed", "after"), [(b"y\n", "raids@1.1"), (b"n\n", "raids@1.0")])
def test_on_a_terminal_it_asks(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: bytes, after: str
) -> None:
    monkeypatch.chdir(tmp_path)
    asked = pytest.MonkeyPatch()
    asked.setattr("tui.cli.schema_upgrade.is_terminal", lambda: True)
    result = make_runner(pytest.MonkeyPatch())("schema", "upgrade", project, "new.yaml", stdin=typed)
    asked.undo()
    assert result.code == (after == "raids@1.0")
    assert "Upgrade p.db to raids@1.1, 3 layers? [y/N]" in result.err
    assert version(tmp_path) == after


def test_for_programs_each_line_is_an_object(copydesk: Runner, project: Path) -> None:
    result = copydesk("schema", "upgrade", project, "new.yaml", "--yes", "--format", "json")
    lines = [json.loads(line) for line in result.out.splitlines()]
    kinds = {line["line"] for line in lines}
    assert kinds == {"change", "answers", "label", "dropped_overrides", "needs_person", "summary", "result"}
    assert lines[-1]["done"] is True
    summary = lines[-2]
    assert (summary["before"], summary["after"]) == ("raids@1.0", "raids@1.1")
    assert (summary["layers"], summary["changed"], summary["same"], summary["needs_person"]) == (3, 23, 2, 2)
    need = next(line for line in lines if line["line"] == "needs_person")
    assert (need["article"], need["annotator"], need["event"], need["path"]) == ("0.txt", "ana", 1, "who@1.0")


def test_for_programs_with_every_answer(copydesk: Runner, project: Path) -> None:
    result = copydesk("schema", "upgrade", project, "new.yaml", "--dry-run", "--full", "--format", "json")
    lines = [json.loads(line) for line in result.out.splitlines()]
    assert sum(line["line"] == "answer" for line in lines) == 23
    assert sum(line["line"] == "needs_person" for line in lines) == 2
    assert lines[-1]["done"] is False


def test_what_cannot_follow_is_refused_in_one_line(copydesk: Runner, project: Path, tmp_path: Path) -> None:
    written(tmp_path, "same.yaml", OLD.replace("notes: text", "notes: longtext"))
    result = copydesk("schema", "upgrade", project, "same.yaml", "--yes")
    assert (result.code, result.out) == (1, "")
    assert (
        result.err == "copydesk: Schema raids@1.0 is in the project with another content: give it a new version.\n"
    )
    written(tmp_path, "broken.yaml", NEW.replace("dead: quantity", "dead: number"))
    result = copydesk("schema", "upgrade", project, "broken.yaml", "--yes")
    assert result.code == 1
    assert "broken.yaml:" in result.err


def test_status_tells_of_layers_that_were_left_behind(copydesk: Runner, project: Path, tmp_path: Path) -> None:
    assert copydesk("schema", "upgrade", project, "new.yaml", "--yes").code == 0
    assert "other versions" not in copydesk("status", project).out
    with Project.open(tmp_path / "p.db") as opened:
        session = new_session(opened)
        session.open(opened.article_rows("ana")[0].id)
        session.undo()
    said = copydesk("status", project).out.splitlines()[1]
    assert said == "1 layer of other versions of the schema: copydesk schema upgrade brings them along."
    result = copydesk("schema", "upgrade", project, "new.yaml", "--yes")
    assert result.out.splitlines()[-1].startswith("Upgraded p.db to raids@1.1: 1 layer;")
