"""The entry: help, exit codes, and failures in one line."""

import os
from pathlib import Path

import click
import pytest

import tui
from tests.support.commands import Runner, run_program
from tests.support.projects import busy_project
from tui.cli.commands import COMMANDS, cli


def test_help_lists_every_command(copydesk: Runner) -> None:
    result = copydesk("--help")
    assert (result.code, result.err) == (0, "")
    for name, summary in COMMANDS.items():
        assert f"  {name} " in result.out
        assert summary in " ".join(result.out.split())


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(copydesk: Runner, name: str) -> None:
    found = cli.get_command(click.Context(cli), name)
    assert found is not None
    assert found.get_short_help_str(limit=200) == COMMANDS[name]
    for path in [[name, each] for each in found.commands] if isinstance(found, click.Group) else [[name]]:
        result = copydesk(*path, "--help")
        assert (result.code, result.err) == (0, "")
        assert f"copydesk {' '.join(path)}" in result.out.partition("\n")[2]


def test_without_a_command_it_says_which_there_are(copydesk: Runner) -> None:
    result = copydesk()
    assert (result.code, result.out) == (2, "")
    assert "Commands:" in result.err


def test_the_version_is_told(copydesk: Runner) -> None:
    assert copydesk("--version") == (0, f"copydesk {tui.__version__}\n", "")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["frobnicate"], "copydesk: No such command 'frobnicate'."),
        (["anotate", "p.db"], "copydesk: No such command 'anotate'. Did you mean 'annotate'?"),
        (["\x1b[2Jstatis"], "Did you mean 'status'?"),
        (["add"], "copydesk: Missing argument 'PROJECT'."),
        (["status", "p.db", "--format", "xml"], "copydesk: Invalid value for '--format'"),
        (["annotate", "p.db", "--as", "1ana"], "'1ana' cannot be a name"),
        (["annotate", "p.db", "--as", "a/b"], "'a/b' cannot be a name"),
        (["annotate", "p.db", "--as", "a" * 65], "cannot be a name"),
        (["load", "p.db", "f", "--as", "\x1b]0;x\x07"], "cannot be a name"),
    ],
)
def test_wrong_usage_is_told_and_exits_with_2(copydesk: Runner, arguments: list[str], expected: str) -> None:
    result = copydesk(*arguments)
    assert (result.code, result.out) == (2, "")
    assert expected in result.err.splitlines()[-1]


def test_what_was_typed_wrongly_cannot_steer_the_terminal(copydesk: Runner) -> None:
    result = copydesk("\x1b]0;owned\x07")
    assert result.code == 2
    assert "\x1b" not in result.err
    assert "\x07" not in result.err


def test_an_error_of_the_system_is_one_line(copydesk: Runner, tmp_path: Path) -> None:
    busy_project(tmp_path / "p.db")
    result = copydesk("load", "p.db", "nowhere.jsonl")
    assert result == (1, "", "copydesk: nowhere.jsonl: No such file or directory.\n")


def test_the_place_of_an_error_is_shown_on_demand(copydesk: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYDESK_DEBUG", "1")
    result = copydesk("status", "nowhere.db")
    assert result.code == 1
    assert result.err.startswith("Traceback")
    assert "Traceback" not in result.err.splitlines()[-1]


def test_a_reader_that_has_seen_enough_is_no_error(tmp_path: Path) -> None:
    project = busy_project(tmp_path / "p.db")
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = run_program("-m", "tui.cli.main", "export", project, stdout=writing)
    finally:
        os.close(writing)
    assert done.returncode == 141
    assert done.stderr.decode().splitlines() in ([], ["2 layers, 2 events, 4 spans; 7,206 bytes."])


def test_an_interrupt_ends_with_130_and_one_line() -> None:
    script = (
        "import tui.cli.main as m, tui.cli.keys as k\n"
        "def stop(**_): raise KeyboardInterrupt\n"
        "k.keys.callback = stop\n"
        "raise SystemExit(m.run(['keys']))"
    )
    done = run_program("-c", script)
    assert (done.returncode, done.stderr) == (130, b"copydesk: interrupted.\n")


def test_a_terminal_without_unicode_gets_escapes() -> None:
    done = run_program("-m", "tui.cli.main", "keys", env={"PYTHONIOENCODING": "ascii"})
    assert done.returncode == 0
    assert b"\\u2190" in done.stdout


def test_a_mistake_of_ours_shows_its_traceback_in_the_safe_way() -> None:
    script = (
        "import sys, tui.cli.main as m, tui.cli.keys as k\n"
        "def fail(**_): raise ValueError('\\x1b]0;owned\\x07')\n"
        "k.keys.callback = fail\n"
        "sys.argv = ['copydesk', 'keys']\n"
        "m.main()"
    )
    done = run_program("-c", script)
    assert done.returncode == 1
    assert done.stderr.startswith(b"Traceback")
    assert b"\x1b" not in done.stderr
