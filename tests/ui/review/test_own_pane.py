"""The pane of an own answer: the question, the versions under it, no names, and every line as wide as the pane."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.adjudicating import TEXT, Hand
from tests.support.desks import DrawnText
from tests.support.reviewed import make_review, work_on
from tui.domain.adjudication.decisions import Kind
from tui.services.adjudicating import Adjudication
from tui.ui.commands import DEFAULT_KEYS
from tui.ui.lines import Line, cells
from tui.ui.review.own import OwnAnswer, make_own
from tui.ui.review.own_pane import OwnMarks, own_lines
from tui.ui.textview.marks import Marks, SpanMark

EVENT = {"type": "attack", "date": "2022-01-05", "place": "Ain"}


@pytest.fixture
def work(tmp_path: Path) -> Iterator[Adjudication]:
    layers = [
        Hand(who).event("e1", {**EVENT, "dead": dead}, (0, 9)).span("actor", 10, end).done()
        for who, dead, end in (("annabel", "3", 14), ("benedict", "4", 18))
    ]
    with make_review(tmp_path / "p.db", *layers) as project:
        work = work_on(project)
        work.refresh()
        yield work


def begin(work: Adjudication, kind: Kind) -> OwnAnswer:
    opened = work.open("a1")
    case = next(case for case in opened.cases if case.kind is kind)
    rows = DrawnText()
    own = make_own(opened, case, work.project, rows, lambda _: None)
    rows.load(own.desk.text)
    return own


def shown(lines: list[Line]) -> str:
    return "\n".join("".join(text for text, _ in line).rstrip() for line in lines)


def pane(work: Adjudication, own: OwnAnswer, size: tuple[int, int] = (80, 10), problem: str = "") -> str:
    lines = own_lines(own, work.open("a1"), size, problem, keys=DEFAULT_KEYS)
    assert len(lines) == size[1]
    assert {cells(line) for line in lines} == {size[0]}
    return shown(lines)


@pytest.mark.parametrize("kind", [Kind.FIELD_VALUE, Kind.SPAN_BOUNDARY])
@pytest.mark.parametrize("size", [(40, 4), (80, 9), (72, 30), (20, 1)])
def test_it_fills_its_place_and_names_nobody(work: Adjudication, kind: Kind, size: tuple[int, int]) -> None:
    own = begin(work, kind)
    text = pane(work, own, size)
    own.desk.asking = None
    text += pane(work, own, size)
    assert "annabel" not in text
    assert "benedict" not in text


def test_the_question_stands_over_the_versions(work: Adjudication) -> None:
    own = begin(work, Kind.FIELD_VALUE)
    text = pane(work, own, problem="That is no number.")
    assert "your own answer · Dead" in text
    assert "That is no number." in text
    assert text.index("versions") < text.index("1 annotator")
    own.press("escape", None)
    own.press("1", "1")
    assert "e1" in pane(work, own)


def test_a_span_shows_its_label_and_words(work: Adjudication) -> None:
    own = begin(work, Kind.SPAN_BOUNDARY)
    own.press("J", "J")
    assert f"Actor “{TEXT[10:18]}”" in pane(work, own)
    own.desk.release()
    assert "select some text" in pane(work, own)


def test_marks_of_the_versions_stay_and_its_own_come(work: Adjudication) -> None:
    own = begin(work, Kind.FIELD_VALUE)
    theirs = SpanMark("v1", 0, "1", ((0, 9),))
    marks = OwnMarks(own, Marks(spans=(theirs,)))
    assert marks.now().spans == (theirs,)
    assert marks.now().spans is marks.now().spans
    own.press("escape", None)
    own.desk.select_range((10, 14))
    assert marks.now().selection == (10, 14)
    own.press("1", "1")
    assert [mark.ranges for mark in marks.now().spans] == [((0, 9),), ((0, 9),)]
    assert marks.dark
    while own.desk.prepare():
        pass
    marks.light()
    assert not marks.dark
