import pytest

from tests.support.desks import new_article
from tests.support.reported import GRENADE, SCHEMA, Answers, gold_layer
from tui.domain.adjudication.contents import Content, Part
from tui.domain.incidents.linking import Node
from tui.domain.incidents.showing import quotes_of, shown_content
from tui.domain.incidents.values import IncidentValue, OwnValue, incident_values, paths_of
from tui.domain.layers import Layer
from tui.domain.schema import Schema
from tui.domain.values import make_value
from tui.services.schemas import load_named_schema


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> Schema:
    path = tmp_path_factory.mktemp("schema") / "strikes.yaml"
    path.write_text(SCHEMA, encoding="utf-8")
    return load_named_schema(str(path))


def layers(*reports: Answers) -> dict[str, Layer]:
    made = [gold_layer(new_article(f"{number}.txt", "One two three."), each) for number, each in enumerate(reports)]
    return {layer.article: layer for layer in made}


def said(schema: Schema, *reports: Answers, own: tuple[OwnValue, ...] = ()) -> dict[str, IncidentValue]:
    held = layers(*reports)
    found = incident_values(schema, held, [Node(article, "e1") for article in held], own)
    assert [each.path for each in found] == [
        path for path in paths_of(schema.event_fields) if path in {e.path for e in found}
    ]
    return {each.path: each for each in found}


def shown(value: IncidentValue) -> str:
    return shown_content(value.field, value.content)


def rules(found: dict[str, IncidentValue]) -> dict[str, tuple[str, str]]:
    return {path: (value.rule, shown(value)) for path, value in found.items()}


def test_what_all_say_or_only_one_says_is_taken(schema: Schema) -> None:
    found = said(schema, GRENADE, {**GRENADE, "notes": "Buried."})
    assert rules(found) == {
        "kind": ("same", "grenade"),
        "date": ("same", "2025-06-17 Tue"),
        "place": ("same", "Puerto Lirio"),
        "notes": ("only", "Buried."),
    }
    assert [len(value.sources) for value in found.values()] == [2, 2, 2, 1]
    assert not any(value.disputed for value in found.values())


def test_the_rule_of_the_schema_takes_one_where_they_differ(schema: Schema) -> None:
    reports = (
        {"kind": "grenade", "date": "2025-06-17", "dead/low": "4", "hurt": "17", "weapons": "grenade"},
        {"kind": "grenade", "date": "2025-06", "dead/low": "3..5", "hurt": "19", "weapons": "rifle\ngrenade"},
        {"kind": "shelling", "date": "2025-06-17", "dead/low": "2", "hurt": "-"},
    )
    found = said(schema, *reports)
    assert rules(found) == {
        "kind": ("most_common", "grenade"),
        "date": ("most_precise", "2025-06-17 Tue"),
        "dead/low": ("min", "2"),
        "hurt": ("max", "19"),
        "weapons": ("all", "grenade; rifle"),
    }
    assert all(value.disputed for value in found.values())
    assert [len(found[path].sources) for path in ("kind", "date", "dead/low", "hurt", "weapons")] == [2, 2, 1, 1, 2]


def test_without_a_rule_it_stays_open_and_shows_all_versions(schema: Schema) -> None:
    found = said(schema, {"dead/best": "4"}, {"dead/best": "5"}, {"dead/best": "5"})["dead/best"]
    assert (found.rule, shown(found), found.sources) == ("open", "·", ())
    assert [(shown_content(found.field, each.content), len(each.sources)) for each in found.versions] == [
        ("5", 2),
        ("4", 1),
    ]


def test_a_tie_stays_open(schema: Schema) -> None:
    assert said(schema, {"kind": "grenade"}, {"kind": "march"})["kind"].rule == "open"
    assert said(schema, {"date": "2025-06-17"}, {"date": "2025-06-18"})["date"].rule == "open"


@pytest.mark.parametrize(
    ("rule", "literals", "found"),
    [
        ("sum", ("3", "3", "4"), "10"),
        ("sum", ("3",), "3"),
        ("mean", ("3", "4"), "4"),
        ("mean", ("3", "4", "8"), "5"),
        ("first", ("5", "3", "4"), "5"),
        ("last", ("5", "3", "4"), "4"),
    ],
)
def test_rules_that_count_each_report(schema: Schema, rule: str, literals: tuple[str, ...], found: str) -> None:
    fields = tuple(each._replace(aggregate=rule) if each.id == "hurt" else each for each in schema.event_fields)
    value = said(schema._replace(event_fields=fields), *({"hurt": each} for each in literals))["hurt"]
    assert shown(value) == found
    if rule in {"sum", "mean"} and len(literals) > 1:
        assert (value.rule, len(value.sources)) == (rule, len(literals))


def test_a_field_can_be_left_out(schema: Schema) -> None:
    fields = tuple(each._replace(aggregate="none") if each.id == "hurt" else each for each in schema.event_fields)
    assert said(schema._replace(event_fields=fields), {"hurt": "3"}) == {}


def test_that_one_article_does_not_say_it_is_no_contradiction(schema: Schema) -> None:
    found = said(schema, {"hurt": "-"}, {"hurt": "19"})["hurt"]
    assert (found.rule, shown(found), found.disputed, len(found.sources)) == ("same", "19", True, 1)
    nothing = said(schema, {"hurt": "-"}, {"hurt": "-"})["hurt"]
    assert (nothing.rule, shown(nothing)) == ("same", "—")


def test_spelling_and_the_order_of_entries_part_nobody(schema: Schema) -> None:
    found = said(
        schema,
        {"place": "Puerto Lírio", "actor/1": "Front", "actor/2": "Police"},
        {"place": "puerto lirio", "actor/1": "police", "actor/2": "front"},
    )
    assert rules(found) == {"place": ("same", "Puerto Lírio"), "actor": ("same", "Front, Police")}


def test_all_entries_are_kept_once(schema: Schema) -> None:
    found = said(schema, {"actor/1": "Front"}, {"actor/1": "Police", "actor/2": "front"})["actor"]
    assert (found.rule, found.disputed, len(found.sources)) == ("all", True, 2)
    assert sorted(shown(found).casefold().split(", ")) == ["front", "police"]


def test_an_own_value_stands_above_all_until_it_is_taken_away(schema: Schema) -> None:
    def own(number: int, literal: str | None) -> OwnValue:
        content = None if literal is None else Content(Part(make_value("quantity", literal)))
        return OwnValue(f"v{number}", "gold", Node("a", "e1"), "dead/best", content, "eve", "2026", "see page 4")

    reports = ({"dead/best": "4"}, {"dead/best": "5"})
    found = said(schema, *reports, own=(own(1, "7"), own(2, "5")))["dead/best"]
    assert (found.rule, shown(found), found.disputed) == ("own", "5", True)
    assert found.own is not None
    assert found.own.id == "v2"
    assert len(found.sources) == 1
    assert said(schema, *reports, own=(own(1, "7"), own(2, None)))["dead/best"].rule == "open"
    assert said(schema, {"kind": "march"}, own=(own(1, "7"),))["dead/best"].versions == ()
    assert "dead/best" not in said(schema, {"kind": "march"}, own=(own(1, None),))


def test_events_that_are_gone_say_nothing(schema: Schema) -> None:
    held = layers(GRENADE)
    [article] = held
    nodes = [Node(article, "e1"), Node(article, "e9"), Node("other", "e1")]
    assert [each.rule for each in incident_values(schema, held, nodes)] == ["only"] * 3


def test_links_are_left_out(schema: Schema) -> None:
    assert "related" in paths_of(schema.event_fields)
    assert "related" not in said(schema, GRENADE)


def test_quotes_of_an_answer_are_given_once(schema: Schema) -> None:
    held = layers(GRENADE)
    [layer] = held.values()
    found = incident_values(schema, held, [Node(layer.article, "e1")])[0]
    assert list(quotes_of(found.content, "One two three.")) == ["One two three."]
    assert list(quotes_of(Content(entries=(found.content, found.content)), "One two three.")) == ["One two three."]
