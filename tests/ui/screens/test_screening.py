"""Screening: one key an article."""

from pathlib import Path

import pytest

from tests.support.forms import locked
from tests.support.screens import screens, small_project
from tui.domain.layers import ARTICLE, Status
from tui.domain.values import Nothing
from tui.store.project import Project

TEXTS = tuple(f"Article {number} says something.\n" for number in range(1, 6))

REASONED = """
schema: reasoned
version: "1"
labels: [what]
no_event_reasons:
  old: {title: Only the past}
  sport: {title: Sport, help: "The words are about a game."}
"""


def said(project: Path, name: str, field: str = "relevant") -> object:
    with Project.open(project) as opened:
        article = opened.find_article(name)
        assert article is not None
        value = opened.layer(article, "ana").value(ARTICLE, field)
    return value.nothing or (value.value.literal if value.value else None)


async def test_one_key_an_article_and_the_next_opens_at_once(tmp_path: Path) -> None:
    project = small_project(tmp_path, *TEXTS)
    async with screens(project, "", screening=True) as seen:
        assert seen.shows("Whether to go on.")
        assert seen.shows("screening · 0 answered, 5 left")
        assert seen.shows("y Yes   n No   s Unsure")
        assert seen.shows("Article 1 says")
        await seen.press(*"ynsyn")
        assert seen.shows("screening · 5 answered, 0 left")
        assert seen.shows("nothing is left to screen")
        await seen.press("y")
        assert seen.footer == "Every article has an answer."
    assert [said(project, f"{n}.txt") for n in range(1, 6)] == ["true", "false", Nothing.UNKNOWN, "true", "false"]


async def test_undo_shows_the_article_again(tmp_path: Path) -> None:
    project = small_project(tmp_path, *TEXTS)
    async with screens(project, "", screening=True) as seen:
        await seen.press("y", "n")
        assert seen.shows("Article 3 says")
        await seen.press("u")
        assert seen.shows("Article 2 says")
        assert seen.footer == "Undone: screening: no."
        assert seen.shows("1 answered, 4 left")
        await seen.press("y")
        assert seen.shows("Article 3 says")
        await seen.press("u", "u", "u")
        assert seen.shows("Article 1 says")
        assert seen.footer.startswith("Nothing to undo")
    assert said(project, "2.txt") is None


async def test_a_capital_letter_asks_why(tmp_path: Path) -> None:
    project = small_project(tmp_path, *TEXTS)
    async with screens(project, "", screening=True) as seen:
        await seen.press("N")
        assert seen.shows("No: why?")
        await seen.type("spo")
        await seen.paste("rt")
        await seen.press("escape", "N")
        await seen.type("sport")
        await seen.press("enter")
        assert seen.shows("Article 2 says")
    with Project.open(project) as opened:
        article = opened.find_article("1.txt")
        assert article is not None
        assert opened.layer(article, "ana").value(ARTICLE, "relevant").note == "sport"


async def test_what_is_skipped_is_asked_again(tmp_path: Path) -> None:
    project = small_project(tmp_path, *TEXTS[:3])
    async with screens(project, "", screening=True) as seen:
        await seen.press("tab")
        assert seen.shows("Article 2 says")
        await seen.press("y", "y")
        assert seen.shows("Article 1 says")
        await seen.press("tab")
        assert seen.shows("Article 1 says")
        await seen.press("n")
        assert seen.shows("nothing is left")
    assert [said(project, f"{n}.txt") for n in (1, 2, 3)] == ["false", "true", "true"]


async def test_without_a_question_the_reasons_for_no_event_have_numbers(tmp_path: Path) -> None:
    project = small_project(tmp_path, *TEXTS[:3], schema=REASONED)
    async with screens(project, "", screening=True) as seen:
        assert seen.shows("Does it report an event to be coded?")
        assert seen.shows("1 Only the past   2 Sport   y Yes   s Unsure")
        await seen.press("n")
        assert seen.footer == "n is no answer; ? shows the keys."
        await seen.press("2", "y", "s")
    with Project.open(project) as opened:
        rows = opened.article_rows("ana")
    assert [row.status for row in rows] == [Status.NO_EVENT, Status.IN_PROGRESS, Status.IN_PROGRESS]
    assert [row.flag for row in rows] == ["", "", "unsure"]


async def test_from_the_list_and_to_the_desk_and_back(tmp_path: Path) -> None:
    project = small_project(tmp_path, *TEXTS)
    async with screens(project, "1.txt") as seen:
        await seen.press("right", "right", "a", "c")
        assert seen.shows("screening · 0 answered, 5 left")
        await seen.press("y", "question_mark")
        assert seen.shows("Screening: the question shows its own keys")
        await seen.press("x", "enter")
        assert seen.app.screen is seen.app.annotate
        assert seen.shows("Article 2 says")
        await seen.press("plus", "a", "c")
        assert seen.shows("Article 3 says")
        await seen.press("a", "a")
        assert seen.app.screen is seen.app.annotate
        assert seen.shows("Article 3 says")
    with Project.open(project) as opened:
        first = opened.find_article("1.txt")
        assert first is not None
        place = opened.place("ana", first)
        assert place is not None
        assert place.cursor == 2


async def test_screening_leaves_no_places_behind(tmp_path: Path) -> None:
    project = small_project(tmp_path, *TEXTS)
    async with screens(project, "1.txt") as seen:
        await seen.press("right", "a", "c", "y", "a")
        await seen.press("c", "Q")
    with Project.open(project) as opened:
        for number in range(2, 6):
            article = opened.find_article(f"{number}.txt")
            assert article is not None
            assert opened.place("ana", article) is None


async def test_an_answer_that_is_not_on_disk_is_not_left_unasked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.services.desk.PATIENCE", 0.01)
    project = small_project(tmp_path, *TEXTS)
    async with screens(project, "", screening=True) as seen:
        with locked(project):
            await seen.press("y", "Q")
            assert seen.footer.startswith("NOT SAVED: what you see")
            await seen.press("down", "Q")
            assert seen.footer.startswith("NOT SAVED: what you see")
            assert seen.app.is_running
            await seen.press("Q")
            assert seen.app.return_code == 0


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (200, 50)])
async def test_rows_are_as_wide_as_the_window(tmp_path: Path, size: tuple[int, int]) -> None:
    async with screens(small_project(tmp_path), "", screening=True, size=size) as seen:
        assert len(seen.rows) == size[1]
        await seen.press("space", "pagedown", "down", "up", "backspace", "q")
        assert seen.shows("q is no answer")


async def test_nothing_is_answered_where_nothing_can_be_seen(tmp_path: Path) -> None:
    project = small_project(tmp_path, *TEXTS)
    async with screens(project, "", screening=True, size=(30, 8)) as seen:
        assert seen.shows("40x12 needed, this is 30x8")
        await seen.press(*"yn")
    assert [said(project, f"{n}.txt") for n in (1, 2)] == [None, None]
