"""Indexes of the schema's tables in the project file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.coders import NOW, schema
from tui.domain.errors import StoreError
from tui.store.hashing import sha256
from tui.store.project import Project
from tui.store.table_indexes import IndexName, NewIndex

FILE = b"id,name\na,A\n"
INDEX = NewIndex(IndexName(sha256(FILE), ("id", "name", "name")), "1", {"x": b"\0\1", "y": b""}, (("a", "A ü"),))


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    made = Project.create(tmp_path / "p.db", schema=schema(), name="p", now=NOW, files={"t.csv": FILE})
    with made as project:
        yield project


def test_what_is_kept_can_be_looked_up(project: Project) -> None:
    project.indexes.put(INDEX)
    (kept,) = project.indexes.kept()
    assert kept == (INDEX.name, "1", 1, 1)
    assert (project.indexes.part(1, "x"), project.indexes.part(1, "y")) == (b"\0\1", b"")
    assert project.indexes.cells(1, 0) == ("a", "A ü")
    assert project.indexed() == {sha256(FILE)}
    assert not project.indexes.differs(kept, INDEX)
    assert project.indexes.differs(kept, INDEX._replace(rows=(("a", "A"),)))
    assert project.indexes.differs(kept, INDEX._replace(parts={"x": b"\0\1"}))


def test_the_same_again_changes_nothing_and_another_method_takes_its_place(project: Project) -> None:
    project.indexes.put(INDEX)
    project.indexes.put(INDEX._replace(parts={}))
    assert project.indexes.part(1, "x") == b"\0\1"
    project.indexes.put(INDEX._replace(method="2", parts={"x": b"new"}))
    (kept,) = project.indexes.kept()
    assert project.indexes.part(kept.number, "x") == b"new"
    assert project.indexes.part(1, "x") is None


def test_what_was_dropped_is_gone(project: Project) -> None:
    project.indexes.put(INDEX)
    project.indexes.drop([1, 2])
    assert project.indexes.kept() == []
    assert project.indexes.part(1, "x") is None
    assert project.indexes.cells(1, 0) is None


def test_an_index_belongs_to_a_file_of_the_schema(project: Project) -> None:
    with pytest.raises(StoreError, match="refused what was to be written"):
        project.indexes.put(INDEX._replace(name=IndexName("0" * 64, ("id", "id"))))
    assert project.indexes.kept() == []
