"""The tour."""

import re
from pathlib import Path

import pytest

from tests.support.screens import screens, small_project
from tui.ui.commands import BY_ID, Keys
from tui.ui.lines import cells
from tui.ui.registry.base import ANNOTATE
from tui.ui.tour import END, HEIGHT, STEPS, Tour


def told(tour: Tour, width: int = 300) -> str:
    return " ".join("".join(text for text, _ in line).strip() for line in tour.lines(width)).strip()


def test_every_step_names_actions_that_there_are() -> None:
    for step in STEPS:
        assert all(ANNOTATE in BY_ID[action].where for action in step.done_by)
        assert re.findall(r"\{([a-z-]+)\}", step.text)[0] in {*step.done_by, "next-word"}
        assert all(action in BY_ID for action in re.findall(r"\{([a-z-]+)\}", step.text + END))


@pytest.mark.parametrize("width", [1, 40, 80, 200])
def test_each_step_fits_and_is_passed_by_doing_it(width: int) -> None:
    tour = Tour(Keys())
    for number, step in enumerate(STEPS, start=1):
        assert told(tour).startswith(f"{number}/{len(STEPS)} ")
        assert "{" not in told(tour)
        assert len(tour.lines(width)) == HEIGHT
        assert all(cells(line) == width for line in tour.lines(width))
        if width >= 80:
            assert "…" not in told(tour, 79), step
            assert all("…" not in "".join(run[0] for run in line) for line in tour.lines(79, typing=True))
        tour.did("flag")
        assert told(tour).startswith(f"{number}/")
        tour.did(step.done_by[0])
    assert "That is all" in told(tour)
    assert not tour.over
    tour.did("cursor-left")
    assert tour.over


def test_it_speaks_of_ones_own_keys() -> None:
    commands = tuple(
        command._replace(keys=("f9",)) if command.id == "next-word" else command for command in Keys().commands
    )
    assert "press f9." in told(Tour(Keys(commands)))


async def test_it_is_taken_key_by_key_and_left_with_escape(tmp_path: Path) -> None:
    async with screens(small_project(tmp_path), tour=True) as seen:
        assert seen.shows("1/9 There are two cursors.")
        before = len(seen.rows)
        await seen.press("w")
        assert seen.shows("2/9")
        await seen.press("plus", "tab", "space", "e")
        assert seen.shows("6/9")
        await seen.press("f3")
        assert seen.shows("7/9")
        await seen.press("space", "escape")
        assert seen.shows("7/9")
        await seen.press("escape")
        assert not seen.shows("7/9")
        assert len(seen.rows) == before
        await seen.press("f3")
        assert seen.shows("1/9")


async def test_it_tells_of_an_open_line_into_which_its_keys_would_be_typed(tmp_path: Path) -> None:
    async with screens(small_project(tmp_path), tour=True) as seen:
        await seen.press("f3", "f3", "f3", "f3")
        assert seen.shows("5/9 ↵ takes it")
        await seen.press("i")
        assert seen.shows("6/9 A line is open")
        assert not seen.shows("passes on")
        await seen.press("escape")
        assert seen.shows("6/9 n walks")


async def test_nobody_sees_it_unasked(tmp_path: Path) -> None:
    async with screens(small_project(tmp_path)) as seen:
        assert not seen.shows("1/9")


async def test_it_waits_while_the_window_is_too_small(tmp_path: Path) -> None:
    async with screens(small_project(tmp_path), tour=True) as seen:
        await seen.pilot.resize_terminal(38, 10)
        await seen.settled()
        assert not seen.app.screen.query_one("#tour").display
        await seen.pilot.resize_terminal(80, 24)
        await seen.settled()
        assert seen.shows("1/9 There are two cursors.")
