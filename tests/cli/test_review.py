import json
from pathlib import Path

import jsonschema
import pytest

from tests.support.reviewed import add, allow_feedback, coded, make_review
from tui.cli.main import run
from tui.store.project import Project

FEEDBACK_FILE = Path(__file__).parents[2] / "schemas/copydesk.feedback.v1.schema.json"
SCHEMA_FILE = Path(__file__).parents[2] / "schemas/copydesk.adjudication.v1.schema.json"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "p.db"
    make_review(path, coded("ana", "a1"), coded("ben", "a1", dead="5"), coded("cy", "a1", dead="5")).close()
    return path


def test_list_auto_and_apply(path: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(["review", str(path), "--auto", "unanimous"]) == 0
    assert capsys.readouterr().out == "unanimous decided 0 disagreements in 1 article; 1 left.\n"
    assert run(["review", str(path), "--list"]) == 0
    shown = capsys.readouterr()
    assert "field_value  dead" in shown.out
    assert not any(name in shown.out for name in ("ana", "ben", "cy"))
    assert shown.err == "1 article that at least two finished; 1 open, 0 later, 0 decided, 0 accepted.\n"
    assert run(["review", str(path), "--auto", "majority", "--dry-run", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "policy": "majority",
        "dry_run": True,
        "articles": 1,
        "decided": 1,
        "left": 0,
        "decided_by_kind": {"field_value": 1},
        "left_by_kind": {},
    }
    assert run(["review", str(path), "--list", "--format", "json"]) == 0
    line = json.loads(capsys.readouterr().out)
    file = tmp_path / "d.jsonl"
    file.write_text(json.dumps({"article": "a1", "id": line["id"], "choice": "take", "side": "ana"}))
    assert run(["review", str(path), "--as", "eve", "--apply", str(file)]) == 0
    assert capsys.readouterr().out == "1 decision carried out.\n"
    with Project.open(path) as project:
        assert project.layer("a1", "gold").status == "done"
        assert project.verify() == []


def test_a_script_that_decided_the_rest_leaves_gold_of_all(
    path: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    with Project.open(path) as project:
        add(project, coded("ana", "a2"))
        add(project, coded("ben", "a2"))
    assert run(["review", str(path), "--list", "--format", "json"]) == 0
    line = json.loads(capsys.readouterr().out)
    file = tmp_path / "d.jsonl"
    file.write_text(json.dumps({"article": "a1", "id": line["id"], "choice": "take", "side": "ana"}))
    assert run(["review", str(path), "--as", "eve", "--apply", str(file)]) == 0
    with Project.open(path) as project:
        assert [project.layer(article, "gold").status.value for article in ("a1", "a2")] == ["done", "done"]


def test_figures_and_audits(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["review", str(path), "--audit"]) == 0
    assert capsys.readouterr().out == "No policy has accepted anything yet: there is nothing to ask again.\n"
    assert run(["review", str(path), "--auto", "majority"]) == 0
    capsys.readouterr()
    assert run(["review", str(path), "--audit", "--dry-run"]) == 0
    assert capsys.readouterr().out == (
        "majority: 1 answer accepted, 1 would be asked again.\n"
        "unanimous: 5 answers accepted, 5 would be asked again.\n"
    )
    assert run(["review", str(path), "--audit", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "percent": 5,
        "seed": 1,
        "dry_run": False,
        "articles": 1,
        "accepted": {"majority": 1, "unanimous": 5},
        "drawn": {"majority": 1, "unanimous": 5},
    }
    assert run(["review", str(path), "--list", "--format", "json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {line["path"] for line in lines} == {"", "type", "date", "place", "hurt", "dead"}
    assert {line["again"] for line in lines} == {""}
    assert run(["review", str(path), "--figures"]) == 0
    assert "What policies decided" in capsys.readouterr().out
    assert run(["review", str(path), "--figures", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    jsonschema.Draft202012Validator(json.loads(SCHEMA_FILE.read_text("utf-8"))).validate(told)
    assert {each["policy"]: each["drawn"] for each in told["policies"]} == {"unanimous": 5, "majority": 1}
    with Project.open(path) as project:
        assert project.layer("a1", "gold").status == "in_progress"
        assert project.verify() == []


def test_one_thing_at_a_time(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["review", str(path), "--list", "--auto", "majority"]) == 2
    assert "Say one thing to do" in capsys.readouterr().err


def test_options_of_the_list_do_not_open_the_desk(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["review", str(path), "--kind", "event_type"]) == 2
    assert "--kind does nothing here: it belongs to --list" in capsys.readouterr().err


@pytest.mark.parametrize(
    "options",
    [
        ["--list", "--dry-run"],
        ["--apply", "-", "--dry-run"],
        ["--figures", "--seed", "2"],
        ["--auto", "majority", "--article", "1"],
        ["--audit", "--kind", "event_type"],
        ["--apply", "-", "--format", "json"],
    ],
)
def test_options_that_would_do_nothing_are_refused(
    path: Path, capsys: pytest.CaptureFixture[str], options: list[str]
) -> None:
    assert run(["review", str(path), *options]) == 2
    assert "does nothing here: it belongs to" in capsys.readouterr().err


def test_the_list_of_an_article_and_of_a_kind(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["review", str(path), "--list", "--format", "json"]) == 0
    every = capsys.readouterr().out
    assert run(["review", str(path), "--list", "--article", "1", "--kind", "field_value", "--format", "json"]) == 0
    assert capsys.readouterr().out == every
    assert run(["review", str(path), "--list", "--article", "2", "--format", "json"]) == 0
    assert capsys.readouterr().out == ""
    assert run(["review", str(path), "--list", "--article", "nope"]) == 1
    assert "There is no article nope" in capsys.readouterr().err
    assert run(["review", str(path), "--list", "--kind", "feild_value"]) == 2
    assert "is not one of article_field, event_missing" in capsys.readouterr().err


def test_without_more_it_opens_the_desk_which_needs_a_terminal(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["review", str(path), "--as=eve"]) == 1
    assert "the desk needs a terminal" in capsys.readouterr().err


def test_a_file_that_does_not_fit_is_one_line(
    path: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "d.jsonl"
    file.write_text('{"article": "a1", "id": "d1", "choice": "take"}')
    assert run(["review", str(path), "--as", "eve", "--apply", str(file)]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_guidelines_and_feedback(path: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(["review", str(path), "--guidelines"]) == 0
    assert "No decision was flagged as unclear" in capsys.readouterr().out
    assert run(["review", str(path), "--list", "--format", "json"]) == 0
    (line,) = map(json.loads, capsys.readouterr().out.splitlines())
    file = tmp_path / "d.jsonl"
    ruling = {"article": "a1", "id": line["id"], "choice": "take", "side": "ana", "unclear": True, "note": "Which?"}
    file.write_text(json.dumps(ruling))
    assert run(["review", str(path), "--as", "eve", "--apply", str(file)]) == 0
    capsys.readouterr()
    assert run(["agreement", str(path), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["review"]["decisions"] == 1
    for form, begins in (("text", "Guideline log of "), ("md", "# Open questions of "), ("json", "{")):
        assert run(["review", str(path), "--guidelines", "--format", form]) == 0
        said = capsys.readouterr().out
        assert said.startswith(begins)
        assert "Which?" in said
    assert run(["review", str(path), "--feedback", "--as", "ben"]) == 1
    assert "this project gives no feedback" in capsys.readouterr().err.lower()
    assert run(["review", str(path), "--figures", "--format", "md"]) == 2
    assert run(["review", str(path), "--guidelines", "--since", "9"]) == 1
    assert "has no version 9" in capsys.readouterr().err


def test_feedback_is_told_once_all_is_decided(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Project.open(path) as project:
        allow_feedback(project)
    assert run(["review", str(path), "--feedback", "--as", "ana"]) == 0
    assert "0 articles that you finished" in capsys.readouterr().out
    assert run(["review", str(path), "--feedback", "--as", "nobody"]) == 1
    assert "nobody annotates nothing in this project: --as is one of ana, ben, cy." in capsys.readouterr().err
    assert run(["review", str(path), "--auto", "majority"]) == 0
    capsys.readouterr()
    assert run(["review", str(path), "--feedback", "--as", "ana"]) == 0
    said = capsys.readouterr().out
    assert "1 article that you finished and of which all is decided; in 1 place gold says" in " ".join(said.split())
    assert "gold says  5" in said
    assert not {"ben", "cy"} & set(said.split())
    assert run(["review", str(path), "--feedback", "--as", "ana", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    jsonschema.Draft202012Validator(json.loads(FEEDBACK_FILE.read_text("utf-8"))).validate(told)
    (difference,) = told["articles"][0]["differences"]
    assert (difference["said"], difference["gold"], difference["by_policy"]) == ("3", "5", True)


def test_a_run_is_taken_back_as_one(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["review", str(path), "--as", "eve", "--undo-run"]) == 1
    assert "No rule of yours has decided anything that stands." in capsys.readouterr().err
    assert run(["review", str(path), "--as", "eve", "--auto", "majority"]) == 0
    assert run(["review", str(path), "--as", "joe", "--undo-run"]) == 1
    assert run(["review", str(path), "--as", "eve", "--undo-run", "--dry-run"]) == 0
    assert "What the rule majority did would be taken back in 1 article." in capsys.readouterr().out
    assert run(["review", str(path), "--list", "--state", "accepted"]) == 0
    assert "dead" in capsys.readouterr().out
    assert run(["review", str(path), "--as", "eve", "--undo-run"]) == 0
    assert "What the rule majority did is taken back in 1 article." in capsys.readouterr().out
    assert run(["review", str(path), "--list"]) == 0
    assert "dead" in capsys.readouterr().out
    assert run(["review", str(path), "--as", "eve", "--undo-run", "--format", "json"]) == 2
