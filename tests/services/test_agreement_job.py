"""Agreement computed aside."""

import sys
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from tests.support.looking import disagreeing_project
from tui.domain.agreement.cases import Wanted
from tui.domain.agreement.report import Part
from tui.domain.errors import DeskError
from tui.services.agreement_job import Job, Measuring, StoppedError
from tui.services.agreement_reading import Asked

Tell = Callable[[str, int], None]


def test_work_tells_how_far_it_is_and_gives_its_result() -> None:
    seen, go_on = Event(), Event()

    def work(tell: Tell) -> str:
        tell("articles", 3)
        seen.set()
        go_on.wait(20)
        return "done"

    before = sys.getswitchinterval()
    job = Job(work)
    assert seen.wait(20)
    assert (job.what, job.count, job.done) == ("articles", 3, False)
    assert sys.getswitchinterval() < before
    go_on.set()
    assert job.result() == "done"
    assert sys.getswitchinterval() == before


def test_work_stops_where_it_tells_how_far_it_is() -> None:
    begun, stopped = Event(), Event()

    def work(tell: Tell) -> None:
        begun.set()
        stopped.wait(20)
        tell("articles", 1)
        raise AssertionError

    job = Job(work)
    assert begun.wait(20)
    job.stop()
    stopped.set()
    with pytest.raises(StoppedError):
        job.result()


def test_what_goes_wrong_is_told_where_the_result_is_taken(tmp_path: Path) -> None:
    job = Measuring(tmp_path / "nowhere.db", Asked()).report()
    with pytest.raises(DeskError, match="nowhere"):
        job.result()


def test_names_and_letters(tmp_path: Path) -> None:
    """Cases are asked for with the letters of the report, and come back with them in their order."""
    project = disagreeing_project(tmp_path)
    plain, secret = Measuring(project, Asked()), Measuring(project, Asked(), hide=True)
    assert [each.name for each in plain.report().result().participants] == ["ana", "ben", "cy"]
    report = secret.report().result()
    assert [each.name for each in report.participants] == ["A", "B", "C"]
    assert not {"ana", "ben", "cy"} & set(repr(report).replace("'", " ").split())
    everything = secret.cases(Wanted(Part.SPAN)).result()
    assert len(everything) == len(plain.cases(Wanted(Part.SPAN)).result())
    pair = secret.cases(Wanted(Part.SPAN, who=("A", "B"))).result()
    assert {tuple(side.who for side in each.case.sides) for each in pair} == {("A", "B")}
    for each in pair:
        for side, quoted in zip(each.case.sides, each.quotes, strict=True):
            assert bool(side.at) == bool(quoted)


def test_letters_stand_for_names_in_what_was_aligned(tmp_path: Path) -> None:
    measuring = Measuring(disagreeing_project(tmp_path), Asked(), hide=True)
    measuring.report().result()
    found = measuring.alignments().result()
    told = repr(found)
    assert not any(f"'{name}'" in told for name in ("ana", "ben", "cy"))
    sides = [[side.who for side in each.case.sides] for each in found]
    assert all(names == sorted(names) for names in sides)
    assert all(each.cluster is not None and each.titles for each in found)
