from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.desks import DeskAtWork
from tests.support.forms import TEXT, small_desk
from tui.domain.errors import DeskError


@pytest.fixture
def work(tmp_path: Path) -> Iterator[DeskAtWork]:
    """An event whose place has the evidence "rockets fell on"."""
    with small_desk(tmp_path) as made:
        made.do("new-event")
        made.desk.go_to_field("place")
        made.select("rockets fell on")
        made.do("take")
        yield made


def quoted(work: DeskAtWork) -> list[tuple[str, ...]]:
    return [span.quotes(TEXT) for span in work.session.layer.spans.values()]


def put(work: DeskAtWork, words: str) -> None:
    work.desk.unselect()
    work.desk.move_to(TEXT.index(words))


def test_both_ends_move_and_are_settled_in_one_step(work: DeskAtWork) -> None:
    (span,) = work.session.layer.spans
    revision = work.session.layer.revision
    put(work, "fell")
    work.do("resize-span")
    assert work.desk.message.startswith("Evidence “rockets fell on”: space ⌫")
    work.do("select-word", "extend-start", "shrink", "shrink", "extend-right", "extend-right", "take")
    assert quoted(work) == [("Five rockets fell o",)]
    assert work.session.layer.revision == revision + 1
    assert work.session.layer.value(work.desk.owner, "place").evidence == (span,)
    assert work.desk.message == "Evidence “Five rockets fell o”: its links stay."
    assert (work.desk.selection, work.desk.resized) == (None, "")
    work.do("undo")
    assert quoted(work) == [("rockets fell on",)]


def test_the_start_moves_by_characters(work: DeskAtWork) -> None:
    put(work, "fell")
    work.do("resize-span", "other-end", "extend-right", "take")
    assert quoted(work) == [("ockets fell on",)]


@pytest.mark.parametrize("action", ["unselect", "next-word", "next-candidate", "follow-evidence"])
def test_who_goes_away_leaves_it_as_it_was(work: DeskAtWork, action: str) -> None:
    put(work, "fell")
    work.desk.go_to_field("place")
    work.do("resize-span", "select-word", action)
    assert work.desk.resized == ""
    assert quoted(work) == [("rockets fell on",)]


def test_a_hit_is_no_end_of_the_span(work: DeskAtWork) -> None:
    put(work, "fell")
    work.do("resize-span", "find")
    work.type("Aleppo", "enter")
    assert work.desk.resized == ""


def test_nothing_changed_is_no_step(work: DeskAtWork) -> None:
    revision = work.session.layer.revision
    put(work, "fell")
    work.do("resize-span", "take")
    assert work.desk.message == "The span is as it was."
    assert work.session.layer.revision == revision


def test_a_span_keeps_a_word(work: DeskAtWork) -> None:
    put(work, "fell")
    work.do("resize-span", "shrink", "shrink")
    with pytest.raises(DeskError, match="keeps at least one word"):
        work.do("shrink")
    with pytest.raises(DeskError, match="keeps at least one word"):
        work.do("shrink-start")
    work.do("take")
    assert quoted(work) == [("rockets",)]


def test_of_several_stretches_the_one_at_the_cursor_moves(work: DeskAtWork) -> None:
    work.select("Two")
    work.do("add-stretch")
    work.select("died")
    work.do("label:what")
    put(work, "ied")
    work.do("resize-span", "extend-start", "take")
    assert ("Two", "people died") in quoted(work)


def test_a_label_settles_the_ends_first(work: DeskAtWork) -> None:
    put(work, "fell")
    work.do("resize-span", "extend-start", "label:who")
    assert [(span.label, span.quotes(TEXT)) for span in work.session.layer.spans.values()] == [
        ("who", ("Five rockets fell on",))
    ]


def test_outside_of_spans_there_is_nothing_to_move(work: DeskAtWork) -> None:
    put(work, "Aleppo")
    with pytest.raises(DeskError, match="No span here"):
        work.do("resize-span")
