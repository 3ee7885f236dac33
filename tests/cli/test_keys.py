"""`copydesk keys`."""

import json
from pathlib import Path

import pytest

from tests.support.commands import Runner
from tui.ui.commands import COMMANDS


def test_every_action_is_there_for_programs(copydesk: Runner) -> None:
    rows = json.loads(copydesk("keys", "--format", "json").out)
    assert [row["id"] for row in rows] == [command.id for command in COMMANDS]
    for row in rows:
        assert row.keys() == {"id", "title", "keys", "where", "help"}
        assert row["keys"]
        assert row["where"]


def test_every_action_is_there_for_people(copydesk: Runner) -> None:
    lines = copydesk("keys").out.splitlines()
    assert len(lines) == len(COMMANDS)
    assert all(command.id in line for command, line in zip(COMMANDS, lines, strict=True))


def test_a_file_of_settings_is_made_once(copydesk: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    file = tmp_path / "copydesk" / "config.yaml"
    assert str(file) in copydesk("keys", "--write").out
    file.write_text("keys: {undo: f7}\n")
    done = copydesk("keys", "--write")
    assert done.code == 1
    assert "stays as it is" in done.err
    rows = json.loads(copydesk("keys", "--format", "json").out)
    assert {row["id"]: row["keys"] for row in rows}["undo"] == ["f7"]


def test_all_that_is_wrong_in_the_settings_is_told(
    copydesk: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "copydesk").mkdir()
    (tmp_path / "copydesk" / "config.yaml").write_text("theme: red\nkeys:\n  undo: ctrl+i\n")
    done = copydesk("keys")
    assert done.code == 1
    assert len(done.out.splitlines()) == len(COMMANDS)
    assert [line.partition(":")[2].partition(":")[0] for line in done.err.splitlines()] == [
        " config.yaml line 1",
        " config.yaml line 3",
    ]
