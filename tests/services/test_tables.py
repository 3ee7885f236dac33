from pathlib import Path

import pytest

from tests.support.fixed import NumberedIds, TickingClock
from tui.domain.errors import SchemaError, StoreError
from tui.services.desk import open_desk
from tui.services.projects import make_project
from tui.services.schemas import files_beside, load_named_schema, read_version
from tui.services.tables import Tables, index_tables, rows_of, wrong_indexes
from tui.services.upgrading import Upgrade
from tui.services.verifying import repair_project, verify_project
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


def test_what_is_looked_up_is_made_with_the_project_and_never_again(path: Path) -> None:
    schema = load_named_schema(str(path))
    with made(path) as project:
        assert [each.name.columns for each in project.indexes.kept()] == [
            ("id", "name", "id", "name"),
            ("id", "name", "id"),
        ]
        before = project.indexes.kept()
        index = Tables(project).index(schema.tables[0])
        assert (len(index), index.by_column(1)) == (2, {"id": "a2", "name": "Ahrar"})
        index_tables(project, schema)
        assert project.indexes.kept() == before


def test_what_is_missing_is_made_when_it_is_needed_and_kept(path: Path) -> None:
    schema = load_named_schema(str(path))
    with made(path) as project:
        project.indexes.drop(each.number for each in project.indexes.kept())
        assert project.indexed() == set()
        assert Tables(project).index(schema.tables[0]).find("ahr") == [1]
        assert project.indexed() == {schema.tables[0].sha256}
        assert project.verify() == []


def test_a_project_that_cannot_be_written_is_searched_all_the_same(path: Path) -> None:
    schema = load_named_schema(str(path))
    with made(path) as project:
        project.indexes.drop(each.number for each in project.indexes.kept())
    with Project.open(path.parent / "p.db", write=False) as project:
        assert Tables(project).index(schema.tables[0]).find("ahr") == [1]
        assert project.indexed() == set()


def test_what_was_made_by_another_method_is_made_anew(path: Path) -> None:
    schema = load_named_schema(str(path))
    with made(path) as project:
        with project._database.immediate() as connection:
            connection.execute("UPDATE table_index SET method = 'another'")
            connection.execute("UPDATE table_index_part SET content = x'00'")
        assert list(wrong_indexes(project)) == []
        assert Tables(project).index(schema.tables[0]).find("ahr") == [1]
        assert [each.method == "another" for each in project.indexes.kept()] == [True, False]


def test_an_upgrade_keeps_what_the_two_last_versions_look_up(path: Path) -> None:
    with made(path) as project:
        first = project.indexes.kept()
        for version, rows in (("2", "a1,Other\n"), ("3", "a1,Third\n")):
            (path.parent / "actors.csv").write_text(f"id,name\n{rows}")
            path.write_text(SCHEMA.replace('"1"', f'"{version}"'))
            Upgrade(path.parent / "p.db", read_version(str(path))).carry_out(
                "lead", clock=TickingClock(), new_id=NumberedIds()
            )
            kept = project.indexes.kept()
            assert len(kept) == 4
        assert not {each.number for each in first} & {each.number for each in kept}
        assert Tables(project).index(load_named_schema(str(path)).tables[0]).find("third") == [0]


def test_a_desk_of_one_version_leaves_what_other_versions_look_up(path: Path) -> None:
    with made(path) as project:
        schema = load_named_schema(str(path))
        first = project.indexes.kept()
        (path.parent / "actors.csv").write_text("id,name\na1,Other\n")
        path.write_text(SCHEMA.replace('"1"', '"2"'))
        Upgrade(path.parent / "p.db", read_version(str(path))).carry_out(
            "lead", clock=TickingClock(), new_id=NumberedIds()
        )
        index_tables(project, load_named_schema(str(path)))
        assert set(first) < set(project.indexes.kept())
        assert Tables(project).index(schema.tables[0]).find("jay") == [0]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE table_index_part SET content = zeroblob(12) WHERE name = 'by_key'",
        "DELETE FROM table_index_part WHERE name = 'words'",
        'UPDATE table_row SET cells = \'["a1","Jaish"]\' WHERE row = 0',
        "DELETE FROM table_row WHERE row = 1",
        "UPDATE table_index SET rows = 3",
        "UPDATE table_index SET columns = 'id named id'",
        "UPDATE table_index SET columns = 'id'",
    ],
)
def test_a_wrong_index_is_noticed_and_made_anew(path: Path, statement: str) -> None:
    schema = load_named_schema(str(path))
    with made(path) as project:
        assert verify_project(project) == []
        with project._database.immediate() as connection:
            connection.execute(f"{statement} {'AND' if 'WHERE' in statement else 'WHERE'} number = 1")
        assert [each.message for each in verify_project(project)] == [
            "the index 1 of a table of the schema is not what comes of its file"
        ]
        assert len(repair_project(project)) == 1
        assert verify_project(project) == []
        assert Tables(project).index(schema.tables[0]).find("jay") == [0]


def test_a_damaged_index_is_told_in_one_line(path: Path) -> None:
    schema = load_named_schema(str(path))
    with made(path) as project:
        with project._database.immediate() as connection:
            connection.execute("UPDATE table_index_part SET content = zeroblob(4)")
            connection.execute("UPDATE table_row SET cells = '[x'")
        index = Tables(project).index(schema.tables[0])
        with pytest.raises(StoreError, match="is damaged: copydesk verify --repair makes it anew"):
            index.find("jay")
        with pytest.raises(StoreError, match="is damaged: copydesk verify --repair makes it anew"):
            index.by_column(0)


def test_a_desk_whose_index_another_copydesk_replaced_goes_on(path: Path) -> None:
    schema = load_named_schema(str(path))
    with made(path) as project:
        index, other = (Tables(project).index(schema.tables[0]) for _ in range(2))
        assert index.with_key("a2") == 1
        project.indexes.drop([1])
        assert (index.find("jay"), index.by_column(1)) == ([0], {"id": "a2", "name": "Ahrar"})
        assert other.by_column(0) == {"id": "a1", "name": "Jaysh"}
        assert other.find("ahr") == [1]
        assert [each.number for each in project.indexes.kept()] == [2]


def test_tables_of_what_is_looked_up_that_are_missing_are_made_again(path: Path) -> None:
    with made(path) as project:
        with project._database.immediate() as connection:
            for table in ("table_row", "table_index_part", "table_index"):
                connection.execute(f"DROP TABLE {table}")
        assert {each.message for each in verify_project(project)} >= {"table table_index is missing"}
        repair_project(project)
        assert verify_project(project) == []


def test_a_desk_makes_what_an_older_project_lacks_before_its_first_key(path: Path) -> None:
    with made(path) as project:
        project.indexes.drop(each.number for each in project.indexes.kept())
    with open_desk(path.parent / "p.db", "ana") as desk:
        assert len(desk.project.indexes.kept()) == 2
