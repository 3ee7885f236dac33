"""`copydesk export`, and `load` after it."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from tests.support.coders import Coder
from tests.support.commands import Runner
from tests.support.desks import at_work, new_article
from tests.support.permissions import common_directory, unprivileged
from tests.support.projects import busy_project, make_project
from tests.support.reviewed import coded, make_review, work_on
from tui.cli.main import run as run_here
from tui.domain.edits import AttributeChange
from tui.store.project import Project

SCHEMA = json.loads(Path(__file__).parents[2].joinpath("schemas/copydesk.record.v1.schema.json").read_text("utf-8"))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return busy_project(tmp_path / "p.db")


def test_records_go_to_standard_output_and_counts_beside_it(copydesk: Runner, project: Path) -> None:
    result = copydesk("export", project)
    assert result.code == 0
    assert result.err == f"2 layers, 2 events, 4 spans; {len(result.out.encode()):,} bytes.\n"
    records = [json.loads(line) for line in result.out.split("\n")[:-1]]
    assert [record["annotator"] for record in records] == ["ana", "ben"]
    for record in records:
        jsonschema.Draft202012Validator(SCHEMA).validate(record)


def test_export_twice_gives_the_same_bytes(copydesk: Runner, project: Path, tmp_path: Path) -> None:
    assert copydesk("export", project, "-o", "1.jsonl").code == 0
    assert copydesk("export", project, "-o", "2.jsonl").code == 0
    assert (tmp_path / "1.jsonl").read_bytes() == (tmp_path / "2.jsonl").read_bytes()
    assert sorted(path.name for path in tmp_path.glob("*.jsonl*")) == ["1.jsonl", "2.jsonl"]


def test_export_load_export_gives_the_same_bytes(copydesk: Runner, project: Path, tmp_path: Path) -> None:
    assert copydesk("export", project, "-o", "1.jsonl").code == 0
    other = make_project(tmp_path / "other.db", with_article=False)
    assert copydesk("load", other, "1.jsonl") == (0, "2 layers and 1 new article loaded.\n", "")
    assert copydesk("export", other, "-o", "2.jsonl").code == 0
    assert (tmp_path / "1.jsonl").read_bytes() == (tmp_path / "2.jsonl").read_bytes()
    assert copydesk("verify", other).code == 0


def test_layers_can_be_chosen(copydesk: Runner, project: Path) -> None:
    assert copydesk("export", project, "--layers", "ben").err.startswith("1 layer, 0 events")
    assert copydesk("export", project, "--layers", "ben", "--layers", "all").err.startswith("2 layers")
    result = copydesk("export", project, "--layers", "gold")
    assert (result.code, result.out) == (1, "")
    assert result.err == "copydesk: There is no gold in this project yet: it is made with copydesk review.\n"
    assert copydesk("export", project, "--layers", "nan").err.startswith("copydesk: Nobody is called nan in this")


def test_a_file_is_only_replaced_on_demand(copydesk: Runner, project: Path, tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text("mine", encoding="utf-8")
    result = copydesk("export", project, "-o", "x.jsonl")
    assert (result.code, result.out) == (1, "")
    assert "x.jsonl is there already" in result.err
    assert (tmp_path / "x.jsonl").read_text(encoding="utf-8") == "mine"
    assert copydesk("export", project, "-o", "x.jsonl", "--force").code == 0
    assert (tmp_path / "x.jsonl").read_text(encoding="utf-8").startswith('{"format":')


@pytest.mark.parametrize("target", ["nowhere/x.jsonl", "."])
def test_a_place_that_cannot_be_written_is_one_line(copydesk: Runner, project: Path, target: str) -> None:
    result = copydesk("export", project, "-o", target, "--force")
    assert (result.code, result.out) == (1, "")
    assert len(result.err.splitlines()) == 1
    assert target in result.err


TABLE = """
schema: fires
version: "1"
event:
  type: kind
  include_when: dead >= 1
  fields: {kind: {type: choice, options: [arson, accident]}, dead: integer}
export:
  columns: {kind: kind, dead: dead, who: record.annotator, article: "{record.name}#{record.number}"}
"""


@pytest.fixture
def fires(tmp_path: Path) -> Path:
    (tmp_path / "fires.yaml").write_text(TABLE, encoding="utf-8")
    with at_work(
        tmp_path / "fires.db", new_article("a,b.txt", "Fire."), schema=str(tmp_path / "fires.yaml")
    ) as work:
        for kind, dead in (("arson", "3"), ("accident", "0")):
            work.do("new-event")
            work.desk.asking = None
            for path, typed in (("kind", kind), ("dead", dead)):
                work.desk.go_to_field(path)
                work.do("edit-value")
                work.type(typed, "enter")
    return tmp_path / "fires.db"


def test_the_table_of_the_schema(copydesk: Runner, fires: Path) -> None:
    result = copydesk("export", fires, "--format", "csv")

    assert result.code == 0
    assert result.out == 'kind,dead,who,article\r\narson,3,ana,"a,b.txt#1"\r\n'
    assert result.err == "1 row of 1 layer, 1 event left out by include_when; 48 bytes.\n"


def test_the_table_of_what_was_loaded_tells_when_it_was_made(copydesk: Runner, tmp_path: Path) -> None:
    (tmp_path / "dated.yaml").write_text(
        TABLE.replace("who: record.annotator", "made: record.created, changed: record.updated"), encoding="utf-8"
    )
    with at_work(tmp_path / "p.db", new_article("a.txt", "Fire."), schema=str(tmp_path / "dated.yaml")) as work:
        work.do("new-event")
    assert copydesk("export", tmp_path / "p.db", "-o", "p.jsonl").code == 0
    assert copydesk("new", tmp_path / "q.db", "--schema", tmp_path / "dated.yaml").code == 0
    assert copydesk("load", tmp_path / "q.db", "p.jsonl").code == 0

    [first, second] = [copydesk("export", tmp_path / name, "--format", "csv").out for name in ("p.db", "q.db")]
    assert first == second


def test_the_table_goes_into_a_file_whole_or_not_at_all(copydesk: Runner, fires: Path, tmp_path: Path) -> None:
    assert copydesk("export", fires, "--format", "csv", "-o", "t.csv").code == 0
    assert (tmp_path / "t.csv").read_bytes().count(b"\r\n") == 2
    assert "is there already" in copydesk("export", fires, "--format", "csv", "-o", "t.csv").err


def test_a_table_of_nothing_has_its_headings(copydesk: Runner, fires: Path) -> None:
    result = copydesk("export", fires, "--format", "csv", "--layers", "nobody")
    assert (result.code, result.out) == (1, "")
    with Project.open(fires) as project:
        project.ensure_annotator("ben")
    assert copydesk("export", fires, "--format", "csv", "--layers", "ben").out == "kind,dead,who,article\r\n"


def test_a_layer_without_events_counts_unless_nothing_was_said_in_it(copydesk: Runner, fires: Path) -> None:
    with Project.open(fires) as project:
        article = project.find_article("1")
        assert article is not None
        for who in ("ben", "eve"):
            project.ensure_annotator(who)
        Coder(project, article, "ben").do(AttributeChange("status", "", "no_event"))
        eve = Coder(project, article, "eve")
        eve.do(AttributeChange("status", "", "no_event"))
        eve.undo()
    for who, count in (("ben", "1 layer"), ("eve", "0 layers")):
        told = copydesk("export", fires, "--format", "csv", "--layers", who).err
        assert told.startswith(f"0 rows of {count}; ")


def test_a_schema_without_a_table(copydesk: Runner, tmp_path: Path) -> None:
    (tmp_path / "plain.yaml").write_text('schema: plain\nversion: "1"\nlabels: [a]\n', encoding="utf-8")
    assert copydesk("new", tmp_path / "plain.db", "--schema", tmp_path / "plain.yaml").code == 0
    result = copydesk("export", tmp_path / "plain.db", "--format", "csv")

    assert (result.code, result.out) == (1, "")
    assert "makes no table" in result.err


FORMULAS = """
schema: words
version: "1"
event:
  type: kind
  fields: {kind: {type: choice, options: [raid, siege]}, words: text, dead: {type: integer, nothing: [unknown]}}
export:
  nothing: {unknown: "-99"}
  columns: {=kind: kind, words: words, dead: dead}
"""


def test_what_a_spreadsheet_would_calculate_is_made_a_text(copydesk: Runner, tmp_path: Path) -> None:
    (tmp_path / "words.yaml").write_text(FORMULAS, encoding="utf-8")
    with at_work(tmp_path / "w.db", new_article("a.txt", "Raid."), schema=str(tmp_path / "words.yaml")) as work:
        for words in ("=HYPERLINK(A1)", "said = so"):
            work.do("new-event")
            work.desk.asking = None
            for path, typed in (("kind", "raid"), ("words", words), ("dead", "?")):
                work.desk.go_to_field(path)
                work.do("edit-value")
                work.type(typed, "enter")

    result = copydesk("export", tmp_path / "w.db", "--format", "csv")
    assert result.out == "'=kind,words,dead\r\nraid,'=HYPERLINK(A1),-99\r\nraid,said = so,-99\r\n"
    assert result.err.splitlines()[1:] == [
        "An apostrophe in front of 2 cells that a spreadsheet would calculate: --as-is leaves it out."
    ]
    result = copydesk("export", tmp_path / "w.db", "--format", "csv", "--as-is")
    assert result.out == "=kind,words,dead\r\nraid,=HYPERLINK(A1),-99\r\nraid,said = so,-99\r\n"
    assert "apostrophe" not in result.err
    assert copydesk("export", tmp_path / "w.db", "--as-is").code == 2


FORMS = ("jsonl", "csv")


def elsewhere(path: Path) -> None:
    """A link to a file that somebody needs."""
    path.with_name("needed").write_text("needed", encoding="utf-8")
    path.symlink_to("needed")


REFUSED: dict[str, tuple[Callable[[Path], object], str]] = {
    "a file": (lambda path: path.write_text("mine", encoding="utf-8"), "is there already"),
    "a link to a file": (elsewhere, "is there already"),
    "a link to nothing": (lambda path: path.symlink_to("nowhere"), "is not a file"),
    "a link to a device": (lambda path: path.symlink_to("/dev/null"), "is not a file"),
    "a link to a directory": (lambda path: path.symlink_to("."), "is not a file"),
    "a directory": (Path.mkdir, "is not a file"),
    "a pipe": (os.mkfifo, "is not a file"),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("there", REFUSED)
def test_what_is_there_is_not_written_to(
    copydesk: Runner, fires: Path, tmp_path: Path, form: str, there: str
) -> None:
    make, why = REFUSED[there]
    path = tmp_path / "out"
    make(path)
    before = {each.name: each.lstat() for each in tmp_path.iterdir() if each.name in {"out", "needed"}}

    result = copydesk("export", fires, "--format", form, "-o", path)
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith(f"copydesk: {path} ")
    assert why in result.err
    assert result.err.count("\n") == 1
    assert {name: (tmp_path / name).lstat() for name in before} == before

    result = copydesk("export", fires, "--format", form, "-o", path, "--force")
    if why == "is not a file":
        assert (result.code, result.out) == (1, "")
        assert {name: (tmp_path / name).lstat() for name in before} == before
    else:
        # A link gives way to the file; what it led to stays.
        assert (result.code, result.out) == (0, "")
        assert path.is_file()
        assert not path.is_symlink()
        assert there == "a file" or (tmp_path / "needed").read_text(encoding="utf-8") == "needed"
    assert not [each for each in tmp_path.iterdir() if each.name.startswith(".copydesk")]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", ["/dev/null", "/dev/full", "/proc/version"])
def test_devices_are_left_alone(copydesk: Runner, fires: Path, form: str, name: str) -> None:
    before = Path(name).stat()
    for force in ((), ("--force",)):
        result = copydesk("export", fires, "--format", form, "-o", name, *force)
        assert (result.code, result.out) == (1, "")
        assert name in result.err
        assert result.err.count("\n") == 1
    assert (Path(name).stat().st_ino, Path(name).stat().st_mode) == (before.st_ino, before.st_mode)


@pytest.mark.parametrize("form", FORMS)
def test_a_directory_that_takes_no_files_is_said(copydesk: Runner, fires: Path, form: str) -> None:
    with common_directory() as directory:
        project, closed = directory / "p.db", directory / "closed"
        shutil.copy(fires, project)
        project.chmod(0o666)
        with unprivileged():
            closed.mkdir(mode=0o500)
            result = copydesk("export", project, "--format", form, "-o", closed / "out")
            assert not [*closed.iterdir()]
    assert (result.code, result.out) == (1, "")
    assert str(closed / "out") in result.err
    assert result.err.count("\n") == 1


CHECKED = """
schema: counts
version: "1"
event:
  type: kind
  fields:
    kind: {type: choice, required: yes, options: [raid, siege]}
    low: integer
    best: integer
  checks:
    order: {rule: low <= best, message: The lowest number is above the best one. Mend one of them.}
"""


def test_what_breaks_a_check_is_loaded_and_told(copydesk: Runner, tmp_path: Path) -> None:
    (tmp_path / "counts.yaml").write_text(CHECKED, encoding="utf-8")
    with at_work(tmp_path / "c.db", new_article("a.txt", "Raid."), schema=str(tmp_path / "counts.yaml")) as work:
        work.do("new-event")
        work.desk.asking = None
        for path, typed in (("low", "5"), ("best", "3")):
            work.desk.go_to_field(path)
            work.do("edit-value")
            work.type(typed, "enter")
    assert copydesk("export", tmp_path / "c.db", "-o", "c.jsonl").code == 0
    assert copydesk("new", tmp_path / "d.db", "--schema", tmp_path / "counts.yaml").code == 0
    result = copydesk("load", tmp_path / "d.db", "c.jsonl")

    assert (result.code, result.out) == (0, "1 layer and 1 new article loaded.\n")
    [told, summary] = result.err.splitlines()
    assert told.startswith("c.jsonl:1: e")
    assert told.endswith(": The lowest number is above the best one. Mend one of them.")
    assert summary == "The schema's checks find 1 problem; nothing was left out for it."


def test_the_trail_is_about_gold_in_json_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "review.db"
    with make_review(path, coded("ana", "a1"), coded("ben", "a1", dead="5")) as project:
        work_on(project).settle("a1")
    assert run_here(["export", str(path), "--layers", "gold", "--disputed"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    record = json.loads(line)
    jsonschema.Draft202012Validator(SCHEMA).validate(record)
    assert len(record["trail"]) == 5
    assert [each["field"] for each in record["disputed"]] == ["dead"]
    assert run_here(["export", str(path), "--trail"]) == 0
    assert all("disputed" not in json.loads(line) for line in capsys.readouterr().out.splitlines())
    for wrong in (["--format", "csv", "--trail"], ["--layers", "ana", "--disputed"]):
        assert run_here(["export", str(path), *wrong]) == 2
        assert "add --layers gold" in capsys.readouterr().err
