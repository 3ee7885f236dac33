"""The application: which screen is in front, and how it begins and ends."""

from pathlib import Path

import pytest
from textual.events import Key, MouseDown, MouseMove, MouseUp

from tests.support.screens import Report, Screens, screens, small_project
from tui.domain.errors import DeskError
from tui.ui.app import run_desk
from tui.ui.screens.articles import ArticlesScreen


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return small_project(tmp_path)


async def test_it_begins_with_the_first_article_that_is_not_finished(project: Path) -> None:
    async with screens(project, "") as seen:
        assert seen.rows[0].startswith(" p.db ▸ 1/3")


async def test_without_an_article_it_begins_with_the_list(tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    async with screens(small_project(folder, ""), None) as seen:
        assert isinstance(seen.app.screen, ArticlesScreen)
        assert seen.shows("1 article")
        await seen.press("enter")
        assert seen.rows[0].startswith(" p.db ▸ 1/1")


async def test_screens_stay_as_they_were_left(project: Path) -> None:
    async with screens(project) as seen:
        await seen.press("w", "space")
        chosen = seen.desk.selection
        await seen.press("a", "question_mark", "x", "a")
        assert seen.desk.selection == chosen is not None
        assert seen.app.screen is seen.app.annotate


async def test_the_screen_is_painted_anew(project: Path) -> None:
    async with screens(project) as seen:
        before = seen.rows
        await seen.press("ctrl+l")
        assert seen.rows == before
        await seen.press("a", "ctrl+l")
        assert seen.shows("3 articles")


async def test_what_the_application_does_not_know_is_left(project: Path) -> None:
    async with screens(project) as seen:
        seen.app.act("gone")
        assert seen.app.screen is seen.app.annotate


async def test_leaving_writes_the_place_and_takes_no_more_keys(project: Path) -> None:
    async with screens(project) as seen:
        await seen.press("w", "w", "Q", "plus", "x")
        assert seen.app.return_code == 0
        assert seen.desk.session.layer.revision == 0
        place = seen.desk.session.project.place("ana")
        assert place is not None
        assert place.cursor == seen.desk.cursor > 0


async def test_the_list_is_left_too(project: Path) -> None:
    async with screens(project, None) as seen:
        await seen.press("Q")
        assert seen.app.return_code == 0


def test_a_terminal_is_needed(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    with pytest.raises(DeskError, match="terminal"):
        run_desk(project, annotator="ana")


def send(seen: Screens, *events: tuple[Report, tuple[int, int]] | str) -> None:
    """Sends clicks, drags and keys all at once, as a slow line delivers them."""
    for event in events:
        if isinstance(event, str):
            seen.app.post_message(Key(event, event if len(event) == 1 else None))
        else:
            seen.mouse(*event)


async def test_clicks_and_keys_are_taken_in_the_order_in_which_they_came(project: Path) -> None:
    async with screens(project) as seen:
        first, second = seen.find("rockets"), seen.find("Aleppo")
        for place in (first, second):
            send(seen, (MouseDown, place), (MouseUp, place), "space", "1")
        await seen.settled()
        layer = seen.desk.session.layer
        assert [span.quotes(seen.desk.text.text) for span in layer.spans.values()] == [("rockets",), ("Aleppo",)]


async def test_a_drag_is_over_before_the_key_behind_it(project: Path) -> None:
    async with screens(project) as seen:
        start, end = seen.find("ockets"), seen.find("eppo")
        send(seen, (MouseDown, start), (MouseMove, end), (MouseUp, end), "2")
        await seen.settled()
        layer = seen.desk.session.layer
        [span] = layer.spans.values()
        assert span.quotes(seen.desk.text.text) == ("rockets fell on Aleppo",)
        assert seen.app.mouse_captured is None


async def test_a_click_that_opens_another_screen_leaves_the_next_key_to_it(project: Path) -> None:
    async with screens(project, None) as seen:
        place = seen.find("Article 1")
        send(seen, (MouseDown, place), (MouseUp, place), "plus", "tab")
        await seen.settled()
        assert seen.shows("event 1/1")
        assert seen.desk.field is not None
        assert seen.desk.field.id == "date"


async def test_a_click_beyond_the_screen_is_nothing(project: Path) -> None:
    async with screens(project) as seen:
        send(seen, (MouseDown, (500, 500)), (MouseUp, (500, 500)))
        await seen.press("plus")
        assert seen.shows("event 1/1")
