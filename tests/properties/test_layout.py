"""What holds for the layout and the painting of any text."""

import re
import unicodedata
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.domain.text import ArticleText
from tui.domain.visible import visible
from tui.ui.foreign import shown, strip
from tui.ui.lines import Run
from tui.ui.terminal.colour import Colour
from tui.ui.textview import wrapping
from tui.ui.textview.layout import NARROWEST, Row, TextLayout
from tui.ui.textview.marks import Marks, SpanIndex, SpanMark, marks_on
from tui.ui.textview.motion import vertical
from tui.ui.textview.painting import GUTTER, paint_lane, paint_row
from tui.ui.theme import styles

AWKWARD = [
    *"ab \t\n五「。",
    "\r\n",
    "word ",
    "\x1b[31m",
    "\x9b",
    "\x00",
    "e\u0301",
    "\u0301",
    "क्षि",
    "क्",
    "👨\u200d👩\u200d👧",
    "👍🏽",
    "❤\ufe0f",
    "1\ufe0f\u20e3",
    "🇸",
    "\u200d",
    "\u200c",
    "\u202e",
    "\u1112\u1161\u11ab",
    "\u0600",
    "مَر",
    "\ud800",
]
texts = st.lists(st.sampled_from(AWKWARD) | st.text(max_size=6), max_size=40).map("".join)
widths = st.integers(0, 30)


def rows_of(text: str, width: int) -> list[Row]:
    return list(TextLayout(ArticleText(text), width).rows_from((0, 0)))


def boundaries(article: ArticleText) -> list[int]:
    return [offset for offset in range(len(article.text) + 1) if article.is_boundary(offset)]


@given(texts)
def test_what_is_shown_has_the_same_offsets_and_no_controls(text: str) -> None:
    assert len(visible(text)) == len(text)
    for drawn in (visible(text), shown(text)):
        assert not {unicodedata.category(char) for char in drawn} & {"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"}


@given(texts, widths)
def test_rows_partition_each_paragraph(text: str, width: int) -> None:
    article = ArticleText(text)
    rows = rows_of(text, width)
    for paragraph, (start, end) in enumerate(article.paragraphs):
        mine = [row for row in rows if row.place[0] == paragraph]
        assert mine[0].start == start
        assert mine[-1].end == end
        assert all(above.end == below.start for above, below in pairwise(mine))
        assert [row.ends_paragraph for row in mine] == [False] * (len(mine) - 1) + [True]
        assert all(row.start < row.end for row in mine) or start == end


@given(texts, widths)
def test_rows_are_as_wide_as_they_say_and_leave_a_cell_for_the_cursor(text: str, width: int) -> None:
    for row in rows_of(text, width):
        assert [cell_len(drawn) for _, _, drawn, _ in row.clusters()] == [cells for *_, cells in row.clusters()]
        assert cell_len(row.drawn()) == row.columns[len(row.starts)]
        assert row.columns[len(row.starts)] <= max(width, NARROWEST) - row.ends_paragraph


@given(texts, widths)
def test_each_place_of_the_cursor_has_a_cell_and_each_cell_a_place(text: str, width: int) -> None:
    article = ArticleText(text)
    layout = TextLayout(article, width)
    seen: set[tuple[tuple[int, int], int]] = set()
    for offset in boundaries(article):
        row = layout.row(layout.place_of(offset))
        column = row.column_of(offset)
        assert row.offset_at(column) == offset
        assert (row.place, column) not in seen
        seen.add((row.place, column))


@given(texts, widths, st.integers(0, 400), st.integers(-5, 5))
def test_moving_by_rows_ends_at_a_place_of_the_cursor(text: str, width: int, at: int, rows: int) -> None:
    article = ArticleText(text)
    places = boundaries(article)
    offset = places[at % len(places)]
    layout = TextLayout(article, width)
    reached, column = vertical(layout, offset, rows)
    assert reached in places
    assert column == layout.row(layout.place_of(offset)).column_of(offset)
    assert layout.place_of(reached) == layout.step(layout.place_of(offset), rows)


@given(st.text("ab \t", max_size=60), st.integers(1, 12))
def test_plain_text_is_wrapped_by_pattern_as_it_is_by_cluster(text: str, limit: int) -> None:
    by_pattern = list(wrapping._plain_rows(text, 0, len(text), limit)) or [0]
    assert by_pattern == list(wrapping._rows(text, 0, len(text), limit))


ranges = st.tuples(st.integers(0, 80), st.integers(1, 20)).map(lambda pair: (pair[0], pair[0] + pair[1]))
spans = st.builds(
    SpanMark,
    st.just("s"),
    st.integers(0, 30),
    st.sampled_from(["a", "五", "", "\x1b", "क"]),
    st.tuples(ranges),
    st.booleans(),
)


def drawable(line: list[Run], width: int) -> bool:
    book = styles(Colour.NONE)
    raw = {unicodedata.category(char) for text, _ in line for char in text} & {"Cc", "Cf", "Cs", "Cn"}
    drawn = strip(line, book, width, settled=True)
    cells = sum(cell_len(segment.text) for segment in drawn)
    return not raw and sum(cell_len(text) for text, _ in line) == width == cells


@settings(max_examples=60)
@given(
    texts, widths, st.lists(spans, max_size=6), st.integers(0, 90), ranges | st.none(), ranges | st.none(), ranges
)
def test_painted_rows_and_lanes_fill_their_width(  # noqa: PLR0917  as Hypothesis gives them
    text: str,
    width: int,
    found: list[SpanMark],
    cursor: int,
    selection: tuple[int, int] | None,
    candidate: tuple[int, int] | None,
    hit: tuple[int, int],
) -> None:
    layout = TextLayout(ArticleText(text), width)
    rows = list(layout.rows_from((0, 0)))
    marks = Marks(tuple(found), cursor, selection, candidate, (hit,))
    for row, pieces in zip(rows, SpanIndex(found).pieces(rows), strict=True):
        on = marks_on(row, marks, pieces)
        plain = "".join(run for run, _ in paint_row(row, on, layout.width))
        assert plain.startswith(row.drawn())
        assert drawable(paint_row(row, on, layout.width), layout.width + GUTTER)
        assert drawable(paint_row(row, on, layout.width, lanes=True), layout.width + GUTTER)
        assert drawable(paint_lane(row, on, layout.width), layout.width + GUTTER)


@given(texts, st.integers(0, 30))
def test_a_line_through_the_door_is_as_wide_as_asked(text: str, width: int) -> None:
    drawn = strip([(text, ""), (text, "error")], styles(Colour.NONE), width)
    assert drawn.cell_length == sum(cell_len(segment.text) for segment in drawn) == width
    assert not re.search(r"[\x00-\x1f\x7f-\x9f]", drawn.text)
