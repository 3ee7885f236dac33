"""The benchmark of agreement, on a project that is small enough for a test."""

from pathlib import Path

import pytest

from tests.benchmarks import agreement as bench
from tui.domain.agreement.report import Part
from tui.services.agreement import agreement
from tui.services.agreement_reading import Asked
from tui.store.project import Project


@pytest.mark.parametrize("size", [bench.PAIRS._replace(articles=40), bench.FIVE._replace(articles=40)])
def test_the_project_is_as_large_as_it_says_and_the_same_every_time(tmp_path: Path, size: bench.Size) -> None:
    reports = []
    for name in ("1.db", "2.db"):
        bench.make(tmp_path / name, size)
        with Project.open(tmp_path / name) as project:
            assert project.verify() == []
            reports.append(agreement(project, Asked()))
    assert reports[0] == reports[1]
    [section] = reports[0].sections
    assert (section.articles, section.compared) == (40, 40)
    [spans] = [
        each
        for each in section.entries
        if (each.part, each.kind, each.about, each.who) == (Part.SPAN, "f1_exact", "", ())
    ]
    pairs = size.annotators * (size.annotators - 1) // 2
    assert spans.figure.n > 2 * pairs * size.articles * size.spans * 0.98
    assert spans.figure.value is not None
    assert 0.3 < spans.figure.value < 0.9


def test_one_article_is_timed(tmp_path: Path) -> None:
    bench.make(tmp_path / "p.db", bench.PAIRS._replace(articles=40))
    assert bench.one_article(tmp_path / "p.db") > 0
