import pytest

from tui.domain.errors import DeskError
from tui.ui.terminal.colour import MODES, Colour, choose_colour


@pytest.mark.parametrize("mode", [mode for mode in MODES if mode != "auto"])
def test_a_named_mode_is_taken_whatever_the_environment_says(mode: str) -> None:
    assert choose_colour(mode, {"NO_COLOR": "1", "TERM": "dumb"}).value == mode


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, Colour.TRUE),
        ({"TERM": "xterm", "COLORTERM": "24bit"}, Colour.TRUE),
        ({"TERM": "xterm-kitty"}, Colour.TRUE),
        ({"TERM": "xterm-direct"}, Colour.TRUE),
        ({"TERM": "xterm-256color"}, Colour.INDEXED),
        ({"TERM": "tmux-256color", "COLORTERM": ""}, Colour.INDEXED),
        ({"TERM": "xterm"}, Colour.BASIC),
        ({"TERM": "linux"}, Colour.BASIC),
        ({"TERM": "screen"}, Colour.BASIC),
        ({}, Colour.BASIC),
        ({"TERM": "vt220"}, Colour.NONE),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": "1"}, Colour.NONE),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": ""}, Colour.TRUE),
    ],
)
def test_auto_goes_by_the_environment(environ: dict[str, str], expected: Colour) -> None:
    assert choose_colour("auto", environ) is expected


def test_an_unknown_mode_is_refused() -> None:
    with pytest.raises(DeskError, match="auto, true, 256, 16, none"):
        choose_colour("pastel", {})
