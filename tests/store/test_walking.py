"""Steps through the list of disagreements."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.adjudicating import Hand
from tests.support.reviewed import ATTACK, coded, make_review, work_on
from tui.domain.adjudication.decisions import Choice, Ruling
from tui.domain.layers import Layer
from tui.store.project import Project
from tui.store.reviewing import Row, Wanted
from tui.store.walking import Spot, Walk

ORDERS = ("kind", "article", "weight", "annotator")


def other(who: str, article: str) -> Layer:
    """Another type of event, and a toll of one's own."""
    return Hand(who, article=article).event("e1", {**ATTACK, "type": "arrest", "hurt": "8"}, (0, 9)).done()


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    layers = [
        coded(who, f"a{number}", dead=dead) for number in (1, 2, 3) for who, dead in (("ana", "3"), ("ben", "5"))
    ]
    with make_review(tmp_path / "p.db", *layers, other("eva", "a2"), coded("eva", "a3")) as project:
        work_on(project).refresh()
        yield project


@pytest.fixture
def walk(project: Project, tmp_path: Path) -> Walk:
    return project.review.walk


def names(rows: list[Row]) -> list[tuple[str, str]]:
    return [(row.article, row.id) for row in rows]


def walked(walk: Walk, wanted: Wanted, step: int) -> list[Row]:
    """All lines, one after the other."""
    found: list[Row] = []
    spot: Spot | None = None
    while (row := walk.neighbour(wanted, spot, step)) is not None:
        found.append(row)
        spot = walk.spot(row.article, row.id)
        assert spot is not None
    return found


@pytest.mark.parametrize("order", ORDERS)
def test_all_lines_are_met_in_their_order_and_back(project: Project, walk: Walk, order: str) -> None:
    wanted = Wanted(order=order)
    rows = work_on(project).page(wanted)
    assert len(rows) > 4
    assert names(walked(walk, wanted, 1)) == names(rows)
    assert names(walked(walk, wanted, -1)) == names(rows)[::-1]


@pytest.mark.parametrize("order", ORDERS)
def test_lines_before_a_place_are_counted(project: Project, walk: Walk, order: str) -> None:
    wanted = Wanted(order=order)
    rows = work_on(project).page(wanted)
    spots = [walk.spot(row.article, row.id) for row in rows]
    assert [walk.count_before(wanted, spot) for spot in spots if spot] == list(range(len(rows)))


@pytest.mark.parametrize("order", ORDERS)
def test_lines_around_a_place_are_read(project: Project, walk: Walk, order: str) -> None:
    wanted = Wanted(order=order)
    rows = names(work_on(project).page(wanted))
    for number, (article, case) in enumerate(rows):
        spot = walk.spot(article, case)
        assert spot is not None
        before, after = walk.around(wanted, spot, 2)
        assert names(before) == rows[max(0, number - 2) : number]
        assert names(after) == rows[number : number + 2]


@pytest.mark.parametrize("order", ORDERS)
def test_a_line_that_left_the_list_still_has_a_next_one(project: Project, walk: Walk, order: str) -> None:
    work, wanted = work_on(project), Wanted(order=order)
    first, second, *_ = work.page(wanted)
    spot = walk.spot(first.article, first.id)
    work.decide(first.article, first.id, Ruling(Choice.LATER))
    found = walk.neighbour(wanted, spot, 1)
    assert found is not None
    assert found.id == second.id
    assert walk.neighbour(wanted, spot, -1) is None


def test_the_same_article_can_be_passed_over(walk: Walk) -> None:
    wanted = Wanted(order="article")
    first = walk.neighbour(wanted, None, 1)
    assert first is not None
    found = walk.neighbour(wanted, walk.spot(first.article, first.id), 1, other_article=True)
    assert found is not None
    assert (first.article, found.article) == ("a1", "a2")


def test_filters_hold(walk: Walk) -> None:
    assert {row.kind for row in walked(walk, Wanted(kind="event_type"), 1)} == {"event_type"}
    assert {row.article for row in walked(walk, Wanted(order="article", text="Article 3"), 1)} == {"a3"}


def test_what_somebody_did_in_gold_comes_the_newest_first(project: Project, walk: Walk) -> None:
    work = work_on(project)
    for article in ("a1", "a3"):
        case = next(case for case in work.open(article).cases if case.open)
        work.decide(article, case.id, Ruling(Choice.TAKE, 0))
    assert walk.own_gold("eve")[0][0] == "a3"
    assert walk.own_gold("eve", undone=True) == []
    work.undo("a3")
    undone = walk.own_gold("eve", undone=True)
    assert [article for article, _ in undone] == ["a3"]
    assert undone[0][1] == project.stacks("a3", "gold").redo[-1]
    work.redo("a3")
    assert walk.own_gold("eve")[0] == ("a3", project.stacks("a3", "gold").undo[-1])
    assert walk.own_gold("zoe") == []


def test_the_last_entry_about_an_article_is_known(project: Project, walk: Walk) -> None:
    work = work_on(project)
    before = walk.latest("a1")
    case = next(case for case in work.open("a2").cases if case.open)
    work.decide("a2", case.id, Ruling(Choice.TAKE, 0))
    assert walk.latest("a1") == before < walk.latest("a2")
    assert walk.latest("a9") == 0
