from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.desks import DeskAtWork
from tests.support.forms import TEXT, small_desk
from tui.domain.errors import DeskError
from tui.domain.values import Nothing


@pytest.fixture
def work(tmp_path: Path) -> Iterator[DeskAtWork]:
    with small_desk(tmp_path) as made:
        yield made


def test_nothing_said_of_a_list_answers_the_list(work: DeskAtWork) -> None:
    work.do("new-event")
    work.desk.go_to_field("side/+")
    work.select("Two people")
    work.do("not-stated")
    layer, event = work.session.layer, work.desk.owner
    assert layer.value(event, "side").nothing is Nothing.NOT_STATED
    assert layer.items(event, "side") == ()
    assert work.shown("side/+") == "not stated"
    assert len(layer.value(event, "side").evidence) == 1
    work.desk.go_to_field("side/+")
    work.do("follow-evidence", "remove-evidence")
    assert work.session.layer.value(event, "side").evidence == ()
    work.do("clear-value")
    assert work.shown("side/+") == ""
    work.do("undo", "undo")
    work.desk.go_to_field("side/+")
    work.do("edit-value")
    work.type("Ana", "enter")
    said = work.session.layer.value(event, "side")
    assert (said.nothing, said.evidence, len(said.value.lines() if said.value else ())) == (None, (), 1)
    assert not work.session.layer.spans


def test_said_again_it_is_an_item_of_which_nothing_is_known(work: DeskAtWork) -> None:
    work.do("new-event")
    for _ in range(2):
        work.desk.go_to_field("side/+")
        work.do("unknown")
    layer, event = work.session.layer, work.desk.owner
    (item,) = layer.items(event, "side")
    assert layer.value(event, f"side/{item}").nothing is Nothing.UNKNOWN
    assert layer.value(event, "side").nothing is None


def test_a_list_of_groups_is_answered_as_a_whole_too(work: DeskAtWork) -> None:
    work.do("new-event")
    work.desk.go_to_field("source/+/name")
    work.do("not-stated")
    assert work.session.layer.value(work.desk.owner, "source").nothing is Nothing.NOT_STATED
    assert work.shown("source/+/name") == "not stated"


def test_evidence_for_why_a_list_is_empty_joins_it(work: DeskAtWork) -> None:
    work.do("new-event")
    work.desk.go_to_field("side/+")
    work.do("not-stated")
    work.desk.go_to_field("side/+")
    work.select("Aleppo")
    work.do("take-evidence")
    said = work.session.layer.value(work.desk.owner, "side")
    assert (said.nothing, len(said.evidence)) == (Nothing.NOT_STATED, 1)


def test_several_stretches_are_one_value_and_one_piece_of_evidence(work: DeskAtWork) -> None:
    work.do("new-event")
    work.desk.go_to_field("words")
    work.select("Two")
    work.do("add-stretch")
    work.select("died")
    work.do("take")
    assert work.shown("words") == "Two died"
    (span,) = work.session.layer.spans.values()
    assert span.quotes(TEXT) == ("Two", "died")
    assert work.desk.taken_ranges() == ()


def test_an_answer_is_given_again(work: DeskAtWork) -> None:
    work.do("new-event")
    work.desk.go_to_field("place")
    work.do("edit-value")
    work.type("Aleppo", "enter")
    work.do("new-event")
    work.desk.go_to_field("place")
    work.do("edit-value")
    work.type("ctrl+u", "Homs", "enter")
    work.do("previous-event")
    work.desk.go_to_field("place")
    work.do("repeat")
    assert work.shown("place") == "Homs"
    work.desk.go_to_field("kind")
    with pytest.raises(DeskError, match="Kind does not take an answer to Place"):
        work.do("repeat")
    work.desk.go_to_field("dead")
    work.do("not-stated")
    work.desk.go_to_field("date")
    work.do("repeat")
    assert work.shown("date") == "not stated"
