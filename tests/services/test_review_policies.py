from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.support.adjudicating import desk, literals
from tests.support.reviewed import coded, make_review, work_on
from tui.domain.adjudication.decisions import Choice, Ruling
from tui.domain.adjudication.policies import Policy
from tui.domain.adjudication.resolving import Desk
from tui.domain.errors import EditError
from tui.domain.layers import GOLD
from tui.services.adjudicating import Adjudication, Opened, Planned
from tui.services.ids import IdSource, now
from tui.services.review_policies import BATCH, run_policy
from tui.services.review_runs import each_taken_back, last_run
from tui.store.project import Project

ARTICLES = [f"a{number}" for number in range(1, 6)]
SAID = {"ana": "3", "ben": "5", "cy": "5"}


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    layers = [coded(who, article, dead=dead) for article in ARTICLES for who, dead in SAID.items()]
    with make_review(tmp_path / "p.db", *layers) as opened:
        yield opened


def dead(project: Project) -> list[Sequence[str]]:
    return [literals(project.layer(article, GOLD), "dead") for article in ARTICLES]


def test_a_dry_run_counts_and_writes_nothing(project: Project) -> None:
    done = run_policy(work_on(project), Policy.MAJORITY, dry=True)
    assert done == (5, {"field_value": 5}, {})
    assert dead(project) == [[]] * 5
    assert run_policy(work_on(project), Policy.UNANIMOUS, dry=True) == (5, {}, {"field_value": 5})


def test_many_articles_are_written_at_once(project: Project) -> None:
    work, seen = work_on(project), list[int]()
    work.refresh()
    said: list[str] = []
    project._database.connection.set_trace_callback(said.append)
    done = run_policy(work, Policy.MAJORITY, progress=seen.append)
    project._database.connection.set_trace_callback(None)
    assert len(ARTICLES) <= BATCH
    assert sum(each == "BEGIN IMMEDIATE" for each in said) == 1
    assert done == (5, {"field_value": 5}, {})
    assert seen == [1, 2, 3, 4, 5]
    assert dead(project) == [["5"]] * 5
    assert project.verify() == []
    tally = work.tally()
    assert (tally.states["accepted"], tally.states["open"], tally.stale) == (5, 0, 0)
    assert run_policy(work, Policy.MAJORITY) == (5, {}, {})


class Late(Adjudication):
    """While its first batch is weighed, somebody else decides one of its disagreements."""

    other: Project
    waits = True

    def carry_out(self, planned: Sequence[Planned]) -> list[Opened]:
        if self.waits:
            self.waits = False
            joe = Adjudication(self.other, Desk("joe", IdSource(), now))
            case = next(each for each in joe.settle("a3").cases if each.open)
            joe.decide("a3", case.id, Ruling(Choice.TAKE, case.side_of("ana")))
        return super().carry_out(planned)


def test_what_somebody_decides_meanwhile_stands(project: Project, tmp_path: Path) -> None:
    work = Late(project, desk("eve"))
    with Project.open(tmp_path / "p.db") as work.other:
        done = run_policy(work, Policy.MAJORITY)
    assert done == (5, {"field_value": 4}, {})
    assert dead(project) == [["5"], ["5"], ["3"], ["5"], ["5"]]
    assert project.verify() == []


def test_a_run_is_taken_back_as_one(project: Project) -> None:
    work = work_on(project)
    run_policy(work, Policy.MAJORITY)
    run = last_run(work)
    assert (run.title, run.articles, run.kept) == ("rule majority", tuple(ARTICLES), 0)
    assert len(list(each_taken_back(work, run, batch_of=2))) == 5
    assert dead(project) == [[]] * 5
    assert work.tally().states["open"] == 5
    assert project.verify() == []
    with pytest.raises(EditError, match="No rule of yours"):
        last_run(work)
    work.redo("a2")
    assert dead(project)[1] == ["5"]
    assert last_run(work).articles == ("a2",)


def test_what_was_decided_since_keeps_a_run_there(project: Project) -> None:
    work = work_on(project)
    run_policy(work, Policy.UNANIMOUS)
    run_policy(work, Policy.MAJORITY)
    opened = work.open("a3")
    (case,) = opened.cases
    work.decide("a3", case.id, Ruling(Choice.TAKE, case.side_of("ana")))
    run = last_run(work)
    assert (run.articles, run.kept) == (("a1", "a2", "a4", "a5"), 1)
    list(each_taken_back(work, run))
    assert dead(project) == [[""], [""], ["3"], [""], [""]]
    # What stands under a later decision is still the last run: the one before it waits.
    assert (last_run(work).articles, last_run(work).kept) == ((), 1)
    work.undo("a3")
    assert last_run(work).articles == ("a3",)
    list(each_taken_back(work, last_run(work)))
    assert last_run(work).articles == tuple(ARTICLES)


def test_what_somebody_decides_while_a_run_is_taken_back_stands(project: Project, tmp_path: Path) -> None:
    run_policy(work_on(project), Policy.MAJORITY)
    work = work_on(project)
    run = last_run(work)
    with Project.open(tmp_path / "p.db") as other:
        joe = Adjudication(other, Desk("joe", IdSource(), now))
        steps = each_taken_back(work, run, batch_of=1)
        next(steps)
        opened = joe.open("a3")
        joe.decide("a3", opened.cases[0].id, Ruling(Choice.TAKE, opened.cases[0].side_of("ana")))
        list(steps)
    assert dead(project) == [[], [], ["3"], [], []]
