"""Where the desk cannot be opened: one line that says why, exit code 1, and nothing changed."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import pytest

from tests.support.commands import run_program
from tests.support.hands import PROGRAM, copydesk, new_project
from tests.support.obedience import disobedience
from tests.support.terminal import Terminal
from tui.store.sqlite import sqlite3

pytestmark = pytest.mark.terminal

SAMPLES = Path(__file__).parents[2] / "sample_articles"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return new_project(tmp_path / "p.db", SAMPLES / "06-war-on-potholes.txt")


def no_project(path: Path) -> None:
    path.write_text("Dear diary, " * 500, encoding="utf-8")


def empty(path: Path) -> None:
    path.write_bytes(b"")


def newer(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.commit()
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()


def another_database(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE articles (text)")
    connection.commit()
    connection.close()


def missing(path: Path) -> None:
    path.unlink()


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-4096])


def without_beginning(path: Path) -> None:
    path.write_bytes(bytes(100) + path.read_bytes()[100:])


def without_wal(path: Path) -> None:
    path.with_name("p.db-shm").write_bytes(bytes(32768))


BAD: Final[Mapping[Callable[[Path], None], str]] = {
    missing: "does not exist",
    no_project: "is not a copydesk project",
    empty: "is empty",
    newer: "was made by a newer copydesk",
    another_database: "is not a copydesk project",
    cut_short: "is damaged: keep it, see what copydesk verify says, and go on with the last backup.",
    without_beginning: "is not a copydesk project, or has lost its beginning",
    without_wal: "-wal is missing",
}


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def desk(project: Path, *options: str) -> list[str]:
    return ["python", *PROGRAM, "annotate", str(project), "--as", "ana", *options]


def only_line(terminal: Terminal) -> str:
    """The one line that a program left on the terminal before it ended with 1."""
    assert terminal.wait_exit() == 1
    written = bytes(terminal.raw)
    assert written.count(b"\n") == 1
    assert b"\x1b" not in written
    return written.decode().removesuffix("\r\n")


@pytest.mark.parametrize("spoil", BAD)
def test_what_is_no_project_is_said_in_one_line(project: Path, spoil: Callable[[Path], None]) -> None:
    spoil(project)
    before = contents(project.parent)
    with Terminal(desk(project), size=(200, 24)) as terminal:
        line = only_line(terminal)
    gap = "" if BAD[spoil].startswith("-") else " "
    assert line.startswith(f"copydesk: {project}{gap}{BAD[spoil]}")
    assert contents(project.parent) == before


def test_an_article_that_is_not_there(project: Path) -> None:
    with Terminal(desk(project, "--article", "99"), size=(200, 24)) as terminal:
        assert only_line(terminal) == "copydesk: There is no article 99 here: the list in the desk (a) shows all."


def test_a_terminal_that_cannot_be_drawn_on(project: Path) -> None:
    before = contents(project.parent)
    for name in ("dumb", ""):
        with Terminal(desk(project), env={"TERM": name}, size=(200, 24)) as terminal:
            assert "TERM is missing or dumb" in only_line(terminal)
    assert contents(project.parent) == before


@pytest.mark.parametrize("stream", ["input", "output"])
def test_without_a_terminal(project: Path, stream: str) -> None:
    before = contents(project.parent)
    if stream == "input":
        done = run_program(*PROGRAM, "annotate", project, "--as", "ana")
        assert (done.returncode, done.stdout) == (1, b"")
        line = done.stderr.decode()
    else:
        shell = ["sh", "-c", '"$0" "$@" | cat; exit 1', sys.executable, *desk(project)[1:]]
        with Terminal(shell, size=(200, 24)) as terminal:
            line = only_line(terminal)
    assert f"standard {stream} is not one" in line
    assert len(line.splitlines()) == 1
    assert contents(project.parent) == before


def test_a_project_without_articles_opens_and_says_how_to_add_some(tmp_path: Path) -> None:
    path = tmp_path / "p.db"
    copydesk("new", path, "--schema", "conflict-event")
    with Terminal(desk(path)) as terminal:
        terminal.wait_for("No articles: copydesk add puts some in.")
        terminal.send("enter", "a", "s", "Q")
        assert terminal.wait_exit() == 0
        assert disobedience(bytes(terminal.raw)) == []
