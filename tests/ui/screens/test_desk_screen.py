"""What all screens of the desk have in common."""

import asyncio
from pathlib import Path

from textual.events import Callback, Resize
from textual.geometry import Size

from tests.support.screens import PATIENCE, screens, small_project

APART = Callback(lambda: None)
"""A message between two others, so that Textual does not take them for one."""


async def test_sizes_that_wait_for_a_busy_desk_do_not_chase_each_other(tmp_path: Path) -> None:
    async with screens(small_project(tmp_path), size=(120, 40)) as seen:
        screen = seen.app.screen
        for size in (Size(60, 20), Size(80, 24), Size(120, 40)):
            screen.post_message(Resize(size, size))
            screen.post_message(APART)
        for _ in range(PATIENCE):
            if not screen.message_queue_size:
                break
            await asyncio.sleep(0.005)
        assert not screen.message_queue_size
        await seen.settled()
        assert screen.size == (120, 40)
        assert all(len(row) <= 120 for row in seen.rows)
        assert seen.shows("─ events ─") or seen.shows("─ article ·")
