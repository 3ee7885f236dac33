"""What the desk for incidents shows."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.support.reported import MARKET, THREE, incident_project, node, work
from tui.store.project import Project
from tui.ui.incidents.desk import IncidentDesk
from tui.ui.incidents.painting import body_lines, header_line, most_top, question_lines, wrapped
from tui.ui.lines import Line

NARROW = """\
─ one incident? 72% likely ─────────────────────────────────────────────────────
 same day (2025-06-17) · same place (Puerto Lirio) · same type · other names
 (Black River Front; unknown men) · other numbers (Lowest 4, 3)
               A  Title of one.txt            │ B  Title of two.txt
                  2025-06-20 · event 1        │    2025-06-20 · event 1
 Kind        = grenade                        │ grenade
 Date        = 2025-06-17 Tue                 │ 2025-06-17 Tue
 Place       = Puerto Lirio                   │ Puerto Lirio
 Actor       ≠ Black River Front              │ unknown men
 …Lowest     ≠ 4                              │ 3
 Dead › Best ≠ 4                              │ 5
 Hurt        ≠ 17                             │ 19
 Notes                                        │ Buried.
─ the articles ─────────────────────────────────────────────────────────────────
 On Tuesday a man threw a hand grenade │ Residents of Puerto Lirio buried the
 into the central market of Puerto     │ dead of the grenade attack on Friday,
 Lirio and killed four people.         │ as the governor looked on."""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[IncidentDesk]:
    with Project.open(incident_project(tmp_path / "p.db")) as project:
        made = IncidentDesk(work(project))
        made.look_on(60)
        made.settle()
        yield made


def text(lines: list[Line]) -> str:
    return "\n".join("".join(run for run, _ in line).rstrip() for line in lines).rstrip()


def test_two_reports_side_by_side(desk: IncidentDesk) -> None:
    assert text(body_lines(desk, 80, 22)) == NARROW


def test_what_does_not_fit_is_scrolled_to(desk: IncidentDesk) -> None:
    assert most_top(desk, 80, 22) == 0
    assert most_top(desk, 80, 10) == 7
    desk.top = 99
    assert text(body_lines(desk, 80, 10)).splitlines()[-1] == NARROW.splitlines()[-1]
    assert text(body_lines(desk, 80, 10)).splitlines()[0] == NARROW.splitlines()[0]


def test_what_was_said_is_told_with_its_direction(desk: IncidentDesk) -> None:
    one, two = (node(desk.work.project, name) for name in ("one.txt", "two.txt"))
    desk.work.judge(two, one, "part_of", "as the army says")
    desk.show(desk.work.open_events(one, two))
    assert desk.turned
    assert " said by eve: A: part of B, “as the army says”" in text(body_lines(desk, 80, 22))
    desk.turned = False
    assert " said by eve: B: part of A" in text(body_lines(desk, 80, 22))


def test_the_header_counts_what_is_left(desk: IncidentDesk) -> None:
    assert text([header_line(desk, "p.db", "eve", 80)]) == (
        " p.db ▸ incidents 1/1          1 open, 0 put off, 0 linked, 0 not the same  eve"
    )
    assert text([header_line(desk, "p.db", "eve", 40)]) == " p.db ▸ incidents 1/1       1 open  eve"
    desk.waiting = 12
    assert "12 articles to look at  eve" in text([header_line(desk, "p.db", "eve", 140)])


def test_what_can_be_said_stands_with_its_keys(desk: IncidentDesk) -> None:
    assert text(question_lines(desk, 80, 3)) == (
        " s same incident  1 A: part of B  2 A: response to B  3 A: against it B\n d not the same  l later"
    )


def test_others_of_an_incident_are_counted(desk: IncidentDesk) -> None:
    one, two, three = (node(desk.work.project, name) for name in ("one.txt", "two.txt", "three.txt"))
    desk.work.judge(one, two, "same_incident")
    desk.show(desk.work.open_events(one, three))
    assert "event 1 · +1" in text(body_lines(desk, 100, 22))


@pytest.mark.parametrize("width", [40, 41, 80, 123])
def test_every_line_is_as_wide_as_the_screen(tmp_path: Path, width: int) -> None:
    foreign = "北京时间昨天晚上市中心 \x1b[31m [/] \u202e שלום 👨\u200d👩\u200d👧 " * 4
    name, _, answers = THREE[0]
    articles = [(name, MARKET + foreign, ({**answers[0], "notes": foreign, "actor/1": foreign},)), *THREE[1:]]
    with Project.open(incident_project(tmp_path / "q.db", articles)) as project:
        desk = IncidentDesk(work(project))
        desk.note = foreign
        desk.look_on(60)
        desk.settle()
        lines = [
            *body_lines(desk, width, 60),
            *question_lines(desk, width, 3),
            header_line(desk, foreign, "eve", width),
        ]
    assert {sum(cell_len(run) for run, _ in line) for line in lines} == {width}
    assert not any("\x1b" in run or "\u202e" in run for line in lines for run, _ in line)


@pytest.mark.parametrize(
    ("words", "lines"),
    [("", []), ("one two", ["one", "two"]), ("abcdef gh", ["abcd", "ef", "gh"]), ("北京时间", ["北京", "时间"])],
)
def test_lines_break_at_spaces_and_within_long_words(words: str, lines: list[str]) -> None:
    assert wrapped(words, 4) == lines
