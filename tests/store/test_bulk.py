"""Writing much at once: all of it or nothing."""

from pathlib import Path

import pytest

from tests.support.projects import make_project
from tests.support.records import ARTICLE_OF_TESTS
from tui.domain.edits import AttributeChange, Edit
from tui.domain.errors import StoreError
from tui.domain.history import Entry, EntryKind
from tui.services.records import new_article
from tui.store.bulk import bulk_writer
from tui.store.project import AnnotatorKind, NewArticle, Project

ARTICLE = new_article(ARTICLE_OF_TESTS)


def entry(operation: str) -> Entry:
    edit = Edit("x", "x", (AttributeChange("note", "", "n"),))
    return Entry(1, EntryKind.EDIT, 0, edit, "ana", "2026-01-01T00:00:00.000Z", operation)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_project(tmp_path / "p.db", with_article=False)


def write(path: Path, article: NewArticle = ARTICLE, kind: AnnotatorKind = AnnotatorKind.PERSON) -> None:
    with bulk_writer(path) as writer:
        assert not writer.has_article(article.id)
        writer.add_article(article)
        assert writer.has_article(article.id)
        writer.ensure_annotator("ana", kind)
        writer.append(article.id, "ana", entry("o1"))


def test_all_of_it_is_there_afterwards(path: Path) -> None:
    write(path)
    with Project.open(path) as project:
        assert project.layer(ARTICLE.id, "ana").attributes == {"note": "n"}
        assert project.verify() == []


def test_nothing_is_there_after_an_error(path: Path) -> None:
    with Project.open(path) as project:
        project.ensure_annotator("ana", AnnotatorKind.MODEL)
    with pytest.raises(StoreError, match="ana is a model in this project already"):
        write(path)
    with Project.open(path) as project:
        assert project.article_count() == 0


def test_an_article_under_another_id_is_refused(path: Path) -> None:
    write(path)
    with pytest.raises(StoreError, match=r"kesra\.txt is in the project already, under another id than a2"):
        write(path, ARTICLE._replace(id="a2"))


def test_others_can_write_again_afterwards(path: Path) -> None:
    write(path)
    with Project.open(path, patience=0.1) as project:
        project.ensure_annotator("ben")
