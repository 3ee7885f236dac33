from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.desks import DeskAtWork, make_project, new_article
from tests.support.forms import SCHEMA
from tui.domain import editing
from tui.domain.edits import Edit
from tui.domain.layers import Status
from tui.domain.places import Place
from tui.services.queue import FLAGGED, STATES, Queue
from tui.store.project import Project


@pytest.fixture
def schema(tmp_path: Path) -> str:
    source = tmp_path / "small.yaml"
    source.write_text(SCHEMA)
    return str(source)


@pytest.fixture
def work(tmp_path: Path, schema: str) -> Iterator[DeskAtWork]:
    """Three articles, none open."""
    articles = [new_article(f"{name}.txt", f"About {name}.") for name in ("one", "two", "three")]
    make_project(tmp_path / "p.db", *articles, schema=schema)
    with Project.open(tmp_path / "p.db") as project:
        yield DeskAtWork(project, schema)


def queue(work: DeskAtWork, who: str = "ana") -> Queue:
    return Queue(work.session.project, who)


def names(queue: Queue, **filters: str) -> list[str]:
    return [row.name.removesuffix(".txt") for row in queue.page(offset=0, limit=9, **filters)]


def ids(work: DeskAtWork) -> list[str]:
    return [row.id for row in queue(work).page(offset=0, limit=9)]


def do(work: DeskAtWork, number: int, *actions: str) -> None:
    work.open(ids(work)[number])
    work.do(*actions)
    if work.desk.asking is not None:
        work.type("why", "enter")


def test_pages_and_filters(work: DeskAtWork) -> None:
    listed = queue(work)
    assert names(listed) == ["one", "two", "three"]
    assert [row.name for row in listed.page(offset=1, limit=1)] == ["two.txt"]
    assert (listed.count(), listed.count(text="T"), listed.count(text="two")) == (3, 3, 1)
    assert names(listed, text="ABOUT T") == ["two", "three"]


def test_states_are_the_annotators_own(work: DeskAtWork) -> None:
    do(work, 0, "no-event")
    do(work, 1, "new-event")
    do(work, 2, "flag")
    found = {state: names(queue(work), state=state) for state in STATES}
    assert found == {
        "": ["one", "two", "three"],
        Status.UNTOUCHED: ["three"],
        Status.IN_PROGRESS: ["two"],
        Status.DONE: [],
        Status.NO_EVENT: ["one"],
        FLAGGED: ["three"],
    }
    assert [queue(work).count(state=state) for state in STATES] == [3, 1, 1, 0, 1, 1]
    assert names(queue(work, "ben"), state=Status.UNTOUCHED) == ["one", "two", "three"]


def test_neighbours_and_positions(work: DeskAtWork) -> None:
    one, two, three = ids(work)
    listed = queue(work)
    assert [listed.neighbour(each, 1) for each in (one, two, three)] == [two, three, None]
    assert [listed.neighbour(each, -1) for each in (one, two, three)] == [None, one, two]
    assert listed.position(two) == (2, 3)
    assert listed.position("gone") == (0, 3)


def test_the_number_in_a_filtered_list(work: DeskAtWork) -> None:
    one, two, three = ids(work)
    listed = queue(work)
    assert [listed.index(each) for each in (one, two, three)] == [0, 1, 2]
    assert [listed.index(each, text="t") for each in (one, two, three)] == [0, 1, 2]
    assert [listed.index(each, text="about t") for each in (one, two, three)] == [None, 0, 1]
    do(work, 1, "new-event")
    assert [listed.index(each, state=Status.UNTOUCHED) for each in (one, two, three)] == [0, None, 1]
    assert listed.index("gone") is None


def test_it_starts_where_the_annotator_left(work: DeskAtWork) -> None:
    _, two, three = ids(work)
    work.session.project.save_place("ana", Place(three))
    work.session.project.save_place("ana", Place(two))
    assert queue(work).start() == two


def test_it_starts_with_what_is_begun_else_untouched_else_the_first(work: DeskAtWork) -> None:
    one, two, three = ids(work)
    assert queue(work).start() == one
    work.open(one)
    work.session.perform(finished(work))
    assert queue(work).start() == two
    work.open(three)
    work.session.perform(begun(work))
    assert queue(work).start() == three
    for each in (two, three):
        work.open(each)
        work.session.perform(finished(work))
    assert queue(work).start() == one


def finished(work: DeskAtWork) -> Edit:
    return editing.no_event(work.session.layer, "why")


def begun(work: DeskAtWork) -> Edit:
    return editing.label_span(work.session.layer, "what", [(0, 5)], work.ids)


def test_a_project_without_articles_has_no_start(tmp_path: Path, schema: str) -> None:
    make_project(tmp_path / "empty.db", schema=schema)
    with Project.open(tmp_path / "empty.db") as project:
        assert Queue(project, "ana").start() is None
