"""Export: what is written, and in which order."""

import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.projects import at, make_project, write_layer
from tests.support.records import ARTICLE_OF_TESTS, bare_layer, full_layer
from tui.domain.layers import OVERRIDE, Layer
from tui.domain.values import FieldValue, make_value
from tui.formats.articles import read_article
from tui.services.exporting import export_records, export_to
from tui.services.importing import as_new_article
from tui.store.project import NewArticle, Project

OPINIONS: tuple[NewArticle, ...] = tuple(
    as_new_article(read_article(f"Opinion {number}".encode(), f"{number}.txt")) for number in range(3)
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Three articles of which ben says nothing much, and then one of which ana says everything."""
    path = make_project(tmp_path / "p.db", full_layer("ana"), bare_layer("ben"), articles=OPINIONS)
    with Project.open(path) as opened:
        for article in OPINIONS:
            write_layer(opened, replace(bare_layer("ben"), article=article.id), at(30))
    return path


def lines(path: Path, annotators: frozenset[str] | None = None) -> list[tuple[str, str]]:
    with Project.open(path) as opened:
        target = io.BytesIO()
        total, write = export_records(opened, io.BytesIO(), annotators)
        write(target)
        assert total.bytes == len(target.getvalue())
    records = [json.loads(line) for line in target.getvalue().decode().split("\n")[:-1]]
    assert total.layers == len(records)
    assert total.events == sum(len(record["events"]) for record in records)
    assert total.spans == sum(len(record["spans"]) for record in records)
    return [(record["article"]["name"], record["annotator"]) for record in records]


def test_the_articles_that_fill_every_list_come_first(project: Path) -> None:
    assert lines(project) == [
        (ARTICLE_OF_TESTS.name, "ana"),
        (ARTICLE_OF_TESTS.name, "ben"),
        ("0.txt", "ben"),
        ("1.txt", "ben"),
        ("2.txt", "ben"),
    ]


def test_otherwise_the_order_is_that_of_the_project(project: Path) -> None:
    assert [name for name, _ in lines(project, frozenset({"ben"}))] == ["0.txt", "1.txt", "2.txt", "kesra.txt"]


def test_an_order_that_fills_the_lists_step_by_step_keeps_its_steps(tmp_path: Path) -> None:
    path = make_project(tmp_path / "p.db", articles=OPINIONS)
    spans_only = Layer(OPINIONS[1].id, "ana", spans={"s1": replace(full_layer().spans["s1"], ranges=((0, 7),))})
    with Project.open(path) as opened:
        for name in ("ana", "ben"):
            opened.ensure_annotator(name)
        write_layer(opened, replace(bare_layer("ben"), article=OPINIONS[0].id), at(0))
        write_layer(opened, spans_only, at(1))
        write_layer(opened, replace(bare_layer("ben"), article=OPINIONS[2].id), at(2))
        write_layer(opened, full_layer("ana"), at(3))
    assert [name for name, _ in lines(path)] == ["1.txt", "kesra.txt", "0.txt", "2.txt"]


PLACE = make_value("place", "Kesra")
NAMED = FieldValue(make_value("place", "Kesra", {"written": "Kesra"}))
ONE_LIST_MORE = {
    "overrides": Layer("", "ana", events=("e1",), attributes={f"{OVERRIDE}/required:published": "it has no date"}),
    "parts": Layer("", "ana", events=("e1",), values={("", "published"): NAMED}),
    "parts of an event": Layer("", "ana", events=("e1",), values={("e1", "where"): NAMED}),
    "alternatives": Layer(
        "", "ana", events=("e1",), values={("", "published"): FieldValue(PLACE, alternatives=(PLACE,))}
    ),
}


@pytest.mark.parametrize("name", ONE_LIST_MORE)
def test_an_article_that_fills_one_list_more_comes_before_those_that_do_not(tmp_path: Path, name: str) -> None:
    path = make_project(tmp_path / "p.db", articles=OPINIONS)
    layers = (Layer("", "ana", events=("e1",)), bare_layer("ben"), ONE_LIST_MORE[name])
    with Project.open(path) as opened:
        for number, layer in enumerate(layers):
            opened.ensure_annotator(layer.annotator)
            write_layer(opened, replace(layer, article=OPINIONS[number].id), at(number))
    assert [found for found, _ in lines(path)] == ["0.txt", "2.txt", "1.txt"]


def test_a_layer_that_says_nothing_is_not_written(project: Path) -> None:
    with Project.open(project) as opened:
        opened.ensure_annotator("eve")
        write_layer(opened, Layer(OPINIONS[0].id, "eve", attributes={"schema": "blast@2026-01-05"}), at(40))
    assert "eve" not in {who for _, who in lines(project)}


def test_progress_is_told_for_each_layer(project: Path) -> None:
    told: list[int] = []
    with Project.open(project) as opened:
        export_records(opened, io.BytesIO(), progress=told.append)
    assert told == [1, 2, 3, 4, 5]


def test_a_project_without_layers_gives_an_empty_file(tmp_path: Path) -> None:
    with Project.open(make_project(tmp_path / "p.db")) as opened:
        assert export_to(opened, tmp_path / "x.jsonl", io.BytesIO()) == (0, 0, 0, 0)
    assert (tmp_path / "x.jsonl").read_bytes() == b""
