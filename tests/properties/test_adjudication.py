"""Deciding all that annotators said gives sound gold; one side everywhere is that side; nothing is lost."""

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from tests.support.adjudicating import SCHEMA_OF_REVIEW, content_of, decide_all, open_cases, panel, with_layers
from tests.support.drawn import draw_layer, draw_ruling
from tui.domain.adjudication.decisions import Choice, Ruling
from tui.domain.adjudication.judging import State
from tui.domain.adjudication.leftovers import errors
from tui.domain.adjudication.review import Review
from tui.domain.layers import Layer, Status

# To make a failing example smaller takes minutes here.
NO_SHRINK = [Phase.explicit, Phase.generate]


def names(*layers: Layer) -> set[str]:
    return {
        name for layer in layers for owner in ("", *layer.events) for name in errors(SCHEMA_OF_REVIEW, layer, owner)
    }


@settings(max_examples=30, deadline=None, phases=NO_SHRINK)
@given(st.data())
def test_gold_has_no_error_that_no_side_had(data: DataObject) -> None:
    layers = [draw_layer(data, who) for who in ("ana", "ben", "cy")[: data.draw(st.integers(2, 3))]]
    after = decide_all(panel(*layers), lambda case: draw_ruling(data, case))
    assert names(after.gold) <= names(*layers)
    assert after.gold.status in {Status.DONE, Status.NO_EVENT}
    assert not Review(after).waiting()


@settings(max_examples=30, deadline=None, phases=NO_SHRINK)
@given(st.data())
def test_taking_one_side_everywhere_gives_that_side(data: DataObject) -> None:
    layers = [draw_layer(data, who) for who in ("ana", "ben", "cy")[: data.draw(st.integers(2, 3))]]
    after = decide_all(panel(*layers), lambda case: Ruling(Choice.TAKE, case.side_of("ana")))
    assert content_of(after.gold) == content_of(layers[0])


@settings(max_examples=30, deadline=None, phases=NO_SHRINK)
@given(st.data())
def test_no_decision_is_lost_by_a_late_layer(data: DataObject) -> None:
    layers = [draw_layer(data, who) for who in ("ana", "ben")]
    before = decide_all(panel(*layers), lambda case: draw_ruling(data, case))
    decided = {
        member: (case.id, case.decision)
        for case in Review(before).cases()
        if case.state is State.DECIDED
        for member in [(case.topic.family, case.path, each) for each in case.topic.members]
    }
    late = with_layers(before, draw_layer(data, "cy"))
    review = Review(late)
    assert late.gold == before.gold
    for topic in review.topics():
        for member in topic.members:
            held = decided.get((topic.family, topic.path, member))
            judged = review.judged[topic.id]
            if held is not None:
                assert judged.settled is not None
                assert judged.state is State.DECIDED or judged.why
    found = {(topic.family, topic.path, member) for topic in review.topics() for member in topic.members}
    assert decided.keys() <= found
    again = with_layers(late, layers[0])
    assert [case.id for case in open_cases(again)] == [case.id for case in open_cases(late)]


@settings(max_examples=30, deadline=None, phases=NO_SHRINK)
@given(st.data())
def test_cases_are_called_the_same_in_whatever_order_layers_come(data: DataObject) -> None:
    layers = [draw_layer(data, who) for who in ("ana", "ben", "cy")]
    one, other = Review(panel(*layers)), Review(panel(*reversed(layers)))
    assert {(case.id, case.names) for case in one.cases()} == {(case.id, case.names) for case in other.cases()}
