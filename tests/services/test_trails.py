import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.support.exports import SCHEMA_FILE, Record
from tests.support.reviewed import NOW, add, coded, correct, make_review, work_on
from tui.domain.adjudication.decisions import Choice, Ruling
from tui.domain.adjudication.policies import Policy
from tui.domain.values import make_value
from tui.formats.record import decode_record
from tui.services.adjudicating import Adjudication
from tui.services.exporting import export_to
from tui.services.ids import IdSource
from tui.services.loading import Source, load_records
from tui.services.trails import Trails
from tui.store.project import Project

VALIDATOR = jsonschema.Draft202012Validator(json.loads(SCHEMA_FILE.read_bytes()))


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """Of three annotators two say the same of one field, and each something else of another one."""
    sides = {"ana": ("3", "7"), "ben": ("5", "8"), "cy": ("5", "9")}
    layers = [coded(who, "a1", dead=dead, hurt=hurt) for who, (dead, hurt) in sides.items()]
    with make_review(tmp_path / "p.db", *layers, coded("ana", "a2")) as opened:
        yield opened


def decide(project: Project, article: str = "a1") -> Adjudication:
    """Takes the majority where there is one, and ben's side elsewhere."""
    work = work_on(project)
    work.apply(article, Policy.MAJORITY)
    (case,) = (each for each in work.open(article).cases if each.open)
    ruling = Ruling(Choice.TAKE, case.side_of("ben"), reason="slip", note="Read it.", unclear=True, seconds=4.25)
    work.decide(article, case.id, ruling)
    return work


def exported(project: Project, *, disputed: bool = False) -> dict[tuple[str, str], Record]:
    target = io.BytesIO()
    export_to(project, None, target, trails=Trails(project, disputed=disputed))
    records = [json.loads(line) for line in target.getvalue().splitlines()]
    for record in records:
        VALIDATOR.validate(record)
    return {(record["article_id"], record["annotator"]): record for record in records}


def of(rows: list[Any], path: str) -> Any:
    (row,) = (each for each in rows if each["path"] == path)
    return row


def test_every_gold_value_names_its_sources_and_the_decision(project: Project) -> None:
    decide(project)
    gold = exported(project)["a1", "gold"]
    event = gold["events"][0]
    said = {row["path"] for row in event["fields"] if row["state"] == "value"}
    assert {row["path"] for row in gold["trail"] if row["family"] == "field"} == said
    assert {row["event"] for row in gold["trail"] if row["family"] != "span"} == {event["id"]}
    hurt = of(gold["trail"], "hurt")
    assert (hurt["author"], hurt["choice"], hurt["kind"], hurt["policy"]) == ("eve", "take", "field_value", "")
    assert (hurt["reason"], hurt["reason_label"], hurt["note"], hurt["unclear"]) == (
        "slip",
        "Slip",
        "Read it.",
        True,
    )
    assert (hurt["milliseconds"], hurt["by_hand"]) == (4250, False)
    assert hurt["sources"] == [{"annotator": "ben", "thing": "e1"}]
    assert [each["annotator"] for each in hurt["against"]] == ["ana", "cy"]
    dead = of(gold["trail"], "dead")
    assert (dead["policy"], dead["choice"], dead["disagreement"], dead["milliseconds"]) == (
        "majority",
        "accept",
        "",
        0,
    )
    assert [each["annotator"] for each in dead["sources"]] == ["ben", "cy"]
    assert of(gold["trail"], "type")["policy"] == "unanimous"
    assert "disputed" not in gold
    decisions = {each.id: each for each in project.review.decided("a1")[0]}
    assert decisions[hurt["decision"]].at == hurt["decided_at"]


def test_disputed_versions_say_what_each_side_said(project: Project) -> None:
    decide(project)
    gold = exported(project, disputed=True)["a1", "gold"]
    assert [(each["field"], each["state"]) for each in gold["disputed"]] == [
        ("dead", "accepted"),
        ("hurt", "decided"),
    ]
    hurt = of(gold["disputed"], "hurt")
    assert [(each["annotator"], each["said"], each["taken"]) for each in hurt["sides"]] == [
        ("ana", "7", False),
        ("ben", "8", True),
        ("cy", "9", False),
    ]
    assert json.loads(hurt["sides"][0]["content"])["value"] == ["integer", "7"]
    assert hurt["sides"][0]["quotes"] == ["On Monday"]
    dead = of(gold["disputed"], "dead")
    assert [(each["annotator"], each["taken"]) for each in dead["sides"]] == [
        ("ana", False),
        ("ben", True),
        ("cy", True),
    ]
    assert hurt["decision"] == of(gold["trail"], "hurt")["decision"]


def test_what_waits_is_disputed_and_nothing_of_it_is_taken(project: Project) -> None:
    work_on(project).settle("a1")
    gold = exported(project, disputed=True)["a1", "gold"]
    assert {each["state"] for each in gold["disputed"]} == {"open"}
    assert not any(side["taken"] for each in gold["disputed"] for side in each["sides"])
    assert {each["decision"] for each in gold["disputed"]} == {""}


def test_only_gold_has_a_trail_and_without_being_asked_nothing_has(project: Project) -> None:
    decide(project)
    records = exported(project, disputed=True)
    assert {who for (_, who), record in records.items() if record["trail"] or record["disputed"]} == {"gold"}
    target = io.BytesIO()
    export_to(project, None, target)
    assert not any({"trail", "disputed"} & json.loads(line).keys() for line in target.getvalue().splitlines())


def test_what_was_written_by_hand_says_so(project: Project) -> None:
    decide(project)
    correct(project, "a1", "gold", "dead", make_value("integer", "4"))
    assert of(exported(project)["a1", "gold"]["trail"], "dead")["by_hand"]


def test_gold_keeps_its_trail_when_annotators_take_their_work_up_again(project: Project) -> None:
    decide(project)
    add(project, coded("dan", "a1", dead="6"))
    assert of(exported(project)["a1", "gold"]["trail"], "hurt")["author"] == "eve"


def test_lists_that_are_filled_stand_in_the_first_lines(tmp_path: Path) -> None:
    agreed = [coded(who, article) for who in ("ana", "ben") for article in ("a1", "a2")]
    sides = {"ana": ("3", "7"), "ben": ("5", "8"), "cy": ("5", "9")}
    apart = [coded(who, "a3", dead=dead, hurt=hurt) for who, (dead, hurt) in sides.items()]
    with make_review(tmp_path / "p.db", *agreed, *apart) as project:
        work = decide(project, "a3")
        for article in ("a1", "a2"):
            work.settle(article)
        target = io.BytesIO()
        export_to(project, None, target, frozenset({"gold"}), trails=Trails(project, disputed=True))
    records = [json.loads(line) for line in target.getvalue().splitlines()]
    assert [record["article_id"] for record in records] == ["a1", "a3", "a2"]
    assert [bool(record["trail"]) for record in records] == [True] * 3
    assert [bool(record["disputed"]) for record in records] == [False, True, False]


def test_a_trail_is_read_past_when_lines_are_loaded(project: Project, tmp_path: Path) -> None:
    decide(project)
    plain, told = tmp_path / "plain.jsonl", tmp_path / "told.jsonl"
    export_to(project, plain, io.BytesIO())
    export_to(project, told, io.BytesIO(), trails=Trails(project, disputed=True))
    other = tmp_path / "q.db"
    make_review(other).close()
    with told.open("rb") as file:
        loaded = load_records(other, Source(file, "told.jsonl"), clock=lambda: NOW, new_id=IdSource())
    assert loaded.layers == 5
    with Project.open(other) as again:
        assert again.verify() == []
        target = io.BytesIO()
        export_to(again, None, target)
        assert target.getvalue() == plain.read_bytes()
        rows = exported(again)["a1", "gold"]["trail"]
        assert {each["decision"] for each in rows} == {""}


def test_lines_that_name_decisions_of_elsewhere_are_read(project: Project) -> None:
    decide(project)
    record = exported(project)["a1", "gold"]
    del record["trail"]
    record["format_version"] = "1.1.0"
    record["attributes"] = [{"name": "decision/r1", "value": "d1"}, {"name": "kept", "value": "x"}]
    attributes = decode_record(json.dumps(record).encode(), "x:1").layer.attributes
    assert attributes["kept"] == "x"
    assert not any(name.startswith("decision/") for name in attributes)
