"""Disagreements: what is found, how it is called, and what is left when layers come late or are corrected."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.support.adjudicating import Hand, decide_all, desk, open_cases, panel, value_of, with_layers
from tui.domain.adjudication.cases import Case
from tui.domain.adjudication.choosing import choices
from tui.domain.adjudication.decisions import Choice, Kind, Ruling
from tui.domain.adjudication.judging import State
from tui.domain.adjudication.ranking import odd_one, order
from tui.domain.adjudication.resolving import accept, resolve, settle_rest
from tui.domain.adjudication.review import Panel, Review, review_of
from tui.domain.errors import EditError
from tui.domain.layers import Layer, Status
from tui.domain.values import FieldValue, Nothing, make_value

ATTACK = {"type": "attack", "date": "2022-01-05", "place": "Ain", "dead": "3"}
MARCH = {"type": "march", "date": "2022-01-07", "place": "Homs"}


def coded(who: str, **other: str | Nothing) -> Hand:
    """One attack, with answers of one's own."""
    return Hand(who).event("e1", {**ATTACK, **other}, (0, 9))


def kinds(before: Panel) -> list[tuple[Kind, str]]:
    return [(case.kind, case.path) for case in order(open_cases(before), Review(before).positions())]


def only(before: Panel) -> Case:
    (case,) = open_cases(before)
    return case


def taking(who: str) -> Callable[[Case], Ruling]:
    return lambda case: Ruling(Choice.TAKE, case.side_of(who))


def settled(*layers: Layer) -> Panel:
    return settle_rest(panel(*layers), desk()).panel


def test_layers_that_say_the_same_need_nobody() -> None:
    after = settled(coded("ana").span("actor", 3, 9).done(), coded("ben").span("actor", 3, 9).done())
    assert not open_cases(after)
    assert after.gold.status is Status.DONE
    assert value_of(after.gold, "dead") == value_of(after.layers["ana"], "dead")
    assert [each.policy for each in after.decisions] == ["unanimous"]


@pytest.mark.parametrize(
    ("ben", "found"),
    [
        (coded("ben", type="arrest"), [(Kind.EVENT_TYPE, "type")]),
        (coded("ben", dead="5"), [(Kind.FIELD_VALUE, "dead")]),
        (coded("ben", dead=Nothing.UNKNOWN), [(Kind.FIELD_VALUE, "dead")]),
        (coded("ben").say("dead", "3", event="e1", at=(3, 9)), [(Kind.EVIDENCE, "dead")]),
        (coded("ben").event("e2", MARCH, (30, 48)), [(Kind.EVENT_MISSING, "")]),
        (coded("ben").span("actor", 3, 9), [(Kind.SPAN_MISSING, "")]),
        (coded("ben").say("relevant", "true"), [(Kind.ARTICLE_FIELD, "relevant")]),
        (coded("ben").say("source/1/name", "AFP", event="e1"), [(Kind.ITEM_MISSING, "source")]),
    ],
)
def test_each_difference_is_one_disagreement(ben: Hand, found: list[tuple[Kind, str]]) -> None:
    assert kinds(settled(coded("ana").done(), ben.done())) == found


def test_two_kinds_of_nothing() -> None:
    sides = coded("ana", dead=Nothing.UNKNOWN).done(), coded("ben", dead=Nothing.NOT_STATED).done()
    assert kinds(settled(*sides)) == [(Kind.NOTHING, "dead")]


@pytest.mark.parametrize(
    ("label", "start", "end", "kind"),
    [("place", 3, 9, Kind.SPAN_LABEL), ("actor", 0, 9, Kind.SPAN_BOUNDARY), ("actor", 20, 24, None)],
)
def test_spans(label: str, start: int, end: int, kind: Kind | None) -> None:
    sides = coded("ana").span("actor", 3, 9).done(), coded("ben").span(label, start, end).done()
    found = kinds(settled(*sides))
    assert found == ([(kind, "")] if kind else [(Kind.SPAN_MISSING, "")] * 2)


def test_answers_inside_items_are_compared_item_by_item() -> None:
    ana = coded("ana").say("source/1/name", "AFP", event="e1").say("source/2/name", "dpa", event="e1")
    ben = coded("ben").say("source/9/name", "dpa", event="e1").say("source/8/name", "AFP", event="e1")
    ana.say("source/1/said", "3", event="e1")
    ben.say("source/8/said", "4", event="e1")
    before = settled(ana.done(), ben.done())
    assert kinds(before) == [(Kind.FIELD_VALUE, "source/said")]
    after = resolve(before, only(before), taking("ben")(only(before)), desk("eve")).panel
    said = {value.value.literal for path, value in after.gold.values_of(after.gold.events[0]) if value.value}
    assert "4" in said
    assert "3" in said
    assert len(after.gold.items(after.gold.events[0], "source")) == 2


def test_what_lies_in_an_event_waits_for_the_event() -> None:
    sides = [
        coded(who).event("e2", {**MARCH, "hurt": hurt}, (30, 48)) for who, hurt in (("ana", "1"), ("ben", "2"))
    ]
    before = settled(*(side.done() for side in sides), coded("cy").done())
    assert kinds(before) == [(Kind.EVENT_MISSING, "")]
    case = only(before)
    there = next(number for number, side in enumerate(case.sides) if side.content is not None)
    after = resolve(before, case, Ruling(Choice.TAKE, there), desk()).panel
    assert kinds(after) == [(Kind.FIELD_VALUE, "hurt")]
    rejected = resolve(before, case, Ruling(Choice.REJECT), desk()).panel
    assert not open_cases(rejected)
    assert len(rejected.gold.events) == 1


def test_adopting_takes_all_of_one_side() -> None:
    before = settled(coded("ana", dead="4", hurt="7").done(), coded("ben", dead="5", weapons="gun").done())
    case = open_cases(before)[0]
    after = resolve(before, case, Ruling(Choice.ADOPT, case.side_of("ben")), desk()).panel
    assert not open_cases(after)
    assert (value_of(after.gold, "hurt"), value_of(after.gold, "weapons")) == (
        None,
        value_of(after.layers["ben"], "weapons"),
    )


def test_values_of_several_that_break_a_rule_together_are_a_disagreement() -> None:
    before = settled(coded("ana", dead="2", hurt="3").done(), coded("ben", dead="8", hurt="9").done())
    after = before
    for path, who in (("dead", "ben"), ("hurt", "ana")):
        case = next(each for each in open_cases(after) if each.path == path)
        after = resolve(after, case, taking(who)(case), desk(path)).panel
    problem = only(after)
    assert (problem.kind, problem.check) == (Kind.PROBLEM, "more_hurt")
    assert after.gold.status is Status.IN_PROGRESS
    done = resolve(after, problem, Ruling(Choice.ADOPT, problem.side_of("ana")), desk("last")).panel
    assert not open_cases(done)
    assert done.gold.status is Status.DONE


def test_links_lead_to_gold_events() -> None:
    ana, ben = (
        coded(who).event("e2", MARCH, (30, 48)).say("part_of", "e1", event="e2").done() for who in ("ana", "ben")
    )
    gold = settled(ana, ben).gold
    assert value_of(gold, "part_of", 1) is not None
    assert value_of(gold, "part_of", 1).literal == gold.events[0]  # type: ignore[union-attr]


def test_a_late_layer_that_says_what_was_weighed_changes_nothing() -> None:
    before = decide_all(panel(coded("ana", dead="3").done(), coded("ben", dead="5").done()), taking("ana"))
    assert not open_cases(with_layers(before, coded("cy", dead="5").done()))


def test_a_late_layer_that_says_something_new_reopens_that_alone() -> None:
    before = decide_all(
        panel(coded("ana", dead="3", hurt="7").done(), coded("ben", dead="5", hurt="8").done()), taking("ana")
    )
    late = with_layers(before, coded("cy", dead="4", hurt="7").done())
    assert only(late).path == "dead"
    assert only(late).why == "A layer that came later says something else."
    assert late.gold == before.gold


def test_a_corrected_layer_reopens_what_was_taken_from_it() -> None:
    before = decide_all(panel(coded("ana", dead="3").done(), coded("ben", dead="5").done()), taking("ana"))
    corrected = with_layers(before, coded("ana", dead="5").done())
    assert only(corrected).why == "Nobody says any more what was taken."


def test_what_a_policy_accepted_follows_the_layers() -> None:
    before = settled(coded("ana").done(), coded("ben").done())
    corrected = with_layers(before, coded("ana", dead="5").done(), coded("ben", dead="5").done())
    assert value_of(accept(corrected, desk("later")).panel.gold, "dead") == value_of(
        corrected.layers["ana"], "dead"
    )


def test_gold_that_was_written_by_hand_is_not_written_over() -> None:
    before = settled(coded("ana").done(), coded("ben").done())
    by_hand = {**before.gold.values, (before.gold.events[0], "dead"): FieldValue(make_value("integer", "99"))}
    edited = replace(before, gold=replace(before.gold, values=by_hand))
    assert not open_cases(edited)
    corrected = with_layers(edited, coded("ana", dead="5").done(), coded("ben", dead="5").done())
    assert not Review(corrected).waiting()
    assert only(corrected).path == "dead"


def test_undone_decisions_do_not_stand() -> None:
    before = settled(coded("ana", dead="3").done(), coded("ben", dead="5").done())
    after = resolve(before, only(before), taking("ben")(only(before)), desk()).panel
    taken_back = Panel(after.schema, after.layers, before.gold, after.decisions)
    assert [case.id for case in open_cases(taken_back)] == [case.id for case in open_cases(before)]


def test_reopening_keeps_gold_and_asks_again() -> None:
    who = desk()
    before = settle_rest(panel(coded("ana").done(), coded("ben").done()), who).panel
    topic = next(topic for topic in Review(before).agreed() if topic.path == "dead")
    after = resolve(before, Review(before).case(topic), Ruling(Choice.REOPEN), who).panel
    assert only(after).why == "It was reopened."
    assert after.gold.values == before.gold.values
    again = resolve(after, only(after), taking("ana")(only(after)), who).panel
    assert not open_cases(again)


def test_later_changes_no_gold() -> None:
    before = settled(coded("ana", dead="3").done(), coded("ben", dead="5").done())
    after = resolve(before, only(before), Ruling(Choice.LATER), desk("x")).panel
    assert after.gold == before.gold
    assert only(after).state is State.LATER


def test_sides_are_shuffled_and_stay_so() -> None:
    orders = set()
    for article in map(str, range(30)):
        layers = [
            Hand(who, article=article).event("e1", {**ATTACK, "dead": who[0]}, (0, 9)).done()
            for who in ("ana", "ben")
        ]
        first, again = (open_cases(settled(*each))[0] for each in (layers, layers[::-1]))
        assert first.names == again.names
        orders.add(tuple(who for who, _ in first.names))
    assert len(orders) == 2


def test_choices_name_what_fits() -> None:
    before = settled(coded("ana", dead="3").done(), coded("ben", dead="5").done())
    case = only(before)
    assert Choice.BOTH not in choices(before.schema, case)
    with pytest.raises(EditError, match="choose take, neither"):
        resolve(before, case, Ruling(Choice.BOTH), desk())
    with pytest.raises(EditError, match="no side 3"):
        resolve(before, case, Ruling(Choice.TAKE, 2), desk())


def test_who_stands_alone() -> None:
    before = settled(coded("ana", dead="3").done(), coded("ben", dead="5").done(), coded("cy", dead="3").done())
    assert odd_one(only(before)) == "ben"


def test_events_are_compared_once_for_many_decisions_and_anew_when_a_layer_changes() -> None:
    ana, ben = coded("ana").done(), coded("ben", dead="5").done()
    before = settled(ana, ben)
    after = resolve(before, only(before), Ruling(Choice.NEITHER), desk()).panel
    assert review_of(after).alignment is review_of(before).alignment
    moved = with_layers(after, ana, Hand("ben").event("e2", MARCH, (30, 48)).done())
    assert len(review_of(moved).alignment.clusters) == 2
