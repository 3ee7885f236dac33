"""The widget that shows lines: what it draws, what it draws again, and what it tells of clicks."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Region

from tui.ui.lines import Line
from tui.ui.lines_view import LinesView
from tui.ui.terminal.colour import Colour
from tui.ui.theme import styles

LINES: list[Line] = [(("one", "value"),), (("two ", "dim"), ("大马", "error")), (("three", ""),)]


class Shown(App[None]):
    """A view and nothing else; it keeps what the view tells."""

    ENABLE_COMMAND_PALETTE = False
    CSS = "LinesView { height: 1fr; }"

    def __init__(self) -> None:
        super().__init__()
        self.view = LinesView(styles(Colour.NONE), "view")
        self.clicks: list[tuple[LinesView, int, int]] = []

    def compose(self) -> ComposeResult:
        yield self.view

    def on_lines_view_clicked(self, event: LinesView.Clicked) -> None:
        self.clicks.append((event.view, event.x, event.y))


@contextmanager
def refreshed(view: LinesView, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[Region, ...]]]:
    """The regions that the widget asks Textual to draw again."""
    calls: list[tuple[Region, ...]] = []
    with monkeypatch.context() as patch:
        patch.setattr(view, "refresh", lambda *regions: calls.append(regions))
        yield calls


async def test_lines_are_drawn_from_the_top_in_the_width_that_there_is() -> None:
    app = Shown()
    async with app.run_test(size=(12, 5)) as pilot:
        app.view.show(LINES)
        await pilot.pause()
        assert [app.view.render_line(y).text for y in range(5)] == [
            "one         ",
            "two 大马    ",
            "three       ",
            " " * 12,
            " " * 12,
        ]
        await pilot.resize_terminal(5, 5)
        assert [app.view.render_line(y).text for y in range(3)] == ["one  ", "two  ", "three"]


async def test_only_lines_that_changed_are_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Shown()
    async with app.run_test(size=(12, 5)):
        app.view.show(LINES)
        with refreshed(app.view, monkeypatch) as calls:
            app.view.show(list(LINES))
            app.view.show([LINES[0], (("2", "value"),), LINES[2]])
            app.view.show(LINES[:1])
            app.view.show(LINES[:2])
        assert calls == [
            (Region(0, 1, 12, 1),),
            (Region(0, 1, 12, 1), Region(0, 2, 12, 1)),
            (Region(0, 1, 12, 1),),
        ]


async def test_what_steers_a_terminal_is_made_visible() -> None:
    app = Shown()
    async with app.run_test(size=(20, 2)):
        app.view.show([(("[/]\x1b]0;x\x07\x9b", "value"),)])
        assert app.view.render_line(0).text == "[/]␛]0;x␇\ufffd          "


async def test_clicks_are_told_by_line() -> None:
    app = Shown()
    async with app.run_test(size=(12, 5)) as pilot:
        app.view.show(LINES)
        await pilot.click(app.view, offset=(4, 1))
        await pilot.click(app.view, offset=(0, 4))
    assert app.clicks == [(app.view, 4, 1), (app.view, 0, 4)]
