import re
from dataclasses import replace

import pytest

from tests.support.coders import Coder
from tui.domain.edits import AttributeChange
from tui.domain.errors import StoreError
from tui.domain.history import EntryKind
from tui.domain.places import HalfTyped, Place
from tui.store.log import logged_entries
from tui.store.project import Finding, Project
from tui.store.replaying import Replay, replay

DERIVED = ("layer", "span", "event", "field_value", "evidence", "attribute")


@pytest.fixture
def worked(project: Project) -> Project:
    project.ensure_annotator("bob")
    for annotator, article in (("ana", "a000001"), ("bob", "a000001"), ("bob", "a000002")):
        coder = Coder(project, article, annotator)
        coder.do(coder.span("s1", (0, 3), (4, 7)), coder.events("e1", "e2"), AttributeChange("status", "", "done"))
        coder.do(coder.value("e1", "type", "shelling", "s1"), coder.value("", "source", "agency"))
        coder.undo()
        coder.redo()
        coder.do(coder.events("e2", "e1"), AttributeChange("flag", "", "odd"))
    project.save_place("ana", Place("a000001", "e1"))
    project.save_draft("ana", "a000001", "e1", "date", "202")
    return project


def rows(project: Project) -> dict[str, list[tuple[object, ...]]]:
    return {
        table: project._database.connection.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608
        for table in DERIVED
    }


def test_rebuilt_tables_are_those_that_the_edits_made(worked: Project) -> None:
    before = rows(worked)
    assert worked.rebuild() == 3
    assert rows(worked) == before
    assert worked.verify() == []


def test_tables_edited_by_hand_are_repaired(worked: Project) -> None:
    before = rows(worked)
    connection = worked._database.connection
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("UPDATE field_value SET value = 'riot'")
    connection.execute("DELETE FROM span WHERE annotator = 'ana'")
    connection.execute("INSERT INTO attribute VALUES ('a000003', 'ana', 'note', 'forged')")
    connection.execute("UPDATE layer SET status = 'no_event'")
    connection.execute("PRAGMA foreign_keys = ON")
    assert worked.verify()
    worked.rebuild()
    assert rows(worked) == before
    assert worked.verify() == []


def test_the_desk_is_left_as_it_was(worked: Project) -> None:
    worked.rebuild()
    assert worked.place("ana") == Place("a000001", "e1")
    assert worked.draft("ana", "a000001") == HalfTyped("e1", "date", "202")


def test_work_goes_on_after_it(worked: Project) -> None:
    worked.rebuild()
    coder = Coder(worked)
    coder.new_id("o")
    coder.undo()
    assert worked.verify() == []


def test_nothing_is_rebuilt_from_a_broken_log(worked: Project) -> None:
    before = rows(worked)
    connection = worked._database.connection
    connection.execute("DROP TRIGGER edit_no_update")
    connection.execute("UPDATE edit SET author = 'eva' WHERE annotator = 'bob' AND revision = 2")
    with pytest.raises(StoreError, match=r"bob's layer of a000001 cannot be rebuilt: revision 2 .* its hash says"):
        worked.rebuild()
    assert rows(worked) == before
    assert not connection.in_transaction


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE field_value SET value = 'riot'",
        "UPDATE field_value SET parts = '{' WHERE annotator = 'bob'",
        "UPDATE span SET ranges = '[[0,3],[4,99]]'",
        "DELETE FROM span WHERE annotator = 'ana'",
        "DELETE FROM event",
        "DELETE FROM layer WHERE annotator = 'ana'",
        "UPDATE layer SET status = 'no_event', revision = 1",
        "INSERT INTO attribute VALUES ('a000001', 'ana', 'note', 'forged')",
        "DROP INDEX evidence_by_span",
        "DROP TRIGGER edit_no_delete",
        "DROP VIEW event_with_type",
        "DROP TABLE attribute",
    ],
)
def test_what_is_wrong_in_the_tables_is_repaired(worked: Project, statement: str) -> None:
    before, structure = rows(worked), sorted(structure_of(worked))
    connection = worked._database.connection
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute(statement)
    connection.execute("PRAGMA foreign_keys = ON")
    assert worked.verify()
    assert worked.repair()
    assert worked.verify() == []
    assert (rows(worked), sorted(structure_of(worked))) == (before, structure)


def structure_of(project: Project) -> list[tuple[object, ...]]:
    query = "SELECT type, name, sql FROM sqlite_schema"
    return project._database.connection.execute(query).fetchall()


def test_a_repair_names_what_it_changed_and_leaves_the_rest(worked: Project) -> None:
    changes = worked._database.connection.total_changes
    assert worked.repair() == []
    assert worked._database.connection.total_changes == changes
    worked._database.connection.execute("UPDATE span SET label = 'x' WHERE annotator = 'ana'")
    assert worked.repair() == [Finding("a000001", "ana", "its tables are written anew from the history")]


def test_an_index_that_lacks_rows_is_repaired(worked: Project) -> None:
    connection = worked._database.connection
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute("UPDATE sqlite_schema SET sql = replace(sql, '<>', '=') WHERE name = 'layer_flagged'")
    connection.execute("PRAGMA writable_schema = RESET")
    assert worked.verify()
    worked.repair()
    assert worked.verify() == []


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE edit SET author = 'eva' WHERE annotator = 'ana' AND revision = 2", "revision 2 .* its hash"),
        ("DELETE FROM edit WHERE annotator = 'ana' AND revision = 5", "layer does not say"),
        ("DELETE FROM edit WHERE annotator = 'ana'", "the log does not know this layer"),
    ],
)
def test_what_may_be_all_that_is_left_is_not_touched(worked: Project, statement: str, said: str) -> None:
    before = rows(worked)
    connection = worked._database.connection
    for trigger in ("edit_no_update", "edit_no_delete"):
        connection.execute(f"DROP TRIGGER {trigger}")
    connection.execute(statement)
    # The guards are made again; a layer whose log is damaged stays as it is, and stays wrong.
    assert {found.message for found in worked.repair()} == {
        "trigger edit_no_update is made again",
        "trigger edit_no_delete is made again",
    }
    assert rows(worked) == before
    findings = worked.verify()
    assert {found[:2] for found in findings} == {("a000001", "ana")}
    assert re.search(said, " ".join(found.message for found in findings))


def test_an_empty_project_is_rebuilt(project: Project) -> None:
    assert project.rebuild() == 0
    assert project.verify() == []


@pytest.mark.parametrize(("kind", "target"), [(EntryKind.UNDO, 2), (EntryKind.UNDO, 9), (EntryKind.REDO, 1)])
def test_undo_and_redo_keep_their_turn(project: Project, coder: Coder, kind: EntryKind, target: int) -> None:
    for name in ("flag", "note", "reason"):
        coder.do(AttributeChange(name, "", "x"))
    connection = project._database.connection
    connection.execute("PRAGMA ignore_check_constraints = ON")
    entry = replace(coder.entry(AttributeChange("note", "x", "")), kind=kind, target=target)
    project.append("a000001", "ana", entry)
    with pytest.raises(StoreError, match="revision 4 of the log takes an edit out of turn"):
        replay(
            ("a000001", "ana"), project.article("a000001").sha256, logged_entries(connection, ("a000001", "ana"))
        )


def test_an_edit_that_does_not_fit_is_told(project: Project, coder: Coder) -> None:
    coder.do(AttributeChange("flag", "", "x"))
    logged = next(logged_entries(project._database.connection, ("a000001", "ana")))
    replayed = Replay(("a000001", "ana"), project.article("a000001").sha256)
    replayed.layer = replace(replayed.layer, attributes={"flag": "y"})
    with pytest.raises(StoreError, match="revision 1 of the log does not fit: The layer has changed"):
        replayed.add(logged)
