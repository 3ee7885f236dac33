from collections.abc import Callable
from functools import partial

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.emulator import Emulator
from tui.ui.terminal.cells import cells_of
from tui.ui.terminal.display import Screenful
from tui.ui.terminal.looks import BOLD, DOUBLE, PLAIN, REVERSE, UNDERLINE, Look

WIDTH, HEIGHT = 24, 10
YELLOW = Look(0, "30", "43")
LOOKS = [PLAIN, YELLOW, Look(BOLD), Look(REVERSE), Look(UNDERLINE, "34")]


class Watched:
    """A screenful with a terminal at the other end."""

    def __init__(self, width: int = WIDTH, height: int = HEIGHT, *, erases_in_colour: bool = True) -> None:
        self.screenful = Screenful(width, height, erases_in_colour=erases_in_colour)
        self.emulator = Emulator(width, height)
        self.emulator.feed(b"\x1b[?7l")
        self.update()

    def put(self, row: int, text: str, look: Look = PLAIN, column: int = 0) -> None:
        self.screenful.put(row, column, cells_of([(text, look)], len(text)))

    def update(self) -> str:
        sent = self.screenful.update()
        self.emulator.feed(sent.encode("utf-8"))
        return sent

    def fill(self, lines: list[str], first: int = 0) -> None:
        for row, line in enumerate(lines, first):
            self.screenful.put(row, 0, cells_of([(line, PLAIN)], self.screenful.width))


def lines(count: int, start: int = 0) -> list[str]:
    return [f"{number:03} {'abcdefghijklmnop'[number % 7 :]}" for number in range(start, start + count)]


def test_the_first_update_clears_the_terminal() -> None:
    assert "\x1b[2J" in Screenful(5, 2).update()


def test_nothing_is_sent_where_nothing_changed() -> None:
    watched = Watched()
    watched.fill(lines(HEIGHT))
    watched.update()
    watched.fill(lines(HEIGHT))
    assert watched.update() == ""


def test_only_the_cells_that_differ_are_sent() -> None:
    watched = Watched()
    watched.put(3, "the quay and the price")
    watched.update()
    watched.put(3, "the quai and the price")
    assert watched.update() == "\x1b[8Gi"


def test_a_cursor_that_moves_by_one_costs_ten_bytes() -> None:
    watched = Watched()
    text = "the quay and the price"

    def show(at: int) -> str:
        row = [(text[:at], PLAIN), (text[at], Look(REVERSE)), (text[at + 1 :], PLAIN)]
        watched.screenful.put(3, 0, cells_of(row, WIDTH))
        return watched.update()

    show(4)
    show(5)
    assert show(6) == "\b\x1b[mu\x1b[7ma"


def test_close_changes_are_sent_in_one_go() -> None:
    watched = Watched()
    watched.put(0, "abcdefghijklmnop")
    watched.update()
    watched.put(0, "aXcdXfghijkXmnop")
    assert watched.update() == "\x1b[2GXcdX\x1b[6CX"


def test_a_blank_end_is_erased() -> None:
    watched = Watched()
    watched.put(0, "x" * WIDTH)
    watched.update()
    watched.put(0, "x".ljust(WIDTH), YELLOW)
    assert watched.update().endswith("\x1b[K")
    assert watched.emulator.cells()[0][WIDTH - 1].bg == "brown"


def test_blanks_are_not_erased_in_colour_where_that_loses_the_colour() -> None:
    watched = Watched(erases_in_colour=False)
    watched.put(0, "x".ljust(WIDTH), YELLOW)
    assert "\x1b[K" not in watched.update()
    watched.put(0, "x".ljust(WIDTH))
    assert "\x1b[K" in watched.update()


def test_underlined_blanks_are_written() -> None:
    watched = Watched()
    watched.put(0, " " * WIDTH, Look(DOUBLE))
    assert " " * WIDTH in watched.update()


def test_long_gaps_are_erased_too() -> None:
    watched = Watched()
    watched.put(0, "a" + "-" * (WIDTH - 2) + "z")
    watched.update()
    watched.put(0, "b" + " " * (WIDTH - 2) + "y")
    assert len(watched.update()) < WIDTH
    assert watched.emulator.rows()[0] == "b" + " " * (WIDTH - 2) + "y"


def test_a_text_that_moves_up_is_scrolled() -> None:
    watched = Watched(60, HEIGHT)
    watched.fill(lines(HEIGHT - 1), 0)
    watched.put(HEIGHT - 1, "status")
    watched.update()
    for start in (1, 2, 3, 2, 1, 3, 0):
        watched.fill(lines(HEIGHT - 1, start))
        sent = watched.update()
        assert f"\x1b[1;{HEIGHT - 1}r" in sent
        assert len(sent) < 140
        assert watched.emulator.rows() == [*lines(HEIGHT - 1, start), "status"]


def test_a_jump_is_not_scrolled() -> None:
    watched = Watched()
    watched.fill(lines(HEIGHT))
    watched.update()
    watched.fill(lines(HEIGHT, 100))
    sent = watched.update()
    assert "r" not in sent.replace("\x1b[r", "x")
    assert watched.emulator.rows() == lines(HEIGHT, 100)


def test_the_whole_screen_is_sent_again_if_nothing_is_known_of_it() -> None:
    watched = Watched()
    watched.fill(lines(HEIGHT))
    watched.update()
    watched.emulator.feed(b"\x1b[3;5r\x1b[41m\x1b[2Jsomebody else\x1b[?25h")
    watched.screenful.forget()
    watched.update()
    assert watched.emulator.rows() == lines(HEIGHT)
    assert watched.emulator.screen.cursor.hidden
    assert {cell.bg for row in watched.emulator.cells() for cell in row} == {"default"}


def test_the_terminals_cursor_goes_where_it_shall() -> None:
    watched = Watched()
    watched.screenful.cursor = (2, 5)
    watched.put(7, "elsewhere")
    watched.update()
    cursor = watched.emulator.screen.cursor
    assert (cursor.y, cursor.x, cursor.hidden) == (2, 5, True)
    watched.screenful.cursor = (2, 6)
    assert watched.update() == "\x1b[C"
    watched.screenful.cursor = None
    assert watched.update() == ""


def test_what_lies_outside_is_left_out() -> None:
    watched = Watched()
    watched.put(HEIGHT, "below")
    watched.put(-1, "above")
    watched.put(0, "beside", column=WIDTH)
    watched.put(0, "x" * (WIDTH + 9))
    watched.put(1, "half", column=WIDTH - 2)
    watched.update()
    assert watched.emulator.rows()[:2] == ["x" * WIDTH, " " * (WIDTH - 2) + "ha"]


def test_a_short_segment_is_padded() -> None:
    watched = Watched()
    watched.put(0, "xxxxxxxx")
    watched.update()
    watched.screenful.put(0, 0, cells_of([("ab", PLAIN)], 6))
    watched.update()
    assert watched.emulator.rows()[0] == "ab    xx"


def test_half_of_a_wide_character_that_is_covered_takes_the_other_half_along() -> None:
    watched = Watched()
    watched.screenful.put(0, 0, cells_of([("漢字漢", PLAIN)], 6))
    watched.update()
    watched.put(0, "ab", column=3)
    watched.update()
    assert watched.emulator.rows()[0] == "漢 ab"


def test_a_wide_character_that_is_cut_leaves_no_half() -> None:
    watched = Watched()
    watched.screenful.put(0, 0, cells_of([("aa漢aa", PLAIN)], 6))
    watched.update()
    watched.screenful.put(0, 0, cells_of([("bb漢", YELLOW)], 3))
    watched.update()
    assert [cell.data for cell in watched.emulator.cells()[0][:6]] == ["b", "b", " ", " ", "a", "a"]


def test_after_a_wide_character_the_cursor_is_two_columns_on() -> None:
    watched = Watched()
    watched.screenful.put(0, 0, cells_of([("0123456789漢 quay and", PLAIN)], WIDTH))
    watched.update()
    watched.screenful.put(0, 0, cells_of([("0123456789字 quay und", PLAIN)], WIDTH))
    watched.update()
    assert watched.emulator.rows()[0] == "0123456789字 quay und"


def test_text_after_a_disputed_cluster_stays_in_its_columns() -> None:
    watched = Watched()
    # Rich gives the family two cells and this emulator six: the rest must not be pushed aside.
    watched.screenful.put(0, 0, cells_of([("a👩\u200d👩\u200d👧z❤\ufe0fy", PLAIN)], WIDTH))
    watched.update()
    row = watched.emulator.cells()[0]
    assert (row[3].data, row[6].data) == ("z", "y")


def test_nothing_old_shows_beside_a_cluster_that_is_drawn_narrower() -> None:
    watched = Watched()
    watched.put(0, "abcdefgh")
    watched.update()
    watched.screenful.put(0, 0, cells_of([("❤\ufe0fcdefgh", PLAIN)], 8))
    watched.update()
    assert [cell.data for cell in watched.emulator.cells()[0][:3]] == ["❤\ufe0f", " ", "c"]


def test_a_disputed_cluster_stands_in_the_last_columns_too() -> None:
    watched = Watched()
    watched.put(0, "x" * WIDTH)
    watched.update()
    watched.screenful.put(0, WIDTH - 2, cells_of([("❤\ufe0f", PLAIN)], 2))
    watched.update()
    assert watched.emulator.rows()[0] == "x" * (WIDTH - 2) + "❤\ufe0f"


def test_nothing_is_lost_beside_a_cluster_that_is_drawn_wider() -> None:
    watched = Watched()
    watched.screenful.put(0, 0, cells_of([("a👍🏽bcdefghijkl", PLAIN)], WIDTH))
    watched.update()
    watched.screenful.put(0, 0, cells_of([("a", PLAIN), ("👍🏽", Look(REVERSE)), ("bcdefghijkl", PLAIN)], WIDTH))
    watched.update()
    assert "".join(cell.data for cell in watched.emulator.cells()[0][3:14]) == "bcdefghijkl"


SEGMENTS = st.lists(
    st.tuples(
        st.text(st.sampled_from("ab  \u0301漢é\x1b—"), max_size=WIDTH + 2),
        st.sampled_from(LOOKS),
    ),
    min_size=1,
    max_size=3,
)
PUT = st.tuples(st.integers(0, HEIGHT - 1), st.integers(0, WIDTH - 1), st.integers(1, WIDTH), SEGMENTS)
SCROLL = st.integers(-4, 4)


@given(
    st.lists(st.one_of(st.lists(PUT, max_size=3), SCROLL), max_size=8),
    st.sampled_from([Watched, partial(Watched, erases_in_colour=False)]),
)
@settings(max_examples=100, deadline=None)
def test_the_terminal_shows_what_it_should(
    frames: list[list[tuple[int, int, int, list[tuple[str, Look]]]] | int], make: Callable[[], Watched]
) -> None:
    watched = make()
    start = 20
    for frame in frames:
        if isinstance(frame, int):
            start += frame
            watched.fill(lines(HEIGHT - 2, start), 1)
        else:
            for row, column, width, segments in frame:
                watched.screenful.put(row, column, cells_of(segments, width))
        watched.update()
        shown = [
            [(cell.data, cell.bold, cell.reverse, cell.bg) for cell in row] for row in watched.emulator.cells()
        ]
        assert shown == [[seen(text, look) for text, look in row] for row in watched.screenful._wanted]


def seen(text: str, look: Look) -> tuple[str, bool, bool, str]:
    return (
        text,
        bool(look.attributes & BOLD),
        bool(look.attributes & REVERSE),
        "brown" if look.background else "default",
    )
