"""What follows from the answers of a layer, and what the new keys of the language report."""

import pytest

from tui.domain.completing import completed
from tui.domain.derived_values import value_of
from tui.domain.evaluation import Operand
from tui.domain.layers import GOLD, Layer
from tui.domain.problems import problems
from tui.domain.schema import Field, FieldType, Option, Schema
from tui.domain.values import FieldValue, Nothing, Value, make_value
from tui.formats.schema_yaml import load_schema

SCHEMA = load_schema(
    b"""
schema: probe
version: "1"
confidence: {high: High, low: {title: Low, note: yes}}
article:
  fields:
    published: date
    year: {type: integer, derive: year(published), readonly: yes}
event:
  type: type
  include_when: best >= 1
  same_when: [day, [one, two]]
  fields:
    type:
      type: choice
      options: {raid: Raid, arson: Arson, other: {title: Other, note: yes}, feud: {retired: yes}}
    day: date
    deaths:
      type: group
      fields: {a: {type: integer, default: "0"}, b: {type: integer, default: "0"}}
    best: {type: integer, derive: deaths.a + deaths.b, readonly: yes}
    low: {type: integer, derive: best}
    twice: {type: integer, derive: low + low}
    one: text
    two: text
    weapon:
      type: group
      many: yes
      required: yes
      not_applicable_when: type == 'arson'
      fields:
        kind: {type: choice, options: {gun: Gun, bomb: {title: Bomb, when: type == 'raid'}}}
        bomb: {type: boolean, derive: kind == 'bomb'}
    torch: {type: text, when: type == 'arson', required: yes}
    length: {type: integer, when: type == 'arson', derive: count(weapon) + 1}
    sides: {type: text, many: {min: 2, max: 3}, required: yes}
    quiet: {type: text, evidence: none}
    cleared: {type: choice, options: [clear, check], review_only: yes, required: yes}
    counted: {type: boolean, derive: best >= 1, review_only: yes}
""",
    "probe.yaml",
)


def layer_of(answers: dict[str, str | Nothing | FieldValue], annotator: str = "ana") -> Layer:
    """A layer with one event; answers are written `type:literal`."""
    values = {}
    for path, answer in answers.items():
        owner, _, inside = path.rpartition(":")
        if isinstance(answer, FieldValue):
            said = answer
        elif isinstance(answer, Nothing):
            said = FieldValue(nothing=answer)
        else:
            type_, _, literal = answer.partition(":")
            said = FieldValue(make_value(type_, literal))
        values["" if owner == "article" else owner or "e1", inside] = said
    return Layer("a1", annotator, {}, ("e1",), values)


def literal(layer: Layer, path: str, owner: str = "e1") -> str | None:
    value = completed(SCHEMA, layer).value(owner, path).value
    return value.literal if value is not None else None


def ids(layer: Layer) -> list[str]:
    return [problem.check for problem in problems(SCHEMA, layer, "e1")]


def test_answers_follow_from_others_in_turn() -> None:
    layer = layer_of({"deaths/a": "integer:3", "deaths/b": "integer:4"})

    assert [literal(layer, path) for path in ("best", "low", "twice")] == ["7", "7", "14"]
    assert completed(SCHEMA, layer).derived == {("e1", "best"), ("e1", "low"), ("e1", "twice")}


def test_an_answer_by_hand_stands_and_others_follow_from_it() -> None:
    layer = layer_of({"deaths/a": "integer:3", "deaths/b": "integer:4", "low": "integer:5"})

    assert [literal(layer, path) for path in ("best", "low", "twice")] == ["7", "5", "10"]
    assert ("e1", "low") not in completed(SCHEMA, layer).derived


def test_a_kind_of_nothing_by_hand_stands_too() -> None:
    layer = layer_of({"deaths/a": "integer:3", "deaths/b": "integer:4", "low": Nothing.UNKNOWN})

    assert completed(SCHEMA, layer).value("e1", "low").nothing is Nothing.UNKNOWN
    assert literal(layer, "twice") is None


def test_what_cannot_be_overwritten_is_not_and_the_attempt_is_told() -> None:
    layer = layer_of({"deaths/a": "integer:3", "deaths/b": "integer:4", "best": "integer:9"})

    assert literal(layer, "best") == "7"
    assert "readonly:best" in ids(layer)
    assert "readonly:best" not in ids(
        layer_of({"deaths/a": "integer:9", "deaths/b": "integer:0", "best": "integer:9"})
    )


def test_alternatives_to_an_answer_that_does_not_count_do_not_count_either() -> None:
    other = FieldValue(
        make_value("integer", "9"), alternatives=(make_value("integer", "8"),), optional=True, note="n"
    )
    layer = layer_of({"deaths/a": "integer:3", "deaths/b": "integer:4", "best": other})

    assert completed(SCHEMA, layer).value("e1", "best") == FieldValue(make_value("integer", "7"), note="n")


def test_what_belongs_to_the_review_follows_in_the_gold_layer_alone() -> None:
    answers: dict[str, str | Nothing | FieldValue] = {"deaths/a": "integer:3", "deaths/b": "integer:4"}

    assert literal(layer_of(answers), "counted") is None
    assert literal(layer_of(answers, GOLD), "counted") == "true"


def test_nothing_follows_from_what_is_not_answered() -> None:
    layer = layer_of({"deaths/a": "integer:3"})

    assert completed(SCHEMA, layer) is layer


def test_what_is_kept_with_a_derived_answer_stays() -> None:
    noted = FieldValue(note="by the ministry", confidence="high")
    layer = layer_of({"deaths/a": "integer:3", "deaths/b": "integer:4", "low": noted})

    assert completed(SCHEMA, layer).value("e1", "low") == FieldValue(
        Value("integer", "7"), note="by the ministry", confidence="high"
    )


def test_the_article_has_derived_answers_too() -> None:
    assert literal(layer_of({"article:published": "date:2022-01"}), "year", owner="") == "2022"


def test_each_item_of_a_group_has_its_own() -> None:
    layer = layer_of({"weapon": "items:i1\ni2", "weapon/i1/kind": "choice:gun", "weapon/i2/kind": "choice:bomb"})

    assert [literal(layer, f"weapon/{item}/bomb") for item in ("i1", "i2")] == ["false", "true"]


def test_what_is_not_applicable_by_itself_is_not_asked_and_counts_as_answered() -> None:
    layer = layer_of({"type": "choice:arson"})

    assert completed(SCHEMA, layer).value("e1", "weapon") == FieldValue(nothing=Nothing.NOT_APPLICABLE)
    assert "required:weapon" not in ids(layer)
    assert "required:weapon" in ids(layer_of({"type": "choice:raid"}))


def test_an_answer_to_what_is_not_applicable_is_kept_and_told() -> None:
    layer = layer_of({"type": "choice:arson", "weapon": "items:i1", "weapon/i1/kind": "choice:gun"})

    assert completed(SCHEMA, layer).value("e1", "weapon").value == Value("items", "i1")
    assert "hidden:weapon" in ids(layer)
    assert literal(layer, "weapon/i1/bomb") is None, "nothing follows where nothing is asked"


def test_what_is_not_asked_is_not_worked_out() -> None:
    assert literal(layer_of({"type": "choice:raid"}), "length") is None
    assert literal(layer_of({"type": "choice:arson"}), "length") == "1"


def test_a_completed_layer_is_complete() -> None:
    once = completed(SCHEMA, layer_of({"deaths/a": "integer:3", "deaths/b": "integer:4"}))

    assert completed(SCHEMA, once) is once


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"type": "choice:raid", "weapon": "items:i1", "weapon/i1/kind": "choice:bomb"}, None),
        ({"weapon": "items:i1", "weapon/i1/kind": "choice:bomb"}, "offered:weapon/i1/kind"),
        ({"type": "choice:feud"}, "retired:type"),
        ({"type": "choice:other"}, "note:type"),
        ({"type": FieldValue(Value("choice", "other"), note="a duel")}, None),
        ({"one": FieldValue(Value("text", "A"), confidence="low")}, "note:one"),
        ({"one": FieldValue(Value("text", "A"), confidence="low", note="guessed")}, None),
        ({"one": FieldValue(Value("text", "A"), confidence="high")}, None),
        ({"one": FieldValue(Value("text", "A"), alternatives=(Value("text", "B"),))}, "alternatives:one"),
        ({"quiet": FieldValue(Value("text", "A"), evidence=("s1",))}, "takes_no_evidence:quiet"),
        ({"quiet": "text:A"}, None),
        ({}, "fewest:sides"),
        ({"sides": Nothing.NOT_STATED}, None),
        ({"sides": "items:i1", "sides/i1": "text:A"}, "fewest:sides"),
        ({"sides": "items:i1\ni2", "sides/i1": "text:A", "sides/i2": "text:B"}, None),
        (
            {"sides": "items:1\n2\n3\n4", **{f"sides/{number}": "text:A" for number in (1, 2, 3, 4)}},
            "most:sides",
        ),
        ({"deaths/a": "integer:0", "deaths/b": "integer:0"}, "include_when"),
        ({"deaths/a": "integer:1", "deaths/b": "integer:0"}, None),
    ],
)
def test_what_is_reported(answers: dict[str, str | Nothing | FieldValue], told: str | None) -> None:
    found = ids(layer_of(answers))
    looked_for = {
        check
        for check in found
        if check.split(":")[0]
        in {"offered", "retired", "note", "alternatives", "takes_no_evidence", "fewest", "most", "include_when"}
    }
    without_sides = (
        looked_for - {"fewest:sides"} if "sides" not in answers and told != "fewest:sides" else looked_for
    )

    assert without_sides == ({told} if told else set())


def test_only_the_gold_layer_is_asked_what_belongs_to_the_review() -> None:
    assert "required:cleared" not in ids(layer_of({}))
    assert "required:cleared" in ids(layer_of({}, GOLD))
    assert "hidden:cleared" in ids(layer_of({"cleared": "choice:clear"}))


def two_events(second: dict[str, str]) -> Layer:
    first = {"day": "date:2022-01-05", "one": "text:A", "two": "text:B"}
    answers: dict[str, str | Nothing | FieldValue] = {f"e1:{path}": said for path, said in first.items()}
    answers |= {f"e2:{path}": said for path, said in second.items()}
    layer = layer_of(answers)
    return Layer("a1", "ana", {}, ("e1", "e2"), layer.values)


@pytest.mark.parametrize(
    ("second", "same"),
    [
        ({"day": "date:2022-01-05", "one": "text:A", "two": "text:B"}, True),
        ({"day": "date:2022-01-05", "one": "text:B", "two": "text:A"}, True),
        ({"day": "date:2022-01-05", "one": "text:b", "two": "text:A"}, True),
        ({"day": "date:2022-01-06", "one": "text:A", "two": "text:B"}, False),
        ({"day": "date:2022-01-05", "one": "text:A", "two": "text:A"}, False),
        ({"day": "date:2022-01-05", "one": "text:A"}, False),
        ({"day": "date:2022-01-05"}, False),
        ({}, False),
    ],
)
def test_two_events_that_are_probably_one(second: dict[str, str], same: bool) -> None:  # noqa: FBT001 - a table
    layer = two_events(second)

    assert ("same:e2" in ids(layer)) is same
    assert ("same:e1" in [problem.check for problem in problems(SCHEMA, layer, "e2")]) is same


OPTIONS = (Option("a", "A"), Option("b", "B", options=(Option("c", "C"),)))


@pytest.mark.parametrize(
    ("type_", "result", "wanted"),
    [
        ("text", "a  b", "a b"),
        ("text", " ", None),
        ("text", True, None),
        ("longtext", "a\nb", "a\nb"),
        ("choice", "a", "a"),
        ("choice", "x", None),
        ("tree", "c", "c"),
        ("choices", ("c", "a", "x", "c"), "a\nc"),
        ("choices", "b", "b"),
        ("tags", ("x", "y", "x"), "x\ny"),
        ("boolean", False, "false"),
        ("boolean", "false", None),
        ("time", "09:30", "09:30"),
        ("time", "9:30", None),
        ("country", "NO", "NO"),
        ("country", "no", None),
        ("integer", None, None),
    ],
)
def test_what_a_result_is_for_a_field(type_: str, result: Operand, wanted: str | None) -> None:
    options = OPTIONS if type_ in {"choice", "tree", "choices"} else ()
    value = value_of(Field("f", FieldType(type_), "F", options=options), result)

    assert (value.literal if value is not None else None) == wanted


@pytest.mark.parametrize(
    ("type_", "source", "wanted"),
    [
        ("integer", "n", "12"),
        ("integer", "n * 0.5", "6"),
        ("integer", "n * 0.125", None),
        ("decimal", "n * 0.125", "1.5"),
        ("decimal", "n - n", "0"),
        ("integer", "crowd", None),
        ("quantity", "crowd", "10..20"),
        ("quantity", "crowd + n", "22..32"),
        ("quantity", "n", "12"),
        ("date", "day", "2022-02"),
        ("date", "day.earliest", "2022-02-01"),
        ("date", "week", "2022-01-03/2022-01-05"),
        ("date", "since", "2022-01-03/.."),
        ("date", "age", "2021"),
    ],
)
def test_numbers_and_dates_become_answers(type_: str, source: str, wanted: str | None) -> None:
    asked = {"n": "integer", "crowd": "quantity", "day": "date", "week": "date", "since": "date", "age": "date"}
    fields = [Field(name, FieldType(kind), name) for name, kind in asked.items()]
    schema = Schema("x", "1", "X", event_fields=(*fields, Field("f", FieldType(type_), "F", derive=source)))
    layer = layer_of(
        {
            "n": "integer:12", "crowd": "quantity:10..20", "day": "date:2022-02",
            "week": "date:2022-01-03/2022-01-05", "since": "date:2022-01-03/..", "age": "date:2021",
        }
    )  # fmt: skip
    value = completed(schema, layer).value("e1", "f").value

    assert (value.literal if value is not None else None) == wanted
