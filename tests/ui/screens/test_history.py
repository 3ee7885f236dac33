"""The history on the screen."""

from pathlib import Path

import pytest

from tests.support.forms import locked
from tests.support.screens import screens, small_project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return small_project(tmp_path)


async def test_what_was_done_is_read_and_left(project: Path) -> None:
    async with screens(project) as seen:
        await seen.press("H")
        assert seen.rows[0].startswith("─ history, times in UTC · ")
        assert seen.shows("Nothing was done in this article yet.")
        await seen.press("escape", "plus", "u", "H")
        assert "undo of 1: new event" in seen.rows[1]
        assert seen.shows("event 1: event: there → deleted")
        assert any("new event" in row and "undo" not in row for row in seen.rows[3:])
        await seen.press("escape")
        assert seen.shows("article · 0 events")


async def test_it_is_that_of_the_open_article(project: Path) -> None:
    async with screens(project) as seen:
        await seen.press("plus", "N", "H")
        assert seen.shows("Nothing was done in this article yet.")


async def test_what_is_not_on_disk_is_not_history_yet(project: Path) -> None:
    async with screens(project) as seen:
        with locked(project):
            await seen.press("plus", "H")
            assert seen.shows("Nothing was done in this article yet.")
        await seen.press("escape")
        await seen.until(lambda: seen.desk.session.saved)
        await seen.press("H")
        assert seen.shows("event 1: event: · → made")
