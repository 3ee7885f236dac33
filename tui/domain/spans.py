"""Labelled stretches of text.

Offsets are Unicode code points into the stored text, half-open, everywhere.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

Range: TypeAlias = tuple[int, int]

EVIDENCE_LABEL = "evidence"
"""The label of spans that a field took and for which the schema names no label."""


class Origin(StrEnum):
    """How a span came to be.

    A span that a field made lives as long as some field uses it; a span that a person labelled stays.
    """

    LABEL = "label"
    FIELD = "field"
    IMPORT = "import"


@dataclass(frozen=True, slots=True)
class Span:
    """A labelled stretch of text: one or more ranges.

    Spans may overlap, nest, coincide and be discontinuous.

    Attributes:
        id: Stable for life.
        label: Id of a span label of the schema, or `EVIDENCE_LABEL`.
        ranges: Half-open code point ranges, sorted, disjoint, none empty, at least one.
        origin: How the span came to be.
    """

    id: str
    label: str
    ranges: tuple[Range, ...]
    origin: Origin = Origin.LABEL

    @property
    def start(self) -> int:
        """First code point."""
        return self.ranges[0][0]

    @property
    def end(self) -> int:
        """One past the last code point."""
        return self.ranges[-1][1]

    def covers(self, offset: int) -> bool:
        """Whether the code point at `offset` belongs to the span."""
        return any(start <= offset < end for start, end in self.ranges)

    def overlaps(self, start: int, end: int) -> bool:
        """Whether any code point of the half-open `start`..`end` belongs to the span."""
        return any(low < end and start < high for low, high in self.ranges)

    def quotes(self, text: str) -> tuple[str, ...]:
        """The text of each range, in order."""
        return tuple(text[start:end] for start, end in self.ranges)


def join_ranges(ranges: Iterable[Range]) -> tuple[Range, ...]:
    """Sorts ranges and joins those that touch or overlap; empty ranges vanish.

    Args:
        ranges: Half-open ranges in any order.

    Returns:
        Sorted, disjoint ranges with at least one code point between neighbours.
    """
    joined: list[Range] = []
    for start, end in sorted(ranges):
        if start >= end:
            continue
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return tuple(joined)
