import io
from typing import Any

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from tui.ui.terminal.guard import GuardedApp


class Baited(Widget):
    """Something whose style asks for an action, as markup in data would."""

    def render_line(self, y: int) -> Strip:  # noqa: ARG002
        return Strip([Segment("x" * self.size.width, Style.from_meta({"@click": "app.quit"}))])

    def action_wink(self) -> None:
        assert isinstance(self.app, Example)
        self.app.ran.append("wink")


class Example(GuardedApp):
    def __init__(self) -> None:
        super().__init__()
        self.ran: list[str] = []

    def compose(self) -> ComposeResult:
        yield Baited()

    def action_ours(self) -> None:
        self.ran.append("ours")


@pytest.mark.parametrize(
    "action",
    [
        "app.screenshot",
        "screenshot('x', '/tmp')",
        "suspend_process",
        "simulate_key('q')",
        "push_screen('help')",
        "switch_screen('help')",
        "switch_mode('x')",
        "pop_screen",
        "back",
        "command_palette",
        "change_theme",
        "toggle_dark",
        "notify('[/]')",
        "add_class('*', 'x')",
        "screen.maximize",
        "toggle('title')",
        "show_help_panel",
        "screen.notify('[/]')",
    ],
)
async def test_textuals_own_actions_are_refused(action: str) -> None:
    async with Example().run_test() as pilot:
        assert await pilot.app.run_action(action) is False
        assert type(pilot.app.screen) is Screen


async def test_ours_and_the_harmless_ones_run() -> None:
    app = Example()
    async with app.run_test() as pilot:
        assert await pilot.app.run_action("ours")
        assert await pilot.app.run_action("app.focus_next")
        assert await pilot.app.run_action("wink", app.query_one(Baited))
        assert app.ran == ["ours", "wink"]


async def test_a_click_on_data_runs_nothing() -> None:
    async with Example().run_test() as pilot:
        await pilot.click(Baited)
        assert pilot.app.is_running
        assert not pilot.app._exit


async def test_nothing_is_opened_and_nothing_is_written(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    async with Example().run_test() as pilot:
        app = pilot.app
        app.open_url("file:///etc/passwd")
        assert app.save_screenshot() == ""
        assert app.deliver_screenshot() is None
        assert app.deliver_text(io.StringIO("x"), save_filename="x") is None
        assert app.deliver_binary(io.BytesIO(b"x"), save_filename="x") is None
    assert list(tmp_path.iterdir()) == []


async def test_no_key_is_bound() -> None:
    async with Example().run_test() as pilot:
        await pilot.press("ctrl+q", "ctrl+c", "ctrl+p")
        assert pilot.app.is_running
        assert not pilot.app._exit
        assert type(pilot.app.screen) is Screen


async def test_what_went_wrong_is_kept_and_not_printed(capfd: pytest.CaptureFixture[str]) -> None:
    class Failing(GuardedApp):
        def on_mount(self) -> None:
            raise RuntimeError("\x1b]2;secret\x07")

    app = Failing()
    with pytest.raises(RuntimeError):
        async with app.run_test():
            pass
    assert isinstance(app._exception, RuntimeError)
    assert capfd.readouterr() == ("", "")
