"""Who said what became gold where all versions were taken together."""

import pytest

from tests.support.adjudicating import SCHEMA_OF_REVIEW, Hand, content_of, decide_all, desk, open_cases, panel
from tui.domain.adjudication.counting import Counting
from tui.domain.adjudication.decisions import STANDING, Choice, Ruling
from tui.domain.adjudication.provenance import provenance
from tui.domain.adjudication.review import Panel, Review
from tui.domain.layers import Layer
from tui.domain.values import Nothing
from tui.formats.record_trail import trail_of

SCHEMA = SCHEMA_OF_REVIEW._replace(alternatives=True)
ANSWERS = {"type": "attack", "date": "2022-01-05", "dead": "3"}
NARROW, WIDE, ELSEWHERE = (10, 14), (10, 18), (35, 45)


def hand(who: str) -> Hand:
    return Hand(who, SCHEMA).event("e1", ANSWERS, (0, 9))


def hurt(who: str, said: str | Nothing | None, at: tuple[int, int] | None = None) -> Layer:
    made = hand(who)
    return (made if said is None else made.say("hurt", said, event="e1", at=at)).done()


def actors(who: str, *names: str) -> Layer:
    made = hand(who)
    for number, name in enumerate(names, 1):
        made.say(f"actor/{number}", name, event="e1")
    return made.done()


SAID = {
    "the same answer on other words": ([hurt("ana", "5", NARROW), hurt("ben", "5", ELSEWHERE)], "ana ben", ""),
    "one of which covers the other": ([hurt("ana", "5", NARROW), hurt("ben", "5", WIDE)], "ana ben", ""),
    "or nothing": ([hurt("ana", "5", NARROW), hurt("ben", "5")], "ana ben", ""),
    "alternatives": ([hurt("ana", "5"), hurt("ben", "7"), hurt("cy", "5")], "ana ben cy", ""),
    "it is as right to say nothing": ([hurt("ana", "5"), hurt("ben", None)], "ana ben", ""),
    "for whatever reason": ([hurt("ana", "5"), hurt("ben", Nothing.UNKNOWN)], "ana ben", ""),
    "a list": ([actors("ana", "army"), actors("ben", "army", "police")], "ana ben", ""),
    "a list that one left empty": ([actors("ana", "army"), actors("ben")], "ana", "ben"),
    "a span that two did not mark": ([hand("ana").span("actor", *WIDE).done(), hurt("ben", None)], "ana", "ben"),
    "a span with other ends": (
        [hand("ana").span("actor", *NARROW).done(), hand("ben").span("actor", *WIDE).done(), hurt("cy", None)],
        "ana ben",
        "cy",
    ),
}


def all_taken(layers: list[Layer]) -> Panel:
    return decide_all(panel(*layers, schema=SCHEMA), lambda _: Ruling(Choice.BOTH))


@pytest.mark.parametrize(("layers", "right", "wrong"), SAID.values(), ids=SAID)
def test_the_trail_names_all_who_are_part_of_it(layers: list[Layer], right: str, wrong: str) -> None:
    review = Review(all_taken(layers))
    (told,) = (each for each in provenance(review) if each.decision is not None and each.decision.case)
    assert sorted(who for who, _ in told.sources) == right.split()
    assert sorted(who for who, _ in told.against) == wrong.split()
    trail = trail_of(SCHEMA, review, disputed=True)
    assert trail.disputed is not None
    (row,) = trail.disputed
    assert isinstance(row, dict)
    assert isinstance(row["sides"], list)
    taken = [side["annotator"] for side in row["sides"] if isinstance(side, dict) and side["taken"]]
    assert taken == right.split()


@pytest.mark.parametrize(("layers", "right", "wrong"), SAID.values(), ids=SAID)
def test_nobody_is_counted_as_taken_where_all_are_right(layers: list[Layer], right: str, wrong: str) -> None:
    after = all_taken(layers)
    counting = Counting()
    counting.add(after.decisions, {name.removeprefix(STANDING) for name in after.gold.attributes})
    for each in counting.figures((), {}).annotators:
        expected = (each.who in right.split(), each.who in wrong.split()) if wrong else (0, 0)
        assert (each.asked, each.taken, each.others) == (1, *expected)
        assert each.expected == pytest.approx(
            {0: 0, 1: 1 / 2, 2: 2 / 3}[len(right.split()) if wrong else 0], abs=1e-3
        )


def test_taking_one_of_two_words_for_one_answer_is_still_against_the_other() -> None:
    before = panel(hurt("ana", "5", NARROW), hurt("ben", "5", WIDE), schema=SCHEMA)
    after = decide_all(before, lambda case: Ruling(Choice.TAKE, case.side_of("ana")), desk())
    (told,) = (each for each in provenance(Review(after)) if each.decision is not None and each.decision.case)
    assert ([who for who, _ in told.sources], [who for who, _ in told.against]) == (["ana"], ["ben"])
    assert open_cases(after) == []
    assert content_of(after.gold) == content_of(before.layers["ana"])
