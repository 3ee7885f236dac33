"""Answers by hand that follow anyway are nobody's to decide about."""

from tests.support.adjudicating import SCHEMA_OF_REVIEW, Hand, content_of, decide_all, open_cases, panel
from tui.domain.adjudication.decisions import Choice, Ruling
from tui.domain.adjudication.following import without_what_follows
from tui.domain.completing import completed
from tui.domain.layers import Layer
from tui.domain.schema import Field, FieldType

ATTACK = {"type": "attack", "date": "2022-01-05", "place": "Ain", "dead": "3"}
SCHEMA = SCHEMA_OF_REVIEW._replace(
    event_fields=(
        *SCHEMA_OF_REVIEW.event_fields,
        Field("toll", FieldType.INTEGER, "Toll", derive="dead"),
    ),
)


def coded(who: str, dead: str = "3", *, at: tuple[int, int] | None = None, toll: str = "") -> Layer:
    hand = Hand(who, SCHEMA).event("e1", {**ATTACK, "dead": dead}, (0, 9))
    if toll:
        hand.say("toll", toll, event="e1", at=at)
    return hand.done()


def test_what_follows_is_left_out_and_the_rest_stays() -> None:
    plain = coded("ana")
    assert without_what_follows(SCHEMA, plain) is plain
    said = coded("ana", toll="3")
    assert without_what_follows(SCHEMA, said).values == plain.values
    for other in (coded("ana", toll="4"), coded("ana", toll="3", at=(0, 9))):
        assert without_what_follows(SCHEMA, other) is other
    assert without_what_follows(SCHEMA_OF_REVIEW, plain) is plain


def test_nobody_is_asked_whether_to_say_what_follows() -> None:
    assert open_cases(panel(coded("ana", toll="3"), coded("ben"), schema=SCHEMA)) == []
    asked = open_cases(panel(coded("ana", toll="4"), coded("ben"), schema=SCHEMA))
    assert [case.path for case in asked] == ["toll"]


def test_it_follows_in_gold_from_what_was_decided() -> None:
    start = panel(coded("ana", toll="3"), coded("ben", "5", toll="5"), schema=SCHEMA)
    assert [case.path for case in open_cases(start)] == ["dead"]
    after = decide_all(start, lambda case: Ruling(Choice.TAKE, case.side_of("ben")))
    gold = completed(SCHEMA, after.gold)
    toll = gold.value(gold.events[0], "toll").value
    assert toll is not None
    assert toll.literal == "5"
    assert content_of(gold) == content_of(completed(SCHEMA, coded("ben", "5", toll="5")))
