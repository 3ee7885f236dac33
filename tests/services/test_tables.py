from pathlib import Path

import pytest

from tests.support.fixed import TickingClock
from tui.domain.errors import SchemaError, StoreError
from tui.services.projects import make_project
from tui.services.schemas import files_beside, load_named_schema, read_version
from tui.services.tables import Tables, rows_of
from tui.store.project import Project

SCHEMA = """
schema: listed
version: "1"
tables: {actors: actors.csv, again: {file: actors.csv, search: [id]}}
lists: {weapon: lists/weapon.csv}
event:
  type: kind
  fields:
    kind: {type: choice, options: weapon}
    who: {type: actor, table: actors}
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "lists").mkdir()
    (tmp_path / "actors.csv").write_text("id,name\na1,Jaysh\na2,Ahrar\n")
    (tmp_path / "lists/weapon.csv").write_text("code\ngun\n")
    (tmp_path / "s.yaml").write_text(SCHEMA)
    return tmp_path / "s.yaml"


def made(path: Path) -> Project:
    return make_project(path.parent / "p.db", str(path), name="p", clock=TickingClock())


def test_a_project_keeps_the_files_of_its_schema(path: Path) -> None:
    schema = load_named_schema(str(path))
    with made(path) as project:
        (path.parent / "actors.csv").unlink()
        (path.parent / "lists/weapon.csv").unlink()
        assert rows_of(project, schema.tables[0]).rows == (("a1", "Jaysh"), ("a2", "Ahrar"))
        files = project._database.connection.execute("SELECT file FROM schema_file ORDER BY file").fetchall()
        assert files == [("actors.csv",), ("lists/weapon.csv",)]
        assert project.verify() == []


def test_a_table_is_read_when_it_is_first_asked_for_and_kept(path: Path) -> None:
    schema = load_named_schema(str(path))
    with made(path) as project:
        tables = Tables(project)
        statements: list[str] = []
        project._database.connection.set_trace_callback(statements.append)
        index = tables.index(schema.tables[0])
        assert statements
        statements.clear()
        assert tables.index(schema.tables[0]) is index
        assert not statements
        assert tables.index(schema.tables[1]) is not index
        assert index.find("jay") == [0]


def test_a_table_that_the_project_does_not_have(path: Path) -> None:
    schema = load_named_schema(str(path))
    with made(path) as project, pytest.raises(StoreError, match="lost a table"):
        Tables(project).index(schema.tables[0].__class__("x", "x.csv", "0" * 64, "id", "id", ("id",), ("id",)))


def test_a_version_with_another_table_is_another_version(path: Path) -> None:
    with made(path) as project:
        (path.parent / "actors.csv").write_text("id,name\na1,Other\n")
        version = read_version(str(path))
        with pytest.raises(StoreError, match="listed@1 is in the project with another content"):
            project.add_schema(version.stored, "2026-01-01T00:00:00.000Z", version.files)


def test_a_schema_that_comes_from_nowhere_has_no_files() -> None:
    with pytest.raises(SchemaError, match="a file beside a schema that has no folder"):
        files_beside("-").read("actors.csv")


def test_a_schema_that_is_shipped_has_the_files_of_its_folder() -> None:
    assert files_beside("conflict-event").read("conflict-event.yaml").startswith(b"# ")
