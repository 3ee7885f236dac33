"""Which rows are in view, and which of them are drawn again."""

import pytest

from tui.domain.text import ArticleText
from tui.ui.textview.marks import Marks, SpanMark
from tui.ui.textview.window import TextWindow

LINES = "\n".join(f"line {number:02}" for number in range(40))
LENGTH = 8  # of a line with its break


def window(top: int = 0, *, height: int = 10, text: str = LINES) -> TextWindow:
    made = TextWindow()
    made.load(ArticleText(text), top)
    made.resize(20, height)
    return made


def line(number: int) -> int:
    return number * LENGTH


def span(start: int, end: int, name: str = "s") -> SpanMark:
    return SpanMark(name, 0, "a", ((start, end),))


def test_the_window_holds_as_many_rows_as_fit() -> None:
    made = window()
    assert [row.start for row in made.rows] == [line(n) for n in range(10)]
    made.resize(20, 4, rest=1)
    assert len(made.rows) == 5
    assert made.page == 4
    assert len(window(text="one\ntwo").rows) == 2


def test_an_article_opens_where_it_was_left() -> None:
    made = TextWindow()
    made.load(ArticleText(LINES), line(12))
    made.show(Marks(cursor=line(15)))
    made.resize(20, 10)
    assert made.top_offset == line(12)


def test_a_cursor_that_is_out_of_view_when_an_article_opens_is_brought_in() -> None:
    made = TextWindow()
    made.load(ArticleText(LINES), 0)
    made.show(Marks(cursor=line(30)))
    made.resize(20, 10)
    assert made.cursor_row is not None


@pytest.mark.parametrize(
    ("top", "cursor", "new_top"),
    [
        (10, 12, 10),
        (10, 17, 10),
        (10, 18, 11),  # two rows stay below the cursor
        (10, 19, 12),
        (10, 11, 9),  # and two above it
        (10, 2, 0),
        (0, 0, 0),
        (10, 1, 0),
        (30, 39, 30),  # none at the end of the text
        (29, 39, 30),
        (0, 25, 22),  # from afar it is shown in the upper third
        (30, 15, 12),
        (0, 39, 30),  # but the window stays full
    ],
)
def test_the_cursor_stays_in_view(top: int, cursor: int, new_top: int) -> None:
    made = window(line(top))
    made.show(Marks(cursor=line(cursor)))
    assert made.top_offset == line(new_top)
    assert made.rows[made.cursor_row or 0].start == line(cursor)


def test_a_low_window_keeps_the_cursor_in_view_too() -> None:
    made = window(height=1)
    for number in (0, 1, 2, 7, 39, 38, 0):
        made.show(Marks(cursor=line(number)))
        assert made.cursor_row == 0


def test_the_wheel_scrolls_away_from_the_cursor_and_marking_does_not_scroll_back() -> None:
    made = window()
    made.show(Marks(cursor=3))
    assert made.scroll_by(6)
    assert made.top_offset == line(6)
    assert made.cursor_row is None
    made.show(Marks((span(line(8), line(8) + 4),), cursor=3))
    assert made.top_offset == line(6)
    made.show(Marks(cursor=4))
    assert made.cursor_row == 0


def test_scrolling_stops_when_the_last_row_is_in_view() -> None:
    made = window()
    assert made.scroll_by(100)
    assert made.top_offset == line(30)
    assert not made.scroll_by(1)
    assert made.scroll_by(-100)
    assert not made.scroll_by(-1)
    assert not window(text="one\ntwo").scroll_by(1)
    assert not window(line(35)).scroll_by(1)


def test_another_width_keeps_the_cursor_in_view() -> None:
    made = window(text="word " * 400, height=10)
    made.show(Marks(cursor=1000))
    made.resize(60, 5)
    assert made.cursor_row is not None
    made.scroll_by(-100)
    made.resize(30, 5)
    assert made.cursor_row is None
    assert made.top_offset == 0


def changed(before: Marks, after: Marks) -> list[int] | None:
    made = window()
    made.show(before)
    return made.show(after)


def test_the_same_marks_change_nothing() -> None:
    marks = Marks((span(3, 30),), 5, (1, 9), (20, 30), ((4, 5),))
    assert changed(marks, Marks((span(3, 30),), 5, (1, 9), (20, 30), ((4, 5),))) == []


def test_a_moved_cursor_changes_the_rows_it_was_on_and_is_on() -> None:
    assert changed(Marks(cursor=1), Marks(cursor=2)) == [0]
    assert changed(Marks(cursor=1), Marks(cursor=line(3))) == [0, 3]
    assert changed(Marks(cursor=1), Marks(cursor=line(30))) is None


def test_an_extended_selection_changes_the_rows_at_its_end() -> None:
    before = Marks(selection=(2, line(4) + 2))
    assert changed(before, Marks(selection=(2, line(4) + 3))) == [4]
    assert changed(before, Marks(selection=(2, line(6)))) == [4, 5]
    assert changed(before, Marks()) == [0, 1, 2, 3, 4]


def test_a_span_changes_the_rows_on_which_it_is() -> None:
    assert changed(Marks(), Marks((span(line(2) + 3, line(4) + 1),))) == [2, 3, 4]
    assert changed(Marks((span(0, 3),)), Marks((span(0, 3)._replace(active=False),))) == [0]
    both = (span(0, 3), span(line(5), line(5) + 2, "t"))
    assert changed(Marks(both), Marks(both[:1])) == [5]
    assert changed(Marks(), Marks((span(line(20), line(21)),))) == []
    assert changed(Marks(), Marks((SpanMark("s", 0, "a", ((0, 2), (line(7), line(7) + 1))),))) == [0, 7]


def test_found_and_offered_text_changes_its_rows() -> None:
    assert changed(Marks(hits=((1, 3),)), Marks(hits=((1, 3), (line(4), line(4) + 2)))) == [4]
    many = tuple((line(n), line(n) + 9) for n in range(-1, 40, 2))
    assert changed(Marks(), Marks(hits=many)) == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
    assert changed(Marks(hits=((line(2), line(3)), (line(10), line(11)))), Marks()) == [2]
    assert changed(Marks(candidate=(1, 3)), Marks(candidate=(line(2) + 1, line(2) + 3))) == [0, 2]


def test_spans_come_into_view_with_their_rows() -> None:
    made = window()
    made.show(Marks((span(line(12), line(12) + 3),)))
    assert not any(marks.pieces for marks in made.on_rows)
    made.scroll_by(5)
    assert [number for number, marks in enumerate(made.on_rows) if marks.pieces] == [7]
    made.load(ArticleText(LINES), line(5))
    assert not any(marks.pieces for marks in made.on_rows)


@pytest.mark.parametrize(
    ("candidate", "new_top"),
    [
        (12, 10),
        (19, 10),
        (20, 11),  # as little as possible
        (22, 13),  # the cursor is still in view
        (24, 10),  # it would not be any more
        (8, 8),
        (4, 4),
        (3, 10),
    ],
)
def test_a_candidate_is_brought_into_view_beside_the_cursor(candidate: int, new_top: int) -> None:
    made = window()
    made.show(Marks(cursor=line(13)))
    made.scroll_by(line(10) // LENGTH - made.top_offset // LENGTH)
    assert made.top_offset == line(10)
    at = line(candidate)
    made.show(Marks(cursor=line(13), candidate=(at, at + 4)))
    assert made.top_offset == line(new_top)
    assert made.cursor_row is not None


def test_a_window_that_was_scrolled_away_from_a_candidate_stays_there() -> None:
    made = window()
    lit = Marks(cursor=line(5), candidate=(line(6), line(6) + 4))
    made.show(lit)
    made.scroll_by(20)
    made.show(lit)
    assert made.top_offset == line(20)
    made.load(ArticleText(LINES))
    lit = Marks(cursor=line(5), candidate=(line(1), line(1) + 4))
    made.show(lit)
    made.scroll_by(3)
    made.show(lit._replace(selection=(line(5), line(6))))
    assert made.top_offset == line(3)
