"""Gives one target inputs, one after the other, in a process that may have little memory.

Told what to do by its arguments (target, seed, first number, directory); says a line on standard output before each
input, so that who started it knows where it stands, and one after each that went wrong.
"""

import json
import os
import random
import resource
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path

from tests.fuzz.mutating import mutated
from tests.fuzz.targets import Target, all_targets
from tui.domain.errors import DeskError

MEMORY = 500 * 1024 * 1024


def input_of(target: Target, seed: str, number: int) -> bytes:
    """The input of a number, the same every time."""
    return mutated(random.Random(f"{seed} {target.name} {number}"), target.samples, target.words)  # noqa: S311


def gone_wrong(target: Target, data: bytes) -> str:
    """Gives a target an input; the traceback if it raised what it may not raise, else empty."""
    try:
        target.run(data)
    except DeskError as error:
        return "" if "\n" not in error.message else f"two lines: {error.message!r}"
    except BaseException:  # noqa: BLE001 - whatever it is, it is a finding
        return traceback.format_exc()
    return ""


def _numbers(first: int) -> Iterator[int]:
    while True:
        yield first
        first += 1


def main() -> None:
    """Goes on until it is killed."""
    name, seed, first, directory = sys.argv[1:]
    target = next(each for each in all_targets() if each.name == name)
    os.chdir(directory)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for number in _numbers(int(first)):
        data = input_of(target, seed, number)
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()
        if wrong := gone_wrong(target, data):
            (Path(directory) / f"{name}-{number}").write_bytes(data)
            sys.stdout.write(json.dumps(wrong) + "\n")


if __name__ == "__main__":
    main()
