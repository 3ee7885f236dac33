"""The screening screen: an article, and one question about it that one key answers."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from rich.style import Style
from textual import events
from textual.app import ComposeResult

from tui.domain.errors import DeskError
from tui.domain.layers import Status
from tui.domain.screening import Verdict, screen, screening_field, verdicts
from tui.domain.text import ArticleText
from tui.services.annotating import Session
from tui.services.queue import Queue
from tui.ui import bars
from tui.ui.commands import Keys, key_map, shown_key
from tui.ui.entry import Entry
from tui.ui.form.painting import input_line, rule
from tui.ui.lines import Line, Run, clean, fit
from tui.ui.lines_view import LinesView
from tui.ui.registry.base import EDIT, SCREENING
from tui.ui.screens.desk_screen import LEAST, DeskScreen
from tui.ui.textview.article_view import ArticleView

if TYPE_CHECKING:
    from textual.timer import Timer

    from tui.domain.schema import Schema

RETRY = 2.0
"""Seconds between attempts to write what could not be written."""

QUESTION = "Does it report an event to be coded?"
"""What is asked where the schema has no question of its own."""


class ScreeningScreen(DeskScreen):
    """Asks one question of each article that the annotator has not begun.

    Args:
        session: The work.
        queue: The articles, in order.
        project: Name of the project file, for the header.
        styles: Styles by name.
        act: Does what belongs to the application, by the action's id.
        choose: Opens an article in the desk, by its id.
        keys: The annotator's keys.
    """

    DEFAULT_CSS = """
    ScreeningScreen { layout: vertical; }
    #screening-header, #screening-foot { height: 1; width: 1fr; }
    #screening-text { height: 1fr; width: 1fr; }
    #screening-question { height: 4; width: 1fr; }
    """

    def __init__(
        self,
        session: Session,
        queue: Queue,
        project: str,
        styles: Mapping[str, Style],
        *,
        act: Callable[[str], None],
        choose: Callable[[str], None],
        keys: Keys,
    ) -> None:
        super().__init__()
        self._session = session
        self._queue = queue
        self._project = project
        self._act = act
        self._choose = choose
        self._own = keys
        self._keys = key_map(SCREENING, keys.commands)
        self._header = LinesView(styles, "screening-header")
        self._text = ArticleView(styles, id="screening-text")
        self._question = LinesView(styles, "screening-question")
        self._foot = LinesView(styles, "screening-foot")
        self._article = ""
        self._answered: list[str] = []
        self._left = 0
        self._asked: tuple[Schema, tuple[Verdict, ...]] | None = None
        self._entry: Entry | None = None
        self._verdict: Verdict | None = None
        self._message = ""
        self._retry_timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """The four parts."""
        yield self._header
        yield self._text
        yield self._question
        yield self._foot

    # ------------------------------------------------------------------ articles

    def begin(self) -> None:
        """Starts with the first article that is not begun.

        Raises:
            DeskError: The work on the article before is not on disk, or this one cannot be read.
        """
        self._session.require_saved()
        self._left = self._queue.count(state=Status.UNTOUCHED)
        self._go_on("")

    def _go_on(self, after: str) -> None:
        """Shows the next article without an answer; behind the last one the first that was skipped."""
        found = self._queue.untouched(after) or self._queue.untouched()
        if found is None:
            self._session.require_saved()
            self._article = ""
            self._text.load(ArticleText(""))
        else:
            self._show(found)

    def _show(self, article: str) -> None:
        if article != self._article:
            self._session.open(article)
            self._text.load(self._session.text)
            self._article = article

    @property
    def _verdicts(self) -> tuple[Verdict, ...]:
        schema = self._session.schema
        if self._asked is None or self._asked[0] is not schema:
            # A letter is taken, as a capital too: that one asks for the reason.
            self._asked = (schema, verdicts(schema, {key.lower() for key in self._keys}))
        return self._asked[1]

    # ------------------------------------------------------------------ keys

    def take(self, event: events.Key | events.Paste) -> None:
        """Each key is an answer or an action, or goes to the reason."""
        if self.refuses(None if isinstance(event, events.Paste) else self._keys.get(event.key)):
            return
        self._message = ""
        try:
            if isinstance(event, events.Paste):
                if self._entry is not None:
                    self._entry.paste(event.text)
            elif self._entry is not None:
                self._reason_key(self._entry, event)
            else:
                self._press(event.key, event.character or "")
        except DeskError as error:
            self._message = error.message
        self.draw()

    def _press(self, key: str, character: str) -> None:
        verdict = next((each for each in self._verdicts if each.key and each.key == character.lower()), None)
        if verdict is not None and key not in self._keys:
            wants_reason = character.isupper() or verdict.needs_reason
            if not self._article:
                raise DeskError("Every article has an answer.")
            if wants_reason:
                self._verdict, self._entry = verdict, Entry(f"{verdict.title}: why?", hint=verdict.help)
            else:
                self._give(verdict)
            return
        action = self._keys.get(key)
        if action is None:
            raise DeskError(f"{shown_key(key)} is no answer; {self._own.of('help')} shows the keys.")
        self._run(action, key)

    def _reason_key(self, entry: Entry, event: events.Key) -> None:
        outcome = entry.press(event.key, event.character)
        if outcome.left:
            self._entry = None
        elif outcome.accepted and self._verdict is not None:
            reason = entry.line.text.strip()
            if not reason and self._verdict.needs_reason:
                raise DeskError("Say why in a few words, or leave with esc.")
            self._entry = None
            self._give(self._verdict, reason)

    def _give(self, verdict: Verdict, reason: str = "") -> None:
        """Answers, and opens the next article at once."""
        article = self._article
        if self._session.perform(screen(self._session.schema, self._session.layer, verdict, reason)):
            self._answered.append(article)
            self._left -= 1
        self._go_on(article)

    def _run(self, action: str, key: str) -> None:
        page = 1 if key in {"up", "down"} else max(1, self._text.page() - 1)
        match action:
            case "screening-down":
                self._text.scroll_rows(page)
            case "screening-up":
                self._text.scroll_rows(-page)
            case "screening-skip":
                self._go_on(self._article)
            case "screening-undo":
                self._undo()
            case "screening-open":
                if self._article:
                    self._choose(self._article)
            case "screening-list":
                self._session.require_saved()
                self._act("articles")
            case _:
                self._act(action)

    def _undo(self) -> None:
        if not self._answered:
            raise DeskError("Nothing to undo: you have answered nothing since you began to screen.")
        article = self._answered[-1]
        if article != self._session.article.id:
            self._session.open(article)
        edit = self._session.undo()
        self._answered.pop()
        self._left += 1
        self._article = ""
        self._show(article)
        self._message = f"Undone: {edit.title}." if edit is not None else "Nothing to undo."

    # ------------------------------------------------------------------ drawing

    def on_mount(self) -> None:
        """Draws the question."""
        self.call_after_refresh(self.draw)

    def on_screen_resume(self) -> None:
        """Draws again after another screen lay over this one."""
        self.call_after_refresh(self.draw)

    def draw(self) -> None:
        """Draws what changed."""
        width, height = self.size
        small = bars.too_small(width, height, LEAST)[:1] if self.too_small else None
        self._header.show(small or [self._header_line(width)])
        self._question.show(self._question_lines(width))
        where = EDIT if self._entry is not None else SCREENING
        trouble = self._session.trouble
        message = self._message or (f"NOT SAVED: {trouble} It is tried again." if trouble else "")
        self._foot.show([bars.footer(where, message, alarm=True, width=width, commands=self._own.commands)])
        if self._retry_timer is None and trouble:
            self._retry_timer = self.set_timer(RETRY, self._retry)

    def _retry(self) -> None:
        self._retry_timer = None
        try:
            self._session.flush()
        except DeskError as error:
            self._message = error.message
        self.draw()

    def _header_line(self, width: int) -> Line:
        session = self._session
        if not self._article:
            return fit(((f" {clean(self._project)} ▸ screening", "header"),), width, style="header")
        layer = session.layer
        return bars.header(
            project=self._project,
            position=self._queue.position(self._article),
            title=session.article.title,
            who=session.annotator,
            status=layer.status,
            flag=layer.flag,
            trouble=session.trouble,
            saved=session.saved,
            width=width,
            only_looks=bool(session.only_looks),
        )

    def _question_lines(self, width: int) -> list[Line]:
        count = f"{len(self._answered)} answered, {self._left} left"
        if not self._article:
            told = " Every article has been begun: nothing is left to screen."
            return [rule(f"screening · {count}", width), fit(((told, "value"),), width)]
        field = screening_field(self._session.schema)
        asked = (field.help or field.title) if field is not None else QUESTION
        lines = [rule(f"screening · {count}", width)]
        if self._entry is not None:
            return [*lines, input_line(self._entry, width), fit(((f" {clean(self._entry.hint)}", "dim"),), width)]
        runs: list[Run] = [(" ", "")]
        for verdict in self._verdicts:
            runs += [(verdict.key or " ", "footer-key"), (f" {clean(verdict.title)}   ", "value")]
        hint = " a capital letter asks for the reason too"
        return [
            *lines,
            fit(((f" {clean(asked)}", "value"),), width),
            fit(runs, width),
            fit(((hint, "dim"),), width),
        ]
