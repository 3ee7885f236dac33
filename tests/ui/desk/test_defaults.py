"""What the event before says is offered where an answer is typed or chosen."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.desks import DeskAtWork, at_work, new_article
from tui.ui.desk.defaults import AS_BEFORE
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
    ("path", "typed", "literal"),
    [
        ("actor_1", "Protesters (Greece)", "Protesters (Greece)"),
        ("place", "Kalomira", "Kalomira"),
        ("date", "2025-09-13", "2025-09-13"),
        ("weapon", "no weapon", "none"),
        ("type", "peaceful", "peaceful_protest"),
        ("target", "the sale", "the sale"),
    ],
)
def test_enter_repeats_what_the_event_before_says(work: DeskAtWork, path: str, typed: str, literal: str) -> None:
    work.do("new-event")
    answer(work, path, typed)
    work.do("new-event")
    assert said(work, path) == ""
    entry = asked(work, path)
    assert entry.beside == AS_BEFORE
    work.type("enter")
    assert said(work, path) == literal


def test_what_is_typed_takes_its_place(work: DeskAtWork) -> None:
    work.do("new-event")
    answer(work, "target", "the sale")
    work.do("new-event")
    answer(work, "target", "a bank")
    assert said(work, "target") == "a bank"
    work.do("new-event")
    assert asked(work, "target").line.text == "a bank"


def test_the_first_event_and_the_article_have_none_before(work: DeskAtWork) -> None:
    work.do("new-event")
    assert asked(work, "target").beside == ""
    work.type("escape")
    answer(work, "target", "the sale")
    work.do("article-fields")
    entry = asked(work, "publication_date")
    assert (entry.line.text, entry.beside) == ("2025-09-14", "")


def test_numbers_and_notes_are_each_events_own(work: DeskAtWork) -> None:
    work.do("new-event")
    for path in ("fatalities/best", "count", "notes"):
        answer(work, path, "5")
    work.do("new-event")
    for path in ("fatalities/best", "count", "notes"):
        assert asked(work, path).line.text == ""
        work.type("escape")


def test_of_a_repeated_field_those_come_that_the_event_does_not_have_yet(work: DeskAtWork) -> None:
    work.do("new-event")
    for name in ("Dockers (Greece)", "Students (Greece)"):
        answer(work, "assoc_actors_1/+", name)
    work.do("new-event")
    for name in ("Dockers (Greece)", "Students (Greece)"):
        assert asked(work, "assoc_actors_1/+").line.text.startswith(name)
        work.type("enter")
    assert asked(work, "assoc_actors_1/+").line.text == ""


def test_a_choice_is_highlighted_and_without_one_before_none_is(work: DeskAtWork) -> None:
    work.do("new-event")
    answer(work, "weapon", "no weapon")
    work.do("new-event")
    entry = asked(work, "weapon")
    assert entry.choice is not None
    assert entry.choice.title == "No weapon"
    work.type("escape")
    work.do("previous-event", "clear-value", "next-event")
    assert asked(work, "weapon").choice is None


def test_words_that_are_selected_are_the_answer_to_begin_with(work: DeskAtWork) -> None:
    work.do("new-event")
    answer(work, "type", "peaceful")
    work.do("new-event")
    work.select("Others")
    work.do("take")
    assert work.desk.asking is not None
    assert work.desk.asking.entry.choice is None
    assert work.desk.asking.entry.beside == "“Others”"
