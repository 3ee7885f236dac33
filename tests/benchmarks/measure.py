"""Measures a program on a terminal: how soon it starts, what a key costs, how soon it is gone.

The clock starts before the program is forked and stops when its bytes arrive at the terminal; there is no network
in between. Bytes and processor time hardly depend on what else the machine does, times do: hence starts are
measured in turn with those of a minimal Textual application, and given as a ratio.
"""

import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.support.terminal import Terminal

FLOOR = ("python", "-m", "tests.benchmarks.floor")
READY = b"READY"

REST = "rest"

_QUIET = 0.06
_RESTED = 0.6
_FIRST = 0.25


@dataclass(frozen=True, slots=True)
class Start:
    """How a program starts.

    Attributes:
        ms: Median from the fork to the text, in milliseconds.
        floor_ms: The same of the minimal application, in the same rounds.
        ratio: One to the other.
        bytes: Written until the text was there, median.
        settled_bytes: Written until nothing more came, median.
        quit_ms: Median from the last key to the program's end; None if it was not asked to quit.
        peak_mib: Peak resident memory of the start alone.
    """

    ms: float
    floor_ms: float
    ratio: float
    bytes: int
    settled_bytes: int
    quit_ms: float | None
    peak_mib: float


@dataclass(frozen=True, slots=True)
class Key:
    """What a key costs; see `percentile`.

    Attributes:
        name: What was pressed.
        count: How many times something came of it.
        silent: How many times nothing did.
        p50_ms: From the key to its last byte.
        p95_ms: The same.
        bytes: Median.
        most_bytes: Of any.
        cpu_ms: Processor time, median.
        most_cpu_ms: Of any.
    """

    name: str
    count: int
    silent: int
    p50_ms: float
    p95_ms: float
    bytes: int
    most_bytes: int
    cpu_ms: float
    most_cpu_ms: float


@dataclass(frozen=True, slots=True)
class Program:
    """A program to measure.

    Attributes:
        name: What the table calls it.
        argv: How it is run.
        text: Bytes that it writes when its start is over.
        keys: Keys and how many times each is pressed, in order; a key with spaces is several, one after the other.
            `REST` is none: the program is left alone for so long that it does what it does when nobody types.
        leave: Keys that end it.
    """

    name: str
    argv: Sequence[str]
    text: bytes
    keys: Sequence[tuple[str, int]] = ()
    leave: Sequence[str] = ()


def measure_start(program: Program, size: tuple[int, int], rounds: int) -> Start:
    """Starts a program and the minimal application in turn.

    Args:
        program: The program.
        size: Columns and rows.
        rounds: How many times each; one more is run before and not counted.
    """
    ours: list[float] = []
    floors: list[float] = []
    quits: list[float] = []
    sizes: list[tuple[int, int]] = []
    peak = 0.0
    for number in range(rounds + 1):
        with Terminal(FLOOR, size=size) as terminal:
            floor = terminal.wait_for_bytes(READY)
        with Terminal(program.argv, size=size) as terminal:
            start = terminal.wait_for_bytes(program.text)
            written = len(terminal.raw)
            terminal.settle(_QUIET, _QUIET)
            settled = len(terminal.raw)
            peak = max(peak, peak_mib(terminal.pid))
            quit_ms = _quit(terminal, program.leave)
        if number:
            floors.append(floor * 1000)
            ours.append(start * 1000)
            sizes.append((written, settled))
            quits.extend(quit_ms)
    return Start(
        ms=round(median(ours), 1),
        floor_ms=round(median(floors), 1),
        ratio=round(median(ours) / median(floors), 3),
        bytes=int(median(written for written, _ in sizes)),
        settled_bytes=int(median(settled for _, settled in sizes)),
        quit_ms=round(median(quits), 1) if quits else None,
        peak_mib=round(peak, 1),
    )


def measure_keys(program: Program, size: tuple[int, int]) -> tuple[list[Key], float]:
    """Presses a program's keys, each when the one before has settled.

    Args:
        program: The program.
        size: Columns and rows.

    Returns:
        What each key costs, and the program's peak memory in MiB after all of them.
    """
    with Terminal(program.argv, size=size) as terminal:
        terminal.wait_for_bytes(program.text)
        terminal.settle(_QUIET * 5, _QUIET * 5)
        keys = []
        for name, count in program.keys:
            if name == REST:
                terminal.settle(_RESTED, _RESTED)
            else:
                keys.append(_press(terminal, name, count))
        return keys, round(peak_mib(terminal.pid), 1)


def _press(terminal: Terminal, name: str, count: int) -> Key:
    times: list[float] = []
    sizes: list[int] = []
    cpu: list[float] = []
    silent = 0
    strokes = name.split(" ")
    for number in range(count):
        terminal.mark()
        before = cpu_ms(terminal.pid)
        began = time.perf_counter()
        terminal.send(strokes[number % len(strokes)])
        terminal.settle(_QUIET, _FIRST)
        if not terminal.since_mark:
            silent += 1
            continue
        times.append((terminal.last_output - began) * 1000)
        sizes.append(len(terminal.since_mark))
        cpu.append(cpu_ms(terminal.pid) - before)
    if not times:
        return Key(name, 0, silent, 0.0, 0.0, 0, 0, 0.0, 0.0)
    return Key(
        name=name,
        count=len(times),
        silent=silent,
        p50_ms=round(percentile(times, 50), 2),
        p95_ms=round(percentile(times, 95), 2),
        bytes=int(percentile(sizes, 50)),
        most_bytes=max(sizes),
        cpu_ms=round(percentile(cpu, 50), 2),
        most_cpu_ms=round(max(cpu), 2),
    )


def _quit(terminal: Terminal, keys: Sequence[str]) -> list[float]:
    if not keys:
        return []
    began = time.perf_counter()
    terminal.send(*keys)
    terminal.wait_exit()
    return [(time.perf_counter() - began) * 1000]


def percentile(values: Sequence[float], percent: float) -> float:
    """The smallest of the values that at least so many percent of them do not exceed."""
    ordered = sorted(values)
    rank = -(-len(ordered) * percent // 100)
    return ordered[max(1, int(rank)) - 1]


def cpu_ms(pid: int) -> float:
    """Processor time that a process has used, in all its threads; 0 where Linux does not tell."""
    total = 0
    with suppress(OSError):
        for thread in Path(f"/proc/{pid}/task").iterdir():
            total += int((thread / "schedstat").read_text("ascii").split()[0])
    return total / 1e6


def peak_mib(pid: int) -> float:
    """Peak resident memory of a process; 0 where Linux does not tell."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text("utf-8", "replace").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    return 0.0
