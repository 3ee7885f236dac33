import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style

from tui.ui.terminal.colour import Colour
from tui.ui.terminal.looks import BOLD, DIM, DOUBLE, PLAIN, REVERSE, UNDERLINE, Look, Looks, turn

ON = {"1": 1, "2": 2, "3": 4, "4": 8, "7": 16, "9": 32, "21": 64, "53": 128}
OFF = {"22": 1 | 2, "23": 4, "24": 8 | 64, "27": 16, "29": 32, "55": 128}
LOOKS = st.builds(
    Look,
    st.integers(0, 255),
    st.sampled_from(["", "31", "91", "38;5;200", "38;2;1;2;3"]),
    st.sampled_from(["", "41", "101", "48;5;200", "48;2;1;2;3"]),
)


def obey(state: Look, sequence: str) -> Look:
    """A terminal's SGR, as ECMA-48 and xterm have it."""
    if not sequence:
        return state
    parameters = re.fullmatch(r"\x1b\[([0-9;]*)m", sequence)
    assert parameters is not None
    attributes, front, back = state
    left = iter(parameters[1].split(";"))
    for each in left:
        if each in {"", "0"}:
            attributes, front, back = PLAIN
        elif each in ON:
            attributes |= ON[each]
        elif each in OFF:
            attributes &= ~OFF[each]
        elif each in {"38", "48"}:
            kind = next(left)
            colour = ";".join([each, kind, *itertools.islice(left, 1 if kind == "5" else 3)])
            front, back = (colour, back) if each == "38" else (front, colour)
        elif each.startswith(("3", "9")):
            front = "" if each == "39" else each
        elif each.startswith(("4", "10")):
            back = "" if each == "49" else each
        else:
            raise AssertionError(each)
    return Look(attributes, front, back)


@given(LOOKS, LOOKS)
def test_a_terminal_that_turns_from_one_look_to_another_has_the_other(before: Look, after: Look) -> None:
    assert obey(before, turn(before, after)) == after


@given(LOOKS, LOOKS)
def test_nothing_need_be_known_of_the_terminal(unknown: Look, after: Look) -> None:
    assert obey(unknown, turn(None, after)) == after


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (PLAIN, PLAIN, ""),
        (PLAIN, Look(REVERSE), "\x1b[7m"),
        (Look(REVERSE), PLAIN, "\x1b[m"),
        (Look(REVERSE, "38;5;200"), Look(0, "38;5;200"), "\x1b[27m"),
        (Look(BOLD | DIM), Look(DIM), "\x1b[;2m"),
        (Look(UNDERLINE | DOUBLE, "38;5;200"), Look(DOUBLE, "38;5;200"), "\x1b[24;21m"),
        (Look(0, "31", "48;5;200"), Look(0, "", "48;5;200"), "\x1b[39m"),
    ],
)
def test_the_shortest_way_is_taken(before: Look, after: Look, expected: str) -> None:
    assert turn(before, after) == expected


@given(st.integers(0, 255), st.integers(0, 255))
def test_without_colours_no_colour_is_ever_named(one: int, other: int) -> None:
    sequence = turn(Look(one), Look(other))
    assert not any(30 <= int(each or 0) <= 49 or 90 <= int(each or 0) <= 107 for each in sequence[2:-1].split(";"))


@pytest.mark.parametrize(
    ("colour", "front", "back"),
    [
        (Colour.TRUE, "38;2;1;200;3", "48;5;227"),
        (Colour.INDEXED, "38;5;40", "48;5;227"),
        (Colour.BASIC, "32", "103"),
        (Colour.NONE, "", ""),
    ],
)
def test_styles_become_what_the_terminal_can_show(colour: Colour, front: str, back: str) -> None:
    look = Looks(colour).of(Style(color="rgb(1,200,3)", bgcolor="color(227)", bold=True, underline2=True))
    assert look == Look(BOLD | DOUBLE, front, back)


def test_the_terminals_own_colours_are_left_alone() -> None:
    assert Looks(Colour.TRUE).of(Style(color="default", bgcolor="default")) is PLAIN
    assert Looks(Colour.TRUE).of(None) is PLAIN


def test_what_nobody_sees_does_not_count() -> None:
    looks = Looks(Colour.TRUE)
    plain = looks.of(Style(bold=True))
    assert looks.of(Style(bold=True, blink=True, conceal=True, link="http://example.org", meta={"a": 1})) is plain


def test_many_styles_with_hidden_data_do_not_fill_the_memory() -> None:
    looks = Looks(Colour.TRUE)
    first = looks.of(Style(bold=True))
    for number in range(5000):
        assert looks.of(Style(bold=True, meta={"at": number})) is first
    assert len(looks._of_style) < 5000


def test_black_on_a_background_is_not_bold_since_some_terminals_make_it_grey() -> None:
    looks = Looks(Colour.BASIC)
    on_green = Style(color="black", bgcolor="green", bold=True, underline=True)
    assert looks.of(on_green) == Look(UNDERLINE, "30", "42")
    assert looks.of(on_green + Style(color="bright_white")) == Look(BOLD | UNDERLINE, "97", "42")
    assert Looks(Colour.INDEXED).of(Style(color="color(16)", bgcolor="green", bold=True)).attributes == BOLD
