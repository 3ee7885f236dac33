"""Incidents by script."""

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.reported import incident_project, node, work
from tui.domain.errors import FormatError
from tui.services.incident_files import apply_lines, exported, listed
from tui.services.incidents import Incidents, WantedPairs
from tui.store.project import Project


@pytest.fixture
def incidents(tmp_path: Path) -> Iterator[Incidents]:
    with Project.open(incident_project(tmp_path / "p.db")) as project:
        made = work(project)
        made.refresh()
        yield made


def apply(incidents: Incidents, *lines: object) -> int:
    text = "\n".join(each if isinstance(each, str) else json.dumps(each) for each in lines)
    return apply_lines(incidents, io.BytesIO(text.encode()), "said.jsonl")


def test_what_is_listed_can_be_said_about(incidents: Incidents) -> None:
    [line] = listed(incidents, WantedPairs())
    assert (line["article_name"], line["other_article_name"], line["state"]) == ("one.txt", "two.txt", "open")
    assert apply(incidents, {"pair": line["pair"], "relation": "same_incident", "note": "the market"}) == 1
    [line] = listed(incidents, WantedPairs("linked"))
    assert incidents.incident(node(incidents.project, "two.txt")).members[0].article in {
        line["article"],
        line["other_article"],
    }


def test_events_are_named_by_article_and_number(incidents: Incidents) -> None:
    line = {"article": "three.txt", "event": "1", "other_article": "1", "other_event": "e1", "relation": "part_of"}
    assert apply(incidents, line) == 1
    word = incidents.open_events(node(incidents.project, "one.txt"), node(incidents.project, "three.txt")).word
    assert word is not None
    assert (word.one, word.relation) == (node(incidents.project, "three.txt"), "part_of")
    assert apply(incidents, line | {"relation": "undo"}) == 1
    with pytest.raises(FormatError, match="Nothing was said about these two"):
        apply(incidents, line | {"relation": "undo"})


def test_values_are_typed_as_into_the_field(incidents: Incidents) -> None:
    place = {"article": "one.txt", "event": "1"}
    assert (
        apply(
            incidents,
            place | {"field": "dead/best", "value": "at least 4", "note": "the hospital"},
            place | {"field": "actor", "values": ["Front", "Police"]},
            place | {"field": "hurt", "value": "-"},
        )
        == 3
    )
    found = {each["path"]: each for each in value_rows(incidents)}
    assert [answer["value"] for answer in found["dead/best"]["answers"]] == [">=4"]
    assert (found["dead/best"]["rule"], found["dead/best"]["author"], found["dead/best"]["note"]) == (
        "own",
        "eve",
        "the hospital",
    )
    assert [(answer["item"], answer["value"]) for answer in found["actor"]["answers"]] == [
        ("1", "Front"),
        ("2", "Police"),
    ]
    assert [answer["state"] for answer in found["hurt"]["answers"]] == ["not_stated"]
    assert apply(incidents, place | {"field": "hurt", "value": None}) == 1
    assert {each["path"]: each["rule"] for each in value_rows(incidents)}["hurt"] == "only"


def value_rows(incidents: Incidents) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(json.dumps(next(iter(exported(incidents)))))["values"]
    return rows


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "said.jsonl:1: this is not JSON."),
        ([], "said.jsonl:1: a line holds pair and relation; or article"),
        ({"pair": "p1"}, "a line holds"),
        ({"pair": "p1", "relation": "later", "odd": 1}, "a line holds"),
        ({"article": 1, "event": 1, "field": "hurt"}, "a line holds"),
        ({"article": 1, "event": 1, "field": "hurt", "value": "1", "values": []}, "a line holds"),
        ({"pair": "p1", "relation": "later"}, "There is no pair p1 any more"),
        ({"article": "x", "event": 1, "field": "hurt", "value": "1"}, "There is no article x."),
        ({"article": 1, "event": 2, "field": "hurt", "value": "1"}, "There is no event 2 of gold"),
        ({"article": 1, "event": 1, "field": "odd", "value": "1"}, "There is no field odd here"),
        ({"article": 1, "event": 1, "field": "hurt", "value": "x"}, "Hurt takes one whole number"),
        ({"article": 1, "event": 1, "field": "hurt", "values": ["1"]}, "Hurt takes one value, not a list."),
        ({"article": 1, "event": 1, "field": "actor", "value": "x"}, "Actor takes a list: say values."),
    ],
)
def test_what_a_line_cannot_say(incidents: Incidents, line: object, told: str) -> None:
    with pytest.raises(FormatError) as refused:
        apply(incidents, line)
    assert told in refused.value.message
    assert "\n" not in refused.value.message


def test_a_file_with_a_broken_line_does_nothing(incidents: Incidents) -> None:
    [line] = listed(incidents, WantedPairs())
    with pytest.raises(FormatError, match=r"said\.jsonl:2"):
        apply(incidents, {"pair": line["pair"], "relation": "later"}, "no")
    assert incidents.tally().states["later"] == 0


def test_a_line_that_does_not_fit_stops_where_it_stands(incidents: Incidents) -> None:
    [line] = listed(incidents, WantedPairs())
    with pytest.raises(FormatError, match=r"said.jsonl:2: .* \(1 lines before it were carried out\)"):
        apply(incidents, {"pair": line["pair"], "relation": "later"}, {"pair": "p0", "relation": "later"})
    assert incidents.tally().states["later"] == 1


def test_incidents_are_told_with_members_links_and_values(incidents: Incidents) -> None:
    one, two, three = (node(incidents.project, name) for name in ("one.txt", "two.txt", "three.txt"))
    incidents.judge(one, two, "same_incident")
    incidents.judge(three, two, "response_to", "so the speakers")
    lines = list(exported(incidents))
    assert [len(json.loads(json.dumps(line))["events"]) for line in lines] == [2, 1]
    assert list(exported(incidents, linked=True)) == lines[:1]
    first = json.loads(json.dumps(lines[0]))
    [answer] = [link for link in first["links"] if link["relation"] == "response_to"]
    assert (answer["from_article_id"], answer["to_event_id"], answer["relation_label"]) == (
        three.article,
        "e1",
        "response to",
    )
    assert answer["to_incident_id"] == lines[1]["incident_id"]
    hurt = next(each for each in first["values"] if each["path"] == "hurt")
    assert (hurt["rule"], hurt["disputed"], len(hurt["versions"])) == ("max", True, 2)
    assert hurt["sources"] == [{"article_id": two.article, "event_id": "e1"}]
