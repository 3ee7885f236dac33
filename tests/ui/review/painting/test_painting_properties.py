"""Whatever annotators say and are called: lines are as wide as they should be, and tell nobody's name."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject
from rich.cells import cell_len

from tests.properties.test_layout import texts
from tests.properties.test_lines import check
from tests.support.adjudicating import SCHEMA_OF_REVIEW, Hand, desk, open_cases, panel
from tests.support.drawn import draw_layer
from tests.support.painted import at_work, of_panel
from tui.domain.adjudication.cases import Case
from tui.domain.adjudication.decisions import Choice, Ruling
from tui.domain.adjudication.resolving import resolve, settle_rest
from tui.domain.adjudication.review import Panel
from tui.domain.layers import FLAG, HELP, Layer
from tui.domain.visible import visible
from tui.services.review_articles import Opened, found_in, open_panel
from tui.store.disagreements import Row
from tui.ui.lines import Line, clean
from tui.ui.review.painting.alignment import alignment_lines
from tui.ui.review.painting.decided import decided_line
from tui.ui.review.painting.marks import case_marks
from tui.ui.review.painting.pane import Beside, case_lines
from tui.ui.review.painting.queue import queue_lines
from tui.ui.review.painting.sides import columns_of, letters_of, versions_of
from tui.ui.textview.clusters import drawn_text

NO_SHRINK = [Phase.explicit, Phase.generate]
PEOPLE = ("zqanaqz", "zqbenqz", "zqcoraqz", "zqdavidqz", "zqevaqz")
SIZES = [(80, 9), (80, 10), (120, 18), (60, 36), (110, 30), (200, 46), (40, 4)]
sizes = st.sampled_from(SIZES) | st.tuples(st.integers(1, 210), st.integers(1, 50))


def some_panel(data: DataObject, most: int = 5) -> Panel:
    """An article of two to five annotators, of which some disagreements may be decided."""
    people = PEOPLE[: data.draw(st.integers(2, most))]
    after = settle_rest(panel(*(draw_layer(data, who) for who in people)), desk()).panel
    for number in range(data.draw(st.integers(0, 3))):
        waiting = open_cases(after)
        if not waiting:
            break
        case = data.draw(st.sampled_from(waiting))
        side = data.draw(st.integers(0, len(case.sides) - 1))
        if case.kind != "problem":
            after = resolve(after, case, Ruling(Choice.TAKE, side), at_work(f"eve{number}")).panel
    return after


def check_drawn(lines: list[Line], width: int) -> None:
    """They fit, and each run is in the form in which it is drawn: columns stay in line."""
    check(lines, width)
    for line in lines:
        for text, _ in line:
            assert cell_len(drawn_text(text)) == cell_len(text), ascii(text)
            assert visible(text) == text, ascii(text)


def rows_of(article: Opened) -> list[Row]:
    """The article's part of the list of disagreements."""
    found = found_in(article)
    return [
        Row(
            found.article,
            "a.txt",
            "A title",
            1,
            case.id,
            case.kind,
            case.path,
            case.state,
            case.weight,
            case.why,
            "",
        )
        for case, _, _ in found.cases
    ]


def painted(article: Opened, case: Case, size: tuple[int, int]) -> Iterator[list[Line]]:
    """All that an adjudicator sees before a decision."""
    yield case_lines(article, case, size, Beside(left=7, reason="Slip", note="a note", unclear=True))
    members = [member for topic in article.review.events for member in topic.members]
    yield alignment_lines(article, size, members[0] if members else None, members[1:2])
    yield queue_lines(rows_of(article), SCHEMA_OF_REVIEW, size, 1, title="all")


@settings(max_examples=40, deadline=None, phases=NO_SHRINK)
@given(st.data())
def test_nothing_tells_who_said_what_before_it_is_decided(data: DataObject) -> None:
    article = of_panel(some_panel(data))
    hidden = [*PEOPLE, "zq", *(name for layer in article.panel.layers.values() for name in layer.spans)]
    for case in article.cases:
        size = data.draw(sizes)
        for lines in painted(article, case, size):
            for line in lines:
                text = "".join(run for run, _ in line)
                assert not [name for name in hidden if name in text], text
        for mark in case_marks(article, case).marks.spans:
            assert "zq" not in f"{mark.id}{mark.letter}"


@settings(max_examples=12, deadline=None, phases=NO_SHRINK)
@given(st.data())
def test_every_line_fits(data: DataObject) -> None:
    article = of_panel(some_panel(data))
    for case in article.cases:
        width, height = data.draw(sizes)
        for lines in painted(article, case, (width, height)):
            check(lines, width)
            assert len(lines) == height


def awkward_layer(data: DataObject, who: str) -> Layer:
    """One event in which everything that can be typed was typed by somebody who means ill."""
    hand = Hand(who).event("e1", {"type": "attack", "date": "2022-01-05"}, (0, 9))
    for path in ("place", "weapons", "actor/1", "actor/2", "source/1/name"):
        hand.say(path, data.draw(texts) or "x", event="e1", at=(3, 9))
    hand.note("place", data.draw(texts), data.draw(texts), event="e1")
    layer = hand.done()
    return replace(layer, attributes={**layer.attributes, FLAG: f"{HELP}{data.draw(texts)}"})


@settings(max_examples=20, deadline=None, phases=NO_SHRINK)
@given(st.data(), texts)
def test_every_line_fits_whatever_was_typed(data: DataObject, text: str) -> None:
    before = panel(*(awkward_layer(data, who) for who in ("ana", "ben", "cy")))
    article = of_panel(replace(before, text=(text * 3 + before.text)[: len(before.text)]))
    for case in article.cases:
        width, height = data.draw(sizes)
        beside = Beside(left=3, note=data.draw(texts), reason=data.draw(texts))
        check_drawn(case_lines(article, case, (width, height), beside), width)
        check_drawn(alignment_lines(article, (width, height), ("ana", "e1")), width)


@settings(max_examples=12, deadline=None, phases=NO_SHRINK)
@given(st.data(), texts.filter(bool), sizes)
def test_every_line_of_a_decision_fits_whoever_made_it(data: DataObject, who: str, size: tuple[int, int]) -> None:
    layers = [awkward_layer(data, name) for name in (f"{who}1", f"{who}2")]
    before = settle_rest(panel(*layers), at_work()).panel
    for case in open_cases(before):
        ruling = Ruling(Choice.TAKE, 0, reason=who, note=data.draw(texts))
        after = open_panel(resolve(before, case, ruling, replace(at_work(), author=who)).panel, 0)
        decided = next(each for each in after.cases if each.id == case.id)
        assert decided.decision is not None
        told = decided_line(after, decided, decided.decision)
        # Blanks beside unprintable characters are drawn together only where a text is cleaned as a whole.
        assert told.split() == clean(told).split()
        check_drawn(case_lines(after, decided, size, Beside(similar=(decided.decision, ruling))), size[0])


@given(texts, texts, sizes)
def test_every_line_of_the_list_fits(title: str, kind: str, size: tuple[int, int]) -> None:
    row = Row("a1", title, title, 1, "d1", kind, title, kind, 2.0, kind, title)
    check_drawn(
        queue_lines([row, row._replace(title="")], SCHEMA_OF_REVIEW, size, 1, title=title, count=9), size[0]
    )


@pytest.mark.parametrize("size", [(80, 9), (80, 10), (120, 18), (60, 36), (200, 46)])
def test_five_long_versions_all_show_their_keys(size: tuple[int, int]) -> None:
    layers = [
        Hand(who).event("e1", {"type": "attack", "place": f"{number} {'very long words ' * 120}"}, (0, 9)).done()
        for number, who in enumerate(PEOPLE)
    ]
    article = of_panel(panel(*layers))
    (case,) = (case for case in article.cases if case.path == "place")
    lines = ["".join(text for text, _ in line) for line in case_lines(article, case, size)]
    assert [line[:4].strip() for line in lines if line[:4].strip().isdigit()][:5] == ["1", "2", "3", "4", "5"]


def two(number: int) -> Opened:
    layers = [
        Hand(who, article=f"a{number}").event("e1", {"type": "attack", "place": who[2:6]}, (0, 9)).done()
        for who in PEOPLE[:2]
    ]
    return of_panel(panel(*layers))


def test_no_order_tells_who_it_is() -> None:
    articles = [two(number) for number in range(120)]
    letters = [letters_of(article)[PEOPLE[0]] for article in articles]
    assert 40 < letters.count("A") < 80
    places = [next(case for case in article.cases if case.path == "place") for article in articles]
    first = [case.names[versions_of(case)[0].sides[0]][0] for case in places]
    assert 40 < first.count(PEOPLE[0]) < 80
    columns = [columns_of(article, case)[0] for article, case in zip(articles, places, strict=True)]
    assert 40 < sum(column.members[0][0] == PEOPLE[0] for column in columns) < 80


def test_on_return_the_order_is_the_same() -> None:
    assert letters_of(two(5)) == letters_of(two(5))
