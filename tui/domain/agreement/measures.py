"""Sums by document, and the figure that is a function of them.

Every figure here is computed from sums over all documents, never as a mean of documents: an article with one span
does not weigh as much as one with ninety. It also makes resampling documents cheap, since a replicate is another
weighted sum.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias
from zlib import crc32

from tui.domain.agreement.figures import Figure, Interval, Outcome

MOST_DOCUMENTS = 1000
"""Up to so many documents are resampled one by one."""

BLOCKS = 400
"""More documents are dealt into so many blocks, and these are resampled."""

Column: TypeAlias = tuple[tuple[int, ...], tuple[float, ...]]
"""The numbers of the blocks that are not zero: their blocks, and the numbers."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure before it is computed.

    Attributes:
        name: What it is, such as `alpha nominal`.
        columns: For each of the sums that it is a function of, what each block of documents adds.
        evaluate: Makes the figure of the sums, given in the order of the columns.
        blocks: How many blocks of documents there are; a document each, if these are not too many.
        documents: How many documents there are.
        n: How many units it rests on.
        left_out: How many units were left out, by reason.
        facts: Makes what is said beside the figure of the same sums.
        least: The lowest value that a figure of its kind can have; the highest is 1.
    """

    name: str
    columns: tuple[Column, ...]
    evaluate: Callable[[Sequence[float]], Outcome]
    blocks: int
    documents: int
    n: int
    left_out: tuple[tuple[str, int], ...] = ()
    facts: Callable[[Sequence[float]], tuple[tuple[str, float], ...]] | None = None
    least: float = -1.0

    def totals(self) -> list[float]:
        """The sums over all documents."""
        return [sum(numbers) for _, numbers in self.columns]

    def outcome(self) -> Outcome:
        """The number, or why there is none."""
        return self.evaluate(self.totals())

    def figure(self, interval: Interval | None = None, no_interval: str = "") -> Figure:
        """The figure, with an interval if one is given."""
        totals = self.totals()
        facts = self.facts(totals) if self.facts else ()
        outcome = self.evaluate(totals)
        return Figure(self.name, outcome, self.n, self.documents, self.left_out, facts, interval, no_interval)


def blocks_of(documents: Iterable[str]) -> Mapping[str, int]:
    """Deals documents into blocks.

    Blocks are as even as can be and do not depend on the order in which the documents are given; neighbours in a
    batch come into different blocks.

    Args:
        documents: Names of documents; one that comes twice counts once.

    Returns:
        The number of the block, from 0, by document; not to be changed.
    """
    return _in_order(tuple(dict.fromkeys(documents)))


@lru_cache(maxsize=12)
def _in_order(known: tuple[str, ...]) -> Mapping[str, int]:
    """Figure after figure is over the same documents, in the same order, of one of a few pairs of annotators."""
    return _dealt(tuple(sorted(known)))


@lru_cache(maxsize=2)
def _dealt(known: tuple[str, ...]) -> Mapping[str, int]:
    if len(known) <= MOST_DOCUMENTS:
        return {document: number for number, document in enumerate(known)}
    dealt = sorted(known, key=lambda document: (crc32(document.encode("utf-8", "surrogatepass")), document))
    return {document: number % BLOCKS for number, document in enumerate(dealt)}


def columns_of(rows: Sequence[Mapping[int, float]], width: int) -> tuple[Column, ...]:
    """Turns rows (one a block: number by column) into columns."""
    found: list[tuple[list[int], list[float]]] = [([], []) for _ in range(width)]
    for block, row in enumerate(rows):
        for column, number in row.items():
            if number:
                found[column][0].append(block)
                found[column][1].append(number)
    return tuple((tuple(blocks), tuple(numbers)) for blocks, numbers in found)


def dense_columns(rows: Sequence[Sequence[float]], width: int) -> tuple[Column, ...]:
    """Turns rows that hold a number for every column into columns."""
    return columns_of([dict(enumerate(row)) for row in rows], width)


def counted(left_out: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """The reasons why units were left out that did occur, sorted."""
    return tuple(sorted((reason, count) for reason, count in left_out.items() if count))
