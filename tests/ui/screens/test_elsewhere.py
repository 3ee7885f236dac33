"""What is asked when another desk of the annotator is open."""

from textual import events

from tui.domain.errors import StoreError
from tui.store.presence import Presence
from tui.ui.commands import DEFAULT_KEYS
from tui.ui.screens.desk_screen import DeskScreen
from tui.ui.screens.elsewhere import ElsewhereScreen
from tui.ui.terminal.app import TerminalApp
from tui.ui.terminal.colour import Colour
from tui.ui.theme import styles

OTHER = Presence("ana", "s1", "host", 1, "p1", "pts/3", "2026-03-10T09:00:00.000Z", "2026-03-10T09:30:00.000Z")


def busy(_: str) -> None:
    raise StoreError("p.db is locked by another program for too long: nothing was written; try again.")


class Asked(TerminalApp):
    def first_screen(self) -> DeskScreen:
        return ElsewhereScreen("p.db", OTHER, styles(Colour.NONE), busy, keys=DEFAULT_KEYS)


async def test_what_cannot_be_done_is_said_and_the_question_stays() -> None:
    app = Asked()
    async with app.run_test(size=(120, 12)) as pilot:
        screen = app.screen
        assert isinstance(screen, DeskScreen)
        screen.take(events.Key("t", "t"))
        await pilot.pause()
        assert isinstance(screen, ElsewhereScreen)
        assert "p.db is locked by another program" in screen.query_one("#elsewhere-foot").render_line(0).text
        assert "Since 2026-03-10 09:00 UTC" in screen.query_one("#elsewhere").render_line(3).text
