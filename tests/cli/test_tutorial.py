"""The tutorial, done as it says: schema, files and article are those of the page."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support.commands import Runner
from tests.support.desks import DeskAtWork
from tests.support.exports import Record, exported, said
from tests.support.schema_pages import DOCS, Json, PageFiles, as_json, blocks
from tui.domain.reading_back import read_back
from tui.formats.schema_yaml import load_schema
from tui.store.project import Project

PAGE = (DOCS / "tutorial-outbreaks.md").read_text("utf-8")
STEPS = blocks(PAGE, "yaml step")
(WHOLE,) = blocks(PAGE, "yaml outbreaks.yaml")


def test_a_step_adds_to_those_before_it_and_each_gives_a_schema_that_is_fine() -> None:
    whole: Json = {}
    for step in STEPS:
        whole = together(whole, as_json(step, typed=False))
        load_schema(json.dumps(whole).encode(), "outbreaks.yaml", PageFiles(PAGE))

    assert len(STEPS) == 8
    assert whole == as_json(WHOLE, typed=False)


def together(one: Json, other: Json) -> Json:
    """Two mappings in one; what both have is a mapping too."""
    assert isinstance(one, dict)
    assert isinstance(other, dict)
    return {
        **one,
        **{key: together(one[key], value) if key in one else value for key, value in other.items()},
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, content in PageFiles(PAGE).contents.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "outbreaks.yaml").write_text(WHOLE, "utf-8")
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "index.json").write_text(blocks(PAGE, "json index.json")[0], "utf-8")
    (tmp_path / "articles" / "port-saba.txt").write_text(blocks(PAGE, "text port-saba.txt")[0], "utf-8")
    return tmp_path


def test_the_article_is_coded_and_exported_as_the_page_shows(folder: Path, copydesk: Runner) -> None:
    assert copydesk("schema", "check", "outbreaks.yaml").code == 0
    assert copydesk("new", "outbreaks.db", "--schema", "outbreaks.yaml").code == 0
    assert copydesk("add", "outbreaks.db", "articles/").code == 0
    with at_desk(folder) as work:
        answer(work, "publication_date", "2025-03-14")
        cholera(work)
        measles(work)
        work.do("finish")
        assert work.session.layer.status == "done"
        first, _ = work.session.layer.events
        assert f"*{read_back(work.session.schema, work.session.layer, first)}*" in PAGE
    assert copydesk("export", "outbreaks.db", "--format", "csv", "-o", "outbreaks.csv").code == 0
    assert (folder / "outbreaks.csv").read_text("utf-8").splitlines() == (
        blocks(PAGE, "text outbreaks.csv")[0].splitlines()
    )
    article, cholera_, measles_ = told(exported(folder / "outbreaks.db"))
    assert article == {"publication_date": ("2025-03-14", [])}
    assert cholera_["pathogen"] == ("cholera", ["cholera"])
    assert cholera_["water"] == ("well", [])
    assert measles_["began"] == ("2025-03-10", ["on Monday"])
    assert "deaths" not in measles_


def told(record: Record) -> list[dict[str, tuple[str, list[str]]]]:
    """What the article says and what each event says, without what was worked out."""
    return [said(owner) for owner in (record, *record["events"])]


@contextmanager
def at_desk(folder: Path) -> Iterator[DeskAtWork]:
    with Project.open(folder / "outbreaks.db") as project:
        work = DeskAtWork(project, str(folder / "outbreaks.yaml"))
        work.open()
        yield work


def answer(work: DeskAtWork, path: str, typed: str, *evidence: str) -> None:
    """Types an answer, with words of the article as its evidence."""
    work.desk.go_to_field(path)
    work.do("edit-value")
    work.type("ctrl+u", typed, "enter")
    for words in evidence:
        work.desk.go_to_field(path)
        work.select(words)
        work.do("take-evidence")


def cholera(work: DeskAtWork) -> None:
    work.do("new-event")
    answer(work, "kind", "Goes on")
    answer(work, "pathogen", "Cholera", "cholera")
    answer(work, "place", "Port Saba /town", "Port Saba")
    answer(work, "began", "2025-03 /month", "since the beginning of March")
    report(work, "health ministry", "212", "9", ("the health ministry", "212 cases", "Nine people have died"))
    answer(work, f"{last_report(work)}/confirmed", "Some")
    report(
        work, "Clean Wells", ">=260", "14", ("The aid group Clean Wells", "at least 260 patients", "14 had died")
    )
    work.desk.go_to_field(f"{last_report(work)}/confirmed")
    work.do("not-stated")
    answer(work, "water", "Wells")


def measles(work: DeskAtWork) -> None:
    work.do("new-event")
    answer(work, "kind", "New outbreak")
    answer(work, "pathogen", "Measles", "measles")
    answer(work, "place", "Hillford /town", "Hillford")
    answer(work, "began", "2025-03-10 /earlier", "on Monday")
    report(work, "district office", "~40", "0", ("the district office", "about 40 children"))
    answer(work, "vaccination", "yes")


def report(work: DeskAtWork, source: str, cases: str, deaths: str, evidence: tuple[str, ...]) -> None:
    """Adds an item and fills it."""
    work.desk.go_to_field("report/+/source")
    answer(work, work.desk.path, source)
    item = last_report(work)
    for path, words in zip(("source", "cases", "deaths"), evidence, strict=False):
        if path != "source":
            answer(work, f"{item}/{path}", cases if path == "cases" else deaths)
        work.desk.go_to_field(f"{item}/{path}")
        work.select(words)
        work.do("take-evidence")
    if len(evidence) < 3:
        answer(work, f"{item}/deaths", deaths)


def last_report(work: DeskAtWork) -> str:
    items = work.session.layer.items(work.desk.owner, "report")
    return f"report/{items[-1]}"
