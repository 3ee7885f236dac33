import os
import stat
from pathlib import Path

import pytest

from tests.support.coders import NOW, make_project, schema
from tests.support.permissions import unprivileged
from tests.support.processes import run_python
from tui.domain.errors import StoreError
from tui.store import new_files
from tui.store.project import Project

# For each n: a child makes a project, and kills itself before the n-th statement or change of a file name.
KILLED = """
import os, signal, sys
from pathlib import Path
from tui.store import new_files
from tui.store.sqlite import sqlite3
from tests.support.coders import NOW, schema
from tui.store.project import Project

steps, last = 0, 0

def step(*_):
    global steps
    steps += 1
    if steps == last:
        os.kill(os.getpid(), signal.SIGKILL)

def watched(*args, **settings):
    connection = connect(*args, **settings)
    connection.set_trace_callback(step)
    return connection

connect, sqlite3.connect = sqlite3.connect, watched
sys.addaudithook(lambda event, args: event in {"os.link", "os.remove", "os.rename"} and step())
while True:
    last += 1
    child = os.fork()
    if not child:
        Project.create(Path(sys.argv[1], f"{last}.db"), schema=schema(), name="x", now=NOW).close()
        os._exit(0)
    if os.waitpid(child, 0)[1] == 0:
        break
print(last)
"""


@pytest.mark.parametrize("umask", [0o000, 0o077])
def test_only_the_owner_can_read_it(path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        with make_project(path):
            modes = {stat.S_IMODE(found.stat().st_mode) for found in path.parent.iterdir()}
    finally:
        os.umask(before)
    assert modes == {0o600}


def test_nothing_else_is_left_in_the_directory(path: Path) -> None:
    make_project(path).close()
    assert list(path.parent.iterdir()) == [path]


def test_what_is_there_is_never_overwritten(path: Path) -> None:
    path.write_text("mine")
    with pytest.raises(StoreError, match="exists already"):
        make_project(path)
    assert path.read_text() == "mine"
    assert list(path.parent.iterdir()) == [path]


def test_a_link_to_nowhere_is_not_followed(tmp_path: Path, path: Path) -> None:
    path.symlink_to(tmp_path / "target.db")
    with pytest.raises(StoreError, match="exists already"):
        make_project(path)
    assert not (tmp_path / "target.db").exists()


def test_what_came_to_be_there_meanwhile_is_not_overwritten(tmp_path: Path, path: Path) -> None:
    unfinished = tmp_path / "unfinished"
    unfinished.write_text("new")
    path.write_text("mine")
    with pytest.raises(StoreError, match="exists already"):
        new_files.give_name(unfinished, path, "project.db")
    assert path.read_text() == "mine"


def test_where_there_are_no_links_it_is_renamed(
    tmp_path: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    make_project(path).close()
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["no/such/directory.db", "a\0b.db", "x" * 300 + ".db", ""])
def test_a_place_that_cannot_be_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(StoreError, match=r"cannot be made|exists already") as caught:
        make_project(tmp_path / name)
    assert "\n" not in caught.value.message
    assert list(tmp_path.iterdir()) == []


def test_a_read_only_directory_is_told(shelf: Path) -> None:
    shelf.chmod(0o500)
    with unprivileged(), pytest.raises(StoreError, match="cannot be made: Permission denied"):
        make_project(shelf / "project.db")


def test_a_schema_that_is_refused_leaves_nothing(path: Path) -> None:
    broken = schema()._replace(sha256="0" * 64)
    with pytest.raises(StoreError, match="not what its SHA-256 says"):
        Project.create(path, schema=broken, name="x", now=NOW)
    assert list(path.parent.iterdir()) == []


def test_a_kill_at_any_moment_leaves_a_whole_project_or_none(tmp_path: Path) -> None:
    moments = int(run_python(KILLED, tmp_path))
    assert moments > 50
    whole = sorted(tmp_path.glob("[0-9]*.db"))
    assert 1 < len(whole) < moments
    for path in whole:
        with Project.open(path) as project:
            assert project.verify() == []
            assert project.current_schema() == schema()
