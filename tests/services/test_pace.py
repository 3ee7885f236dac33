"""Pace and progress, from the file to the screen."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from tests.support.coders import Coder, article, make_project
from tests.support.screens import screens, small_project
from tui.domain.edits import AttributeChange
from tui.services.pace import HOUR, midnight, progress
from tui.store.project import Project
from tui.ui.lines import cells
from tui.ui.pace import duration, pace_lines

NOON = 1_773_316_800_000
"""12 March 2026, 12:00 UTC."""


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with make_project(tmp_path / "p.db") as made:
        made.add_articles(article(number, f"text {number}") for number in range(4, 7))
        yield made


def test_what_is_done_today_and_what_is_left(project: Project) -> None:
    for number in (1, 2):
        Coder(project, f"a{number:06}").do(AttributeChange("status", "", "done"))
    Coder(project, "a000003").do(AttributeChange("status", "", "in_progress"))
    [entry] = project.history("a000001", "ana")
    now = _milliseconds(entry.at) + 1000
    found = progress(project, "ana", lambda: now)
    assert (found.today.done, found.today.lately, found.left) == (2, 2, 4)
    coder = Coder(project, "a000004")
    coder.do(AttributeChange("note", "", "more"))
    coder.do(AttributeChange("note", "more", "less"))
    [before, after] = project.history("a000004", "ana")
    assert before.at < after.at
    # Of an article that was worked on before and after, only what came after counts.
    assert {at for article, at, _ in project.edits_since("ana", after.at) if article == "a000004"} == {after.at}
    later = progress(project, "ana", lambda: now + 3 * 24 * HOUR)
    assert (later.today.done, later.left) == (0, 4)


def _milliseconds(at: str) -> int:
    return int(datetime.fromisoformat(at).timestamp() * 1000)


def test_a_day_begins_at_midnight_of_the_machine() -> None:
    start = midnight(NOON)
    assert start <= NOON < start + 25 * HOUR
    assert midnight(start) == start
    assert midnight(start - 1) < start


@pytest.mark.parametrize(
    ("seconds", "told"), [(0, "0 s"), (89, "89 s"), (90, "2 min"), (3599, "1 h 00 min"), (11100, "3 h 05 min")]
)
def test_durations(seconds: float, told: str) -> None:
    assert duration(seconds) == told


@pytest.mark.parametrize("width", [1, 30, 100])
def test_lines_fill_the_width(project: Project, width: int) -> None:
    found = progress(project, "ana", lambda: NOON)
    assert all(cells(line) == width for line in pace_lines(found, width))


async def test_it_is_a_key_away(tmp_path: Path) -> None:
    async with screens(small_project(tmp_path)) as seen:
        await seen.press("plus", "X", "x")
        await seen.type("sport")
        await seen.press("enter", "D")
        assert seen.rows[0].startswith("─ pace")
        assert any(row.split() == ["Done", "today", "1"] for row in seen.rows)
        assert any(row.split() == ["Left", "2"] for row in seen.rows)
