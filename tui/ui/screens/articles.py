"""The list of articles."""

from collections.abc import Callable, Mapping

from rich.style import Style
from textual import events
from textual.app import ComposeResult

from tui.domain.errors import DeskError
from tui.services.queue import Queue
from tui.ui import bars
from tui.ui.commands import Keys, key_map
from tui.ui.desk.article_list import ACTIONS, ArticleList
from tui.ui.entry import Entry, Outcome
from tui.ui.form.painting import input_line, rule
from tui.ui.lines import clean, cut, fit, spread
from tui.ui.lines_view import LinesView
from tui.ui.registry.base import ARTICLES, EDIT
from tui.ui.screens.desk_screen import DeskScreen


class ArticlesScreen(DeskScreen):
    """The list of articles on the screen.

    Args:
        queue: The articles.
        project: Name of the project file.
        who: The annotator.
        styles: Styles by name.
        act: Does what belongs to the application, by the action's id.
        choose: Opens an article, by its id.
        keys: The annotator's keys.
    """

    DEFAULT_CSS = """
    ArticlesScreen { layout: vertical; }
    #bar, #title, #foot { height: 1; width: 1fr; }
    #list { height: 1fr; width: 1fr; }
    """

    def __init__(
        self,
        queue: Queue,
        project: str,
        who: str,
        styles: Mapping[str, Style],
        *,
        act: Callable[[str], None],
        choose: Callable[[str], None],
        keys: Keys,
    ) -> None:
        super().__init__()
        self._act = act
        self._choose = choose
        self._project = project
        self._who = who
        self.list = ArticleList(queue)
        self._bar = LinesView(styles, "bar")
        self._title = LinesView(styles, "title")
        self._rows = LinesView(styles, "list")
        self._foot = LinesView(styles, "foot")
        self._own = keys
        self._keys = key_map(ARTICLES, keys.commands)
        self._entry: Entry | None = None
        self._message = ""

    def say(self, message: str) -> None:
        """Tells the annotator something, until the next key."""
        self._message = message

    def compose(self) -> ComposeResult:
        """The four parts."""
        yield self._bar
        yield self._title
        yield self._rows
        yield self._foot

    def take(self, event: events.Key | events.Paste) -> None:
        """Each key is an action, or goes to the filter; pasted text goes there."""
        self._message = ""
        self._guarded(lambda: self._take(event))
        self.draw()

    def _take(self, event: events.Key | events.Paste) -> None:
        if isinstance(event, events.Paste):
            if self._entry is not None:
                self._entry.paste(event.text)
                self.list.filter(self._entry.line.text)
        elif self._entry is not None:
            self._answer(event.key, event.character)
        else:
            action = self._keys.get(event.key)
            if action is None:
                raise DeskError(self._own.unused(event.key))
            self._run(action)

    def _guarded(self, do: Callable[[], None]) -> None:
        """The dispatcher: what cannot be done is said."""
        try:
            do()
        except DeskError as error:
            self._message = error.message

    def _run(self, action: str) -> None:
        if action == "clear-filter" and not self.list.filtered:
            action = "back"
        do = ACTIONS.get(action)
        if do is not None:
            do(self.list)
        elif action == "open":
            self._open()
        elif action == "filter":
            self._entry = Entry("Title or name contains", text=self.list.text)
            self._entry.fresh = False
        elif action:
            self._act(action)

    def _answer(self, key: str, character: str | None) -> None:
        entry = self._entry
        if entry is None:
            return
        match entry.press(key, character):
            case Outcome.CHANGED:
                self.list.filter(entry.line.text)
            case Outcome.LEFT:
                self._entry = None
                self.list.filter("")
            case Outcome.IGNORED if key in {"up", "down", "pageup", "pagedown"}:
                self._run(self._keys.get(key, ""))
            case Outcome.MOVED | Outcome.IGNORED:
                pass
            case _:
                self._entry = None

    def _open(self) -> None:
        chosen = self.list.chosen
        if chosen is None:
            raise DeskError(f"No article here: {self._own.named('clear-filter')} shows all.")
        self._choose(chosen.id)

    def on_lines_view_clicked(self, event: LinesView.Clicked) -> None:
        """A click highlights a row, a click on the highlighted row opens it."""
        if event.view is not self._rows:
            return
        index = self.list.top + event.y
        if index >= self.list.count:
            return
        self._message = ""
        if index == self.list.index:
            self._guarded(self._open)
        self.list.move_to(index)
        self.draw()

    def on_mount(self) -> None:
        """Draws the list."""
        self.call_after_refresh(self.draw)

    def on_screen_resume(self) -> None:
        """Reads the states again after work on an article."""
        self.list.refresh()
        self.call_after_refresh(self.draw)

    def draw(self) -> None:
        """Draws what changed."""
        width = self.size.width
        self.list.height = max(1, self._rows.size.height)
        left = [(f" {cut(clean(self._project), 24)} ▸ articles", "header")]
        self._bar.show([spread(left, [(f"{self._who} ", "header")], width, "header")])
        if self._entry is not None:
            self._title.show([input_line(self._entry, width)])
        else:
            self._title.show([rule(self.list.title(), width)])
        self._rows.show([fit(line, width) for line in self.list.lines(width)])
        where = EDIT if self._entry is not None else ARTICLES
        self._foot.show([bars.footer(where, self._message, alarm=True, width=width, commands=self._own.commands)])
