"""The colours of labels, and of what else is coloured, for each theme.

The terminal's own foreground and background stay wherever they can: its owner chose them to be readable, and they
cost no bytes. A theme says what that background is. Colours come from the fixed part of the 256-colour palette,
in which true-colour terminals show the same.

The grounds of labels were searched for so that any two, and the colour of candidates, differ by 14 or more
(CIEDE2000) for people with normal vision, protanopia, deuteranopia and tritanopia (Machado, Oliveira and
Fernandes 2009), and so that the text on them has a contrast of 4.5 or more (WCAG 2.2, 1.4.3). In the theme of
high contrast these are 12 and 7 (1.4.6). Faint colours have the hue of their label as far as that leaves them a
contrast of 4.5 on the usual backgrounds of their theme, and differ by 9 (dark) and 7 (light) or more in the
same four ways. Where the background is not known, no colour can have more than 4.58 on black and on white at
once, so labels have 4 or more.
"""

from enum import StrEnum
from typing import Final, NamedTuple

BLACK, WHITE = 16, 231
"""Of the 256 colours, whose first 16 everybody sets differently."""

CANDIDATE: Final = 227


class Theme(StrEnum):
    """What the terminal's background is."""

    AUTO = "auto"
    """It is not known."""
    DARK = "dark"
    LIGHT = "light"
    CONTRAST = "contrast"
    """It has the contrast that its owner needs: nothing is dimmed, nothing is written in a colour of ours on it."""


class LabelColours(NamedTuple):
    """The colours of a label by their numbers.

    Attributes:
        ground: Behind text at full strength.
        ink: That text.
        faint: Text and strokes that are not at full strength, on the terminal's own background; None for the
            terminal's own foreground.
    """

    ground: int
    ink: int
    faint: int | None


class Tones(NamedTuple):
    """Colours on the terminal's own background, by their numbers.

    Attributes:
        dim: What matters less.
        hit: What could fill the active field: to be found when looked for, and quiet otherwise.
        saved: That all is well.
        error: What must be mended.
        warning: What should be looked at.
        marker: Where one is.
    """

    dim: int
    hit: int
    saved: int
    error: int
    warning: int
    marker: int


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

HIGH: Final = (
    LabelColours(172, BLACK, None),
    LabelColours(57, WHITE, None),
    LabelColours(72, BLACK, None),
    LabelColours(90, WHITE, None),
    LabelColours(219, BLACK, None),
    LabelColours(124, WHITE, None),
    LabelColours(141, BLACK, None),
    LabelColours(250, BLACK, None),
    LabelColours(150, BLACK, None),
    LabelColours(240, WHITE, None),
)
"""Seen on black and on white: their grounds have a contrast of 1.6 or more to both."""

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

LABEL_COLOURS: Final = len(INDEXED)
"""Labels with a colour of their own; the eleventh has the first one's again."""

_FAINT: Final = {
    Theme.DARK: (202, 147, 85, 182, 175, 179, 105, 252, 144, 225),
    Theme.LIGHT: (88, 26, 23, 90, 53, 94, 18, 242, 232, 96),
}

TONES: Final = {
    Theme.AUTO: Tones(dim=243, hit=30, saved=29, error=160, warning=130, marker=163),
    Theme.DARK: Tones(dim=247, hit=37, saved=77, error=203, warning=214, marker=207),
    Theme.LIGHT: Tones(dim=241, hit=25, saved=22, error=124, warning=94, marker=127),
}
"""None for high contrast, which says all this with attributes."""

BASIC_HITS: Final = {Theme.AUTO: 6, Theme.DARK: 14, Theme.LIGHT: 4}


def label_colours(theme: Theme) -> tuple[LabelColours, ...]:
    """The colours of labels on a terminal with 256 colours or more."""
    if theme is Theme.CONTRAST:
        return HIGH
    faint = _FAINT.get(theme)
    if faint is None:
        return INDEXED
    return tuple(each._replace(faint=other) for each, other in zip(INDEXED, faint, strict=True))
