"""The annotate screen: the article's text beside the form."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from rich.style import Style
from textual import events
from textual.app import ComposeResult
from textual.containers import Container

from tui.domain.errors import DeskError
from tui.services.annotating import Session
from tui.services.queue import Queue
from tui.ui import bars
from tui.ui.commands import Keys, key_map, label_keys
from tui.ui.desk.desk import Asking, Desk
from tui.ui.desk.marks import TextMarks
from tui.ui.desk.standing import EventTitles
from tui.ui.form.guide import Guide
from tui.ui.form.painting import entry_lines, form_lines, form_title
from tui.ui.lines import Line
from tui.ui.lines_view import LinesView
from tui.ui.registry.base import ANNOTATE, EDIT
from tui.ui.screens.desk_screen import LEAST
from tui.ui.screens.keeping import Keeping
from tui.ui.screens.placing import WIDE, form_size
from tui.ui.screens.pointing import PointingScreen
from tui.ui.screens.tour_strip import TourStrip
from tui.ui.textview.article_view import ArticleView

if TYPE_CHECKING:
    from textual.timer import Timer

    from tui.ui.entry import Entry

LIGHT_DELAY = 0.15
"""Seconds of rest after which the candidates of the active field are lit."""

PIECE_DELAY = 0.01
"""Seconds between two pieces of the work before that, so that keys come in between."""


class AnnotateScreen(PointingScreen):
    """The desk on the screen.

    Args:
        session: The work.
        queue: The articles, in order.
        project: Name of the project file, for the header.
        styles: Styles by name.
        act: Does what belongs to the application, by the action's id.
        keys: The annotator's keys.
    """

    KEEPS_PLACES = True

    # As default styles they are read once; with those of a screen, Textual reads all styles again.
    DEFAULT_CSS = """
    AnnotateScreen { layout: vertical; }
    #header, #footer { height: 1; width: 1fr; }
    #tour { display: none; height: 2; width: 1fr; }
    #tour.stands { display: block; }
    #body { layout: vertical; height: 1fr; width: 1fr; }
    #body.wide { layout: horizontal; }
    #article { width: 1fr; height: 1fr; }
    #form { width: 1fr; height: 9; }
    #body.wide #form { height: 1fr; margin-left: 1; }
    AnnotateScreen.small #body, AnnotateScreen.small #tour { display: none; }
    """

    def __init__(
        self,
        session: Session,
        queue: Queue,
        project: str,
        styles: Mapping[str, Style],
        act: Callable[[str], None],
        *,
        keys: Keys,
    ) -> None:
        super().__init__()
        self._act = act
        self._project = project
        self._queue = queue
        self._styles = styles
        self.header = LinesView(styles, "header")
        self.article = ArticleView(styles, id="article")
        self.form = LinesView(styles, "form")
        self.footer = LinesView(styles, "footer")
        self._tour = TourStrip(styles, keys)
        self.desk = Desk(session, self.article, keys)
        self._marks = TextMarks(self.desk)
        self._own = keys
        self._keys: dict[str, str] = {}
        self._labels: object = None
        self._guide = Guide()
        self._drawn_form: tuple[tuple[object, ...], list[Line]] | None = None
        self._titles = EventTitles(self.desk)
        self._rested = True
        self._position = (0, 0)
        self._shown = ""
        self._only_looks = ""
        self._light_timer: Timer | None = None
        self._problem = ""
        self._keeping = Keeping(
            self.desk, later=self.set_timer, is_open=lambda: self._is_open, flush=self._flush, draw=self.draw
        )

    def compose(self) -> ComposeResult:
        """The parts."""
        yield self.header
        with Container(id="body"):
            yield self.article
            yield self.form
        yield self._tour.view
        yield self.footer

    # ------------------------------------------------------------------ articles

    @property
    def article_id(self) -> str:
        """Id of the article that is shown; empty before the first."""
        return self._shown

    @property
    def _is_open(self) -> bool:
        """Whether the session works on the article that is shown, and not, as in screening, on another one."""
        session = self.desk.session
        return session.has_article and session.article.id == self._shown

    def open_article(self, article_id: str) -> None:
        """Opens an article where it was left.

        Raises:
            DeskError: The work on the one before is not on disk, or this one cannot be read.
        """
        self.desk.open(article_id)
        self._shown = article_id
        self._position = self._queue.position(article_id)
        self.article.load(self.desk.text, self.desk.top)
        if self.desk.session.draft() is not None:
            from tui.ui.desk.filling import reopen_draft  # noqa: PLC0415 - see `tui.ui.later`

            reopen_draft(self.desk)
        self._keeping.forget()
        if self.is_attached:
            self.draw()

    def step_article(self, step: int) -> None:
        """Opens the next article or the one before."""
        article = self._queue.neighbour(self.desk.session.article.id, step)
        if article is None:
            raise DeskError("This is the last article." if step > 0 else "This is the first article.")
        self.open_article(article)

    # ------------------------------------------------------------------ keys

    def take(self, event: events.Key | events.Paste) -> None:
        """Each key is an action, or goes to the open question; pasted text goes there, and nowhere else."""
        if isinstance(event, events.Key):
            self.press(event.key, event.character)
        elif self.desk.asking is not None:
            self._guarded(lambda: self.desk.answer_paste(event.text))
            self.draw()

    def press(self, key: str, character: str | None) -> None:
        """Takes a key, does what it means, draws what changed."""
        desk = self.desk
        self._settle_keys()
        if self.refuses(self._keys.get(key)):
            return
        self._problem = ""
        self._guide.ready = True
        self._rested = False
        if key == "escape" and self._tour.stands and desk.asking is None and not desk.taken_ranges():
            self._tour.end()
        if desk.asking is not None and not self.too_small:
            self._guarded(lambda: desk.answer_key(key, character), asking=True)
        else:
            desk.say("")
            self._guarded(lambda: self._key(key, character or ""))
        self.draw()

    def _settle_keys(self) -> None:
        """The keys of labels are those of the version by which the layer is filled."""
        labels = self.desk.session.schema.labels
        if self._labels is not labels:
            self._labels = labels
            self._keys = {**label_keys(labels, self._own.labels), **key_map(ANNOTATE, self._own.commands)}

    def _key(self, key: str, character: str) -> None:
        """A key that is an action; a digit begins the answer of a field that counts."""
        action = self._keys.get(key)
        if self.desk.begins_answer(character):
            self.run("edit-value")
            self.desk.answer_paste(character)
        elif action is None:
            self.desk.say(self._own.unused(key))
        else:
            self.run(action)

    def attempt(self, action: str) -> None:
        """Runs an action by id; what cannot be done is said."""
        self.desk.say("")
        self._guarded(lambda: self.run(action))
        self.draw()

    def run(self, action: str) -> None:
        """Runs an action by id.

        Raises:
            DeskError: It cannot be done now.
        """
        from tui.ui.desk.actions import run  # noqa: PLC0415 - see `tui.ui.later`

        if not run(self.desk, action):
            self._run_here(action)
        self._tour.did(action)

    def _run_here(self, action: str) -> None:
        """Runs an action that the desk leaves to the screen."""
        match action:
            case "tour":
                self.guide_newcomer()
            case "next-article":
                self.step_article(1)
            case "previous-article":
                self.step_article(-1)
            case "palette":
                self._palette()
            case "toggle-lanes":
                self.article.show_lanes(not self.article.lanes)
            case _:
                self._act(action)

    def _guarded(self, do: Callable[[], object], *, asking: bool = False) -> None:
        """The dispatcher: what cannot be done is said, and nothing else happens."""
        try:
            do()
        except DeskError as error:
            # Work that was stale was read again: the active event may be gone.
            self.desk.settle()
            if asking and self.desk.asking is not None:
                self._problem = error.message
            else:
                self.desk.say(error.message, alarm=True)

    def _palette(self) -> None:
        """Every action by name."""
        from tui.ui.palette import palette_entry  # noqa: PLC0415 - see `tui.ui.later`

        def accept(entry: "Entry") -> None:
            if entry.choice is not None:
                self.desk.asking = None
                self.run(entry.choice.id)

        self.desk.ask(Asking(palette_entry(self._own, ANNOTATE), accept))

    def guide_newcomer(self) -> None:
        """Begins the tour, or goes on to its next step."""
        self._tour.go_on()

    # ------------------------------------------------------------------ drawing

    def on_mount(self) -> None:
        """Starts the drawing."""
        self.place_parts(self.size.width, self.size.height)

    def on_resize(self, _event: events.Resize) -> None:
        """Places the parts for the size that the window has now."""
        self.place_parts(*self.app.size)

    def on_screen_resume(self) -> None:
        """Draws again after another screen lay over this one."""
        self.draw()

    def place_parts(self, width: int, height: int) -> None:
        """Beside each other where there is room; else the form takes the lower third."""
        small = width < LEAST[0] or height < LEAST[1]
        self.set_class(small, "small")
        wide = width >= WIDE
        self.query_one("#body").set_class(wide, "wide")
        columns, rows = form_size(width, height)
        self.form.styles.width = columns if wide else "1fr"
        self.form.styles.height = "1fr" if wide else rows

    def draw(self) -> None:
        """Draws what changed since the last time."""
        if not self._is_open:
            return
        if self.desk.session.only_looks != self._only_looks:
            # Another desk took over, or left: what it did has been read.
            self._only_looks = self.desk.session.only_looks
            self.desk.settle()
        width, height = self.size
        small = self.too_small
        # It is looked for here, where it can be told if that fails.
        self._guarded(lambda: self.desk.proposing.now)
        if not small:
            self.form.show(self._form_body())
            shown = self.article.shown()
            self.article.show(self._marks.now())
            if self.article.shown() != shown:
                self.article.show(self._marks.now())
            self._rest()
        self._keeping.remember()
        if self.desk.session.only_looks != self._only_looks:
            self.draw()
            return
        self._keeping.watch()
        if small:
            self.header.show(bars.too_small(width, height, LEAST)[:1])
            self.footer.show([])
        else:
            self._draw_bars(width)

    def _draw_bars(self, width: int) -> None:
        """Draws header and footer; after all writing, whose outcome they tell."""
        session = self.desk.session
        line = bars.header_of(session, project=self._project, position=self._position, width=width)
        self.header.show([line])
        desk = self.desk
        self._tour.draw(width, typing=desk.asking is not None)
        where = EDIT if desk.asking is not None else ANNOTATE
        trouble, closed = desk.session.trouble, desk.session.only_looks
        warning = f"NOT SAVED: {trouble} It is tried again." if trouble else closed
        message = desk.message or warning if warning else desk.last_line
        alarm = desk.alarm or bool(trouble or closed)
        self.footer.show([bars.footer(where, message, alarm=alarm, width=width, commands=self._own.commands)])

    def _rest(self) -> None:
        """Lights what could fill the active field, and shows its guideline, when no key comes for a moment."""
        if self._light_timer is not None:
            self._light_timer.stop()
        waits = self._marks.dark or self._guide.waits(self.desk.field) or self._titles.wait
        self._light_timer = self.set_timer(LIGHT_DELAY, self._light) if waits else None

    def _light(self) -> None:
        """Lights the candidates, once all that takes longer than a key may is done piece by piece."""
        self._light_timer = None
        self._rested = True
        if self._is_open:
            if (self._guide.waits(self.desk.field) or self._titles.wait) and not self.too_small:
                self.form.show(self._form_body())
            self._guarded(self._light_or_prepare)

    def _light_or_prepare(self) -> None:
        if self.desk.prepare():
            self._light_timer = self.set_timer(PIECE_DELAY, self._light)
            return
        self._marks.light()
        self.article.show(self._marks.now())

    def form_size(self) -> tuple[int, int]:
        """Columns and rows of the form."""
        # Not of the widget, which knows its size only when it has been laid out: the first painting shows the form.
        return form_size(*self.size)

    def _form_body(self) -> list[Line]:
        desk = self.desk
        title = form_title(desk.session.schema, desk.session.layer, desk.owner)
        if desk.asking is not None:
            return entry_lines(desk.asking.entry, title, self.form_size(), self._problem)
        events, evidence = self._titles.lines(rested=self._rested), desk.evidence_quotes()
        size = self.form_size()
        guide = self._guide.lines(desk.field, self.size.width, size[0], rested=self._rested)
        offered = desk.before.told
        told = (desk.form, desk.path, title, size, events, evidence, guide, offered)
        if self._drawn_form is None or self._drawn_form[0] != told:
            lines = form_lines(
                desk.form,
                desk.path,
                title,
                size,
                events=events,
                evidence=evidence,
                guide=guide,
                offered=offered,
                keys=self._own,
            )
            self._drawn_form = (told, lines)
        return self._drawn_form[1]

    def show_guide(self) -> None:
        """Shows the guideline of the active field from now on, where there is room."""
        self._guide.ready = True
        self.draw()

    # ------------------------------------------------------------------ keeping

    def _flush(self) -> None:
        self._guarded(self.desk.session.flush)

    def leave(self) -> None:
        """Writes the place before the desk closes."""
        self._keeping.write()
