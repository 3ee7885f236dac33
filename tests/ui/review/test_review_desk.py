"""The review desk without a terminal: what a key does, what is stored, what is shown next."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.adjudicating import Hand
from tests.support.review_desk import LONG, AtReview, differing, with_two_events
from tests.support.reviewed import ATTACK, add, coded, correct, make_review, work_on
from tui.domain.adjudication.decisions import Choice, Ruling
from tui.domain.adjudication.judging import State
from tui.domain.adjudication.policies import Policy
from tui.domain.edits import AttributeChange, Edit
from tui.domain.history import Entry, EntryKind
from tui.domain.layers import GOLD, STATUS, Status
from tui.domain.values import make_value
from tui.services.review_policies import each_planned
from tui.store.project import Project


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with make_review(tmp_path / "p.db", *differing("a1", "a2")) as project:
        yield project


@pytest.fixture
def at(project: Project) -> AtReview:
    return AtReview(project).begin()


def version_of(at: AtReview, who: str) -> str:
    """The key that takes what an annotator says."""
    opened, case = at.desk.require()
    assert opened
    return str(case.sides[case.side_of(who)].version + 1)


# ---------------------------------------------------------------------- deciding


def test_one_key_takes_a_version_and_the_next_disagreement_is_shown(at: AtReview) -> None:
    assert at.here == ("a1", "dead")
    at.type(version_of(at, "ben"))
    assert at.gold("a1", "dead") == "5"
    assert at.here == ("a1", "hurt")
    assert at.desk.queue.left == 3


def test_names_are_told_when_they_tell_nothing_of_what_still_waits(at: AtReview) -> None:
    at.type(version_of(at, "ben"))
    assert at.message == "Dead: 5 · 1 of 2 said so"
    at.type(version_of(at, "ana"))
    assert at.message == "Hurt: 9 · as ana; not ben"
    at.do("reveal", "next-disagreement", "take-1", "take-1")
    assert at.message.endswith("1 of 2 said so")


def test_in_the_order_by_who_stands_alone_no_names_are_told(at: AtReview) -> None:
    at.do("order")
    at.type("n")
    at.type("1")
    at.type("1")
    assert at.message.endswith("1 of 2 said so")


def test_a_version_that_is_not_there_is_refused(at: AtReview) -> None:
    at.type("4")
    assert at.message == "There is no version 4 here: there are 2."
    assert at.decisions() == []


def test_both_are_right(at: AtReview) -> None:
    at.do("take-both")
    # Counts have no alternatives in this schema.
    assert "does not fit here" in at.message
    at.do("take-none")
    assert at.gold("a1", "dead") == ""
    assert at.decisions()[0].choice is Choice.NEITHER


def test_the_seconds_of_a_decision_are_stored_without_the_lunch(at: AtReview) -> None:
    at.clock.now += 12.34
    at.type("1")
    at.clock.now += 99999
    at.type("1")
    assert [each.seconds for each in at.decisions()] == [12.3, 900.0]


def test_moving_in_the_text_and_finding_are_those_of_the_desk(at: AtReview) -> None:
    at.do("text-end")
    assert at.desk.cursor == len(at.desk.text.text)
    at.do("find")
    at.type(*"bridge", "enter")
    assert at.desk.selection is not None
    low, high = at.desk.selection
    assert at.desk.text.text[low:high] == "bridge"
    at.do("text-start", "next-span")
    assert at.desk.cursor == 0
    at.type("escape")
    assert at.desk.selection is None


def test_a_disagreement_is_shown_where_its_evidence_is(tmp_path: Path) -> None:
    layers = [
        Hand(who).event("e1", {**ATTACK, "dead": dead}, (100, 109)).done()
        for who, dead in (("ana", "3"), ("ben", "5"))
    ]
    with make_review(tmp_path / "q.db", *layers) as project:
        assert AtReview(project).begin().desk.cursor == 100


# ---------------------------------------------------------------------- why


def test_a_reason_goes_with_the_next_decision_and_with_no_other(at: AtReview) -> None:
    at.do("reason")
    at.type("s")
    at.do("unclear")
    at.do("review-note")
    at.type(*"Look", "enter")
    at.type("1")
    at.type("1")
    first, second = at.decisions()
    assert (first.reason, first.note, first.unclear) == ("slip", "Look", True)
    assert (second.reason, second.note, second.unclear) == ("", "", False)


def test_what_was_armed_is_dropped_with_the_disagreement(at: AtReview) -> None:
    at.do("unclear", "next-disagreement", "take-1")
    assert not at.decisions()[0].unclear


def test_a_reason_afterwards_goes_to_the_last_decision(at: AtReview) -> None:
    at.type("2")
    shown = at.here
    at.do("explain")
    at.type("e")
    assert at.here == shown
    (only,) = at.decisions()
    assert only.reason == "error"
    at.do("undo")
    assert at.decisions() == []


def test_there_is_nothing_to_explain_before_the_first_decision(at: AtReview) -> None:
    at.do("explain")
    assert at.message.startswith("You decided nothing just now")


def test_the_flag_is_that_of_the_gold_layer(at: AtReview) -> None:
    at.do("review-flag")
    at.type(*"two tolls", "enter")
    assert at.project.layer("a1", GOLD).flag == "two tolls"
    at.do("review-flag")
    assert not at.project.layer("a1", GOLD).flag
    at.do("undo")
    assert at.project.layer("a1", GOLD).flag == "two tolls"


# ---------------------------------------------------------------------- the list


def test_next_and_previous_go_around(at: AtReview) -> None:
    seen = [at.here]
    for _ in range(3):
        at.do("next-disagreement")
        seen.append(at.here)
    assert seen == [("a1", "dead"), ("a1", "hurt"), ("a2", "dead"), ("a2", "hurt")]
    at.do("next-disagreement")
    assert at.here == seen[0]
    at.do("previous-disagreement")
    assert at.here == seen[-1]
    at.do("next-reviewed")
    assert at.here == ("a1", "dead")


def test_what_is_put_off_comes_when_all_else_is_decided(at: AtReview) -> None:
    at.do("later")
    assert at.message.startswith("Put off.")
    assert at.desk.queue.left == 3
    for _ in range(3):
        at.type("1")
    assert at.here == ("a1", "dead")
    assert at.desk.case is not None
    assert at.desk.case.state is State.LATER
    assert at.message.endswith("All else is decided: this is what was put off.")
    at.type("1")
    assert at.here[1] == "nothing"
    assert at.project.layer("a1", GOLD).status == "done"


def test_undo_after_putting_off_comes_back_to_it_and_takes_no_decision_back(at: AtReview) -> None:
    at.do("take-1", "later", "undo")
    assert at.here == ("a1", "hurt")
    assert at.message.startswith("This was put off, and nothing else; u takes back")
    assert len(at.decisions()) == 1
    at.do("undo")
    assert at.here == ("a1", "dead")
    assert at.decisions() == []


def test_nothing_left_is_said_and_no_key_does_harm(at: AtReview) -> None:
    for _ in range(4):
        at.type("1")
    assert at.desk.case is None
    at.type("1")
    assert at.message == "No disagreement is shown: nothing waits here."
    at.do("undo")
    assert at.here == ("a2", "hurt")


def test_the_list_goes_to_a_disagreement(at: AtReview) -> None:
    at.do("queue")
    assert at.desk.listing is not None
    assert len(at.desk.listing.rows) == 4
    at.type("down", "down", "enter")
    assert at.here == ("a2", "dead")
    at.do("queue")
    at.type(*"Article 1")
    assert {row.article for row in at.desk.listing.rows} == {"a1"}
    at.type("enter")
    assert at.here == ("a1", "dead")


def test_a_filter_shows_one_state_or_kind_or_text(at: AtReview) -> None:
    at.type("1")
    at.do("filter-queue")
    at.type("down", "down", "down", "enter")
    assert at.desk.queue.wanted.state == "decided"
    assert at.here == ("a1", "dead")
    at.do("filter-queue")
    at.type(*"article 2", "enter")
    assert at.here == ("a2", "dead")
    assert at.desk.queue.left == 2
    at.do("filter-queue")
    at.type(*"zebra", "enter")
    assert at.keys.problem == "There is no disagreement like that."
    at.type("escape")
    assert at.desk.queue.wanted.text == "article 2"
    at.do("filter-queue")
    at.type("enter")
    assert at.desk.queue.left == 3


def test_back_to_what_was_decided_last(at: AtReview) -> None:
    at.type(version_of(at, "ben"))
    at.do("go-back")
    assert at.here == ("a1", "dead")
    at.type(version_of(at, "ana"))
    assert at.gold("a1", "dead") == "3"
    assert at.here == ("a1", "hurt")


def test_what_is_decided_can_be_reopened(at: AtReview) -> None:
    at.type("1")
    at.do("go-back", "reopen")
    assert at.desk.case is not None
    assert at.desk.case.open
    assert at.desk.case.why == "It was reopened."
    assert at.gold("a1", "dead") in {"3", "5"}


def test_what_all_agree_on_can_be_reopened(at: AtReview) -> None:
    at.do("agreed")
    at.type(*"place", "enter")
    assert at.here == ("a1", "place")
    assert at.desk.case is not None
    assert at.desk.case.why == "It was reopened."
    at.type("1")
    assert at.gold("a1", "place") == "Ain"


# ---------------------------------------------------------------------- whole events


def test_a_whole_event_is_adopted_and_rejected(tmp_path: Path) -> None:
    with make_review(tmp_path / "q.db", *with_two_events()) as project:
        at = AtReview(project).begin()
        assert at.desk.case is not None
        assert at.desk.case.kind == "event_missing"
        at.do("adopt")
        assert at.gold("a1", "type", 1) == "march"
        assert at.decisions()[0].choice is Choice.ADOPT
        at.do("undo", "reject")
        assert at.gold("a1", "type", 1) == ""


def test_of_several_events_the_one_to_adopt_is_asked_for(at: AtReview) -> None:
    at.do("adopt")
    assert at.desk.asking is not None
    assert len(at.desk.asking.entry.listed) == 2
    assert not {"ana", "ben"} & {word for each in at.desk.asking.entry.listed for word in each.detail.split()}
    at.type("b")
    opened, case = at.work.open("a1"), at.decisions()[0]
    assert case.choice is Choice.ADOPT
    assert all(not each.open for each in opened.cases)


# ---------------------------------------------------------------------- back and forward


def test_undo_and_redo_go_through_articles_and_restarts(project: Project, at: AtReview) -> None:
    for _ in range(3):
        at.type("1")
    again = AtReview(project).begin()
    again.do("undo")
    assert again.here == ("a2", "dead")
    again.do("undo")
    assert again.here == ("a1", "hurt")
    assert again.message == "Undone: event 1 · Hurt: took “8”."
    again.do("redo")
    assert again.here == ("a2", "dead")
    assert again.message == "Done again: event 1 · Hurt: took “8”."
    assert len(again.decisions("a1")) == 2
    again.do("redo")
    assert len(again.decisions("a2")) == 1
    again.do("redo")
    assert again.message == "There is nothing of yours to redo."


def test_nothing_of_others_is_taken_back(project: Project, at: AtReview) -> None:
    at.do("undo")
    assert at.message == "There is nothing of yours to undo."
    at.type("1")
    other = AtReview(project, "zoe").begin()
    other.type("1")
    at.do("undo")
    assert at.message.startswith("Somebody else went on in that article since")


# ---------------------------------------------------------------------- coming back


def test_it_opens_where_it_was_left(project: Project, at: AtReview) -> None:
    at.do("order")
    at.type("a")
    at.do("next-disagreement", "next-disagreement", "reveal")
    at.work.save_place(at.desk.place())
    again = AtReview(project).begin()
    assert again.here == at.here
    assert again.desk.case is not None
    assert at.desk.case is not None
    assert again.desk.case.sides == at.desk.case.sides
    assert again.desk.queue.wanted.order == "article"
    assert not again.desk.reveal
    assert AtReview(project, "zoe").begin().here == ("a1", "dead")


def test_it_opens_with_the_next_one_if_that_was_settled_meanwhile(project: Project, at: AtReview) -> None:
    at.work.save_place(at.desk.place())
    AtReview(project, "zoe").begin().type("1")
    assert AtReview(project).begin().here == ("a1", "hurt")


def test_an_article_can_be_asked_for(project: Project) -> None:
    assert AtReview(project).begin("a2").here == ("a2", "dead")


# ---------------------------------------------------------------------- others


def test_two_adjudicators_do_not_decide_over_one_another(project: Project, at: AtReview) -> None:
    other = AtReview(project, "zoe").begin()
    other.type("1")
    at.type("2")
    assert at.message.startswith("Somebody decided something in this article meanwhile")
    assert at.here == ("a1", "dead")
    assert at.desk.case is not None
    assert at.desk.case.state is State.DECIDED
    assert [each.author for each in at.decisions()] == ["zoe"]
    at.do("next-disagreement")
    assert at.here == ("a1", "hurt")


def test_two_adjudicators_decide_different_questions_of_an_article_at_once(project: Project, at: AtReview) -> None:
    other = AtReview(project, "zoe").begin()
    other.do("next-disagreement")
    assert other.here == ("a1", "hurt")
    other.type("1")
    at.type("2")
    assert {(each.path, each.author) for each in at.decisions()} >= {("hurt", "zoe"), ("dead", "eve")}
    assert project.verify() == []


def test_what_another_adjudicator_decided_elsewhere_is_counted(project: Project, at: AtReview) -> None:
    other = AtReview(project, "zoe").begin("a2")
    other.type("1")
    at.desk.refresh(LONG)
    assert at.here == ("a1", "dead")
    assert at.desk.queue.left == 3
    assert at.message == ""


def test_a_corrected_layer_reopens_what_it_changed_and_says_so(project: Project, at: AtReview) -> None:
    at.type(version_of(at, "ben"))
    correct(project, "a1", "ben", "dead", make_value("integer", "7"))
    at.desk.refresh(LONG)
    assert "changed this article meanwhile" in at.message
    at.do("previous-disagreement")
    while at.here != ("a1", "dead"):
        at.do("next-disagreement")
    assert at.desk.case is not None
    assert at.desk.case.why == "A layer was changed since, and says something else."


def test_an_article_that_fewer_than_two_have_finished_by_now_is_left_and_named(
    project: Project, at: AtReview
) -> None:
    at.type(version_of(at, "ben"))
    layer = project.layer("a1", "ben")
    edit = Edit("test", "open again", (AttributeChange(STATUS, Status.DONE, Status.IN_PROGRESS),))
    entry = Entry(layer.revision + 1, EntryKind.EDIT, 0, edit, "ben", "2026-03-12T08:00:00.000Z", "oagain")
    project.append("a1", "ben", entry)
    at.desk.refresh(LONG)
    assert at.here == ("a2", "dead")
    assert at.message.startswith("1.txt went from the list: fewer than two have finished it by now.")
    assert at.desk.queue.left == 2


def test_a_late_layer_is_compared_while_nobody_types(project: Project, at: AtReview) -> None:
    before = at.desk.queue.left
    for who, dead in (("ana", "1"), ("ben", "2")):
        add(project, coded(who, "a4", dead=dead))
    at.desk.refresh(0)
    assert at.desk.behind == 1
    assert at.desk.queue.left == before
    at.desk.refresh(LONG)
    assert at.desk.queue.left == before + 1


def test_the_first_disagreement_comes_by_itself(tmp_path: Path) -> None:
    with make_review(tmp_path / "q.db") as project:
        at = AtReview(project).begin()
        assert at.desk.case is None
        for layer in differing("a3"):
            add(project, layer)
        at.desk.refresh(LONG)
        assert at.here == ("a3", "dead")


def test_who_can_only_look_changes_nothing(project: Project) -> None:
    work_on(project).refresh()
    at = AtReview(project, only_looks="This desk only looks.").begin()
    assert at.here == ("a1", "dead")
    for action in ("take-1", "undo", "later"):
        at.do(action)
    assert at.message == "This desk only looks."
    assert at.decisions() == []
    at.do("next-disagreement")
    assert at.here == ("a1", "hurt")
    for layer in differing("a3"):
        add(project, layer)
    at.desk.refresh(LONG)
    assert at.work.tally().articles == 2


# ---------------------------------------------------------------------- alike, rules, own answers, alignment


def test_a_decision_about_one_alike_is_shown_and_repeated(at: AtReview) -> None:
    assert at.desk.similar() is None
    at.type(version_of(at, "ben"))
    at.do("next-reviewed")
    assert at.here == ("a2", "dead")
    assert at.desk.similar() is not None
    at.do("repeat-similar")
    assert at.gold("a2", "dead") == "5"
    at.do("repeat-similar")
    assert at.message.startswith("No disagreement like this one")


def test_a_rule_counts_before_it_decides(tmp_path: Path) -> None:
    layers = [*differing("a1", "a2"), coded("cem", "a1", dead="5"), coded("cem", "a2", dead="5")]
    with make_review(tmp_path / "q.db", *layers) as project:
        at = AtReview(project).begin()
        at.do("policy")
        at.type("m")
        at.run_rule()
        assert at.desk.asking is not None
        assert "majority decides 4 of 4: do it?" in at.desk.asking.entry.prompt
        assert at.gold("a1", "dead") == ""
        at.type("n")
        assert at.gold("a1", "dead") == ""
        at.do("policy")
        at.type("M")
        at.run_rule()
        at.type("y")
        at.run_rule()
        assert at.gold("a1", "dead") == "5"
        assert at.gold("a2", "dead") == ""
        assert at.here == ("a2", "dead")


def test_a_run_is_taken_back_with_two_keys_and_a_yes(tmp_path: Path) -> None:
    layers = [*differing("a1", "a2"), coded("cem", "a1", dead="5"), coded("cem", "a2", dead="5")]
    with make_review(tmp_path / "q.db", *layers) as project:
        at = AtReview(project).begin()
        at.do("policy")
        at.type("b")
        assert at.keys.problem == "No rule of yours has decided anything that stands."
        at.type("m")
        at.run_rule()
        at.type("y")
        at.run_rule()
        assert at.gold("a2", "dead") == "5"
        assert at.message == "majority decided 4; 0 are left there. Y b takes that back."
        at.do("policy")
        at.type("b")
        assert at.desk.asking is not None
        assert at.desk.asking.entry.prompt == "Take back what the rule majority did?"
        assert at.desk.asking.entry.hint == "in 2 articles"
        at.type("y")
        at.run_rule()
        assert at.message == "Taken back in 2 of 2 articles."
        assert (at.gold("a1", "dead"), at.gold("a2", "dead")) == ("", "")
        assert at.desk.case is not None
        at.do("policy")
        at.type("b")
        assert at.keys.problem == "No rule of yours has decided anything that stands."
        at.type("escape")
        at.do("redo")
        assert at.message == "Done again: rule majority, here; Y b takes back all of that run."


def test_what_a_rule_did_where_nobody_differs_is_taken_back_without_going_there(tmp_path: Path) -> None:
    layers = [*differing("a1"), coded("ana", "a2"), coded("ben", "a2")]
    with make_review(tmp_path / "q.db", *layers) as project:
        at = AtReview(project).begin()
        at.do("policy")
        at.type("m")
        at.run_rule()
        assert at.message == "majority would decide nothing; 2 are left there."
        list(each_planned(at.work, Policy.MAJORITY, ["a2"], dry=False))
        assert at.gold("a2", "dead") == "3"
        at.do("undo")
        assert (at.gold("a2", "dead"), at.here) == ("", ("a1", "dead"))
        assert at.message == "Undone: rule majority, here; Y b takes back all of that run."


def test_a_rule_never_decides_over_a_person(tmp_path: Path) -> None:
    layers = [*differing("a1"), coded("cem", "a1", dead="5")]
    with make_review(tmp_path / "q.db", *layers) as project:
        at = AtReview(project).begin()
        at.type(version_of(at, "ana"))
        at.do("policy")
        at.type("m")
        at.run_rule()
        at.type("y")
        at.run_rule()
        assert at.gold("a1", "dead") == "3"
        assert at.desk.case is None


def test_a_rule_can_be_stopped(at: AtReview) -> None:
    at.do("policy")
    at.type("u")
    assert at.desk.running is not None
    at.type("1")
    assert at.decisions() == []
    at.type("escape")
    assert at.desk.running is None
    assert at.message.startswith("Stopped.")


def test_an_own_answer_is_made_with_the_desks_editors(at: AtReview) -> None:
    at.do("edit-value")
    assert at.desk.own is not None
    at.type("4", "enter")
    assert at.desk.own is None
    assert at.gold("a1", "dead") == "4"
    assert at.decisions()[0].choice is Choice.OWN
    at.do("edit-value")
    at.type("escape", "escape")
    assert at.desk.own is None
    assert at.here == ("a1", "hurt")


def test_the_alignment_is_changed_from_here(tmp_path: Path) -> None:
    with make_review(tmp_path / "q.db", *with_two_events()) as project:
        at = AtReview(project).begin()
        at.do("alignment")
        assert at.desk.aligning is not None
        at.type("space", "up", "m")
        assert len(at.work.open("a1").review.events) == 1
        at.type("escape")
        assert at.desk.aligning is None
        assert at.desk.opened is not None
        assert len(at.desk.opened.review.events) == 1


def test_what_belongs_to_the_application_is_left_to_it(at: AtReview) -> None:
    at.do("help", "provenance", "quit")
    assert at.left_over == ["help", "provenance", "quit"]
    at.do("palette")
    at.type(*"take version 2", "enter")
    assert len(at.decisions()) == 1


def test_a_decision_by_script_meanwhile_is_not_lost(project: Project, at: AtReview) -> None:
    work = work_on(project, "zoe")
    case = next(case for case in work.open("a1").cases if case.path == "hurt")
    work.decide("a1", case.id, Ruling(Choice.TAKE, 0))
    at.type("1")
    at.type("1")
    assert {each.author for each in at.decisions()} == {"zoe", "eve"}
