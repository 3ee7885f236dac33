from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.desks import DeskAtWork
from tests.support.forms import small_desk
from tui.domain.layers import NOTE


@pytest.fixture
def work(tmp_path: Path) -> Iterator[DeskAtWork]:
    with small_desk(tmp_path) as made:
        yield made


def prompt(work: DeskAtWork) -> str:
    assert work.desk.asking is not None
    return work.desk.asking.entry.prompt


def test_a_note_on_the_article_takes_one_line(work: DeskAtWork) -> None:
    work.do("note")
    assert (prompt(work), work.desk.asking.entry.hint if work.desk.asking else "") == ("Note on the article", "")
    work.type("odd", "enter")
    assert work.session.layer.attributes[NOTE] == "odd"
    assert work.desk.message == "Noted."
    work.do("note")
    work.type("ctrl+u", "enter")
    assert NOTE not in work.session.layer.attributes
    assert work.desk.message == "The note is gone."


def test_tab_goes_on_to_the_event_and_the_span(work: DeskAtWork) -> None:
    work.do("new-event")
    work.select("Aleppo")
    work.do("label:who")
    work.do("note")
    assert work.desk.asking is not None
    assert work.desk.asking.entry.hint == "tab: on event 1 or Who “Aleppo”"
    work.type("which?", "tab", "tab")
    assert prompt(work) == "Note on Who “Aleppo”"
    work.type("enter")
    assert work.desk.message == "Noted on Who “Aleppo”."
    (span,) = work.session.layer.spans
    assert work.session.layer.note_on(span) == "which?"
    work.do("note")
    work.type("tab", "two in one", "enter")
    assert work.session.layer.note_on(work.desk.owner) == "two in one"
    work.do("note")
    work.type("shift+tab")
    assert work.desk.asking is not None
    assert work.desk.asking.entry.line.text == "which?"
    work.type("escape")
    work.do("next-here")
    assert "Note: which?." in work.desk.message
    work.do("events")
    assert work.desk.asking is not None
    assert [each.help for each in work.desk.asking.entry.listed] == ["", "two in one"]


def test_what_is_typed_joins_the_note_of_where_tab_goes(work: DeskAtWork) -> None:
    work.do("new-event")
    work.do("note")
    work.type("tab", "two in one", "enter")
    work.do("note")
    work.type("odd", "tab")
    assert work.desk.asking is not None
    assert work.desk.asking.entry.line.text == "two in one; odd"
    work.type("tab")
    assert work.desk.asking.entry.line.text == "odd"
    work.type("shift+tab", "enter")
    assert work.session.layer.note_on(work.desk.owner) == "two in one; odd"
    assert NOTE not in work.session.layer.attributes
