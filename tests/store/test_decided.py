from pathlib import Path

import pytest

from tests.support.reviewed import coded, make_review, work_on
from tui.domain.adjudication.aligning import Change
from tui.domain.errors import StoreError
from tui.store.project import Project
from tui.store.sqlite import sqlite3


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "p.db"
    with make_review(path, coded("ana", "a1"), coded("ben", "a1")) as project:
        work_on(project).settle("a1")
        assert project.verify() == []
    return path


@pytest.mark.parametrize("statement", ["UPDATE decision SET author = 'x'", "DELETE FROM decision"])
def test_decisions_are_frozen(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError, match="never changed or deleted"):
        connection.execute(statement)
    connection.close()


def tamper(path: Path, *statements: str, table: str = "decision") -> None:
    connection = sqlite3.connect(path)
    triggers = [f"{table}_no_delete", f"{table}_no_update"]
    query = "SELECT sql FROM sqlite_schema WHERE name = ?"
    made = [connection.execute(query, (name,)).fetchone()[0] for name in triggers]
    for name in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    for statement in (*statements, *made):
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_decision_that_is_gone_is_found(path: Path) -> None:
    tamper(path, "DELETE FROM decision")
    with Project.open(path) as project:
        (finding,) = project.verify()
    assert finding.message.startswith("the gold layer rests on a decision r")
    assert (finding.article, finding.annotator) == ("a1", "gold")


def test_a_change_of_the_alignment_that_is_gone_is_found(tmp_path: Path) -> None:
    path = tmp_path / "q.db"
    with make_review(path, coded("ana", "a1"), coded("ben", "a1")) as project:
        work_on(project).change("a1", Change.UNPAIR, [("ana", "e1"), ("ben", "e1")])
    tamper(path, "DELETE FROM adjustment", table="adjustment")
    with Project.open(path) as project:
        (finding,) = project.verify()
    assert finding.message.startswith("the gold layer rests on a change of the alignment j")


def test_changes_that_were_taken_back_are_not_counted(tmp_path: Path) -> None:
    with make_review(tmp_path / "q.db", coded("ana", "a1"), coded("ben", "a1")) as project:
        work = work_on(project)
        work.change("a1", Change.UNPAIR, [("ana", "e1"), ("ben", "e1")])
        assert project.review.adjustments() == {"unpair": 1}
        work.undo("a1")
        assert project.review.adjustments() == {}
        assert project.verify() == []


def test_a_decision_that_is_damaged_is_found(path: Path) -> None:
    tamper(path, """UPDATE decision SET settled = '{"things": 1}'""")
    with Project.open(path) as project:
        assert "cannot be read" in project.verify()[0].message
        with pytest.raises(StoreError, match="copydesk verify"):
            work_on(project).open("a1")


@pytest.mark.parametrize(
    "damage", ["UPDATE adjustment SET members = '[1]'", "UPDATE adjustment SET members = '[[1]]'"]
)
def test_a_change_of_the_alignment_that_is_damaged_is_found(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "q.db"
    with make_review(path, coded("ana", "a1"), coded("ben", "a1")) as project:
        work_on(project).change("a1", Change.UNPAIR, [("ana", "e1"), ("ben", "e1")])
    tamper(path, damage, table="adjustment")
    with Project.open(path) as project:
        (finding, *_) = project.verify()
        assert (finding.article, finding.annotator) == ("a1", "gold")
        assert "of an alignment cannot be read" in finding.message
        with pytest.raises(StoreError, match="copydesk verify"):
            work_on(project).open("a1")


def test_the_list_can_be_thrown_away(path: Path) -> None:
    with make_review(path.with_name("q.db"), coded("ana", "a1"), coded("ben", "a1", dead="5")) as project:
        before = work_on(project)
        before.settle("a1")
        before.refresh()
        counted = before.tally()
    connection = sqlite3.connect(path.with_name("q.db"))
    connection.executescript("DELETE FROM disagreement; DELETE FROM compared; UPDATE compared_upto SET seq = 0;")
    connection.close()
    with Project.open(path.with_name("q.db")) as project:
        after = work_on(project)
        after.refresh()
        assert after.tally() == counted
