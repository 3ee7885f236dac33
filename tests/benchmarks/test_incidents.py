"""The benchmark of incidents, on a project that is small enough for a test."""

from pathlib import Path

from tests.benchmarks import incidents as bench
from tui.store.project import Project


def test_the_project_is_the_same_every_time(tmp_path: Path) -> None:
    tallies = []
    for name in ("1.db", "2.db"):
        bench.make(tmp_path / name, 40)
        with Project.open(tmp_path / name) as project:
            assert project.verify() == []
            work = bench.session(project)
            work.refresh()
            tallies.append(work.tally())
    assert tallies[0] == tallies[1]
    assert 10 <= tallies[0].states["open"] <= 80


def test_everything_is_measured(tmp_path: Path) -> None:
    bench.make(tmp_path / "p.db", 40)
    first = list(bench.figures(tmp_path / "p.db", steps=3))
    names = [each.name for each in first]
    assert names[:3] == ["looking at all articles once", "… for each article", "opening the desk"]
    assert names[-1] == "a decision, and the next pair"
    assert all(each.ms > 0 for each in first)
    again = [each.name for each in bench.figures(tmp_path / "p.db", steps=1)]
    assert again == names[2:], "what was looked at is not looked at again"
    with Project.open(tmp_path / "p.db") as project:
        assert project.verify() == []
