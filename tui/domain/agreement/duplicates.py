"""Annotators who are identical: a sign that one file was loaded twice, and no agreement."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

FEWEST_DOCUMENTS = 3
"""Two annotators are told if they are identical in at least so many documents that hold something."""


class Twins(NamedTuple):
    """Two annotators who are identical in all documents that both have.

    Attributes:
        first: One of them.
        second: The other.
        documents: How many documents that hold something they share.
    """

    first: str
    second: str
    documents: int


class TwinFinder:
    """Looks for identical annotators, document by document."""

    def __init__(self) -> None:
        self._same: Counter[tuple[str, str]] = Counter()
        self._different: set[tuple[str, str]] = set()

    def add(self, layers: Mapping[str, Iterable[Hashable]]) -> None:
        """Adds a document.

        Args:
            layers: Everything that each annotator who finished it did, spans and answers with their evidence, in
                any order, without ids.
        """
        pairs = [pair for pair in combinations(sorted(layers), 2) if pair not in self._different]
        if not pairs:
            return
        content = {who: Counter(things) for who, things in layers.items()}
        for pair in pairs:
            first, second = content[pair[0]], content[pair[1]]
            if first != second:
                self._different.add(pair)
            elif first:
                self._same[pair] += 1

    def twins(self, fewest: int = FEWEST_DOCUMENTS) -> list[Twins]:
        """The pairs that never differed, in at least so many documents that hold something."""
        found = ((pair, count) for pair, count in sorted(self._same.items()) if pair not in self._different)
        return [Twins(*pair, count) for pair, count in found if count >= fewest]


def told_twins(twins: Sequence[Twins]) -> str:
    """What is to be said of identical annotators, in one sentence however many they are; foreign text.

    Args:
        twins: The pairs; several of which each two are identical are named together.

    Returns:
        Empty if there are none.
    """
    if not twins:
        return ""
    groups = _groups({frozenset(pair[:2]): pair.documents for pair in twins})
    told = "; ".join(_told(names, counts) for names, counts in groups)
    return (
        f"Identical in all articles that both finished and that hold something: {told}. Was one file loaded twice?"
    )


def _groups(counts: Mapping[frozenset[str], int]) -> list[tuple[tuple[str, ...], list[int]]]:
    """Annotators of which each two are identical, as many together as can be; each pair in one group."""
    left = dict(counts)
    found = []
    while left:
        names = sorted(next(iter(sorted(left, key=sorted))))
        for name in sorted({name for pair in left for name in pair}):
            if name not in names and all(frozenset((name, other)) in left for other in names):
                names.append(name)
        pairs = [frozenset(pair) for pair in combinations(names, 2)]
        found.append((tuple(sorted(names)), [left.pop(pair) for pair in pairs]))
    return found


def _told(names: Sequence[str], counts: Sequence[int]) -> str:
    articles = f"{min(counts):,}" if min(counts) == max(counts) else f"{min(counts):,} to {max(counts):,}"
    each = "" if len(names) == 2 else ", each two"
    return f"{', '.join(names[:-1])} and {names[-1]} ({articles} articles{each})"
