"""One annotator at two terminals: the second is told, and neither writes over what the other did."""

import signal
from pathlib import Path

import pytest

from tests.support.hands import PROGRAM, Hands, at_the_desk, new_project
from tests.support.terminal import Terminal
from tui.store.project import Project

pytestmark = pytest.mark.terminal

SAMPLES = Path(__file__).parents[2] / "sample_articles"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return new_project(tmp_path / "p.db", SAMPLES / "06-war-on-potholes.txt")


def second_desk(project: Path) -> Terminal:
    return Terminal(
        ["python", *PROGRAM, "annotate", str(project), "--as", "ana"],
        size=(120, 30),
        env={"SSH_CONNECTION": "10.0.0.7 51234 10.0.0.1 22"},
    )


def actions(project: Path) -> list[str]:
    with Project.open(project) as opened:
        assert opened.verify() == []
        return [entry.edit.action for entry in opened.history(opened.article_rows("ana")[0].id, "ana")]


def test_the_second_takes_over_and_the_first_is_told(project: Path) -> None:
    with at_the_desk(project, size=(120, 30)) as first, second_desk(project) as terminal:
        second = Hands(terminal)
        first.do("new-event")
        first.see("event 1/1")
        second.see("ana has another desk open in this project.")
        second.see(f"At {str(Path(f'/proc/{first.terminal.pid}/fd/0').readlink()).removeprefix('/dev/')}")
        second.do("take-over")
        second.see("event 1/1")
        second.do("new-event")
        second.see("event 2/2")
        first.do("new-event")
        first.see("was taken over by another one since")
        first.see("READ ONLY")
        # It shows what is there, the event of the other one with it.
        first.see("1/2")
        first.do("new-event", "no-event", "cursor-right")
        first.see("was taken over by another one since")
        first.leave()
        second.do("new-event")
        second.see("event 3/3")
        second.see("saved")
        second.leave()
    assert actions(project) == ["new-event"] * 3


def test_the_second_looks_only(project: Path) -> None:
    with at_the_desk(project, size=(120, 30)) as first, second_desk(project) as terminal:
        second = Hands(terminal)
        second.see("another desk open")
        second.do("look-only")
        second.see("READ ONLY")
        second.do("new-event")
        second.see("This desk only looks")
        first.do("new-event")
        first.see("event 1/1")
        first.see("saved")
        second.leave()
        first.do("new-event")
        first.see("event 2/2")
        first.leave()
    assert actions(project) == ["new-event"] * 2


def test_the_second_leaves(project: Path) -> None:
    with at_the_desk(project) as first, second_desk(project) as terminal:
        terminal.wait_for("another desk open")
        terminal.send("q")
        assert terminal.wait_exit() == 0
        first.do("new-event")
        first.see("event 1/1")
        first.leave()
    assert actions(project) == ["new-event"]


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_a_desk_that_ended_in_any_way_stands_in_nobodys_way(project: Path, number: int) -> None:
    with at_the_desk(project) as first:
        first.do("new-event")
        first.see("event 1/1")
        first.terminal.kill(number)
        first.terminal.wait_exit()
    with at_the_desk(project) as second:
        second.see("event 1/1")


def test_a_desk_that_is_stopped_is_not_gone(project: Path) -> None:
    with at_the_desk(project, size=(120, 30)) as first, second_desk(project) as terminal:
        first.terminal.kill(signal.SIGSTOP)
        second = Hands(terminal)
        second.see("another desk open")
        second.do("take-over")
        second.see("saved")
        second.do("new-event")
        second.see("event 1/1")
        first.do("new-event")
        first.terminal.kill(signal.SIGCONT)
        first.see("was taken over by another one since")
        first.leave()
        second.leave()
    assert actions(project) == ["new-event"]
