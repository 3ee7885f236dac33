"""Where time and ids come from; handed in everywhere, so that a recorded session replays to the same bytes."""

import os
import time
from collections.abc import Callable
from typing import TypeAlias

Clock: TypeAlias = Callable[[], str]
"""Tells the time, UTC, as `YYYY-MM-DDThh:mm:ss.mmmZ`."""

Milliseconds: TypeAlias = Callable[[], int]
"""Tells the milliseconds since 1970, UTC."""

_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's base 32: in the order of ASCII, without the letters that look like others."""
_LENGTH = 14
_RANDOM_BITS = 25


def milliseconds() -> int:
    """The milliseconds since 1970, UTC."""
    return time.time_ns() // 1_000_000


def stamp(at: int) -> str:
    """A moment as text.

    Args:
        at: Milliseconds since 1970, UTC.

    Returns:
        `YYYY-MM-DDThh:mm:ss.mmmZ`.
    """
    seconds, rest = divmod(at, 1000)
    return f"{time.strftime('%Y-%m-%dT%H:%M:%S', time.gmtime(seconds))}.{rest:03}Z"


def now() -> str:
    """The time, UTC, as `YYYY-MM-DDThh:mm:ss.mmmZ`."""
    return stamp(milliseconds())


def randomness() -> int:
    """A random number of 25 bits, from the system."""
    return int.from_bytes(os.urandom(4)) >> (32 - _RANDOM_BITS)


class IdSource:
    """Makes ids that sort by when they were made: a letter, nine digits of time, five of chance.

    They begin with a letter because readers of data turn bare numbers and UUIDs into other types. Two sources never
    meet in practice: they would have to draw the same of 33 million numbers in the same millisecond.

    Args:
        clock: Tells the time. If it steps back, ids still go on upwards.
        chance: Gives a random number of 25 bits.
    """

    def __init__(self, clock: Milliseconds = milliseconds, chance: Callable[[], int] = randomness) -> None:
        self._clock = clock
        self._chance = chance
        self._last = 0

    def __call__(self, prefix: str) -> str:
        """A new id.

        Args:
            prefix: The letter that it begins with, such as `s` for a span.
        """
        self._last = max(self._clock() << _RANDOM_BITS | self._chance(), self._last + 1)
        return prefix + "".join(_DIGITS[self._last >> shift & 31] for shift in range(5 * (_LENGTH - 1), -1, -5))
