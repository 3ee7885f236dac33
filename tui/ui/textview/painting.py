"""Rows as runs of styled text.

Overlapping spans are told apart without colour. Where the text is shown line under line, one span is underlined,
two or more are underlined and bold, and the letters of the labels on a row stand in a gutter at its right, which is
always kept free so that marking never moves text. Where each row is followed by a lane, strokes under the text
count the spans, and each span begins with the letter of its label.
"""

from itertools import pairwise
from typing import Final

from tui.domain.spans import Range
from tui.ui.lines import Run
from tui.ui.palettes import LABEL_COLOURS
from tui.ui.textview.clusters import settle
from tui.ui.textview.layout import Row
from tui.ui.textview.marks import NO_LETTER, NOWHERE, Piece, RowMarks

GUTTER: Final = 3
"""Cells at the right of the text for the letters of labels."""

MORE: Final = "+"
"""Stands in the gutter for the letters that found no room."""

ASIDE: Final = "~"
"""Stands in the gutter of rows that candidates and finds pass over."""

STROKES: Final = " ─═≡"
"""Lanes by the number of spans over a cell."""

FAINT_STROKES: Final = " ┄═≡"
"""The same where none of the spans is at full strength."""


def paint_row(row: Row, marks: RowMarks, width: int, *, lanes: bool = False) -> list[Run]:
    """Draws a row of text.

    Args:
        row: The row.
        marks: What falls on it.
        width: Cells of the row without the gutter; at least as many as the row needs.
        lanes: Whether a lane follows, so that overlaps need not be shown in the text.

    Returns:
        Runs of `width + GUTTER` cells in all.
    """
    pieces = _indexed(row, marks.pieces)
    named = _named(row, marks)
    edges = {0, len(row.starts)}
    edges.update(edge for low, high, _ in pieces for edge in (low, high))
    edges.update(edge for low, high, _ in named for edge in (low, high))
    aside = _clusters(row, marks.aside)
    edges.update(edge for each in aside for edge in each)
    runs: list[Run] = []
    for low, high in pairwise(sorted(edges)):
        names = _span_style([piece for left, right, piece in pieces if left <= low < right], lanes=lanes)
        names += [name for left, right, name in named if left <= low < right]
        if not names and any(left <= low < right for left, right in aside):
            names.append("aside")
        runs.append((row.drawn(low, high), " ".join(names)))
    left = width - row.columns[len(row.starts)]
    if tail := _tail_style(row, marks):
        runs.append((" ", tail))
        left -= 1
    gutter = _gutter(marks.pieces, aside=bool(aside))
    runs.append((" " * (left + GUTTER - len(gutter)), ""))
    return _joined(runs + gutter)


def paint_lane(row: Row, marks: RowMarks, width: int) -> list[Run]:
    """Draws the lane under a row: strokes for its spans, and the letter of each where it begins.

    Args:
        row: The row.
        marks: What falls on it.
        width: Cells of the row without the gutter.

    Returns:
        Runs of `width + GUTTER` cells in all.
    """
    cells: list[Run] = [(" ", "")] * (width + GUTTER)
    columns = [(row.columns[low], row.columns[high], piece) for low, high, piece in _indexed(row, marks.pieces)]
    for low, high in pairwise(sorted({edge for left, right, _ in columns for edge in (left, right)})):
        over = [piece for left, right, piece in columns if left <= low < right]
        if over:
            strokes = STROKES if any(piece.active for piece in over) else FAINT_STROKES
            stroke = strokes[min(len(over), len(strokes) - 1)]
            cells[low:high] = [(stroke, _colour("lane", _foremost(over)))] * (high - low)
    taken = -1
    for left, right, piece in columns:
        at = max(left, taken + 1)
        if piece.opens and at < right and piece.letter != NO_LETTER:
            cells[at] = (_letter(piece), _colour("letter", piece))
            taken = at
    return _joined(cells)


def _indexed(row: Row, pieces: tuple[Piece, ...]) -> list[tuple[int, int, Piece]]:
    """The pieces with the indexes of their first cluster and of the one behind their last."""
    return [(row.index_of(piece.start), _index_after(row, piece.end), piece) for piece in pieces]


def _index_after(row: Row, end: int) -> int:
    """Index of the first cluster that starts at `end` or later: an end inside a cluster takes the whole of it."""
    index = row.index_of(end)
    return index + 1 if index < len(row.starts) and row.starts[index] < end else index


def _named(row: Row, marks: RowMarks) -> list[tuple[int, int, str]]:
    """What is marked besides spans, in the order in which it is laid on the text."""
    chosen = [(*hit, "hit") for hit in marks.hits]
    chosen += [(*each, "chosen") for each in marks.chosen]
    chosen += [(*each, "selection") for each in marks.held]
    if marks.candidate:
        chosen.append((*marks.candidate, "candidate"))
    if marks.selection:
        chosen.append((*marks.selection, "selection"))
    if NOWHERE < marks.cursor < row.end:
        chosen.append((marks.cursor, marks.cursor + 1, "cursor"))
    return [(row.index_of(max(start, row.start)), _index_after(row, end), name) for start, end, name in chosen]


def _clusters(row: Row, ranges: tuple[Range, ...]) -> list[Range]:
    """Ranges of the text as indexes of the row's clusters."""
    return [(row.index_of(max(start, row.start)), _index_after(row, end)) for start, end in ranges]


def _span_style(over: list[Piece], *, lanes: bool) -> list[str]:
    if not over:
        return []
    colour = _colour("span", _foremost(over))
    return [colour] if lanes else [colour, "many" if len(over) > 1 else "one"]


def _foremost(pieces: list[Piece]) -> Piece:
    """The piece whose colour is seen: of those at full strength, or else of all, the shortest."""
    return min(pieces, key=lambda piece: (not piece.active, piece.end - piece.start))


def _colour(kind: str, piece: Piece) -> str:
    return f"{kind if piece.active else f'faint-{kind}'}-{piece.label % LABEL_COLOURS}"


def _tail_style(row: Row, marks: RowMarks) -> str:
    """The style of the cell behind a paragraph: for the cursor, or a selection that goes on in the next one."""
    selected = marks.selection is not None and marks.selection[1] > row.end
    here = row.ends_paragraph and marks.cursor == row.end
    return " ".join(name for name, on in (("selection", selected), ("cursor", here)) if on)


def _gutter(pieces: tuple[Piece, ...], *, aside: bool) -> list[Run]:
    """The letters of the labels on a row, those at full strength first; behind them a sign if it is passed over."""
    letters: dict[str, str] = {}
    for piece in sorted(pieces, key=lambda piece: not piece.active):
        if piece.letter != NO_LETTER:
            letters.setdefault(_letter(piece), _colour("letter", piece))
    runs = list(letters.items())
    if aside and len(runs) < GUTTER:
        runs.append((ASIDE, "dim"))
    return runs if len(runs) <= GUTTER else [*runs[: GUTTER - 1], (MORE, "dim")]


def _letter(piece: Piece) -> str:
    drawn, cells = settle(piece.letter[:1] or "·")
    return drawn if cells == 1 else "·"


def _joined(cells: list[Run]) -> list[Run]:
    """Neighbours of one style as one run."""
    runs: list[Run] = []
    for text, style in cells:
        if runs and runs[-1][1] == style:
            runs[-1] = (runs[-1][0] + text, style)
        elif text:
            runs.append((text, style))
    return runs
