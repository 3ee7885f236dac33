"""The screen of agreement: views, pairs, matrices, and from a number down to its cases."""

from pathlib import Path

import pytest

from tests.support.looking import disagreeing_project, looking
from tests.support.review_screens import review_screens
from tui.services.agreement_reading import Asked
from tui.ui.agreement.desk import View
from tui.ui.commands import DEFAULT_KEYS
from tui.ui.desk_app import DeskApplication
from tui.ui.screens.agreement import AgreementScreen
from tui.ui.settings import Settings
from tui.ui.terminal.colour import Colour


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return disagreeing_project(tmp_path)


async def test_figures_and_what_the_chosen_one_hides(project: Path) -> None:
    async with looking(project) as seen:
        assert seen.rows[0].endswith("3 of 3 articles by two or more ")
        assert seen.shows("─ figures · all together ─")
        assert seen.rows[3].startswith("▸ Spans")
        assert seen.shows("Hides: A span that is one letter longer counts as a miss")
        await seen.press("right_square_bracket")
        assert seen.figures.desk.entry is not None
        assert seen.figures.desk.entry.about == "actor"
        await seen.press("end")
        assert any(row.startswith("▸ Article") for row in seen.rows)
        await seen.press("home", "down", "up", "pagedown", "pageup")
        assert seen.figures.desk.index == 0


async def test_from_a_number_to_its_cases_and_to_the_article(project: Path) -> None:
    """Three places end elsewhere, and cy calls the first one of ana and of ben an actor."""
    async with looking(project) as seen:
        await seen.do("slash", *"place", "enter")
        assert seen.shows("with “place”")
        await seen.do("enter")
        assert seen.shows("5 cases · Spans · Place · F1 exact")
        assert seen.shows("ana: Place")
        assert seen.shows("ben: Place, characters 20 to 29: “the marke”")
        await seen.press("enter")
        assert seen.shows("case · ↑↓ and PgDn scroll, any other key goes back")
        assert seen.shows("Armed men raided the market")
        await seen.press("down", "x")
        assert seen.shows("5 cases")
        await seen.press("escape")
        assert seen.shows("with “place”")
        await seen.press("escape")
        assert seen.shows("figures · all together")
        await seen.press("escape")
        assert seen.footer == "Q leaves."


async def test_pairs_and_the_cases_of_one(project: Path) -> None:
    async with looking(project) as seen:
        await seen.press("tab")
        assert seen.shows("Spans · F1 exact   1 of")
        assert seen.shows("Spans · F1 exact · ana and ben: 0.500")
        await seen.press("down", "down", "left", "left")
        assert seen.shows("ana and cy: 0.000")
        await seen.do("enter")
        assert seen.shows("2 cases · Spans · F1 exact · ana and cy")
        await seen.press("escape", "right_square_bracket")
        assert seen.shows("2 of")


async def test_which_answers_meet_and_where(project: Path) -> None:
    """Raid meets siege in the second article, and raid in the others."""
    async with looking(project) as seen:
        await seen.press("slash", *"kind", "enter", "tab", "tab")
        assert seen.figures.desk.view is View.CONFUSION
        assert seen.shows("Kind · rows ana, columns ben")
        assert seen.shows("ana says raid, ben says raid: 2 times.")
        await seen.press("right")
        assert seen.shows("ana says raid, ben says siege: 1 time.")
        await seen.do("enter")
        assert seen.shows("1 case · Kind · raid / siege")


async def test_which_events_were_taken_for_the_same(project: Path) -> None:
    """Ana's and ben's raids in two of three articles; in the other one ben's is a siege: half alike is too
    little. Cy finished the first, and found none."""
    async with looking(project, size=(120, 40)) as seen:
        await seen.do("a")
        assert seen.shows("4 events · each as it was aligned")
        assert seen.shows("ana 1 = ben 1, not cy: raid, Tall Rifat, 3")
        assert seen.shows("ana · ben 1.00: Kind 1.00, Place 1.00")
        assert seen.shows("cy: no such event")
        await seen.do("down")
        assert seen.shows("ben: no such event; nearest is ben 1 (0.50 with that of ana), but not alike enough")
        await seen.press("enter")
        assert seen.shows("case · ↑↓ and PgDn scroll")
        await seen.press("x", "escape")
        assert seen.shows("figures · all together")


async def test_two_annotators_only(project: Path) -> None:
    async with looking(project) as seen:
        await seen.press("p")
        assert seen.shows("figures · ana and ben")
        await seen.press("p")
        assert seen.shows("figures · ana and cy")
        await seen.press("P", "P")
        assert seen.shows("figures · all together")


async def test_who_stands_apart_and_what_was_compared(project: Path) -> None:
    async with looking(project) as seen:
        await seen.press("tab", "tab", "tab")
        assert seen.rows[3].startswith("▸ cy")
        assert seen.shows("too few articles to test")
        await seen.press("tab")
        assert seen.shows("Compared are layers that are done and no event.")
        await seen.press("tab", "w")
        assert seen.shows("in words · ↑↓ and PgDn scroll")


async def test_groups_of_articles(project: Path) -> None:
    async with looking(project, asked=Asked(by="batch"), size=(120, 40)) as seen:
        await seen.press("g")
        assert seen.shows("figures · batch one · all together")
        await seen.do("enter")
        assert all("00" in row or "01" in row for row in seen.rows[2:4])
        await seen.press("g", "g")
        assert seen.shows("figures · all together")


async def test_without_groups_there_is_nothing_to_go_to(project: Path) -> None:
    async with looking(project) as seen:
        await seen.press("g")
        assert seen.footer.startswith("All articles are taken together")
        await seen.press("e")
        assert seen.footer == "e does nothing here; ? shows the keys."


async def test_a_window_that_is_too_small_does_nothing(project: Path) -> None:
    async with looking(project) as seen:
        await seen.resize(39, 11)
        assert seen.rows[0].startswith("40x12 needed, this is 39x11")
        await seen.press("down", "enter")
        assert not any(row.strip() for row in seen.rows[1:])
        await seen.resize(40, 12)
        assert seen.rows[3].startswith("▸ Spans")
        await seen.resize(200, 50)
        assert seen.shows("det@thr")


async def test_clicks_choose_and_open(project: Path) -> None:
    async with looking(project) as seen:
        await seen.click("F1 overlap")
        assert seen.figures.desk.index == 1
        await seen.click("F1 overlap")
        await seen.computed()
        assert seen.shows("cases · Spans · F1 overlap")


async def test_help_and_leaving(project: Path) -> None:
    async with looking(project) as seen:
        await seen.press("question_mark")
        assert seen.shows("Lists the cases behind a number")
        await seen.press("x", "Q")
    assert seen.app.return_code == 0


class Hiding(DeskApplication):
    """A desk whose users may not know whose work they see."""

    def __init__(self, path: Path) -> None:
        super().__init__(project=path.name, colour=Colour.NONE, place=None, settings=Settings())
        self.chosen: list[tuple[str, int | None]] = []
        self.figures = AgreementScreen(
            path,
            self._named,
            act=self.act,
            choose=lambda article, offset: self.chosen.append((article, offset)),
            keys=DEFAULT_KEYS,
            hide=True,
        )

    def begin(self) -> AgreementScreen:
        return self.figures


async def test_from_the_review_desk_names_stay_hidden(project: Path) -> None:
    app = Hiding(project)
    async with app.run_test(size=(120, 40)) as pilot:
        shown = ""
        for keys in ([], ["enter"], ["escape", "tab"], ["tab"], ["tab"], ["tab"], ["p", "tab"]):
            await pilot.press(*keys)
            while app.figures.busy:
                await pilot.pause()
            await pilot.pause()
            shown += "\n".join(strip.text for strip in app.screen._compositor.render_strips())
        assert not any(name in shown.split() for name in ("ana", "ben", "cy", "ana:", "ben:", "cy:"))
        assert {"A", "B", "C", "A:", "B:"} <= set(shown.split())
        app.figures.desk.look_at(View.FIGURES)
        await pilot.press("enter")
        while app.figures.busy:
            await pilot.pause()
        await pilot.press("enter")
        [(article, offset)] = app.chosen
        assert article
        assert offset == 20


async def test_the_review_opens_it_without_names_and_goes_to_the_place_of_a_case(tmp_path: Path) -> None:
    project = disagreeing_project(tmp_path)
    async with review_screens(project, size=(120, 40)) as seen:
        await seen.press("K")
        figures = seen.app.screen
        assert isinstance(figures, AgreementScreen)
        await seen.until(lambda: not figures.busy)
        await seen.settled()
        await seen.press("slash", *"kind", "enter", "enter")
        await seen.until(lambda: not figures.busy)
        await seen.settled()
        assert seen.shows("1 case · Kind · alpha")
        assert not any(f"{name}:" in row for row in seen.rows for name in ("ana", "ben", "cy"))
        await seen.press("enter")
        assert seen.app.screen is seen.app.review
        assert seen.shows("Armed men raided")
        await seen.press("K", "escape")
        assert seen.app.screen is seen.app.review
