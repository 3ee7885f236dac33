"""How many colours the desk may use."""

from collections.abc import Mapping
from enum import StrEnum

from tui.domain.errors import DeskError


class Colour(StrEnum):
    """The colours of a terminal."""

    TRUE = "true"
    INDEXED = "256"
    BASIC = "16"
    NONE = "none"


MODES = ("auto", *(colour.value for colour in Colour))
"""What `--colour` takes."""

_TRUE_TERMINALS = ("xterm-kitty", "xterm-ghostty", "alacritty", "foot", "wezterm", "contour", "iterm")
_MONOCHROME_TERMINALS = ("vt1", "vt2", "vt3", "vt4", "vt5", "dumb", "ansi-m")


def choose_colour(mode: str, environ: Mapping[str, str]) -> Colour:
    """Chooses the colours.

    Args:
        mode: One of `MODES`.
        environ: The environment: `NO_COLOR` (https://no-color.org), `COLORTERM` and `TERM` decide for `auto`.

    Returns:
        The colours to use.

    Raises:
        DeskError: There is no such mode.
    """
    if mode not in MODES:
        raise DeskError(f"unknown colour mode {mode!r}: choose one of {', '.join(MODES)}")
    return _detect(environ) if mode == "auto" else Colour(mode)


def _detect(environ: Mapping[str, str]) -> Colour:
    term = environ.get("TERM", "").lower()
    if environ.get("NO_COLOR") or term.startswith(_MONOCHROME_TERMINALS):
        return Colour.NONE
    if environ.get("COLORTERM", "").lower() in {"truecolor", "24bit"}:
        return Colour.TRUE
    if term.startswith(_TRUE_TERMINALS) or term.endswith("-direct"):
        return Colour.TRUE
    return Colour.INDEXED if term.endswith("256color") else Colour.BASIC
