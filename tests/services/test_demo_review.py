"""The demo project for reviews: coders who are done, and who differ in every way that there is."""

import io
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.adjudicating import desk
from tests.support.fixed import TickingClock
from tui.domain.adjudication.decisions import Kind
from tui.domain.adjudication.policies import Policy
from tui.domain.layers import Layer, Status
from tui.domain.problems import layer_problems
from tui.domain.schema import Severity
from tui.formats.schema_json import schema_from_json
from tui.services.adjudicating import Adjudication
from tui.services.demo import make_demo
from tui.services.exporting import export_to
from tui.services.incidents import Incidents, WantedPairs
from tui.store.project import Project

NOW = "2026-05-01T12:00:00.000Z"
RIVER = "01-river-bases.txt"
MARKET = "02-market-and-checkpoint.txt"
HARBOUR = "03-harbour-march.txt"
POTHOLES = "06-war-on-potholes.txt"
ROAD = "13-the-road-to-san-evaristo.txt"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "review.db"
    assert make_demo(path, lambda: NOW, review=True) == ("ana", "ben", "cora")
    return path


@pytest.fixture(scope="module")
def project(made: Path) -> Iterator[Project]:
    with Project.open(made) as opened:
        yield opened


@pytest.fixture(scope="module")
def work(project: Project) -> Adjudication:
    work = Adjudication(project, desk("eve"))
    work.refresh()
    return work


def layer_of(project: Project, name: str, coder: str) -> Layer:
    article = project.find_article(name)
    assert article is not None
    return project.layer(article, coder)


def exported(path: Path) -> bytes:
    target = io.BytesIO()
    with Project.open(path, write=False) as project:
        export_to(project, None, target)
    return target.getvalue()


def test_all_promises_are_kept(project: Project) -> None:
    assert project.verify() == []


def test_two_runs_export_the_same_bytes(made: Path, tmp_path: Path) -> None:
    make_demo(tmp_path / "another.db", TickingClock(), review=True)
    assert exported(tmp_path / "another.db") == exported(made)


def test_two_or_three_are_done_with_each_article(project: Project) -> None:
    done: dict[str, set[str]] = {}
    for record in project.layers():
        if record.layer.status in {Status.DONE, Status.NO_EVENT}:
            done.setdefault(record.article.name, set()).add(record.layer.annotator)
    everybody = {"ana", "ben", "cora"}
    assert done == {
        RIVER: {"ana", "ben"},
        MARKET: everybody,
        HARBOUR: everybody,
        POTHOLES: everybody,
        ROAD: {"ana", "cora"},
    }


def test_what_is_finished_has_no_open_problem(project: Project) -> None:
    schema = schema_from_json(project.current_schema().compiled)
    for record in project.layers():
        if record.layer.status in {Status.DONE, Status.NO_EVENT}:
            found = [each for each in layer_problems(schema, record.layer) if each.severity is not Severity.INFO]
            assert [each for each in found if not each.overridden] == [], (record.article.name, record.layer)


def test_the_coders_differ_in_every_way(work: Adjudication) -> None:
    """But for what only decisions can make wrong together."""
    found = {case.kind for article in work.articles() for case in work.open(article).cases}
    assert found == set(Kind) - {Kind.PROBLEM}


def test_six_events_stand_against_eight(project: Project, work: Adjudication) -> None:
    ana, ben = (layer_of(project, RIVER, coder) for coder in ("ana", "ben"))
    assert (len(ana.events), len(ben.events)) == (8, 6)
    opened = work.open(ana.article)
    kinds = Counter(case.kind for case in opened.cases)
    assert (kinds[Kind.EVENT_DIVIDED], kinds[Kind.EVENT_MISSING]) == (2, 2)
    divided = [case for case in opened.cases if case.kind is Kind.EVENT_DIVIDED]
    # One holds as two what the other holds as one: the drone beside the mortars, and the helicopters.
    assert {case.topic.members[0][0] for case in divided} == {"ana", "ben"}
    boundaries = [case for case in opened.cases if case.kind is Kind.SPAN_BOUNDARY]
    assert len(boundaries) > 1


def test_tolls_and_kinds_of_nothing_contradict_each_other(project: Project) -> None:
    ana, ben = (layer_of(project, RIVER, coder) for coder in ("ana", "ben"))
    said = [
        (layer.value(event, "fatalities/best"), layer.value(event, "fatalities/high"))
        for layer, event in ((ana, ana.events[2]), (ben, ben.events[0]))
    ]
    (best, high), (other_best, other_high) = said
    assert best.value is not None
    assert other_best.value is not None
    assert (best.value.literal, other_best.value.literal) == ("3", "7")
    assert (str(high.nothing), str(other_high.nothing)) == ("unknown", "not_stated")


def test_there_are_flags_and_notes(project: Project) -> None:
    layers = [record.layer for record in project.layers() if record.layer.status is Status.DONE]
    assert {layer.annotator for layer in layers if layer.flag} == {"ana", "ben", "cora"}
    assert {layer.annotator for layer in layers if layer.attributes.get("note")} == {"ana", "ben", "cora"}
    assert any(said.note for layer in layers for said in layer.values.values())


def test_nothing_is_decided_yet(project: Project, work: Adjudication) -> None:
    assert all(work.open(article).panel.gold.revision == 0 for article in work.articles())
    assert work.tally().states.get("open", 0) > 100
    assert "gold" not in {record.layer.annotator for record in project.layers()}


def test_two_articles_report_the_same_incidents(made: Path, tmp_path: Path) -> None:
    """As soon as gold holds them, the desk for incidents proposes them."""
    path = tmp_path / "copy.db"
    make_demo(path, lambda: NOW, review=True)
    with Project.open(path) as project:
        review = Adjudication(project, desk("eve"))
        review.refresh()
        for article in review.articles():
            review.apply(article, Policy.SCHEMA)
        incidents = Incidents(project, desk("eve"))
        incidents.refresh()
        rows = incidents.page(WantedPairs())
    assert [row.names for row in rows] == [(MARKET, ROAD)] * 2
    assert {row.grounds[0] for row in rows} == {"same day (2025-06-17)", "same day (2025-06-18)"}
