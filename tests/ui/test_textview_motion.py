from tui.domain.text import ArticleText
from tui.ui.textview.layout import TextLayout
from tui.ui.textview.motion import row_ends, vertical

TEXT = "one two three four\n\n五枚の弾 six"
# rows: "one two " 0-8, "three four" 8-18, "" 19, "五枚の弾 " 20-25, "six" 25-28


def layout() -> TextLayout:
    return TextLayout(ArticleText(TEXT), 11)


def test_the_column_is_kept_over_short_rows() -> None:
    offset, column = vertical(layout(), 14, 1)
    assert (offset, column) == (19, 6)
    offset, column = vertical(layout(), offset, 1, column)
    assert (offset, column) == (23, 6)
    assert vertical(layout(), offset, 1, column) == (28, 6)


def test_a_column_inside_a_wide_character_is_that_character() -> None:
    assert vertical(layout(), 1, 3) == (20, 1)
    assert vertical(layout(), 3, 3) == (21, 3)


def test_up_and_down_beyond_the_text_go_to_its_ends() -> None:
    assert vertical(layout(), 5, -1) == (0, 5)
    assert vertical(layout(), 26, 1) == (28, 1)
    assert vertical(layout(), 26, -40) == (1, 1)


def test_no_step_is_no_move() -> None:
    assert vertical(layout(), 5, 0) == (5, 5)


def test_a_row_ends_where_the_cursor_can_be() -> None:
    assert row_ends(layout(), 3) == (0, 7)
    assert row_ends(layout(), 9) == (8, 18)
    assert row_ends(layout(), 19) == (19, 19)
