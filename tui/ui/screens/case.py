"""An article to read, at the place of a case of disagreement."""

from collections.abc import Mapping

from rich.style import Style
from textual import events
from textual.app import ComposeResult

from tui.domain.spans import join_ranges
from tui.domain.text import ArticleText
from tui.services.agreement_cases import FoundCase
from tui.ui import bars
from tui.ui.agreement.painting import case_text
from tui.ui.form.painting import rule
from tui.ui.lines import fit
from tui.ui.lines_view import LinesView
from tui.ui.screens.desk_screen import LEAST, DeskScreen
from tui.ui.screens.help import PAGES, SCROLL
from tui.ui.textview.article_view import ArticleView
from tui.ui.textview.marks import Marks

MOST_SAID = 8
"""Lines that what the annotators say takes at most."""


class CaseScreen(DeskScreen):
    """Shows an article with the words that a case is about; any key but those that scroll goes back.

    Args:
        text: Of the article.
        found: What is looked at.
        styles: Styles by name.
    """

    DEFAULT_CSS = """
    CaseScreen { layout: vertical; }
    #case-bar { height: 1; width: 1fr; }
    #case-text { height: 1fr; width: 1fr; }
    #case-said { height: 5; width: 1fr; }
    """

    def __init__(self, text: str, found: FoundCase, styles: Mapping[str, Style]) -> None:
        super().__init__()
        self._found = found
        self._bar = LinesView(styles, "case-bar")
        self._text = ArticleView(styles, id="case-text")
        self._said = LinesView(styles, "case-said")
        self._places = [side.at for side in found.case.sides if side.at]
        self._text.load(ArticleText(text))

    def compose(self) -> ComposeResult:
        """The three parts."""
        yield self._bar
        yield self._text
        yield self._said

    def take(self, event: events.Key | events.Paste) -> None:
        """Scrolls, or goes back."""
        if isinstance(event, events.Paste):
            return
        if event.key in SCROLL:
            self._text.scroll_rows(SCROLL[event.key])
        elif event.key in PAGES:
            self._text.scroll_rows(PAGES[event.key] * max(1, self._text.page() - 1))
        else:
            self.dismiss()

    def on_mount(self) -> None:
        """Draws what is said, and then brings its place into view."""
        self.call_after_refresh(self.draw)
        self.call_after_refresh(self.call_after_refresh, self._go_there)

    def _go_there(self) -> None:
        if self._places:
            self._text.show(Marks(hits=join_ranges(self._places), candidate=self._places[0]))

    def draw(self) -> None:
        """Draws what the annotators say, in as many lines as it needs."""
        width, height = self.size
        if self.too_small:
            self._bar.show(bars.too_small(width, height, LEAST)[:1])
            self._said.show([])
            return
        said = [fit(line, width) for line in case_text(self._found, width)][: min(MOST_SAID, height // 3)]
        self._said.styles.height = len(said)
        self._bar.show([rule("case · ↑↓ and PgDn scroll, any other key goes back", width)])
        self._said.show(said)
