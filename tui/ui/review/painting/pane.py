"""The decision pane: one disagreement, what each version says, and the keys that settle it."""

from typing import TYPE_CHECKING, NamedTuple

from tui.domain.adjudication.cases import Case
from tui.domain.adjudication.decisions import ANSWERS, Decision, Kind, Ruling
from tui.domain.adjudication.topics import Family
from tui.domain.schema_paths import path_title
from tui.ui.commands import DEFAULT_KEYS, Keys
from tui.ui.lines import Line, Run, cells, clean, cut, fit, spread
from tui.ui.review.painting.beside import (
    guide_lines,
    note_lines,
    offer_lines,
    short_guide_lines,
    similar_line,
)
from tui.ui.review.painting.grid import Grid, grid_of
from tui.ui.review.painting.saying import Saying
from tui.ui.review.painting.sides import event_topic
from tui.ui.review.painting.table import LEAST_HEIGHT, columns_fit, grid_lines, running_lines
from tui.ui.review.painting.told import told_versions
from tui.ui.review.painting.versions import version_lines
from tui.ui.review.painting.wording import STATES, question

if TYPE_CHECKING:
    from tui.services.review_articles import Opened

SPLIT = 110
"""Cells from which on the versions and the table of the event stand side by side."""

LEAST_TABLE = 8
"""Lines from which on a table of an event that has more rows tells more than running text."""

ROOMY = 9
"""From this height on the other choices may take two lines."""

LOFTY = 14
"""From this height on they may take three."""


NAME = 18
"""Cells for the name of an entry in the first line."""


class Beside(NamedTuple):
    """What the pane shows besides the disagreement itself.

    Attributes:
        left: How many disagreements wait in the queue as it is filtered; below 0 if that is not known.
        similar: What `Adjudication.similar` found; None for nothing.
        keys: The keys, which may be somebody's own.
        reason: Title of the reason that was chosen for the next decision; empty for none.
        note: The note for the next decision.
        unclear: Whether the next decision says that the guideline is unclear.
    """

    left: int = -1
    similar: tuple[Decision, Ruling | None] | None = None
    keys: Keys = DEFAULT_KEYS
    reason: str = ""
    note: str = ""
    unclear: bool = False


NOTHING_BESIDE = Beside()


def case_lines(opened: "Opened", case: Case, size: tuple[int, int], beside: Beside = NOTHING_BESIDE) -> list[Line]:
    """The decision pane.

    Args:
        opened: The article under review.
        case: The disagreement.
        size: Width and height in cells.
        beside: What is shown besides.

    Returns:
        `height` lines of `width` cells.
    """
    width, height = size
    if width <= 0 or height <= 0:
        return []
    for known, lines in _last:
        if known[0] is opened and known[1] is case and known[2:] == (size, beside):
            return [*lines]
    lines = _Pane(opened, case, beside).lines(width, height)
    _last[:] = [((opened, case, size, beside), lines)]
    return [*lines]


_last: "list[tuple[tuple[Opened, Case, tuple[int, int], Beside], list[Line]]]" = []
"""What was painted last: each key asks for it again, and few change it."""


class _Pane:
    """Puts the parts of the pane together.

    Args:
        opened: The article under review.
        case: The disagreement.
        beside: What is shown besides.
    """

    def __init__(self, opened: "Opened", case: Case, beside: Beside) -> None:
        self._opened = opened
        self._case = case
        self._beside = beside
        self._told = told_versions(opened, case, beside.keys)

    def lines(self, width: int, height: int) -> list[Line]:
        """All of it."""
        lines = [self.title(width)]
        if width >= SPLIT and height > LEAST_HEIGHT:
            lines += self._split(width, height - 1)
        else:
            lines += self._question(width, height - 1)
            lines += self._below(width, height - len(lines))
        lines = lines[:height]
        return lines + [fit((), width)] * (height - len(lines))

    def title(self, width: int) -> Line:
        """What is asked, of which event, how far it is and how many are left."""
        case = self._case
        asked = clean(self._asked())
        about = question(case)
        state = STATES[case.state]
        left = f" {self._beside.left} left " if self._beside.left >= 0 else ""
        right: list[Run] = [(f" {state} ", "marker")] if state else []
        right += [(left, "rule-title"), ("─", "rule")] if left else []
        runs: list[Run] = [("─ ", "rule"), (f"{asked}: {about}" if asked else about, "rule-title")]
        where = self._where()
        room = width - cells(runs) - cells(right) - 5
        if where and room > 8:
            runs += [(" ─ ", "rule"), (cut(where, room), "value")]
        runs.append((" ", "rule"))
        return spread(fit(runs, max(0, width - cells(right)), "─", "rule"), right, width)

    def _asked(self) -> str:
        """The titles on the way to what is asked; with what names the entry that it is of: there can be several."""
        case, fields = self._case, self._opened.panel.schema.fields(self._case.event)
        whole = path_title(fields, case.path)
        event = event_topic(self._opened, case)
        holds = (
            (each for each in event.walk() if any(child is case.topic for child in each.children)) if event else ()
        )
        holder = next((each for each in holds if each.family is Family.ITEM), None)
        named = Saying(self._opened).entry(holder, case.topic) if holder is not None else ""
        if holder is None or not named:
            return whole
        above = path_title(fields, holder.path)
        return f"{above} “{cut(named, NAME)}”{whole.removeprefix(above)}"

    def _where(self) -> str:
        case = self._case
        if case.topic.family is Family.SPAN:
            return ""
        topic = event_topic(self._opened, case)
        if topic is None or not case.event:
            return "the article"
        return clean(Saying(self._opened).event(topic))

    def _question(self, width: int, height: int) -> list[Line]:
        """Why it is open, the versions, the other choices, the last similar one: at most so many lines."""
        why = self._why(width)
        offers = offer_lines(self._opened, self._case, self._beside, width, self._offered(height))
        extra = similar_line(self._opened, self._case, self._beside, width)
        # Who has no room for all still has to see what can be taken, and with which keys.
        room = height - len(offers) - len(self._told)
        why = why[: max(0, room)]
        extra = extra[: max(0, room - len(why))]
        versions = version_lines(self._told, width, height - len(why) - len(offers) - len(extra))
        return [*why, *versions, *offers, *extra][:height]

    @staticmethod
    def _offered(height: int) -> int:
        """Lines for the other choices."""
        return 3 if height >= LOFTY else 2 if height >= ROOMY else 1

    def _why(self, width: int) -> list[Line]:
        case = self._case
        if case.kind is Kind.EVIDENCE and not case.why:
            return [fit(((f" {clean(self._agreed_answer())}", "value"),), width)]
        if not case.why:
            return []
        style = "error" if case.kind is Kind.PROBLEM else "warning"
        return [fit(((f" {clean(case.why)}", style),), width)]

    def _agreed_answer(self) -> str:
        """What all say, where only the evidence differs."""
        field, content = self._case.topic.field, self._case.sides[0].content
        return Saying(self._opened).answer(field, content) if field is not None and content is not None else ""

    def _below(self, width: int, height: int) -> list[Line]:
        """What there is room for under the question: the event, the guideline, what annotators ask."""
        if height <= 0:
            return []
        lines: list[Line] = []
        grid = self._grid(width)
        if grid is not None:
            wanted = len(grid.rows) + 2
            if height >= min(wanted, LEAST_TABLE):
                lines = grid_lines(grid, self._grid_title(), width, min(height, wanted))
            lines = lines or self._running(grid, width, height)
        return lines + self._rest(width, height - len(lines))

    def _running(self, grid: Grid, width: int, height: int) -> list[Line]:
        """The event as running text; it leaves room for what the guideline says of what is right."""
        lines = running_lines(grid, width, height)
        asks = self._case.kind in ANSWERS or self._case.kind is Kind.ITEM_MISSING
        if not asks or guide_lines(self._opened, self._case, width, height - len(lines)):
            return lines
        short = short_guide_lines(self._opened, self._case, width, min(2, max(1, height - 1)))
        return [*short, *running_lines(grid, width, height - len(short))]

    def _split(self, width: int, height: int) -> list[Line]:
        """The question at the left, the event at the right."""
        grid = self._grid(width - max(44, width * 36 // 100) - 1)
        if grid is None:
            return [*(lines := self._question(width, height)), *self._rest(width, height - len(lines))]
        share = self._share(grid, width)
        room = width - share - 1
        left = self._question(share, height)
        left += self._rest(share, height - len(left))
        right = grid_lines(grid, self._grid_title(), room, height)
        found = []
        for number in range(max(len(left), len(right))):
            one = left[number] if number < len(left) else fit((), share)
            other = right[number] if number < len(right) else fit((), room)
            found.append(fit((*one, ("│", "rule"), *other), width))
        return found

    def _share(self, grid: Grid, width: int) -> int:
        """Cells for the question: fewer where the event has many columns."""
        columns = len(grid.sources) + grid.has_gold
        return max(44, width * {1: 58, 2: 50, 3: 42}.get(columns, 36) // 100)

    def _rest(self, width: int, height: int) -> list[Line]:
        lines = guide_lines(self._opened, self._case, width, height)
        return lines + note_lines(self._opened, width, height - len(lines))

    def _grid(self, width: int) -> Grid | None:
        grid = grid_of(self._opened, self._case)
        if grid is not None and not columns_fit(len(grid.sources), width, gold=grid.has_gold):
            grid = grid_of(self._opened, self._case, by_version=True)
        return grid

    def _grid_title(self) -> str:
        return "event" if self._case.event else "article"
