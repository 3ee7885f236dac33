"""The review desk on a disk that fills up or fails: what is not on disk is not decided, and it says so."""

import re
import signal
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest

from tests.support.faults import BROKEN, FULL, READ_ONLY, switch
from tests.support.hands import PROGRAM, copydesk, key_of
from tests.support.review_desk import differing
from tests.support.reviewed import make_review
from tests.support.syscalls import Watch
from tests.support.terminal import Terminal
from tui.domain.layers import GOLD
from tui.store.project import Project

pytestmark = pytest.mark.terminal

FAILURES: Final[Mapping[str, tuple[str, Mapping[str, int]]]] = {
    "full": ("the disk is full", {"pwrite64": FULL, "ftruncate": FULL}),
    "not syncing": ("the disk failed", {"fdatasync": BROKEN, "fsync": BROKEN}),
    "read-only": ("the disk failed", dict.fromkeys(("pwrite64", "ftruncate", "openat", "unlink"), READ_ONLY)),
}

LIMITED: Final = """
import os, resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "work").mkdir()
    path = tmp_path / "work/p.db"
    make_review(path, *differing("a1", "a2")).close()
    return path


@contextmanager
def review(project: Path, program: Sequence[str] = PROGRAM) -> Iterator[Terminal]:
    with Terminal(["python", *program, "review", str(project), "--as", "eve"], size=(160, 30)) as terminal:
        terminal.wait_for(re.compile(r"review · \d+ left.*(saved|READ ONLY)"))
        yield terminal


def leave(terminal: Terminal) -> None:
    terminal.send(key_of("quit"))
    assert terminal.wait_exit() == 0


def decided(project: Path) -> int:
    """How many decisions of people stand."""
    with Project.open(project) as opened:
        return sum(name.startswith("decision/") and value.startswith("d") for name, value in gold(opened))


def gold(project: Project) -> list[tuple[str, str]]:
    return [each for article in ("a1", "a2") for each in project.layer(article, GOLD).attributes.items()]


@pytest.mark.usefixtures("watching")
@pytest.mark.parametrize("failure", FAILURES)
def test_what_the_disk_does_not_take_is_not_decided(project: Path, tmp_path: Path, failure: str) -> None:
    why, failures = FAILURES[failure]
    failing: dict[str, int] = {}
    with Watch(tmp_path, switch(project.parent, failing)) as watch, review(project, watch.prefix) as terminal:
        terminal.send("1")
        terminal.wait_for("3 left")
        failing.update(failures)
        terminal.send("1")
        terminal.wait_for(re.compile(why))
        terminal.wait_for("3 left")
        failing.clear()
        # Whether the last write got through is not known: the same key decides it, or finds it decided.
        terminal.send("1")
        terminal.wait_for(lambda rows: "2 left" in rows[0])
        leave(terminal)
    assert decided(project) == 2
    assert copydesk("verify", project).endswith(b"all promises are kept.\n")


@pytest.mark.usefixtures("watching")
def test_a_review_killed_while_the_disk_is_full_has_lost_nothing_that_it_called_decided(
    project: Path, tmp_path: Path
) -> None:
    failing: dict[str, int] = {}
    with Watch(tmp_path, switch(project.parent, failing)) as watch, review(project, watch.prefix) as terminal:
        terminal.send("1")
        terminal.wait_for("3 left")
        failing["pwrite64"] = FULL
        terminal.send("1")
        terminal.wait_for("the disk is full")
        terminal.kill(signal.SIGKILL)
        assert terminal.wait_exit() == -signal.SIGKILL
    assert copydesk("verify", project).endswith(b"all promises are kept.\n")
    assert decided(project) == 1
    with review(project) as terminal:
        terminal.wait_for("3 left")
        leave(terminal)


def test_a_review_without_room_at_its_start_only_looks(project: Path) -> None:
    with review(project) as terminal:
        leave(terminal)
    before = project.read_bytes()
    with review(project, ("-c", LIMITED, *PROGRAM)) as terminal:
        terminal.wait_for("READ ONLY")
        terminal.wait_for("only looks, as the disk is full or fails")
        terminal.send("1")
        terminal.send("n")
        terminal.wait_for("─ Hurt: different answers")
        terminal.wait_for("4 left")
        leave(terminal)
    assert project.read_bytes() == before
    assert decided(project) == 0
