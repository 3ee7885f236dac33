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
    assert said.out == "entities: entities 1.1 is fine: 10 labels, 0 article fields, 0 event fields, 0 checks.\n"
    assert said.err == ""


def test_check_tells_all_errors_of_all_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken, fine = tmp_path / "broken.yaml", tmp_path / "fine.yaml"
    broken.write_text(BROKEN)
    fine.write_text(FINE)

    assert run(["schema", "check", str(broken), "nobody", str(fine)]) == 1

    said = capsys.readouterr()
    assert said.out.startswith(f"{fine}: mine 1 is fine: 1 label, ")
    lines = said.err.splitlines()
    assert lines[0].startswith(f"{broken}:3:1: unknown key 'label' in a schema; did you mean 'labels'?")
    assert lines[1].startswith(f"{broken}:4:10: 'A' as the id of a label; ")
    assert lines[2] == f"copydesk: {broken} has 2 errors."
    assert lines[3].startswith("copydesk: No schema is called nobody: ")


def test_a_schema_is_read_from_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(BROKEN.encode())))

    assert run(["schema", "check", "-"]) == 1
    assert capsys.readouterr().err.startswith("<stdin>:3:1: unknown key 'label'")


def test_show_draws_the_form(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", "show", "conflict-event"]) == 0

    said = capsys.readouterr().out
    assert said.startswith("Conflict events (conflict-event 1.1)\n")
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
