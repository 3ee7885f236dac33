"""Fuzzing: `python -m tests.fuzz SECONDS [--seed SEED] [TARGET …]`.

Each target gets its share of the time, two at once. An input that raises what it should not, takes longer than
`PATIENCE` seconds, or more than 500 MB, is kept and told; then the exit code is 1.
"""

import argparse
import json
import os
import select
import subprocess  # noqa: TID251 - targets run in processes of their own
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

NAMES = (
    *("schema", "compiled", "table", "article", "markdown", "jsonl", "csv", "html", "index"),
    *("record", "load", "changes"),
    *("expression", "template", "answer", "selection", "text"),
)
PATIENCE = 10.0
"""Seconds that an input may take, on a machine that does much else."""

START = 60.0
"""Seconds that a process may take to begin."""

SHOWN = 25
"""Findings of a target after which it is left alone."""


class Outcome(NamedTuple):
    """What became of a target: how many inputs it was given, the longest that one took, and what went wrong."""

    name: str
    inputs: int
    slowest: float
    findings: list[str]


class Runner:
    """Runs one target.

    Args:
        name: The target's.
        seed: Decides about the inputs.
        directory: Where inputs that went wrong are kept.
    """

    def __init__(self, name: str, seed: str, directory: Path) -> None:
        self._name = name
        self._seed = seed
        self._directory = directory
        self._number = -1
        self._slowest = 0.0
        self._findings: list[str] = []

    def run(self, seconds: float) -> Outcome:
        """Gives it inputs for that long."""
        end = 0.0
        while len(self._findings) < SHOWN and (not end or time.monotonic() < end):
            child = self._started()
            try:
                end = self._follow(child, seconds, end)
            finally:
                child.kill()
                child.communicate()
        return Outcome(self._name, self._number + 1, self._slowest, self._findings)

    def _started(self) -> "subprocess.Popen[bytes]":
        arguments = [self._name, self._seed, str(self._number + 1), str(self._directory)]
        return subprocess.Popen(
            [sys.executable, "-m", "tests.fuzz.child", *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
        )

    def _follow(self, child: "subprocess.Popen[bytes]", seconds: float, end: float) -> float:
        """Follows a process until the time is over or it can go on no more; when the time is over."""
        assert child.stdout is not None
        assert child.stderr is not None
        os.set_blocking(child.stdout.fileno(), False)
        left, patience, begun = b"", START, time.monotonic()
        while len(self._findings) < SHOWN and (not end or time.monotonic() < end):
            if not select.select([child.stdout], (), (), patience)[0]:
                self._findings.append(f"{self._name} {self._number}: takes longer than {patience} s")
                return end or time.monotonic() + seconds
            read = child.stdout.read(1 << 16)
            if not read:
                child.wait()
                said = child.stderr.read().decode("utf-8", "replace")[-2_000:]
                self._findings.append(f"{self._name} {self._number}: ended with {child.returncode}: {said}")
                return end or time.monotonic() + seconds
            now = time.monotonic()
            end = end or now + seconds
            if patience == PATIENCE:
                self._slowest = max(self._slowest, now - begun)
            patience, begun = PATIENCE, now
            *lines, left = (left + read).split(b"\n")
            self._take(lines)
        return end

    def _take(self, lines: Sequence[bytes]) -> None:
        for line in lines:
            if line.startswith(b'"'):
                self._findings.append(f"{self._name} {self._number}: {json.loads(line)}")
            else:
                self._number = int(line)


def fuzz(names: Sequence[str], seconds: float, seed: str, directory: Path) -> list[Outcome]:
    """Runs targets, two at a time.

    Args:
        names: Theirs.
        seconds: For all of them together, on two processors.
        seed: Decides about the inputs.
        directory: Where inputs that went wrong are kept.
    """
    share = seconds * 2 / len(names)
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(lambda name: Runner(name, seed, directory).run(share), names))


def main() -> int:
    """Runs the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("seconds", type=float, help="for all targets together")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"some of {', '.join(NAMES)}; all if none")
    parser.add_argument("--seed", default="", help="repeats a run")
    asked = parser.parse_intermixed_args()
    unknown = set(asked.targets) - set(NAMES)
    if unknown:
        parser.error(f"unknown: {', '.join(sorted(unknown))}")
    seed = asked.seed or os.urandom(4).hex()
    directory = Path(tempfile.mkdtemp(prefix="fuzz-"))
    sys.stdout.write(f"seed {seed}; inputs that go wrong are kept in {directory}\n")
    outcomes = fuzz(asked.targets or NAMES, asked.seconds, seed, directory)
    for outcome in outcomes:
        for finding in outcome.findings:
            sys.stdout.write(f"\n{finding}\n")
    for outcome in outcomes:
        sys.stdout.write(
            f"{outcome.name:>12}: {outcome.inputs:>9,} inputs, slowest {outcome.slowest:.2f} s,"
            f" {len(outcome.findings)} gone wrong\n"
        )
    return 1 if any(outcome.findings for outcome in outcomes) else 0


if __name__ == "__main__":
    sys.exit(main())
