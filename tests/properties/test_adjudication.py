"""Deciding all that annotators said gives sound gold; one side everywhere is that side; nothing is lost."""

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from tests.support.adjudicating import SCHEMA_OF_REVIEW, Hand, content_of, decide_all, panel, with_layers
from tui.domain.adjudication.cases import Case, choices
from tui.domain.adjudication.decisions import Choice, Kind, Ruling
from tui.domain.adjudication.judging import State
from tui.domain.adjudication.leftovers import errors
from tui.domain.adjudication.resolving import open_cases
from tui.domain.adjudication.review import Review
from tui.domain.layers import Layer, Status
from tui.domain.values import Nothing

# To make a failing example smaller takes minutes here.
NO_SHRINK = [Phase.explicit, Phase.generate]
ANSWERS: dict[str, list[str | Nothing]] = {
    "type": ["attack", "arrest", "march"],
    "date": ["2022-01-05", "2022-01-06"],
    "place": ["Ain", "Homs"],
    "dead": ["1", "3", Nothing.NOT_STATED],
    "hurt": ["2", "7"],
    "weapons": ["gun", "gun\nknife"],
    "actor/1": ["rebels", "army"],
    "actor/2": ["army", "police"],
    "source/1/name": ["Reuters", "AFP"],
    "source/1/said": ["1", "2"],
    "source/2/name": ["AFP", "dpa"],
}
EVIDENCE = [None, (0, 9), (3, 9), (30, 48), (60, 75)]


def draw_layer(data: DataObject, who: str) -> Layer:
    hand = Hand(who)
    for number in range(data.draw(st.integers(0, 3))):
        name = f"e{number}{who}"
        paths = data.draw(st.sets(st.sampled_from(sorted(ANSWERS))))
        said = {path: data.draw(st.sampled_from(ANSWERS[path])) for path in sorted(paths)}
        hand.event(name, said, data.draw(st.sampled_from(EVIDENCE)))
        if number and data.draw(st.booleans()):
            hand.say("part_of", f"e0{who}", event=name)
    if data.draw(st.booleans()):
        hand.say("relevant", data.draw(st.sampled_from(["true", "false"])))
    for start in data.draw(st.sets(st.integers(0, 6), max_size=4)):
        hand.span(data.draw(st.sampled_from(["actor", "place"])), start, start + data.draw(st.integers(1, 5)))
    return hand.done()


def some_ruling(data: DataObject, case: Case) -> Ruling:
    if case.kind is Kind.PROBLEM:
        return Ruling(Choice.ADOPT, data.draw(st.integers(0, len(case.sides) - 1)))
    allowed = [each for each in choices(SCHEMA_OF_REVIEW, case) if each is not Choice.OWN]
    choice = data.draw(st.sampled_from(allowed))
    there = [number for number, side in enumerate(case.sides) if side.content is not None or choice is Choice.TAKE]
    return Ruling(choice, data.draw(st.sampled_from(there)) if there else 0)


def names(*layers: Layer) -> set[str]:
    return {
        name for layer in layers for owner in ("", *layer.events) for name in errors(SCHEMA_OF_REVIEW, layer, owner)
    }


@settings(max_examples=30, deadline=None, phases=NO_SHRINK)
@given(st.data())
def test_gold_has_no_error_that_no_side_had(data: DataObject) -> None:
    layers = [draw_layer(data, who) for who in ("ana", "ben", "cy")[: data.draw(st.integers(2, 3))]]
    after = decide_all(panel(*layers), lambda case: some_ruling(data, case))
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
    before = decide_all(panel(*layers), lambda case: some_ruling(data, case))
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
