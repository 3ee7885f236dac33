from tests.support.adjudicating import SCHEMA_OF_REVIEW, Hand
from tui.domain.adjudication.aligning import Adjustment, Change, Member, align_events
from tui.domain.agreement.alignment import align
from tui.domain.agreement.records import records_of
from tui.domain.agreement.rules import rule_of

EVENTS = {
    "ana": Hand("ana")
    .event("a1", {"type": "attack", "place": "Ain"}, (0, 9))
    .event("a2", {"type": "march"}, (30, 40)),
    "ben": Hand("ben")
    .event("b1", {"type": "attack", "place": "Ain"}, (0, 9))
    .event("b2", {"type": "arrest"}, (60, 70)),
}
RECORDS = {who: records_of(hand.done(), SCHEMA_OF_REVIEW) for who, hand in EVENTS.items()}


def clusters(*changes: tuple[Change, list[Member]], linked: tuple[tuple[Member, ...], ...] = ()) -> list[str]:
    adjustments = [
        Adjustment(f"j{n}", "a", change, tuple(of), "eve", "now") for n, (change, of) in enumerate(changes)
    ]
    found = align_events(RECORDS, align(RECORDS, rule_of(SCHEMA_OF_REVIEW)), linked, adjustments)
    return [" ".join(event for _, event in cluster.members) for cluster in found]


def test_without_changes_they_stand_in_the_order_of_the_text() -> None:
    assert clusters() == ["a1 b1", "a2", "b2"]


def test_pairs_are_made_and_parted() -> None:
    pair = (Change.PAIR, [("ana", "a2"), ("ben", "b2")])
    assert clusters(pair) == ["a1 b1", "a2 b2"]
    assert clusters(pair, (Change.UNPAIR, [("ben", "b2")])) == ["a1 b1", "a2", "b2"]
    assert clusters((Change.PAIR, [("ana", "a2"), ("ben", "b1")])) == ["a1", "a2 b1", "b2"]


def test_one_event_of_one_annotator_can_be_several_of_another() -> None:
    merge = (Change.MERGE, [("ana", "a1"), ("ana", "a2")])
    assert clusters(merge) == ["a1 a2 b1", "b2"]
    assert clusters(merge, (Change.SPLIT, [("ana", "a1"), ("ben", "b1")])) == ["a1 b1", "a2", "b2"]


def test_events_that_are_gone_are_passed_over() -> None:
    assert clusters((Change.PAIR, [("cy", "c1"), ("ben", "b2")]), (Change.MERGE, [("cy", "c1")])) == clusters()


def test_what_decisions_made_one_stays_so() -> None:
    assert clusters(linked=((("ana", "a2"), ("ben", "b2")),)) == ["a1 b1", "a2 b2"]
