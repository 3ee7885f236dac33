"""A few seconds of what `make fuzz` does for minutes; and that it would find what it looks for."""

import os
import random
import time
from pathlib import Path

import pytest

from tests.fuzz.__main__ import NAMES, Runner
from tests.fuzz.child import gone_wrong, input_of
from tests.fuzz.mutating import HUGE, mutated
from tests.fuzz.targets import Target, all_targets
from tui.domain.errors import FormatError

SECONDS = float(os.environ.get("COPYDESK_FUZZ", "0.4"))
SEED = "20260225"

TARGETS = all_targets()


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_readers_take_anything(target: Target, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    end, number = time.monotonic() + SECONDS, 0
    while time.monotonic() < end:
        assert gone_wrong(target, input_of(target, SEED, number)) == "", number
        number += 1


def test_the_names_are_those_of_the_targets() -> None:
    assert tuple(target.name for target in TARGETS) == NAMES


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_samples_are_taken(target: Target) -> None:
    taken = 0
    for sample in target.samples:
        try:
            target.run(sample)
        except FormatError:
            continue
        taken += 1
    assert taken or target.name == "index"


def test_inputs_are_the_same_every_time_and_bounded() -> None:
    made = [[mutated(random.Random(number), [b"a: 1\n"], [b"x"]) for number in range(200)] for _ in range(2)]  # noqa: S311
    assert made[0] == made[1]
    assert len(set(made[0])) > 150
    assert max(map(len, made[0])) < 2 * HUGE


def complain(data: bytes) -> None:
    if data == b"deep":
        raise RecursionError
    raise FormatError("two\nlines" if data == b"two" else "one line")


def test_what_goes_wrong_is_told() -> None:
    target = Target("complaint", complain, [b"x"])
    assert gone_wrong(target, b"one") == ""
    assert "two lines" in gone_wrong(target, b"two")
    assert "RecursionError" in gone_wrong(target, b"deep")


def test_a_process_that_ends_or_hangs_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.fuzz.__main__.SHOWN", 1)
    outcome = Runner("none", SEED, tmp_path).run(1)
    assert "ended with 1" in outcome.findings[0]
    monkeypatch.setattr("tests.fuzz.__main__.START", 0.001)
    assert "takes longer" in Runner("changes", SEED, tmp_path).run(1).findings[0]
