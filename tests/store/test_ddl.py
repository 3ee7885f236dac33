import pytest

from tests.support.coders import NOW, Coder, schema
from tui.domain.edits import AttributeChange
from tui.store.project import Project
from tui.store.sqlite import sqlite3

TRUTH = ("edit", "article", "article_text", "schema_version", "schema_table", "schema_file")


@pytest.fixture
def connection(project: Project) -> sqlite3.Connection:
    project.add_schema(schema("test@2", b"another"), NOW, {"a.csv": b"id\n1\n"})
    Coder(project).do(AttributeChange("flag", "", "x"))
    return project._database.connection


@pytest.mark.parametrize("table", TRUTH)
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "UPDATE {} SET rowid = rowid + 1000"])
def test_the_truth_is_never_changed(connection: sqlite3.Connection, table: str, statement: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=f"rows of {table} are never changed"):
        connection.execute(statement.format(table))


@pytest.mark.parametrize("table", TRUTH)
def test_the_truth_is_not_replaced_either(connection: sqlite3.Connection, table: str) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute(f"REPLACE INTO {table} SELECT * FROM {table}")  # noqa: S608


def test_a_log_entry_does_not_come_in_the_place_of_another(connection: sqlite3.Connection) -> None:
    columns = "article, annotator, kind, target, author, at, operation, action, title, changes, previous, hash"
    for taken in ("seq, operation || 'x'", "seq + 1, operation"):
        seq, operation = taken.split(", ")
        chosen = columns.replace("operation", operation)
        with pytest.raises(sqlite3.IntegrityError, match="never changed"):
            connection.execute(
                f"REPLACE INTO edit (seq, revision, {columns}) SELECT {seq}, revision + 1, {chosen} FROM edit"  # noqa: S608
            )


@pytest.mark.parametrize("step", [-1, 0, 2])
def test_revisions_have_no_gaps(connection: sqlite3.Connection, step: int) -> None:
    columns = "article, annotator, kind, target, author, at, action, title, changes, previous, hash"
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute(
            f"INSERT INTO edit (operation, revision, {columns})"  # noqa: S608
            f" SELECT 'new', revision + ?, {columns} FROM edit",
            (step,),
        )


def test_every_table_is_strict(connection: sqlite3.Connection) -> None:
    tables = [
        row for row in connection.execute("PRAGMA table_list") if row[2] == "table" and row[1][:7] != "sqlite_"
    ]
    assert len(tables) == 33
    assert all(row[5] for row in tables)


def test_every_column_refuses_null(connection: sqlite3.Connection) -> None:
    query = """
        SELECT name.name, info.name FROM sqlite_schema AS name, pragma_table_info(name.name) AS info
        WHERE name.type = 'table' AND NOT info."notnull" AND NOT (info.pk AND info.type = 'INTEGER')
        """
    assert connection.execute(query).fetchall() == []


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO annotator VALUES ('bob', 'robot')",
        "INSERT INTO annotator VALUES ('', 'person')",
        "INSERT INTO project VALUES (2, 'x', 'x')",
        "INSERT INTO layer VALUES ('a000002', 'ana', 2, 1, 'half', '', 0, '', '', '')",
        "INSERT INTO span VALUES ('a000001', 'ana', 's1', 'x', 4, 4, '', '[[4,4]]', 'label')",
        "INSERT INTO event VALUES ('a000001', 'ana', 'e1', 0)",
        "INSERT INTO attribute VALUES ('a000001', 'ana', 'note', '')",
        "INSERT INTO span VALUES ('a000001', 'ana', 's1', 'x', 'one', 4, '', '[[1,4]]', 'label')",
        "INSERT INTO place VALUES ('nobody', 'a000001', '', '', 0, -1, 0, 1)",
    ],
)
def test_nonsense_is_refused(connection: sqlite3.Connection, statement: str) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute(statement)


@pytest.mark.parametrize(
    "statement",
    ["SELECT * FROM spn", "INSERT INTO spn VALUES (1)", "SELECT lable FROM span", "UPDATE span SET lable = 1"],
)
def test_a_misspelt_name_is_refused_and_makes_nothing(connection: sqlite3.Connection, statement: str) -> None:
    before = connection.execute("SELECT name FROM sqlite_schema").fetchall()
    with pytest.raises(sqlite3.OperationalError, match="no such"):
        connection.execute(statement)
    assert connection.execute("SELECT name FROM sqlite_schema").fetchall() == before


def test_the_tables_can_be_read_without_knowing_copydesk(project: Project) -> None:
    coder = Coder(project)
    coder.do(
        coder.span("s1", (0, 4), (5, 12)),
        coder.events("e1", "e2"),
        coder.value("e2", "type", "shelling", "s1"),
        coder.value("e1", "with/i1/name", "coalition"),
    )
    connection = project._database.connection
    assert connection.execute("SELECT id, position, type FROM event_with_type ORDER BY position").fetchall() == [
        ("e1", 1, ""),
        ("e2", 2, "shelling"),
    ]
    assert connection.execute("SELECT start, end, quote, ranges FROM span").fetchall() == [
        (0, 12, "Five rockets", "[[0,4],[5,12]]")
    ]
    query = "SELECT event, path, field, state, type, value FROM field_value ORDER BY event"
    assert connection.execute(query).fetchall() == [
        ("e1", "with/i1/name", "with", "value", "text", "coalition"),
        ("e2", "type", "type", "value", "text", "shelling"),
    ]
