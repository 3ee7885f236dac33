"""What an event before says is shown at the field, and Enter never takes it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.desks import DeskAtWork, at_work, new_article
from tui.domain.errors import DeskError
from tui.ui.entry import Entry

STORY = "Many people marched in Neo Lithari.\n\nOthers stood by.\n"


@pytest.fixture
def work(tmp_path: Path) -> Iterator[DeskAtWork]:
    with at_work(tmp_path / "p.db", new_article("a.txt", STORY, "2025-09-14")) as made:
        yield made


def asked(work: DeskAtWork, path: str) -> Entry:
    work.desk.go_to_field(path)
    work.do("edit-value")
    assert work.desk.asking is not None
    return work.desk.asking.entry


def answer(work: DeskAtWork, path: str, typed: str) -> None:
    asked(work, path)
    work.type(typed, "enter")


def said(work: DeskAtWork, path: str) -> str:
    value = work.session.layer.value(work.desk.owner, path).value
    return value.literal if value else ""


@pytest.mark.parametrize(
    ("path", "typed", "shown"),
    [
        ("actor_1", "Protesters (Greece)", "= Protesters (Greece)"),
        ("place", "Kalomira", "= Kalomira"),
        ("date", "2025-09-13", "= 2025-09-13 Sat"),
        ("weapon", "no weapon", "= No weapon"),
        ("type", "peaceful", "= Peaceful protest"),
        ("target", "the sale", "= the sale"),
    ],
)
def test_it_is_shown_and_enter_on_an_empty_line_does_not_take_it(
    work: DeskAtWork, path: str, typed: str, shown: str
) -> None:
    work.do("new-event")
    answer(work, path, typed)
    work.do("new-event")
    work.desk.release()
    work.desk.go_to_field(path)
    assert work.desk.before.told == shown
    entry = asked(work, path)
    assert entry.hint.startswith(shown)
    assert (entry.line.text, entry.choice) == ("", None)
    with pytest.raises(DeskError, match="Nothing is typed or chosen"):
        work.type("enter")
    assert (said(work, path), work.desk.asking is None) == ("", False)
    work.desk.answer_key("equals_sign", "=")
    assert work.desk.asking is None
    assert said(work, path)


def test_an_answered_field_shows_none(work: DeskAtWork) -> None:
    work.do("new-event")
    answer(work, "target", "the sale")
    work.do("new-event")
    answer(work, "target", "a bank")
    work.desk.go_to_field("target")
    assert work.desk.before.told == ""
    work.do("new-event")
    work.desk.go_to_field("target")
    assert work.desk.before.told == "= a bank"


def test_the_first_event_and_the_article_have_none_before(work: DeskAtWork) -> None:
    work.do("new-event")
    assert asked(work, "target").hint == work.desk.needed_field().help
    work.type("escape")
    answer(work, "target", "the sale")
    work.do("article-fields")
    entry = asked(work, "publication_date")
    assert (entry.line.text, work.desk.before.told) == ("2025-09-14", "")


def test_numbers_and_notes_are_each_events_own(work: DeskAtWork) -> None:
    work.do("new-event")
    for path in ("fatalities/best", "count", "notes"):
        answer(work, path, "5")
    work.do("new-event")
    for path in ("fatalities/best", "count", "notes"):
        work.desk.go_to_field(path)
        assert work.desk.before.told == ""


def test_of_a_repeated_field_those_come_that_the_event_does_not_have_yet(work: DeskAtWork) -> None:
    work.do("new-event")
    for name in ("Dockers (Greece)", "Students (Greece)"):
        answer(work, "assoc_actors_1/+", name)
    work.do("new-event")
    for name in ("Dockers (Greece)", "Students (Greece)"):
        work.desk.go_to_field("assoc_actors_1/+")
        assert work.desk.before.told == f"= {name}"
        work.do("as-before")
    work.desk.go_to_field("assoc_actors_1/+")
    assert work.desk.before.told == ""


def test_the_nearest_event_before_counts(work: DeskAtWork) -> None:
    for name in ("a bank", "a school", ""):
        work.do("new-event")
        if name:
            answer(work, "target", name)
    work.desk.go_to_field("target")
    assert work.desk.before.told == "= a school"
    work.do("previous-event", "clear-value", "next-event")
    work.desk.go_to_field("target")
    assert work.desk.before.told == "= a bank"


@pytest.mark.parametrize(
    "path", ["weapon", "type", "target", "place", "actor_1", "date", "count", "fatalities/best"]
)
def test_enter_twice_at_a_blank_field_changes_nothing(work: DeskAtWork, path: str) -> None:
    work.do("new-event")
    work.desk.release()
    work.desk.go_to_field(path)
    revision = work.session.layer.revision
    work.do("unselect")
    for _ in range(2):
        with pytest.raises(DeskError, match="Nothing is proposed"):
            work.do("take")
    work.do("edit-value")
    for _ in range(2):
        with pytest.raises(DeskError, match="Nothing is typed or chosen"):
            work.type("enter")
    assert (work.session.layer.revision, work.desk.path) == (revision, path)
    work.type("escape")
    assert work.desk.asking is None


def test_one_of_the_same_type_comes_before_a_nearer_one(work: DeskAtWork) -> None:
    for kind, name in (("peaceful", "a bank"), ("armed clash", "a school"), ("peaceful", "")):
        work.do("new-event")
        answer(work, "type", kind)
        if name:
            answer(work, "target", name)
    work.desk.go_to_field("target")
    assert work.desk.before.told == "= a bank"
    work.desk.go_to_field("type")
    work.do("clear-value")
    work.desk.go_to_field("target")
    assert work.desk.before.told == "= a school"
