import pytest

from tests.support.adjudicating import SCHEMA_OF_REVIEW, Hand, desk, open_cases, panel, value_of
from tui.domain.adjudication.combining import combined
from tui.domain.adjudication.decisions import Choice, Ruling
from tui.domain.adjudication.policies import Policy
from tui.domain.adjudication.resolving import apply_policy, resolve, settle_rest
from tui.domain.adjudication.review import Panel
from tui.domain.layers import Layer
from tui.domain.schema import Field, FieldType, Schema
from tui.domain.values import Nothing, make_value

ATTACK = {"type": "attack", "date": "2022-01-05", "place": "Ain"}


def with_rule(path: str, aggregate: str, schema: Schema = SCHEMA_OF_REVIEW) -> Schema:
    fields = tuple(each._replace(aggregate=aggregate if each.id == path else "") for each in schema.event_fields)
    return schema._replace(event_fields=fields)


def coded(who: str, **said: str | Nothing) -> Layer:
    return Hand(who).event("e1", {**ATTACK, "dead": "1", "hurt": "9", **said}, (0, 9)).done()


def after(policy: Policy, *layers: Layer, schema: Schema = SCHEMA_OF_REVIEW) -> Panel:
    return apply_policy(panel(*layers, schema=schema), policy, desk()).panel


def test_two_thirds_of_three_are_a_majority() -> None:
    done = after(Policy.MAJORITY, coded("ana", dead="3"), coded("ben", dead="5"), coded("cy", dead="3"))
    assert not open_cases(done)
    assert value_of(done.gold, "dead") == value_of(done.layers["ana"], "dead")
    assert done.decisions[-1].policy == "majority"


def test_one_of_two_is_none_and_nor_is_each_for_oneself() -> None:
    assert open_cases(after(Policy.MAJORITY, coded("ana", dead="3"), coded("ben", dead="5")))
    assert open_cases(after(Policy.MAJORITY, coded("ana", dead="3"), coded("ben", dead="5"), coded("cy", dead="4")))


@pytest.mark.parametrize(("at", "left", "taken"), [((3, 20), 0, (0, 30)), ((40, 48), 1, None)])
def test_a_majority_may_rest_on_other_words_that_overlap(
    at: tuple[int, int], left: int, taken: tuple[int, int] | None
) -> None:
    said = {"ana": ("3", (0, 30)), "ben": ("5", (0, 9)), "cy": ("3", at)}
    layers = [
        Hand(who).event("e1", {**ATTACK, "hurt": "9"}, (0, 9)).say("dead", dead, event="e1", at=where).done()
        for who, (dead, where) in said.items()
    ]
    done = after(Policy.MAJORITY, *layers)
    assert len(open_cases(done)) == left
    if taken is not None:
        value = done.gold.value(done.gold.events[0], "dead")
        assert value.value == make_value("integer", "3")
        assert [done.gold.spans[each].ranges for each in value.evidence] == [(taken,)]


def test_spelling_needs_nobody() -> None:
    done = after(Policy.UNANIMOUS, coded("ana", place="Ain  al-Asad"), coded("ben", place="ain al-asad"))
    assert not open_cases(done)


@pytest.mark.parametrize(
    ("said", "taken"),
    [
        (["short", "a longer remark"], "a longer remark"),
        (["short", "a longer remark", "short"], "short"),
        (["one", "two"], "one"),
    ],
)
def test_of_remarks_that_nobody_compares_the_longest_is_taken(said: list[str], taken: str) -> None:
    remark = Field("remark", FieldType.LONGTEXT, "Remark", agreement="none")
    schema = SCHEMA_OF_REVIEW._replace(event_fields=(*SCHEMA_OF_REVIEW.event_fields, remark))
    layers = [
        Hand(who, schema).event("e1", {**ATTACK, "remark": each}, (0, 9)).done()
        for who, each in zip(("ana", "ben", "cy"), said, strict=False)
    ]
    for policy in (Policy.UNANIMOUS, Policy.MAJORITY):
        done = after(policy, *layers, schema=schema)
        assert not open_cases(done)
        assert value_of(done.gold, "remark") == make_value("longtext", taken)
    # Where the schema has a rule of its own, that one decides.
    ruled = schema._replace(event_fields=(*SCHEMA_OF_REVIEW.event_fields, remark._replace(aggregate="most_common")))
    assert bool(open_cases(after(Policy.UNANIMOUS, *layers, schema=ruled)))


def test_evidence_that_overlaps_is_enough_for_one_answer() -> None:
    ana = Hand("ana").event("e1", ATTACK, (0, 9)).done()
    for at, left in (((3, 9), 0), ((30, 40), 1)):
        ben = Hand("ben").event("e1", ATTACK, (0, 9)).say("date", "2022-01-05", event="e1", at=at).done()
        assert len(open_cases(after(Policy.UNANIMOUS, ana, ben))) == left


def test_who_gives_no_evidence_is_no_objection_to_it() -> None:
    ana = Hand("ana").event("e1", ATTACK, (0, 9)).done()
    ben = Hand("ben").event("e1", ATTACK, (0, 9)).say("date", "2022-01-05", event="e1").done()
    done = after(Policy.UNANIMOUS, ana, ben)
    assert not open_cases(done)
    (span,) = done.gold.value(done.gold.events[0], "date").evidence
    assert done.gold.spans[span].ranges == ((0, 9),)


@pytest.mark.parametrize(
    ("rule", "said", "taken"),
    [
        ("min", ["3", "5"], "3"),
        ("max", ["3", "5"], "5"),
        ("median", ["3", "5", "4"], "4"),
        ("median", ["3", "5"], None),
        ("most_common", ["3", "5", "5"], "5"),
        ("most_common", ["3", "5"], None),
        ("none", ["3", "5"], None),
    ],
)
def test_rules_of_the_schema(rule: str, said: list[str], taken: str | None) -> None:
    layers = [coded(who, hurt="9", dead=dead) for who, dead in zip(("ana", "ben", "cy"), said, strict=False)]
    done = after(Policy.SCHEMA, *layers, schema=with_rule("dead", rule))
    if taken is None:
        assert [case.path for case in open_cases(done)] == ["dead"]
    else:
        assert not open_cases(done)
        assert value_of(done.gold, "dead").literal == taken  # type: ignore[union-attr]


def test_the_most_precise_date_is_taken_if_the_others_can_be_it() -> None:
    schema = with_rule("date", "most_precise")
    done = after(Policy.SCHEMA, coded("ana", date="2022-01"), coded("ben"), schema=schema)
    assert value_of(done.gold, "date").literal == "2022-01-05"  # type: ignore[union-attr]
    assert open_cases(after(Policy.SCHEMA, coded("ana", date="2022-02"), coded("ben"), schema=schema))


def test_no_policy_decides_over_a_person() -> None:
    who = desk()
    before = settle_rest(panel(coded("ana", dead="3"), coded("ben", dead="5"), coded("cy", dead="3")), who).panel
    case = open_cases(before)[0]
    decided = resolve(before, case, Ruling(Choice.TAKE, case.side_of("ben")), who).panel
    assert apply_policy(decided, Policy.MAJORITY, who).edits == ()
    reopened = resolve(decided, case, Ruling(Choice.REOPEN), who).panel
    assert apply_policy(reopened, Policy.MAJORITY, who).edits == ()
    later = resolve(before, case, Ruling(Choice.LATER), who).panel
    assert len(open_cases(apply_policy(later, Policy.MAJORITY, who).panel)) == 1


def test_both() -> None:
    schema = SCHEMA_OF_REVIEW._replace(alternatives=True)
    layers = coded("ana", dead="3", weapons="gun"), coded("ben", dead="5", weapons="gun\nknife")
    cases = {case.path: case for case in open_cases(panel(*layers, schema=schema))}
    cases |= {case.path: case for case in open_cases(settle_rest(panel(*layers, schema=schema), desk()).panel)}
    dead = combined(cases["dead"], optional=True).part
    assert {dead.value.literal, dead.alternatives[0].literal} == {"3", "5"}  # type: ignore[union-attr]
    assert dead.optional
    assert combined(cases["weapons"]).part.value.lines() == ("gun", "knife")  # type: ignore[union-attr]
