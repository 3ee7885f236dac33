import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.coders import Coder, make_project
from tests.support.permissions import unprivileged
from tests.support.processes import run_python
from tui.domain.edits import AttributeChange
from tui.domain.errors import StoreError
from tui.store import opening
from tui.store.database import file_identity
from tui.store.ddl import APPLICATION_ID
from tui.store.migrations import STEPS, VERSION
from tui.store.opening import open_database
from tui.store.project import Project
from tui.store.sqlite import sqlite3


def made(path: Path, pragma: str = "", *, application_id: int = APPLICATION_ID) -> None:
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA application_id = {application_id}")
    if pragma:
        connection.execute(pragma)
    connection.execute("CREATE TABLE other (name TEXT)")
    connection.close()


def missing(path: Path) -> None:
    pass


def text_file(path: Path) -> None:
    path.write_text("Five rockets were launched.\n" * 100)


def short_file(path: Path) -> None:
    path.write_bytes(b"x")


def empty_file(path: Path) -> None:
    path.touch()


def directory(path: Path) -> None:
    path.mkdir()


def fifo(path: Path) -> None:
    os.mkfifo(path)


def other_application(path: Path) -> None:
    made(path, application_id=1)


def newer(path: Path) -> None:
    made(path, f"PRAGMA user_version = {VERSION + 1}")


CASES = [
    (missing, "does not exist"),
    (text_file, "is not a copydesk project"),
    (short_file, "is not a copydesk project"),
    (empty_file, "is empty"),
    (directory, "is a directory"),
    (fifo, "is not a regular file"),
    (other_application, "is not a copydesk project"),
    (newer, f"made by a newer copydesk .file version {VERSION + 1}"),
]


@pytest.mark.parametrize(("make", "said"), CASES)
@pytest.mark.parametrize("write", [True, False])
def test_what_is_no_project_is_told_apart_and_left_alone(
    tmp_path: Path, make: Callable[[Path], None], said: str, *, write: bool
) -> None:
    path = tmp_path / "wanted.db"
    make(path)
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(StoreError, match=said) as caught:
        Project.open(path, write=write)
    assert "\n" not in caught.value.message
    assert caught.value.message.startswith(str(path))
    assert (path.read_bytes() if path.is_file() else b"") == before
    assert {found.name for found in tmp_path.iterdir()} <= {"wanted.db"}


def test_work_in_progress_of_another_application_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    program = """
import os, signal, sys
from tui.store.sqlite import sqlite3
connection = sqlite3.connect(sys.argv[1])
connection.execute("PRAGMA journal_mode = WAL")
connection.execute("CREATE TABLE other (name TEXT)")
os.kill(os.getpid(), signal.SIGKILL)
"""
    run_python(program, path, exit_code=-9)
    path.with_name("other.db-shm").unlink()
    before = {found.name: found.read_bytes() for found in tmp_path.iterdir()}
    assert set(before) == {"other.db", "other.db-wal"}
    for write in (True, False):
        with pytest.raises(StoreError, match="is not a copydesk project"):
            Project.open(path, write=write)
    assert {found.name: found.read_bytes() for found in tmp_path.iterdir()} == before


@pytest.mark.parametrize("name", ["no\0thing", "file/below", "x" * 300])
def test_names_that_no_file_can_have_are_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match=r"cannot be opened|does not exist"):
        Project.open(tmp_path / name)


def test_messages_name_the_file_as_it_was_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StoreError, match=r"^wanted\.db does not exist"):
        Project.open("wanted.db")


@pytest.mark.parametrize(
    "name", ["100%25?.db", "a#b c.db", "file:x?mode=memory", "newline\n.db", "ö\u202e.db", "-rf"]
)
def test_any_name_that_a_file_can_have_will_do(tmp_path: Path, name: str) -> None:
    make_project(tmp_path / name).close()
    with Project.open(tmp_path / name) as project:
        assert project.name == "A project"
    assert [found.name for found in tmp_path.iterdir()] == [name]


def test_a_name_that_is_no_text_will_do(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"\xff.db")
    make_project(path).close()
    with Project.open(path) as project:
        Coder(project).do(AttributeChange("flag", "", "x"))


def test_a_link_leads_to_the_project(tmp_path: Path, path: Path, project: Project) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(path)
    with Project.open(link) as linked:
        Coder(linked).do(AttributeChange("flag", "", "x"))
    assert project.layer("a000001", "ana").flag == "x"


def test_a_read_only_file_is_refused_for_writing_and_read(shelf: Path) -> None:
    path = shelf / "project.db"
    with unprivileged():
        make_project(path).close()
        path.chmod(0o400)
        with pytest.raises(StoreError, match=r"project\.db is read-only"):
            Project.open(path)
        with Project.open(path, write=False) as project:
            assert project.article_count() == 3
            with pytest.raises(StoreError, match="cannot be written"):
                project.ensure_annotator("bob")


def test_a_read_only_directory_is_refused(shelf: Path) -> None:
    path = shelf / "project.db"
    with unprivileged():
        make_project(path).close()
        shelf.chmod(0o500)
        with pytest.raises(StoreError, match="in a read-only directory"):
            Project.open(path)
        with pytest.raises(StoreError, match="cannot be opened here: its directory must be writable"):
            Project.open(path, write=False)


def test_an_unreadable_file_is_refused(shelf: Path) -> None:
    path = shelf / "project.db"
    with unprivileged():
        make_project(path).close()
        path.chmod(0o000)
        with pytest.raises(StoreError, match="cannot be read"):
            Project.open(path)


def test_a_file_that_sqlite_may_only_read_refuses_writes(project: Project) -> None:
    connection = project._database.connection
    connection.execute("PRAGMA query_only = ON")
    with pytest.raises(StoreError, match="read-only"):
        project.ensure_annotator("bob")
    assert not connection.in_transaction


def test_a_damaged_file_is_refused_with_advice(path: Path, project: Project) -> None:
    project.close()
    with path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 8000)
    with pytest.raises(StoreError, match=r"damaged: keep it, .* last backup"):
        Project.open(path).people()


def test_a_file_of_an_older_version_is_upgraded_for_writing_only(path: Path, project: Project) -> None:
    project.close()
    steps = (*STEPS, ("CREATE TABLE more (name TEXT) STRICT",))
    with pytest.raises(StoreError, match="made by an older copydesk: copydesk status upgrades it"):
        open_database(path, write=False, steps=steps)
    open_database(path, steps=steps).close()
    open_database(path, write=False, steps=steps).close()
    with pytest.raises(StoreError, match="made by a newer copydesk"):
        Project.open(path)


def test_an_upgrade_that_fails_leaves_the_old_version(path: Path, project: Project) -> None:
    project.close()
    with pytest.raises(StoreError):
        open_database(path, steps=(*STEPS, ("CREATE TABLE more (name TEXT) STRICT", "no SQL")))
    with Project.open(path) as again:
        assert again.verify() == []


def test_a_file_that_is_not_in_wal_mode_is_brought_to_it(path: Path, project: Project) -> None:
    project.close()
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA journal_mode = DELETE").fetchone() == ("delete",)
    connection.close()
    with Project.open(path) as again:
        assert again._database.connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_database_without_shared_memory_is_refused() -> None:
    connection = sqlite3.connect(":memory:")
    with pytest.raises(StoreError, match="cannot be shared safely"):
        opening._Opening("project.db", VERSION).share(connection)
    connection.close()


def test_a_file_replaced_while_it_is_opened_is_refused(path: Path, project: Project) -> None:
    found = opening._Opening(str(path), VERSION)
    identity = file_identity(path)
    assert found.require_same(identity) == identity
    path.unlink()
    with pytest.raises(StoreError, match="was replaced while it was opened"):
        found.require_same(identity)


def test_a_wal_that_was_taken_away_is_missed(path: Path) -> None:
    program = """
import os, signal, sys
from pathlib import Path
from tests.support.coders import Coder, make_project
from tui.domain.edits import AttributeChange
Coder(make_project(Path(sys.argv[1]))).do(AttributeChange("flag", "", "odd"))
os.kill(os.getpid(), signal.SIGKILL)
"""
    run_python(program, path, exit_code=-9)
    wal, index = path.with_name("project.db-wal"), path.with_name("project.db-shm")
    kept = wal.read_bytes()
    wal.unlink()
    for write in (True, False):
        with pytest.raises(StoreError, match=r"project.db-wal is missing, .* remove .*project.db-shm to go on"):
            Project.open(path, write=write)
    wal.write_bytes(kept)
    with Project.open(path) as project:
        assert project.layer("a000001", "ana").flag == "odd"
    assert not index.exists()


def test_a_wal_that_was_lost_for_good_can_be_done_without(path: Path, project: Project) -> None:
    project.close()
    path.with_name("project.db-shm").write_bytes(bytes(32768))
    with pytest.raises(StoreError, match="-wal is missing"):
        Project.open(path)
    path.with_name("project.db-shm").unlink()
    with Project.open(path) as again:
        assert again.verify() == []


def test_a_file_that_is_cut_short_is_refused_and_can_be_looked_at(path: Path, project: Project) -> None:
    project.close()
    path.write_bytes(path.read_bytes()[:-4096])
    for write in (True, False):
        with pytest.raises(StoreError, match="is damaged"):
            Project.open(path, write=write)
    with pytest.raises(StoreError, match="is damaged"):
        Project.open(path, damaged=True)
    with Project.open(path, write=False, damaged=True) as looked:
        assert looked.verify()


def test_a_wal_of_a_killed_writer_is_recovered(path: Path) -> None:
    program = """
import os, signal, sys
from pathlib import Path
from tests.support.coders import Coder, make_project
from tui.domain.edits import AttributeChange
project = make_project(Path(sys.argv[1]))
Coder(project).do(AttributeChange("flag", "", "x" * 3_000_000))
os.kill(os.getpid(), signal.SIGKILL)
"""
    run_python(program, path, exit_code=-9)
    wal = path.with_name("project.db-wal")
    assert wal.stat().st_size > 3_000_000
    assert stat.S_IMODE(wal.stat().st_mode) == 0o600
    with Project.open(path) as project:
        assert len(project.layer("a000001", "ana").flag) == 3_000_000
        assert project.verify() == []
    assert not wal.exists()
