"""The help screens."""

from pathlib import Path

import pytest

from tests.support.screens import screens, small_project
from tui.ui.commands import COMMANDS


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return small_project(tmp_path)


async def test_the_keys_of_the_desk_are_read_and_left(project: Path) -> None:
    async with screens(project, size=(80, 24)) as seen:
        before = seen.rows
        await seen.press("question_mark")
        assert seen.rows[0].startswith("─ keys · ↑↓ and PgDn scroll")
        assert seen.rows[2].strip() == "Move in the text"
        await seen.press("x")
        assert seen.rows == before


async def test_scrolling_stops_at_the_ends(project: Path) -> None:
    async with screens(project, size=(80, 24)) as seen:
        await seen.press("question_mark")
        first = seen.rows
        await seen.press("down", "j")
        assert seen.rows[1:-2] == first[3:]
        await seen.press("up", "k", "k", "pageup")
        assert seen.rows == first
        await seen.press("pagedown")
        assert seen.rows[1] == first[-1] or seen.rows[2] == first[-1]
        await seen.press("home")
        assert seen.rows == first
        await seen.press("end", "space", "down")
        last = seen.rows
        assert last[-1].split()[:3] == ["lx", "2", "Who."]
        await seen.press("up", "down")
        assert seen.rows == last


async def test_a_paste_is_no_key(project: Path) -> None:
    async with screens(project) as seen:
        await seen.press("question_mark")
        await seen.paste("Q")
        assert seen.shows("─ keys")


async def test_the_window_may_change_meanwhile(project: Path) -> None:
    async with screens(project, size=(80, 24)) as seen:
        await seen.press("question_mark", "end")
        await seen.resize(120, 60)
        assert seen.rows[0].startswith("─ keys")
        assert all(row.strip() for row in seen.rows[-2:])
        await seen.resize(10, 2)
        await seen.press("escape")
        await seen.resize(120, 40)
        assert seen.shows("article · 0 events")


async def test_the_list_has_its_own_keys(project: Path) -> None:
    async with screens(project, None, size=(100, 40)) as seen:
        await seen.press("question_mark")
        assert seen.shows("Article list")
        assert not seen.shows("Fill the form")
        await seen.press("escape")
        assert seen.shows("3 articles")


async def test_what_the_schema_says_of_the_field(project: Path) -> None:
    async with screens(project) as seen:
        await seen.press("tab", "h")
        assert seen.rows[0].startswith("─ help · ")
        assert seen.rows[1].strip() == "Relevant"
        assert seen.rows[2].strip() == "Whether to go on."
        await seen.press("q")
        assert seen.shows("▸Relevant")


def test_help_is_reached_from_everywhere() -> None:
    assert next(each for each in COMMANDS if each.id == "help").keys == ("question_mark", "f1")
