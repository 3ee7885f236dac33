"""Articles taken in by thousands: what is there already, copies, and names that are taken."""

from pathlib import Path

import pytest

from tests.support.projects import make_project
from tui.domain.errors import StoreError
from tui.formats.articles import read_article
from tui.services.importing import as_new_article
from tui.store.intake import Taken
from tui.store.project import NewArticle, Project


def made(name: str, text: str) -> NewArticle:
    return as_new_article(read_article(text.encode(), name))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_project(tmp_path / "p.db", with_article=False)


def names(project: Project) -> list[tuple[int, str]]:
    return [(row.position, row.name) for row in project.article_rows("ana")]


def test_what_cannot_be_added_keeps_nothing_else_out(path: Path) -> None:
    with Project.open(path) as project:
        intake = project.intake(copies=False)
        assert intake.add([made("a", "1"), made("b", "2")]) == Taken(2, 0, (), ())
        articles = [made("a", "1"), made("a", "3"), made("c", "2"), made("d", "4"), made("e", "4")]
        added, known, copies, refused, _ = intake.add(articles)
        assert (added, known, copies) == (1, 1, (("c", "b"), ("e", "d")))
        assert [name for name, _ in refused] == ["a"]
        assert refused[0][1].startswith("is in the project already with another text")
        assert names(project) == [(1, "a"), (2, "b"), (3, "d")]
        assert project.verify() == []


def test_copies_are_added_if_that_is_asked_for(path: Path) -> None:
    with Project.open(path) as project:
        intake = project.intake(copies=True)
        assert intake.add([made("a", "1"), made("b", "1"), made("a", "1")]) == Taken(2, 1, (), ())
        # A further one is told to be a copy of the first.
        assert project.intake(copies=False).add([made("c", "1")]).copies == (("c", "a"),)


@pytest.mark.parametrize(
    "other",
    [
        made("a", "1")._replace(title="Another"),
        made("a", "1")._replace(published="2022-01-05"),
        made("a", "1")._replace(language="es"),
    ],
)
def test_what_is_known_of_an_article_stays_and_other_words_for_it_are_counted(
    path: Path, other: NewArticle
) -> None:
    with Project.open(path) as project:
        intake = project.intake(copies=False)
        first = made("a", "1")
        intake.add([first])
        assert intake.add([first, other]) == Taken(0, 2, (), (), 1)
        assert project.article(first.id).title == first.title


def test_what_others_add_meanwhile_is_seen(path: Path) -> None:
    with Project.open(path) as project, Project.open(path) as other:
        intake = project.intake(copies=False)
        intake.add([made("a", "1")])
        other.add_articles([made("b", "2"), made("c", "3")])
        assert intake.add([made("d", "2"), made("c", "3"), made("e", "4")]) == Taken(1, 1, (("d", "b"),), ())
        assert names(project) == [(1, "a"), (2, "b"), (3, "c"), (4, "e")]


def test_hashes_that_begin_alike_are_no_copies(path: Path) -> None:
    with Project.open(path) as project:
        intake = project.intake(copies=False)
        intake.add([made("a", "1")])
        (digits,) = intake._texts
        other = made("b", "2")
        intake._texts[int(other.sha256[:15], 16)] = intake._texts[digits]
        assert intake.add([other]).added == 1


def test_a_text_that_is_not_what_its_hash_says_adds_nothing(path: Path) -> None:
    with Project.open(path) as project:
        wrong = made("b", "2")._replace(text="3")
        with pytest.raises(StoreError, match="not what its SHA-256 says"):
            project.intake(copies=False).add([made("a", "1"), wrong])
        assert project.article_count() == 0
