from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.desks import DeskAtWork
from tests.support.forms import SCHEMA, small_desk
from tui.ui.desk.standing import EventTitles, event_title, standing


@pytest.fixture
def work(tmp_path: Path) -> Iterator[DeskAtWork]:
    with small_desk(tmp_path) as made:
        yield made


def say(work: DeskAtWork, path: str, text: str) -> None:
    work.desk.go_to_field(path)
    work.do("edit-value")
    work.type(text, "enter")


def stands(work: DeskAtWork) -> str:
    return standing(work.session.schema, work.session.layer, work.desk.owner)


def test_warnings_are_counted_until_they_are_mended_or_accepted(work: DeskAtWork) -> None:
    work.do("new-event")
    assert stands(work) == "✗1", "the kind is missing"
    say(work, "kind", "strike")
    assert stands(work) == "✗1", "a strike needs a reason"
    say(work, "reason", "pay")
    assert stands(work) == "✓ "
    say(work, "dead", "500")
    assert stands(work) == "!1"
    work.desk.go_to_field("dead")
    work.do("override")
    work.type("so it says", "enter")
    assert stands(work) == "✓ "


def test_errors_come_first_and_more_than_nine_are_many(tmp_path: Path) -> None:
    needed = "".join(f"    n{number}: {{type: text, required: yes}}\n" for number in range(9))
    schema = SCHEMA.replace("    reason:", f"{needed}    reason:")
    with small_desk(tmp_path, schema=schema) as work:
        work.do("new-event")
        assert stands(work) == "✗+"
        say(work, "dead", "500")
        say(work, "n3", "x")
        assert stands(work) == "✗9"


def test_an_event_has_its_standing_in_front(work: DeskAtWork) -> None:
    work.do("new-event")
    say(work, "date", "2021-05-05")
    assert event_title(work.session.schema, work.session.layer, work.desk.owner) == "✗1 2021-05-05 Wed · ·"


def test_the_active_event_is_told_at_once_and_others_at_rest(work: DeskAtWork) -> None:
    titles = EventTitles(work.desk)
    work.do("new-event", "new-event")
    assert titles.wait
    assert titles.lines(rested=False) == [("   · · ·", False), ("✗1 · · ·", True)]
    assert titles.lines(rested=True) == [("✗1 · · ·", False), ("✗1 · · ·", True)]
    assert not titles.wait
    say(work, "kind", "march")
    work.do("previous-event")
    assert titles.wait
    assert [active for _, active in titles.lines(rested=False)] == [True, False]
    assert titles.lines(rested=True)[1] == ("✓  · · March", False)
    work.do("delete-event")
    assert titles.lines(rested=False) == [("✓  · · March", True)]
