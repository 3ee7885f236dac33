from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.support.adjudicating import desk, literals
from tests.support.reviewed import coded, make_review, work_on
from tui.domain.adjudication.decisions import Choice, Ruling
from tui.domain.adjudication.policies import Policy
from tui.domain.adjudication.resolving import Desk
from tui.domain.layers import GOLD
from tui.services.adjudicating import Adjudication, Opened, Planned
from tui.services.ids import IdSource, now
from tui.services.review_policies import BATCH, run_policy
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
