"""Two desks of one annotator: whether there is another one, and which of the two may write."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from tui.domain.errors import StoreError
from tui.services.ids import milliseconds, stamp
from tui.store.presence import Presence
from tui.store.project import Project

__all__ = ["DeskPlace", "Presence"]

UNSEEN = 15 * 60 * 1000
"""Milliseconds after which a desk on another machine that wrote nothing is taken for gone."""


class DeskPlace:
    """The place of a desk among those of its annotator.

    Args:
        project: The open project.
        annotator: Who works.
        clock: Tells the time.
    """

    def __init__(self, project: Project, annotator: str, clock: Callable[[], str]) -> None:
        self._project = project
        self._clock = clock
        now = clock()
        self._mine = Presence(
            annotator, os.urandom(8).hex(), host(), os.getpid(), process(os.getpid()), terminal(), now, now
        )
        self.other: Presence | None = None
        """Another desk of the annotator that is open, as far as is known."""

    def take_if_free(self) -> bool:
        """Takes the place unless another desk has it that is still there; whether it was taken."""
        found = self._project.presence(self._mine.annotator)
        while found is not None and not is_there(found):
            found = self._project.take_place(self._mine, self._clock, instead_of=found.session)
            if found is None:
                return True
        if found is None:
            found = self._project.take_place(self._mine, self._clock)
        self.other = found
        return found is None

    def take(self) -> None:
        """Takes the place from whoever has it: that desk can write no more."""
        while self.other is not None:
            self.other = self._project.take_place(self._mine, self._clock, instead_of=self.other.session)

    def leave(self) -> None:
        """Gives the place up. If that cannot be written now, it is found out later that the process is gone."""
        with suppress(StoreError):
            self._project.leave_place()


def is_there(presence: Presence) -> bool:
    """Whether a desk still runs: as the system says on this machine, else by when it last wrote."""
    if presence.host == host():
        return process(presence.pid) == presence.process != ""
    return presence.seen > stamp(milliseconds() - UNSEEN)


def host() -> str:
    """The machine, and the part of it in which numbers of processes count."""
    try:
        counted = Path("/proc/self/ns/pid").readlink()
    except OSError:
        return os.uname().nodename
    return f"{os.uname().nodename} {counted}"


def process(pid: int) -> str:
    """What tells a process from another one that had or will have its number; empty if it does not run."""
    try:
        state, *rest = (
            Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(") ")[2].split()
        )
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="utf-8").strip()
    except OSError:
        return "" if Path("/proc/self/stat").exists() else _process_by_signal(pid)
    return "" if state in {"Z", "X"} else f"{boot} {rest[18]}"


def _process_by_signal(pid: int) -> str:
    """Where the system lists no processes: that there is one, whichever."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return ""
    except OSError:
        return "running"
    return "running"


def terminal() -> str:
    """Where the annotator sits: the terminal, and the machine from which they came."""
    try:
        name = os.ttyname(0).removeprefix("/dev/")
    except OSError:
        name = "no terminal"
    came_from = os.environ.get("SSH_CONNECTION", "").partition(" ")[0]
    return f"{name}, from {came_from}" if came_from else f"{name} on {os.uname().nodename}"
