"""Sides keep one order where one hand settles them in turn, and answers are one whatever they rest on."""

import pytest

from tests.support.adjudicating import TEXT, Hand, decide_all, desk, open_cases, panel, with_layers
from tui.domain.adjudication.cases import Case
from tui.domain.adjudication.counting import Counting
from tui.domain.adjudication.decisions import STANDING, Choice, Kind, Ruling
from tui.domain.adjudication.guidelines import example
from tui.domain.adjudication.judging import State
from tui.domain.adjudication.policies import Policy, proposals
from tui.domain.adjudication.provenance import provenance
from tui.domain.adjudication.ranking import odd_one
from tui.domain.adjudication.resolving import accept, resolve, settle_rest
from tui.domain.adjudication.review import Panel, Review
from tui.domain.layers import Layer
from tui.formats.record_trail import trail_of

PEOPLE = ("ana", "ben", "cy")
ANSWERS = {"type": "attack", "date": "2022-01-05"}
BRIDGE, MEN, LATER = (35, 45), (10, 18), (60, 68)


def different(who: str, article: str = "a1") -> Layer:
    """Two events and an article of which this annotator says something else than all others everywhere."""
    number = str(PEOPLE.index(who) + 1)
    hand = Hand(who, article=article).event("e1", {**ANSWERS, "dead": number, "hurt": f"1{number}"}, (0, 9))
    hand.event("e2", {"type": "march", "date": "2022-02-01", "place": f"Ain {number}"}, LATER)
    hand.say("weapons", f"gun {number}", event="e1").say("source/1/name", "AFP", event="e1")
    hand.say("source/1/said", number, event="e1")
    return hand.span("actor", 10, 15 + int(number)).span("place", 80, 90 + int(number)).done()


def settled(*layers: Layer) -> Panel:
    return settle_rest(accept(panel(*layers), desk("auto")).panel, desk("auto")).panel


def orders(article: str) -> dict[str, set[tuple[str, ...]]]:
    """The orders in which annotators are shown, by event; of spans by their own."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for case in open_cases(settled(*(different(who, article) for who in PEOPLE))):
        group = "spans" if case.kind is Kind.SPAN_BOUNDARY else case.event
        found.setdefault(group, set()).add(tuple(who for who, _ in case.names))
    return found


def test_all_disagreements_of_an_event_show_the_sides_in_one_order() -> None:
    found = orders("a1")
    assert len(found) == 3
    assert all(len(each) == 1 for each in found.values())


def test_the_order_tells_nothing_outside_of_the_event_and_the_article() -> None:
    found = [order for number in range(20) for each in orders(f"a{number}").values() for order in each]
    assert len(set(found)) == 6
    within = [orders(f"a{number}").values() for number in range(20)]
    assert any(len(set().union(*each)) > 1 for each in within)


def test_numbers_stay_where_all_say_something_else() -> None:
    for case in open_cases(settled(*map(different, PEOPLE))):
        assert [side.version for side in case.sides] == [0, 1, 2]


def same_answer() -> Panel:
    """Two say three dead on different words, and one says five."""
    three = [
        Hand(who).event("e1", ANSWERS, (0, 9)).say("dead", "3", event="e1", at=at)
        for who, at in (("ana", MEN), ("ben", BRIDGE))
    ]
    five = Hand("cy").event("e1", ANSWERS, (0, 9)).say("dead", "5", event="e1", at=MEN)
    return settled(*(hand.done() for hand in (*three, five)))


def only(before: Panel) -> Case:
    (case,) = open_cases(before)
    return case


def take(before: Panel, who: str, *, together: bool) -> Panel:
    case = only(before)
    return resolve(before, case, Ruling(Choice.TAKE, case.side_of(who), together=together), desk()).panel


def evidence(after: Panel) -> list[tuple[int, int]]:
    gold = after.gold
    said = gold.value(gold.events[0], "dead")
    return sorted(each for span in said.evidence for each in gold.spans[span].ranges)


def test_the_same_answer_on_other_words_is_one_version() -> None:
    case = only(same_answer())
    by_name = {who: side.version for (who, _), side in zip(case.names, case.sides, strict=True)}
    assert by_name["ana"] == by_name["ben"] != by_name["cy"]
    assert odd_one(case) == "cy"


@pytest.mark.parametrize(
    ("together", "marked"), [(True, [MEN, BRIDGE]), (False, [MEN])], ids=["of all who say so", "of one side"]
)
def test_what_is_taken_brings_its_evidence(together: bool, marked: list[tuple[int, int]]) -> None:  # noqa: FBT001
    after = take(same_answer(), "ana", together=together)
    assert evidence(after) == marked
    assert open_cases(after) == []
    told = next(each for each in provenance(Review(after)) if each.place[1] == "dead")
    assert ({who for who, _ in told.sources}, {who for who, _ in told.against}) == ({"ana", "ben"}, {"cy"})
    assert not told.by_hand


def test_evidence_that_overlaps_becomes_one_stretch() -> None:
    before = same_answer()
    wider = Hand("ben").event("e1", ANSWERS, (0, 9)).say("dead", "3", event="e1", at=(14, 24)).done()
    assert evidence(take(with_layers(before, wider), "ana", together=True)) == [(10, 24)]


def test_it_is_decided_until_nobody_gives_the_answer_any_more() -> None:
    after = take(same_answer(), "ana", together=True)
    moved = with_layers(
        after, Hand("ana").event("e1", ANSWERS, (0, 9)).say("dead", "3", event="e1", at=BRIDGE).done()
    )
    assert {case.state for case in Review(moved).cases()} == {State.DECIDED}
    five = [
        Hand(who).event("e1", ANSWERS, (0, 9)).say("dead", "5", event="e1", at=MEN).done() for who in ("ana", "ben")
    ]
    (case,) = open_cases(with_layers(after, *five))
    assert case.why == "Nobody says any more what was taken."


@pytest.mark.parametrize("taken", ["ana", "cy"])
@pytest.mark.parametrize(
    ("who", "said", "at"), [("ana", "3", LATER), ("cy", "5", LATER), ("ben", "3", None), ("ana", "5", LATER)]
)
def test_other_words_for_what_was_weighed_ask_nothing_anew(
    taken: str, who: str, said: str, at: tuple[int, int] | None
) -> None:
    after = take(same_answer(), taken, together=True)
    moved = Hand(who).event("e1", ANSWERS, (0, 9)).say("dead", said, event="e1", at=at).done()
    late = Hand("dan").event("e1", ANSWERS, (0, 9)).say("dead", said, event="e1", at=(50, 55)).done()
    for layers in ([moved], [late], [moved, late]):
        then = with_layers(after, *layers)
        assert {case.state for case in Review(then).cases()} == {State.DECIDED}
        assert then.gold == after.gold
    other = Hand("dan").event("e1", ANSWERS, (0, 9)).say("dead", "7", event="e1", at=MEN).done()
    assert only(with_layers(after, other)).why == "A layer that came later says something else."


def test_other_words_are_asked_about_where_words_were_the_question() -> None:
    three = [Hand(who).event("e1", ANSWERS, (0, 9)) for who in ("ana", "ben")]
    before = settled(
        *(hand.say("dead", "3", event="e1", at=at).done() for hand, at in zip(three, (MEN, BRIDGE), strict=True))
    )
    after = take(before, "ana", together=True)
    late = Hand("dan").event("e1", ANSWERS, (0, 9)).say("dead", "3", event="e1", at=LATER).done()
    assert only(with_layers(after, late)).kind is Kind.EVIDENCE


def test_figures_and_trail_count_all_who_gave_the_answer() -> None:
    after = take(same_answer(), "ana", together=True)
    counting = Counting()
    names = {name.removeprefix(STANDING) for name in after.gold.attributes if name.startswith(STANDING)}
    counting.add(after.decisions, names)
    taken = {each.who: (each.taken, each.others, each.expected) for each in counting.figures((), {}).annotators}
    assert taken == {"ana": (1, 0, 0.5), "ben": (1, 0, 0.5), "cy": (0, 1, 0.5)}
    trail = trail_of(after.schema, Review(after), disputed=True)
    assert trail.disputed is not None
    (row,) = trail.disputed
    assert isinstance(row, dict)
    sides = row["sides"]
    assert isinstance(sides, list)
    assert [(side["annotator"], side["taken"]) for side in sides if isinstance(side, dict)] == [
        ("ana", True),
        ("ben", True),
        ("cy", False),
    ]
    said = example(after.schema, next(each for each in after.decisions if each.case), "x", TEXT).versions
    assert sorted((each.sides, len(each.quotes), each.taken) for each in said) == [(1, 1, False), (2, 2, True)]


def test_a_rule_still_looks_at_the_words_of_lists() -> None:
    layers = [
        Hand(who).event("e1", ANSWERS, (0, 9)).say("actor/1", name, event="e1", at=at).done()
        for who, name, at in (("ana", "army", MEN), ("ben", "army", BRIDGE), ("cy", "police", MEN))
    ]
    assert proposals([only(settled(*layers))], Policy.MAJORITY) == []


def test_evidence_alone_keeps_a_version_for_each() -> None:
    layers = [
        Hand(who).event("e1", ANSWERS, (0, 9)).say("dead", "3", event="e1", at=at).done()
        for who, at in zip(PEOPLE, (MEN, BRIDGE, LATER), strict=True)
    ]
    case = only(settled(*layers))
    assert case.kind is Kind.EVIDENCE
    assert [side.version for side in case.sides] == [0, 1, 2]
    after = decide_all(settled(*layers), lambda _: Ruling(Choice.TAKE, case.side_of("ana"), together=True))
    assert evidence(after) == [MEN]
