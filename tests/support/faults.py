"""Commands of which some call of the system fails, one after the other."""

import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from tests.support.syscalls import CHANGING, Call, Decide, run_forked

FULL, BROKEN, READ_ONLY = errno.ENOSPC, errno.EIO, errno.EROFS

STRIDE: Final = int(os.environ.get("COPYDESK_STRIDE", "7"))
"""Every how many-th call fails in turn; 1 for each of them."""


class Failed(NamedTuple):
    """A command of which calls failed.

    Attributes:
        number: The first call that failed, from 0.
        call: That call; None if there was none of that number.
        code: The command's exit code.
        said: What it printed.
    """

    number: int
    call: Call | None
    code: int
    said: str


class Breaker:
    """Lets the calls that concern a folder fail from one on.

    Args:
        folder: The folder; its files and those below count.
        first: The number of the first call that fails, from 0.
        failure: The error.
        lasts: Whether all calls after it fail as well.
    """

    def __init__(self, folder: Path, first: int, failure: int, *, lasts: bool) -> None:
        self._folder = str(folder)
        self._first = first
        self._failure = failure
        self._lasts = lasts
        self.count = 0
        self.broken: Call | None = None

    def __call__(self, call: Call) -> int:
        if not call.path.startswith(self._folder):
            return 0
        self.count += 1
        if self.count - 1 != self._first and not (self._lasts and self.count > self._first):
            return 0
        self.broken = self.broken or call
        return self._failure


def each_failing(
    do: Callable[[], int], begin: Callable[[], Path], failure: int, *, lasts: bool, names: frozenset[str] = CHANGING
) -> Iterator[Failed]:
    """Does something again and again, each time with another call failing, until none is left to fail.

    Args:
        do: What is done in a process of its own; gives the exit code.
        begin: Makes the folder as it is before, and tells where it is.
        failure: The error.
        lasts: Whether all calls after the first that fails fail as well.
        names: The calls that can fail.
    """
    number = 0
    while True:
        folder = begin()
        breaker = Breaker(folder, number, failure, lasts=lasts)
        output = folder.with_name("output")
        code = run_forked(do, breaker, output, names)
        yield Failed(number, breaker.broken, code, output.read_text("utf-8"))
        if breaker.broken is None:
            return
        number += STRIDE


def switch(folder: Path, failures: dict[str, int], *, sparing: str = "\0") -> Decide:
    """Lets calls fail that concern a folder, as long as a dictionary says so.

    Args:
        folder: The folder.
        failures: The error of each call that is to fail; may be changed at any time.
        sparing: A piece of the paths that never fail.
    """
    below = str(folder)

    def decide(call: Call) -> int:
        if not failures or not call.path.startswith(below) or sparing in call.path:
            return 0
        return failures.get(call.name, 0)

    return decide
