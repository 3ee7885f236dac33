"""The alignment of an article's events by key: blind, remembered, taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.adjudicating import Hand
from tests.support.reviewed import make_review, work_on
from tui.domain.adjudication.decisions import Choice, Ruling
from tui.domain.errors import DeskError
from tui.domain.layers import GOLD
from tui.services.adjudicating import Adjudication
from tui.ui.lines import cells
from tui.ui.review.aligning import Aligning
from tui.ui.review.painting.sides import letters_of

ARTICLE = "a1"
FIRST = {"type": "attack", "date": "2022-01-05", "place": "Ain"}


@pytest.fixture
def work(tmp_path: Path) -> Iterator[Adjudication]:
    annabel = (
        Hand("annabel").event("e1", FIRST, (0, 9)).event("e2", {"type": "attack", "date": "2022-01-06"}, (30, 40))
    )
    benedict = Hand("benedict").event("f1", FIRST, (0, 9)).event("f2", {"type": "arrest"}, (60, 70))
    with make_review(tmp_path / "p.db", annabel.done(), benedict.done()) as project:
        work = work_on(project)
        work.refresh()
        yield work


@pytest.fixture
def asked() -> list[str]:
    return []


@pytest.fixture
def aligning(work: Adjudication, asked: list[str]) -> Aligning:
    return Aligning(work, work.open(ARTICLE), asked.append)


def groups(aligning: Aligning) -> list[set[str]]:
    """The events of each row, without whose they are."""
    return [{event for _, event in row} for row in aligning.rows()]


def press(aligning: Aligning, *keys: str) -> None:
    for key in keys:
        aligning.press(key)


def go_to(aligning: Aligning, event: str) -> None:
    """By keys: as often to the right as it takes."""
    for _ in range(10):
        if aligning.chosen is not None and aligning.chosen[1] == event:
            return
        aligning.press("tab")
    raise AssertionError(event)


def shown(aligning: Aligning, size: tuple[int, int] = (80, 24)) -> str:
    lines = aligning.lines(size)
    assert {cells(line) for line in lines} == {size[0]}
    return "\n".join("".join(text for text, _ in line) for line in lines)


def test_the_cursor_goes_over_rows_and_sides(aligning: Aligning) -> None:
    assert groups(aligning) == [{"e1", "f1"}, {"e2"}, {"f2"}]
    start = aligning.chosen
    press(aligning, "right", "left")
    assert aligning.chosen == start
    press(aligning, "down")
    assert aligning.chosen == ("annabel", "e2")
    press(aligning, "down", "down")
    assert aligning.chosen == ("benedict", "f2")
    press(aligning, "up", "up")
    assert aligning.chosen is not None
    assert aligning.chosen[1] in {"e1", "f1"}


def test_held_events_come_to_where_the_cursor_is(aligning: Aligning, work: Adjudication) -> None:
    go_to(aligning, "e2")
    press(aligning, "space")
    assert "1 held" in aligning.message
    go_to(aligning, "f2")
    press(aligning, "enter")
    assert groups(aligning) == [{"e1", "f1"}, {"e2", "f2"}]
    assert aligning.held == []
    assert "one event now" in aligning.message
    assert "gone" in aligning.message
    assert groups(Aligning(work, work.open(ARTICLE), print)) == groups(aligning)


def test_events_are_parted_and_joined(aligning: Aligning) -> None:
    go_to(aligning, "f1")
    press(aligning, "x")
    assert sorted(map(sorted, groups(aligning))) == [["e1"], ["e2"], ["f1"], ["f2"]]
    press(aligning, "space")
    go_to(aligning, "e1")
    press(aligning, "m")
    assert {"e1", "f1"} in groups(aligning)
    go_to(aligning, "e2")
    press(aligning, "space")
    go_to(aligning, "e1")
    press(aligning, "m")
    assert groups(aligning) == [{"e1", "e2", "f1"}, {"f2"}]
    press(aligning, "space")
    go_to(aligning, "e2")
    press(aligning, "space", "s")
    assert {frozenset(each) for each in groups(aligning)} == {
        frozenset({"e1", "e2"}),
        frozenset({"f1"}),
        frozenset({"f2"}),
    }


def test_what_was_done_here_is_taken_back_and_brought_again(aligning: Aligning) -> None:
    before = groups(aligning)
    with pytest.raises(DeskError, match="Nothing was changed here"):
        press(aligning, "u")
    go_to(aligning, "f1")
    press(aligning, "x")
    after = groups(aligning)
    press(aligning, "u")
    assert groups(aligning) == before
    assert aligning.message.startswith("Taken back.")
    press(aligning, "U")
    assert groups(aligning) == after
    with pytest.raises(DeskError, match="Nothing was taken back"):
        press(aligning, "U")


def test_only_what_changed_is_open_again(work: Adjudication, asked: list[str]) -> None:
    opened = work.open(ARTICLE)
    for case in [each for each in opened.cases if each.open]:
        opened = work.decide(ARTICLE, case.id, Ruling(Choice.TAKE, case.side_of("annabel")))
    decided = {case.id for case in opened.cases if not case.open}
    assert decided
    gold = work.project.layer(ARTICLE, GOLD)
    aligning = Aligning(work, work.open(ARTICLE), asked.append)
    go_to(aligning, "f2")
    press(aligning, "space")
    go_to(aligning, "e1")
    press(aligning, "enter")
    waiting = [case for case in aligning.opened.cases if case.open]
    assert waiting
    # The other event of annabel stays decided, and gold stays as it was until something else is decided.
    assert all("e2" not in dict.fromkeys(thing for _, thing in case.topic.members) for case in waiting)
    assert work.project.layer(ARTICLE, GOLD).values == gold.values
    assert "Disagreements:" in aligning.message


def test_what_changes_nothing_is_refused(aligning: Aligning) -> None:
    with pytest.raises(DeskError, match="Hold an event first"):
        press(aligning, "enter")
    go_to(aligning, "e1")
    press(aligning, "space")
    go_to(aligning, "f1")
    with pytest.raises(DeskError, match="one event already"):
        press(aligning, "enter")
    press(aligning, "escape")
    go_to(aligning, "e2")
    for key in ("x", "s"):
        with pytest.raises(DeskError, match="already"):
            press(aligning, key)
    assert not aligning.opened.panel.adjustments


def test_escape_drops_what_is_held_and_then_goes_back(aligning: Aligning, asked: list[str]) -> None:
    press(aligning, "space", "escape")
    assert (aligning.held, aligning.left) == ([], False)
    press(aligning, "escape")
    assert aligning.left
    with pytest.raises(DeskError, match="does nothing here"):
        press(aligning, "1")
    press(aligning, "question_mark")
    assert asked == ["help"]


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 12), (20, 3)])
def test_nobody_is_named(aligning: Aligning, size: tuple[int, int]) -> None:
    text = shown(aligning, size)
    go_to(aligning, "f1")
    press(aligning, "space", "x")
    text += shown(aligning, size) + aligning.message + repr(aligning.marks())
    assert "annabel" not in text
    assert "benedict" not in text


def test_the_evidence_of_the_row_is_marked_by_letter(aligning: Aligning) -> None:
    letters = letters_of(aligning.opened)
    go_to(aligning, "f1")
    marks = aligning.marks()
    assert {(mark.letter, mark.active) for mark in marks.spans} == {
        (letters["benedict"], True),
        (letters["annabel"], False),
    }
    assert aligning.marks().spans is marks.spans
    go_to(aligning, "e2")
    assert {mark.ranges for mark in aligning.marks().spans} == {((30, 40),)}


def test_it_begins_at_the_event_in_question(work: Adjudication) -> None:
    opened = work.open(ARTICLE)
    event = opened.review.events[2].id
    aligning = Aligning(work, opened, print, event=event)
    assert aligning.event == event


def test_an_article_without_events_has_nothing_to_align(tmp_path: Path) -> None:
    with make_review(tmp_path / "p.db", Hand("ana").done(), Hand("ben").done()) as project:
        work = work_on(project)
        aligning = Aligning(work, work.open(ARTICLE), print)
        assert aligning.chosen is None
        for key in ("down", "right", "space", "enter", "x", "s"):
            with pytest.raises(DeskError):
                press(aligning, key)
        assert aligning.marks().spans == ()
        shown(aligning)
