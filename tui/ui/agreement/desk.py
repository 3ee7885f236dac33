"""What a screen of agreement looks at, without a terminal: which view, which figure, which cases."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import TypeVar

from tui.domain.agreement.cases import Wanted
from tui.domain.agreement.figures import Figure
from tui.domain.agreement.report import Change, Entry, Habit, Matrix, Part, Report, Section
from tui.domain.agreement.wording import words_of
from tui.domain.errors import DeskError
from tui.services.agreement_cases import FoundCase
from tui.ui.agreement.rows import (
    Pair,
    Topic,
    annotators_of,
    figure_rows,
    of_topic,
    paired_topics,
    pairs_in,
    what_of,
)

_Held = TypeVar("_Held")


class View(StrEnum):
    """What is shown."""

    FIGURES = "figures"
    PAIRS = "pairs"
    CONFUSION = "mixed up"
    TIME = "people and time"
    ABOUT = "about"


VIEWS = tuple(View)


class AgreementDesk:
    """The state of the screen.

    Attributes:
        report: The report; None while it is computed.
        view: What is shown of it.
        text: Only figures whose names contain it are listed.
        found: The cases behind a figure, if these are shown.
        behind: What they are behind, in words.
        page: How many rows are shown at once.
        top: Which row is shown first.
        head: How many lines stand above the rows.
    """

    def __init__(self) -> None:
        self.report: Report | None = None
        self.view = View.FIGURES
        self.text = ""
        self.found: list[FoundCase] | None = None
        self.behind = ""
        self.page = 10
        self.top = 0
        self.head = 2
        self._group = 0
        self._pair = 0
        self._at = dict.fromkeys(View, 0)
        self._cell = {View.PAIRS: [0, 1], View.CONFUSION: [0, 0]}
        self._case = 0

    # ------------------------------------------------------------------ what there is

    def show(self, report: Report) -> None:
        """Shows a report, at the place where another one was left."""
        self.report = report
        self.found = None
        self._group = min(self._group, len(report.sections) - 1)
        self._settle()

    @property
    def section(self) -> Section | None:
        """The articles that are looked at."""
        return self.report.sections[self._group] if self.report else None

    @property
    def pair(self) -> Pair:
        """The two annotators that are looked at; empty for all together."""
        pairs = pairs_in(self.section) if self.section else []
        return pairs[self._pair - 1] if 0 < self._pair <= len(pairs) else ()

    @property
    def rows(self) -> Sequence[Entry]:
        """The figures that are listed."""
        return figure_rows(self.section, self.pair, self.text) if self.section else ()

    @property
    def topics(self) -> Sequence[Topic]:
        """What was computed pair by pair."""
        return paired_topics(self.section) if self.section else ()

    @property
    def matrices(self) -> Sequence[Matrix]:
        """What meets what: of the pair that is looked at, or of all."""
        if self.section is None:
            return ()
        held = [each for each in self.section.matrices if each.cells]
        pair = self.pair
        of_pair = [each for each in held if not each.who or not pair or each.who == pair]
        return of_pair or held

    @property
    def people(self) -> Sequence[Habit | Change]:
        """Who stands apart and who drifts, and then what changed from group to group."""
        return (*self.report.habits, *self.report.changes) if self.report else ()

    @property
    def index(self) -> int:
        """Which row is highlighted."""
        return self._case if self.found is not None else self._at[self.view]

    @property
    def cell(self) -> tuple[int, int]:
        """Row and column that are highlighted in a matrix."""
        row, column = self._cell.get(self.view, (0, 0))
        return row, column

    @property
    def entry(self) -> Entry | None:
        """The highlighted figure."""
        return _item(self.rows, self._at[View.FIGURES])

    @property
    def topic(self) -> Topic | None:
        """What the matrix of pairs shows."""
        return _item(self.topics, self._at[View.PAIRS])

    @property
    def matrix(self) -> Matrix | None:
        """Which answers the matrix shows."""
        return _item(self.matrices, self._at[View.CONFUSION])

    @property
    def case(self) -> FoundCase | None:
        """The highlighted case."""
        return _item(self.found or (), self._case)

    @property
    def person(self) -> Habit | Change | None:
        """Who, or what change, is highlighted."""
        return _item(self.people, self._at[View.TIME])

    @property
    def names(self) -> list[str]:
        """The rows and columns of the matrix of pairs."""
        return annotators_of(pairs_in(self.section)) if self.section else []

    @property
    def chosen_pair(self) -> tuple[Pair, Figure] | None:
        """The pair and its figure in the highlighted cell of the matrix of pairs."""
        if self.section is None or self.topic is None:
            return None
        one, other = (self.names[min(place, len(self.names) - 1)] for place in self._cell[View.PAIRS])
        figures = of_topic(self.section, self.topic)
        for who in ((one, other), (other, one)):
            if who in figures:
                return who, figures[who]
        return None

    def met(self) -> int:
        """How often the answers of the highlighted cell meet."""
        matrix = self.matrix
        if matrix is None:
            return 0
        counts = {(row, column): count for row, column, count in matrix.cells}
        row, column = self._cell[View.CONFUSION]
        found = counts.get((row, column), 0)
        return found if matrix.who or found else counts.get((column, row), 0)

    # ------------------------------------------------------------------ where one is

    def _count(self) -> int:
        if self.found is not None:
            return len(self.found)
        held = {
            View.FIGURES: self.rows,
            View.PAIRS: self.topics,
            View.CONFUSION: self.matrices,
            View.TIME: self.people,
        }
        return len(held[self.view]) if self.view in held else 10**6

    def move_to(self, index: int) -> None:
        """Highlights a row, the nearest one if there is none of that number."""
        index = max(0, min(index, self._count() - 1))
        if self.found is not None:
            self._case = index
        else:
            self._at[self.view] = index

    def _settle(self) -> None:
        """Stays within what there is."""
        self.move_to(self.index)
        for view, cell in self._cell.items():
            size = self._size(view)
            cell[:] = [max(0, min(place, size - 1)) for place in cell]

    def _size(self, view: View) -> int:
        if view is View.PAIRS:
            return len(self.names)
        return len(self.matrix.answers) if self.matrix else 0

    def row_at(self, y: int) -> int | None:
        """The row that is shown on a line, counted from the title; None if there is none."""
        row = self.top + y - self.head
        return row if y >= self.head and row < min(self._count(), self.top + self.page) else None

    @property
    def in_grid(self) -> bool:
        """Whether arrows move in a matrix."""
        return self.found is None and self.view in self._cell

    def move(self, rows: int, columns: int = 0) -> None:
        """Moves the highlight."""
        if not self.in_grid:
            self.move_to(self.index + rows)
            return
        cell, size = self._cell[self.view], self._size(self.view)
        cell[:] = [max(0, min(place + by, size - 1)) for place, by in zip(cell, (rows, columns), strict=True)]

    def look_at(self, view: View) -> None:
        """Goes to another view; matrices begin with what was highlighted among the figures."""
        before, self.view, self.found = self.view, view, None
        entry = self.entry
        if before is View.FIGURES and entry is not None:
            topics = [(each.part, each.about, each.kind) for each in self.topics]
            self._at[View.PAIRS] = _nearest(topics, entry)
            self._at[View.CONFUSION] = _nearest([(each.part, each.about, "") for each in self.matrices], entry)
        self._settle()

    def next_view(self, by: int) -> None:
        """Goes on to the next view, or back."""
        self.look_at(VIEWS[(VIEWS.index(self.view) + by) % len(VIEWS)])

    def next_topic(self, by: int) -> None:
        """Goes on to the next label or field, or back."""
        if self.in_grid:
            self._at[self.view] = max(0, min(self._at[self.view] + by, self._count() - 1))
            self._settle()
            return
        rows = self.rows
        if self.found is not None or self.view is not View.FIGURES or not rows:
            self.move(by)
            return
        whats = [(each.part, each.about) for each in rows]
        firsts = [n for n, what in enumerate(whats) if not n or whats[n - 1] != what]
        here = max(place for place, first in enumerate(firsts) if first <= self.index)
        self.move_to(firsts[max(0, min(here + by, len(firsts) - 1))])

    def next_pair(self, by: int) -> None:
        """Goes on to the next two annotators; behind the last ones all together again.

        Raises:
            DeskError: There are no pairs.
        """
        pairs = pairs_in(self.section) if self.section else []
        if len(pairs) < 2:
            raise DeskError("There is only one pair: all figures are of these two.")
        self.found = None
        self._pair = (self._pair + by) % (len(pairs) + 1)
        self._settle()

    def next_group(self, by: int) -> None:
        """Goes on to the next group of articles.

        Raises:
            DeskError: There are no groups.
        """
        if self.report is None or len(self.report.sections) < 2:
            raise DeskError("All articles are taken together: copydesk agreement --by batch --open shows groups.")
        self.found = None
        self._group = (self._group + by) % len(self.report.sections)
        self._settle()

    def filter(self, text: str) -> None:
        """Lists only figures whose names contain a text."""
        self.text = text
        self._at[View.FIGURES] = 0

    # ------------------------------------------------------------------ cases

    def wanted(self) -> Wanted:
        """The cases behind what is highlighted.

        Raises:
            DeskError: There are none behind it.
        """
        section = self.section
        against = (self.report.reference,) if self.report and self.report.reference else ()
        if self.view is View.FIGURES and self.entry is not None:
            entry = self.entry
            if entry.kind.endswith("_at"):
                raise DeskError("Cases are listed at the threshold of the report: choose the figure without one.")
            self.behind = f"{what_of(entry)} · {words_of(entry.kind).title}"
            return self._of(Wanted(entry.part, entry.about, entry.kind, entry.who or against))
        if self.view is View.PAIRS and self.topic is not None and self.chosen_pair is not None:
            topic, who = self.topic, self.chosen_pair[0]
            self.behind = f"{what_of(topic)} · {words_of(topic.kind).title}"
            return self._of(Wanted(topic.part, topic.about, topic.kind, who))
        if self.view is View.CONFUSION and self.matrix is not None and section is not None:
            matrix, (row, column) = self.matrix, self.cell
            met = (matrix.answers[row], matrix.answers[column])
            self.behind = f"{what_of(matrix)} · {met[0]} / {met[1]}"
            return Wanted(matrix.part, matrix.about, "", matrix.who, met)
        if self.view is View.TIME and isinstance(self.person, Habit):
            self.behind = f"spans of {self.person.who} and the others"
            return Wanted(Part.SPAN, who=(self.person.who, *against)[:2])
        raise DeskError("There are no cases behind this.")

    def align(self) -> str:
        """Looks at how events were aligned; the group of articles that is looked at.

        Raises:
            DeskError: There are no events.
        """
        if self.report is None or Part.EVENT not in self.report.asks:
            raise DeskError("This schema asks for no events: there is nothing to be aligned.")
        self.behind = "each as it was aligned"
        return self.group

    def _of(self, wanted: Wanted) -> Wanted:
        if wanted.who:
            self.behind += f" · {' and '.join(wanted.who)}"
        if wanted.part is Part.EVIDENCE and not wanted.about:
            raise DeskError("Choose the evidence of one field: this figure is of all fields together.")
        return wanted

    @property
    def group(self) -> str:
        """The group of articles that is looked at."""
        return self.section.group if self.section else ""

    def list_cases(self, found: list[FoundCase]) -> None:
        """Shows cases, or what was taken for one event; begins at the first of an article that was looked at."""
        article = self.case.case.article if self.case else ""
        self.found = found
        self._case = next((n for n, each in enumerate(found) if each.case.article == article), 0)

    def leave_cases(self) -> bool:
        """Goes back from the cases to their figure; whether there were any."""
        before, self.found = self.found, None
        return before is not None


def _item(held: Sequence[_Held], index: int) -> _Held | None:
    return held[index] if 0 <= index < len(held) else None


def _nearest(keys: Sequence[tuple[Part, str, str]], entry: Entry) -> int:
    """Where the same is, or at least something of the same field or label, or of the same part."""
    for size, wanted in (
        (3, (entry.part, entry.about, entry.kind)),
        (2, (entry.part, entry.about)),
        (1, (entry.part,)),
    ):
        for number, key in enumerate(keys):
            if key[:size] == wanted:
                return number
    return 0


Action = Callable[[AgreementDesk], None]

ACTIONS: dict[str, Action] = {
    "agreement-down": lambda desk: desk.move(1),
    "agreement-up": lambda desk: desk.move(-1),
    "agreement-right": lambda desk: desk.move(0, 1),
    "agreement-left": lambda desk: desk.move(0, -1),
    "agreement-page-down": lambda desk: desk.move(desk.page),
    "agreement-page-up": lambda desk: desk.move(-desk.page),
    "agreement-first": lambda desk: desk.move(-(10**6)),
    "agreement-last": lambda desk: desk.move(10**6),
    "agreement-next-view": lambda desk: desk.next_view(1),
    "agreement-previous-view": lambda desk: desk.next_view(-1),
    "agreement-next-topic": lambda desk: desk.next_topic(1),
    "agreement-previous-topic": lambda desk: desk.next_topic(-1),
    "agreement-pair": lambda desk: desk.next_pair(1),
    "agreement-previous-pair": lambda desk: desk.next_pair(-1),
    "agreement-group": lambda desk: desk.next_group(1),
}
