"""What each command leaves unloaded. import-linter sees who may import what; only a run sees when."""

from pathlib import Path

import pytest

from tests.support.commands import run_program
from tests.support.projects import busy_project

SCREENS = {"textual", "rich"}
HEAVY = {"yaml", "sqlite_utils", "dateparser", "charset_normalizer", "sentencex", "asyncio"}
DATABASES = {"sqlite3", "pysqlite3"}

LISTED = """
import sys
from tui.cli.main import run
code = run(sys.argv[1:])
loaded = {name.partition(".")[0] for name in sys.modules}
loaded |= {name for name in sys.modules if name.startswith("tui.")}
sys.stderr.write("\\nLOADED " + " ".join(sorted(loaded)))
sys.exit(code)
"""


def loaded_by(*arguments: object) -> set[str]:
    done = run_program("-c", LISTED, *arguments)
    assert done.returncode == 0, done.stderr.decode()
    return set(done.stderr.decode().rpartition("LOADED ")[2].split())


@pytest.mark.parametrize(
    "arguments", [["--help"], ["--version"], ["keys"], ["annotate", "--help"], ["export", "--help"]]
)
def test_help_loads_neither_screens_nor_databases(arguments: list[str]) -> None:
    loaded = loaded_by(*arguments)
    assert not loaded & (SCREENS | HEAVY | DATABASES)
    assert not [name for name in loaded if name.startswith(("tui.store", "tui.formats", "tui.services"))]


def test_help_imports_no_subcommand() -> None:
    assert {name for name in loaded_by("--help") if name.startswith("tui.cli.")} == {
        "tui.cli.commands",
        "tui.cli.desk",
        "tui.cli.main",
        "tui.cli.options",
        "tui.cli.output",
    }


@pytest.mark.parametrize(
    "arguments", [["export"], ["status"], ["history", "1"]], ids=lambda arguments: arguments[0]
)
def test_commands_on_a_project_load_no_screens_and_nothing_heavy(tmp_path: Path, arguments: list[str]) -> None:
    command, *rest = arguments
    loaded = loaded_by(command, busy_project(tmp_path / "p.db"), *rest)
    assert not loaded & (SCREENS | HEAVY)
    assert not [name for name in loaded if name.startswith("tui.ui")]


def test_verify_loads_no_screens(tmp_path: Path) -> None:
    assert not loaded_by("verify", busy_project(tmp_path / "p.db")) & (SCREENS | HEAVY - {"sqlite_utils"})


def test_loading_and_adding_load_no_screens_and_nothing_heavy(tmp_path: Path) -> None:
    project = busy_project(tmp_path / "p.db")
    (tmp_path / "a.txt").write_text("Zwölf.", encoding="utf-8")
    assert loaded_by("export", project, "-o", tmp_path / "r.jsonl")
    for command, file in (("load", "r.jsonl"), ("add", "a.txt")):
        assert not loaded_by(command, project, tmp_path / file) & (SCREENS | HEAVY)


def test_the_desk_loads_nothing_that_waits_behind_a_key() -> None:
    loaded = run_program("-c", "import sys, tui.ui.app; print(*{name.partition('.')[0] for name in sys.modules})")
    assert loaded.returncode == 0, loaded.stderr.decode()
    assert not set(loaded.stdout.decode().split()) & (HEAVY - {"asyncio"} | {"click"})


def test_the_review_desk_loads_nothing_that_waits_behind_a_key() -> None:
    code = "import sys, tui.ui.review_app as app; print(*sys.modules); print(*app.LATER)"
    done = run_program("-c", code)
    assert done.returncode == 0, done.stderr.decode()
    loaded, later = (set(line.split()) for line in done.stdout.decode().splitlines())
    assert not {name.partition(".")[0] for name in loaded} & (HEAVY - {"asyncio"} | {"click"})
    assert later
    assert not loaded & later
    assert "tui.ui.review.own" not in loaded


def test_a_run_that_loads_a_screen_would_be_found() -> None:
    done = run_program("-c", LISTED.replace("import sys\n", "import sys, textual\n"), "--version")
    assert "textual" in done.stderr.decode().rpartition("LOADED ")[2].split()
