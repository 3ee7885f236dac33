"""The figures of agreement, and from a number down to the very cases behind it."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from rich.style import Style
from textual import events
from textual.app import ComposeResult

from tui.domain.errors import DeskError
from tui.services.agreement_job import Job, Measuring
from tui.services.agreement_reading import Asked
from tui.ui import bars
from tui.ui.agreement.desk import ACTIONS, AgreementDesk, View
from tui.ui.agreement.painting import body_lines, told_lines
from tui.ui.commands import Keys, key_map
from tui.ui.entry import Entry, Outcome
from tui.ui.form.painting import input_line, rule
from tui.ui.lines import Line, clean, cut, fit, spread
from tui.ui.lines_view import LinesView
from tui.ui.registry.base import AGREEMENT, EDIT
from tui.ui.screens.desk_screen import LEAST, DeskScreen

if TYPE_CHECKING:
    from textual.timer import Timer

    from tui.domain.agreement.report import Report
    from tui.services.agreement_cases import FoundCase

LOOKS = 0.1
"""Seconds between looks at how far the work is."""

ALL_ARTICLES = Asked()


class AgreementScreen(DeskScreen):
    """Shows how far annotators agree, and the cases behind each number.

    Figures are computed in a thread; keys work meanwhile.

    Args:
        path: The project file.
        styles: Styles by name.
        act: Does what belongs to the application, by the action's id; `back` leaves this screen.
        choose: Opens an article, by its id, at an offset of its text or at its beginning (None).
        keys: The keys of whoever looks.
        asked: What is compared.
        hide: Whether letters stand for the names of annotators, as for those who shall decide between them.
    """

    DEFAULT_CSS = """
    AgreementScreen { layout: vertical; }
    #agreement-bar, #agreement-foot { height: 1; width: 1fr; }
    #agreement-body { height: 1fr; width: 1fr; }
    """

    def __init__(
        self,
        path: Path,
        styles: Mapping[str, Style],
        *,
        act: Callable[[str], None],
        choose: Callable[[str, int | None], None],
        keys: Keys,
        asked: Asked = ALL_ARTICLES,
        hide: bool = False,
    ) -> None:
        super().__init__()
        self.desk = AgreementDesk()
        self._project = path.name
        self._measuring = Measuring(path, asked, hide=hide)
        self._styles = styles
        self._act = act
        self._choose = choose
        self._own = keys
        self._keys = key_map(AGREEMENT, keys.commands)
        self._bar = LinesView(styles, "agreement-bar")
        self._body = LinesView(styles, "agreement-body")
        self._foot = LinesView(styles, "agreement-foot")
        self._report: Job[Report] | None = None
        self._cases: Job[list[FoundCase]] | None = None
        self._timer: Timer | None = None
        self._entry: Entry | None = None
        self._message = ""

    def compose(self) -> ComposeResult:
        """The three parts."""
        yield self._bar
        yield self._body
        yield self._foot

    # ------------------------------------------------------------------ work aside

    @property
    def busy(self) -> bool:
        """Whether something is computed."""
        return self._report is not None or self._cases is not None

    def _begin(self) -> None:
        if self._report is None:
            self._report = self._measuring.report()
            self._watch()

    def _watch(self) -> None:
        if self._timer is None:
            self._timer = self.set_interval(LOOKS, self._look)

    def _look(self) -> None:
        """Takes what is done, and shows how far the rest is."""
        try:
            if self._report is not None and self._report.done:
                done, self._report = self._report, None
                self.desk.show(done.result())
            if self._cases is not None and self._cases.done:
                listed, self._cases = self._cases, None
                self.desk.list_cases(listed.result())
        except DeskError as error:
            self._message = error.message
        if not self.busy and self._timer is not None:
            self._timer.stop()
            self._timer = None
        self.draw()

    def _stop(self) -> None:
        for job in (self._report, self._cases):
            if job is not None:
                job.stop()
        self._report = self._cases = None

    def on_unmount(self) -> None:
        """Nobody waits any more."""
        self._stop()

    # ------------------------------------------------------------------ keys

    def take(self, event: events.Key | events.Paste) -> None:
        """Each key is an action, or goes to the filter; pasted text goes there."""
        action = None if isinstance(event, events.Paste) else self._keys.get(event.key)
        if self.refuses(action):
            return
        self._message = ""
        try:
            if isinstance(event, events.Paste):
                if self._entry is not None:
                    self._entry.paste(event.text)
                    self.desk.filter(self._entry.line.text)
            elif self._entry is not None:
                self._answer(self._entry, event)
            elif action is not None:
                self._run(action)
            else:
                self._message = self._own.unused(event.key)
        except DeskError as error:
            self._message = error.message
        self.draw()

    def _answer(self, entry: Entry, event: events.Key) -> None:
        match entry.press(event.key, event.character):
            case Outcome.CHANGED:
                self.desk.filter(entry.line.text)
            case Outcome.LEFT:
                self._entry = None
                self.desk.filter("")
            case Outcome.MOVED | Outcome.IGNORED:
                pass
            case _:
                self._entry = None

    def _run(self, action: str) -> None:
        if action in ACTIONS:
            self._stop_looking_for_cases()
            ACTIONS[action](self.desk)
            return
        match action:
            case "agreement-open":
                self._open()
            case "agreement-filter":
                self.desk.look_at(View.FIGURES)
                self._entry = Entry("Figures whose names contain", text=self.desk.text)
                self._entry.fresh = False
            case "agreement-alignment":
                self._list_alignments()
            case "agreement-words":
                self._show_words()
            case "agreement-again":
                self._begin()
            case "agreement-back":
                self._go_back()
            case _:
                self._act(action)

    def _stop_looking_for_cases(self) -> None:
        if self._cases is not None:
            self._cases.stop()
            self._cases = None

    def _open(self) -> None:
        case = self.desk.case
        if self.desk.found is not None:
            if case is None:
                raise DeskError("There is no case here.")
            place = next((side.at[0] for side in case.case.sides if side.at), None)
            self._choose(case.case.article, place)
        elif self.desk.report is not None and self._cases is None:
            self._cases = self._measuring.cases(self.desk.wanted(), self.desk.group)
            self._watch()

    def _list_alignments(self) -> None:
        if self.desk.report is not None and self._cases is None:
            self._cases = self._measuring.alignments(self.desk.align())
            self._watch()

    def _go_back(self) -> None:
        if self._cases is not None:
            self._stop_looking_for_cases()
        elif not self.desk.leave_cases():
            if self.desk.text:
                self.desk.filter("")
            else:
                self._act("back")

    def _show_words(self) -> None:
        if not told_lines(self.desk, self.size.width):
            raise DeskError("There is nothing to be told of this.")
        from tui.ui.screens.help import HelpScreen  # noqa: PLC0415 - seldom asked for

        self.app.push_screen(HelpScreen("in words", partial(told_lines, self.desk), self._styles))

    def on_lines_view_clicked(self, event: LinesView.Clicked) -> None:
        """A click highlights a row of a list, and opens the highlighted one."""
        if event.view is not self._body or self.too_small or self.desk.in_grid:
            return
        row = self.desk.row_at(event.y)
        if row is None:
            return
        if row == self.desk.index:
            self._run_safely("agreement-open")
        else:
            self.desk.move_to(row)
        self.draw()

    def _run_safely(self, action: str) -> None:
        try:
            self._run(action)
        except DeskError as error:
            self._message = error.message

    # ------------------------------------------------------------------ drawing

    def on_mount(self) -> None:
        """Begins to compute."""
        self._begin()
        self.call_after_refresh(self.draw)

    def on_screen_resume(self) -> None:
        """Draws again after another screen lay over this one."""
        self.call_after_refresh(self.draw)

    def draw(self) -> None:
        """Draws what changed."""
        width = self.size.width
        height = self._body.size.height
        if self.too_small:
            self._bar.show(bars.too_small(width, self.size.height, LEAST)[:1])
            self._body.show([])
            self._foot.show([])
            return
        self._bar.show([self._header(width)])
        lines = body_lines(self.desk, width, height)
        if self.desk.report is None:
            lines = [
                rule("agreement", width),
                fit(((f" {self._progress() or 'Nothing was computed.'}", "value"),), width),
            ]
        if self._entry is not None and lines:
            lines[0] = input_line(self._entry, width)
        self._body.show(lines)
        where = EDIT if self._entry is not None else AGREEMENT
        told = self._message or (self._progress() if self.desk.report is not None else "")
        self._foot.show(
            [bars.footer(where, told, alarm=bool(self._message), width=width, commands=self._own.commands)]
        )

    def _progress(self) -> str:
        for job, doing in ((self._report, "Computing"), (self._cases, "Looking for the cases")):
            if job is not None:
                far = f": {job.count:,} {job.what}" if job.what else ""
                return f"{doing}{far} …"
        return ""

    def _header(self, width: int) -> Line:
        section = self.desk.section
        counted = f"{section.compared:,} of {section.articles:,} articles by two or more " if section else ""
        left = ((f" {cut(clean(self._project), 24)} ▸ agreement", "header"),)
        return spread(left, ((counted, "header"),), width, "header")
