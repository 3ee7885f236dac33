"""What is told of a review holds for whatever annotators said and adjudicators decided."""

import re

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from tests.support.adjudicating import SCHEMA_OF_REVIEW, TEXT, decide_all, panel
from tests.support.drawn import draw_layer, draw_ruling
from tui.domain.adjudication.counting import Counting
from tui.domain.adjudication.decisions import STANDING, Choice, Ruling
from tui.domain.adjudication.feedback import differences
from tui.domain.adjudication.guidelines import example
from tui.domain.adjudication.review import Panel, Review
from tui.domain.values import ITEMS
from tui.formats.record_shape import RECORD
from tui.formats.record_trail import trail_of
from tui.formats.shapes import Shape, unlike

NO_SHRINK = [Phase.explicit, Phase.generate]
NAMES = ("ana", "ben", "cy")
KEYS: dict[str, Shape] = dict(RECORD.keys)


def drawn(data: DataObject) -> Panel:
    layers = [draw_layer(data, who) for who in NAMES[: data.draw(st.integers(2, 3))]]
    return decide_all(panel(*layers), lambda case: draw_ruling(data, case))


@settings(max_examples=12, deadline=None, phases=NO_SHRINK)
@given(st.data())
def test_whose_side_is_taken_everywhere_differs_nowhere_from_gold(data: DataObject) -> None:
    layers = [draw_layer(data, who) for who in NAMES[: data.draw(st.integers(2, 3))]]
    after = decide_all(panel(*layers), lambda case: Ruling(Choice.TAKE, case.side_of("ana")))
    assert list(differences(Review(after), "ana")) == []


@settings(max_examples=12, deadline=None, phases=NO_SHRINK)
@given(st.data())
def test_feedback_and_examples_name_nobody(data: DataObject) -> None:
    after = drawn(data)
    review = Review(after)
    told = [repr(each) for who in after.layers for each in differences(review, who)]
    told += [repr(example(SCHEMA_OF_REVIEW, each, "x", TEXT).versions) for each in after.decisions if each.case]
    assert not any(re.search(r"\b(ana|ben|cy)\b", each) for each in told)


@settings(max_examples=12, deadline=None, phases=NO_SHRINK)
@given(st.data())
def test_figures_hold_together(data: DataObject) -> None:
    panels = [drawn(data) for _ in range(2)]
    counting = Counting()
    for each in panels:
        names = {name.removeprefix(STANDING) for name in each.gold.attributes if name.startswith(STANDING)}
        counting.add(each.decisions, names)
    figures = counting.figures((), {})
    assert sum(sum(author.choices.values()) for author in figures.authors) == figures.decisions
    assert sum(sum(field.reasons.values()) for field in figures.fields) <= figures.decisions
    for who in figures.annotators:
        assert 0 <= who.taken + who.others <= who.asked
        assert 0 <= who.expected <= who.taken + who.others


@settings(max_examples=12, deadline=None, phases=NO_SHRINK)
@given(st.data())
def test_every_gold_value_has_one_row_of_the_trail_that_covers_it(data: DataObject) -> None:
    after = drawn(data)
    trail = trail_of(SCHEMA_OF_REVIEW, Review(after), disputed=True)
    assert unlike(KEYS["trail"], trail.rows) == ""
    assert unlike(KEYS["disputed"], trail.disputed) == ""
    places = [
        (row["event"], row["path"]) for row in trail.rows if isinstance(row, dict) and row["family"] == "field"
    ]
    assert len(places) == len(set(places))
    for (event, path), said in after.gold.values.items():
        if said.value is None or said.value.type != ITEMS:
            above = ["/".join(path.split("/")[:number]) for number in range(1, path.count("/") + 2)]
            assert any((event, each) in places for each in above), path
