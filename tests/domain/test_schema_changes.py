"""What differs between two versions of a schema."""

import pytest

from tests.support.versions import version
from tui.domain.schema import Check, Schema, Table
from tui.domain.schema_changes import compare

PAIRS = [
    ("x: text", "x: text\nwho: actor", ["event.who: new (actor)"]),
    (
        "x: text",
        "x: text\nwho: {type: actor, many: yes, required: yes}",
        ["event.who: new (several answers, required, actor)"],
    ),
    ("x: text\nwho: actor", "x: text", ["event.who: asked no more; its answers are kept"]),
    ("who: actor", "side: {type: actor, was: who}", ["event.who: now called side"]),
    (
        "dead: integer",
        "harm: {type: group, fields: {dead: {type: quantity, was: dead}}}",
        ["event.dead: now called harm.dead", "event.dead: integer becomes quantity", "event.harm: new (group)"],
    ),
    ("side: actor", "side: {type: actor, many: yes}", ["event.side: takes several answers now"]),
    ("side: {type: actor, many: yes}", "side: actor", ["event.side: takes one answer only now"]),
    ("a: text\nb: text", "b: text\na: text", ["event: in another order"]),
    ("x: text", "x: {type: text, required: yes}", ["event.x: required: none → yes"]),
    ("x: text\ny: boolean", "x: {type: text, when: y}\ny: boolean", ["event.x: when: none → y"]),
    ("x: integer", "x: {type: integer, min: 0}", ["event.x: min: none → 0"]),
    (
        "x: text",
        "x: {type: text, title: Ex, help: Say it.}",
        ["event.x: the title is another", "event.x: the help is another"],
    ),
    (
        "w: {type: choice, options: {gun: Gun, knife: Knife, bomb: Bomb}}",
        "w: {type: choice, options: {arm: {title: Gun, was: gun}, knife: {title: Knife, retired: yes}, axe: Axe}}",
        [
            "event.w: the answer “gun” is “arm” now",
            "event.w: the answer “knife” is no longer offered",
            "event.w: the answer “bomb” is gone",
            "event.w: the answer “axe” is new",
        ],
    ),
    (
        "w: {type: tree, options: {a: [b], c: [d]}}",
        "w: {type: tree, options: {a: [], c: [d, b]}}",
        ["event.w: the answer “b” stands below “c” now", "event.w: the order of options is another"],
    ),
    (
        "w: {type: place, precision: [exact, near]}",
        "w: {type: place, precision: [near, exact]}",
        ["event.w: the order of precision is another"],
    ),
]


def schema(fields: str, more: str = "") -> Schema:
    lines = "\n".join(f"    {line}" for line in fields.splitlines())
    return version(
        f'schema: test\nversion: "1"\n{more}\nevent:\n  type: kind\n  fields:\n'
        f"    kind: {{type: choice, options: [strike, march]}}\n{lines}\n"
    )


def sentences(old: Schema, new: Schema) -> list[str]:
    return [change.sentence for change in compare(old, new)]


@pytest.mark.parametrize(("old", "new", "told"), PAIRS)
def test_what_changes_is_told(old: str, new: str, told: list[str]) -> None:
    assert sentences(schema(old), schema(new)) == told


def test_labels_confidence_reasons_checks_and_tables() -> None:
    old = schema("x: integer", "labels: [who, harm]\nconfidence: [high, low]\nno_event_reasons: [sport]")
    new = schema(
        "x: integer",
        "labels: {actor: {title: Who, was: who, key: z}, place: Place}\nconfidence: [high]\n"
        "no_event_reasons: {sports: {title: sport, was: sport}}",
    )
    few, many = Check("few", "x < 9", "Look."), Check("many", "x > 9", "Look.")
    table = Table("actors", "actors.csv", "0" * 64, "id", "name", ("id",), ("id", "name"))
    old = old._replace(checks=(few, many), tables=(table,))
    new = new._replace(checks=(few._replace(rule="x < 8"),), tables=(table._replace(sha256="1" * 64),))
    new = new._replace(article_checks=(many,), summary=("x",), sentence="So {x}.")
    assert sentences(old, new) == [
        "label who: now called actor",
        "label who: key: w → z",
        "label harm: gone; its spans are kept",
        "label place: new",
        "check article.many: new",
        "check event.few: rule: x < 9 → x < 8",
        "check event.many: gone",
        "table actors: other rows",
        "schema: the confidence “low” is gone",
        "schema: the reason for no event “sport” is “sports” now",
        "schema: summary is another",
        "schema: sentence: none → So {x}.",
    ]


def test_the_review() -> None:
    old = schema("a: text", "review: {reasons: [slip, gap]}\n")
    new = schema("a: text", "review: {reasons: {slip: {key: x}, other: }, feedback: yes}\n")

    assert sentences(old, new) == [
        "reason slip: key: s → x",
        "reason gap: gone",
        "reason other: new",
        "schema: feedback: no → yes",
    ]


def test_a_former_name_alone_is_no_difference() -> None:
    assert compare(schema("x: {type: text, was: y}"), schema("x: text")) == ()


def test_paths_are_those_of_the_older_version() -> None:
    (change,) = compare(schema("who: actor"), schema("side: {type: actor, was: who}"))
    assert (change.kind, change.part, change.path) == ("renamed", "event", "who")
