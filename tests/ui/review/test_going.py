"""Going through the list: where orders begin, and what comes first in an article."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.adjudicating import Hand
from tests.support.review_desk import LONG, AtReview, differing, with_two_events
from tests.support.reviewed import ATTACK, NOW, coded, make_review
from tui.domain.adjudication.decisions import Kind
from tui.domain.editing import delete_event, finish
from tui.domain.history import Entry, EntryKind
from tui.domain.layers import GOLD
from tui.store.project import Project


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with make_review(tmp_path / "p.db", *differing("a1", "a2"), *with_two_events("a3")) as project:
        yield project


@pytest.fixture
def at(project: Project) -> AtReview:
    return AtReview(project).begin()


def test_articles_are_gone_through_one_by_one(at: AtReview) -> None:
    seen = [at.here]
    for _ in range(4):
        at.do("next-disagreement")
        seen.append(at.here)
    assert seen == [("a1", "dead"), ("a1", "hurt"), ("a2", "dead"), ("a2", "hurt"), ("a3", "")]


def test_another_order_begins_at_its_first(at: AtReview) -> None:
    at.do("next-disagreement", "order")
    at.type("k")
    # Which events there are is asked before what they say.
    assert at.here == ("a3", "")
    at.do("next-disagreement", "order")
    at.type("a")
    assert at.here == ("a1", "dead")


def test_by_article_means_this_article(at: AtReview) -> None:
    at.do("order")
    at.type("k")
    at.do("next-disagreement", "next-disagreement", "next-disagreement", "next-disagreement")
    assert at.here == ("a2", "hurt")
    at.do("order")
    at.type("a")
    assert at.here == ("a2", "dead")


def test_back_to_the_article_before_is_to_its_first(at: AtReview) -> None:
    at.do("next-reviewed", "next-reviewed")
    assert at.here == ("a3", "")
    at.do("previous-reviewed")
    assert at.here == ("a2", "dead")


def test_spans_come_behind_the_events(tmp_path: Path) -> None:
    marked = [
        Hand(who).event("e1", {**ATTACK, "dead": dead}, (0, 9)).span("actor", 10, end).done()
        for who, dead, end in (("ana", "3", 14), ("ben", "5", 18))
    ]
    with make_review(tmp_path / "q.db", *marked) as project:
        at = AtReview(project).begin()
        kinds = []
        for _ in range(2):
            kinds.append(at.desk.require()[1].kind)
            at.do("next-disagreement")
        assert kinds == [Kind.FIELD_VALUE, Kind.SPAN_BOUNDARY]


def test_what_does_not_fit_is_told_with_the_keys_that_do(at: AtReview) -> None:
    at.do("take-both")
    assert at.message.startswith("That does not fit here: take a version by its number, or 0 leave it empty")


def delete_last_event(project: Project, who: str) -> None:
    for number in range(2):
        layer = project.layer("a1", who)
        edit = finish(layer) if number else delete_event(layer, layer.events[-1])
        project.append("a1", who, Entry(layer.revision + 1, EntryKind.EDIT, 0, edit, who, NOW, f"o-{number}"))


def test_an_event_that_nobody_has_any_more_can_stay(tmp_path: Path) -> None:
    with make_review(tmp_path / "q.db", *with_two_events("a1")) as project:
        at = AtReview(project).begin()
        at.type(next(str(view.version + 1) for view in at.desk.require()[1].sides if view.content is not None))
        events = project.layer("a1", GOLD).events
        delete_last_event(project, "ben")
        at.desk.refresh(LONG)
        assert at.desk.require()[1].why == "Nobody has this event any more."
        at.do("edit-value")
        assert project.layer("a1", GOLD).events == events
        assert at.desk.case is None


def test_an_event_is_gone_through_in_the_order_of_its_form(tmp_path: Path) -> None:
    ana = coded("ana", "a1", type="arrest", date="2022-01-04", weapons="gun", hurt="1")
    ben = coded("ben", "a1", type="attack", date="2022-01-05", weapons="knife", hurt="2")
    with make_review(tmp_path / "q.db", ana, ben) as project:
        at = AtReview(project).begin()
        paths = []
        for _ in range(4):
            paths.append(at.here[1])
            at.do("next-disagreement")
        assert paths == ["type", "date", "hurt", "weapons"]


def test_to_adopt_an_event_the_differences_are_told(tmp_path: Path) -> None:
    ana, ben = coded("ana", "a1", hurt="1"), coded("ben", "a1", hurt="2", weapons="knife")
    with make_review(tmp_path / "q.db", ana, ben) as project:
        at = AtReview(project).begin()
        at.do("adopt")
        assert at.desk.asking is not None
        told = {choice.detail for choice in at.desk.asking.entry.listed}
        assert told == {"Hurt: 1 · Weapons: left empty", "Hurt: 2 · Weapons: knife"}
        at.type("a")
        assert at.message.startswith("event 1: all answers · as ")
        assert at.desk.queue.left == 0


def test_who_says_that_all_are_right_takes_all(tmp_path: Path) -> None:
    ana, ben = coded("ana", "a1", weapons="gun"), coded("ben", "a1", weapons="knife")
    with make_review(tmp_path / "q.db", ana, ben) as project:
        at = AtReview(project).begin()
        at.do("take-both")
        assert at.message.endswith(("as ana, ben", "as ben, ana"))
