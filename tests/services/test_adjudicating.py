from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from tests.support.adjudicating import SCHEMA_OF_REVIEW, Hand
from tests.support.fixed import TickingClock
from tests.support.reviewed import add, coded, correct, make_review, work_on
from tui.domain.adjudication.aligning import Change
from tui.domain.adjudication.cases import Case
from tui.domain.adjudication.decisions import Choice, Ruling
from tui.domain.adjudication.judging import State
from tui.domain.adjudication.policies import Policy
from tui.domain.adjudication.resolving import resolve
from tui.domain.adjudication.topics import Family
from tui.domain.errors import EditError, StoreError
from tui.domain.layers import GOLD, Status
from tui.domain.values import make_value
from tui.formats.schema_json import schema_to_json
from tui.services.adjudicating import Adjudication
from tui.services.ids import IdSource
from tui.services.schemas import SchemaVersion
from tui.services.upgrading import Upgrade
from tui.store.project import Project, StaleLayer, StoredSchema
from tui.store.reviewing import Found, Wanted


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    layers = [coded("ana", "a1"), coded("ben", "a1", dead="5"), coded("ana", "a2"), coded("ben", "a2", dead="5")]
    with make_review(tmp_path / "p.db", *layers, coded("ana", "a3")) as opened:
        yield opened


def first(work: Adjudication, article: str = "a1") -> Case:
    return next(case for case in work.open(article).cases if case.open)


def take(work: Adjudication, who: str, article: str = "a1") -> None:
    case = first(work, article)
    work.decide(article, case.id, Ruling(Choice.TAKE, case.side_of(who), reason="slip", note="seen"))


def settled(work: Adjudication, *articles: str) -> Adjudication:
    for article in articles:
        work.settle(article)
    work.refresh()
    return work


def test_the_queue_knows_only_what_two_finished(project: Project) -> None:
    work = settled(work_on(project), "a1", "a2")
    assert [(row.article, row.path) for row in work.page(Wanted())] == [("a1", "dead"), ("a2", "dead")]
    tally = work.tally()
    assert (tally.articles, tally.stale, tally.states["open"], tally.kinds) == (2, 0, 2, {"field_value": 2})
    with pytest.raises(StoreError, match="Fewer than two"):
        work.open("a3")


def test_the_queue_follows_the_layers(project: Project) -> None:
    work = settled(work_on(project), "a1", "a2")
    add(project, coded("ben", "a3", dead="4"))
    correct(project, "a2", "ben", "dead", make_value("integer", "3"))
    assert work.tally().states["open"] == 2
    assert work.refresh() == 0
    work.settle("a3")
    assert [row.article for row in work.page(Wanted())] == ["a1", "a3"]


def test_only_what_changed_is_compared_again(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    work = settled(work_on(project), "a1", "a2")
    correct(project, "a2", "ben", "dead", make_value("integer", "4"))
    compared: list[str] = []
    compare = work._compare

    def noting(article: str) -> Found:
        compared.append(article)
        return compare(article)

    monkeypatch.setattr(work, "_compare", noting)
    work.refresh()
    assert compared == ["a2"]


def test_without_time_the_queue_says_what_it_lacks(project: Project) -> None:
    work = work_on(project)
    assert work.refresh(seconds=0) == 2
    assert work.tally().stale == 2


def test_decisions_are_gold_and_survive(project: Project) -> None:
    work = settled(work_on(project), "a1")
    take(work, "ben")
    gold = project.layer("a1", GOLD)
    assert gold.value(gold.events[0], "dead").value == make_value("integer", "5")
    assert gold.status is Status.DONE
    assert not [case for case in work_on(project).open("a1").cases if case.open]
    assert project.verify() == []
    assert project.history("a1", GOLD)[-1].author == "eve"


def test_every_gold_value_says_where_it_comes_from(project: Project) -> None:
    work = settled(work_on(project), "a1")
    take(work, "ben")
    told = {each.place[1]: each for each in work.provenance("a1") if each.family is Family.FIELD}
    dead = told["dead"]
    assert dead.decision is not None
    assert (dead.sources, dead.against) == ((("ben", "e1"),), (("ana", "e1"),))
    assert (dead.decision.author, dead.decision.reason, dead.decision.note) == ("eve", "slip", "seen")
    assert told["type"].decision is not None
    assert told["type"].decision.policy == "unanimous"
    assert set(told["type"].sources) == {("ana", "e1"), ("ben", "e1")}
    assert not any(each.by_hand for each in told.values())
    correct(project, "a1", GOLD, "dead", make_value("integer", "77"))
    assert next(each for each in work.provenance("a1") if each.place[1] == "dead").by_hand


def test_undo_takes_the_decision_back_and_redo_brings_it_again(project: Project) -> None:
    work = settled(work_on(project), "a1")
    case = first(work)
    take(work, "ben")
    assert [each.id for each in work.undo("a1").cases if each.open] == [case.id]
    assert [row.id for row in work.page(Wanted(article="a1"))] == [case.id]
    assert not [each for each in work.redo("a1").cases if each.open]
    work.undo("a1")
    work.undo("a1")
    assert project.layer("a1", GOLD).events == ()
    with pytest.raises(EditError, match="nothing to undo"):
        work.undo("a1")


def test_two_adjudicators_do_not_write_over_each_other(project: Project, tmp_path: Path) -> None:
    work = settled(work_on(project), "a1")
    opened = work.open("a1")
    with Project.open(tmp_path / "p.db") as second:
        take(work_on(second, "joe"), "ana")
    case = next(case for case in opened.cases if case.open)
    with pytest.raises(StaleLayer):
        work._write(opened, resolve(opened.panel, case, Ruling(Choice.TAKE, 0), work.desk))
    with pytest.raises(EditError, match="no disagreement"):
        work.decide("a1", "d0", Ruling(Choice.TAKE, 0))


def test_what_changes_while_somebody_decides_is_compared_again(project: Project) -> None:
    work = settled(work_on(project), "a1", "a2")
    opened = work.open("a1")
    case = next(case for case in opened.cases if case.open)
    correct(project, "a1", "ben", "dead", make_value("integer", "4"))
    work._write(opened, resolve(opened.panel, case, Ruling(Choice.TAKE, 0), work.desk))
    project.review.scan()
    assert project.review.stale(9) == ["a1"]


def test_later_is_remembered(project: Project) -> None:
    work = settled(work_on(project), "a1", "a2")
    work.decide("a1", first(work).id, Ruling(Choice.LATER))
    assert [row.article for row in work.page(Wanted())] == ["a2"]
    assert [row.article for row in work.page(Wanted(state="later"))] == ["a1"]
    assert work.tally().kinds == {"field_value": 2}
    assert not project.layer("a1", GOLD).attributes.get("note")
    take(work, "ana")
    assert work.count(Wanted(state="later")) == 0


def test_what_all_agree_on_can_be_reopened(project: Project) -> None:
    work = settled(work_on(project), "a1")
    topic = next(each for each in work.open("a1").review.agreed() if each.path == "type")
    opened = work.decide("a1", topic.id, Ruling(Choice.REOPEN, note="look again"))
    assert {case.path: case.why for case in opened.cases if case.open} == {"dead": "", "type": "It was reopened."}
    assert work.count(Wanted(article="a1")) == 2


def test_a_similar_decision_is_found(project: Project) -> None:
    work = settled(work_on(project), "a1", "a2")
    assert work.similar(work.open("a2"), first(work, "a2")) is None
    take(work, "ben")
    found = work.similar(work.open("a2"), first(work, "a2"))
    assert found is not None
    decision, ruling = found
    assert decision.note == "seen"
    assert ruling is not None
    work.decide("a2", first(work, "a2").id, ruling)
    gold = project.layer("a2", GOLD)
    assert gold.value(gold.events[0], "dead").value == make_value("integer", "5")
    work.undo("a1")
    assert work.similar(work.open("a1"), first(work, "a1")) is not None


def test_of_similar_decisions_the_last_one_is_found(project: Project) -> None:
    add(project, coded("ben", "a3", dead="5"))
    work = settled(work_on(project), "a1", "a2", "a3")
    for article, who in (("a2", "ana"), ("a1", "ben")):
        take(work, who, article)
    found = work.similar(work.open("a3"), first(work, "a3"))
    assert found is not None
    assert found[0].article == "a1"


def test_policies_can_be_tried_first(project: Project) -> None:
    work = settled(work_on(project), "a1", "a2")
    add(project, coded("cy", "a1", dead="5"))
    assert work.apply("a1", Policy.MAJORITY, dry=True) == (1, 0)
    assert len([case for case in work.open("a1").cases if case.open]) == 1
    assert work.apply("a1", Policy.MAJORITY) == (1, 0)
    assert work.apply("a1", Policy.MAJORITY) == (0, 0)
    gold = project.layer("a1", GOLD)
    assert gold.value(gold.events[0], "dead").value == make_value("integer", "5")


def test_the_alignment_is_changed_and_stays_so(tmp_path: Path) -> None:
    ana = Hand("ana").event("e1", {"type": "attack"}, (0, 9)).event("e2", {"type": "attack"}, (30, 40)).done()
    ben = Hand("ben").event("e1", {"type": "attack"}, (0, 9)).event("e3", {"type": "arrest"}, (60, 70)).done()
    with make_review(tmp_path / "p.db", ana, ben) as project:
        work = settled(work_on(project), "a1")
        assert len([case for case in work.open("a1").cases if case.open]) == 2
        work.change("a1", Change.PAIR, [("ana", "e2"), ("ben", "e3")], "the same")
        again = work_on(project).open("a1")
        assert {case.path for case in again.cases if case.open} == {"type"}
        assert again.panel.adjustments[0].note == "the same"
        with pytest.raises(EditError, match="no such events"):
            work.change("a1", Change.PAIR, [("ana", "e9"), ("ben", "e3")])


def test_events_that_become_one_are_one_in_gold(tmp_path: Path) -> None:
    sides = [
        Hand(who).event("e1", {"type": "attack"}, (0, 9)).event("e2", {"type": "march"}, (30, 40)).done()
        for who in ("ana", "ben")
    ]
    with make_review(tmp_path / "p.db", *sides) as project:
        work = settled(work_on(project), "a1")
        assert len(project.layer("a1", GOLD).events) == 2
        work.change("a1", Change.MERGE, [("ana", "e1"), ("ana", "e2")])
        assert len(project.layer("a1", GOLD).events) == 1
        assert project.verify() == []


def test_search_and_order(project: Project) -> None:
    work = settled(work_on(project), "a1", "a2")
    assert work.count(Wanted(text="DEAD")) == 2
    assert work.count(Wanted(text="2.TXT")) == 1
    assert work.count(Wanted(text="nowhere")) == 0
    for order in ("kind", "article", "weight", "annotator"):
        assert [row.article for row in work.page(Wanted(order))] == ["a1", "a2"]
    assert work.count(Wanted(kind="evidence")) == 0


def test_a_change_of_the_alignment_is_taken_back_and_brought_again(tmp_path: Path) -> None:
    ana = Hand("ana").event("e1", {"type": "attack"}, (0, 9)).event("e2", {"type": "attack"}, (30, 40)).done()
    ben = Hand("ben").event("e1", {"type": "attack"}, (0, 9)).event("e3", {"type": "arrest"}, (60, 70)).done()
    with make_review(tmp_path / "p.db", ana, ben) as project:
        work = work_on(project)
        before = work.open("a1")
        after = work.change("a1", Change.PAIR, [("ana", "e2"), ("ben", "e3")])
        assert len(after.review.events) == len(before.review.events) - 1
        back = work.undo("a1")
        assert [case.id for case in back.cases] == [case.id for case in before.cases]
        assert back.review.adjustments == []
        again = work.redo("a1")
        assert [case.id for case in again.cases] == [case.id for case in after.cases]
        assert [each.change for each in again.review.adjustments] == [Change.PAIR]
        assert work.open("a1").cases == again.cases
        assert project.verify() == []


def test_an_upgrade_of_the_schema_takes_decisions_along(tmp_path: Path) -> None:
    path = tmp_path / "p.db"
    fields = tuple(
        each._replace(id="killed", was=("dead",)) if each.id == "dead" else each._replace(required="", when="")
        for each in SCHEMA_OF_REVIEW.event_fields
    )
    new = SCHEMA_OF_REVIEW._replace(version="2", event_fields=fields, checks=(), sha256=sha256(b"y").hexdigest())
    stored = StoredSchema(new.name, new.sha256, b"y", schema_to_json(new), new.type_field)
    with make_review(path, coded("ana", "a1"), coded("ben", "a1", dead="5", hurt="12")) as project:
        work = work_on(project)
        case = next(each for each in work.open("a1").cases if each.path == "dead")
        work.decide("a1", case.id, Ruling(Choice.TAKE, case.side_of("ben"), note="as ben"))
    Upgrade(path, SchemaVersion(new, stored, {})).carry_out("lead", clock=TickingClock(), new_id=IdSource())
    with Project.open(path) as project:
        work = work_on(project)
        work.refresh()
        assert [(each.path, each.state) for each in work.open("a1").cases] == [
            ("killed", State.DECIDED),
            ("hurt", State.OPEN),
        ]
        told = next(each for each in work.provenance("a1") if each.place[1] == "killed")
        assert told.decision is not None
        assert (told.decision.author, told.decision.note, [who for who, _ in told.sources]) == (
            "eve",
            "as ben",
            ["ben"],
        )
        assert project.verify() == []
