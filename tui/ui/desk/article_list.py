"""The list of articles, without a terminal: paged, filtered, with one row highlighted."""

from collections.abc import Callable

from tui.domain.layers import Status
from tui.services.queue import FLAGGED, STATES, ArticleRow, Queue
from tui.ui.bars import STATUS_SHOWN, flag_mark
from tui.ui.lines import Line, Run, clean, fit, spread

MARKS = {Status.UNTOUCHED: " ", Status.IN_PROGRESS: "…", Status.DONE: "✓", Status.NO_EVENT: "∅"}


class ArticleList:
    """The list's state.

    Args:
        queue: The articles.
        height: Rows that are shown at once.
    """

    def __init__(self, queue: Queue, height: int = 20) -> None:
        self._queue = queue
        self.height = height
        self.text = ""
        self.state = ""
        self.index = 0
        self.count = 0
        self._rows: tuple[tuple[int, int], list[ArticleRow]] | None = None
        self.refresh()

    def refresh(self) -> None:
        """Reads the rows again."""
        self.count = self._queue.count(text=self.text, state=self.state)
        self._rows = None
        self.move_to(self.index)

    def show_article(self, article: str) -> None:
        """Highlights an article, with all filters dropped if they hide it."""
        index = self._queue.index(article, text=self.text, state=self.state)
        if index is None:
            self.show_all()
            index = self._queue.index(article) or 0
        self.refresh()
        self.move_to(index)

    @property
    def filtered(self) -> bool:
        """Whether some articles may be left out."""
        return bool(self.text or self.state)

    def show_all(self) -> None:
        """Drops both filters."""
        self.state = ""
        self.filter("")

    def move_to(self, index: int) -> None:
        """Highlights a row, the nearest one if there is none of that number."""
        self.index = max(0, min(index, self.count - 1))

    def filter(self, text: str) -> None:
        """Shows only articles whose title or name contains a text."""
        self.text = text
        self.index = 0
        self.refresh()

    def next_state(self) -> None:
        """Shows one state only; after the last one all again."""
        self.state = STATES[(STATES.index(self.state) + 1) % len(STATES)]
        self.index = 0
        self.refresh()

    @property
    def top(self) -> int:
        """Number of the first row shown: pages stand still while the highlight moves in them."""
        return self.index // max(1, self.height) * max(1, self.height)

    def rows(self) -> list[ArticleRow]:
        """The rows shown."""
        shown = (self.top, self.height)
        if self._rows is None or self._rows[0] != shown:
            page = self._queue.page(offset=self.top, limit=self.height, text=self.text, state=self.state)
            self._rows = (shown, list(page))
        return self._rows[1]

    @property
    def chosen(self) -> ArticleRow | None:
        """The highlighted row."""
        rows = self.rows()
        at = self.index - self.top
        return rows[at] if at < len(rows) else None

    def lines(self, width: int) -> list[Line]:
        """The rows, drawn."""
        if not self.count:
            empty = "No article here." if self.filtered else "No articles: copydesk add puts some in."
            return [fit(((f"  {empty}", "dim"),), width)]
        here = self.index - self.top
        return [_line(row, width, active=y == here) for y, row in enumerate(self.rows())]

    def title(self) -> str:
        """What the list shows, in words."""
        parts = [f"{self.count} article{'s' * (self.count != 1)}"]
        if self.state:
            shown = "flagged" if self.state == FLAGGED else STATUS_SHOWN[Status(self.state)]
            parts.append(shown)
        if self.text:
            parts.append(f"with “{clean(self.text)}”")
        return " · ".join(parts)


def _line(row: ArticleRow, width: int, *, active: bool) -> Line:
    style = "choice-active" if active else "choice"
    left: list[Run] = [
        ("▸" if active else " ", "marker"),
        (f"{row.position:>5} ", "dim"),
        (f"{MARKS[row.status]} ", "value"),
        (f"{flag_mark(row.flag):<2}", "warning"),
        (clean(row.title or row.name), style),
    ]
    events = f"{row.events} event{'s' * (row.events != 1)}" if row.events else ""
    size = f"{row.chars:,} chars"
    right: list[Run] = [(f"  {events:>9}  {size:>14}  {STATUS_SHOWN[row.status]:<11} ", "dim")]
    return spread(left, right if width >= 70 else [(" ", "")], width)


Action = Callable[[ArticleList], None]

ACTIONS: dict[str, Action] = {
    "list-down": lambda listed: listed.move_to(listed.index + 1),
    "list-up": lambda listed: listed.move_to(listed.index - 1),
    "list-page-down": lambda listed: listed.move_to(listed.index + listed.height),
    "list-page-up": lambda listed: listed.move_to(listed.index - listed.height),
    "list-first": lambda listed: listed.move_to(0),
    "list-last": lambda listed: listed.move_to(listed.count - 1),
    "filter-state": ArticleList.next_state,
    "clear-filter": ArticleList.show_all,
}
