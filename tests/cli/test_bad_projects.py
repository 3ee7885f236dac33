"""What is no project, or cannot be used as one: one line from every command, and nothing changed."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.commands import Runner
from tests.support.permissions import common_directory, unprivileged
from tests.support.projects import make_project
from tui.store.sqlite import sqlite3

COMMANDS = (
    ["status"],
    ["verify"],
    ["export"],
    ["agreement"],
    ["history", "1"],
    ["add", "article.txt"],
    ["load", "records.jsonl"],
)


def newer(path: Path) -> None:
    make_project(path)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.commit()
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()


def other_database(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (x)")
    connection.commit()
    connection.close()


BAD: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (lambda _: None, "does not exist"),
    "empty": (Path.touch, "is empty"),
    "text": (lambda path: path.write_text("hello" * 1000), "is not a copydesk project"),
    "binary": (lambda path: path.write_bytes(os.urandom(5000)), "is not a copydesk project"),
    "directory": (Path.mkdir, "is a directory"),
    "pipe": (os.mkfifo, "is not a regular file"),
    "other database": (other_database, "is not a copydesk project"),
    "newer": (newer, "was made by a newer copydesk"),
}


def cut_short(path: Path) -> None:
    make_project(path)
    path.write_bytes(path.read_bytes()[:-4096])


def without_beginning(path: Path) -> None:
    make_project(path)
    path.write_bytes(bytes(100) + path.read_bytes()[100:])


def without_wal(path: Path) -> None:
    """As after a crash, when somebody took away what they took for rubbish."""
    make_project(path)
    path.with_name("p.db-shm").write_bytes(bytes(32768))


def wiped_inside(path: Path) -> None:
    """Pages of which each command reads one."""
    make_project(path)
    connection = sqlite3.connect(path)
    names = "('schema_version', 'annotator', 'article')"
    pages = connection.execute(f"SELECT rootpage FROM sqlite_schema WHERE name IN {names}").fetchall()  # noqa: S608
    connection.close()
    whole = bytearray(path.read_bytes())
    for (page,) in pages:
        whole[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    path.write_bytes(whole)


DAMAGED: dict[Callable[[Path], None], str] = {
    cut_short: "go on with the last backup",
    without_beginning: "go on with the last backup",
    without_wal: "put it back",
    wiped_inside: "go on with the last backup",
}


@pytest.fixture(autouse=True)
def inputs(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text("Fine.", encoding="utf-8")
    (tmp_path / "records.jsonl").touch()


@pytest.mark.parametrize("kind", BAD)
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_what_is_no_project_is_one_line(copydesk: Runner, tmp_path: Path, kind: str, command: list[str]) -> None:
    make, expected = BAD[kind]
    make(tmp_path / "p.db")
    before = contents(tmp_path)
    name, *rest = command
    result = copydesk(name, "p.db", *rest)
    assert (result.code, result.out) == (1, "")
    assert len(result.err.splitlines()) == 1
    assert result.err.startswith("copydesk: p.db ")
    assert expected in result.err
    assert contents(tmp_path) == before


@pytest.mark.parametrize("harm", DAMAGED)
@pytest.mark.parametrize(
    "command", [*COMMANDS, ["backup", "copy.db"], ["verify", "--repair"]], ids=lambda command: command[0]
)
def test_a_damaged_project_is_told_with_a_way_on(
    copydesk: Runner, tmp_path: Path, harm: Callable[[Path], None], command: list[str]
) -> None:
    harm(tmp_path / "p.db")
    before = (tmp_path / "p.db").read_bytes()
    name, *rest = command
    result = copydesk(name, "p.db", *rest)
    assert result.code == 1
    assert (tmp_path / "p.db").read_bytes() == before
    assert not (tmp_path / "copy.db").exists()
    if name == "verify" and harm in {cut_short, wiped_inside}:
        assert "cannot be read to the end" in result.out
        assert len(result.err.splitlines()) == len(rest)
    else:
        assert result.out == ""
        assert len(result.err.splitlines()) == 1
        assert "p.db" in result.err
        assert DAMAGED[harm] in result.err


def contents(directory: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() if path.is_file() else b"" for path in directory.iterdir()}


@pytest.fixture
def locked_shelf(tmp_path: Path) -> Iterator[Path]:
    """A directory in which nobody may write, with a project in it."""
    with common_directory() as shelf:
        shutil.copy(make_project(tmp_path / "made.db"), shelf / "p.db")
        (shelf / "p.db").chmod(0o666)
        shelf.chmod(0o555)
        yield shelf


@pytest.mark.parametrize(
    "command",
    [
        ["status", "p.db"],
        ["add", "p.db", "-"],
        ["new", "new.db", "--schema", "entities"],
        ["demo", "--no-open", "--project", "demo.db"],
    ],
    ids=lambda command: command[0],
)
def test_a_directory_that_cannot_be_written_is_one_line(
    copydesk: Runner, tmp_path: Path, locked_shelf: Path, command: list[str]
) -> None:
    before = contents(locked_shelf)
    # Nobody may not be allowed to read Python's own files: what the command imports is imported before.
    make_project(tmp_path / "p.db")
    assert copydesk(*command, stdin=b"Fine.").code == 0
    arguments = [f"{locked_shelf}/{each}" if each.endswith(".db") else each for each in command]
    with unprivileged():
        result = copydesk(*arguments, stdin=b"Fine.")
    assert (result.code, result.out) == (1, "")
    assert len(result.err.splitlines()) == 1
    assert str(locked_shelf) in result.err
    assert contents(locked_shelf) == before


def test_an_export_into_a_directory_that_cannot_be_written_is_one_line(
    copydesk: Runner, tmp_path: Path, locked_shelf: Path
) -> None:
    with common_directory() as open_shelf:
        shutil.copy(make_project(tmp_path / "other.db"), open_shelf / "p.db")
        (open_shelf / "p.db").chmod(0o666)
        assert copydesk("export", tmp_path / "other.db", "-o", "x.jsonl").code == 0
        with unprivileged():
            result = copydesk("export", open_shelf / "p.db", "-o", locked_shelf / "x.jsonl")
    assert (result.code, result.out) == (1, "")
    assert result.err == f"copydesk: {locked_shelf}/x.jsonl: Permission denied.\n"
