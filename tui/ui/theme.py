"""How everything looks, for each number of colours a terminal may have, in each theme.

A style is asked for by name, or by several names parted by spaces, which are laid on one another in that order. The
article is drawn in the terminal's own colours, or on a background that brings its own foreground. Labels are never
told apart by colour alone: letters stand by.
"""

from collections.abc import Mapping
from functools import cache
from typing import Final

from rich.color import Color
from rich.style import Style

from tui.ui.palettes import (
    BASIC,
    BASIC_HITS,
    BLACK,
    CANDIDATE,
    LABEL_COLOURS,
    TONES,
    WHITE,
    LabelColours,
    Theme,
    label_colours,
)
from tui.ui.terminal.colour import Colour

_DEFAULT = Color.default()

_ATTRIBUTES: Final[Mapping[str, Style]] = {
    "one": Style(underline=True),
    "many": Style(underline=True, bold=True),
    "hit": Style(italic=True),
    "candidate": Style(color=_DEFAULT, bgcolor=_DEFAULT, reverse=True, underline=True),
    "selection": Style(color=_DEFAULT, bgcolor=_DEFAULT, reverse=True, bold=True),
    "chosen": Style(reverse=True),
    "aside": Style(dim=True),
    "dim": Style(dim=True),
    "header": Style(bold=True),
    "header-flag": Style(bold=True, reverse=True),
    "footer": Style(),
    "footer-key": Style(bold=True),
    "tour": Style(reverse=True),
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
}
"""Everything in attributes alone: what terminals without colours show, and what colours are laid on."""


class StyleBook(dict[str, Style]):
    """Styles by name; several names parted by spaces are put together when they are first asked for.

    `cursor` swaps the colours of whatever it is laid on, so that it is seen inside a selection too. `hit` leaves
    the ink of what brings its own background.

    Raises:
        KeyError: There is no style of that name.
    """

    def __missing__(self, names: str) -> Style:
        if " " not in names:
            raise KeyError(names)
        style = Style.null()
        for name in names.split(" "):
            style += self._laid_on(style, name)
        self[names] = style
        return style

    def _laid_on(self, style: Style, name: str) -> Style:
        if name == "cursor":
            return Style(reverse=not style.reverse)
        if name == "hit" and style.bgcolor is not None:
            # Its ink was chosen for the terminal's background, and cannot be read on that of a label.
            return Style(italic=True)
        return self[name]


@cache
def styles(depth: Colour, theme: Theme = Theme.AUTO) -> Mapping[str, Style]:
    """The styles for a number of colours.

    Args:
        depth: What the terminal can show.
        theme: What its background is.
    """
    book = StyleBook(_ATTRIBUTES)
    book[""] = Style.null()
    book["cursor"] = Style(reverse=True)
    if theme is Theme.CONTRAST:
        book.update(dict.fromkeys(("aside", "dim", "rule", "overridden"), Style()))
    if depth in {Colour.TRUE, Colour.INDEXED}:
        book.update(_high() if theme is Theme.CONTRAST else _indexed(theme))
    elif depth == Colour.BASIC:
        book.update(_basic(theme))
    palette = BASIC if depth == Colour.BASIC else label_colours(theme)
    for number in range(LABEL_COLOURS):
        book.update(_label(number, palette[number], depth, theme))
    return book


def _label(number: int, colours: LabelColours, depth: Colour, theme: Theme) -> dict[str, Style]:
    bold, dim, plain = Style(bold=True), Style(dim=True), Style()
    if depth == Colour.NONE:
        full, letter, lane, faint, faint_lane = plain, bold, bold, dim, dim
    else:
        full = letter = _colours(colours.ink, colours.ground)
        faint = plain if colours.faint is None else _colours(colours.faint)
        lane = faint + bold
        faint_lane = dim if depth == Colour.BASIC and theme is not Theme.CONTRAST else faint
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


def _indexed(theme: Theme) -> dict[str, Style]:
    tones = TONES[theme]
    alarm = _colours(WHITE, 160, bold=True)
    warning = _colours(tones.warning, bold=True)
    return {
        "hit": _colours(tones.hit),
        "candidate": _colours(BLACK, CANDIDATE) + Style(underline=True),
        "aside": _colours(tones.dim),
        "dim": _colours(tones.dim),
        "rule": _colours(tones.dim),
        "saved": _colours(tones.saved),
        "not-saved": alarm,
        "alarm": alarm,
        "error": _colours(tones.error, bold=True),
        "warning": warning,
        "header-flag": warning,
        "overridden": _colours(tones.dim),
        "marker": _colours(tones.marker, bold=True),
    }


def _high() -> dict[str, Style]:
    alarm = _colours(WHITE, 88, bold=True)
    return {
        "candidate": _colours(BLACK, CANDIDATE) + Style(underline=True),
        "not-saved": alarm,
        "alarm": alarm,
        "error": Style(bold=True, reverse=True),
    }


def _basic(theme: Theme) -> dict[str, Style]:
    alarm = _colours(15, 1, bold=True)
    found = {"candidate": _colours(0, 11) + Style(underline=True), "not-saved": alarm, "alarm": alarm}
    if theme is Theme.CONTRAST:
        return {**found, "error": Style(bold=True, reverse=True)}
    return {**found, "hit": _colours(BASIC_HITS[theme]), "error": _colours(1, bold=True)}
