"""Whether everything can be told apart and read, whatever the terminal shows."""

from itertools import combinations
from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt
from typing import TypeAlias

import pytest
from rich.color import Color
from rich.style import Style

from tui.ui.palettes import (
    BASIC,
    CANDIDATE,
    HIGH,
    INDEXED,
    LABEL_COLOURS,
    TONES,
    LabelColours,
    Theme,
    label_colours,
)
from tui.ui.terminal.colour import Colour
from tui.ui.theme import styles

Rgb: TypeAlias = tuple[float, float, float]
Lab: TypeAlias = tuple[float, float, float]

XTERM = [
    (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229),
    (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255), (255, 0, 255), (0, 255, 255),
    (255, 255, 255),
]  # fmt: skip
"""The first 16 colours as xterm has them."""

VISIONS: dict[str, tuple[Rgb, Rgb, Rgb]] = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900),
    ),
}  # fmt: skip
"""Severity 1.0, from Machado, Oliveira and Fernandes, A Physiologically-based Model for Simulation of Color Vision
Deficiency (2009)."""


def rgb(number: int) -> Rgb:
    red, green, blue = XTERM[number] if number < 16 else Color.from_ansi(number).get_truecolor()
    return red, green, blue


def linear(colour: Rgb) -> Rgb:
    red, green, blue = (c / 255 / 12.92 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour)
    return red, green, blue


def luminance(colour: Rgb) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Rgb, other: Rgb) -> float:
    """WCAG 2.2."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def lab(colour: Rgb, vision: str) -> Lab:
    """CIE L*a*b*, D65, of a colour as somebody sees it."""
    seen = linear(colour)
    r, g, b = (min(1, max(0, sum(k * c for k, c in zip(row, seen, strict=True)))) for row in VISIONS[vision])

    def f(t: float) -> float:
        return t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116

    x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047)
    y = f(0.2126 * r + 0.7152 * g + 0.0722 * b)
    z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def difference(one: Lab, other: Lab) -> float:
    """CIEDE2000 (Sharma, Wu and Dalal 2005)."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    chroma = (hypot(a1, b1) + hypot(a2, b2)) / 2
    g = 0.5 * (1 - sqrt(chroma**7 / (chroma**7 + 25**7)))
    a1, a2 = a1 * (1 + g), a2 * (1 + g)
    c1, c2 = hypot(a1, b1), hypot(a2, b2)
    h1, h2 = degrees(atan2(b1, a1)) % 360, degrees(atan2(b2, a2)) % 360
    turn = (h2 - h1 + 180) % 360 - 180 if c1 * c2 else 0
    dh = 2 * sqrt(c1 * c2) * sin(radians(turn / 2))
    light, c = (l1 + l2) / 2, (c1 + c2) / 2
    h = h1 + turn / 2 if c1 * c2 else h1 + h2
    t = (
        1
        - 0.17 * cos(radians(h - 30))
        + 0.24 * cos(radians(2 * h))
        + 0.32 * cos(radians(3 * h + 6))
        - 0.2 * cos(radians(4 * h - 63))
    )
    sl = 1 + 0.015 * (light - 50) ** 2 / sqrt(20 + (light - 50) ** 2)
    sc, sh = 1 + 0.045 * c, 1 + 0.015 * c * t
    around = 30 * exp(-(((h % 360 - 275) / 25) ** 2))
    rt = -sin(radians(2 * around)) * 2 * sqrt(c**7 / (c**7 + 25**7))
    dl, dc = (l2 - l1) / sl, (c2 - c1) / sc
    return sqrt(dl**2 + dc**2 + (dh / sh) ** 2 + rt * dc * dh / sh)


def test_the_measure_agrees_with_the_published_pairs() -> None:
    # Sharma, Wu and Dalal (2005), table 1, pairs 1, 7, 17 and 25.
    assert difference((50, 2.6772, -79.7751), (50, 0, -82.7485)) == pytest.approx(2.0425, abs=1e-4)
    assert difference((50, 0, 0), (50, -1, 2)) == pytest.approx(2.3669, abs=1e-4)
    assert difference((50, 2.5, 0), (73, 25, -18)) == pytest.approx(27.1492, abs=1e-4)
    assert difference((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387)) == pytest.approx(1.2644, abs=1e-4)


BACKGROUNDS: dict[Theme, tuple[Rgb, ...]] = {
    Theme.DARK: ((0, 0, 0), (30, 30, 30), (0, 43, 54), (48, 10, 36), (40, 42, 54)),
    Theme.LIGHT: ((255, 255, 255), (253, 246, 227), (250, 250, 250), (238, 238, 236)),
}
"""Black, and those of widespread themes: VS Code's, Solarized's, Ubuntu's, Dracula's; white, Solarized's, One's,
Tango's."""

FAINT_APART = {Theme.DARK: 9, Theme.LIGHT: 7}

EVERY_LOOK = [(depth, theme) for depth in Colour for theme in Theme]


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize(("palette", "least"), [(INDEXED, 14), (HIGH, 12)])
def test_any_two_label_colours_differ_for_everybody(
    palette: tuple[LabelColours, ...], least: float, vision: str
) -> None:
    grounds = [label.ground for label in palette] + [CANDIDATE]
    assert len(palette) == LABEL_COLOURS
    for one, other in combinations(grounds, 2):
        assert difference(lab(rgb(one), vision), lab(rgb(other), vision)) >= least, (one, other)


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("theme", FAINT_APART)
def test_faint_labels_differ_for_everybody(theme: Theme, vision: str) -> None:
    faint = [label.faint for label in label_colours(theme) if label.faint is not None]
    assert len(faint) == LABEL_COLOURS
    for one, other in combinations(faint, 2):
        assert difference(lab(rgb(one), vision), lab(rgb(other), vision)) >= FAINT_APART[theme], (one, other)


@pytest.mark.parametrize(("palette", "least"), [(INDEXED, 4.5), (BASIC, 4.5), (HIGH, 7)])
def test_text_on_a_label_can_be_read(palette: tuple[LabelColours, ...], least: float) -> None:
    assert len(palette) == LABEL_COLOURS
    for ground, ink, _ in palette:
        assert contrast(rgb(ground), rgb(ink)) >= least, ground


def test_labels_of_high_contrast_are_seen_on_black_and_on_white() -> None:
    for ground, _, _ in HIGH:
        assert contrast(rgb(ground), (0, 0, 0)) >= 1.6, ground
        assert contrast(rgb(ground), (255, 255, 255)) >= 1.6, ground


def test_faint_text_can_be_read_on_black_and_on_white_where_the_background_is_not_known() -> None:
    for colour in (*TONES[Theme.AUTO], *(label.faint for label in INDEXED)):
        assert colour is not None
        assert contrast(rgb(colour), (0, 0, 0)) >= 3.8, colour
        assert contrast(rgb(colour), (255, 255, 255)) >= 4, colour


@pytest.mark.parametrize("theme", BACKGROUNDS)
def test_whatever_is_written_on_the_background_of_a_theme_can_be_read(theme: Theme) -> None:
    for name, style in styles(Colour.INDEXED, theme).items():
        if style.color is None or style.color.is_default or style.bgcolor is not None:
            continue
        assert style.color.number is not None
        for background in BACKGROUNDS[theme]:
            assert contrast(rgb(style.color.number), background) >= 4.5, (name, background)


def test_high_contrast_writes_in_no_colour_of_its_own_and_dims_nothing() -> None:
    for name, style in styles(Colour.INDEXED, Theme.CONTRAST).items():
        assert not style.dim, name
        if style.bgcolor is None:
            assert style.color is None, name


@pytest.mark.parametrize(("depth", "theme"), [each for each in EVERY_LOOK if each[0] is not Colour.NONE])
def test_whatever_brings_its_own_background_can_be_read(depth: Colour, theme: Theme) -> None:
    least = 7 if theme is Theme.CONTRAST and depth is not Colour.BASIC else 4.5
    book = styles(depth, theme)
    laid = [f"{span}-{n} {how} {what}" for span in ("span", "faint-span") for n in range(LABEL_COLOURS) for how in
            ("one", "many") for what in ("hit", "candidate", "hit candidate", "hit cursor")]  # fmt: skip
    for name in laid:
        assert book[name] is not None
    for name, style in book.items():
        back, ink = style.bgcolor, style.color
        if back is None or back.is_default:
            continue
        assert ink is not None, name
        assert ink.number is not None
        assert back.number is not None
        assert contrast(rgb(back.number), rgb(ink.number)) >= least, name


LOOKS = [
    "",
    "span-0 one",
    "span-0 many",
    "faint-span-0 one",
    "faint-span-0 many",
    "hit",
    "candidate",
    "selection",
    "cursor",
    "selection cursor",
    "candidate cursor",
    "span-0 many selection",
    "span-0 one cursor",
]


@pytest.mark.parametrize(("depth", "theme"), EVERY_LOOK)
def test_everything_that_can_be_marked_looks_different(depth: Colour, theme: Theme) -> None:
    looks = [styles(depth, theme)[name] for name in LOOKS]
    assert len(set(looks)) == len(LOOKS)


@pytest.mark.parametrize("depth", Colour)
def test_overlaps_differ_by_an_attribute_and_not_only_by_colour(depth: Colour) -> None:
    one, many = styles(depth)["span-1 one"], styles(depth)["span-1 many"]
    assert (one.underline, one.bold) == (True, None)
    assert (many.underline, many.bold) == (True, True)


def test_without_colours_only_attributes_are_used() -> None:
    for name, style in styles(Colour.NONE).items():
        for colour in (style.color, style.bgcolor):
            assert colour is None or colour.is_default, name


def test_few_colours_are_the_sixteen_of_the_terminal() -> None:
    for name, style in styles(Colour.BASIC).items():
        for colour in (style.color, style.bgcolor):
            assert colour is None or colour.is_default or (colour.number or 0) < 16, name


def test_all_numbers_of_colours_have_the_same_names() -> None:
    books = [styles(depth, theme) for depth, theme in EVERY_LOOK]
    assert len({frozenset(name for name in book if " " not in name) for book in books}) == 1


def test_the_cursor_swaps_the_colours_of_what_it_is_on() -> None:
    book = styles(Colour.NONE)
    assert book["cursor"] == Style(reverse=True)
    assert book["selection cursor"].reverse is False
    assert book["span-0 one cursor"].reverse is True


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(KeyError):
        styles(Colour.TRUE)["span-0 no-such-style"]
