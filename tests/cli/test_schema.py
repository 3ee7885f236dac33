import io
import json
import sys
from pathlib import Path

import pytest

from tui.cli.main import run
from tui.formats.schema_json import schema_from_json
from tui.services.schemas import load_named_schema, shipped_schemas

FINE = 'schema: mine\nversion: "1"\nlabels: [a]\n'
BROKEN = 'schema: mine\nversion: "1"\nlabel: [a]\nlabels: [A]\n'


def test_list_names_each_shipped_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", "list"]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == list(shipped_schemas())


def test_check_says_what_a_fine_schema_holds(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", "check", "entities"]) == 0

    said = capsys.readouterr()
    assert said.out == "entities: entities 1.1 is fine: 10 labels.\n"
    assert said.err == ""


def test_check_tells_all_errors_of_all_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken, fine = tmp_path / "broken.yaml", tmp_path / "fine.yaml"
    broken.write_text(BROKEN)
    fine.write_text(FINE)

    assert run(["schema", "check", str(broken), "nobody", str(fine)]) == 1

    said = capsys.readouterr()
    assert said.out == f"{fine}: mine 1 is fine: 1 label.\n"
    lines = said.err.splitlines()
    assert lines[0].startswith(f"{broken}:3:1: unknown key 'label' in a schema; did you mean 'labels'?")
    assert lines[1].startswith(f"{broken}:4:10: 'A' as the id of a label; ")
    assert lines[2] == f"copydesk: {broken} has 2 errors."
    assert lines[3].startswith("copydesk: No schema is called nobody: ")
    assert lines[4] == "copydesk: 2 of 3 cannot be used."


def test_check_of_a_directory_checks_the_schemas_in_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "b.yaml").write_text(BROKEN)
    (tmp_path / "a.yml").write_text(FINE)
    (tmp_path / "notes.txt").write_text("no schema")

    assert run(["schema", "check", str(tmp_path)]) == 1

    said = capsys.readouterr()
    assert said.out == f"{tmp_path}/a.yml: mine 1 is fine: 1 label.\n"
    assert said.err.splitlines()[-2:] == [
        f"copydesk: {tmp_path}/b.yaml has 2 errors.",
        "copydesk: 1 of 2 cannot be used.",
    ]


def test_check_of_a_directory_without_schemas_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", "check", str(tmp_path)]) == 1
    assert capsys.readouterr().err == (
        f"copydesk: {tmp_path} holds no schemas: give a directory with .yaml files, or the files.\n"
    )


def test_a_schema_is_checked_with_the_files_beside_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "actors.csv").write_text("id,name\n1,A\n1,B\n")
    path = tmp_path / "mine.yaml"
    path.write_text(f"{FINE}tables: {{actors: actors.csv}}\n")

    assert run(["schema", "check", str(path)]) == 1
    assert capsys.readouterr().err.splitlines()[0] == (
        f"{path}:4:18: actors.csv:3: id '1' twice, first in line 2; expected it once"
    )
    (tmp_path / "actors.csv").write_text("id,name\n1,A\n")
    assert run(["schema", "check", str(path)]) == 0
    assert capsys.readouterr().out == f"{path}: mine 1 is fine: 1 label, 1 table.\n"


@pytest.mark.parametrize(
    "content", [b"", b"\x00\x01", b"\xff\xfe", b"just words", b"- a\n- b\n", b"\x89PNG\r\n\x1a\n"]
)
def test_check_of_what_is_no_schema_is_told_in_lines(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "odd.yaml"
    path.write_bytes(content)

    assert run(["schema", "check", str(path)]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert all(line.startswith(f"{path}:1:1: ") for line in lines[:-1])
    assert lines[-1].startswith(f"copydesk: {path} has ")


def test_standard_input_can_be_checked_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", "check", "-", "-"]) == 2
    assert "- stands for standard input, which can be read once." in capsys.readouterr().err


@pytest.mark.parametrize("command", ["check", "show", "list"])
def test_the_examples_stay_on_their_lines(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", command, "--help"]) == 0
    assert f"\n  Example:\n    copydesk schema {command}" in capsys.readouterr().out


def test_a_schema_is_read_from_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(BROKEN.encode())))

    assert run(["schema", "check", "-"]) == 1
    assert capsys.readouterr().err.startswith("<stdin>:3:1: unknown key 'label'")


def test_show_draws_the_form(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", "show", "conflict-event"]) == 0

    said = capsys.readouterr().out
    assert said.startswith("Conflict events (conflict-event 1.2)\n")
    assert "  * Date (date): date!, label time, precision 1 Exact date / 2 Week or weekend / 3 Month, " in said
    assert "The day on which it happened." not in said


def test_show_can_add_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", "show", "conflict-event", "--help-texts"]) == 0
    assert "The day on which it happened." in capsys.readouterr().out


def test_show_as_data_is_the_whole_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", "show", "conflict-event", "--format", "json"]) == 0

    said = capsys.readouterr().out
    assert json.loads(said)["type_field"] == "type"
    assert schema_from_json(said) == load_named_schema("conflict-event")


def test_show_of_a_broken_schema_tells_all_errors(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "broken\x1b.yaml"
    path.write_text(BROKEN)

    assert run(["schema", "show", str(path)]) == 1

    said = capsys.readouterr()
    assert said.out == ""
    assert [line.split(":")[1] for line in said.err.splitlines()[:2]] == ["3", "4"]
    assert said.err.splitlines()[2].endswith("has 2 errors.")
    assert said.err.count("\n") == 3
    assert "\x1b" not in said.err


def test_a_schema_must_be_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", "check"]) == 2
    assert "Missing argument 'SCHEMA…'" in capsys.readouterr().err
