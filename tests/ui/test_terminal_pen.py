import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.emulator import Emulator
from tui.ui.terminal.looks import PLAIN, REVERSE, Look
from tui.ui.terminal.pen import Pen


def make(width: int = 80) -> Pen:
    pen = Pen(width, 24, erases_in_colour=True)
    pen.clear()
    pen.take()
    return pen


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ((5, 5), (5, 5), ""),
        ((5, 5), (5, 4), "\b"),
        ((5, 5), (5, 6), "\x1b[C"),
        ((5, 5), (5, 25), "\x1b[26G"),
        ((5, 25), (5, 34), "\x1b[9C"),
        ((5, 5), (5, 0), "\r"),
        ((5, 5), (6, 0), "\x1b[7H"),
        ((15, 5), (16, 0), "\r\x1b[B"),
        ((5, 5), (4, 5), "\x1b[A"),
        ((5, 5), (15, 40), "\x1b[16;41H"),
        ((15, 5), (0, 0), "\x1b[1H"),
    ],
)
def test_moves_the_shortest_way(start: tuple[int, int], end: tuple[int, int], expected: str) -> None:
    pen = make()
    pen.move(*start)
    pen.take()
    pen.move(*end)
    assert pen.take() == expected


PLACES = st.tuples(st.integers(0, 23), st.integers(0, 79))


@given(st.lists(PLACES, min_size=1, max_size=8))
def test_the_cursor_arrives(places: list[tuple[int, int]]) -> None:
    pen, emulator = make(), Emulator(80, 24)
    for place in places:
        pen.move(*place)
        emulator.feed(pen.take().encode())
        assert (emulator.screen.cursor.y, emulator.screen.cursor.x) == place


def test_where_the_cursor_is_after_the_last_column_is_not_supposed() -> None:
    pen = make(4)
    pen.move(2, 0)
    pen.write([(letter, PLAIN) for letter in "abcd"])
    pen.take()
    pen.move(2, 3)
    assert pen.take() == "\x1b[3;4H"


def test_the_column_after_a_disputed_cluster_is_not_supposed() -> None:
    pen = make()
    pen.move(2, 0)
    pen.write([("❤\ufe0f", PLAIN), ("", PLAIN), ("x", PLAIN)])
    assert pen.take() == "\x1b[3H  \r❤\ufe0f\x1b[3Gx"


def test_looks_are_kept_from_one_frame_to_the_next() -> None:
    pen = make()
    pen.move(0, 0)
    pen.write([("a", Look(REVERSE))])
    assert pen.take() == "\x1b[1H\x1b[7ma"
    pen.write([("b", Look(REVERSE))])
    assert pen.take() == "b"


def test_the_cursor_is_hidden_once_and_again_when_nothing_is_known() -> None:
    pen = make()
    pen.hide_cursor()
    pen.hide_cursor()
    assert pen.take() == "\x1b[?25l"
    pen.clear()
    pen.take()
    pen.hide_cursor()
    assert pen.take() == "\x1b[?25l"
