"""The benchmark of the review, on a project that is small enough for a test."""

from pathlib import Path

from tests.benchmarks import review as bench
from tui.store.project import Project


def test_the_project_is_as_large_as_it_says_and_the_same_every_time(tmp_path: Path) -> None:
    tallies = []
    for name in ("1.db", "2.db"):
        bench.make(tmp_path / name, 20)
        with Project.open(tmp_path / name) as project:
            assert project.verify() == []
            work = bench.session(project)
            work.refresh()
            tallies.append(work.tally())
    assert tallies[0] == tallies[1]
    assert tallies[0].articles == 20
    assert 20 <= tallies[0].states["open"] <= 80
    assert {"event_type", "field_value", "span_boundary"} <= tallies[0].kinds.keys()


def test_everything_is_measured(tmp_path: Path) -> None:
    bench.make(tmp_path / "p.db", 20)
    first = list(bench.figures(tmp_path / "p.db", steps=5))
    names = [each.name for each in first]
    assert names[:3] == ["comparing all articles once", "… for each article", "opening the list"]
    assert names[-2:] == ["deciding one (median)", "to the next one (median)"]
    assert all(each.ms > 0 for each in first)
    again = [each.name for each in bench.figures(tmp_path / "p.db", steps=1)]
    assert again == names[2:], "what was compared is not compared again"
    with Project.open(tmp_path / "p.db") as project:
        assert project.verify() == []
