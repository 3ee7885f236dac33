import pytest

from tests.support.coders import NOW, schema
from tui.domain.errors import StoreError
from tui.store.hashing import sha256
from tui.store.project import Finding, Project

ACTORS = b"id,name\n1,Jaysh al-Islam\n" * 2000
FILES = {"actors.csv": ACTORS, "lists/weapon.csv": b"code\ngun\n", "empty.csv": b""}


@pytest.fixture
def filled(project: Project) -> Project:
    project.add_schema(schema("test@2", b"two"), NOW, FILES)
    return project


def spoil(project: Project, statement: str) -> None:
    """What somebody with another program might do."""
    connection = project._database.connection
    connection.execute("PRAGMA foreign_keys = OFF")
    made = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    for name, _ in made:
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute(statement)
    for _, sql in made:
        connection.execute(sql)


def test_files_come_back_as_they_were(filled: Project) -> None:
    assert [filled.table(sha256(content)) for content in FILES.values()] == list(FILES.values())
    rows = filled._database.connection.execute("SELECT sha256, size, length(content) FROM schema_table")
    sizes = {own: (size, packed) for own, size, packed in rows}
    assert sizes[sha256(ACTORS)][0] == len(ACTORS) > 100 * sizes[sha256(ACTORS)][1]
    assert filled.verify() == []


def test_versions_share_a_file_that_did_not_change(filled: Project) -> None:
    filled.add_schema(schema("test@3", b"three"), NOW, {"moved.csv": ACTORS})
    connection = filled._database.connection
    assert connection.execute("SELECT count(*) FROM schema_table").fetchone() == (3,)
    query = "SELECT schema FROM schema_file WHERE sha256 = ? ORDER BY schema"
    assert connection.execute(query, (sha256(ACTORS),)).fetchall() == [("test@2",), ("test@3",)]


def test_a_version_keeps_its_files(filled: Project) -> None:
    filled.add_schema(schema("test@2", b"two"), NOW, FILES)
    for other in ({}, {"actors.csv": ACTORS}, {**FILES, "actors.csv": b"id\n"}, {**FILES, "more.csv": b""}):
        with pytest.raises(StoreError, match="test@2 is in the project with another content"):
            filled.add_schema(schema("test@2", b"two"), NOW, other)


def test_a_version_that_cannot_be_added_leaves_no_files(project: Project) -> None:
    with pytest.raises(StoreError):
        project.add_schema(schema("test@2")._replace(source=b"other"), NOW, FILES)
    assert project._database.connection.execute("SELECT count(*) FROM schema_table").fetchone() == (0,)


def test_a_project_is_made_with_files(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("made") / "p.db"
    with Project.create(path, schema=schema(), name="p", now=NOW, files=FILES) as project:
        assert project.table(sha256(ACTORS)) == ACTORS


def test_a_file_that_is_not_there_is_told(project: Project) -> None:
    with pytest.raises(StoreError, match="lost a table"):
        project.table("0" * 64)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE schema_table SET content = x'00' WHERE size > 1000",
        "UPDATE schema_table SET content = substr(content, 1, length(content) - 3) WHERE size > 1000",
        "UPDATE schema_table SET size = size - 1 WHERE size > 1000",
        "UPDATE schema_table SET content = x'789c030000000001' WHERE size > 1000",
        "UPDATE schema_table SET content = x'789c030000000001', size = 0 WHERE size > 1000",
    ],
)
def test_a_damaged_file_is_told(filled: Project, damage: str) -> None:
    spoil(filled, damage)
    with pytest.raises(StoreError, match="is damaged"):
        filled.table(sha256(ACTORS))
    assert filled.verify() == [Finding("", "", "the schema's file actors.csv is not what its SHA-256 says")]
