"""All layers of each article at once: the same layers as one by one, only faster."""

from pathlib import Path

import pytest

from tests.support.desks import new_article
from tests.support.projects import at, busy_project, make_project, write_layer
from tests.support.records import bare_layer, full_layer
from tui.domain.errors import StoreError
from tui.domain.layers import Layer, Status
from tui.domain.spans import Span
from tui.services.demo import make_demo
from tui.store.project import AnnotatorKind, Project
from tui.store.sqlite import sqlite3


def test_the_layers_are_those_that_are_read_one_by_one(tmp_path: Path) -> None:
    make_demo(tmp_path / "demo.db", lambda: "2026-05-01T12:00:00.000Z")
    with Project.open(tmp_path / "demo.db", write=False) as project:
        single = {(record.layer.article, record.layer.annotator): record for record in project.layers()}
        found = list(project.layers_by_article({"ana", "ben"}))
        assert {(layer.article, layer.annotator): layer for each in found for layer in each.layers} == {
            key: record.layer for key, record in single.items()
        }
        assert [each.article.id for each in found] == sorted({article for article, _ in single})
        for each in found:
            article = project.article(each.article.id)
            assert (each.text, each.article.name, each.article.meta) == (article.text, article.name, article.meta)


def test_everything_that_a_layer_can_hold_comes_along(tmp_path: Path) -> None:
    with Project.open(busy_project(tmp_path / "p.db")) as project:
        [found] = project.layers_by_article({"ana", "ben"})
        assert found.layers == [project.layer(found.article.id, who) for who in ("ana", "ben")]
        assert found.layers[0].spans
        assert found.layers[0].values
        assert found.layers[0].events


def test_layers_of_others_are_passed_over(tmp_path: Path) -> None:
    """Their rows lie between those that are wanted."""
    articles = tuple(new_article(f"{name}.txt", f"Text {name}.") for name in "abc")
    path = make_project(tmp_path / "p.db", articles=articles, with_article=False)
    with Project.open(path) as project:
        for who in ("ana", "ben", "cy"):
            project.ensure_annotator(who, AnnotatorKind.MODEL if who == "ben" else AnnotatorKind.PERSON)
            for article in articles:
                layer = Layer(article.id, who, {f"s{who}": Span(f"s{who}", "place", ((0, 4),))})
                write_layer(project, layer, at(1))
        found = list(project.layers_by_article({"cy"}))
        assert [(each.layers[0].annotator, list(each.layers[0].spans)) for each in found] == [("cy", ["scy"])] * 3
        assert {each.article.name: each.text for each in found} == {each.name: each.text for each in articles}
        assert list(project.layers_by_article(set())) == []


def test_layers_in_brief(tmp_path: Path) -> None:
    path = make_project(tmp_path / "p.db", full_layer("ana"), bare_layer("ben"))
    with Project.open(path) as project:
        heads = list(project.layer_heads("schema", "loaded/updated"))
        assert [(head.annotator, head.updated, head.revision) for head in heads] == [
            ("ana", at(0), 1),
            ("ben", at(1), 1),
        ]
        layers = [project.layer(head.article, head.annotator) for head in heads]
        assert [Status(head.status) for head in heads] == [layer.status for layer in layers]
        assert [head.schema for head in heads] == [layer.attributes.get("schema", "") for layer in layers]
        [article] = project.article_heads()
        whole = project.article(article.id)
        assert article == (whole.id, 1, whole.name, whole.title, whole.language, whole.published, whole.meta)


def test_rows_that_make_no_sense_are_told(tmp_path: Path) -> None:
    path = busy_project(tmp_path / "p.db")
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("UPDATE span SET ranges = '[[1, 2], [3'")
    with Project.open(path) as project, pytest.raises(StoreError, match="damaged"):
        list(project.layers_by_article({"ana"}))
