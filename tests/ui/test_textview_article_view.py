"""The widget: what it draws on Textual's screen, and what it reports of the mouse."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from textual.app import App, ComposeResult
from textual.events import Click, MouseMove, MouseScrollDown, MouseScrollUp, MouseUp
from textual.geometry import Region
from textual.pilot import Pilot

from tui.domain.text import ArticleText
from tui.ui.terminal.colour import Colour
from tui.ui.textview.article_view import ArticleView
from tui.ui.textview.marks import Marks, SpanMark
from tui.ui.theme import styles

TEXT = ArticleText("Five rockets fell short of the base.\n\nOn Wednesday evening 五枚 fell.\n" + "more\n" * 40)


class Desk(App[None]):
    """An article and nothing else; it keeps what the article reports."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, text: ArticleText = TEXT) -> None:
        super().__init__()
        self.article = ArticleView(styles(Colour.NONE))
        self.text = text
        self.reports: list[tuple[object, ...]] = []

    def compose(self) -> ComposeResult:
        yield self.article

    def on_mount(self) -> None:
        self.article.load(self.text)
        self.article.show(Marks(cursor=0))

    def on_article_view_text_clicked(self, event: ArticleView.TextClicked) -> None:
        self.reports.append(("clicked", event.offset, event.clicks, event.shift))

    def on_article_view_text_dragged(self, event: ArticleView.TextDragged) -> None:
        self.reports.append(("dragged", event.anchor, event.offset))

    def on_article_view_text_drag_ended(self, _event: ArticleView.TextDragEnded) -> None:
        self.reports.append(("ended",))


def lines(desk: Desk) -> list[str]:
    view = desk.article
    return [view.render_line(y).text.rstrip() for y in range(view.size.height)]


@contextmanager
def refreshed(view: ArticleView, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[Region, ...]]]:
    """The regions that the widget asks Textual to draw again; none for all of it."""
    calls: list[tuple[Region, ...]] = []
    with monkeypatch.context() as patch:
        patch.setattr(view, "refresh", lambda *regions: calls.append(regions))
        yield calls


async def test_the_article_is_drawn_in_the_width_that_there_is() -> None:
    desk = Desk()
    async with desk.run_test(size=(24, 8)) as pilot:
        assert lines(desk)[:5] == [
            "Five rockets fell",
            "short of the base.",
            "",
            "On Wednesday evening",
            "五枚 fell.",
        ]
        await pilot.resize_terminal(60, 8)
        assert lines(desk)[0] == "Five rockets fell short of the base."
        assert {desk.article.render_line(y).cell_length for y in range(8)} == {60}


async def test_hostile_text_is_drawn_as_it_is() -> None:
    desk = Desk(ArticleText("[/] [@click=app.quit]x[/] \x1b]2;title\x07 \x9b31m \u202e"))
    async with desk.run_test(size=(60, 3)):
        assert lines(desk)[0] == "[/] [@click=app.quit]x[/] ␛]2;title␇ \ufffd31m \ufffd"


async def test_only_what_changed_is_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk()
    async with desk.run_test(size=(60, 20)):
        view = desk.article
        span = SpanMark("s", 0, "w", ((5, 12),))
        assert lines(desk)[0].endswith("base.")
        with refreshed(view, monkeypatch) as calls:
            view.show(Marks((span,), cursor=0))
            view.show(Marks((span,), cursor=0))
            view.show(Marks((span,), cursor=42))
        assert calls == [(Region(0, 0, 60, 1),), (Region(0, 0, 60, 1), Region(0, 2, 60, 1))]
        assert lines(desk)[0].endswith("w")
        with refreshed(view, monkeypatch) as calls:
            view.show(Marks((span,), cursor=len(TEXT.text)))
        assert calls == [()]
        assert view.render_line(0).text.strip() == "more"


async def test_another_article_shows_nothing_of_the_one_before() -> None:
    desk = Desk()
    async with desk.run_test(size=(60, 8)):
        assert lines(desk)[0].startswith("Five rockets")
        desk.article.load(ArticleText("Six rounds.\n\nOn Thursday."))
        desk.article.show(Marks(cursor=0))
        assert lines(desk) == ["Six rounds.", "", "On Thursday.", *[""] * 5]


async def test_a_row_is_drawn_again_with_its_lane(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk()
    async with desk.run_test(size=(60, 7)):
        view = desk.article
        view.show_lanes(True)
        with refreshed(view, monkeypatch) as calls:
            view.show(Marks((SpanMark("s", 0, "w", ((37, 39),)),), cursor=0))
        assert calls == [(Region(0, 4, 60, 1), Region(0, 5, 60, 1))]


async def test_lanes_take_every_other_line() -> None:
    desk = Desk()
    async with desk.run_test(size=(60, 7)):
        view = desk.article
        view.show(Marks((SpanMark("s", 0, "w", ((0, 12),)), SpanMark("t", 1, "n", ((5, 12),))), cursor=7))
        view.show_lanes(True)
        assert view.lanes
        assert view.page() == 3
        assert lines(desk)[:2] == ["Five rockets fell short of the base." + " " * 22 + "wn", "w────n══════"]
        assert lines(desk)[6] == "more"
        view.show(Marks(cursor=37))
        assert view.offset_at(3, 4) == view.offset_at(3, 5) == 41
        view.show_lanes(False)
        assert lines(desk)[2].startswith("On Wednesday")


async def test_the_rows_on_the_screen_are_known() -> None:
    desk = Desk()
    async with desk.run_test(size=(24, 8)):
        view = desk.article
        assert view.row_offset(1, 3, None) == (21, 3)
        assert view.row_ends(0) == (0, 17)
        assert view.page() == 8
        assert view.shown() == (0, TEXT.text.index("more") + 14)
        view.load(TEXT, 18)
        assert view.top_offset() == 18


async def drag(pilot: Pilot[None], desk: Desk, x: int, y: int, *, button: int = 1) -> None:
    """Moves the pointer as a terminal reports it: Pilot's own way refuses places beyond the screen."""
    desk.screen._forward_event(MouseMove(None, x, y, 0, 0, button, False, False, False, x, y))
    await pilot.pause()


async def click(pilot: Pilot[None], desk: Desk, x: int, y: int, *, times: int = 1) -> None:
    await pilot.click(desk.article, offset=(x, y), times=times)


async def test_clicks_are_reported_by_offset() -> None:
    desk = Desk()
    async with desk.run_test(size=(24, 8)) as pilot:
        await click(pilot, desk, 5, 0)
        await click(pilot, desk, 1, 4)
        await click(pilot, desk, 23, 1)
        await click(pilot, desk, 2, 1, times=3)
        await pilot.click(desk.article, offset=(3, 0), shift=True)
        await pilot.click(desk.article, offset=(3, 0), button=3)
    assert desk.reports == [
        ("clicked", 5, 1, False),
        ("clicked", 59, 1, False),
        ("clicked", 36, 1, False),
        ("clicked", 20, 1, False),
        ("clicked", 20, 2, False),
        ("clicked", 20, 3, False),
        ("clicked", 3, 1, True),
    ]


async def test_dragging_is_reported_and_is_no_click() -> None:
    desk = Desk()
    async with desk.run_test(size=(24, 8)) as pilot:
        await pilot.mouse_down(desk.article, offset=(5, 0))
        await drag(pilot, desk, 5, 0)
        await drag(pilot, desk, 8, 0)
        await drag(pilot, desk, 0, 1)
        await pilot._post_mouse_events([MouseUp, Click], desk.article, offset=(0, 1), button=1)
        await drag(pilot, desk, 8, 0)
        assert desk.mouse_captured is None
    assert desk.reports == [("dragged", 5, 8), ("dragged", 5, 18), ("ended",)]


async def test_a_release_that_was_never_heard_of_ends_the_dragging() -> None:
    desk = Desk()
    async with desk.run_test(size=(24, 8)) as pilot:
        await pilot.mouse_down(desk.article, offset=(5, 0))
        await drag(pilot, desk, 8, 0)
        await drag(pilot, desk, 9, 0, button=0)
        assert desk.mouse_captured is None
    assert desk.reports == [("dragged", 5, 8), ("ended",)]


async def test_dragging_beyond_an_edge_scrolls() -> None:
    desk = Desk()
    async with desk.run_test(size=(24, 8)) as pilot:
        view = desk.article
        await pilot.mouse_down(view, offset=(0, 7))
        for y in (8, 9, 9, -1):
            await drag(pilot, desk, 2, y)
        assert view.top_offset() == TEXT.text.index("\n\n") + 1
    third = TEXT.text.index("more") + 10
    assert desk.reports == [("dragged", third, third + step + 2) for step in (5, 10, 15)] + [("dragged", third, 37)]


async def test_the_wheel_scrolls_text_and_leaves_the_cursor() -> None:
    desk = Desk()
    async with desk.run_test(size=(24, 8)) as pilot:
        view = desk.article
        await pilot._post_mouse_events([MouseScrollDown], view, offset=(3, 3))
        await pilot.pause()
        assert lines(desk)[0] == "On Wednesday evening"
        await pilot._post_mouse_events([MouseScrollUp], view, offset=(3, 3))
        await pilot.pause()
        assert lines(desk)[0] == "Five rockets fell"
    assert desk.reports == []
