from pathlib import Path

import pytest

from tests.support.coders import Coder
from tests.support.fixed import TickingClock
from tui.domain.edits import AttributeChange
from tui.domain.places import Place
from tui.store.presence import Presence
from tui.store.project import Project, TakenOver


def desk(session: str, annotator: str = "ana") -> Presence:
    at = "2026-02-25T06:13:20.000Z"
    return Presence(annotator, session, "here", 1, "p", f"pts/{session}", at, at)


@pytest.fixture
def second(path: Path, project: Project) -> Project:
    """The same file, opened again."""
    return Project.open(path)


def test_a_place_is_free_until_it_is_taken_and_after_it_is_left(project: Project) -> None:
    assert project.presence("ana") is None
    assert project.take_place(desk("1"), TickingClock()) is None
    assert project.presence("ana") == desk("1")
    project.leave_place()
    assert project.presence("ana") is None


def test_a_place_is_taken_from_the_one_that_was_seen_there_only(project: Project, second: Project) -> None:
    project.take_place(desk("1"), TickingClock())
    assert second.take_place(desk("2"), TickingClock()) == desk("1")
    assert second.take_place(desk("2"), TickingClock(), instead_of="0") == desk("1")
    assert project.presence("ana") == desk("1")
    assert second.take_place(desk("2"), TickingClock(), instead_of="1") is None
    assert project.presence("ana") == desk("2")


def test_a_desk_that_did_not_hear_that_it_got_the_place_gets_it_again(project: Project) -> None:
    project.take_place(desk("1"), TickingClock())
    assert project.take_place(desk("1"), TickingClock()) is None
    project.save_place("ana", Place("a000001"))


def test_who_lost_the_place_writes_nothing(project: Project, second: Project) -> None:
    project.take_place(desk("1"), TickingClock())
    coder = Coder(project)
    coder.do(AttributeChange("flag", "", "one"))
    second.take_place(desk("2"), TickingClock(), instead_of="1")
    before = list(second._database.connection.iterdump())
    for write in (
        lambda: coder.do(AttributeChange("flag", "one", "two")),
        lambda: project.save_place("ana", Place("a000001")),
        lambda: project.save_draft("ana", "a000001", "", "date", "20"),
        lambda: project.save_draft("ana", "a000001", "", "date", ""),
    ):
        with pytest.raises(TakenOver, match=r"taken over by another one since 06:13 UTC \(pts/2\)"):
            write()
    project.leave_place()
    assert list(second._database.connection.iterdump()) == before
    Coder(second).do(AttributeChange("flag", "one", "two"))


def test_the_place_stays_lost_when_the_other_one_has_left(project: Project, second: Project) -> None:
    project.take_place(desk("1"), TickingClock())
    second.take_place(desk("2"), TickingClock(), instead_of="1")
    second.leave_place()
    with pytest.raises(TakenOver, match="taken over by another one: this one"):
        project.save_place("ana", Place("a000001"))


def test_each_annotator_has_a_place(project: Project, second: Project) -> None:
    project.ensure_annotator("bob")
    assert project.take_place(desk("1"), TickingClock()) is None
    assert second.take_place(desk("2", "bob"), TickingClock()) is None
    project.save_place("ana", Place("a000001"))
    second.save_place("bob", Place("a000001"))


def test_who_has_no_place_is_not_asked_for_it(project: Project, second: Project) -> None:
    project.take_place(desk("1"), TickingClock())
    Coder(second).do(AttributeChange("flag", "", "by a script"))


def test_a_write_says_once_a_minute_that_the_desk_is_alive(project: Project) -> None:
    changes: list[str] = []
    project.take_place(desk("1"), TickingClock(step=10_000))
    project._database.connection.set_trace_callback(
        lambda said: changes.append(said) if "UPDATE presence" in said else None
    )
    for number in range(12):
        project.save_place("ana", Place("a000001", cursor=number))
    assert len(changes) == 2
    found = project.presence("ana")
    assert found is not None
    assert found.since < found.seen
