import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.coders import Coder, make_project
from tests.support.processes import run_python
from tui.domain.edits import AttributeChange
from tui.domain.errors import StoreError
from tui.domain.places import Place
from tui.store.database import connect, file_uri
from tui.store.ddl import DERIVED_TABLES
from tui.store.migrations import VERSION
from tui.store.project import Project
from tui.store.sqlite import sqlite3

# Tries to write to the file, and tells whether it was locked.
INTRUDER = """
import sys
from tui.store.sqlite import sqlite3
connection = sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None)
try:
    connection.execute("BEGIN IMMEDIATE")
except sqlite3.OperationalError:
    print("locked")
else:
    print("free")
"""


def intrude(path: Path) -> str:
    return run_python(INTRUDER, path).strip()


def logged(path: Path) -> int:
    with Project.open(path, write=False) as project:
        return len(project.history("a000001", "ana"))


@pytest.mark.parametrize("write", [True, False])
def test_every_connection_has_its_settings(project: Project, path: Path, *, write: bool) -> None:
    with Project.open(path, write=write) as other:
        connection = other._database.connection
        settings = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in (
                "synchronous",
                "foreign_keys",
                "journal_mode",
                "busy_timeout",
                "trusted_schema",
                "recursive_triggers",
            )
        }
    assert settings == {
        "synchronous": 2,
        "foreign_keys": 1,
        "journal_mode": "wal",
        "busy_timeout": 30_000,
        "trusted_schema": 0,
        "recursive_triggers": 1,
    }


def test_what_raises_inside_leaves_no_transaction_and_no_change(project: Project) -> None:
    def interrupted() -> None:
        with project._database.immediate() as connection:
            connection.execute("INSERT INTO annotator VALUES ('bob', 'person')")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert not project._database.connection.in_transaction
    assert [person.name for person in project.people()] == ["ana"]


def test_a_transaction_that_sqlite_ended_itself_is_told(project: Project) -> None:
    connection = project._database.connection
    connection.execute(
        "CREATE TEMP TRIGGER fault BEFORE INSERT ON main.annotator BEGIN SELECT RAISE(ROLLBACK, 'fault'); END"
    )
    with pytest.raises(StoreError, match="fault"):
        project.ensure_annotator("bob")
    assert not connection.in_transaction


def test_a_write_inside_a_transaction_is_a_mistake(project: Project) -> None:
    with project._database.reading(), pytest.raises(RuntimeError), project._database.immediate():
        pass
    project.ensure_annotator("bob")


@pytest.mark.parametrize("table", ["edit", *DERIVED_TABLES, "place"])
def test_a_failure_at_any_table_leaves_nothing_of_an_edit(project: Project, table: str) -> None:
    coder = Coder(project)
    entry = coder.entry(
        coder.span("s1", (0, 4)), coder.events("e1"), coder.value("e1", "type", "x", "s1"), *flagged()
    )
    connection = project._database.connection
    connection.execute(
        f"CREATE TEMP TRIGGER fault BEFORE INSERT ON main.{table} BEGIN SELECT RAISE(ABORT, 'fault'); END"
    )
    with pytest.raises(StoreError, match="fault"):
        project.append("a000001", "ana", entry, place=Place("a000001"), clear_draft=True)
    assert not connection.in_transaction
    connection.execute("DROP TRIGGER temp.fault")
    assert connection.execute("SELECT count(*) FROM edit").fetchone() == (0,)
    assert project.layer("a000001", "ana") == coder.layer
    assert project.verify() == []
    coder.write(entry)
    assert project.verify() == []


def flagged() -> list[AttributeChange]:
    return [AttributeChange("flag", "", "look")]


def test_a_locked_file_says_so_and_takes_the_write_later(project: Project, path: Path) -> None:
    with Project.open(path, patience=0.01) as impatient:
        coder = Coder(impatient)
        entry = coder.entry(coder.span("s1", (0, 4)))
        with project._database.immediate(), pytest.raises(StoreError, match=r"locked .* try again"):
            coder.write(entry)
        assert not impatient._database.connection.in_transaction
        coder.write(entry)
    assert logged(path) == 1


def test_patience_can_be_shortened_for_a_while_and_never_grows(project: Project, path: Path) -> None:
    del project
    with Project.open(path, patience=0.2) as other:
        connection = other._database.connection
        for seconds, expected in ((5.0, 200), (0.03, 30), (5.0, 200), (0.03, 30), (None, 200)):
            other.be_patient(seconds)
            assert connection.execute("PRAGMA busy_timeout").fetchone() == (expected,)


def test_a_write_waits_for_another_to_end(project: Project, path: Path) -> None:
    begun, wanted = threading.Event(), threading.Event()

    def hold() -> None:
        with Project.open(path) as other, other._database.immediate():
            begun.set()
            wanted.wait()

    holder = threading.Thread(target=hold)
    holder.start()
    begun.wait()
    # The lock is released only when the write is already waiting for it.
    project._database.connection.set_trace_callback(lambda sql: wanted.set() if "BEGIN IMMEDIATE" in sql else None)
    Coder(project).do(*flagged())
    holder.join()
    assert logged(path) == 1


def test_a_read_before_anothers_commit_does_not_fail_the_write_after_it(project: Project, path: Path) -> None:
    with Project.open(path) as other:
        coder, rival = Coder(project), Coder(other, "a000002")
        assert project.layer("a000001", "ana").revision == 0
        rival.do(*flagged())
        coder.do(*flagged())
    assert logged(path) == 1


def test_a_full_disk_says_so_and_takes_the_write_later(project: Project) -> None:
    connection = project._database.connection
    coder = Coder(project)
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    long = coder.entry(AttributeChange("note", "", "x" * 100_000))
    with pytest.raises(StoreError, match="the disk is full: nothing was written"):
        project.append("a000001", "ana", long)
    assert not connection.in_transaction
    assert project.history("a000001", "ana") == []
    connection.execute("PRAGMA max_page_count = 1073741823")
    coder.write(long)
    assert project.verify() == []


def moved(path: Path) -> None:
    path.rename(path.with_name("elsewhere.db"))


def deleted(path: Path) -> None:
    path.unlink()


def replaced(path: Path) -> None:
    path.rename(path.with_name("elsewhere.db"))
    make_project(path).close()


@pytest.mark.parametrize("happens", [moved, deleted, replaced])
def test_a_file_that_went_away_refuses_writes(
    project: Project, path: Path, happens: Callable[[Path], None]
) -> None:
    coder = Coder(project)
    coder.do(*flagged())
    happens(path)
    with pytest.raises(StoreError, match=r"project\.db was moved, deleted or replaced"):
        coder.do(coder.span("s1", (0, 4)))
    assert coder.layer.revision == 1


def test_a_file_that_came_back_takes_writes_again(project: Project, path: Path) -> None:
    coder = Coder(project)
    away = path.with_name("elsewhere.db")
    path.rename(away)
    entry = coder.entry(*flagged())
    with pytest.raises(StoreError):
        coder.write(entry)
    away.rename(path)
    coder.write(entry)
    assert logged(path) == 1


def test_a_file_upgraded_meanwhile_refuses_writes(project: Project, path: Path) -> None:
    with sqlite3.connect(path) as newer:
        newer.execute(f"PRAGMA user_version = {VERSION + 1}")
    newer.close()
    with pytest.raises(StoreError, match="upgraded while it was open"):
        project.ensure_annotator("bob")


def test_opening_a_project_again_keeps_the_locks_of_the_first(project: Project, path: Path) -> None:
    with project._database.immediate():
        assert intrude(path) == "locked"
        Project.open(path).close()
        assert intrude(path) == "locked"
    assert intrude(path) == "free"


def test_another_thread_is_refused(project: Project) -> None:
    caught: list[BaseException] = []

    def use() -> None:
        try:
            project.people()
        except sqlite3.ProgrammingError as error:
            caught.append(error)

    thread = threading.Thread(target=use)
    thread.start()
    thread.join()
    assert caught


def test_a_connection_that_fails_half_way_is_closed(tmp_path: Path) -> None:
    text = tmp_path / "text.db"
    text.write_text("words " * 1000)
    with pytest.raises(sqlite3.DatabaseError):
        connect(text)


def test_names_are_escaped_in_uris() -> None:
    assert file_uri(Path("/a b/100%?#.db")) == "file:/a b/100%25%3f%23.db"
