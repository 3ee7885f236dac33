"""The review screen: the article's text, and under it one disagreement with the keys that settle it."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from rich.style import Style
from textual import events
from textual.app import ComposeResult

from tui.domain.errors import DeskError
from tui.ui import bars
from tui.ui.commands import Keys
from tui.ui.form.painting import entry_lines
from tui.ui.lines import Line
from tui.ui.lines_view import LinesView
from tui.ui.registry.base import EDIT
from tui.ui.review.bars import nothing_lines, review_header
from tui.ui.review.desk import ReviewDesk
from tui.ui.review.half_typed import half_typed
from tui.ui.review.painting.pane import case_lines
from tui.ui.review.pressing import Pressing
from tui.ui.screens.desk_screen import LEAST, DeskScreen
from tui.ui.textview.article_view import ArticleView
from tui.ui.textview.marks import Marks

if TYPE_CHECKING:
    from textual.timer import Timer

    from tui.services.review_session import ReviewSession
    from tui.ui.review.own_pane import OwnMarks

REST = 0.3
"""Seconds without a key after which the list is brought up to date further."""

LOOK = 3.0
"""Seconds between two looks for what others did, once the list is up to date."""

SLICE = 0.04
"""Seconds of that work at a time, so that a key comes in between."""

PAUSE = 0.01
"""Seconds between two of them."""

LIGHT_DELAY = 0.15
"""Seconds of rest after which the candidates of an own answer are lit."""


class ReviewScreen(DeskScreen):
    """The review desk on the screen.

    Args:
        work: The review.
        project: Name of the project file, for the header.
        styles: Styles by name.
        act: Does what belongs to the application, by the action's id.
        keys: The adjudicator's keys.
        clock: Tells seconds.
    """

    DEFAULT_CSS = """
    ReviewScreen { layout: vertical; }
    #review-header, #review-foot { height: 1; width: 1fr; }
    #review-text { height: 1fr; width: 1fr; }
    #review-pane { height: 11; width: 1fr; }
    ReviewScreen.small #review-text, ReviewScreen.small #review-pane { display: none; }
    """

    def __init__(
        self,
        work: "ReviewSession",
        project: str,
        styles: Mapping[str, Style],
        act: Callable[[str], None],
        *,
        keys: Keys,
        clock: Callable[[], float],
    ) -> None:
        super().__init__()
        self._act = act
        self._project = project
        self._own = keys
        self._header = LinesView(styles, "review-header")
        self.article = ArticleView(styles, id="review-text")
        self._pane = LinesView(styles, "review-pane")
        self._foot = LinesView(styles, "review-foot")
        self.desk = ReviewDesk(work, self.article, keys, clock=clock)
        self.keys = Pressing(self.desk, self._act_here, keys)
        self._own_marks: OwnMarks | None = None
        self._own_answer: object = None
        self._light_timer: Timer | None = None
        self._loaded: object = None
        self._written: object = None
        self._half_typed: tuple[tuple[str, str], str] = (("", ""), "")
        self._trouble = ""
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """The four parts."""
        yield self._header
        yield self.article
        yield self._pane
        yield self._foot

    def begin(self, seconds: float, article: str = "") -> None:
        """Opens where the adjudicator left; see `ReviewDesk.begin`."""
        self.desk.begin(seconds, article)
        desk = self.desk
        if desk.case is not None and desk.work.half_typed(desk.article, desk.case.id):
            from tui.ui.review.deciding import reopen  # noqa: PLC0415 - see `tui.ui.review_app.LATER`

            reopen(desk)
        self._load()

    # ------------------------------------------------------------------ keys

    def take(self, event: events.Key | events.Paste) -> None:
        """Each key is an action, or goes to the open question; pasted text goes there, and nowhere else."""
        if isinstance(event, events.Key):
            self.press(event.key, event.character)
        else:
            self.keys.paste(event.text)
            self.draw()

    def press(self, key: str, character: str | None) -> None:
        """Takes a key, does what it means, draws what changed."""
        if not self.refuses(self.keys.action_of(key)):
            self.keys.press(key, character)
            self.draw()

    def attempt(self, action: str) -> None:
        """Runs an action by id; what cannot be done is said."""
        self.keys.attempt(action)
        self.draw()

    def _act_here(self, action: str) -> None:
        """Does what the desk leaves to the screen, or to the application."""
        if action == "toggle-lanes":
            self.article.show_lanes(not self.article.lanes)
        else:
            self._act(action)

    # ------------------------------------------------------------------ mouse

    def on_article_view_text_clicked(self, event: ArticleView.TextClicked) -> None:
        """A click sets the cursor."""
        if self.desk.asking is None:
            self.desk.unselect()
            self.desk.move_to(event.offset)
            self.draw()

    # ------------------------------------------------------------------ drawing

    def on_mount(self) -> None:
        """Starts the drawing."""
        self.place_parts(self.size.width, self.size.height)
        self._rest()

    def on_resize(self, _event: events.Resize) -> None:
        """Places the parts for the size that the window has now."""
        self.place_parts(*self.app.size)

    def on_screen_resume(self) -> None:
        """Draws again after another screen lay over this one."""
        self.draw()

    def place_parts(self, width: int, height: int) -> None:
        """The pane takes the lower half."""
        self.set_class(width < LEAST[0] or height < LEAST[1], "small")
        self._pane.styles.height = pane_height(height)

    def draw(self) -> None:
        """Draws what changed since the last time."""
        width, height = self.size
        self._load()
        if self.too_small:
            self._header.show(bars.too_small(width, height, LEAST)[:1])
            self._foot.show([])
            return
        self._pane.show(self._pane_lines((width, pane_height(height))))
        self.article.show(self._marks())
        self._remember_place()
        self._remember_half_typed()
        self._header.show([review_header(self.desk, self._project, width)])
        self._foot.show([self._foot_line(width)])
        self._rest()

    def _load(self) -> None:
        text = self.desk.text
        if self._loaded is not text:
            self._loaded = text
            self.article.load(text)

    def _marks(self) -> Marks:
        desk = self.desk
        found = desk.marks()
        marks = found.marks if found is not None else Marks()
        if desk.aligning is not None:
            marks = desk.aligning.marks()
            starts = [each.ranges[0][0] for each in marks.spans if each.active]
            return marks._replace(cursor=min(starts, default=desk.cursor))
        if desk.own is None:
            self._own_marks = None
            return marks._replace(cursor=desk.text_cursor, selection=desk.selection)
        if self._own_marks is None or self._own_answer is not desk.own:
            from tui.ui.review.own_pane import OwnMarks  # noqa: PLC0415 - see `tui.ui.review_app.LATER`

            self._own_marks, self._own_answer = OwnMarks(desk.own, marks), desk.own
        return self._own_marks.now()

    def _pane_lines(self, size: tuple[int, int]) -> list[Line]:
        desk = self.desk
        if desk.asking is not None:
            listing = desk.listing
            if listing is not None and desk.asking.entry is listing.entry:
                return self._list_lines(size)
            return entry_lines(desk.asking.entry, "review", size, self.keys.problem)
        if desk.opened is None or desk.case is None:
            return nothing_lines(desk, size)
        if desk.own is not None:
            from tui.ui.review.own_pane import own_lines  # noqa: PLC0415 - see `tui.ui.review_app.LATER`

            return own_lines(desk.own, desk.opened, size, self.keys.problem, keys=self._own)
        if desk.aligning is not None:
            return desk.aligning.lines(size)
        return case_lines(desk.opened, desk.case, size, desk.beside())

    def _list_lines(self, size: tuple[int, int]) -> list[Line]:
        desk, listing = self.desk, self.desk.listing
        if listing is None or desk.opened is None:
            return []
        typed = listing.entry.line.text
        from tui.ui.review.painting.queue import queue_lines  # noqa: PLC0415 - see `tui.ui.review_app.LATER`

        title = f"{desk.queue.title()}{f' · with “{typed}”' if typed else ''}"
        active = listing.entry.highlight or 0
        return queue_lines(
            listing.rows,
            desk.schema,
            size,
            active,
            title=title,
            before=listing.start,
            count=listing.count,
            more=listing.more,
        )

    def _foot_line(self, width: int) -> Line:
        desk = self.desk
        asking = desk.asking or (desk.own.desk.asking if desk.own is not None else None)
        where = EDIT if asking is not None else self.keys.where
        closed = desk.work.only_looks
        running = desk.running.told() if desk.running is not None else ""
        message = running or desk.message or self._trouble or closed
        alarm = desk.alarm or bool(not desk.message and (self._trouble or closed))
        return bars.footer(where, message, alarm=alarm, width=width, commands=self._own.commands)

    # ------------------------------------------------------------------ while nobody types

    def _rest(self) -> None:
        """Works on the list when no key comes for a moment."""
        if self._timer is not None:
            self._timer.stop()
        pause = REST if self.desk.behind else LOOK
        self._timer = self.set_timer(PAUSE if self.desk.running is not None else pause, self._catch_up)
        if self._light_timer is not None:
            self._light_timer.stop()
        dark = self._own_marks is not None and self._own_marks.dark
        self._light_timer = self.set_timer(LIGHT_DELAY, self._light) if dark else None

    def _catch_up(self) -> None:
        """Lets a rule go on, or brings the list up to date a little further, and shows what others changed."""
        self._timer = None
        desk = self.desk
        try:
            if desk.running is not None:
                from tui.ui.review.policies import go_on  # noqa: PLC0415 - see `tui.ui.review_app.LATER`

                go_on(desk, SLICE)
            elif desk.is_at_rest:
                desk.refresh(SLICE)
                self._trouble = ""
        except DeskError as error:
            self._trouble = error.message
        self.draw()
        if desk.behind and not self._trouble and self._timer is not None:
            self._timer.stop()
            self._timer = self.set_timer(PAUSE, self._catch_up)

    def _light(self) -> None:
        """Lights what could be the own answer, once no key comes for a moment."""
        self._light_timer = None
        if self._own_marks is not None and self.desk.own is not None:
            try:
                self._own_marks.light()
            except DeskError as error:
                self._trouble = error.message
            self.article.show(self._marks())

    # ------------------------------------------------------------------ keeping

    def _remember_place(self) -> None:
        """Writes the place when another disagreement is shown; one that cannot be written is no reason to stop."""
        place = self.desk.place()
        coarse = place._replace(cursor=0)
        if coarse != self._written:
            self._written = coarse
            self._write_place()

    def _remember_half_typed(self) -> None:
        """Writes what goes with the next decision as it is typed; what belonged to another one is forgotten."""
        desk = self.desk
        place = (desk.article, desk.case.id if desk.case is not None else "")
        text = half_typed(desk)
        before, kept = self._half_typed
        if (before, kept) == (place, text):
            return
        self._half_typed = (place, text)
        try:
            if kept and before != place:
                desk.work.keep_half_typed(*before, "")
            if text or (kept and before == place):
                desk.work.keep_half_typed(*place, text)
        except DeskError as error:
            self._trouble = error.message

    def _write_place(self) -> None:
        try:
            self.desk.work.save_place(self.desk.place())
        except DeskError as error:
            self._trouble = error.message

    def leave(self) -> None:
        """Writes the place before the desk closes."""
        self._write_place()


def pane_height(height: int) -> int:
    """Rows of the pane in a window of some height."""
    return max(6, (height - 2) // 2)
