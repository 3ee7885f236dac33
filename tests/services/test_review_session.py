"""The review step by step: deciding about what was seen, taking back, explaining, and who may work."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.fixed import TickingClock
from tests.support.review_desk import differing
from tests.support.reviewed import make_review
from tui.domain.adjudication.decisions import Choice, Decision, Ruling
from tui.domain.adjudication.places import ReviewPlace
from tui.domain.adjudication.resolving import Desk
from tui.domain.errors import EditError, StoreError
from tui.domain.history import EntryKind
from tui.domain.layers import GOLD
from tui.services.ids import IdSource, now
from tui.services.presence import DeskPlace
from tui.services.review_desk import open_review
from tui.services.review_session import ReviewSession, StaleLayer
from tui.store.project import Project, TakenOver

TAKE = Ruling(Choice.TAKE, 0)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with make_review(tmp_path / "p.db", *differing("a1", "a2")) as project:
        yield project


def session(project: Project, who: str = "eve") -> ReviewSession:
    return ReviewSession(project, Desk(who, IdSource(), TickingClock()))


def take(work: ReviewSession, article: str = "a1") -> Decision:
    """Decides the first disagreement of an article."""
    opened = work.open(article)
    case = next(case for case in opened.cases if case.open)
    after = work.decide_in(opened, case, TAKE)
    return next(each for each in reversed(after.panel.decisions) if each.case == case.id)


def test_what_was_not_seen_is_not_decided_about(project: Project) -> None:
    work = session(project)
    seen = work.open("a1")
    assert not work.moved_on(seen)
    take(session(project, "zoe"))
    assert work.moved_on(seen)
    with pytest.raises(StaleLayer):
        work.decide_in(seen, seen.cases[0], TAKE)
    assert len(work.open("a1").review.rulings.standing) == 2


def test_an_article_does_not_move_on_by_what_is_done_elsewhere_or_here(project: Project) -> None:
    work = session(project)
    seen = work.open("a1")
    after = work.decide_in(seen, seen.cases[0], TAKE)
    take(session(project, "zoe"), "a2")
    assert not work.moved_on(after)


def test_a_decision_is_explained_in_one_step_back_and_one_forward(project: Project) -> None:
    work = session(project)
    decision = take(work)
    after = work.explain(work.open("a1"), decision, TAKE._replace(reason="slip"))
    standing = [each for each in after.review.rulings.standing if each.case]
    assert [(each.case, each.reason) for each in standing] == [(decision.case, "slip")]
    assert [entry.kind for entry in project.history("a1", GOLD)][-2:] == [EntryKind.UNDO, EntryKind.EDIT]
    assert project.verify() == []


def test_only_the_last_decision_of_an_article_is_explained(project: Project) -> None:
    work = session(project)
    decision = take(work)
    take(work)
    with pytest.raises(EditError, match="Something else was done"):
        work.explain(work.open("a1"), decision, TAKE._replace(reason="slip"))


def test_what_only_came_along_is_not_a_step(project: Project) -> None:
    work = session(project)
    take(work)
    assert len(project.history("a1", GOLD)) == 2
    take(work, "a2")
    assert work.undo_last().opened.panel.gold.article == "a2"
    step = work.undo_last()
    assert (step.opened.panel.gold.article, step.title) == ("a1", "take: Dead")
    with pytest.raises(EditError, match="nothing of yours to undo"):
        work.undo_last()
    assert work.redo_last().opened.panel.gold.article == "a1"


def test_a_flag_is_a_step_too(project: Project) -> None:
    work = session(project)
    work.flag(work.open("a2"), "two tolls")
    assert project.layer("a2", GOLD).flag == "two tolls"
    assert (work.undo_last().title, work.open("a2").panel.gold.flag) == ("flag", "")


def test_who_can_only_look_writes_nothing(project: Project) -> None:
    work = ReviewSession(project, Desk("eve", IdSource(), now), "This desk only looks.")
    with pytest.raises(StoreError, match="only looks"):
        take(work)
    work.save_place(ReviewPlace("a1", "d1"))
    assert work.place() is None
    assert work.refresh() == 0
    assert work.tally().articles == 0


def test_a_desk_that_was_taken_over_finds_out_when_it_writes(tmp_path: Path, project: Project) -> None:
    project.ensure_annotator("eve")
    with Project.open(tmp_path / "p.db") as first, Project.open(tmp_path / "p.db") as second:
        assert DeskPlace(first, "eve", now).take_if_free()
        work = session(first)
        take(work)
        other = DeskPlace(second, "eve", now)
        assert not other.take_if_free()
        other.take()
        with pytest.raises(TakenOver):
            take(work)
        assert "taken over" in work.only_looks
        with pytest.raises(StoreError, match="taken over"):
            take(work)
        take(session(second))


def test_the_review_is_opened_for_somebody(tmp_path: Path, project: Project) -> None:
    with open_review(tmp_path / "p.db", "eve") as review:
        assert review.work.only_looks == ""
        assert review.find_article("2") == "a2"
        with open_review(tmp_path / "p.db", "eve") as second:
            assert "another one of yours is open" in second.work.only_looks
        with pytest.raises(StoreError, match="no article nowhere"):
            review.find_article("nowhere")
