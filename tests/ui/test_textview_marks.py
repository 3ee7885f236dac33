"""What of the spans falls on rows, however the text was scrolled before."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from tui.ui.textview.layout import Row
from tui.ui.textview.marks import Piece, SpanIndex, SpanMark

LENGTHS = st.lists(st.integers(0, 6), min_size=1, max_size=12)
RANGES = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=8)
WINDOWS = st.lists(st.tuples(st.integers(0, 11), st.integers(1, 5)), min_size=1, max_size=6)


def rows_of(lengths: Sequence[int]) -> list[Row]:
    """Rows of a text, one behind the other; where one is empty, a line break lies between."""
    rows: list[Row] = []
    start = 0
    for number, length in enumerate(lengths):
        end = start + length
        row = Row(
            (number, 0),
            (start, end),
            range(start, end),
            range(length + 1),
            "x" * length,
            ends_paragraph=not length,
        )
        rows.append(row)
        start = end + (not length)
    return rows


def looked_up(row: Row, spans: Sequence[SpanMark]) -> tuple[Piece, ...]:
    """The pieces on a row, found by looking at each span."""
    ranges = [(start, end, span) for span in spans for start, end in span.ranges]
    return tuple(
        Piece(
            max(start, row.start), min(end, row.end), span.label_index, span.letter, span.active, start >= row.start
        )
        for start, end, span in sorted(ranges, key=lambda found: (found[0], -found[1]))
        if max(start, row.start) < min(end, row.end)
    )


@given(LENGTHS, RANGES, WINDOWS)
def test_each_row_has_the_pieces_that_fall_on_it(
    lengths: list[int], ranges: list[tuple[int, int]], windows: list[tuple[int, int]]
) -> None:
    rows = rows_of(lengths)
    spans = [
        SpanMark(f"s{number}", number, "a", ((start, start + length),), active=number % 2 == 0)
        for number, (start, length) in enumerate(ranges)
    ]
    index = SpanIndex(spans)
    for first, count in windows:
        seen = rows[first : first + count]
        assert index.pieces(seen) == [looked_up(row, spans) for row in seen]


def test_a_long_text_is_scrolled_through() -> None:
    rows = rows_of([3] * 5_000)
    spans = [SpanMark(str(number), 0, "a", ((number * 7, number * 7 + 4),)) for number in range(2_000)]
    index = SpanIndex(spans)
    for first in range(0, 4_990, 5):
        seen = rows[first : first + 10]
        found = index.pieces(seen)
        if first % 500 == 0:
            assert found == [looked_up(row, spans) for row in seen]
