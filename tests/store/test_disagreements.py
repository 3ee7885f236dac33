"""How the list of disagreements is read: what must not grow with the project is not read whole."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.reviewed import coded, correct, make_review, work_on
from tui.domain.values import make_value
from tui.store import disagreements
from tui.store.project import Project
from tui.store.reviewing import Wanted


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    layers = [
        coded(who, article, dead=dead) for article in ("a1", "a2") for who, dead in (("ana", "3"), ("ben", "5"))
    ]
    with make_review(tmp_path / "p.db", *layers) as opened:
        yield opened


def plans(project: Project, said: list[str]) -> str:
    """How SQLite carries out what was said."""
    connection = project._database.connection
    found = []
    for statement in said:
        if statement.lstrip().startswith(("SELECT", "INSERT", "UPDATE")):
            found += [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}")]
    return "\n".join(found)


def test_what_changed_is_found_without_reading_the_whole_log(project: Project) -> None:
    work = work_on(project)
    work.refresh()
    correct(project, "a2", "ben", "dead", make_value("integer", "4"))
    said: list[str] = []
    project._database.connection.set_trace_callback(said.append)
    project.review.scan()
    project._database.connection.set_trace_callback(None)
    assert "INSERT INTO compared" in "\n".join(said)
    found = plans(project, said)
    assert "SEARCH edit USING INTEGER PRIMARY KEY" in found
    assert "SCAN edit" not in found
    assert project.review.stale(9) == ["a2"]


@pytest.mark.parametrize("text", ["article 2", "DEAD", "= 5", "nothing of the kind"])
@pytest.mark.parametrize("order", ["kind", "article", "weight", "annotator"])
def test_a_search_finds_the_same_in_every_order_and_counts_it(project: Project, text: str, order: str) -> None:
    work = work_on(project)
    for article in ("a1", "a2"):
        work.settle(article)
    work.refresh()
    wanted = Wanted(order=order, text=text)
    rows = work.page(wanted)
    assert work.count(wanted) == len(rows) == {"article 2": 1, "DEAD": 2, "= 5": 2}.get(text, 0)
    assert [row.position for row in rows] == sorted(row.position for row in rows)
    assert work.page(wanted, 1, 1) == rows[1:2]
    assert (work.first(wanted, 99), work.first(wanted, 1)) == (rows, rows[:1])


def test_what_is_common_is_found_without_reading_all(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    work = work_on(project)
    for article in ("a1", "a2"):
        work.settle(article)
    work.refresh()
    monkeypatch.setattr(disagreements, "_AHEAD", 1)
    said: list[str] = []
    project._database.connection.set_trace_callback(said.append)
    wanted = Wanted("article", text="dead")
    (first,) = work.first(wanted, 1)
    (query,) = (statement for statement in said if "instr" in statement)
    assert first.position == 1
    assert len(work.first(wanted, 9)) == 2
    project._database.connection.set_trace_callback(None)
    assert "USING INDEX disagreement_by_article" in plans(project, [query])


def test_a_scan_without_news_writes_nothing(project: Project) -> None:
    project.review.scan()
    said: list[str] = []
    project._database.connection.set_trace_callback(said.append)
    project.review.scan()
    assert said
    assert not any("IMMEDIATE" in statement for statement in said)


def test_what_one_person_alone_has_finished_waits_for_nothing(tmp_path: Path) -> None:
    with make_review(tmp_path / "p.db", coded("ana", "a1"), coded("ana", "a2"), coded("ben", "a2")) as project:
        project.review.scan()
        assert project.review.stale(9) == ["a2"]
