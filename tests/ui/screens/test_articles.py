"""The list of articles on the screen."""

from pathlib import Path

import pytest
from textual.app import App
from textual.events import MouseDown, MouseUp

from tests.support.screens import screens, small_project
from tui.domain.errors import DeskError
from tui.services.queue import Queue
from tui.store.project import Project
from tui.ui.commands import DEFAULT_KEYS
from tui.ui.lines_view import LinesView
from tui.ui.screens.articles import ArticlesScreen
from tui.ui.terminal.colour import Colour
from tui.ui.theme import styles


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return small_project(tmp_path)


def named(seen_rows: list[str]) -> list[str]:
    """The numbers of the articles that are listed; the highlighted one is marked."""
    return [("▸" if row[0] == "▸" else "") + row[1:7].strip() for row in seen_rows[2:-1] if row[1:7].strip()]


async def test_the_list(project: Path) -> None:
    async with screens(project, None, size=(100, 12)) as seen:
        assert seen.rows[0].startswith(" p.db ▸ articles")
        assert seen.rows[0].endswith("ana ")
        assert seen.rows[1].startswith("─ 3 articles ─")
        assert seen.rows[2].startswith("▸    1     Article 1 [/]␛]0;x␇ ")
        assert seen.rows[2].rstrip().endswith("chars  untouched")
        assert "↵ open" in seen.footer


async def test_an_article_is_opened_worked_on_and_left(project: Path) -> None:
    async with screens(project, None) as seen:
        await seen.press("down", "enter")
        assert seen.rows[0].startswith(" p.db ▸ 2/3")
        await seen.press("plus", "a")
        assert named(seen.rows) == ["1", "▸2", "3"]
        assert "1 event " in seen.rows[3]
        assert "in progress" in seen.rows[3]
        await seen.press("a")
        assert seen.shows("event 1/1")
        await seen.press("a", "enter")
        assert seen.shows("event 1/1")


async def test_escape_drops_the_filters_and_then_goes_back(project: Path) -> None:
    async with screens(project, "2.txt") as seen:
        await seen.press("a", "s")
        assert seen.rows[1].startswith("─ 3 articles · untouched ─")
        await seen.press("escape")
        assert seen.rows[1].startswith("─ 3 articles ─")
        await seen.press("z")
        assert seen.footer == "z does nothing here; ? shows the keys."
        await seen.press("escape")
        assert seen.rows[0].startswith(" p.db ▸ 2/3")


async def test_keys_that_follow_at_once_go_to_the_screen_that_they_are_for(project: Path) -> None:
    async with screens(project, None) as seen:
        await seen.press("down", "enter", "plus", "tab", "a", "up", "enter", "tab", "question_mark", "q", "tab")
        assert seen.rows[0].startswith(" p.db ▸ 1/3")
        assert seen.shows("▸Published")


async def test_the_open_article_is_highlighted(project: Path) -> None:
    async with screens(project) as seen:
        await seen.press("N", "a")
        assert named(seen.rows) == ["1", "▸2", "3"]
        await seen.press("a", "N", "a")
        assert named(seen.rows) == ["1", "2", "▸3"]


async def test_without_an_open_article_there_is_none_to_go_back_to(project: Path) -> None:
    async with screens(project, None) as seen:
        await seen.press("a", "z")
        assert seen.shows("3 articles")


async def test_the_filter_follows_what_is_typed(project: Path) -> None:
    async with screens(project, None) as seen:
        await seen.press("slash")
        assert seen.rows[1].startswith(" Title or name contains:")
        await seen.type("2.t")
        assert named(seen.rows) == ["▸2"]
        await seen.press("backspace", "backspace", "backspace", "down", "left")
        assert named(seen.rows) == ["1", "▸2", "3"]
        await seen.paste("3.txt")
        assert named(seen.rows) == ["▸3"]
        await seen.press("enter")
        assert seen.shows("1 article · with “3.txt”")
        await seen.press("slash")
        assert seen.rows[1].startswith(" Title or name contains: 3.txt")
        await seen.press("escape")
        assert seen.shows("3 articles")


async def test_what_is_pasted_without_a_question_is_left(project: Path) -> None:
    async with screens(project, None) as seen:
        await seen.paste("2.txt")
        assert named(seen.rows) == ["▸1", "2", "3"]


async def test_nothing_found_is_told_and_mended(project: Path) -> None:
    async with screens(project, None) as seen:
        await seen.press("s", "s", "enter")
        assert seen.shows("0 articles · in progress")
        assert seen.footer == "No article here: esc shows all."
        await seen.press("escape")
        assert named(seen.rows) == ["▸1", "2", "3"]


async def test_states_are_filtered(project: Path) -> None:
    async with screens(project) as seen:
        await seen.press("plus", "a", "s", "s")
        assert seen.shows("1 article · in progress")
        assert named(seen.rows) == ["▸1"]


async def test_a_click_highlights_and_another_one_opens(project: Path) -> None:
    async with screens(project, None) as seen:
        await seen.click("Article 3")
        assert named(seen.rows) == ["1", "2", "▸3"]
        seen.mouse(MouseDown, (5, 9))
        seen.mouse(MouseUp, (5, 9))
        await seen.click("3 articles")
        assert named(seen.rows) == ["1", "2", "▸3"]
        await seen.click("Article 3")
        assert seen.rows[0].startswith(" p.db ▸ 3/3")


class Listing(App[None]):
    """The list alone, over a desk that cannot open an article now."""

    def __init__(self, queue: Queue) -> None:
        super().__init__()
        named = styles(Colour.NONE)
        self.listing = ArticlesScreen(
            queue, "p.db", "ana", named, act=self.refuse, choose=self.refuse, keys=DEFAULT_KEYS
        )

    def on_mount(self) -> None:
        self.push_screen(self.listing)

    def refuse(self, asked: str) -> None:
        raise DeskError(f"NOT SAVED: {asked} has to wait.")


async def test_a_click_on_what_cannot_be_opened_says_why(project: Path) -> None:
    with Project.open(project) as opened:
        app = Listing(Queue(opened, "ana"))
        async with app.run_test(size=(100, 12)) as pilot:
            await pilot.pause()
            foot = app.listing.query_one("#foot", LinesView)
            first = app.listing.list.chosen
            assert first is not None
            await pilot.click("#list", offset=(5, 0))
            await pilot.pause()
            assert foot.render_line(0).text.strip() == f"NOT SAVED: {first.id} has to wait."
            await pilot.click("#list", offset=(5, 1))
            await pilot.pause()
            assert "NOT SAVED" not in foot.render_line(0).text


async def test_the_window_may_have_any_size(project: Path) -> None:
    async with screens(project, None, size=(100, 5)) as seen:
        await seen.press("end")
        assert named(seen.rows) == ["▸3"]
        await seen.resize(60, 20)
        assert named(seen.rows) == ["1", "2", "▸3"]
        await seen.resize(1, 1)
        await seen.resize(100, 12)
        assert named(seen.rows) == ["1", "2", "▸3"]


async def test_an_article_that_is_gone_or_unreadable_is_told(project: Path) -> None:
    async with screens(project) as seen:
        await seen.press("a")
        seen.app.open_article("a999")
        await seen.settled()
        assert seen.rows[0].startswith(" p.db ▸ 1/3")
        assert "a999" in seen.footer or "no article" in seen.footer
