import re
from collections.abc import Mapping

import pytest

from tests.support.adjudicating import SCHEMA_OF_REVIEW, TEXT, Hand, decide_all, desk, open_cases, panel
from tui.domain.adjudication.cases import Case
from tui.domain.adjudication.contents import EMPTY, Content, Part, marked
from tui.domain.adjudication.decisions import Choice, Kind, Ruling
from tui.domain.adjudication.feedback import Difference, differences, may_see
from tui.domain.adjudication.policies import Policy
from tui.domain.adjudication.resolving import apply_policy, resolve
from tui.domain.adjudication.review import Panel, review_of
from tui.domain.adjudication.speaking import field_of, fields_of, say_content, say_quotes
from tui.domain.agreement.marks import Mark
from tui.domain.layers import Layer, Status
from tui.domain.schema import Reason, Schema
from tui.domain.schema_paths import path_title
from tui.domain.values import Nothing, make_value

ATTACK = {"type": "attack", "date": "2022-01-05", "place": "Ain", "hurt": "9", "dead": "3"}
REASONS = (Reason("slip", "Slip", "s", "A wrong key."), Reason("gap", "Gap", "g", "Not said.", guideline=True))
SCHEMA = SCHEMA_OF_REVIEW._replace(feedback=True, review_reasons=REASONS, alternatives=True)


def coded(who: str, **said: str) -> Hand:
    return Hand(who, SCHEMA).event("e1", {**ATTACK, **said}, (0, 9))


def take(before: Panel, who: str, choices: Mapping[str, Ruling] = {}) -> Panel:
    """Takes somebody's side everywhere, but for some fields."""

    def ruling(case: Case) -> Ruling:
        return choices.get(case.path) or Ruling(Choice.TAKE, case.side_of(who))

    return decide_all(before, ruling)


def told(after: Panel, who: str) -> list[Difference]:
    return list(differences(review_of(after), who))


def test_each_sees_where_they_differ_from_gold_and_why() -> None:
    layers = [coded("ana", dead="4").done(), coded("ben", dead="5", hurt="11").done()]
    slip = Ruling(Choice.TAKE, 0, reason="slip", note="Read 12.", unclear=True)
    after = take(panel(*layers, schema=SCHEMA), "ana", {"dead": slip})
    (case,) = (each for each in review_of(after).cases() if each.path == "dead")
    right = case.names[0][0]
    (wrong,) = {"ana", "ben"} - {right}
    (dead,) = (each for each in told(after, wrong) if each.path == "dead")
    assert (dead.title, dead.kind, dead.event, dead.at) == ("event 1 › Dead", Kind.FIELD_VALUE, "e1", 0)
    assert {dead.own, dead.gold} == {"4", "5"}
    assert dead.own_quotes == dead.gold_quotes == ("On Monday",)
    assert (dead.reason, dead.reason_help, dead.note, dead.unclear) == ("Slip", "A wrong key.", "Read 12.", True)
    assert not dead.by_policy
    assert not [each for each in told(after, right) if each.path == "dead"]
    assert [each.path for each in told(after, "ana") if each.path == "hurt"] == []
    assert [(each.own, each.gold) for each in told(after, "ben") if each.path == "hurt"] == [("11", "9")]


def test_no_name_of_anybody_is_in_it() -> None:
    sides = {"zoe": "44", "pia": "5"}
    layers = [coded(who, dead=dead).span("actor", 10, 20 + len(dead)).done() for who, dead in sides.items()]
    found = told(take(panel(*layers, schema=SCHEMA), "zoe"), "pia")
    assert {each.kind for each in found} == {Kind.FIELD_VALUE, Kind.SPAN_BOUNDARY}
    for difference in found:
        assert not re.search(r"\b(zoe|pia|eve)\b", repr(difference))


def test_events_that_one_lacks_or_that_gold_lacks_are_told_as_such() -> None:
    second = {"type": "march", "date": "2022-02-01", "place": "Omar"}
    both = coded("ana").event("e2", second, (20, 30)).done()
    one = coded("ben").done()
    (missing,) = told(take(panel(both, one, schema=SCHEMA), "ana"), "ben")
    assert (missing.kind, missing.title, missing.event) == (Kind.EVENT_MISSING, "event that not all have", "")
    assert (missing.own, missing.gold, missing.at) == ("nothing there", "March, 2022-02-01 Tue, Omar", 20)
    (extra,) = told(take(panel(both, one, schema=SCHEMA), "ben"), "ana")
    assert (extra.own, extra.gold) == ("March, 2022-02-01 Tue, Omar", "nothing there")
    assert (extra.event, extra.title) == ("e2", "event 2 › event that not all have")


def test_what_a_policy_took_is_told_as_such() -> None:
    layers = [coded(who, dead=dead).done() for who, dead in (("ana", "4"), ("ben", "5"), ("cy", "5"))]
    after = apply_policy(panel(*layers, schema=SCHEMA), Policy.MAJORITY, desk()).panel
    (dead,) = told(after, "ana")
    assert (dead.own, dead.gold, dead.by_policy, dead.reason) == ("4", "5", True, "")
    assert told(after, "ben") == []


def test_an_answer_that_is_one_of_several_right_ones_is_no_difference() -> None:
    layers = [coded("ana", dead="4").done(), coded("ben", dead="5").done()]
    after = take(panel(*layers, schema=SCHEMA), "ana", {"dead": Ruling(Choice.BOTH)})
    assert told(after, "ana") == told(after, "ben") == []


def test_an_answer_that_gold_leaves_empty_is_a_difference_and_an_empty_one_is_none() -> None:
    empty = {name: said for name, said in ATTACK.items() if name != "hurt"}
    layers = [coded("ana").done(), Hand("ben", SCHEMA).event("e1", empty, (0, 9)).done()]
    after = take(panel(*layers, schema=SCHEMA), "ana", {"hurt": Ruling(Choice.NEITHER)})
    assert [(each.own, each.gold) for each in told(after, "ana")] == [("9", "left empty")]
    assert told(after, "ben") == []


def test_nothing_is_told_before_all_is_decided() -> None:
    layers = [coded("ana", dead="4", hurt="7").done(), coded("ben", dead="5", hurt="8").done()]
    before = panel(*layers, schema=SCHEMA)
    assert not may_see(SCHEMA, review_of(before), "ana")
    case = open_cases(before)[0]
    half = resolve(before, case, Ruling(Choice.TAKE, 0), desk()).panel
    assert not may_see(SCHEMA, review_of(half), "ana")
    after = take(before, "ana")
    assert after.gold.status is Status.DONE
    assert may_see(SCHEMA, review_of(after), "ana")
    assert not may_see(SCHEMA._replace(feedback=False), review_of(after), "ana")
    assert not may_see(SCHEMA, review_of(after), "joe")
    again = next(each for each in review_of(after).cases())
    reopened = resolve(after, again, Ruling(Choice.REOPEN), desk("joe")).panel
    assert not may_see(SCHEMA, review_of(reopened), "ana")


@pytest.mark.parametrize(
    ("kind", "path", "content", "said"),
    [
        ("field_value", "dead", None, "nothing there"),
        ("field_value", "dead", EMPTY, "left empty"),
        ("kind_of_nothing", "dead", Content(Part(nothing=Nothing.NOT_STATED)), "not stated"),
        ("event_type", "type", Content(Part(make_value("choice", "march"))), "March"),
        ("field_value", "gone", Content(Part(make_value("text", "a\nb"))), "a b"),
        ("field_value", "gone", Content(Part(nothing=Nothing.UNKNOWN)), "unknown"),
        ("field_value", "part_of", Content(Part(make_value("link", "d123"))), "another event"),
        (
            *("field_value", "hurt"),
            Content(Part(make_value("integer", "3"), alternatives=(make_value("integer", "4"),), optional=True)),
            "3 or 4 or nothing",
        ),
        (
            *("field_value", "actor"),
            Content(entries=(Content(Part(make_value("text", "UN"))), EMPTY)),
            "UN; left empty",
        ),
        (
            *("item_missing", "source"),
            Content(inside=(("name", Content(Part(make_value("text", "AP")))), ("gone", EMPTY))),
            "AP",
        ),
        ("span_boundary", "", marked(Mark(((3, 9), (15, 23)), "actor")), "Actor “Monday … men were”"),
        ("span_label", "", marked(Mark(((0, 2),), "gone")), "gone “On”"),
    ],
)
def test_contents_in_words(kind: str, path: str, content: Content | None, said: str) -> None:
    assert say_content(SCHEMA, kind, path, content, TEXT) == said


def test_paths_in_words() -> None:
    assert path_title(fields_of(SCHEMA, "field_value", "source/name"), "source/name") == "Source › Name"
    assert path_title(fields_of(SCHEMA, "field_value", "gone/name"), "gone/name") == "gone/name"
    twice = Schema("x", "1", "X", article_fields=SCHEMA.event_fields[:1], event_fields=SCHEMA.event_fields[:1])
    assert field_of(twice, "article_field", "type") is twice.article_fields[0]
    assert field_of(SCHEMA, "article_field", "relevant") is SCHEMA.article_fields[0]


def test_whole_events_quote_their_first_evidence_alone() -> None:
    inside = tuple(
        (name, Content(Part(make_value("text", "x"), evidence=(Mark((at,), "actor"),))))
        for name, at in (("a", (10, 14)), ("b", (0, 2)), ("c", (10, 14)))
    )
    assert say_quotes("field_value", Content(inside=inside), TEXT) == ("On", "five")
    assert say_quotes("event_missing", Content(inside=inside), TEXT) == ("On",)
    assert say_quotes("event_missing", None, TEXT) == ()


def test_layers_are_not_told_of_themselves() -> None:
    layers: list[Layer] = [coded("ana").done(), coded("ben").done()]
    after = take(panel(*layers, schema=SCHEMA), "ana")
    assert told(after, "ana") == []
