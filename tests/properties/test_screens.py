"""Whichever keys come, in whichever window: each row that is drawn is exactly as wide as the screen."""

import asyncio
from collections.abc import Sequence
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.support.screens import Screens, screens, small_project
from tests.support.texts import texts
from tui.ui.commands import COMMANDS, DIGITS
from tui.ui.registry.base import ANNOTATE

LEAVE = {"quit", "articles"}
NEWS = (
    "مقتل 5 of the 12 on 5 May 2021. Ana 👨\u200d👩\u200d👧 fled cafe\u0301.\r\n\r\n"
    "大马士革袭击 said U.S. al-Assad 🇸🇾🇮🇶. ☰ ဂ\u103a\n"
)
TYPED = ("march", "5", "Aleppo", "五", "👨\u200d👩\u200d👧", "\u0301", "x" * 90)
LEAST, MOST = (41, 13), (150, 45)

bound = [key for each in COMMANDS if ANNOTATE in each.where and each.id not in LEAVE for key in each.keys]
frequent = ["enter", "tab", "space", "plus", "w", "v", "right", "down", "n", "escape", "t"]
key = st.sampled_from([*bound, *DIGITS]) | st.sampled_from(frequent)
typed = st.sampled_from(TYPED).map(lambda text: f"type {text}")
size = st.tuples(st.integers(LEAST[0], MOST[0]), st.integers(LEAST[1], MOST[1]))
resized = size.map(lambda wanted: f"size {wanted[0]} {wanted[1]}")
step = st.one_of(key, key, key, key, typed, resized)
numbers = count()


def check(seen: Screens) -> None:
    rows, (width, height) = seen.rows, seen.app.size
    assert len(rows) == height
    assert {cell_len(row) for row in rows} == {width}
    desk = seen.desk
    edges = [desk.cursor, desk.text_cursor, *(edge for each in desk.taken_ranges() for edge in each)]
    edges += [edge for span in desk.session.layer.spans.values() for each in span.ranges for edge in each]
    assert all(desk.text.is_boundary(edge) for edge in edges)


async def go(project: Path, window: tuple[int, int], steps: Sequence[str]) -> None:
    async with screens(project, "1", size=window) as seen:
        for done in steps:
            how, _, what = done.partition(" ")
            if how == "type":
                await seen.paste(what)
            elif how == "size":
                await seen.resize(*map(int, what.split()))
            else:
                await seen.press(done)
            if seen.app.screen is seen.app.annotate and seen.app.annotate._marks.dark:
                seen.app.annotate._light()
                await seen.settled()
            check(seen)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("screens")


@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(texts(8), size, st.lists(step, min_size=15, max_size=30))
def test_each_row_is_as_wide_as_the_screen(
    folder: Path, text: str, window: tuple[int, int], steps: list[str]
) -> None:
    place = folder / str(next(numbers))
    place.mkdir()
    asyncio.run(go(small_project(place, f"{text}{NEWS}{text}"), window, ["plus", *steps]))
