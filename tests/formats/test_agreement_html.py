"""The report as a page: complete in itself, and nothing of what others wrote is markup in it."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest

from tests.support.hostile import ALL
from tests.support.reports import report
from tui.formats.agreement_html import agreement_html
from tui.formats.svg_plots import Point, Row, grid, intervals, lines

STRIKES = (
    "<script>alert(1)</script>",
    "\"'><img src=x onerror=alert(1)>",
    "</title></svg><svg onload=alert(1)>",
    "&lt;b&gt; &#60;i&#62; <!-- ",
    "javascript:alert(1)",
    "]]><style>*{display:none}</style>",
    ALL,
    "\ud800",
    "</details></table></body>",
)
WORDS = (
    "html head meta title style body h1 h2 h3 h4 p b br ul li table caption thead tbody tr th td sup div bdi span"
)
TAGS = {
    *WORDS.split(),
    "small",
    "details",
    "summary",
    "dl",
    "dt",
    "dd",
    *("svg", "g", "line", "text"),
    "circle",
    "rect",
    "polygon",
}
VOID = {"meta", "br"}


class Page(HTMLParser):
    """Reads a page as strictly as nobody else does."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


def page(html: str) -> Page:
    found = Page()
    found.feed(html)
    found.close()
    assert found.open == []
    return found


@pytest.mark.parametrize("strike", STRIKES)
def test_what_others_wrote_is_text(strike: str) -> None:
    """In the names of projects, labels, answers, groups and (were the checks of names ever to fail) annotators."""
    html = agreement_html(report(strike, who=(f"a{strike}", f"b{strike}"), group=strike))
    plain = agreement_html(report())
    found, expected = page(html), page(plain)
    assert [tag for tag, _ in found.tags] == [tag for tag, _ in expected.tags]
    assert {tag for tag, _ in found.tags} <= TAGS
    for _, attributes in found.tags:
        assert not any(name.startswith("on") or name in {"href", "src", "xlink:href"} for name in attributes)
    assert all(char.isprintable() or char == "\n" for char in html)


def test_the_page_needs_nothing_from_elsewhere() -> None:
    html = agreement_html(report())
    assert not re.search(r"https?:|url\(|@import|<link|<script|<iframe", html)
    policy = next(attributes for tag, attributes in page(html).tags if "http-equiv" in attributes)
    assert policy["content"] == "default-src 'none'; style-src 'unsafe-inline'"


def test_the_figures_stand_in_it_with_what_they_hide() -> None:
    text = " ".join("".join(page(agreement_html(report())).text).split())
    assert "undefined (no variation)" in text
    assert "0.457" in text
    assert "[0.250 to 0.750]" in text
    assert "threshold 0.5, detection F1 0.8" in text
    assert "alpha can be 0 although nearly all agree" in text
    assert "ana and ben (5 articles). Was one file loaded twice?" in text
    assert "~0.457" in text


def test_how_events_were_aligned_stands_in_it() -> None:
    text = " ".join("".join(page(agreement_html(report())).text).split())
    assert "How events were aligned" in text
    assert "Place: 2 events together (ana 1, ben 2); a better alignment may exist" in text
    assert "ana · ben 0.75: Place 1.00, evidence –" in text
    assert "nearest is ana 1 (0.25 with that of ben), but contradicts it (Place)" in text
    without = " ".join(page(agreement_html(replace(report(), alignments=()))).text)
    assert "How events were aligned" not in without


def test_what_rests_on_little_looks_uncertain() -> None:
    """Grey with a mark in tables; hollow in plots."""
    html = agreement_html(report())
    assert "<small class=few>~0.457</small>" in html
    assert "What is marked ~, or hollow, rests on fewer than 20 units" in html
    few, many = (
        intervals([Row("x", (Point(0.5, 0.4, 0.6, range_only=False, told="", few=few),))], ("",), "p")
        for few in (True, False)
    )
    assert 'class="c0 few"' in few
    assert "few" not in many


@pytest.mark.parametrize("strike", ["Place", *STRIKES])
def test_every_plot_is_well_formed(strike: str) -> None:
    html = agreement_html(report(strike))
    plots = re.findall(r"<svg.*?</svg>", html, re.DOTALL)
    assert len(plots) == 10
    for plot in plots:
        ET.fromstring(plot)  # noqa: S314 - our own


def parsed(plot: str) -> ET.Element:
    return ET.fromstring(plot)  # noqa: S314 - our own


def test_intervals_are_drawn_to_scale() -> None:
    """Five letters take 51 pixels: the axis runs from 0 there to 1 at 471, and 0.5 stands at 261."""
    drawn = parsed(intervals([Row("Place", (Point(0.5, 0.25, 0.75, range_only=False, told="t"),))], ("F1",), "x"))
    [dot] = drawn.iter("circle")
    assert dot.attrib["cx"] == "261.0"
    [bar] = [line for line in drawn.iter("line") if line.get("stroke-width")]
    assert (bar.attrib["x1"], bar.attrib["x2"]) == ("156.0", "366.0")


def test_an_axis_reaches_below_zero_where_it_must() -> None:
    """From -0.5 at 23 to 1 at 443: 0 stands at a third."""
    drawn = parsed(intervals([Row("x", (Point(0, -0.5, 1, range_only=True, told="t"),))], ("alpha",), "x"))
    [dot] = drawn.iter("circle")
    assert dot.attrib["cx"] == "163.0"
    assert any(line.get("stroke-dasharray") for line in drawn.iter("line"))


def test_a_figure_without_a_value_is_told_and_not_drawn() -> None:
    drawn = parsed(
        intervals([Row("x", (Point(None, None, None, range_only=False, told="undefined (why)"),))], ("a",), "x")
    )
    assert list(drawn.iter("circle")) == []
    assert any(
        each.text == "undefined (why)" or "undefined (why)" in "".join(each.itertext())
        for each in drawn.iter("text")
    )


def test_what_is_said_of_both_figures_alike_is_said_once() -> None:
    missing = Point(None, None, None, range_only=False, told="undefined (why)")
    drawn = parsed(intervals([Row("x", (missing, missing))], ("a", "b"), "x"))
    assert len([each for each in drawn.iter("text") if "undefined (why)" in "".join(each.itertext())]) == 1


def test_cells_stand_in_their_row_and_column() -> None:
    drawn = parsed(grid(("a", "b"), ("a", "b"), {(1, 0): (0.5, "7", "told")}, "x"))
    held = [each for each in drawn.iter("g") if "7" in [text.text for text in each.iter("text")]]
    [box] = held[0].iter("rect")
    assert (box.attrib["x"], box.attrib["y"], box.attrib["fill-opacity"]) == ("23", "67.25", "0.500")


def test_a_line_is_broken_where_there_is_no_value() -> None:
    values = {"01": (0.5, "t"), "03": (1.0, "t"), "04": (0.0, "t")}
    drawn = parsed(lines(["01", "02", "03", "04"], {"ana": values}, "x"))
    assert len([line for line in drawn.iter("line") if line.get("stroke-width")]) == 1
