"""How a cell looks, and the shortest way from one look to the next.

A look is what is left of a Rich style once it stands on a terminal: attributes and colours, as parameters of the
sequence SGR (ECMA-48, 8.3.117). Links, blinking and hidden text are left out: nothing that we show needs them.
"""

from functools import lru_cache
from typing import NamedTuple

from rich.color import Color, ColorSystem
from rich.style import Style

from tui.ui.terminal.colour import Colour

BOLD, DIM, ITALIC, UNDERLINE, REVERSE, STRIKE, DOUBLE, OVERLINE = (1 << bit for bit in range(8))

_ON = {BOLD: "1", DIM: "2", ITALIC: "3", UNDERLINE: "4", REVERSE: "7", STRIKE: "9", DOUBLE: "21", OVERLINE: "53"}
_OFF = {
    BOLD: "22",
    DIM: "22",
    ITALIC: "23",
    UNDERLINE: "24",
    REVERSE: "27",
    STRIKE: "29",
    DOUBLE: "24",
    OVERLINE: "55",
}
_SHARED = (BOLD | DIM, UNDERLINE | DOUBLE)
"""Attributes that are switched off together."""

_SEEN_ON_BLANKS = UNDERLINE | REVERSE | STRIKE | DOUBLE | OVERLINE
_MOST_LOOKS = 4096
_BLACK = "30"
"""Of the 16 colours. Where it is bold, xterm and others write grey, which cannot be read on every background."""


class Look(NamedTuple):
    """How a cell looks.

    Attributes:
        attributes: Bits of this module.
        foreground: SGR parameters of the text's colour; empty for the terminal's own.
        background: The same for the background.
    """

    attributes: int = 0
    foreground: str = ""
    background: str = ""

    @property
    def erasable(self) -> bool:
        """Whether a blank that looks so is what erasing in that look leaves."""
        return not self.attributes & _SEEN_ON_BLANKS


PLAIN = Look()


@lru_cache(_MOST_LOOKS)
def turn(before: Look | None, after: Look) -> str:
    """The sequence that changes how the terminal writes.

    Args:
        before: How it writes now; None if that is not known.
        after: How it shall write.
    """
    if before == after:
        return ""
    whole = [_ON[bit] for bit in _ON if after.attributes & bit] + [after.foreground, after.background]
    afresh = ";".join(["", *filter(None, whole)])
    if before is None:
        return f"\x1b[{afresh}m"
    change = ";".join(_changes(before, after))
    return f"\x1b[{min(afresh, change, key=len)}m"


def _changes(before: Look, after: Look) -> list[str]:
    gone = before.attributes & ~after.attributes
    come = after.attributes & ~before.attributes
    for shared in _SHARED:
        if gone & shared:
            come |= after.attributes & shared
    parameters = list(dict.fromkeys(_OFF[bit] for bit in _OFF if gone & bit))
    parameters += [_ON[bit] for bit in _ON if come & bit]
    if before.foreground != after.foreground:
        parameters.append(after.foreground or "39")
    if before.background != after.background:
        parameters.append(after.background or "49")
    return parameters


class Looks:
    """Turns Rich styles into looks; equal looks are the same object.

    Args:
        colour: What the terminal can show.
        hidden: Attributes that are left out where there is a background.
    """

    def __init__(self, colour: Colour, *, hidden: int = 0) -> None:
        self._hidden = hidden
        self._system = {
            Colour.TRUE: ColorSystem.TRUECOLOR,
            Colour.INDEXED: ColorSystem.EIGHT_BIT,
            Colour.BASIC: ColorSystem.STANDARD,
            Colour.NONE: None,
        }[colour]
        self._of_style: dict[Style | None, Look] = {None: PLAIN}
        self._looks: dict[Look, Look] = {PLAIN: PLAIN}

    def of(self, style: Style | None) -> Look:
        """The look of a style."""
        look = self._of_style.get(style)
        if look is None:
            if len(self._of_style) > _MOST_LOOKS:
                # Styles that differ in their hidden data are many, looks are few.
                self._of_style = {None: PLAIN}
            look = self._make(style) if style is not None else PLAIN
            look = self._looks.setdefault(look, look)
            self._of_style[style] = look
        return look

    def _make(self, style: Style) -> Look:
        flags = {
            BOLD: style.bold,
            DIM: style.dim,
            ITALIC: style.italic,
            UNDERLINE: style.underline,
            REVERSE: style.reverse,
            STRIKE: style.strike,
            DOUBLE: style.underline2,
            OVERLINE: style.overline,
        }
        attributes = sum(bit for bit, flag in flags.items() if flag)
        ink, background = self._parameters(style.color, "3"), self._parameters(style.bgcolor, "4")
        if background:
            attributes &= ~self._hidden
            if ink == _BLACK:
                attributes &= ~BOLD
        return Look(attributes, ink, background)

    def _parameters(self, colour: Color | None, ground: str) -> str:
        if colour is None or colour.is_default or self._system is None:
            return ""
        return ";".join(colour.downgrade(self._system).get_ansi_codes(foreground=ground == "3"))
