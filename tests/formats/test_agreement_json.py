"""The report as JSON: as its published schema says, whatever is in it."""

import json
from pathlib import Path

import jsonschema
import pytest

from tests.support.hostile import ALL
from tests.support.reports import report
from tui.formats.agreement_json import agreement_json, report_object
from tui.formats.agreement_shape import REPORT, agreement_schema
from tui.formats.shapes import unlike

SCHEMA_FILE = Path(__file__).parents[2] / "schemas/copydesk.agreement.v1.schema.json"


def test_the_published_schema_is_that_of_the_writer() -> None:
    """Written anew with `json.dumps(agreement_schema(), indent=2, ensure_ascii=False)` and a line end."""
    text = json.dumps(agreement_schema(), indent=2, ensure_ascii=False) + "\n"
    assert SCHEMA_FILE.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("foreign", ["Place", ALL, "</script>", "\ud800"])
def test_a_report_is_valid_whatever_others_wrote(foreign: str) -> None:
    made = report_object(report(foreign))
    assert unlike(REPORT, made) == ""
    written = agreement_json(report(foreign))
    jsonschema.Draft202012Validator(json.loads(SCHEMA_FILE.read_text("utf-8"))).validate(json.loads(written))
    assert json.loads(written) == made
    assert written.isascii()
    assert written.isprintable() or set(filter(lambda char: not char.isprintable(), written)) == {"\n"}


def test_what_has_no_value_is_null_with_the_reason() -> None:
    figures = json.loads(agreement_json(report()))["sections"][0]["figures"]
    [none] = [each for each in figures if each["about"] == "dead"]
    assert (none["value"], none["undefined"]) == (None, "no variation")
    [some] = [each for each in figures if each["about"] == "kind" and each["kind"] == "alpha"]
    assert (some["value"], some["undefined"]) == (-0.05, "")
    assert some["left_out"] == [{"name": "only one answer", "count": 3}]
    assert {each["name"]: each["value"] for each in some["beside"]} == {"threshold": 0.5, "detection F1": 0.8}


def test_each_figure_has_its_words() -> None:
    made = json.loads(agreement_json(report()))
    assert {each["kind"] for each in made["sections"][0]["figures"]} <= {each["kind"] for each in made["words"]}
    assert all(each["compares"] and each["means"] and each["hides"] for each in made["words"])


def test_how_events_were_aligned() -> None:
    """The report has one cluster of two events, and one of an event that ana lacks."""
    [article] = json.loads(agreement_json(report()))["alignments"]
    first, second = article["clusters"]
    assert [(each["annotator"], each["number"], each["start"]) for each in first["events"]] == [
        ("ana", 1, 0),
        ("ben", 1, None),
    ]
    [pair] = first["pairs"]
    assert (pair["first"], pair["second"], pair["likeness"]) == ("ana", "ben", 0.75)
    assert pair["fields"][1] == {"field": "evidence", "weight": 1.0, "likeness": None, "one_sided": True}
    [near] = second["near"]
    assert (near["why_not"], near["contradiction"], near["event"]["event"]) == ("contradicts it", "kind", "e1")
    assert article["divided"] == [{"annotator": "ana", "number": 1, "in": 1, "covers": 2, "likeness": 0.625}]


def test_figures_that_rest_on_little_say_so() -> None:
    figures = json.loads(agreement_json(report()))["sections"][0]["figures"]
    assert {each["few"] for each in figures if each["value"] is not None} == {True}
    assert {each["few"] for each in figures if each["value"] is None} == {False}
