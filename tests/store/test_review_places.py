"""Where adjudicators are."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.reviewed import make_review
from tui.domain.adjudication.places import ReviewPlace
from tui.store.project import Project


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with make_review(tmp_path / "p.db") as project:
        yield project


def test_each_adjudicator_has_one_place(project: Project) -> None:
    store = project.review
    assert store.place("eve") is None
    first = ReviewPlace("a1", "d1", "weight", "later", "event_type", "two words", 7, reveal=False)
    store.save_place("eve", first)
    store.save_place("zoe", ReviewPlace("a2", "d2"))
    assert store.place("eve") == first
    store.save_place("eve", first._replace(case="d9", reveal=True))
    assert store.place("eve") == first._replace(case="d9", reveal=True)
    assert store.place("zoe") == ReviewPlace("a2", "d2")


def test_a_place_outlives_the_desk(project: Project, tmp_path: Path) -> None:
    project.review.save_place("eve", ReviewPlace("a1", "d1"))
    with Project.open(tmp_path / "p.db") as again:
        assert again.review.place("eve") == ReviewPlace("a1", "d1")
        assert again.verify() == []
