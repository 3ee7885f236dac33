"""Articles in which nobody differs become gold without a decision, and that is nobody's step."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.adjudicating import Hand
from tests.support.review_desk import LONG, AtReview, differing
from tests.support.reviewed import add, coded, correct, make_review, work_on
from tui.domain.adjudication.decisions import Choice, Ruling
from tui.domain.layers import GOLD, Status
from tui.domain.values import make_value
from tui.store.project import Project

NOTHING = [Hand(who, article="a3").done(Status.NO_EVENT, "other") for who in ("ana", "ben")]
ALIKE = [coded(who, "a2") for who in ("ana", "ben")]
ALONE = coded("ana", "a4")


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with make_review(tmp_path / "p.db", *differing("a1"), *ALIKE, *NOTHING, ALONE) as project:
        yield project


def statuses(project: Project) -> list[str]:
    return [project.layer(article, GOLD).status.value for article in ("a1", "a2", "a3", "a4")]


def test_what_all_agree_on_is_gold_where_nothing_is_asked(project: Project) -> None:
    work = work_on(project)
    work.refresh()
    assert work.settle_agreed() == 0
    assert statuses(project) == ["untouched", "done", "no_event", "untouched"]
    gold = project.layer("a2", GOLD)
    assert [gold.value(event, "dead").value for event in gold.events] == [make_value("integer", "3")]
    assert [each.decision.policy for each in work.provenance("a2") if each.decision] == ["unanimous"] * 6
    assert project.verify() == []


def test_as_long_as_the_time_allows_and_once(project: Project) -> None:
    work = work_on(project)
    work.refresh()
    assert work.settle_agreed(0.0) == 2
    assert work.settle_agreed(LONG, but="a2") == 0
    assert statuses(project) == ["untouched", "untouched", "no_event", "untouched"]
    entries = project.layer("a3", GOLD).revision
    assert work.settle_agreed() == 0
    assert statuses(project) == ["untouched", "done", "no_event", "untouched"]
    assert project.layer("a3", GOLD).revision == entries


def test_what_is_agreed_on_by_now_finishes_gold(project: Project) -> None:
    work = work_on(project)
    case = next(each for each in work.open("a1").cases if each.path == "dead")
    work.decide("a1", case.id, Ruling(Choice.TAKE, case.side_of("ben")))
    correct(project, "a1", "ana", "hurt", make_value("integer", "8"))
    work.refresh()
    assert project.layer("a1", GOLD).status is Status.IN_PROGRESS
    work.settle_agreed()
    assert project.layer("a1", GOLD).status is Status.DONE


def test_at_the_desk_it_comes_by_itself_and_undo_passes_over_it(project: Project) -> None:
    at = AtReview(project).begin()
    at.do("take-1")
    at.desk.refresh(LONG)
    assert statuses(project)[1:] == ["done", "no_event", "untouched"]
    at.do("undo")
    assert at.here == ("a1", "dead")
    assert at.decisions() == []
    assert statuses(project)[1:] == ["done", "no_event", "untouched"]
    at.do("redo")
    assert len(at.decisions()) == 1
    at.do("undo", "undo")
    assert "nothing of yours to undo" in at.message


def test_who_only_looks_writes_no_gold(project: Project) -> None:
    at = AtReview(project, only_looks="Another desk works here.").begin()
    at.desk.refresh(LONG)
    assert statuses(project) == ["untouched"] * 4


def test_a_layer_that_comes_late_makes_it_a_question(project: Project) -> None:
    work = work_on(project)
    work.refresh()
    work.settle_agreed()
    add(project, coded("cy", "a2", dead="9"))
    work.refresh()
    (case,) = [each for each in work.open("a2").cases if each.open]
    assert (case.path, case.why) == ("dead", "A layer that came later says something else.")
    assert project.layer("a2", GOLD).status is Status.DONE
    work.decide("a2", case.id, Ruling(Choice.TAKE, case.side_of("cy")))
    assert work.open("a2").panel.gold.status is Status.DONE
