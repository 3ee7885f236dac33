"""The keys with which the incidents were coded, as they were recorded: three times, in different ways.

`python -m tests.benchmarks.keys --record` looks for the fewest keys and records them anew.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from tests.support.player import Move, Step, Ways

FILE: Final = Path(__file__).with_name("recorded.jsonl")

WAYS: Final = {
    "proposals": Ways(),
    "candidates": Ways(proposals=False),
    "selections": Ways(proposals=False, candidates=False),
}
"""With all that the desk offers, with `propose: no`, and with what the annotator selects alone."""

Recorded = Mapping[str, list[list[Step]]]
"""By the way: the steps of each event."""


def write_recorded(recorded: Recorded) -> None:
    """Keeps what was played, one step a line."""
    lines = []
    for way, events in recorded.items():
        for number, steps in enumerate(events, start=1):
            for step in steps:
                kept = {
                    "way": way,
                    "event": number,
                    "field": step.does,
                    "going": " ".join(step.going),
                    "travel": " ".join(step.move.travel),
                    "keys": " ".join(step.move.keys),
                    "typed": step.move.typed,
                    "candidate": step.move.candidate,
                }
                lines.append(json.dumps(kept))
    FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def read_recorded() -> Recorded:
    """What was recorded."""
    found: dict[str, list[list[Step]]] = {way: [] for way in WAYS}
    for line in FILE.read_text(encoding="utf-8").splitlines():
        kept = json.loads(line)
        events = found[kept["way"]]
        if len(events) < kept["event"]:
            events.append([])
        travel, keys = tuple(kept["travel"].split()), tuple(kept["keys"].split())
        move = Move(travel, keys, kept["typed"], candidate=kept["candidate"])
        events[-1].append(Step(kept["field"], tuple(kept["going"].split()), move))
    return found
