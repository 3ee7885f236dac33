"""`copydesk incidents`."""

import json
from pathlib import Path

import pytest

from tests.support.commands import Runner
from tests.support.reported import incident_project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return incident_project(tmp_path / "p.db")


def lines(out: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in out.splitlines()]


def test_the_pairs_are_listed(copydesk: Runner, project: Path) -> None:
    found = copydesk("incidents", project, "--list")
    assert found.code == 0
    header, row = found.out.splitlines()
    assert header.split() == ["PAIR", "SCORE", "EVENT", "OTHER", "EVENT", "WHY"]
    assert "one.txt: 2025-06-17 Tue · Puerto Lirio · grenade" in row
    assert "same day (2025-06-17); same place (Puerto Lirio); same type" in row
    assert found.err == "1 open, 0 later, 0 linked, 0 refused, 0 implied.\n"
    [told] = lines(copydesk("incidents", project, "--list", "--format", "json").out)
    assert told["pair"] == row.split()[0]
    assert copydesk("incidents", project, "--list", "--find", "Kalomira", "--format", "json").out == ""


def test_a_notebook_can_do_all_that_the_screen_does(copydesk: Runner, project: Path, tmp_path: Path) -> None:
    [told] = lines(copydesk("incidents", project, "--list", "--format", "json").out)
    said = tmp_path / "said.jsonl"
    value = {"article": "one.txt", "event": 1, "field": "dead/best", "value": "5"}
    said.write_text("\n".join(map(json.dumps, ({"pair": told["pair"], "relation": "same_incident"}, value))))
    assert copydesk("incidents", project, "--as", "eve", "--apply", said).out == "2 lines carried out.\n"
    assert lines(copydesk("incidents", project, "--list", "--state", "linked", "--format", "json").out)
    file = tmp_path / "incidents.jsonl"
    assert copydesk("incidents", project, "--export", "-o", file).err == f"2 incidents in {file}.\n"
    linked = copydesk("incidents", project, "--export", "--linked")
    assert linked.out.splitlines() == file.read_text().splitlines()[:1]
    [first] = lines(linked.out)
    assert isinstance(first["events"], list)
    assert len(first["events"]) == 2
    assert copydesk("verify", project).code == 0


def test_a_file_that_is_there_is_not_replaced_unasked(copydesk: Runner, project: Path, tmp_path: Path) -> None:
    file = tmp_path / "incidents.jsonl"
    file.write_text("mine")
    refused = copydesk("incidents", project, "--export", "-o", file)
    assert (refused.code, file.read_text()) == (1, "mine")
    assert copydesk("incidents", project, "--export", "-o", file, "--force").code == 0
    assert file.read_text() != "mine"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--list", "--export"), "Say one thing to do"),
        (("--list", "--linked"), "--linked does nothing here: it belongs to --export."),
        (("-o", "x"), "--output does nothing here: it belongs to --export."),
        (("--apply", "x", "--force"), "--force does nothing here: it belongs to --export."),
        (("--export", "--state", "linked"), "--state does nothing here: it belongs to --list."),
        (("--export", "--format", "json"), "--format does nothing here: it belongs to --list."),
        (("--find", "x"), "--find does nothing here: it belongs to --list."),
        (("--list", "--state", "odd"), "Invalid value for '--state'"),
    ],
)
def test_wrong_usage(copydesk: Runner, project: Path, options: tuple[str, ...], told: str) -> None:
    refused = copydesk("incidents", project, *options)
    assert refused.code == 2
    assert told in refused.err


def test_a_broken_line_is_told_with_its_number(copydesk: Runner, project: Path, tmp_path: Path) -> None:
    (tmp_path / "said.jsonl").write_text('{"pair": "p0", "relation": "later"}\n')
    refused = copydesk("incidents", project, "--apply", tmp_path / "said.jsonl")
    assert refused.code == 1
    assert "said.jsonl:1: There is no pair p0 any more" in refused.err


def test_without_gold_there_is_nothing_to_link(copydesk: Runner, tmp_path: Path) -> None:
    project = incident_project(tmp_path / "p.db", who="ana")
    refused = copydesk("incidents", project, "--list")
    assert (refused.code, refused.err) == (
        1,
        "copydesk: There are no events of gold in this project: nothing is decided yet.\n",
    )
    assert lines(copydesk("incidents", project, "--layer", "ana", "--list", "--format", "json").out)


def test_without_a_terminal_the_desk_does_not_open(copydesk: Runner, project: Path) -> None:
    refused = copydesk("incidents", project)
    assert refused.code == 1
    assert "terminal" in refused.err
