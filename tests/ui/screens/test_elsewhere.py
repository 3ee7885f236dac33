"""The question whether to take over from another desk."""

from pathlib import Path

import pytest

from tests.support.screens import Screens, screens, small_project
from tui.domain import editing_events
from tui.services.desk import open_desk


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return small_project(tmp_path)


def asks(seen: Screens) -> bool:
    return seen.shows("ana has another desk open in this project.")


async def test_it_is_asked_only_if_there_is_another_desk(project: Path) -> None:
    async with screens(project) as seen:
        assert not asks(seen)
        assert seen.rows[0].endswith(" saved ")


async def test_other_keys_and_pastes_do_nothing(project: Path) -> None:
    with open_desk(project, "ana"):
        async with screens(project, size=(80, 24)) as seen:
            assert asks(seen)
            before = seen.rows
            await seen.press("plus", "enter", "a")
            await seen.paste("t")
            assert seen.rows == before
            await seen.resize(60, 12)
            assert asks(seen)


async def test_taking_over(project: Path) -> None:
    with open_desk(project, "ana") as other:
        other.session.open(other.find_article("1"))
        async with screens(project) as seen:
            await seen.press("t")
            assert seen.rows[0].endswith(" saved ")
            await seen.press("plus")
            assert seen.shows("event 1/1")
            other.session.save_place(other.session.open(other.find_article("1")))
            assert "taken over" in other.session.only_looks


async def test_looking_only(project: Path) -> None:
    with open_desk(project, "ana") as other:
        async with screens(project) as seen:
            await seen.press("r")
            assert seen.rows[0].endswith("READ ONLY ")
            assert seen.footer.startswith("This desk only looks")
            await seen.press("plus")
            assert seen.shows("article · 0 events")
            assert seen.footer.startswith("This desk only looks")
            await seen.press("w", "N")
            assert seen.rows[0].startswith(" p.db ▸ 2/3")
            await seen.press("Q")
            assert seen.app.return_code == 0
        assert other.session.only_looks == ""


@pytest.mark.parametrize("key", ["q", "Q", "ctrl+q", "escape"])
async def test_leaving(project: Path, key: str) -> None:
    with open_desk(project, "ana"):
        async with screens(project) as seen:
            await seen.press(key, "t")
            assert seen.app.return_code == 0
            assert asks(seen)


async def test_it_comes_before_the_list_too(project: Path) -> None:
    with open_desk(project, "ana"):
        async with screens(project, None) as seen:
            assert asks(seen)
            await seen.press("t")
            assert seen.shows("3 articles")


async def test_the_desk_that_lost_its_place_shows_the_work_of_the_other_once_it_knows(project: Path) -> None:
    async with screens(project) as seen:
        await seen.press("plus")
        assert seen.shows("event 1/1")
        with open_desk(project, "ana") as other:
            other.place.take()
            other.session.open(other.find_article("1"))
            other.session.work()
            layer = other.session.layer
            other.session.perform(editing_events.new_event(layer, "e2"))
            # It learns of it by writing where it is, before anything is done.
            await seen.press("tab")
            assert seen.rows[0].endswith("READ ONLY ")
            assert "taken over" in seen.footer
            assert seen.shows("event 1/2")


async def test_the_desk_that_lost_its_place_shows_what_is_there_and_takes_nothing(project: Path) -> None:
    async with screens(project) as seen:
        await seen.press("plus")
        with open_desk(project, "ana") as other:
            other.place.take()
            await seen.press("plus")
            assert "taken over" in seen.footer
            assert seen.rows[0].endswith("READ ONLY ")
            assert seen.shows("event 1/1")
            await seen.press("w", "plus")
            assert "taken over" in seen.footer
            assert seen.rows[0].endswith("READ ONLY ")
            await seen.press("Q")
            assert seen.app.return_code == 0
