import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.coders import Coder
from tests.support.processes import run_python, start_python
from tui.domain.edits import AttributeChange
from tui.domain.errors import StoreError
from tui.store.backing_up import back_up
from tui.store.migrations import STEPS, migrate
from tui.store.opening import open_database
from tui.store.project import Project
from tui.store.sqlite import sqlite3

# Edits one layer until it is killed, and says when it has begun.
WRITER = """
import sys
from tests.support.coders import Coder
from tui.domain.edits import AttributeChange
from tui.store.project import Project

coder = Coder(Project.open(sys.argv[1]))
for number in range(100_000):
    flag = f"{number} " * 50
    coder.do(AttributeChange("flag", coder.layer.flag, flag))
    if number == 20:
        print("begun", flush=True)
"""

# For each n: a child makes a backup, and kills itself before the n-th statement or change of a file name.
KILLED = """
import os, signal, sys
from pathlib import Path
from tui.store import backing_up, database, opening
from tui.store.sqlite import sqlite3

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
folder = Path(sys.argv[1])
while True:
    last += 61
    child = os.fork()
    if not child:
        backing_up.back_up(folder / "project.db", folder / f"{last}.bak")
        os._exit(0)
    if os.waitpid(child, 0)[1] == 0:
        break
print(last)
"""

FULL = """
import resource, sys
from tui.domain.errors import StoreError
from tui.store.backing_up import back_up
resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))
try:
    back_up(sys.argv[1], sys.argv[2])
except StoreError as error:
    print(error.message)
"""


@pytest.fixture
def worked(project: Project, path: Path) -> Path:
    coder = Coder(project)
    coder.do(coder.span("s1", (0, 4)), coder.events("e1"))
    coder.do(coder.value("e1", "type", "shelling", "s1"))
    project.save_draft("ana", "a000001", "e1", "date", "20")
    return path


def everything(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    try:
        return sorted(connection.iterdump())
    finally:
        connection.close()


def test_a_backup_is_the_same_project(worked: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    made = back_up(worked, copy)
    assert (made.articles, made.edits, made.size) == (3, 2, copy.stat().st_size)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert everything(copy) == everything(worked)
    with Project.open(copy) as restored:
        assert restored.verify() == []
        Coder(restored).undo()
        assert restored.verify() == []


def test_it_is_of_one_moment_while_somebody_writes(worked: Path, tmp_path: Path) -> None:
    with start_python(WRITER, worked) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "begun\n"
        sizes = [back_up(worked, tmp_path / f"{number}.bak").edits for number in range(5)]
        writer.kill()
    assert sizes == sorted(sizes)
    assert sizes[0] > 20
    for number in range(5):
        with Project.open(tmp_path / f"{number}.bak") as copy:
            assert copy.verify() == []


def test_nothing_is_overwritten(worked: Path, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("mine")
    for target in (taken, worked):
        before = target.read_bytes()
        with pytest.raises(StoreError, match="exists already"):
            back_up(worked, target)
        assert target.read_bytes() == before


def test_what_is_not_sound_is_not_backed_up(worked: Path, project: Project, tmp_path: Path) -> None:
    project._database.connection.execute("UPDATE layer SET flag = 'x'")
    with pytest.raises(StoreError, match=r"is not sound: .* First of all: a000001 ana the table"):
        back_up(worked, tmp_path / "copy.db")
    assert not [found for found in tmp_path.iterdir() if not found.name.startswith("project.db")]


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-4096])


def wiped(path: Path) -> None:
    path.write_bytes(bytes(4096) + path.read_bytes()[4096:])


@pytest.mark.parametrize(("harm", "said"), [(cut, "is damaged"), (wiped, "has lost its beginning")])
def test_a_damaged_file_is_named_not_the_copy(
    worked: Path, project: Project, tmp_path: Path, harm: Callable[[Path], None], said: str
) -> None:
    project.close()
    harm(worked)
    with pytest.raises(StoreError, match=rf"project.db .*{said}"):
        back_up(worked, tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()


def test_a_full_disk_leaves_nothing(worked: Path, tmp_path: Path) -> None:
    with Project.open(worked) as project:
        coder = Coder(project)
        coder.do(AttributeChange("note", "", "x" * 100_000))
    said = run_python(FULL, worked, tmp_path / "copy.db")
    assert said.startswith(str(tmp_path / "copy.db"))
    assert "disk" in said
    assert not [found for found in tmp_path.iterdir() if not found.name.startswith("project.db")]


def test_an_older_version_is_copied_as_it_is(worked: Path, project: Project, tmp_path: Path) -> None:
    project.close()
    copy = tmp_path / "copy.db"
    connection = sqlite3.connect(tmp_path / "old.db", isolation_level=None)
    migrate(connection, STEPS[:1])
    connection.execute("INSERT INTO project VALUES (1, 'old', 'long ago')")
    connection.execute(
        "INSERT INTO schema_version VALUES (1, 'a@1', ?, '', '', '{}', x'')",
        ("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",),
    )
    connection.close()
    back_up(tmp_path / "old.db", copy)
    assert everything(copy) == everything(tmp_path / "old.db")
    open_database(copy).close()


def test_a_kill_at_any_moment_leaves_a_whole_backup_or_none(worked: Path, project: Project, tmp_path: Path) -> None:
    before = everything(worked)
    moments = int(run_python(KILLED, tmp_path))
    whole = list(tmp_path.glob("*.bak"))
    assert moments > 50
    assert 0 < len(whole) < moments / 61
    for copy in whole:
        with Project.open(copy) as found:
            assert found.verify() == []
    assert everything(worked) == before
    # The next one cleans up after those that were killed.
    back_up(worked, tmp_path / "next.bak")
    assert not list(tmp_path.glob(".copydesk-*"))
