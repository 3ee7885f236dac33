from hashlib import sha256
from pathlib import Path

import pytest

from tests.support.adjudicating import SCHEMA_OF_REVIEW
from tests.support.reviewed import allow_feedback, coded, make_review, work_on
from tui.domain.adjudication.decisions import Choice, Ruling
from tui.domain.errors import StoreError
from tui.formats.schema_json import schema_to_json
from tui.services.adjudicating import Adjudication
from tui.services.review_feedback import article_feedback, feedback
from tui.services.review_guidelines import guideline_log
from tui.store.project import Project, StoredSchema


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Two articles on which ana and ben differ; the schema's next version allows feedback."""
    path = tmp_path / "p.db"
    sides = {"ana": "3", "ben": "5"}
    layers = [coded(who, article, dead=dead) for article in ("a1", "a2") for who, dead in sides.items()]
    with make_review(path, *layers, coded("cy", "a3")) as project:
        allow_feedback(project)
    return path


def decide(work: Adjudication, article: str, who: str, **more: str | bool) -> None:
    case = next(each for each in work.settle(article).cases if each.open)
    ruling = Ruling(Choice.TAKE, case.side_of(who), reason="guideline", unclear=more.get("unclear") is True)
    work.decide(article, case.id, ruling)


def test_only_decided_articles_are_told_of(path: Path) -> None:
    with Project.open(path) as project:
        work = work_on(project)
        assert list(feedback(work, "ana")) == []
        with pytest.raises(StoreError, match="not all of it is decided"):
            article_feedback(work, "ana", "a1")
        decide(work, "a1", "ben")
        (told,) = feedback(work, "ana")
        assert told == article_feedback(work, "ana", "a1")
        assert (told.article, told.name, told.title) == ("a1", "1.txt", "Article 1")
        assert [(each.own, each.gold, each.reason) for each in told.differences] == [("3", "5", "Guideline gap")]
        assert [each.differences for each in feedback(work, "ben")] == [()]
        assert list(feedback(work, "cy")) == []
        with pytest.raises(StoreError, match="you have not finished it"):
            article_feedback(work, "cy", "a3")
        work.undo("a1")
        assert list(feedback(work, "ana")) == []


def test_a_schema_that_allows_none_gives_none(tmp_path: Path) -> None:
    with make_review(tmp_path / "q.db", coded("ana", "a1"), coded("ben", "a1")) as project:
        work = work_on(project)
        work.settle("a1")
        with pytest.raises(StoreError, match="feedback: yes"):
            list(feedback(work, "ana"))
        with pytest.raises(StoreError, match="feedback: yes"):
            article_feedback(work, "ana", "a1")


def test_the_guideline_log_of_a_project(path: Path) -> None:
    with Project.open(path) as project:
        work = work_on(project)
        assert guideline_log(project).questions == ()
        for article in ("a1", "a2"):
            decide(work, article, "ben")
        log = guideline_log(project)
        assert (log.project, log.schema, log.since) == ("review", "review@2", "")
        (question,) = log.questions
        assert [each.name for each in question.examples] == ["1.txt", "2.txt"]
        assert guideline_log(project, "review@1").since == guideline_log(project, "1").since == "review@1"
        with pytest.raises(StoreError, match=r"it has review@2, review@1\."):
            guideline_log(project, "3")
        for article in ("a1", "a2"):
            work.undo(article)
        assert guideline_log(project).questions == ()


def test_decisions_from_before_a_version_are_left_out(path: Path) -> None:
    with Project.open(path) as project:
        decide(work_on(project), "a1", "ben")
        later = SCHEMA_OF_REVIEW._replace(version="3", sha256=sha256(b"z").hexdigest())
        stored = StoredSchema(later.name, later.sha256, b"z", schema_to_json(later), later.type_field)
        project.add_schema(stored, "2099-01-01T00:00:00.000Z", {})
        assert len(guideline_log(project).questions) == 1
        assert guideline_log(project, "3").questions == ()
