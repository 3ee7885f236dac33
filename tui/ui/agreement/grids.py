"""Matrices on the screen: figures of pairs, and which answers meet. Pure."""

from collections.abc import Mapping, Sequence

from tui.domain.agreement.wording import words_of
from tui.ui.agreement.desk import AgreementDesk
from tui.ui.agreement.rows import of_topic, value_text, what_of
from tui.ui.lines import Line, Run, clean, fit, window

_CELL = 7
_MOST_NAME = 26

Cells = Mapping[tuple[int, int], str]


def pair_lines(desk: AgreementDesk, width: int, room: int) -> list[Line]:
    """The figures of all pairs, annotators by annotators."""
    section, topic = desk.section, desk.topic
    if section is None or topic is None:
        return [(("  Nothing is compared pair by pair here.", "dim"),)]
    number = desk.topics.index(topic) + 1
    told = f" {clean(what_of(topic))} · {words_of(topic.kind).title}   {number} of {len(desk.topics)}: [ ] others"
    place = {name: number for number, name in enumerate(desk.names)}
    cells = {}
    for (one, other), figure in of_topic(section, topic).items():
        cells[place[one], place[other]] = cells[place[other], place[one]] = value_text(figure)
    return [((told, "value"),), *_grid(desk.names, cells, desk.cell, width, room - 1)]


def confusion_lines(desk: AgreementDesk, width: int, room: int) -> list[Line]:
    """Which answers meet how often."""
    matrix = desk.matrix
    if matrix is None:
        return [(("  No answers meet here.", "dim"),)]
    number = desk.matrices.index(matrix) + 1
    who = f"rows {matrix.who[0]}, columns {matrix.who[1]}" if matrix.who else "all pairs, in either order"
    told = f" {clean(what_of(matrix))} · {clean(who)}   {number} of {len(desk.matrices)}: [ ] others"
    cells = {}
    for row, column, count in matrix.cells:
        cells[row, column] = f"{count:,}"
        if not matrix.who:
            cells[column, row] = f"{count:,}"
    return [((told, "value"),), *_grid(matrix.answers, cells, desk.cell, width, room - 1)]


def _grid(names: Sequence[str], cells: Cells, at: tuple[int, int], width: int, room: int) -> list[Line]:
    """A matrix, scrolled so that the highlighted cell is in view."""
    name = min(_MOST_NAME, max(8, width // 4), max((len(each) for each in names), default=8) + 1)
    columns = max(1, (width - name - 3) // (_CELL + 1))
    rows = max(1, room - 1)
    left, top = window(len(names), at[1], columns), window(len(names), at[0], rows)
    shown = range(left, min(len(names), left + columns))
    head: list[Run] = [(" " * (name + 2), "")]
    for number in shown:
        style = "field-active" if number == at[1] else "dim"
        head += [(" ", ""), (_right(clean(names[number])), style)]
    lines: list[Line] = [tuple(head)]
    for row in range(top, min(len(names), top + rows)):
        active = row == at[0]
        runs: list[Run] = [("▸" if active else " ", "marker"), (" ", "")]
        runs += fit(((clean(names[row]), "field-active" if active else "field"),), name)
        for number in shown:
            text = cells.get((row, number), "·")
            here = (row, number) == at
            style = "choice-active" if here else ("value" if (row, number) in cells else "dim")
            runs += [(" ", ""), (_right(text), style)]
        lines.append(tuple(runs))
    return lines


def _right(text: str) -> str:
    """A text at the right of a cell, cut if it is too long."""
    filled = "".join(piece for piece, _ in fit(((text, ""),), _CELL))
    stripped = filled.rstrip(" ")
    return " " * (len(filled) - len(stripped)) + stripped
