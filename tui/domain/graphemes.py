"""Grapheme clusters: what a reader takes for one character, and a cursor must never stop inside of.

They are the extended grapheme clusters of UAX #29, as the `regex` package finds them. Its tables take longer to
load than an article takes to open, so it is loaded at the first character that can be part of a longer cluster.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from tui.domain.scripts import FLAG, LONE
from tui.domain.spans import Range
from tui.domain.stretches import Recent, Stretches

if TYPE_CHECKING:
    from regex import Pattern

_Long: TypeAlias = tuple[Sequence[int], Sequence[int]]
"""Starts and ends of the clusters of more than one code point."""

_NONE: _Long = ((), ())


@cache
def _odd() -> re.Pattern[str]:
    return re.compile(f"[^{LONE}]")


@cache
def _flags() -> re.Pattern[str]:
    return re.compile(f"[{FLAG}]{{64}}(?=[{FLAG}])")


@cache
def _cluster() -> "Pattern[str]":
    import regex  # noqa: PLC0415 - see the module's docstring

    return regex.compile(r"\X")


def pieces(text: str, start: int, end: int) -> Iterator[Range]:
    """Cuts rows of flags into lots, since `regex` counts them from the first one anew at each of them.

    Args:
        text: The whole text.
        start: Where the stretch begins; no flag stands before it.
        end: Where it ends.

    Yields:
        The parts of the stretch, each to be handed over on its own; nearly always there is one.
    """
    for row in _flags().finditer(text, start, end):
        yield start, row.end()
        start = row.end()
    yield start, end


def _long_clusters(text: str, start: int, end: int) -> _Long:
    if not _odd().search(text, start, end):
        return _NONE
    starts: list[int] = []
    ends: list[int] = []
    for low, high in pieces(text, start, end):
        offset = low
        for cluster in _cluster().findall(text[low:high]):
            size = len(cluster)
            if size > 1:
                starts.append(offset)
                ends.append(offset + size)
            offset += size
    return starts, ends


class Clusters:
    """The grapheme clusters of a text.

    Args:
        stretches: The text in pieces.
    """

    __slots__ = ("_long", "_stretches", "_text")

    def __init__(self, stretches: Stretches) -> None:
        self._text = stretches.text
        self._stretches = stretches
        self._long: Recent[_Long] | None = None if self._text.isascii() else Recent(256, self._find)

    def at(self, offset: int) -> Range:
        """The cluster that holds the code point at `offset`; empty at the end of the text and beyond."""
        text = self._text
        if not 0 <= offset < len(text):
            edge = len(text) if offset > 0 else 0
            return edge, edge
        character = text[offset]
        if character == "\r":
            return offset, offset + 1 + text.startswith("\n", offset + 1)
        if character == "\n":
            return offset - (offset > 0 and text[offset - 1] == "\r"), offset + 1
        if self._long is not None:
            starts, ends = self._long[self._stretches.at(offset)[0]]
            index = bisect_right(starts, offset) - 1
            if index >= 0 and offset < ends[index]:
                return starts[index], ends[index]
        return offset, offset + 1

    def snap(self, offset: int, *, forward: bool = False) -> int:
        """The nearest boundary at or before `offset`, or at or after it."""
        start, end = self.at(offset)
        return end if forward and start < offset else start

    def _find(self, start: int) -> _Long:
        low, high = self._stretches.at(start)
        return _long_clusters(self._text, low, high)
