"""Boundary similarity: whether two annotators cut a text at the same places.

Only for texts that are cut completely, so that every token is in one segment (Fournier 2013, "Evaluating Text
Segmentation using Boundary Edit Distance", ACL). Boundaries that are near each other are moved and cost part of an
edit, others are added and cost a whole one.
"""

from collections.abc import Iterable, Sequence

from tui.domain.agreement.figures import Outcome, Undefined
from tui.domain.agreement.measures import Measure, blocks_of, dense_columns

NEAR = 2
"""How many places a boundary that is moved may span, its own and the new one included."""


class Cuts:
    """The boundaries of two annotators in one document, compared.

    Args:
        left: After which tokens the first one cuts.
        right: After which tokens the second one cuts.
        near: How many places a move may span.

    Attributes:
        matches: At how many places both cut.
        moves: How far boundaries are moved, one number for each.
        additions: How many boundaries have no counterpart.
    """

    def __init__(self, left: Iterable[int], right: Iterable[int], near: int = NEAR) -> None:
        first, second = set(left), set(right)
        self.matches = len(first & second)
        alone, others = first - second, second - first
        self.moves: list[int] = []
        for distance in range(1, near):
            for place in sorted(alone | others):
                for one, other in ((alone, others), (others, alone)):
                    if place in one and place + distance in other:
                        one.discard(place)
                        other.discard(place + distance)
                        self.moves.append(distance)
        self.additions = len(alone) + len(others)


def cuts_of(lengths: Sequence[int]) -> list[int]:
    """After how many tokens a text is cut, from the lengths of its segments."""
    ends, at = [], 0
    for each in lengths[:-1]:
        at += each
        ends.append(at)
    return ends


def boundary_similarity(documents: Iterable[tuple[str, Sequence[int], Sequence[int]]], near: int = NEAR) -> Measure:
    """1 - what the edits cost, by the number of places at which anything happens, over all documents.

    Args:
        documents: For each document the lengths in tokens of both annotators' segments, with the same sum.
        near: How many places a move may span.

    Returns:
        Undefined if nobody cuts anywhere.
    """
    compared = [(document, Cuts(cuts_of(left), cuts_of(right), near)) for document, left, right in documents]
    block = blocks_of(document for document, _ in compared)
    rows = [[0.0, 0.0] for _ in set(block.values())]
    for document, cuts in compared:
        row = rows[block[document]]
        row[0] += cuts.additions + sum(cuts.moves) / near
        row[1] += cuts.additions + len(cuts.moves) + cuts.matches

    def evaluate(totals: Sequence[float]) -> Outcome:
        return 1 - totals[0] / totals[1] if totals[1] else Undefined.NOTHING

    n = int(sum(row[1] for row in rows))
    return Measure("boundary similarity", dense_columns(rows, 2), evaluate, len(rows), len(block), n)
