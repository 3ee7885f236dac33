"""Feedback on the screen."""

from pathlib import Path

import pytest

from tests.support.adjudicating import Hand
from tests.support.reviewed import ATTACK, allow_feedback, make_review, work_on
from tests.support.screens import screens
from tui.domain.adjudication.decisions import Choice, Ruling
from tui.domain.layers import Layer
from tui.store.project import Project


def coded(who: str, dead: str, hurt: str) -> Layer:
    hand = Hand(who).event("e1", {**ATTACK, "dead": "1", "hurt": "1"}, (0, 9))
    second = {"type": "attack", "date": "2023-03-05", "place": "Omar", "dead": dead, "hurt": hurt}
    return hand.event("e2", second, (60, 70)).done()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "p.db"
    with make_review(path, coded("ana", "3", "4"), coded("ben", "5", "6")) as project:
        allow_feedback(project)
    return path


def decide(path: Path, who: str = "ben") -> None:
    with Project.open(path) as project:
        work = work_on(project, "eve")
        while case := next((each for each in work.settle("a1").cases if each.open), None):
            ruling = Ruling(Choice.TAKE, case.side_of(who), reason="error", note=f"See {case.path}.")
            work.decide("a1", case.id, ruling)


async def test_nothing_is_shown_before_all_is_decided(path: Path) -> None:
    async with screens(path) as seen:
        await seen.press("quotation_mark")
        assert seen.shows("Nothing can be told of this article yet")
        assert not seen.shows("gold says")


async def test_differences_are_walked_and_one_is_gone_to(path: Path) -> None:
    decide(path)
    async with screens(path) as seen:
        await seen.press("quotation_mark")
        assert seen.rows[0].startswith("─ feedback · 1 of 2 · ")
        assert seen.shows("▸ event 2 › Dead")
        assert seen.shows("gold says  5 “five men w”")
        assert seen.shows("you said   3 “five men w”")
        assert seen.shows("because    Annotator's error: ")
        assert seen.shows("note       See dead.")
        assert not seen.shows("ben")
        await seen.press("tab")
        assert seen.shows("▸ event 2 › Hurt")
        await seen.press("down", "pagedown", "pageup", "enter")
        assert (seen.desk.owner, seen.desk.path, seen.desk.cursor) == ("e2", "hurt", 60)
        assert seen.shows("event 2/2")


async def test_any_other_key_goes_back_to_where_one_was(path: Path) -> None:
    decide(path)
    async with screens(path) as seen:
        before = seen.desk.place()
        await seen.press("f4", "escape")
        assert seen.desk.place() == before
        assert not seen.shows("gold says")


async def test_who_said_all_that_gold_says_is_told_so(path: Path) -> None:
    decide(path, "ana")
    async with screens(path) as seen:
        await seen.press("f4")
        assert seen.shows("Gold says what you said")
        await seen.press("n", "enter")
        assert not seen.shows("Gold says what you said")
