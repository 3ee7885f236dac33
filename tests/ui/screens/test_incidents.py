"""The desk for incidents on the screen."""

from pathlib import Path

import pytest

from tests.support.incident_screens import incident_screens, make_incident_project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_incident_project(tmp_path)


async def test_a_pair_with_all_that_can_be_said(project: Path) -> None:
    async with incident_screens(project) as seen:
        assert seen.rows[0].startswith(" incidents.db ▸ incidents 1/3")
        assert "A  Title of one.txt" in seen.rows[4]
        assert seen.shows("s same incident  1 A: part of B")
        assert "s same" in seen.footer
        await seen.press("s")
        assert seen.footer == "The same incident; u takes it back."
        assert seen.shows("2 open, 0 put off, 1 linked")


async def test_keys_that_come_at_once_go_on_pair_by_pair(project: Path) -> None:
    async with incident_screens(project) as seen:
        await seen.press("s", "d", "u", "l")
        assert seen.shows("1 open, 1 put off, 1 linked")
        await seen.press("v")
        assert seen.shows("said by eve: later")


async def test_a_key_that_is_none_is_told(project: Path) -> None:
    async with incident_screens(project) as seen:
        await seen.press("z")
        assert seen.footer == "z does nothing here; ? shows the keys."
        await seen.press("8")
        assert seen.footer == "8 does nothing here; ? shows the keys."
        await seen.press("6")
        assert seen.footer == "There are 3 relations here, see above."


async def test_pasted_text_goes_into_the_question(project: Path) -> None:
    async with incident_screens(project) as seen:
        await seen.paste("lost")
        await seen.press("slash")
        await seen.paste("kalomira")
        assert seen.shows("Pairs that contain: kalomira")
        await seen.press("enter")
        assert seen.footer == "No pair contains it: / and nothing shows all."
        await seen.press("slash", "ctrl+u", "enter")
        assert seen.shows("A  Title of one.txt")


async def test_nothing_is_said_where_nothing_can_be_seen(project: Path) -> None:
    async with incident_screens(project) as seen:
        await seen.resize(39, 11)
        assert seen.rows[0].startswith("40x12 needed, this is 39x11")
        await seen.press("s", "d")
        await seen.resize(80, 24)
        assert seen.shows("3 open, 0 put off, 0 linked")


@pytest.mark.parametrize("size", [(40, 12), (200, 50)])
async def test_small_and_large_windows(project: Path, size: tuple[int, int]) -> None:
    async with incident_screens(project, size=size) as seen:
        assert seen.shows("A  Title")
        await seen.press("i")
        assert seen.shows("Kind: grenade")
        await seen.press("escape", "question_mark")
        assert seen.shows("The same. ")
        await seen.press("x")
        assert seen.shows("A  Title")


async def test_values_keep_room_for_what_they_are_about(project: Path) -> None:
    async with incident_screens(project) as seen:
        await seen.press("i")
        assert seen.shows("incident of A: 1 event, 0 disputed")
        assert seen.shows("A  Title of one.txt")
        await seen.type("hurt")
        await seen.press("enter", "enter")
        assert seen.shows("Type a value, or leave with esc.")
        await seen.type("x")
        await seen.press("enter")
        assert seen.shows("takes one whole number")
