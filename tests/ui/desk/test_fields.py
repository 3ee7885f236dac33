from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.desks import DeskAtWork
from tests.support.forms import small_desk
from tui.domain.errors import DeskError
from tui.ui.entry import Entry


@pytest.fixture
def work(tmp_path: Path) -> Iterator[DeskAtWork]:
    with small_desk(tmp_path) as made:
        made.do("new-event")
        yield made


def say(work: DeskAtWork, path: str, text: str) -> None:
    work.desk.go_to_field(path)
    work.do("edit-value")
    work.type(text, "enter")


def entry(work: DeskAtWork) -> Entry:
    assert work.desk.asking is not None
    return work.desk.asking.entry


def test_stepping_goes_around(work: DeskAtWork) -> None:
    work.do("previous-field")
    assert work.desk.path == "source/+/name"
    work.do("next-field", "next-field")
    assert work.desk.path == "date"


def test_fields_have_letters_that_stay(work: DeskAtWork) -> None:
    work.do("go-to-field")
    before = {each.id: each.key for each in entry(work).listed}
    assert len(set(before.values())) == len(before)
    assert before["place"] == "p"
    work.type("p")
    assert (work.desk.asking, work.desk.path) == (None, "place")
    say(work, "kind", "strike")
    say(work, "side/+", "Ana Li")
    work.do("go-to-field")
    after = {each.id: each.key for each in entry(work).listed}
    assert {path: after[path] for path in before if path in after and path != "side/+"}.items() <= before.items()
    assert len(set(after.values())) == len(after)
    work.type("escape")
    assert work.desk.path == "side/+"


def test_leaving_the_list_stays(work: DeskAtWork) -> None:
    work.desk.go_to_field("place")
    work.do("go-to-field")
    choice = entry(work).choice
    assert choice is not None
    assert choice.id == "place"
    work.type("zzz", "enter")
    assert work.desk.asking is not None
    work.type("escape")
    assert work.desk.path == "place"


def test_items_of_one_field_have_letters_of_their_own(work: DeskAtWork) -> None:
    for name in ("Ana", "Ben"):
        say(work, "side/+", name)
    work.do("go-to-field")
    sides = [each for each in entry(work).listed if each.id.startswith("side/")]
    assert [(each.title, each.detail) for each in sides] == [("Side", "Ana"), ("· Side", "Ben"), ("· Side", "")]
    assert len({each.key for each in entry(work).listed}) == len(entry(work).listed)


def test_the_next_field_without_an_answer(work: DeskAtWork) -> None:
    work.do("new-event")
    say(work, "date", "2021")
    say(work, "side/+", "Ana Li")
    work.desk.go_to_field("kind")
    seen = []
    for _ in range(4):
        work.do("next-empty")
        seen.append(work.desk.path)
    assert seen == ["place", "means", "topic", "dead"]
    work.desk.go_to_field("source/+/name")
    work.do("next-empty")
    assert work.desk.path == "kind"


def test_only_the_active_field_is_empty_or_none_is(work: DeskAtWork) -> None:
    work.do("article-fields")
    say(work, "published", "2021-05-06")
    work.desk.go_to_field("relevant")
    with pytest.raises(DeskError, match="All other fields"):
        work.do("next-empty")
    say(work, "relevant", "y")
    with pytest.raises(DeskError, match="Every field"):
        work.do("next-empty")
