import re
from pathlib import Path

import pytest

from tests.support.coders import Coder
from tui.domain.edits import AttributeChange
from tui.store.project import Finding, Project
from tui.store.sqlite import sqlite3


@pytest.fixture
def worked(project: Project) -> Project:
    """Two layers with every kind of row."""
    project.ensure_annotator("bob")
    for annotator, article in (("ana", "a000001"), ("bob", "a000002")):
        coder = Coder(project, article, annotator)
        coder.do(coder.span("s1", (0, 3), (4, 7)), coder.span("s2", (8, 9)))
        coder.do(coder.events("e1", "e2"), coder.value("e1", "type", "shelling", "s1", "s2"))
        coder.do(AttributeChange("status", "", "in_progress"), AttributeChange("flag", "", "odd"))
        coder.do(coder.value("", "source", "agency"))
        coder.undo()
        coder.redo()
    return project


def damage(project: Project, *statements: str) -> None:
    """What somebody with another program might do to the file; `ANAS` stands for ana's layer."""
    connection = project._database.connection
    connection.execute("PRAGMA foreign_keys = OFF")
    triggers = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        connection.execute(statement.replace("ANAS", "article = 'a000001' AND annotator = 'ana'"))
    for _, sql in triggers:
        connection.execute(sql)


def test_a_sound_project_has_no_findings(worked: Project) -> None:
    assert worked.verify() == []
    assert not worked._database.connection.in_transaction


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (
            "UPDATE edit SET changes = replace(changes, 'shelling', 'rockets') WHERE ANAS",
            "2 .* not what its hash",
        ),
        ("UPDATE edit SET changes = replace(changes, ',', ', ') WHERE ANAS AND revision = 4", "4 .* its hash"),
        ("UPDATE edit SET author = 'bob' WHERE ANAS AND revision = 3", "3 .* not what its hash"),
        ("UPDATE edit SET at = '2020' WHERE ANAS AND revision = 3", "3 .* not what its hash"),
        ("UPDATE edit SET hash = replace(hash, 'a', 'b') WHERE ANAS AND revision = 1", "1 .* not what its hash"),
        ("UPDATE edit SET previous = hash WHERE ANAS AND revision = 2", "2 .* does not follow"),
        ("UPDATE edit SET previous = hash WHERE ANAS AND revision = 1", "1 .* does not follow"),
        ("UPDATE edit SET changes = '[{}]' WHERE ANAS AND revision = 2", "Revision 2 .* cannot be read"),
        ("UPDATE edit SET changes = '[{' WHERE ANAS AND revision = 2", "Revision 2 .* cannot be read"),
        ("DELETE FROM edit WHERE ANAS AND revision = 3", "revision 3 of the log is missing"),
        ("DELETE FROM edit WHERE ANAS AND revision = 1", "revision 1 of the log is missing"),
        ("DELETE FROM edit WHERE ANAS AND revision = 6", "layer does not say"),
        ("DELETE FROM edit WHERE ANAS", "the log does not know this layer"),
        ("UPDATE span SET label = 'x' WHERE ANAS AND id = 's1'", r"span does not say what the log says \(s1\)"),
        ("UPDATE span SET quote = 'x' WHERE ANAS AND id = 's1'", "span s1 does not quote the text"),
        ("UPDATE span SET start = 1 WHERE ANAS AND id = 's1'", "span s1 says two different things"),
        ("UPDATE span SET ranges = '[[0, 3],[4,7]]' WHERE ANAS AND id = 's1'", "span s1 says two different"),
        ("UPDATE span SET ranges = '[[4,7],[0,3]]' WHERE ANAS AND id = 's1'", "s1 does not lie within"),
        ("UPDATE span SET ranges = '[[0,3],[4,99]]' WHERE ANAS AND id = 's1'", "s1 does not lie within"),
        ("UPDATE span SET ranges = '[[0,3],[4' WHERE ANAS AND id = 's1'", "A layer of ana is damaged"),
        ("DELETE FROM span WHERE ANAS AND id = 's2'", r"span does not say what the log says \(s2\)"),
        ("UPDATE event SET position = 3 - position WHERE ANAS", "event does not say"),
        ("UPDATE field_value SET value = 'x' WHERE ANAS AND event = 'e1'", r"field_value .* \(e1 type\)"),
        ("UPDATE field_value SET confidence = 'x' WHERE ANAS AND event = ''", r"field_value .* \( source\)"),
        ("UPDATE evidence SET position = position + 2 WHERE ANAS AND span = 's1'", r"field_value .* \(e1 type\)"),
        ("UPDATE attribute SET value = 'x' WHERE ANAS AND name = 'flag'", r"attribute .* \(flag\)"),
        ("UPDATE layer SET flag = '' WHERE ANAS", "layer does not say"),
        ("UPDATE layer SET status = 'done' WHERE ANAS", "layer does not say"),
        ("UPDATE layer SET events = 9 WHERE ANAS", "layer does not say"),
        ("UPDATE layer SET updated = 'x' WHERE ANAS", "layer does not say"),
        ("UPDATE layer SET created = 'x' WHERE ANAS", "layer does not say"),
        ("UPDATE layer SET hash = 'x' WHERE ANAS", "layer does not say"),
        ("UPDATE layer SET position = 3 WHERE ANAS", "layer does not say"),
        ("DELETE FROM layer WHERE ANAS", "layer does not know it"),
    ],
)
def test_a_changed_layer_is_named(worked: Project, statement: str, said: str) -> None:
    damage(worked, statement)
    findings = [found for found in worked.verify() if found.article]
    assert {found[:2] for found in findings} == {("a000001", "ana")}
    assert any(re.search(said, found.message) for found in findings), findings


@pytest.mark.parametrize(
    ("statement", "article", "said"),
    [
        ("UPDATE article_text SET text = 'x' WHERE article = 'a000003'", "a000003", "not what its SHA-256 says"),
        ("UPDATE article SET chars = 5 WHERE id = 'a000003'", "a000003", "has 0 characters, not 5"),
        ("DELETE FROM article_text WHERE article = 'a000003'", "a000003", "the text is missing"),
        ("UPDATE article SET position = 9 WHERE id = 'a000003'", "a000003", "position 9 should be 3"),
        (
            "INSERT INTO evidence VALUES ('a000001', 'ana', 'e1', 'type', 3, 's9')",
            "",
            "1 of the rows of evidence refer",
        ),
        (
            """
            INSERT INTO edit SELECT 99, 'a9', annotator, 1, kind, target, author, at, 'x', action, title, changes,
                previous, hash FROM edit LIMIT 1
            """,
            "a9",
            "revision 1 of the log does not follow",
        ),
        ("UPDATE article SET title = 'x' WHERE id = 'a000003'", "a000003", "name, title or metadata were changed"),
        ("UPDATE article SET meta = '{x' WHERE id = 'a000003'", "a000003", "name, title or metadata were changed"),
        (
            "UPDATE schema_version SET source = x'78'",
            "",
            "the source of schema test@1 is not what its SHA-256 says",
        ),
        (
            "UPDATE schema_version SET compiled = replace(compiled, '{', '{ ')",
            "",
            "the compiled form of schema test@1 is not what its SHA-256 says",
        ),
        ("DELETE FROM schema_version", "", "no version of the schema is there"),
        ("DELETE FROM project", "", "the project's own row is missing"),
        ("DROP INDEX layer_flagged", "", "index layer_flagged is missing"),
        ("CREATE TRIGGER spy AFTER INSERT ON span BEGIN SELECT 1; END", "", "trigger spy was added"),
        ("DROP VIEW event_with_type", "", "view event_with_type is missing"),
        ("ALTER TABLE place ADD COLUMN more TEXT", "", "table place is not as copydesk made it"),
    ],
)
def test_other_damage_is_named(worked: Project, statement: str, article: str, said: str) -> None:
    damage(worked, statement)
    findings = [found for found in worked.verify() if found.article == article]
    assert any(said in found.message for found in findings), worked.verify()


def test_a_guard_that_was_taken_away_is_named(worked: Project) -> None:
    worked._database.connection.execute("DROP TRIGGER edit_no_delete")
    assert worked.verify() == [Finding("", "", "trigger edit_no_delete is missing")]


def test_tables_of_others_do_no_harm(worked: Project) -> None:
    worked._database.connection.execute("CREATE TABLE mine (x)")
    assert worked.verify() == []


def test_an_undo_out_of_turn_is_named(worked: Project) -> None:
    damage(worked, "UPDATE edit SET target = 1 WHERE ANAS AND kind = 'redo'")
    messages = [found.message for found in worked.verify()]
    assert messages == ["revision 6 of the log is not what its hash says"]


def test_text_that_is_no_text_ends_that_check_only(worked: Project) -> None:
    damage(
        worked,
        "UPDATE article_text SET text = CAST(x'ff' AS TEXT) WHERE article = 'a000003'",
        "UPDATE layer SET flag = '' WHERE ANAS",
    )
    messages = [found.message for found in worked.verify()]
    assert any("the text cannot be read" in message for message in messages)
    assert any("layer does not say" in message for message in messages)


def test_one_layer_that_cannot_be_read_hides_no_other(worked: Project) -> None:
    damage(
        worked,
        "UPDATE edit SET changes = CAST(x'5bff' AS TEXT) WHERE ANAS AND revision = 2",
        "UPDATE layer SET flag = '' WHERE annotator = 'bob'",
    )
    found = {finding[:2]: finding.message for finding in worked.verify()}
    assert "it cannot be read" in found["a000001", "ana"]
    assert "layer does not say" in found["a000002", "bob"]


def test_what_sqlite_finds_is_told(worked: Project) -> None:
    worked._database.connection.execute("PRAGMA ignore_check_constraints = ON")
    damage(worked, "UPDATE layer SET events = -1 WHERE ANAS")
    worked._database.connection.execute("PRAGMA ignore_check_constraints = OFF")
    findings = [found.message for found in worked.verify() if not found.article]
    assert findings == ["SQLite finds: CHECK constraint failed in layer"]


def test_damaged_pages_are_told(worked: Project, path: Path) -> None:
    size: int = worked._database.connection.execute("PRAGMA page_size").fetchone()[0]
    query = "SELECT rootpage FROM sqlite_schema WHERE name = 'field_value'"
    page: int = worked._database.connection.execute(query).fetchone()[0]
    worked.close()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)
    with Project.open(path) as damaged:
        findings = damaged.verify()
        assert findings
        assert not damaged._database.connection.in_transaction


def test_every_flipped_bit_of_the_log_is_found(worked: Project, path: Path) -> None:
    """Changes that SQLite's own check cannot see, because the pages stay well-formed."""
    worked.close()
    whole = path.read_bytes()
    at = [offset for offset in range(len(whole)) if whole.startswith(b"shelling", offset)]
    logged = [offset for offset in at if b'"value"' in whole[offset - 40 : offset]]
    assert logged
    for offset in logged:
        path.write_bytes(whole[:offset] + b"S" + whole[offset + 1 :])
        with Project.open(path) as damaged:
            assert [found.message for found in damaged.verify() if "hash" in found.message]


def test_verify_only_reads(worked: Project, path: Path) -> None:
    worked.close()
    before = path.read_bytes()
    with Project.open(path, write=False) as project:
        assert project.verify() == []
        with pytest.raises(sqlite3.OperationalError):
            project._database.connection.execute("DELETE FROM place")
    assert path.read_bytes() == before
