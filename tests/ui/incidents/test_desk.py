"""The desk for incidents without a terminal."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.reported import GRENADE, MARKET, THREE, incident_project, node, work
from tui.domain.errors import DeskError
from tui.store.project import Project
from tui.ui.incidents.actions import ACTIONS
from tui.ui.incidents.desk import IncidentDesk
from tui.ui.incidents.painting import body_lines
from tui.ui.registry.base import INCIDENTS
from tui.ui.registry.incidents import INCIDENTS_COMMANDS

FOUR = (
    *THREE,
    ("four.txt", MARKET, ({**GRENADE, "actor/1": "Black River Front", "dead/best": "4"},)),
    ("five.txt", "Dockers marched.", ({"kind": "march", "date": "2025-09-15", "place": "Kalomira"},)),
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[IncidentDesk]:
    with Project.open(incident_project(tmp_path / "p.db", FOUR)) as project:
        made = IncidentDesk(work(project))
        while made.look_on(1):
            pass
        made.settle()
        yield made


def do(desk: IncidentDesk, *actions: str) -> None:
    for action in actions:
        desk.say("")
        ACTIONS[action](desk)


def type_in(desk: IncidentDesk, *keys: str) -> None:
    for key in keys:
        for each in [key] if key in {"enter", "escape", "down", "up", "ctrl+u"} else key:
            desk.answer_key(each, each if len(each) == 1 else None)


def names(desk: IncidentDesk) -> tuple[str, str]:
    one, other = desk.sides
    return one.name, other.name


def seen(desk: IncidentDesk) -> str:
    return "\n".join("".join(text for text, _ in line) for line in body_lines(desk, 100, 40))


def test_every_action_of_the_place_is_done_here_or_by_the_application() -> None:
    own = {command.id for command in INCIDENTS_COMMANDS if command.where == (INCIDENTS,)}
    assert own - set(ACTIONS) == {"leave-incidents"}
    assert set(ACTIONS) <= own


def test_the_most_likely_pair_comes_first(desk: IncidentDesk) -> None:
    assert names(desk) == ("one.txt", "four.txt")
    assert (desk.index, desk.count, desk.states["open"]) == (0, 4, 4)


def test_a_decision_goes_on_by_itself(desk: IncidentDesk) -> None:
    do(desk, "incident-same")
    assert desk.message == "The same incident; u takes it back."
    assert names(desk) != ("one.txt", "four.txt")
    assert desk.states["linked"] == 1
    do(desk, "incident-different")
    assert desk.message == "Not the same; u takes it back."
    assert desk.states["refused"] == 1


def test_undo_shows_what_was_taken_back(desk: IncidentDesk) -> None:
    do(desk, "incident-same", "incident-undo")
    assert names(desk) == ("one.txt", "four.txt")
    assert desk.message == "Taken back: same incident."
    assert desk.states["open"] == 4
    with pytest.raises(DeskError, match="nothing to undo"):
        do(desk, "incident-undo")


def test_a_relation_says_what_a_is_to_b(desk: IncidentDesk) -> None:
    do(desk, "incident-relation-1")
    word = desk.work.open_events(*nodes(desk, "one.txt", "four.txt")).word
    assert word is not None
    assert (word.one, word.relation) == (nodes(desk, "one.txt")[0], "part_of")
    do(desk, "incident-undo", "incident-turn", "incident-relation-2")
    word = desk.work.open_events(*nodes(desk, "one.txt", "four.txt")).word
    assert word is not None
    assert (word.one, word.relation) == (nodes(desk, "four.txt")[0], "response_to")
    with pytest.raises(DeskError, match="3 relations"):
        do(desk, "incident-relation-4")


def nodes(desk: IncidentDesk, *files: str) -> list:  # type: ignore[type-arg]
    return [node(desk.work.project, name) for name in files]


def test_turning_round_does_not_matter_where_both_are_the_same(desk: IncidentDesk) -> None:
    do(desk, "incident-turn")
    assert names(desk) == ("four.txt", "one.txt")
    do(desk, "incident-same")
    word = desk.work.open_events(*nodes(desk, "one.txt", "four.txt")).word
    assert word is not None
    assert word.one == nodes(desk, "one.txt")[0]


def test_a_note_goes_with_the_next_word_only(desk: IncidentDesk) -> None:
    do(desk, "incident-note")
    type_in(desk, "both name the stalls", "enter")
    assert desk.note == "both name the stalls"
    assert "note: both name the stalls" in seen(desk)
    do(desk, "incident-later")
    word = desk.work.open_events(*nodes(desk, "one.txt", "four.txt")).word
    assert word is not None
    assert (word.note, desk.note) == ("both name the stalls", "")


def test_next_and_previous_leave_pairs_as_they_are(desk: IncidentDesk) -> None:
    first = names(desk)
    do(desk, "next-pair")
    assert names(desk) != first
    do(desk, "previous-pair")
    assert names(desk) == first
    with pytest.raises(DeskError, match="first pair"):
        do(desk, "previous-pair")
    do(desk, "next-pair", "next-pair", "next-pair")
    with pytest.raises(DeskError, match="last pair"):
        do(desk, "next-pair")


def test_states_are_walked_through(desk: IncidentDesk) -> None:
    do(desk, "incident-later", "pair-state")
    assert (desk.wanted.state, names(desk)) == ("later", ("one.txt", "four.txt"))
    do(desk, "pair-state")
    assert desk.pair is None
    assert "There is no such pair (linked): v shows others." in seen(desk)
    with pytest.raises(DeskError, match="no pair here"):
        do(desk, "incident-same")
    do(desk, "pair-state", "pair-state")
    assert desk.wanted.state == "open"


def test_a_word_in_another_list_leaves_it_there(desk: IncidentDesk) -> None:
    do(desk, "incident-same", "pair-state", "pair-state", "incident-different")
    assert desk.states == {"open": 2, "later": 0, "linked": 0, "refused": 1, "implied": 0} | desk.states
    assert desk.states["refused"] == 1


def test_finding_narrows_the_list(desk: IncidentDesk) -> None:
    do(desk, "find-pair")
    type_in(desk, "kalomira", "enter")
    assert (desk.count, names(desk)) == (1, ("three.txt", "five.txt"))
    do(desk, "find-pair")
    type_in(desk, "ctrl+u", "nowhere", "enter")
    assert desk.message == "No pair contains it: / and nothing shows all."
    assert "No pair contains what you look for" in seen(desk)
    do(desk, "find-pair")
    type_in(desk, "ctrl+u", "enter")
    assert desk.count == 4


def test_the_list_leads_to_a_pair(desk: IncidentDesk) -> None:
    do(desk, "pair-list")
    assert desk.asking is not None
    assert [choice.title[:4].strip() for choice in desk.asking.entry.listed] == sorted(
        (choice.title[:4].strip() for choice in desk.asking.entry.listed), key=lambda each: -int(each.rstrip("%"))
    )
    type_in(desk, "kalomira", "enter")
    assert names(desk) == ("three.txt", "five.txt")
    assert desk.index == 1


def test_any_event_can_be_put_beside_a(desk: IncidentDesk) -> None:
    do(desk, "other-pair")
    type_in(desk, "kalomira", "enter")
    assert names(desk) in {("one.txt", "three.txt"), ("one.txt", "five.txt")}
    assert "not proposed by anything" in seen(desk)
    beside = names(desk)[1]
    do(desk, "incident-relation-2")
    word = desk.work.open_events(*nodes(desk, "one.txt", beside)).word
    assert word is not None
    assert word.relation == "response_to"
    assert names(desk) == ("one.txt", "four.txt")


def test_a_value_of_ones_own(desk: IncidentDesk) -> None:
    do(desk, "incident-same")
    do(desk, "pair-state", "pair-state", "incident-values")
    assert desk.asking is not None
    assert desk.asking.title.startswith("incident of A: 2 events")
    type_in(desk, "hurt", "enter", "21", "enter")
    assert desk.message == "Hurt of the incident is said."
    assert [choice.title.strip() for choice in desk.asking.entry.listed if choice.id == "hurt"] == ["Hurt: 21"]
    type_in(desk, "enter", "down", "down", "enter")
    assert [choice.title.strip() for choice in desk.asking.entry.listed if choice.id == "hurt"] == ["Hurt: 17"]
    type_in(desk, "enter", "down", "enter")
    values = {each.path: each for each in desk.work.values(desk.work.incident(nodes(desk, "one.txt")[0]))}
    assert (values["hurt"].rule, len(values["hurt"].sources)) == ("own", 1)
    type_in(desk, "escape")
    assert desk.asking is None


def test_what_is_no_value_leaves_the_question_open(desk: IncidentDesk) -> None:
    do(desk, "incident-values")
    type_in(desk, "hurt", "enter")
    with pytest.raises(DeskError, match="Type a value"):
        type_in(desk, "enter")
    type_in(desk, "many")
    with pytest.raises(DeskError, match="whole number"):
        type_in(desk, "enter")
    assert desk.asking is not None
    type_in(desk, "escape")
    do(desk, "incident-values")
    type_in(desk, "actor", "enter", "Front; Police", "enter")
    values = {each.path: each for each in desk.work.values(desk.work.incident(nodes(desk, "one.txt")[0]))}
    assert len(values["actor"].content.entries) == 2


def test_scrolling_keeps_to_what_there_is(desk: IncidentDesk) -> None:
    do(desk, "pair-up")
    assert desk.top == 0
    do(desk, "pair-down")
    assert desk.top == 5
    do(desk, "next-pair")
    assert desk.top == 0


def test_nothing_proposed_is_said(tmp_path: Path) -> None:
    with Project.open(incident_project(tmp_path / "q.db", THREE[:1])) as project:
        desk = IncidentDesk(work(project))
        desk.begin()
        assert desk.waiting == 1
        assert "1 article still has to be looked at" in seen(desk)
        assert not desk.look_on(1)
        assert "Nothing waits: no two events look like one. v shows the others." in seen(desk)
        with pytest.raises(DeskError, match="no pair in this list"):
            do(desk, "pair-list")
