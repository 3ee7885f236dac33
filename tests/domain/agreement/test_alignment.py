from itertools import permutations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.agreement import RULE, SCHEMA, aligned, alone, divided, event, pairs_of
from tui.domain.agreement.alignment import align
from tui.domain.agreement.records import Record
from tui.domain.agreement.rules import EVIDENCE, Rule, leaf_fields, rule_of
from tui.domain.values import Nothing

# The events of a day's wire story: six or eight incidents, retold by two coders. `at` is where the evidence stands.

SHELLING = {"type": "shelling", "date": "2022-01-05", "place": "Ain al-Assad"}
CLASH = {"type": "clash", "date": "2022-01-05", "place": "Deir ez-Zor"}
STRIKE = {"type": "airstrike", "date": "2022-01-04", "place": "Al-Bukamal"}
MARCH = {"type": "march", "date": "2022-01-03", "place": "Baghdad"}
ARREST = {"type": "arrest", "date": "2022-01-02", "place": "Raqqa"}
LOOTING = {"type": "looting", "date": "2022-01-01", "place": "Hasaka"}
SIX = (SHELLING, CLASH, STRIKE, MARCH, ARREST, LOOTING)


def coded(prefix: str, *events: dict[str, str], spread: int = 100) -> list[Record]:
    """Events with evidence of their own, one after the other."""
    return [
        event(f"{prefix}{number}", each, at=(spread * number, spread * number + 40))
        for number, each in enumerate(events)
    ]


def test_01_the_same_six_events_in_another_order() -> None:
    ana = coded("a", *SIX)
    found = aligned(ana, coded("b", *SIX)[::-1])
    assert pairs_of(found) == {(f"a{number}", f"b{number}") for number in range(6)}
    assert found.exact
    assert not found.divisions


def test_02_two_more_on_one_side_stay_alone() -> None:
    siege = {"type": "siege", "date": "2022-01-06", "place": "Homs"}
    raid = {"type": "arrest", "date": "2022-01-06", "place": "Idlib"}
    found = aligned(coded("a", *SIX), coded("b", *SIX, siege, raid))
    assert pairs_of(found) == {(f"a{number}", f"b{number}") for number in range(6)}
    assert alone(found) == {"b6", "b7"}
    assert not found.divisions


def test_03_what_each_found_alone_is_not_forced_together() -> None:
    # Of eight events six are shared; Homs and Idlib share type and date and nothing else.
    homs = {"type": "shelling", "date": "2022-01-05", "place": "Homs"}
    idlib = {"type": "shelling", "date": "2022-01-05", "place": "Idlib"}
    ana = [*coded("a", *SIX), event("a6", homs, at=(900, 940))]
    ben = [*coded("b", *SIX), event("b6", idlib, at=(1000, 1040))]
    assert alone(aligned(ana, ben)) == {"a6", "b6"}


def test_04_a_field_that_one_left_out_does_not_part_them() -> None:
    ana = coded("a", *SIX)
    ben = [
        event(
            f"b{number}",
            {path: text for path, text in each.items() if path != left_out},
            at=(100 * number, 100 * number + 40),
        )
        for number, (each, left_out) in enumerate(zip(SIX, ("type", "date", "place") * 2, strict=True))
    ]
    assert pairs_of(aligned(ana, ben)) == {(f"a{number}", f"b{number}") for number in range(6)}


def test_05_place_left_out_and_no_evidence() -> None:
    ana = [event("a0", SHELLING), event("a1", MARCH)]
    ben = [event("b0", type="shelling", date="2022-01-05"), event("b1", type="march", date="2022-01-03")]
    assert pairs_of(aligned(ana, ben)) == {("a0", "b0"), ("a1", "b1")}


def test_06_only_the_type_and_the_same_words() -> None:
    ana = coded("a", *SIX)
    ben = [
        event(f"b{number}", at=(100 * number + 5, 100 * number + 40), type=each["type"])
        for number, each in enumerate(SIX)
    ]
    assert pairs_of(aligned(ana, ben)) == {(f"a{number}", f"b{number}") for number in range(6)}


def test_07_another_type_for_the_same_incident() -> None:
    # A strike to one and shelling to the other: place, day and words are the same.
    ben = [event("b0", at=(10, 40), type="airstrike", date="2022-01-05", place="Ain al-Assad")]
    found = aligned([event("a0", SHELLING, at=(0, 40))], ben)
    assert pairs_of(found) == {("a0", "b0")}
    likeness = {each.path: each.value for each in found.pairs[0].fields}
    assert likeness["type"] == 0.5
    assert likeness["date"] == likeness["place"] == 1


def test_08_same_place_and_day_and_different_types() -> None:
    day = {"date": "2022-01-05", "place": "Raqqa"}
    kinds = ("clash", "shelling", "march", "arrest")
    ana = [
        event(f"a{kind}", day, at=(100 * number, 100 * number + 40), type=kind) for number, kind in enumerate(kinds)
    ]
    ben = [
        event(f"b{kind}", day, at=(100 * number + 10, 100 * number + 50), type=kind)
        for number, kind in enumerate(kinds)
    ]
    assert pairs_of(aligned(ana, ben)) == {(f"a{kind}", f"b{kind}") for kind in kinds}
    # Without evidence the types tell them apart.
    bare = [[event(f"{who}{kind}", day, type=kind) for kind in kinds] for who in "ab"]
    assert pairs_of(aligned(bare[0], bare[1][::-1])) == {(f"a{kind}", f"b{kind}") for kind in kinds}


def test_09_same_place_day_and_type_told_apart_by_the_words() -> None:
    same = {"type": "clash", "date": "2022-01-05", "place": "Raqqa"}
    ana = [event("a0", same, at=(0, 40)), event("a1", same, at=(200, 240))]
    ben = [event("b0", same, at=(210, 250)), event("b1", same, at=(10, 50))]
    assert pairs_of(aligned(ana, ben)) == {("a0", "b1"), ("a1", "b0")}


def test_10_same_place_day_and_type_told_apart_by_the_other_fields() -> None:
    same = {"type": "clash", "date": "2022-01-05", "place": "Raqqa"}
    ana = [event("a0", same, dead="5"), event("a1", same, dead="2")]
    ben = [event("b0", same, dead="2"), event("b1", same, dead="5")]
    assert pairs_of(aligned(ana, ben)) == {("a0", "b1"), ("a1", "b0")}
    # Two of three other fields tell, against one.
    ana = [
        event("a0", same, dead="5", weapons="gun", certain="false"),
        event("a1", same, dead="2", weapons="knife", certain="true"),
    ]
    ben = [
        event("b0", same, dead="5", weapons="gun", certain="true"),
        event("b1", same, dead="2", weapons="knife", certain="false"),
    ]
    assert pairs_of(aligned(ana, ben)) == {("a0", "b0"), ("a1", "b1")}


def test_11_same_place_and_day_with_different_words_are_two_events() -> None:
    # Each found one of two incidents in Raqqa: another kind, other words.
    ana = [event("a0", at=(0, 40), type="march", date="2022-01-05", place="Raqqa")]
    ben = [event("b0", at=(200, 240), type="arrest", date="2022-01-05", place="Raqqa")]
    found = aligned(ana, ben)
    assert alone(found) == {"a0", "b0"}
    assert not found.divisions


def test_12_one_event_that_the_other_split() -> None:
    # "Two strikes on the base, at noon and at night": ana has one event, ben has two.
    ana = [event("a0", SHELLING, at=(0, 90)), *coded("x", CLASH, STRIKE)[1:]]
    ben = [
        event("b0", SHELLING, at=(0, 40)),
        event("b1", SHELLING, at=(50, 90)),
        *coded("y", CLASH, STRIKE)[1:],
    ]
    found = aligned(ana, ben)
    assert len(pairs_of(found)) == 2
    assert divided(found) == {("a0", frozenset({"b0", "b1"}))}


def test_13_the_same_seen_from_the_other_side_is_a_merge() -> None:
    ana = [event("a0", CLASH, at=(0, 40)), event("a1", CLASH, at=(50, 90))]
    ben = [event("b0", CLASH, at=(0, 90))]
    assert divided(aligned(ana, ben)) == {("b0", frozenset({"a0", "a1"}))}


def test_14_a_split_in_three() -> None:
    ana = [event("a0", CLASH, at=(0, 150))]
    ben = [event(f"b{number}", CLASH, at=(50 * number, 50 * number + 40)) for number in range(3)]
    found = aligned(ana, ben)
    assert len(pairs_of(found)) == 1
    assert divided(found) == {("a0", frozenset({"b0", "b1", "b2"}))}


def test_15_a_second_event_with_words_of_its_own_is_no_split() -> None:
    ana = [event("a0", CLASH, at=(0, 40))]
    ben = [event("b0", CLASH, at=(0, 40)), event("b1", CLASH, at=(300, 340))]
    found = aligned(ana, ben)
    assert pairs_of(found) == {("a0", "b0")}
    assert not found.divisions


def test_16_splits_on_both_sides_six_against_eight() -> None:
    # Ana: six incidents, the second one split in two, the last two merged into one; ben the other way round.
    ana = [
        *coded("a", *SIX[:1]),
        event("a1", CLASH, at=(100, 120)),
        event("a2", CLASH, at=(121, 140)),
        *coded("z", *SIX)[2:5],
    ]
    ben = [
        *coded("b", *SIX[:2]),
        *coded("w", *SIX)[2:4],
        event("b4", ARREST, at=(400, 420)),
        event("b5", ARREST, at=(421, 440)),
        *coded("v", *SIX)[5:],
        event("b7", at=(900, 940), type="siege", date="2022-01-09", place="Homs"),
    ]
    found = aligned(ana, ben)
    assert len(pairs_of(found)) == 5
    assert divided(found) == {("b1", frozenset({"a1", "a2"})), ("z4", frozenset({"b4", "b5"}))}
    assert len(alone(found)) == 4


def test_17_a_date_resolved_to_another_day_from_the_same_words() -> None:
    # "On Wednesday" counted from another day: three days apart, the same sentence.
    ana = [event("a0", CLASH, at=(0, 40))]
    ben = [event("b0", at=(0, 40), type="clash", date="2022-01-12", place="Deir ez-Zor")]
    assert pairs_of(aligned(ana, ben)) == {("a0", "b0")}
    # From other words these are two clashes in one town, on two days.
    later = [event("b0", at=(300, 340), type="clash", date="2022-01-12", place="Deir ez-Zor")]
    assert alone(aligned(ana, later)) == {"a0", "b0"}
    # However much else agrees: type, place and two more of six.
    rule = Rule(RULE.fields, {**RULE.weights, "actor": 1, "certain": 1})
    ana, later = (
        [event(each.id, each_answers, at=each.evidence[0], actor="SDF", certain="true")]
        for each, each_answers in (
            (ana[0], CLASH),
            (later[0], {**CLASH, "date": "2022-01-12"}),
        )
    )
    assert alone(aligned(ana, later, rule)) == {"a0", "b0"}


def test_18_coarse_dates_and_near_names() -> None:
    ana = [event("a0", type="clash", date="2022-01", place="Deir ez-Zor"), event("a1", MARCH)]
    ben = [
        event("b0", type="clash", date="2022-01-05", place="Deir ez-Zor city"),
        event("b1", type="march", date="2022-01-03/2022-01-05", place="baghdad"),
    ]
    assert pairs_of(aligned(ana, ben)) == {("a0", "b0"), ("a1", "b1")}


def test_19_the_best_total_and_not_the_best_pair_first() -> None:
    rule = Rule(RULE.fields, {"type": 1, "date": 1, "place": 1, "actor": 1}, threshold=0.3)
    a0 = event("a0", type="clash", date="2022-01-05", place="Raqqa", actor="SDF")
    a1 = event("a1", type="clash", date="2022-01-05", place="Homs", actor="SDF")
    b0 = event("b0", type="clash", date="2022-01-05", place="Raqqa Homs", actor="SDF")
    b1 = event("b1", type="clash", date="2022-01-06", place="Raqqa", actor="SDF")
    # a0-b0 .875 (a name inside the other) and a0-b1 .875 (a day apart); a1-b0 .875; a1-b1 contradicts itself.
    # If a0 took b0, a1 would find nobody.
    assert pairs_of(aligned([a0, a1], [b0, b1], rule)) == {("a0", "b1"), ("a1", "b0")}


def test_19_of_equal_totals_the_one_with_the_better_pair() -> None:
    rule = Rule(RULE.fields, {"type": 1, "date": 1, "place": 1, "actor": 1})
    a0 = event("a0", type="clash", date="2022-01-05", place="Raqqa", actor="SDF")
    b0 = event("b0", type="clash", date="2022-01-05", place="Raqqa", actor="SDF")
    a1 = event("a1", type="clash", date="2022-01-05", place="Raqqa", actor="Army")
    b1 = event("b1", type="clash", date="2022-01-09", place="Raqqa", actor="SDF")
    # a0-b0 1, a0-b1 and a1-b0 .75, a1-b1 .5, which is not above the threshold: .5 against .25 + .25.
    assert pairs_of(aligned([a0, a1], [b0, b1], rule)) == {("a0", "b0")}


def test_20_none_on_one_side() -> None:
    found = aligned([], coded("b", *SIX))
    assert pairs_of(found) == set()
    assert len(alone(found)) == 6
    assert aligned([], []).clusters == ()


def test_21_retold_twice_by_one_coder() -> None:
    # Ben coded the lead and the body as two events; the lead gives no place.
    ana = [event("a0", SHELLING, at=[(0, 40), (300, 340)])]
    ben = [event("b0", at=(0, 40), type="shelling", date="2022-01-05"), event("b1", SHELLING, at=(300, 340))]
    found = aligned(ana, ben)
    assert pairs_of(found) == {("a0", "b1")}
    assert divided(found) == {("a0", frozenset({"b0", "b1"}))}


def test_22_nothing_stated_is_no_likeness() -> None:
    ana = [event("a0", type=Nothing.NOT_STATED, date=Nothing.UNKNOWN, place=Nothing.NOT_STATED)]
    ben = [event("b0", type=Nothing.NOT_STATED, date=Nothing.UNKNOWN, place=Nothing.NOT_STATED)]
    assert alone(aligned(ana, ben)) == {"a0", "b0"}


def test_three_annotators_are_aligned_at_once() -> None:
    # Cy's event is a day off and a province wide: alike to both, so that all three are one.
    ana = [event("a0", CLASH, at=(0, 40))]
    ben = [event("b0", CLASH, at=(0, 45))]
    cy = [
        event("c0", at=(5, 40), type="siege", date="2022-01-06", place="Deir ez-Zor"),
        event("c1", MARCH, at=(400, 440)),
    ]
    found = align({"ana": ana, "ben": ben, "cy": cy}, RULE)
    assert list(map(dict, found.clusters)) == [{"ana": "a0", "ben": "b0", "cy": "c0"}, {"cy": "c1"}]
    assert len(found.pairs) == 3


def test_a_merge_against_two_others() -> None:
    # Ana and cy have two events, ben one for both: what ana and cy hold together is one cluster.
    two = [((0, 40), CLASH), ((50, 90), CLASH)]
    layers = {
        "ana": [event(f"a{number}", each, at=at) for number, (at, each) in enumerate(two)],
        "ben": [event("b0", CLASH, at=(0, 90))],
        "cy": [event(f"c{number}", each, at=at) for number, (at, each) in enumerate(two)],
    }
    found = align(layers, RULE)
    assert sorted(map(len, found.clusters)) == [2, 3]
    assert [division.one for division in found.divisions] == [("ben", "b0")]


def test_who_stays_alone_between_two_others_has_split_nothing() -> None:
    # Ben's place is half of each of the others', who contradict each other.
    day = {"type": "clash", "date": "2022-01-05"}
    layers = {
        "ana": [event("a0", day, place="Raqqa")],
        "ben": [event("b0", day, place="Raqqa Homs")],
        "cy": [event("c0", day, place="Homs")],
    }
    found = align(layers, RULE)
    assert sorted(map(len, found.clusters)) == [1, 2]
    assert not found.divisions


def test_a_path_is_left_out_when_its_own_agreement_is_asked() -> None:
    ana = [event("a0", CLASH, at=(0, 40))]
    ben = [event("b0", at=(0, 40), type="looting", date="2022-01-05", place="Deir ez-Zor")]
    full, without = aligned(ana, ben), aligned(ana, ben, without="type")
    assert (full.pairs[0].score, without.pairs[0].score) == (0.75, 1.0)
    assert without.without == "type"


def test_a_place_left_out_cannot_contradict() -> None:
    ana = [event("a0", type="clash", date="2022-01-05", place="Raqqa")]
    ben = [event("b0", type="clash", date="2022-01-05", place="Homs")]
    assert alone(aligned(ana, ben)) == {"a0", "b0"}
    assert pairs_of(aligned(ana, ben, without="place")) == {("a0", "b0")}


def test_a_score_is_the_weighed_mean_of_what_is_known() -> None:
    ana = [event("a0", at=(0, 40), type="clash", date="2022-01-05", place="Raqqa")]
    ben = [event("b0", at=(0, 40), type="clash", place="Raqqa")]
    # Type 1, place 1, evidence 1, and half of the date against them.
    assert aligned(ana, ben).pairs[0].score == pytest.approx(3 / 3.5)
    heavy = Rule(RULE.fields, {"type": 2, "date": 4, "place": 1, EVIDENCE: 1})
    assert aligned(ana, ben, heavy).pairs[0].score == pytest.approx(4 / 6)


def test_the_rule_of_a_schema() -> None:
    assert dict(RULE.weights) == {"type": 1, "date": 1, "place": 1, EVIDENCE: 1}
    silent = rule_of(SCHEMA._replace(align=()))
    assert dict(silent.weights) == {"type": 1, "date": 1, "place": 1, EVIDENCE: 1}
    weighed = rule_of(SCHEMA._replace(align=(("type", "2"), ("actor", "1"))), 0.3)
    assert dict(weighed.weights) == {"type": 2, "actor": 1, EVIDENCE: 1.5}
    assert weighed.threshold == 0.3
    assert list(leaf_fields(SCHEMA.event_fields))[:3] == ["type", "date", "place"]


@st.composite
def stories(draw: st.DrawFn) -> dict[str, list[Record]]:
    layers: dict[str, list[Record]] = {}
    for who in ("ana", "ben", "cy")[: draw(st.integers(2, 3))]:
        events = []
        for number in range(draw(st.integers(0, 3))):
            answers = {
                "type": draw(st.sampled_from(["clash", "siege", "march"])),
                "date": draw(st.sampled_from(["2022-01-05", "2022-01-06", "2022-01-09"])),
                "place": draw(st.sampled_from(["Raqqa", "Homs"])),
            }
            kept = {path: text for path, text in answers.items() if draw(st.integers(0, 4))}
            start = draw(st.integers(0, 3)) * 20
            events.append(event(f"{who}{number}", kept, at=(start, start + 25), dead=str(draw(st.integers(0, 2)))))
        layers[who] = events
    return layers


@settings(max_examples=60)
@given(stories(), st.randoms(use_true_random=False))
def test_order_of_storage_and_of_annotators_does_not_matter(
    layers: dict[str, list[Record]], random: Random
) -> None:
    turned = {who: random.sample(layers[who], len(layers[who])) for who in reversed(layers)}
    before, after = align(layers, RULE), align(turned, RULE)
    assert set(map(frozenset, (each.items() for each in before.clusters))) == set(
        map(frozenset, (each.items() for each in after.clusters))
    )
    assert sorted(before.pairs) == sorted(after.pairs)
    assert {each.one for each in before.divisions} == {each.one for each in after.divisions}


@settings(max_examples=60)
@given(stories())
def test_names_of_annotators_do_not_matter(layers: dict[str, list[Record]]) -> None:
    names = {"ana": "zoe", "ben": "yan", "cy": "xi"}
    before = align(layers, RULE)
    after = align({names[who]: events for who, events in layers.items()}, RULE)
    assert {frozenset(each.values()) for each in before.clusters} == {
        frozenset(each.values()) for each in after.clusters
    }


@settings(max_examples=40)
@given(stories())
def test_no_one_to_one_alignment_of_two_has_a_higher_total(layers: dict[str, list[Record]]) -> None:
    ana, ben = layers["ana"], layers["ben"]
    found = aligned(ana, ben)
    scores = {}
    for one in ana:
        for other in ben:
            single = aligned([one], [other])
            scores[one.id, other.id] = single.pairs[0].score - RULE.threshold if single.pairs else 0.0
    slots: list[str | None] = [*(other.id for other in ben), *[None] * len(ana)]
    best = max(
        sum(scores[one.id, other] for one, other in zip(ana, chosen, strict=True) if other is not None)
        for chosen in permutations(slots, len(ana))
    )
    assert sum(pair.score - RULE.threshold for pair in found.pairs) == pytest.approx(best, abs=1e-5)


@given(stories())
def test_whoever_has_no_events_changes_nothing_for_the_others(layers: dict[str, list[Record]]) -> None:
    with_empty = align({**layers, "dee": []}, RULE)
    assert with_empty.clusters == align(layers, RULE).clusters
