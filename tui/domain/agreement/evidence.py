"""Agreement on evidence: whether the same answer rests on the same words.

To agree on an answer and differ in the evidence is another thing than to differ in the answer, so it is counted
only where the answers are equal.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from tui.domain.agreement.answers import Missing, exact
from tui.domain.agreement.figures import Outcome, Undefined
from tui.domain.agreement.marks import length, shared_length
from tui.domain.agreement.measures import Measure, blocks_of, dense_columns
from tui.domain.agreement.records import Said
from tui.domain.schema import Field


class Evidence(NamedTuple):
    """How two annotators who gave the same answer support it, in one document."""

    document: str
    same: float
    overlapping: float
    shared: int
    left: int
    right: int


def divided(part: float, whole: float, nothing: Undefined = Undefined.NO_EVIDENCE) -> Outcome:
    """A share; undefined, for the reason given, of nothing."""
    return part / whole if whole else nothing


def evidence_of(document: str, field: Field, left: Said, right: Said) -> Evidence | None:
    """How two answers to a field are supported.

    Args:
        document: The article.
        field: The field.
        left: One annotator's answer.
        right: The other's.

    Returns:
        None if the answers differ, if there are none, or if nobody supports them.
    """
    if not left.values or not right.values or not (left.evidence or right.evidence):
        return None
    first, second = exact(field, left), exact(field, right)
    if first != second or isinstance(first, Missing):
        return None
    shared = shared_length(left.evidence, right.evidence)
    same = float(left.evidence == right.evidence)
    return Evidence(document, same, float(shared > 0), shared, length(left.evidence), length(right.evidence))


def shares(name: str, found: Sequence[Evidence], evaluate: Callable[[Sequence[float]], Outcome]) -> Measure:
    """A figure of the sums of the fields of `Evidence`, in their order, and of their number."""
    block = blocks_of(each.document for each in found)
    rows = [[0.0] * 6 for _ in set(block.values())]
    for each in found:
        row = rows[block[each.document]]
        for place, number in enumerate((*each[1:], 1)):
            row[place] += number
    return Measure(name, dense_columns(rows, 6), evaluate, len(rows), len(block), len(found), least=0.0)
