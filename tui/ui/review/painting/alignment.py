"""Which events of an article are one: a row for each, a column for each annotator's letter."""

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from rich.cells import cell_len

from tui.domain.adjudication.aligning import Member
from tui.domain.adjudication.topics import Family, Topic
from tui.domain.layers import GOLD
from tui.domain.schema import FieldType
from tui.ui.form.painting import rule
from tui.ui.lines import Line, Run, clean, cut, fit, window
from tui.ui.review.painting.flow import flow
from tui.ui.review.painting.saying import Saying, marks_of, quote
from tui.ui.review.painting.sides import letters_of

if TYPE_CHECKING:
    from tui.services.review_articles import Opened

ROOMY_CELL: Final = 26
"""Cells of a column from which on there is room to say why events are one."""
LEAST_TYPE: Final = 9
LEAST_WHY: Final = 22
STATE: Final = 9
DETAILS: Final = 4
"""Lines for the event on which the cursor is, its rule among them."""

BETWEEN: Final = " · "
HELD: Final = "●"
LAST: Final = 2
"""The rank of dates among what names an event."""


def alignment_lines(
    opened: "Opened", size: tuple[int, int], chosen: Member | None = None, held: Collection[Member] = ()
) -> list[Line]:
    """The alignment of an article's events.

    The rows are `opened.review.events` in their order; in each the columns are those of
    `tui.ui.review.painting.sides.letters_of`, in the order of the letters.

    Args:
        opened: The article under review.
        size: Width and height in cells.
        chosen: The annotator's event on which the cursor is; None for none.
        held: The events that were picked for the next change.

    Returns:
        `height` lines of `width` cells.
    """
    width, height = size
    if width <= 0 or height <= 0:
        return []
    lines = _Alignment(opened, chosen, held, width).lines(height)[:height]
    return lines + [fit((), width)] * (height - len(lines))


def _squeezed(text: str, width: int) -> str:
    """What names an event, cut: its type gives way, so that place and date are seen too."""
    first, mark, rest = text.partition(BETWEEN)
    if not mark or cell_len(text) <= width:
        return cut(text, width)
    room = max(LEAST_TYPE, width // 3, width - cell_len(BETWEEN) - cell_len(rest))
    return cut(f"{cut(first, room)}{BETWEEN}{rest}", width)


class _Cell(NamedTuple):
    """What stands in one column of a row: the annotator's event, or None and what is said instead."""

    member: Member | None
    text: str


class _Alignment:
    """Draws the alignment.

    Args:
        opened: The article under review.
        chosen: The event on which the cursor is.
        held: The events that were picked.
        width: In cells.
    """

    def __init__(self, opened: "Opened", chosen: Member | None, held: Collection[Member], width: int) -> None:
        self._opened = opened
        self._chosen = chosen
        self._held = held
        self._width = width
        self._saying = Saying(opened)
        self._year = self._common_year()
        self._letters: Mapping[str, str] = letters_of(opened)
        count = max(1, len(self._letters))
        self._why = width >= 6 + STATE + LEAST_WHY + count * ROOMY_CELL
        self._reasons = max(LEAST_WHY, width // 5) if self._why else 0
        room = width - 5 - STATE - self._reasons
        self._cell = max(6, room // count - 2)

    def lines(self, height: int) -> list[Line]:
        """All of it, the event with the cursor in view."""
        below = self._details() if height > DETAILS + 4 else []
        room = height - 2 - len(below)
        rows = [
            row for number, topic in enumerate(self._opened.review.events, 1) for row in self._rows(topic, number)
        ]
        at = next((number for number, (here, _) in enumerate(rows) if here), 0)
        top = window(len(rows), at, room)
        shown = [line for _, line in rows[top : top + room]]
        shown += [fit((), self._width)] * (room - len(shown))
        return [self._title(top, len(rows) - top - room), self._head(), *shown, *below]

    def _title(self, above: int, below: int) -> Line:
        layers = self._opened.panel.layers.values()
        changes = len(self._opened.review.adjustments)
        told = f"events · {sum(len(layer.events) for layer in layers)} are {len(self._opened.review.events)}"
        if changes:
            told += f" · {changes} change{'s' * (changes != 1)} by hand"
        told += "".join(f" {sign}{count}" for sign, count in (("↑", above), ("↓", below)) if count > 0)
        return rule(told, self._width)

    def _head(self) -> Line:
        runs: list[Run] = [(" " * 5, "")]
        runs += [(f"{letter:<{self._cell + 2}}", "rule-title") for letter in self._letters.values()]
        if self._why:
            runs.append(("why", "rule-title"))
        return fit(runs, self._width)

    def _rows(self, topic: Topic, number: int) -> Iterator[tuple[bool, Line]]:
        """The lines of one event, each with whether the cursor is in it."""
        columns = [list(self._cells(topic, who)) for who in self._letters]
        for line in range(max(map(len, columns), default=1)):
            runs: list[Run] = [(f"{number:>3} " if not line else " " * 4, "dim")]
            here = False
            for cells in columns:
                cell = cells[line] if line < len(cells) else _Cell(None, "")
                runs += self._drawn(cell)
                here = here or (cell.member is not None and cell.member == self._chosen)
            if not line:
                if self._why:
                    why = cut(self._reason(topic, short=True), self._reasons - 1)
                    runs.append((why + " " * (self._reasons - cell_len(why)), "dim"))
                runs.append((self._state(topic), "marker"))
            yield here, fit(runs, self._width)

    def _cells(self, topic: Topic, who: str) -> Iterator[_Cell]:
        found = [member for member in topic.members if member[0] == who]
        for member in found:
            yield _Cell(member, self.name(topic, member, self._year))
        if not found:
            others = [
                self._saying.event_number(other.id)
                for other in self._opened.review.events
                if any(member[0] == who and member in other.members for member in topic.covered)
            ]
            yield _Cell(None, f"↔ {', '.join(others)}" if others else "–")

    def _drawn(self, cell: _Cell) -> list[Run]:
        held = cell.member is not None and cell.member in self._held
        here = cell.member is not None and cell.member == self._chosen
        text = _squeezed(cell.text, self._cell)
        style = "choice-active" if here else "value" if cell.member is not None else "dim"
        sign = HELD if held else "▸" if here else " "
        return [(sign, "marker"), (text, style), (" " * (self._cell + 1 - cell_len(text)), "")]

    def _common_year(self) -> str:
        """The year with which all dates of the events begin, and the dash behind it; empty if they differ."""
        paths = {path for path in self._opened.panel.schema.summary if self._is_date(path)}
        years = {
            said[:5]
            for topic in self._opened.review.events
            for child in topic.children
            if child.path in paths and child.field is not None
            for content in child.contents.values()
            if content is not None and (said := self._saying.named(child.field, content))
        }
        year = years.pop() if len(years) == 1 else ""
        return year if year[:4].isdecimal() and year[4:] == "-" else ""

    def _is_date(self, path: str) -> bool:
        field = self._opened.panel.schema.field("event", path)
        return field is not None and field.type is FieldType.DATE

    def name(self, topic: Topic, member: Member, year: str = "") -> str:
        """What names an annotator's event: its type, the other fields of the schema's summary, dates last.

        Args:
            topic: The event.
            member: The annotator's.
            year: What is left out at the beginning of dates.
        """
        schema = self._opened.panel.schema
        whole = topic.contents.get(member)
        inside = dict(whole.inside) if whole is not None else {}
        told: list[tuple[int, str]] = []
        for path in schema.summary:
            field = schema.field(topic.id, path)
            if field is not None and path in inside and (said := self._saying.named(field, inside[path])):
                rank = 0 if path == schema.type_field else LAST if field.type is FieldType.DATE else 1
                told.append((rank, said.removeprefix(year) if rank == LAST else said))
        ordered = sorted(told, key=lambda each: each[0])
        return clean(BETWEEN.join(said for _, said in ordered)) or "nothing said yet"

    def _reason(self, topic: Topic, *, short: bool = False) -> str:
        """Why the events are one: what they share of the fields by which events are aligned."""
        if topic.members[0][0] == GOLD:
            return "nobody has it any more"
        if len(topic.members) == 1:
            return ""
        alike: list[str] = []
        apart: list[str] = []
        for title, same in self._compared(topic):
            (alike if same else apart).append(title)
        if short and alike and not apart:
            return "= in all"
        told = [f"≠ {', '.join(apart)}" if apart else "", f"= {', '.join(alike)}" if alike else ""]
        return clean(" ".join(text for text in told if text))

    def _compared(self, topic: Topic) -> Iterator[tuple[str, bool]]:
        schema = self._opened.panel.schema
        paths = [path.replace(".", "/") for path, _ in schema.align] or list(schema.summary)
        for child in topic.children:
            if child.path in paths and child.family is Family.FIELD and child.field is not None:
                said = {
                    self._saying.answer(child.field, content) if content is not None else ""
                    for content in child.contents.values()
                }
                yield child.field.title, len(said) == 1

    def _state(self, topic: Topic) -> str:
        waiting = sum(case.open and case.event == topic.id for case in self._opened.cases)
        return f"{waiting} open" if waiting else "settled"

    def _details(self) -> list[Line]:
        """The event on which the cursor is: all that names it, why it stands where it does, what it quotes."""
        topic = next((each for each in self._opened.review.events if self._chosen in each.members), None)
        if topic is None or self._chosen is None:
            return []
        letter = self._letters.get(self._chosen[0], "")
        head = f"{letter} in {self._saying.event_number(topic.id)}"
        runs: list[Run] = [(self.name(topic, self._chosen), "value-active")]
        if reason := self._reason(topic):
            runs += [(" · ", "dim"), (reason, "value")]
        quotes = (quote(self._opened.panel.text, mark) for mark in marks_of(topic.contents.get(self._chosen)))
        for text in list(dict.fromkeys(quotes))[:3]:
            runs += [(" · ", "dim"), (f"“{clean(text)}”", "evidence")]
        lines = [rule(head, self._width)]
        lines += [fit(((" ", ""), *line), self._width) for line in flow(runs, self._width - 2, DETAILS - 1)]
        return lines + [fit((), self._width)] * (DETAILS - len(lines))
