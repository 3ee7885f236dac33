"""Killed at every call of the system in turn: a command writes the old file or the new one, and works again."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.test_failing_calls import Ground
from tests.support.coders import Coder, make_project
from tests.support.faults import STRIDE
from tests.support.projects import busy_project
from tests.support.syscalls import Call, run_forked
from tui.cli.main import run
from tui.store.project import Project

pytestmark = [pytest.mark.usefixtures("watching"), pytest.mark.terminal]


class Killer:
    """Kills a process at one of its calls that concern a folder.

    Args:
        folder: The folder.
        number: Of the call, from 0.
    """

    def __init__(self, folder: Path, number: int) -> None:
        self._folder = str(folder)
        self._left = number
        self.done = False

    def __call__(self, call: Call) -> int:
        if call.path.startswith(self._folder) and not self.done:
            if self._left == 0:
                os.kill(call.pid, signal.SIGKILL)
                self.done = True
            self._left -= 1
        return 0


def each_kill(do: Callable[[], int], ground: Ground, check: Callable[[int], None]) -> int:
    """Does something again and again, killed at one call after the other; how often it was killed."""
    number = 0
    while True:
        folder = ground.lay_out()
        killer = Killer(folder, number)
        code = run_forked(do, killer, folder.with_name("output"))
        check(code)
        if not killer.done:
            assert code == 0
            return number // STRIDE
        assert code == -signal.SIGKILL
        number += STRIDE


@pytest.fixture
def ground(tmp_path: Path) -> Ground:
    made = Ground(tmp_path)
    made.lay_out()
    return made


def test_an_export_is_the_old_file_or_the_new_one(ground: Ground) -> None:
    busy_project(ground.work / "p.db")
    out = ground.work / "records.jsonl"
    arguments = ["export", str(ground.work / "p.db"), "-o", str(out), "--force"]
    assert run(arguments) == 0
    new = out.read_bytes()
    out.write_bytes(b"old")
    ground.keep()

    def check(_: int) -> None:
        assert out.read_bytes() in {b"old", new}
        assert run(arguments) == 0
        assert out.read_bytes() == new

    assert each_kill(lambda: run(arguments), ground, check) >= 2


def test_a_backup_is_there_and_whole_or_not_there(ground: Ground) -> None:
    busy_project(ground.work / "p.db")
    ground.keep()
    path, copy = ground.work / "p.db", ground.work / "copy.db"

    def check(_: int) -> None:
        if copy.exists():
            with Project.open(copy) as project:
                assert project.verify() == []
                assert len(list(project.layers())) == 2
            copy.unlink()
        with Project.open(path) as project:
            assert project.verify() == []
        assert run(["backup", str(path), str(copy)]) == 0

    assert each_kill(lambda: run(["backup", str(path), str(copy)]), ground, check) >= 5


def test_an_edit_sent_again_after_a_kill_stands_once(ground: Ground) -> None:
    path = ground.work / "p.db"
    make_project(path).close()
    ground.keep()

    def save() -> int:
        with Project.open(path) as project:
            coder = Coder(project)
            project.append("a000001", "ana", coder.entry(coder.span("s1", (0, 4))))
        return 0

    def check(_: int) -> None:
        with Project.open(path) as project:
            held = project.history("a000001", "ana")
            assert [entry.revision for entry in held] in ([], [1])
            coder = Coder(project)
            coder.layer = type(coder.layer)("a000001", "ana")
            # The same operation, made the same way: whoever did not hear the answer asks again.
            project.append("a000001", "ana", coder.entry(coder.span("s1", (0, 4))))
            assert len(project.history("a000001", "ana")) == 1
            assert project.verify() == []

    assert each_kill(save, ground, check) >= 5
