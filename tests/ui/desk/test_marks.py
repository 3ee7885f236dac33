from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.desks import DeskAtWork
from tests.support.forms import TEXT, small_desk
from tui.domain import editing
from tui.ui.desk.marks import TextMarks
from tui.ui.textview.marks import SpanMark


@pytest.fixture
def work(tmp_path: Path) -> Iterator[DeskAtWork]:
    with small_desk(tmp_path) as made:
        yield made


def look(mark: SpanMark) -> tuple[str, int, str, bool]:
    """The words of a span, its label's number and letter, and whether it is evidence of the active event."""
    start, end = mark.ranges[0]
    return TEXT[start:end], mark.label_index, mark.letter, mark.active


def test_spans_have_the_looks_of_their_labels(work: DeskAtWork) -> None:
    marks = TextMarks(work.desk)
    for label, words in (("what", "rockets"), ("who", "Ana Li")):
        work.select(words)
        work.do(f"label:{label}")
    foreign = editing.label_span(work.session.layer, "of a model", [(0, 6)], work.session.new_id)
    work.desk.perform(foreign)
    assert [look(each) for each in marks.now().spans] == [
        ("rockets", 0, "w", False),
        ("Ana Li", 1, "x", False),
        ("Strike", 2, "?", False),
    ]


def test_evidence_is_at_full_strength_in_its_own_event_only(work: DeskAtWork) -> None:
    marks = TextMarks(work.desk)
    work.do("new-event")
    work.desk.go_to_field("place")
    work.select("Aleppo")
    work.do("take")
    assert [look(each) for each in marks.now().spans] == [("Aleppo", 2, "•", True)]
    work.do("new-event")
    assert [look(each) for each in marks.now().spans] == [("Aleppo", 2, "•", False)]


def test_spans_are_made_again_only_when_something_changed(work: DeskAtWork) -> None:
    marks = TextMarks(work.desk)
    work.select("rockets")
    work.do("label:what")
    made = marks.now().spans
    work.do("next-word")
    assert marks.now().spans is made
    work.do("new-event")
    assert marks.now().spans is not made


def test_cursor_selection_and_candidate(work: DeskAtWork) -> None:
    marks = TextMarks(work.desk)
    work.select("rockets")
    now = marks.now()
    assert now.cursor == TEXT.index("rockets") + 6
    assert now.selection == (TEXT.index("rockets"), now.cursor + 1)
    work.do("next-candidate")
    now = marks.now()
    assert now.selection is None
    assert TEXT[slice(*now.candidate or ())] == "5 May 2021"


def test_what_could_fill_the_field_is_lit_when_told_to(work: DeskAtWork) -> None:
    marks = TextMarks(work.desk)
    assert marks.dark
    assert marks.now().hits == ()
    marks.light()
    assert marks.dark, "repeats were not looked for"
    while work.desk.prepare():
        pass
    marks.light()
    assert not marks.dark
    assert [TEXT[start:end] for start, end in marks.now().hits] == ["5 May 2021"]
    lit = marks.now().hits
    work.do("next-field")
    assert marks.dark
    assert marks.now().hits == lit, "they stay until others are lit"
    marks.light()
    assert marks.now().hits != lit
    work.do("previous-field")
    marks.light()
    assert marks.now().hits == lit


def test_what_was_lit_for_another_field_is_not_looked_for_on_further_rows(
    work: DeskAtWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    marks = TextMarks(work.desk)
    marks.light()
    assert marks.now().hits
    work.do("next-field")
    monkeypatch.setattr(work.rows, "shown", lambda: (0, len(TEXT) - 1))
    assert marks.now().hits == ()
