from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.desks import DeskAtWork
from tests.support.forms import small_desk
from tui.domain import editing
from tui.domain.editing_links import links_to
from tui.domain.errors import DeskError
from tui.domain.layers import ARTICLE
from tui.domain.values import make_value


@pytest.fixture
def work(tmp_path: Path) -> Iterator[DeskAtWork]:
    with small_desk(tmp_path) as made:
        yield made


def say(work: DeskAtWork, path: str, text: str) -> None:
    work.desk.go_to_field(path)
    work.do("edit-value")
    work.type(text, "enter")


def order(work: DeskAtWork) -> list[int]:
    """The numbers of the events' ids, in the order of the events."""
    return [int(event[1:]) for event in work.session.layer.events]


def test_a_new_event_is_the_active_one_and_comes_behind_the_active_one(work: DeskAtWork) -> None:
    work.do("new-event")
    first = work.desk.owner
    assert work.desk.message == "Event 1 of 1."
    assert work.desk.path == "kind"
    work.do("new-event", "previous-event", "new-event")
    assert work.desk.message == "Event 2 of 3."
    assert work.session.layer.events.index(first) == 0
    assert work.session.layer.events[1] == work.desk.owner
    work.do("article-fields", "new-event")
    assert work.desk.message == "Event 4 of 4."


def test_an_event_starts_with_the_schemas_defaults(work: DeskAtWork) -> None:
    work.do("new-event")
    assert (work.shown("grade"), work.shown("place"), work.shown("date")) == ("Low", "", "")
    say(work, "place", "Aleppo")
    say(work, "grade", "high")
    say(work, "side/+", "Ana Li")
    work.do("new-event")
    assert (work.shown("grade"), work.shown("place"), work.shown("side/+")) == ("Low", "Aleppo", "")


def test_a_copy_has_the_answers_and_the_evidence(work: DeskAtWork) -> None:
    work.do("new-event")
    work.desk.go_to_field("place")
    work.select("Aleppo")
    work.do("take", "previous-field", "duplicate-event")
    assert work.desk.message == "A copy of the event, with its evidence."
    assert work.shown("place") == "Aleppo"
    assert work.desk.path == "place"
    assert work.desk.owner == work.session.layer.events[1]
    assert len(work.session.layer.spans) == 1
    assert len(work.session.layer.uses_of(next(iter(work.session.layer.spans)))) == 2


def test_a_deleted_event_comes_back(work: DeskAtWork) -> None:
    work.do("new-event")
    say(work, "place", "Aleppo")
    work.do("delete-event")
    assert work.desk.message == "Event 1 deleted; u brings it back."
    assert (work.desk.owner, work.session.layer.events) == (ARTICLE, ())
    work.do("undo")
    assert work.desk.owner == work.session.layer.events[0]
    assert work.shown("place") == "Aleppo"


def test_events_change_places(work: DeskAtWork) -> None:
    work.do("new-event", "new-event", "new-event")
    one, two, three = order(work)
    work.do("move-event-up")
    assert order(work) == [one, three, two]
    work.do("move-event-up")
    assert order(work) == [three, one, two]
    with pytest.raises(DeskError, match="at the end of the list already"):
        work.do("move-event-up")
    work.do("move-event-down")
    assert order(work) == [one, three, two]
    assert work.session.layer.events[1] == work.desk.owner


def test_links_to_a_deleted_event_go_with_it_and_come_back(work: DeskAtWork) -> None:
    work.do("new-event")
    gone = work.desk.owner
    work.do("new-event")
    answer = editing.answer(
        work.session.layer, work.desk.owner, "follows", make_value("link", gone), work.session.new_id
    )
    work.session.perform(answer)
    work.do("previous-event", "delete-event")
    assert work.desk.message == "Event 1 deleted with 1 link to it; u brings it back."
    assert work.desk.row is not None
    assert work.session.layer.value(work.desk.owner, "follows").blank
    work.do("undo")
    assert links_to(work.session.layer, gone) == [(work.session.layer.events[1], "follows")]


@pytest.mark.parametrize("action", ["duplicate-event", "delete-event", "move-event-up", "move-event-down"])
def test_the_articles_questions_are_no_event(work: DeskAtWork, action: str) -> None:
    work.do("new-event", "article-fields")
    with pytest.raises(DeskError, match="questions about the article"):
        work.do(action)
    assert len(work.session.layer.events) == 1


def test_stepping_goes_around_and_keeps_the_field(work: DeskAtWork) -> None:
    with pytest.raises(DeskError, match="no event yet"):
        work.do("next-event")
    work.do("new-event", "new-event")
    work.desk.go_to_field("place")
    one, two = work.session.layer.events
    seen = []
    for action in ("previous-event", "previous-event", "previous-event", "next-event", "next-event"):
        work.do(action)
        seen.append((work.desk.owner, work.desk.path))
    assert seen == [(one, "place"), (ARTICLE, "published"), (two, "kind"), (ARTICLE, "published"), (one, "kind")]


def test_the_list_of_events_names_them_by_the_summary(work: DeskAtWork) -> None:
    work.do("new-event")
    say(work, "kind", "march")
    say(work, "date", "2021-05-05")
    for _ in range(10):
        work.do("new-event")
    work.do("events")
    assert work.desk.asking is not None
    entry = work.desk.asking.entry
    assert [each.title for each in entry.listed[:3]] == [
        "The article itself",
        "✓  2021-05-05 Wed · March",
        "✗1 2021-05-05 Wed · ·",
    ]
    assert entry.listed[10].title == "10 ✗1 2021-05-05 Wed · ·"
    assert [each.key for each in entry.listed] == [*"0123456789", "", ""]
    assert entry.choice is not None
    assert entry.choice.id == work.desk.owner
    work.type("1")
    assert work.desk.owner == work.session.layer.events[0]
    work.do("events")
    work.type("march", "enter")
    assert work.desk.owner == work.session.layer.events[0]
    work.do("events")
    work.type("0")
    assert work.desk.owner == ARTICLE


def test_an_event_can_follow_another_one_but_not_itself(work: DeskAtWork) -> None:
    work.do("new-event", "new-event")
    first = work.session.layer.events[0]
    work.desk.go_to_field("follows")
    work.do("edit-value")
    assert work.desk.asking is not None
    assert [each.id for each in work.desk.asking.entry.listed] == [first]
    work.type("down", "enter")
    said = work.session.layer.value(work.desk.owner, "follows").value
    assert said is not None
    assert said.literal == first


def test_the_neighbour_of_a_deleted_event_is_the_active_one(work: DeskAtWork) -> None:
    work.do(*["new-event"] * 4)
    first, second, third, fourth = work.session.layer.events
    work.desk.go_to_owner(second)
    work.do("delete-event")
    assert work.desk.owner == third
    work.desk.go_to_owner(fourth)
    work.do("delete-event")
    assert work.desk.owner == third
    work.do("undo", "undo", "undo")
    assert work.desk.owner == second
    work.do("previous-event", "delete-event", "delete-event", "delete-event")
    assert work.desk.owner == ARTICLE
    assert first not in work.session.layer.events
