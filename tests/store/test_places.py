from pathlib import Path

import pytest

from tui.domain.errors import StoreError
from tui.domain.places import HalfTyped, Place
from tui.store.project import Project


def test_places_are_kept_for_each_article_and_the_latest_is_known(project: Project, path: Path) -> None:
    first, second = Place("a000001", "e1", "with/i1", 40, 12, 3), Place("a000002")
    for place in (first, second):
        project.save_place("ana", place)
    assert project.place("ana") == second
    project.save_place("ana", first)
    project.close()
    with Project.open(path) as again:
        assert again.place("ana") == first
        assert again.place("ana", "a000002") == second
        assert again.place("ana", "a000003") is None


def test_people_do_not_share_places_or_drafts(project: Project) -> None:
    project.ensure_annotator("bob")
    project.save_place("ana", Place("a000001", cursor=1))
    project.save_place("bob", Place("a000001", cursor=2))
    project.save_draft("ana", "a000001", "", "date", "x")
    assert project.place("ana") == Place("a000001", cursor=1)
    assert project.draft("bob", "a000001") is None


def test_a_draft_stays_until_it_is_done_with(project: Project, path: Path) -> None:
    for typed in ("5", "5 ", "5 مـ\0\n"):
        project.save_draft("ana", "a000001", "e1", "count", typed)
    project.save_draft("ana", "a000002", "", "note", "other")
    with Project.open(path) as other:
        assert other.draft("ana", "a000001") == HalfTyped("e1", "count", "5 مـ\0\n")
    project.save_draft("ana", "a000001", "e1", "date", "2022")
    assert project.draft("ana", "a000001") == HalfTyped("e1", "date", "2022")
    project.save_draft("ana", "a000001", "e1", "date", "")
    assert project.draft("ana", "a000001") is None
    assert project.draft("ana", "a000002") == HalfTyped("", "note", "other")


def test_a_draft_keeps_the_evidence_that_it_was_begun_with(project: Project, path: Path) -> None:
    project.save_draft("ana", "a000001", "e1", "count", "5", evidence=((0, 4), (10, 12)))
    with Project.open(path) as other:
        assert other.draft("ana", "a000001") == HalfTyped("e1", "count", "5", ((0, 4), (10, 12)))
    project.save_draft("ana", "a000001", "e1", "count", "50")
    assert project.draft("ana", "a000001") == HalfTyped("e1", "count", "50")


@pytest.mark.parametrize(("who", "where"), [("nobody", "a000001"), ("ana", "a9")])
def test_unknown_people_and_articles_are_refused(project: Project, who: str, where: str) -> None:
    with pytest.raises(StoreError, match="refers to something that is not there"):
        project.save_place(who, Place(where))
    with pytest.raises(StoreError, match="refers to something that is not there"):
        project.save_draft(who, where, "", "date", "x")
    assert not project._database.connection.in_transaction
