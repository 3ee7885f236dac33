"""Finds the layers that another version of the schema filled."""

from pathlib import Path

import pytest

from tests.support.coders import Coder, make_project
from tui.domain.edits import AttributeChange
from tui.domain.layers import GOLD, SCHEMA
from tui.store import versions
from tui.store.bulk import bulk_writer
from tui.store.project import AnnotatorKind, Project


def stamped(project: Project, article: str, annotator: str, schema: str) -> None:
    coder = Coder(project, article, annotator)
    coder.do(AttributeChange(SCHEMA, "", schema) if schema else AttributeChange("note", "", "x"))


def found(project: Project, schema: str) -> list[tuple[str, str]]:
    return [(name, layer.annotator) for name, layer in project.layers_of_other_versions(schema)]


def test_layers_of_other_versions_and_without_one(tmp_path: Path) -> None:
    with make_project(tmp_path / "p.db") as project:
        project.ensure_annotator("bob")
        stamped(project, "a000001", "ana", "test@1")
        stamped(project, "a000002", "ana", "test@2")
        stamped(project, "a000003", "ana", "")
        stamped(project, "a000001", "bob", "test@1")
        assert found(project, "test@2") == [
            ("article-1.txt", "ana"),
            ("article-3.txt", "ana"),
            ("article-1.txt", "bob"),
        ]
        assert found(project, "test@1") == [("article-2.txt", "ana"), ("article-3.txt", "ana")]
        assert project.count_of_other_versions("test@2") == 2
        assert project.count_of_other_versions("test@1") == 1


def test_gold_comes_before_the_layers_that_it_rests_on(tmp_path: Path) -> None:
    with make_project(tmp_path / "p.db") as project:
        project.ensure_annotator(GOLD, AnnotatorKind.GOLD)
        stamped(project, "a000001", "ana", "test@1")
        stamped(project, "a000002", GOLD, "test@1")
        assert [annotator for _, annotator in found(project, "test@2")] == [GOLD, "ana"]


def test_they_can_be_written_while_they_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(versions, "_PAGE", 2)
    path = tmp_path / "p.db"
    with make_project(path, [f"text {number}" for number in range(7)]) as project:
        for number in range(1, 8):
            stamped(project, f"a{number:06}", "ana", "test@1")
        entries = {f"a{number:06}": Coder(project, f"a{number:06}") for number in range(1, 8)}
    seen = []
    with bulk_writer(path) as writer:
        for _, layer in writer.layers_of_other_versions("test@2"):
            entry = entries[layer.article].entry(AttributeChange(SCHEMA, "test@1", "test@2"))
            writer.append(layer.article, "ana", entry)
            seen.append(layer.article)
    assert seen == sorted(entries)
    with Project.open(path) as project:
        assert found(project, "test@2") == []


def test_a_version_by_its_name(tmp_path: Path) -> None:
    with make_project(tmp_path / "p.db") as project:
        assert project.current_schema_name() == "test@1"
        assert project.schema("test@1") == project.current_schema()
        assert project.schema("test@2") is None
