"""What adjudicators say about events of several articles."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.reported import COPY, GRENADE, MARKET, THREE, incident_project, node, work
from tui.domain.errors import EditError, StoreError
from tui.domain.incidents.linking import Node
from tui.services.incidents import Incidents, WantedPairs, open_incidents
from tui.store.project import Project


@pytest.fixture
def incidents(tmp_path: Path) -> Iterator[Incidents]:
    with Project.open(incident_project(tmp_path / "p.db")) as project:
        made = work(project)
        made.refresh()
        yield made


def nodes(incidents: Incidents) -> tuple[Node, Node, Node]:
    one, two, three = (node(incidents.project, name) for name in ("one.txt", "two.txt", "three.txt"))
    return one, two, three


def test_two_events_side_by_side(incidents: Incidents) -> None:
    [row] = incidents.page(WantedPairs())
    opened = incidents.open(row.id)
    assert (opened.left.name, opened.right.name, opened.state, opened.word) == ("one.txt", "two.txt", "open", None)
    assert [(each.title, each.shown) for each in opened.left.answers] == [
        ("Kind", "grenade"),
        ("Date", "2025-06-17 Tue"),
        ("Place", "Puerto Lirio"),
        ("Actor", "Black River Front"),
        ("Dead › Lowest", "4"),
        ("Dead › Best", "4"),
        ("Hurt", "17"),
    ]
    assert opened.left.answers[0].quotes == (MARKET,)
    assert opened.left.passages == (MARKET,)
    assert (opened.left.number, opened.left.others, opened.left.gone) == (1, 0, False)


def test_a_pair_that_nobody_proposed_can_be_opened_and_linked(incidents: Incidents) -> None:
    one, _, three = nodes(incidents)
    opened = incidents.open_events(three, one)
    assert (opened.score, opened.grounds, opened.state) == (0.0, (), "open")
    incidents.judge(three, one, "response_to")
    opened = incidents.open_events(one, three)
    assert opened.state == "linked"
    assert opened.word is not None
    assert (opened.word.one, opened.word.relation) == (three, "response_to")


@pytest.mark.parametrize("pair", ["p0", ""])
def test_a_pair_that_is_not_there(incidents: Incidents, pair: str) -> None:
    with pytest.raises(StoreError, match="list them anew"):
        incidents.open(pair)


def test_what_cannot_be_said(incidents: Incidents) -> None:
    one, two, three = nodes(incidents)
    with pytest.raises(
        EditError, match="There is no relation cousin_of here: say counter_event, different, later,"
    ):
        incidents.judge(one, two, "cousin_of")
    with pytest.raises(EditError, match="events of one article"):
        incidents.judge(one, Node(one.article, "e2"), "same_incident")
    with pytest.raises(EditError, match="no event e7 of gold"):
        incidents.judge(one, Node(two.article, "e7"), "same_incident")
    incidents.judge(one, two, "different")
    incidents.judge(two, three, "same_incident")
    with pytest.raises(EditError, match="eve said of two events"):
        incidents.judge(one, three, "same_incident")


def test_undo_takes_back_ones_own_words_one_after_the_other(incidents: Incidents) -> None:
    one, two, three = nodes(incidents)
    other = work(incidents.project, "max")
    other.desk.new_id("l")  # Two people never make the same id.
    incidents.judge(one, two, "same_incident")
    ids = iter(("lmax1", "lmax2"))
    object.__setattr__(other.desk, "new_id", lambda _: next(ids))
    other.judge(two, three, "part_of")
    incidents.judge(one, two, "later")
    assert incidents.undo().relation == "later"
    assert incidents.open_events(one, two).word is not None
    assert incidents.undo().relation == "same_incident"
    with pytest.raises(EditError, match="nothing to undo"):
        incidents.undo()
    assert [link.author for link in incidents.project.incidents("gold").links()] == ["max"]


def test_an_undo_that_would_contradict_what_was_said_since_is_refused(tmp_path: Path) -> None:
    copies = [(f"{name}.txt", THREE[0][1], (GRENADE,)) for name in "abc"]
    with Project.open(incident_project(tmp_path / "q.db", copies)) as project:
        incidents = work(project)
        a, b, c = (node(project, f"{name}.txt") for name in "abc")
        incidents.judge(a, b, "same_incident")
        again = incidents.judge(a, b, "different")
        incidents.judge(b, c, "different")
        incidents.judge(a, c, "same_incident")
        with pytest.raises(EditError, match="said of two events"):
            incidents.take_back(again)
        word = incidents.open_events(a, b).word
        assert word is not None
        assert word.relation == "different"
        assert project.verify() == []


def test_an_incident_has_values_with_their_sources(incidents: Incidents) -> None:
    one, two, three = nodes(incidents)
    incidents.judge(one, two, "same_incident")
    incidents.judge(three, one, "response_to", "as the speakers said")
    incidents.judge(three, two, "later")
    [view] = incidents.linked()
    assert [report.name for report in view.reports] == ["one.txt", "two.txt"]
    assert {each.path: each.rule for each in view.values}["hurt"] == "max"
    assert sorted(link.relation for link in view.links) == ["response_to", "same_incident"]
    assert [len(view.reports) for view in incidents.all()] == [2, 1]
    assert {view.incident.id for view in incidents.all()} == {incidents.incident(each).id for each in (one, three)}


def test_a_value_stays_with_the_event_for_which_it_was_given(incidents: Incidents) -> None:
    one, two, _ = nodes(incidents)
    link = incidents.judge(one, two, "same_incident")
    field = incidents.field("hurt")
    assert field.title == "Hurt"
    values = {each.path: each for each in incidents.values(incidents.incident(one))}
    incidents.set_value(two, "hurt", values["hurt"].versions[0].content, "the later report")
    for member in (one, two):
        found = {each.path: each for each in incidents.values(incidents.incident(member))}["hurt"]
        assert found.rule == "own"
    incidents.take_back(link)
    rules = [
        {each.path: each.rule for each in incidents.values(incidents.incident(each))}["hurt"] for each in (one, two)
    ]
    assert rules == ["only", "own"]
    with pytest.raises(EditError, match="no field colour"):
        incidents.set_value(one, "colour", None)
    with pytest.raises(EditError, match="no field dead"):
        incidents.set_value(one, "dead", None)


def test_who_only_looks_says_nothing(tmp_path: Path) -> None:
    with Project.open(incident_project(tmp_path / "q.db")) as project:
        seen = Incidents(project, work(project).desk, only_looks="This desk only looks.")
        one, two = (node(project, name) for name in ("one.txt", "two.txt"))
        assert (seen.refresh(), seen.tally().states["open"]) == (0, 0)
        for act in (lambda: seen.judge(one, two, "same_incident"), lambda: seen.set_value(one, "hurt", None)):
            with pytest.raises(StoreError, match="only looks"):
                act()


def test_copies_without_a_date_are_found_by_their_words(tmp_path: Path) -> None:
    copies = [("a.txt", MARKET, ({"kind": "grenade"},)), ("b.txt", COPY, ({"kind": "grenade"},))]
    with Project.open(incident_project(tmp_path / "q.db", copies)) as project:
        incidents = work(project)
        incidents.refresh()
        [row] = incidents.page(WantedPairs())
        assert row.grounds == ("84 % of the phrases in common", "same type")


def test_a_refresh_can_stop_and_go_on(tmp_path: Path) -> None:
    copies = [(f"{number}.txt", MARKET, (GRENADE,)) for number in range(9)]
    with Project.open(incident_project(tmp_path / "q.db", copies)) as project:
        incidents = work(project)
        assert incidents.refresh(0) == 9
        assert incidents.refresh(60) == 0
        assert incidents.tally().states["open"] == 36


def test_a_project_without_gold_says_so(tmp_path: Path) -> None:
    path = incident_project(tmp_path / "p.db", who="ana")
    with (
        pytest.raises(StoreError, match="no events of gold in this project: nothing is decided yet"),
        open_incidents(path, "eve"),
    ):
        pass
    with open_incidents(path, "eve", "ana") as incidents:
        incidents.refresh()
        assert incidents.tally().states["open"] == 1
