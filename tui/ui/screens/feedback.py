"""Feedback on the screen: where an article's layer differs from gold, one difference after the other."""

from collections.abc import Callable, Mapping, Sequence

from rich.style import Style
from textual import events
from textual.app import ComposeResult

from tui.domain.adjudication.feedback import Difference
from tui.ui.feedback import feedback_lines
from tui.ui.form.painting import rule
from tui.ui.lines import fit
from tui.ui.lines_view import LinesView
from tui.ui.screens.desk_screen import DeskScreen

STEPS = {"down": 1, "j": 1, "n": 1, "tab": 1, "up": -1, "k": -1, "p": -1, "shift+tab": -1}
PAGES = {"pagedown": 1, "space": 1, "pageup": -1}


class FeedbackScreen(DeskScreen):
    """Feedback to read.

    Args:
        differences: Of the article.
        go: Shows the place of one of them in the desk.
        styles: Styles by name.
    """

    DEFAULT_CSS = """
    FeedbackScreen { layout: vertical; }
    #feedback { height: 1fr; width: 1fr; }
    """

    def __init__(
        self, differences: Sequence[Difference], go: Callable[[Difference], None], styles: Mapping[str, Style]
    ) -> None:
        super().__init__()
        self._differences = differences
        self._go = go
        self._at = self._top = 0
        self._view = LinesView(styles, "feedback")

    def compose(self) -> ComposeResult:
        """One part."""
        yield self._view

    def take(self, event: events.Key | events.Paste) -> None:
        """Goes on and back, scrolls, goes to the place in the article, or closes."""
        if isinstance(event, events.Paste):
            return
        if event.key in STEPS:
            self._step(STEPS[event.key])
        elif event.key in PAGES:
            self._top += PAGES[event.key] * max(1, self._view.size.height - 2)
            self.draw(follow=False)
        elif event.key in {"home", "end"}:
            self._step(-len(self._differences) if event.key == "home" else len(self._differences))
        else:
            self.dismiss()
            if event.key == "enter" and self._differences:
                self._go(self._differences[self._at])

    def _step(self, step: int) -> None:
        self._at = max(0, min(self._at + step, len(self._differences) - 1))
        self.draw()

    def draw(self, *, follow: bool = True) -> None:
        """Draws the differences.

        Args:
            follow: Whether the one that stands out has to be seen.
        """
        width, height = self._view.size
        found = feedback_lines(self._differences, self._at, width)
        body = max(1, height - 1)
        if follow and found.starts:
            start = found.starts[self._at]
            end = found.starts[self._at + 1] if self._at + 1 < len(found.starts) else len(found.lines)
            self._top = min(max(self._top, end - body), start)
        self._top = max(0, min(self._top, len(found.lines) - body))
        count = len(self._differences)
        where = f"{self._at + 1} of {count} · ↑↓ walk, Enter goes there, " if count else ""
        lines = [rule(f"feedback · {where}any other key goes back", width), *found.lines[self._top :][:body]]
        self._view.show([fit(line, width) for line in lines])
