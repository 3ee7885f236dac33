"""Clocks and ids that are the same in every run."""

from itertools import count

from tui.services.ids import stamp

START = 1_772_000_000_000
"""2026-02-25T06:13:20Z in milliseconds since 1970."""


class TickingClock:
    """A clock that is one second later each time it is asked."""

    def __init__(self, start: int = START, step: int = 1000) -> None:
        self._moments = count(start, step)

    def __call__(self) -> str:
        return stamp(next(self._moments))


class NumberedIds:
    """Ids that count up: `s000001`, `e000002`, …"""

    def __init__(self) -> None:
        self._numbers = count(1)

    def __call__(self, prefix: str) -> str:
        return f"{prefix}{next(self._numbers):06}"
