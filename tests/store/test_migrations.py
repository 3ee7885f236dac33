from contextlib import closing
from pathlib import Path

import pytest

from tests.support.coders import NOW, Coder, schema
from tests.support.processes import ROOT, run_python
from tui.domain.edits import ValueChange
from tui.domain.values import FieldValue, make_value
from tui.store.ddl import APPLICATION_ID
from tui.store.hashing import sha256
from tui.store.migrations import STEPS, VERSION, file_version, migrate
from tui.store.project import Project
from tui.store.sqlite import sqlite3

VERSION_1_FILE = ROOT / "tests/support/version_1.sql"
SAID = make_value("place", "Ain al-Asad", {"id": "98"})

# Twenty children start together with a program of one version more.
CROWD = """
import os, sys
from tui.store.migrations import STEPS
from tui.store.opening import open_database
steps = (*STEPS, ("CREATE TABLE more (name TEXT) STRICT", "INSERT INTO more VALUES ('once')"))
ready, go = os.pipe()
children = []
for _ in range(20):
    child = os.fork()
    if not child:
        os.close(go)
        os.read(ready, 1)
        open_database(sys.argv[1], steps=steps).close()
        os._exit(0)
    children.append(child)
os.close(go)
print(*(os.waitpid(child, 0)[1] for child in children))
"""

# A child that kills itself before the n-th statement of an upgrade, for each n.
KILLED = """
import os, signal, sys
from tui.store import opening
from tui.store.migrations import STEPS
steps = (*STEPS, tuple(f"CREATE TABLE more{n} (name TEXT) STRICT" for n in range(8)))
last = 0
while True:
    last += 1
    child = os.fork()
    if not child:
        connection = opening.connect(opening.Path(sys.argv[1]))
        done = []
        connection.set_trace_callback(
            lambda sql: done.append(sql) or (len(done) == last and os.kill(os.getpid(), signal.SIGKILL))
        )
        opening._upgrade(connection, steps)
        os._exit(0)
    if os.waitpid(child, 0)[1] == 0:
        break
    opening.open_database(sys.argv[1]).close()
print(last)
"""


def test_an_empty_file_is_brought_to_the_newest_version() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrate(connection)
        assert file_version(connection) == VERSION == len(STEPS)
        made = connection.total_changes
        migrate(connection)
        assert connection.total_changes == made


def test_steps_run_from_where_the_file_is() -> None:
    steps = (("CREATE TABLE one (x)",), ("CREATE TABLE two (x)",), ("CREATE TABLE three (x)",))
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrate(connection, steps[:1])
        connection.execute("DROP TABLE one")
        migrate(connection, steps)
        tables = connection.execute("SELECT name FROM sqlite_schema ORDER BY rowid").fetchall()
        assert tables == [("two",), ("three",)]
        assert file_version(connection) == 3


def test_a_step_that_fails_inside_a_transaction_leaves_nothing() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(sqlite3.OperationalError):
            migrate(connection, (("CREATE TABLE one (x)",), ("no SQL",)))
        connection.execute("ROLLBACK")
        assert file_version(connection) == 0
        assert connection.execute("SELECT count(*) FROM sqlite_schema").fetchone() == (0,)


def test_a_file_of_version_1_goes_on(path: Path) -> None:
    """The file is what the program of version 1 wrote: three entries, one of them taken back and brought again."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript(VERSION_1_FILE.read_text())
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("PRAGMA user_version = 1")
    with Project.open(path) as project:
        before = project.layer("a000001", "ana")
        assert before.value("e2", "place") == FieldValue(SAID, None, ("s1",), "high", "sure")
        assert project.verify() == []
        coder = Coder(project)
        more = FieldValue(SAID, None, ("s1",), alternatives=(make_value("place", "the base"),), optional=True)
        coder.do(ValueChange("e2", "place", before.value("e2", "place"), more))
        assert project.layer("a000001", "ana").value("e2", "place") == more
        assert project.rebuild() == 1
        assert project.layer("a000001", "ana") == coder.layer
        hashes = project._database.connection.execute("SELECT compiled_sha256 FROM schema_version").fetchall()
        assert hashes == [("",)]
        project.add_schema(schema("test@2", b"new"), NOW, {"actors.csv": b"id\n"})
        assert project.table(sha256(b"id\n")) == b"id\n"
        assert project.verify() == []


def test_a_crowd_upgrades_once(project: Project, path: Path) -> None:
    project.close()
    assert run_python(CROWD, path).split() == ["0"] * 20
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT name FROM more").fetchall() == [("once",)]
        assert file_version(connection) == VERSION + 1


def test_a_kill_within_an_upgrade_leaves_the_old_version(project: Project, path: Path) -> None:
    project.close()
    assert int(run_python(KILLED, path)) > 10
