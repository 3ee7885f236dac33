"""How everything looks, for each number of colours a terminal may have.

A style is asked for by name, or by several names parted by spaces, which are laid on one another in that order. The
terminal's own foreground and background stay wherever they can: its owner chose them to be readable, and they cost
no bytes. So the article is drawn in them, or on a background that brings its own foreground.

Label colours come from the fixed part of the 256-colour palette, in which true-colour terminals show the same. They
were searched for so that any two, and the colour of candidates, differ by 14 or more (CIEDE2000) for people with
normal vision, protanopia, deuteranopia and tritanopia (Machado, Oliveira and Fernandes 2009), and so that the text
on them has a contrast of 4.5 or more (WCAG 2.2, 1.4.3). Labels are never told apart by colour alone: letters stand
by.
"""

from collections.abc import Mapping
from functools import cache
from typing import Final, NamedTuple

from rich.color import Color
from rich.style import Style

from tui.ui.terminal.colour import Colour

LABEL_COLOURS: Final = 10
"""Labels with a colour of their own; the eleventh has the first one's again."""

BLACK, WHITE = 16, 231
"""Of the 256 colours, whose first 16 everybody sets differently."""

CANDIDATE: Final = 227
HIT: Final = 30
"""What could fill the active field: to be found when looked for, and quiet otherwise."""


class LabelColours(NamedTuple):
    """The colours of a label by their numbers.

    Attributes:
        ground: Behind text at full strength.
        ink: That text.
        faint: Text and strokes that are not at full strength, on the terminal's own background, light or dark; None
            for the terminal's own foreground.
    """

    ground: int
    ink: int
    faint: int | None


INDEXED: Final = (
    LabelColours(208, BLACK, 130),
    LabelColours(26, WHITE, 63),
    LabelColours(42, BLACK, 29),
    LabelColours(126, WHITE, 163),
    LabelColours(219, BLACK, 132),
    LabelColours(94, WHITE, 131),
    LabelColours(105, BLACK, 98),
    LabelColours(250, BLACK, 243),
    LabelColours(101, BLACK, 64),
    LabelColours(139, BLACK, 97),
)
"""Each faint colour has a contrast of 4 or more to black and to white."""

BASIC: Final = (
    LabelColours(3, 0, None),
    LabelColours(4, 15, None),
    LabelColours(2, 0, None),
    LabelColours(5, 15, None),
    LabelColours(6, 0, None),
    LabelColours(1, 15, None),
    LabelColours(10, 0, None),
    LabelColours(13, 0, None),
    LabelColours(14, 0, None),
    LabelColours(9, 0, None),
)

_DEFAULT = Color.default()

_ATTRIBUTES: Final[Mapping[str, Style]] = {
    "one": Style(underline=True),
    "many": Style(underline=True, bold=True),
    "hit": Style(italic=True),
    "candidate": Style(color=_DEFAULT, bgcolor=_DEFAULT, reverse=True, underline=True),
    "selection": Style(color=_DEFAULT, bgcolor=_DEFAULT, reverse=True, bold=True),
    "dim": Style(dim=True),
    "header": Style(bold=True),
    "header-flag": Style(bold=True, reverse=True),
    "footer": Style(),
    "footer-key": Style(bold=True),
    "message": Style(bold=True),
    "alarm": Style(bold=True, reverse=True),
    "saved": Style(),
    "not-saved": Style(bold=True, reverse=True),
    "rule": Style(dim=True),
    "rule-title": Style(bold=True),
    "marker": Style(bold=True),
    "field": Style(),
    "field-active": Style(bold=True),
    "value": Style(),
    "value-active": Style(bold=True, underline=True),
    "nothing": Style(italic=True),
    "evidence": Style(underline=True),
    "overridden": Style(dim=True),
    "error": Style(bold=True),
    "warning": Style(bold=True),
    "info": Style(),
    "prompt": Style(bold=True),
    "typed": Style(underline=True),
    "offered": Style(reverse=True),
    "choice": Style(),
    "choice-active": Style(reverse=True),
    "key": Style(bold=True),
    "gone": Style(strike=True),
}
"""Everything in attributes alone: what terminals without colours show, and what colours are laid on."""


class StyleBook(dict[str, Style]):
    """Styles by name; several names parted by spaces are put together when they are first asked for.

    `cursor` swaps the colours of whatever it is laid on, so that it is seen inside a selection too.

    Raises:
        KeyError: There is no style of that name.
    """

    def __missing__(self, names: str) -> Style:
        if " " not in names:
            raise KeyError(names)
        style = Style.null()
        for name in names.split(" "):
            style += self._turned(style) if name == "cursor" else self[name]
        self[names] = style
        return style

    @staticmethod
    def _turned(style: Style) -> Style:
        return Style(reverse=not style.reverse)


@cache
def styles(depth: Colour) -> Mapping[str, Style]:
    """The styles for a number of colours."""
    book = StyleBook(_ATTRIBUTES)
    book[""] = Style.null()
    book["cursor"] = Style(reverse=True)
    if depth in {Colour.TRUE, Colour.INDEXED}:
        book.update(_indexed())
    elif depth == Colour.BASIC:
        book.update(_basic())
    for number in range(LABEL_COLOURS):
        book.update(_label(number, depth))
    return book


def _label(number: int, depth: Colour) -> dict[str, Style]:
    bold, dim, plain = Style(bold=True), Style(dim=True), Style()
    if depth == Colour.NONE:
        full, letter, lane, faint, faint_lane = plain, bold, bold, dim, dim
    else:
        colours = (BASIC if depth == Colour.BASIC else INDEXED)[number]
        full = letter = _colours(colours.ink, colours.ground)
        faint = plain if colours.faint is None else _colours(colours.faint)
        lane, faint_lane = faint + bold, faint if depth != Colour.BASIC else dim
    return {
        f"span-{number}": full,
        f"letter-{number}": letter,
        f"lane-{number}": lane,
        f"faint-span-{number}": faint,
        f"faint-letter-{number}": faint,
        f"faint-lane-{number}": faint_lane,
    }


def _colours(ink: int, ground: int | None = None, *, bold: bool | None = None) -> Style:
    back = None if ground is None else Color.from_ansi(ground)
    return Style(color=Color.from_ansi(ink), bgcolor=back, bold=bold)


def _indexed() -> dict[str, Style]:
    alarm = _colours(WHITE, 160, bold=True)
    warning = _colours(130, bold=True)
    return {
        "hit": _colours(HIT),
        "candidate": _colours(BLACK, CANDIDATE) + Style(underline=True),
        "dim": _colours(243),
        "rule": _colours(243),
        "saved": _colours(29),
        "not-saved": alarm,
        "alarm": alarm,
        "error": _colours(160, bold=True),
        "warning": warning,
        "header-flag": warning,
        "overridden": _colours(243),
        "marker": _colours(163, bold=True),
    }


def _basic() -> dict[str, Style]:
    alarm = _colours(15, 1, bold=True)
    return {
        "hit": _colours(6),
        "candidate": _colours(0, 11) + Style(underline=True),
        "not-saved": alarm,
        "alarm": alarm,
        "error": _colours(1, bold=True),
    }
