"""The desk on a disk that fills up, fails, goes away or is locked: it says so, keeps the work, makes up for it."""

import json
import os
import re
import resource
import shutil
import signal
import subprocess  # noqa: TID251 - tests run programs
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest

from tests.support.commands import run_program
from tests.support.exports import export_lines, said
from tests.support.faults import BROKEN, FULL, READ_ONLY, switch
from tests.support.hands import PROGRAM, Hands, copydesk, is_ready, new_project, read_form
from tests.support.processes import start_python
from tests.support.syscalls import Watch
from tests.support.terminal import Terminal
from tui.store.project import Project

pytestmark = pytest.mark.terminal

SAMPLES = Path(__file__).parents[2] / "sample_articles"
LOCKED_FOR = float(os.environ.get("COPYDESK_LOCKED", "0"))
"""Seconds that another program goes on holding the file after the desk has said that it does."""

WITHOUT_RIGHTS: Final = """
import ctypes, os, sys
for capability in (1, 2, 3):  # to write, read and own what is another's, as the superuser may
    ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "work").mkdir()
    return new_project(tmp_path / "work/p.db", SAMPLES / "01-river-bases.txt", SAMPLES / "06-war-on-potholes.txt")


@contextmanager
def desk(project: Path, program: Sequence[str] = PROGRAM) -> Iterator[Hands]:
    with Terminal(["python", *program, "annotate", str(project), "--as", "ana"]) as terminal:
        terminal.wait_for(is_ready)
        yield Hands(terminal)


def begin(hands: Hands) -> None:
    """Makes an event and goes to a field for free text, all saved."""
    hands.do("new-event")
    hands.see_active("Type")
    hands.go_to("Target")
    hands.see(lambda rows: rows[0].endswith("saved"))


def is_unsaved(rows: Sequence[str]) -> bool:
    return rows[0].endswith("NOT SAVED")


def is_saved(rows: Sequence[str]) -> bool:
    return rows[0].endswith("saved")


def work_through_trouble(hands: Hands, why: str) -> None:
    """Answers, goes on, is told, and cannot leave by mistake; all of it while nothing can be written."""
    hands.ask("edit-value", "Target")
    hands.answer("the fuel store")
    hands.see(is_unsaved)
    hands.see(re.compile(f"NOT SAVED: .*{why}"))
    hands.do("new-event")
    hands.see(lambda rows: read_form(rows).title.startswith("event 2/2") and is_unsaved(rows))
    hands.do("next-article")
    hands.see(lambda rows: "NOT SAVED" in rows[-1] and "1/2" in rows[0])
    hands.do("quit")
    hands.see("NOT SAVED: what you see is not on disk yet")


def check_made_up_for(hands: Hands, project: Path) -> None:
    """What could not be written is, without anybody's doing; nothing is lost and nothing doubled."""
    hands.see(is_saved)
    hands.leave()
    record = json.loads(export_lines(project)[0])
    assert [said(event) for event in record["events"]] == [{"target": ("the fuel store", [])}, {}]
    assert copydesk("verify", project).endswith(b"all promises are kept.\n")


FAILURES: Final[Mapping[str, tuple[str, Mapping[str, int]]]] = {
    "full": ("the disk is full", {"pwrite64": FULL, "ftruncate": FULL}),
    "not syncing": ("the disk failed at the last moment", {"fdatasync": BROKEN, "fsync": BROKEN}),
    "read-only": ("the disk failed", dict.fromkeys(("pwrite64", "ftruncate", "openat", "unlink"), READ_ONLY)),
}


@pytest.mark.usefixtures("watching")
@pytest.mark.parametrize("failure", FAILURES)
def test_a_disk_that_does_not_take_it_is_said_and_it_is_tried_again(
    project: Path, tmp_path: Path, failure: str
) -> None:
    why, failures = FAILURES[failure]
    failing: dict[str, int] = {}
    with Watch(tmp_path, switch(project.parent, failing)) as watch, desk(project, watch.prefix) as hands:
        begin(hands)
        failing.update(failures)
        work_through_trouble(hands, why)
        failing.clear()
        check_made_up_for(hands, project)


@pytest.mark.usefixtures("watching")
def test_a_desk_killed_while_the_disk_is_full_has_lost_only_what_it_said_was_not_saved(
    project: Path, tmp_path: Path
) -> None:
    failing: dict[str, int] = {}
    with Watch(tmp_path, switch(project.parent, failing)) as watch, desk(project, watch.prefix) as hands:
        begin(hands)
        failing["pwrite64"] = FULL
        work_through_trouble(hands, "the disk is full")
        hands.terminal.kill(signal.SIGKILL)
        assert hands.terminal.wait_exit() == -signal.SIGKILL
    assert copydesk("verify", project).endswith(b"all promises are kept.\n")
    with desk(project) as hands:
        hands.see("event 1/1")
        hands.see_active("Target")
        hands.leave()


def test_a_limit_on_the_size_of_files_is_a_full_disk(project: Path) -> None:
    with desk(project) as hands:
        begin(hands)
        limits = resource.prlimit(hands.terminal.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(hands.terminal.pid, resource.RLIMIT_FSIZE, (4096, limits[1]))
        work_through_trouble(hands, "(the disk failed|is full)")
        resource.prlimit(hands.terminal.pid, resource.RLIMIT_FSIZE, limits)
        check_made_up_for(hands, project)


HOLDING = """
import sys
from tui.store.sqlite import sqlite3
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.readline()
"""


def test_a_lock_of_another_program_is_said_and_waited_for(project: Path) -> None:
    with desk(project) as hands:
        begin(hands)
        # Without a pipe to it, it would hold the file for ever.
        with start_python(HOLDING, project, stdin=subprocess.PIPE) as holder:
            assert holder.stdout is not None
            assert holder.stdout.readline() == "held\n"
            work_through_trouble(hands, "is locked by another program")
            deadline = time.monotonic() + LOCKED_FOR
            while time.monotonic() < deadline:
                hands.do("next-word")
                hands.see(is_unsaved)
            holder.communicate("\n")
        check_made_up_for(hands, project)


@pytest.mark.parametrize("goes", ["moved", "replaced"])
def test_a_file_that_goes_away_is_said_and_written_when_it_is_back(project: Path, goes: str) -> None:
    away = project.with_name("elsewhere.db")
    with desk(project) as hands:
        begin(hands)
        project.rename(away)
        if goes == "replaced":
            shutil.copy(away, project)
        work_through_trouble(hands, re.escape("p.db was moved, deleted or replaced"))
        away.replace(project)
        check_made_up_for(hands, project)


def test_permissions_that_are_taken_away_meanwhile_make_nothing_false(project: Path) -> None:
    program = ("-c", WITHOUT_RIGHTS, *PROGRAM)
    with desk(project, program) as hands:
        begin(hands)
        project.chmod(0o400)
        project.parent.chmod(0o500)
        # The open file goes on being writable, and so what is called saved is.
        hands.ask("edit-value", "Target")
        hands.answer("the fuel store")
        hands.see_answer("Target", "the fuel store")
        hands.see(is_saved)
        hands.leave()
    done = run_program(*program, "annotate", project, "--as", "ana")
    assert (done.returncode, done.stderr.count(b"\n")) == (1, 1)
    with Terminal(["python", *program, "annotate", str(project), "--as", "ana"], size=(200, 24)) as terminal:
        assert terminal.wait_exit() == 1
        assert b"p.db is read-only: change its permissions" in terminal.raw
    project.parent.chmod(0o700)
    project.chmod(0o600)
    assert said(json.loads(export_lines(project)[0])["events"][0]) == {"target": ("the fuel store", [])}


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes, where the tests may mount one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("only the superuser can mount a small disk; the other tests here make do without")
    yield disk
    subprocess.run(["umount", "--lazy", disk], check=True)


def fill(disk: Path) -> Path:
    """Takes all that is left of a disk."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            return ballast


def only_looks(project: Path, who: str, program: Sequence[str] = PROGRAM) -> None:
    """Opens the desk, which shows what is there, says why it takes nothing, and takes nothing."""
    with Terminal(["python", *program, "annotate", str(project), "--as", who], size=(160, 24)) as terminal:
        hands = Hands(terminal)
        hands.see(lambda rows: rows[0].endswith("READ ONLY"))
        hands.see("only looks, as the disk is full or fails: free some space, leave it and open it again.")
        hands.do("new-event")
        hands.do("next-word")
        hands.do("next-article")
        hands.see("2/2")
        hands.leave()


LIMITED: Final = """
import os, resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""


def test_a_desk_without_room_at_its_start_only_looks(project: Path) -> None:
    before = project.read_bytes()
    only_looks(project, "ana", ("-c", LIMITED, *PROGRAM))
    assert project.read_bytes() == before
    with desk(project) as hands:
        # Files that SQLite needs beside the project are there now, but nothing can be written to them.
        only_looks(project, "ben", ("-c", LIMITED, *PROGRAM))
        begin(hands)
        hands.leave()


def test_a_desk_without_room_does_not_hide_newer_work(project: Path) -> None:
    with desk(project) as hands:
        begin(hands)
        hands.terminal.kill(signal.SIGKILL)
        hands.terminal.wait_exit()
    project.with_name("p.db-shm").unlink()
    program = ("-c", LIMITED, *PROGRAM)
    with Terminal(["python", *program, "annotate", str(project), "--as", "ana"], size=(160, 24)) as terminal:
        assert terminal.wait_exit() == 1
        assert b"free space" in terminal.raw or b"free some space" in terminal.raw


def test_a_full_disk_loses_nothing_and_can_be_begun_on_again(small_disk: Path) -> None:
    project = new_project(small_disk / "p.db", SAMPLES / "01-river-bases.txt", SAMPLES / "06-war-on-potholes.txt")
    with desk(project) as hands:
        begin(hands)
        ballast = fill(small_disk)
        hands.ask("edit-value", "Target")
        hands.terminal.paste("the fuel store " * 600)
        hands.terminal.send("enter")
        hands.see(re.compile("NOT SAVED: .*the disk is full"))
        hands.do("undo")
        ballast.unlink()
        hands.see(is_saved)
        hands.leave()
    ballast = fill(small_disk)
    for command in (["status"], ["export"], ["verify"], ["annotate", "--as", "ana"]):
        done = subprocess.run(
            [sys.executable, *PROGRAM, command[0], project, *command[1:]], capture_output=True, check=False
        )
        lines = done.stderr.splitlines()
        assert (done.returncode, len(lines)) == (1, 1), done
        assert lines[0].startswith(b"copydesk: ")
    for who in ("ana", "somebody-new"):
        only_looks(project, who)
    ballast.unlink()
    with Project.open(project) as opened:
        assert opened.verify() == []
        assert [entry.kind for entry in opened.history(opened.article_rows("ana")[0].id, "ana")] == [
            *("edit", "edit", "undo")
        ]
