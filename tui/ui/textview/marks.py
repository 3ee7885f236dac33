"""What is marked in the text, and what of it falls on each row.

Rows are compared by what falls on them: only those where it differs are drawn again.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tui.domain.spans import Range
from tui.ui.textview.layout import Row

NOWHERE = -1
"""The cursor of a row on which it is not."""

NO_LETTER = " "
"""The letter of a span that is not told from others: it is underlined, and takes no room from letters."""


class SpanMark(NamedTuple):
    """A span as the text shows it.

    Attributes:
        id: The span's id.
        label_index: Number of the label in its schema, which chooses the colour.
        letter: The label's key.
        ranges: Half-open ranges of code points.
        active: Whether it is shown at full strength.
    """

    id: str
    label_index: int
    letter: str
    ranges: tuple[Range, ...]
    active: bool = True


class Marks(NamedTuple):
    """All that is marked in the text.

    Attributes:
        spans: The spans. Pass the same tuple again while they stay the same: it is compared by identity first.
        cursor: Where the cursor is, in code points; `NOWHERE` for none.
        selection: The selected half-open range.
        candidate: The offered half-open range.
        held: Further half-open ranges that are selected together with it.
        chosen: The half-open ranges of the span that is acted upon, where that has to be told.
        hits: Other ranges to show, sorted, none over another: what was found, the other candidates.
        aside: Half-open ranges that are passed over, sorted, apart.
    """

    spans: tuple[SpanMark, ...] = ()
    cursor: int = NOWHERE
    selection: Range | None = None
    candidate: Range | None = None
    hits: tuple[Range, ...] = ()
    held: tuple[Range, ...] = ()
    chosen: tuple[Range, ...] = ()
    aside: tuple[Range, ...] = ()


class Piece(NamedTuple):
    """The part of a span's range that falls on one row; `opens` if the range starts there."""

    start: int
    end: int
    label: int
    letter: str
    active: bool
    opens: bool


class RowMarks(NamedTuple):
    """What falls on one row. A selection that reaches beyond the paragraph ends one past the row's end."""

    pieces: tuple[Piece, ...] = ()
    cursor: int = NOWHERE
    selection: Range | None = None
    candidate: Range | None = None
    hits: tuple[Range, ...] = ()
    held: tuple[Range, ...] = ()
    chosen: tuple[Range, ...] = ()
    aside: tuple[Range, ...] = ()


_KNOWN_ROWS = 2048
"""Rows whose pieces are remembered."""


class SpanIndex:
    """The pieces of spans on rows of text.

    Args:
        spans: The spans.
    """

    def __init__(self, spans: Iterable[SpanMark]) -> None:
        self._ranges = sorted(
            ((start, end, number) for number, span in enumerate(spans) for start, end in span.ranges),
            key=lambda found: (found[0], -found[1]),
        )
        self._spans = tuple(spans)
        self._known: dict[Range, tuple[Piece, ...]] = {}

    def pieces(self, rows: Sequence[Row]) -> list[tuple[Piece, ...]]:
        """The pieces on each of some rows that follow one another, by start, the longer ones first.

        They are remembered: when a text is scrolled, most rows have been looked at.
        """
        if not self._ranges:
            return [()] * len(rows)
        known = self._known
        new = [row for row in rows if (row.start, row.end) not in known]
        if new:
            if len(known) >= _KNOWN_ROWS:
                known.clear()
                new = list(rows)
            known.update(zip(((row.start, row.end) for row in new), self._look(new), strict=True))
        return [known[row.start, row.end] for row in rows]

    def _look(self, rows: Sequence[Row]) -> list[tuple[Piece, ...]]:
        """The pieces on each of some rows, in order, but perhaps with others between them."""
        top, bottom = rows[0].start, rows[-1].end
        found: list[list[Piece]] = [[] for _ in rows]
        ends = [row.end for row in rows]
        for start, end, number in self._ranges:
            if start >= bottom:
                break
            if end <= top:
                continue
            span = self._spans[number]
            for at in range(bisect_left(ends, start + 1), len(rows)):
                row = rows[at]
                if row.start >= end:
                    break
                low, high = max(start, row.start), min(end, row.end)
                if low < high:
                    found[at].append(
                        Piece(low, high, span.label_index, span.letter, span.active, start >= row.start)
                    )
        return [tuple(pieces) for pieces in found]


def hits_on(rows: Sequence[Row], hits: tuple[Range, ...]) -> tuple[Range, ...]:
    """The hits on some rows that follow one another; there may be very many in all."""
    if not rows or not hits:
        return ()
    first = bisect_right(hits, rows[0].start, key=lambda hit: hit[1])
    return hits[first : bisect_left(hits, rows[-1].end, key=lambda hit: hit[0])]


def marks_on(row: Row, marks: Marks, pieces: tuple[Piece, ...]) -> RowMarks:
    """What falls on a row.

    Args:
        row: The row.
        marks: All marks.
        pieces: What of the spans falls on it.
    """
    beyond = row.end + 1 if row.ends_paragraph else row.end
    cursor = marks.cursor if row.start <= marks.cursor < beyond else NOWHERE
    return RowMarks(
        pieces,
        cursor,
        _clip(marks.selection, row, beyond),
        _clip(marks.candidate, row, row.end),
        hits_on((row,), marks.hits),
        _touching(marks.held, row),
        _touching(marks.chosen, row),
        _touching(marks.aside, row),
    )


def _touching(ranges: tuple[Range, ...], row: Row) -> tuple[Range, ...]:
    return tuple(each for each in ranges if each[0] < row.end and row.start < each[1]) if ranges else ()


def _clip(chosen: Range | None, row: Row, beyond: int) -> Range | None:
    if chosen is None:
        return None
    start, end = max(chosen[0], row.start), min(chosen[1], beyond)
    return (start, end) if start < end else None
