from pathlib import Path

import pytest

from tui.domain.asking import is_asked
from tui.domain.indexes import fields_by_id
from tui.domain.layers import OVERRIDE, Layer
from tui.domain.lookups import Answers
from tui.domain.problems import Problem, layer_problems, problems
from tui.domain.schema import Check, Field, FieldType, Schema, Severity
from tui.domain.spans import EVIDENCE_LABEL, Span
from tui.domain.values import FieldValue, Nothing, make_value
from tui.formats.schema_yaml import load_schema
from tui.services.schema_files import BesideSchema

SCHEMA = load_schema(
    b"""
schema: probe
version: "1"
labels: [place]
confidence: [high, low]
article:
  fields:
    published: {type: date, required: yes}
    why: {type: text, when: published > '2022-01-01', nothing: []}
  checks:
    recent: {rule: published > '2000-01-01', message: Too old., severity: error}
event:
  type: type
  fields:
    type: {type: tree, required: yes, nothing: [], options: {war: [clash, siege], march: [peaceful, violent]}}
    day: {type: date, evidence: yes, precision: [day, month]}
    crowd: {type: quantity, when: type.root == 'march', required: yes, min: 1, max: 1000}
    sides: {type: actor, many: yes, required: type.root == 'war', nothing: [unknown], evidence: yes}
    dead:
      type: group
      fields:
        low: {type: integer, min: 0}
        best: {type: integer, min: 0, evidence: dead.best > 0}
    source:
      type: group
      many: yes
      fields:
        name: {type: text, required: yes}
        told: {type: time, when: name == 'AFP'}
    camp: {type: group, many: yes, when: type.root == 'march', fields: {size: integer}}
    sure: boolean
    means: {type: choices, options: [gun, bomb]}
    part: {type: decimal, max: 1}
    nation: country
    follows: link
    notes: longtext
  checks:
    order: {rule: dead.low <= dead.best, message: Low is above best.}
    sides_of_war: {rule: type.root != 'war' or count(sides) >= 2, message: Name both sides.}
    not_after: {rule: day <= article.published, message: After publication., severity: error}
    big: {rule: crowd < 500, message: A big crowd., severity: info}
    enemy: {rule: "'C' not in sides or stated(day.precision)", message: C fights on a day of known precision.}
    noted: {rule: not answered(day.written) or stated(notes), message: Note what was written.}
    single: {rule: not stated(dead) or answered(source), message: Who says so?}
""",
    "probe.yaml",
)

COMPLETE = {
    "type": "tree:clash",
    "sides": "items:i1\ni2",
    "sides/i1": "actor:A",
    "sides/i2": "actor:B",
}


def layer_of(
    answers: dict[str, str | Nothing],
    article: dict[str, str | Nothing] | None = None,
    attributes: dict[str, str] | None = None,
) -> Layer:
    """A layer with one event; answers are written `type:literal`, all of them with evidence."""
    values = {}
    for owner, said in (
        ("e1", answers),
        ("", article if article is not None else {"published": "date:2020-05-05"}),
    ):
        for path, answer in said.items():
            if isinstance(answer, Nothing):
                values[owner, path] = FieldValue(nothing=answer)
            else:
                type_, _, literal = answer.partition(":")
                values[owner, path] = FieldValue(make_value(type_, literal), evidence=("s1",))
    spans = {"s1": Span("s1", "place", ((0, 1),)), "s2": Span("s2", EVIDENCE_LABEL, ((0, 1),))}
    return Layer("a1", "ana", spans, ("e1",), values, attributes or {})


def visible(schema: Schema, layer: Layer, owner: str, path: str) -> bool:
    """Whether the question at a path is asked, and so are the groups around it."""
    answers = Answers(schema, layer, owner)
    place = answers.top()
    parts = iter(path.split("/"))
    for part in parts:
        field = fields_by_id(place.fields).get(part)
        if field is None or not is_asked(layer, answers, field, place):
            return False
        place = place.inside(field, next(parts, "") if field.many else "")
    return True


def ids(layer: Layer, owner: str = "e1") -> list[str]:
    return [problem.check for problem in problems(SCHEMA, layer, owner)]


def test_a_complete_event_has_no_problem() -> None:
    assert layer_problems(SCHEMA, layer_of({**COMPLETE})) == ()


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"type": ""}, ["required:type"]),
        ({"type": Nothing.UNKNOWN}, ["nothing:type"]),
        ({"type": "tree:raid"}, ["code:type"]),
        ({"type": "tree:war"}, ["leaf:type"]),
        ({"type": "choice:clash"}, []),
        ({"type": "text:clash"}, ["type:type"]),
        ({"day": "date:2020-05-05"}, []),
        ({"day": "date:2020-05"}, []),
        ({"day": "date:2020-06"}, ["not_after"]),
        ({"day": "date:tomorrow"}, ["form:day"]),
        ({"day": Nothing.NOT_STATED}, []),
        ({"type": "tree:peaceful"}, ["required:crowd"]),
        ({"type": "tree:peaceful", "crowd": Nothing.NOT_STATED}, []),
        ({"type": "tree:peaceful", "crowd": "quantity:>=400"}, []),
        ({"type": "tree:peaceful", "crowd": "quantity:>=500"}, ["big"]),
        ({"type": "tree:peaceful", "crowd": "quantity:0..3"}, ["bounds:crowd"]),
        ({"type": "tree:peaceful", "crowd": "quantity:~1200"}, ["bounds:crowd", "big"]),
        ({"type": "tree:peaceful", "crowd": "quantity:lots"}, ["form:crowd"]),
        ({"crowd": "quantity:600"}, ["hidden:crowd"]),
        ({"camp": "items:c1", "camp/c1/size": "integer:5"}, ["hidden:camp"]),
        ({"sides": "", "sides/i1": "", "sides/i2": ""}, ["required:sides", "sides_of_war"]),
        ({"sides": Nothing.UNKNOWN, "sides/i1": "", "sides/i2": ""}, ["sides_of_war"]),
        ({"sides": Nothing.NOT_STATED, "sides/i1": "", "sides/i2": ""}, ["nothing:sides", "sides_of_war"]),
        ({"sides/i2": ""}, ["empty:sides/i2"]),
        ({"sides/i2": "text:B"}, ["type:sides/i2"]),
        ({"sides/i2": "actor:C"}, ["enemy"]),
        ({"dead/low": "integer:3", "source": "items:n1", "source/n1/name": "text:X"}, []),
        (
            {"dead/low": "integer:3", "dead/best": "integer:2", "source": Nothing.NOT_STATED},
            ["order"],
        ),
        ({"dead/low": "integer:-1", "source": Nothing.NOT_STATED}, ["bounds:dead/low"]),
        ({"dead/low": "integer:007", "source": Nothing.NOT_STATED}, ["form:dead/low"]),
        ({"dead/low": "integer:1"}, ["single"]),
        ({"source": "items:n1"}, ["empty:source/n1"]),
        (
            {"source": "items:n1", "source/n1/told": "time:09:30"},
            ["required:source/n1/name", "hidden:source/n1/told"],
        ),
        (
            {"source": "items:n1", "source/n1/name": "text:AFP", "source/n1/told": "time:25:00"},
            ["form:source/n1/told"],
        ),
        ({"sure": "boolean:true"}, []),
        ({"sure": "boolean:yes"}, ["form:sure"]),
        ({"means": "choices:gun\nbomb"}, []),
        ({"means": "choices:gun\nknife"}, ["code:means"]),
        ({"part": "decimal:0.5"}, []),
        ({"part": "decimal:1.5"}, ["bounds:part"]),
        ({"part": "decimal:NaN"}, ["form:part"]),
        ({"nation": "country:NO"}, []),
        ({"nation": "country:Norway"}, ["form:nation"]),
        ({"follows": "link:e1"}, []),
        ({"follows": "link:e9"}, ["link:follows"]),
        ({"notes": "text:a note"}, []),
        ({"colour": "text:red"}, ["unasked:colour"]),
    ],
)
def test_what_is_wrong_with_an_event(answers: dict[str, str | Nothing], expected: list[str]) -> None:
    said = {path: answer for path, answer in {**COMPLETE, **answers}.items() if answer}

    assert ids(layer_of(said)) == expected


def only_problem(layer: Layer, owner: str = "e1") -> Problem:
    (problem,) = problems(SCHEMA, layer, owner)
    return problem


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        ({"type": ""}, "Type needs a value."),
        ({"type": "tree:raid"}, "Type has no answer “raid”: choose another."),
        ({"type": "tree:war"}, "Type needs one of the answers below “war”."),
        ({"type": "text:clash"}, "Type holds a value of type text, not tree: answer it again."),
        ({"type": "tree:peaceful"}, "Crowd needs a value or a reason why there is none."),
        ({"day": "date:soon\x1b"}, "Day cannot be “soon\x1b”: answer it again."),
        ({"part": "decimal:2"}, "Part should be at most 1: check the number."),
        ({"sides/i2": ""}, "Sides 2 is empty: fill it or delete it."),
        (
            {"dead/low": "integer:-1", "source": Nothing.UNKNOWN},
            "Dead: Low should be at least 0: check the number.",
        ),
        ({"source": "items:n1\nn2", "source/n1/name": "text:X", "source/n2/name": Nothing.UNKNOWN}, ""),
        ({"crowd": "quantity:6"}, "Crowd has an answer but is not asked for here: clear it, or leave it."),
        ({"follows": "link:e9"}, "Follows leads to an event that is gone: choose another."),
        ({"colour": "text:red"}, "“colour” is no field of the schema: clear it, or keep it."),
    ],
)
def test_messages_say_what_to_do(answers: dict[str, str | Nothing], message: str) -> None:
    said = {path: answer for path, answer in {**COMPLETE, **answers}.items() if answer}

    assert [problem.message for problem in problems(SCHEMA, layer_of(said), "e1")] == ([message] if message else [])


def test_items_of_groups_are_numbered_in_messages() -> None:
    said = {**COMPLETE, "source": "items:n1\nn2", "source/n1/name": "text:X", "source/n2/told": "time:09:30"}
    found = problems(SCHEMA, layer_of(said), "e1")

    assert found[0].message == "Source 2: Name needs a value or a reason why there is none."
    assert (found[0].path, found[0].check) == ("source/n2/name", "required:source/n2/name")


def without_evidence(layer: Layer, path: str) -> Layer:
    value = layer.values["e1", path].value
    return Layer(
        layer.article, layer.annotator, layer.spans, layer.events, {**layer.values, ("e1", path): FieldValue(value)}
    )


@pytest.mark.parametrize(
    ("path", "answer", "expected"),
    [
        ("day", "date:2020-05-05", ["evidence:day"]),
        ("sides/i1", "actor:A", ["evidence:sides/i1"]),
        ("dead/best", "integer:3", ["evidence:dead/best"]),
        ("dead/best", "integer:0", []),
        ("dead/low", "integer:3", []),
    ],
)
def test_where_evidence_is_demanded(path: str, answer: str, expected: list[str]) -> None:
    layer = layer_of({**COMPLETE, "source": Nothing.UNKNOWN, path: answer})

    assert ids(layer) == []
    assert ids(without_evidence(layer, path)) == expected


def test_evidence_without_a_value_is_not_an_answer() -> None:
    layer = layer_of({**COMPLETE})
    values = {**layer.values, ("e1", "type"): FieldValue(evidence=("s1",))}

    assert "required:type" in ids(Layer("a1", "ana", layer.spans, ("e1",), values))


def test_the_article_has_problems_of_its_own() -> None:
    assert ids(layer_of({}, {}), "") == ["required:published"]
    assert only_problem(layer_of({}, {"published": "date:1999"}), "").severity is Severity.ERROR
    assert ids(layer_of({}, {"published": "date:2022-05-05", "why": Nothing.UNKNOWN}), "") == ["nothing:why"]


def test_precision_and_confidence_are_among_their_scales() -> None:
    layer = layer_of({**COMPLETE, "day": "date:2020-05-05"})
    day = FieldValue(
        make_value("date", "2020-05-05", {"precision": "year"}), evidence=("s1",), confidence="middling"
    )

    found = problems(SCHEMA, Layer("a1", "ana", {}, ("e1",), {**layer.values, ("e1", "day"): day}), "e1")

    assert [problem.message for problem in found] == [
        "Day has no precision “year”: choose another.",
        "Day has no confidence “middling”: choose another.",
    ]


def test_parts_of_values_can_be_asked_for() -> None:
    layer = layer_of({**COMPLETE, "sides/i2": "actor:C"})
    day = FieldValue(make_value("date", "2020-05-05", {"precision": "day", "written": "today"}), evidence=("s1",))

    assert ids(Layer("a1", "ana", layer.spans, ("e1",), {**layer.values, ("e1", "day"): day})) == ["noted"]


def test_an_unknown_label_is_told_once() -> None:
    spans = {f"s{number}": Span(f"s{number}", "colour", ((number, number + 1),)) for number in range(3)}
    problem = only_problem(Layer("a1", "ana", spans, (), layer_of({}).values), "")

    assert (problem.check, problem.path, problem.severity) == ("label:colour", "", Severity.WARNING)


def test_a_warning_is_overridden_with_a_reason_and_an_error_is_not() -> None:
    said: dict[str, str | Nothing] = {
        **COMPLETE,
        "dead/low": "integer:3",
        "dead/best": "integer:2",
        "day": "date:2021",
    }
    accepted = {
        f"{OVERRIDE}e1/single": "the text",
        f"{OVERRIDE}e1/order": "two sources",
        f"{OVERRIDE}e1/not_after": "no",
    }
    found = problems(SCHEMA, layer_of(said, None, accepted), "e1")

    assert [(problem.check, problem.overridden) for problem in found] == [
        ("order", "two sources"),
        ("not_after", ""),
        ("single", "the text"),
    ]


def test_problems_of_a_layer_begin_with_the_article() -> None:
    found = layer_problems(SCHEMA, layer_of({}, {}))

    assert [problem.owner for problem in found] == ["", "e1"]


@pytest.mark.parametrize(
    ("path", "seen"),
    [
        ("type", True),
        ("crowd", True),
        ("dead/low", True),
        ("source", True),
        ("source/n1/told", True),
        ("source/n2/told", False),
        ("source/+/name", True),
        ("source/+/told", False),
        ("colour", False),
        ("dead/colour", False),
    ],
)
def test_what_is_asked(path: str, seen: bool) -> None:  # noqa: FBT001 - a table
    layer = layer_of(
        {
            "type": "tree:violent",
            "source": "items:n1\nn2",
            "source/n1/name": "text:AFP",
            "source/n2/name": "text:dpa",
        }
    )

    assert visible(SCHEMA, layer, "e1", path) is seen


def test_a_field_is_not_asked_while_its_condition_is_unknown() -> None:
    assert not visible(SCHEMA, layer_of({}), "e1", "crowd")
    assert not visible(SCHEMA, layer_of({}, {}), "", "why")
    assert visible(SCHEMA, layer_of({}, {"published": "date:2022-05-05"}), "", "why")


def test_a_condition_on_a_field_that_is_gone_does_not_hold() -> None:
    field = Field("a", FieldType.TEXT, "A", when="gone == 'x'", required="true")
    schema = Schema("x", "1", "X", event_fields=(field,), checks=(Check("c", "gone == 'x'", "M"),))

    assert problems(schema, layer_of({}), "e1") == ()
    assert not visible(schema, layer_of({}), "e1", "a")


def shipped() -> Schema:
    path = Path(__file__).parents[2] / "schemas" / "conflict-event.yaml"
    return load_schema(path.read_bytes(), path.name, BesideSchema(path.parent))


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"type": "tree:attack", "actor_2": "actor:x", "actor_2_type": "choice:3"}, ["civilians_as_actor_2"]),
        ({"type": "tree:attack", "actor_2": "actor:x", "actor_2_type": "choice:7"}, []),
        ({"type": "tree:attack"}, ["required:actor_2"]),
        ({"type": "tree:arrests"}, []),
        ({"type": "tree:peaceful_protest", "actor_1_type": "choice:5"}, ["protesters_as_actor_1"]),
        ({"type": "tree:mob_violence", "actor_1_type": "choice:6"}, ["rioters_as_actor_1"]),
        ({"type": "tree:armed_clash", "actor_1_type": "choice:1", "actor_2": "actor:x"}, []),
        ({"type": "tree:armed_clash", "actor_1_type": "choice:7", "actor_2": "actor:x"}, ["civilians_in_battle"]),
        ({"fatalities/low": "integer:5", "fatalities/best": "integer:3"}, ["fatalities_low_best"]),
        ({"fatalities/best": "integer:5", "fatalities/high": "integer:3"}, ["fatalities_best_high"]),
        ({"fatalities/best": Nothing.UNKNOWN, "fatalities/low": "integer:5", "fatalities/high": "integer:3"},
         ["fatalities_low_high"]),
        ({"date": "date:2022-02"}, ["date_after_publication"]),
        ({"date": "date:2022-01"}, []),
    ],
)  # fmt: skip
def test_the_rules_of_conflict_events(answers: dict[str, str | Nothing], expected: list[str]) -> None:
    whole: dict[str, str | Nothing] = {
        "type": "tree:arrests",
        "date": "date:2022-01-05",
        "place": Nothing.UNKNOWN,
        "actor_1": "actor:police",
        "fatalities/best": "integer:0",
        "source": "items:n1",
        "source/n1/name": "text:X",
    }
    layer = layer_of({**whole, **answers}, {"published": "date:2022-01-07"})
    values = {**layer.values, ("", "publication_date"): FieldValue(make_value("date", "2022-01-07"))}
    found = problems(shipped(), Layer("a1", "ana", layer.spans, ("e1",), values), "e1")

    assert [problem.check for problem in found if problem.check != "include_when"] == expected
