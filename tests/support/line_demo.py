"""A small application on our terminal: a text with a cursor, and a few ways to go wrong.

`python -m tests.support.line_demo [--stock] [--colour MODE] [FILE]`; `--stock` draws the same through Textual's own
display and driver, to be compared with.
"""

import argparse
import os
import signal
import sys
import time
from pathlib import Path
from typing import Any, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.screen import ModalScreen, Screen
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from tui.ui.terminal.app import TerminalApp
from tui.ui.terminal.colour import MODES, choose_colour

_PROSE = "Fishermen in Porto Velar mended nets while officials argued over the new quay and the price of sardines."
_CURSOR = Style(reverse=True)
_MARK = Style(bgcolor="color(227)", color="color(16)")
_MODAL = Style(bold=True, color="color(16)", bgcolor="color(250)")
_LINE = Style(underline=True)


def prose(lines: int) -> list[str]:
    """Lines of text, no two of them the same."""
    words = _PROSE.split()
    return [f"{number:4d} " + " ".join(words[number % 7 :] + words[: number % 5]) for number in range(lines)]


class TextView(ScrollView, can_focus=True):
    """Lines of text with a cursor."""

    DEFAULT_CSS = "TextView { width: 1fr; height: 1fr; scrollbar-size: 0 0; }"

    def __init__(self, lines: list[str]) -> None:
        super().__init__()
        self.lines = lines
        self.row = self.column = 0
        self.virtual_size = Size(80, len(lines))

    def render_line(self, y: int) -> Strip:
        number = y + self.scroll_offset.y
        width = self.size.width
        text = self.lines[number] if number < len(self.lines) else ""
        segments = [Segment(text[:5], _MARK), Segment(text[5:], Style())]
        if number == self.row:
            at = min(self.column, max(0, len(text) - 1))
            segments = [Segment(text[:at]), Segment(text[at : at + 1] or " ", _CURSOR), Segment(text[at + 1 :])]
        return Strip(segments).adjust_cell_length(width, Style())

    def move(self, rows: int, columns: int) -> None:
        """Moves the cursor, and the text if need be."""
        before = self.row
        self.row = min(max(0, self.row + rows), len(self.lines) - 1)
        self.column = max(0, self.column + columns)
        top, height = self.scroll_offset.y, self.size.height
        if not top <= self.row < top + height:
            self.scroll_to(y=self.row if self.row < top else self.row - height + 1, animate=False)
        for number in {before, self.row}:
            self.refresh(Region(0, number - self.scroll_offset.y, self.size.width, 1))


class StatusLine(Widget):
    """One line, told what to say."""

    DEFAULT_CSS = "StatusLine { height: 1; dock: bottom; }"

    said = "ready"

    def render_line(self, y: int) -> Strip:  # noqa: ARG002
        return Strip([Segment(self.said, _LINE)]).adjust_cell_length(self.size.width, _LINE)

    def say(self, text: str) -> None:
        self.said = text
        self.refresh()


class Panel(Widget):
    """Something beside the text that does not scroll."""

    DEFAULT_CSS = "Panel { width: 24; dock: right; }"

    def render_line(self, y: int) -> Strip:
        return Strip([Segment(f"│ field {y}")]).adjust_cell_length(self.size.width)


class Question(ModalScreen[None]):
    """A box over the text."""

    DEFAULT_CSS = "Question { align: center middle; } Question Box { width: 30; height: 5; }"

    class Box(Widget):
        """The box."""

        def render_line(self, y: int) -> Strip:
            return Strip([Segment(" a question" if y == 2 else "", _MODAL)]).adjust_cell_length(30, _MODAL)

    def compose(self) -> ComposeResult:
        yield self.Box()

    def key_escape(self) -> None:
        self.dismiss()


class Main(Screen[None]):
    """The text and the status."""

    def __init__(self, lines: list[str], *, panel: bool) -> None:
        super().__init__()
        self.text = TextView(lines)
        self.status = StatusLine()
        self._panel = panel

    def compose(self) -> ComposeResult:
        yield self.status
        if self._panel:
            yield Panel()
        yield self.text

    def on_mount(self) -> None:
        self.text.focus()

    def on_paste(self, event: events.Paste) -> None:
        self.status.say(f"pasted {event.text!r}")

    def on_key(self, event: events.Key) -> None:
        moves = {
            "up": (-1, 0),
            "down": (1, 0),
            "left": (0, -1),
            "right": (0, 1),
            "pagedown": (20, 0),
            "pageup": (-20, 0),
            "end": (len(self.text.lines), 0),
            "home": (-len(self.text.lines), 0),
        }
        event.stop()
        if event.key in moves:
            self.text.move(*moves[event.key])
        elif not self._act(event.key):
            self.status.say(f"key {event.key} {event.character!r}")

    def _act(self, key: str) -> bool:
        match key:
            case "q":
                self.app.exit(return_code=0)
            case "m":
                self.app.push_screen(Question())
            case "S":
                self._write("\x1b]2;stuck\x07")
                while True:
                    time.sleep(60)
            case "C":
                assert isinstance(self.app, TerminalApp)
                self.app.place_cursor(self.text, (3, 2))
            case "B":
                # More than any terminal takes at once.
                self._write("\x1b[m" * 100_000)
            case "E":
                raise RuntimeError("\x1b]2;raw\x07 on purpose")
            case _:
                return False
        return True

    def _write(self, text: str) -> None:
        driver = self.app._driver
        assert driver is not None
        driver.write(text)


def _run(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--stock", action="store_true")
    parser.add_argument("--panel", action="store_true")
    parser.add_argument("--colour", default="auto", choices=MODES)
    options = parser.parse_args(arguments)
    lines = options.file.read_text("utf-8").split("\n") if options.file else prose(400)

    class Stock(App[None]):
        BINDINGS: ClassVar[list[BindingType]] = []

        def get_default_screen(self) -> Screen[Any]:
            return Main(lines, panel=options.panel)

    class Ours(TerminalApp):
        def get_default_screen(self) -> Screen[Any]:
            return Main(lines, panel=options.panel)

    if options.stock:
        os.environ["TEXTUAL_THEME"] = "ansi-dark"
        stock = Stock(ansi_color=True)
        stock.animation_level = "none"
        stock.run()
        return stock.return_code or 0
    try:
        return Ours(choose_colour(options.colour, os.environ)).run_to_end()
    except RuntimeError as error:
        sys.stdout.write(f"failed: {error!r}\n")
        return 1


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.exit(_run(sys.argv[1:]))
