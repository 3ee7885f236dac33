import re
from pathlib import Path

import pytest

from tests.support.desks import make_project, new_article
from tests.support.forms import SCHEMA, TEXT
from tui.domain import editing
from tui.domain.errors import StoreError
from tui.services.desk import open_desk
from tui.store.project import Project


@pytest.fixture
def file(tmp_path: Path) -> Path:
    source = tmp_path / "small.yaml"
    source.write_text(SCHEMA)
    return make_project(tmp_path / "p.db", new_article("a.txt", TEXT), schema=str(source))


def test_everything_is_there_for_a_newcomer(file: Path) -> None:
    with open_desk(file, "ana") as desk:
        assert desk.session.annotator == "ana"
        assert desk.session.schema.name == "small@1"
        assert [person.name for person in desk.project.people()] == ["ana"]
        start = desk.queue.start()
        assert start is not None
        desk.session.open(start)
        desk.session.perform(editing.new_event(desk.session.layer, desk.session.new_id("e")))
        assert re.fullmatch("e[0-9a-z]{14}", desk.session.layer.events[0])
        [entry] = desk.project.history(start, "ana")
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", entry.at)
        assert desk.project.verify() == []


def test_the_project_is_closed_at_the_end_whatever_happens(file: Path) -> None:
    with pytest.raises(ZeroDivisionError), open_desk(file, "ana") as desk:
        raise ZeroDivisionError
    assert not list(file.parent.glob("p.db-*"))
    with Project.open(file) as project:
        assert project.article_count() == 1
    assert desk.project is not project


@pytest.mark.parametrize("wanted", ["a.txt", "1", "id"])
def test_articles_are_found_by_id_name_and_number(file: Path, wanted: str) -> None:
    with open_desk(file, "ana") as desk:
        article = desk.queue.page(offset=0, limit=1)[0].id
        assert desk.find_article(article if wanted == "id" else wanted) == article


def test_an_article_that_is_not_there(file: Path) -> None:
    with open_desk(file, "ana") as desk, pytest.raises(StoreError, match="no article 7 here"):
        desk.find_article("7")


def test_a_project_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="does not exist"), open_desk(tmp_path / "none.db", "ana"):
        pass
