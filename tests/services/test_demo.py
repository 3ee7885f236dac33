"""The demo project: complete when it appears, the same in every run, and full of honest work."""

import io
import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeAlias

import jsonschema
import pytest

from tests.support.fixed import NumberedIds, TickingClock
from tui.domain.errors import StoreError
from tui.domain.layers import ARTICLE, Layer, Status
from tui.domain.problems import layer_problems
from tui.domain.schema import Schema, Severity
from tui.formats.schema_json import schema_from_json
from tui.services.annotating import Session
from tui.services.demo import make_demo
from tui.services.exporting import export_to
from tui.store.project import Project

NOW = "2026-05-01T12:00:00.000Z"
SCHEMA_FILE = Path(__file__).parents[2] / "schemas/copydesk.record.v1.schema.json"
RIVER = "01-river-bases.txt"
MARKET = "02-market-and-checkpoint.txt"
HARBOUR = "03-harbour-march.txt"
POTHOLES = "06-war-on-potholes.txt"
ARABIC = "09-market-bombing.ar.txt"

Record: TypeAlias = dict[str, Any]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    assert make_demo(path, lambda: NOW) == ("ana", "ben")
    return path


@pytest.fixture
def project(made: Path) -> Iterator[Project]:
    with Project.open(made, write=False) as opened:
        yield opened


def exported(path: Path) -> bytes:
    target = io.BytesIO()
    with Project.open(path, write=False) as project:
        export_to(project, None, target)
    return target.getvalue()


def schema_of(project: Project) -> Schema:
    return schema_from_json(project.current_schema().compiled)


def layer_of(project: Project, name: str, coder: str) -> Layer:
    article = project.find_article(name)
    assert article is not None
    return project.layer(article, coder)


def literals(layer: Layer, path: str) -> list[str]:
    """What each event says of a field: the value, or the kind of nothing."""
    said = [layer.value(event, path) for event in layer.events]
    return [each.value.literal if each.value else str(each.nothing or "") for each in said]


def test_what_came_to_be_there_meanwhile_stays(tmp_path: Path) -> None:
    path = tmp_path / "d.db"

    def clock() -> str:
        path.write_text("theirs", encoding="utf-8")
        return NOW

    with pytest.raises(StoreError, match="came to be there meanwhile"):
        make_demo(path, clock)
    assert path.read_text(encoding="utf-8") == "theirs"
    assert [each.name for each in tmp_path.iterdir()] == ["d.db"]


def test_all_promises_are_kept(project: Project) -> None:
    assert project.verify() == []


def test_the_coders_are_as_far_as_they_say(project: Project) -> None:
    found = {
        (record.article.name, record.layer.annotator): record.layer.status.value for record in project.layers()
    }
    assert found == {
        (RIVER, "ana"): "done",
        (RIVER, "ben"): "in_progress",
        (MARKET, "ana"): "done",
        (MARKET, "ben"): "done",
        (HARBOUR, "ana"): "done",
        (HARBOUR, "ben"): "done",
        (POTHOLES, "ana"): "no_event",
        (POTHOLES, "ben"): "no_event",
        (ARABIC, "ana"): "in_progress",
        (ARABIC, "ben"): "in_progress",
    }


def test_what_is_finished_has_no_open_problem(project: Project) -> None:
    schema = schema_of(project)
    overridden = 0
    for record in project.layers():
        if record.layer.status not in {Status.DONE, Status.NO_EVENT}:
            continue
        found = [each for each in layer_problems(schema, record.layer) if each.severity is not Severity.INFO]
        assert [each for each in found if not each.overridden] == [], (record.article.name, record.layer.annotator)
        overridden += len(found)
    assert overridden > 0


def test_an_override_answers_a_warning(project: Project) -> None:
    schema = schema_of(project)
    for record in project.layers():
        warned = {(each.owner, each.check) for each in layer_problems(schema, record.layer)}
        names = [name.split("/", 2)[1:] for name in record.layer.attributes if name.startswith("override/")]
        assert [name for name in names if tuple(name) not in warned] == []


def test_everybody_else_begins_with_a_fresh_desk(project: Project) -> None:
    assert project.state_counts("someone else")["untouched"] == project.article_count() == 14
    assert project.place("someone else") is None


def test_two_runs_export_the_same_bytes(made: Path, tmp_path: Path) -> None:
    make_demo(tmp_path / "another.db", TickingClock())
    assert exported(tmp_path / "another.db") == exported(made)


def test_the_export_is_valid_and_its_quotes_are_the_text(made: Path) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(SCHEMA_FILE.read_bytes()))
    records: list[Record] = [json.loads(line) for line in exported(made).splitlines()]
    assert len(records) == 10
    for record in records:
        validator.validate(record)
        assert all(span["quote"] == record["text"][span["start"] : span["end"]] for span in record["spans"])


def test_the_history_grew_edit_by_edit(project: Project) -> None:
    ids: list[str] = []
    for record in project.layers():
        layer = record.layer
        entries = project.history(layer.article, layer.annotator)
        assert [entry.revision for entry in entries] == list(range(1, layer.revision + 1))
        assert all(first.at < second.at for first, second in pairwise(entries))
        assert sum(entry.edit.action == "new-event" for entry in entries) == len(layer.events)
        ids += [entry.operation for entry in entries]
    assert len(ids) == len(set(ids))
    assert layer_of(project, RIVER, "ana").revision > 100


def test_the_last_edit_of_a_coder_can_be_taken_back(tmp_path: Path) -> None:
    make_demo(tmp_path / "demo.db", lambda: NOW)
    with Project.open(tmp_path / "demo.db") as project:
        before = layer_of(project, RIVER, "ana")
        session = Session(project, schema_of(project), "ana", new_id=NumberedIds(), clock=lambda: NOW)
        session.open(before.article)
        assert session.undo() is not None
        assert session.layer.status is Status.IN_PROGRESS
        assert session.layer.values == before.values
        assert project.verify() == []


def test_the_desk_opens_where_ben_left_it(project: Project) -> None:
    layer = layer_of(project, RIVER, "ben")
    place = project.place("ben")
    assert place is not None
    assert (place.article, place.event, place.path) == (layer.article, layer.events[-1], "place")
    text = project.article(layer.article).text
    assert text[place.cursor :].startswith("the road from Gozamir to Kerfana")
    assert text[place.top :].startswith("The violence began on Monday")


def test_a_place_in_a_list_is_that_of_its_item(project: Project) -> None:
    for record in project.layers():
        place = project.place(record.layer.annotator, record.article.id)
        assert place is not None
        assert "+" not in place.path


def test_the_coders_differ_as_coders_do(project: Project) -> None:
    ana, ben = (layer_of(project, RIVER, coder) for coder in ("ana", "ben"))
    assert (len(ana.events), len(ben.events)) == (8, 4)
    assert literals(ana, "fatalities/best")[2] == "3"
    assert literals(ben, "fatalities/best")[0] == "7"
    assert (literals(ana, "fatalities/high")[2], literals(ben, "fatalities/high")[0]) == ("unknown", "not_stated")
    assert (literals(ana, "date")[3], literals(ben, "date")[1]) == ("2025-03-05", "2025-03-04")
    ana, ben = (layer_of(project, HARBOUR, coder) for coder in ("ana", "ben"))
    assert literals(ana, "place").count("Drakospita") == 2
    assert literals(ben, "place").count("Drakospita") == 1
    assert "Skourtaria" in set(literals(ana, "place")) - set(literals(ben, "place"))
    assert "2025-09-11" in set(literals(ben, "date")) - set(literals(ana, "date"))
    ana, ben = (layer_of(project, POTHOLES, coder) for coder in ("ana", "ben"))
    assert (ana.attributes["reason"], ben.attributes["reason"]) == ("commentary", "figurative")


def test_the_same_value_has_other_evidence(project: Project) -> None:
    ana, ben = (layer_of(project, MARKET, coder) for coder in ("ana", "ben"))
    assert literals(ana, "date") == literals(ben, "date") == ["2025-06-17", "2025-06-18"]
    text = project.article(ana.article).text
    quotes = [layer.spans[layer.value(layer.events[0], "date").evidence[0]].quotes(text) for layer in (ana, ben)]
    assert quotes == [("On Tuesday, June 17, 2025",), ("Tuesday, June 17, 2025",)]


def test_there_is_a_flag_a_note_and_some_doubt(project: Project) -> None:
    layers = [record.layer for record in project.layers()]
    said = [each for layer in layers for each in layer.values.values()]
    assert sum(bool(layer.flag) for layer in layers) == 1
    assert any(layer.attributes.get("note") for layer in layers)
    assert {each.confidence for each in said} == {"", "low", "medium", "high"}
    assert {str(each.nothing) for each in said if each.nothing} == {"not_stated", "not_applicable", "unknown"}
    assert all(layer.value(ARTICLE, "publication_date").answered for layer in layers)
