"""How information extraction scores a filled form against a key.

These are not agreement between peers: one side is the key. CEAF-REE takes each role's entities (Du, Rush and Cardie
2021, "GRIT: Generative Role-filler Transformers for Document-level Event Entity Extraction"); the counts with half
credit are those of the Fourth Message Understanding Conference (Chinchor 1992, "MUC-4 Evaluation Metrics").
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from tui.domain.agreement.assignment import assign
from tui.domain.agreement.figures import Outcome, Undefined


class Scores(NamedTuple):
    """Precision, recall and F1."""

    precision: Outcome
    recall: Outcome
    f1: Outcome


class Role(NamedTuple):
    """The entities of one role in one document, each as the names that it goes by.

    Attributes:
        key: Of the key.
        response: Of what is scored.
    """

    key: Sequence[AbstractSet[str]]
    response: Sequence[AbstractSet[str]]


def ceaf_ree(roles: Sequence[Role]) -> Scores:
    """CEAF-REE over the roles of all documents.

    An entity is right if all its names are names of one entity of the key; entities are matched one to one so that
    as many as possible are right. Key and response are no equals: the other way round the figure is another.
    """
    right = 0
    for key, response in roles:
        fits = {
            (number, other): 1
            for number, entity in enumerate(key)
            for other, named in enumerate(response)
            if named and named <= entity
        }
        right += len(assign(fits))
    keyed, given = sum(len(role.key) for role in roles), sum(len(role.response) for role in roles)
    return Scores(
        right / given if given else Undefined.NOTHING,
        right / keyed if keyed else Undefined.NOTHING,
        2 * right / (keyed + given) if keyed + given else Undefined.NOTHING,
    )


class Fills(NamedTuple):
    """How the fills of slots compare with the key.

    Attributes:
        correct: As in the key.
        partial: Half right.
        incorrect: Something else than in the key.
        spurious: Where the key has nothing.
        missing: In the key alone.
    """

    correct: int
    partial: int
    incorrect: int
    spurious: int
    missing: int

    @property
    def possible(self) -> int:
        """How many fills the key has."""
        return self.correct + self.partial + self.incorrect + self.missing

    @property
    def actual(self) -> int:
        """How many fills were given."""
        return self.correct + self.partial + self.incorrect + self.spurious

    def scores(self) -> Scores:
        """Precision, recall and F1, with half credit for what is partly right."""
        credit = self.correct + self.partial / 2
        return Scores(
            credit / self.actual if self.actual else Undefined.NOTHING,
            credit / self.possible if self.possible else Undefined.NOTHING,
            2 * credit / (self.actual + self.possible) if self.actual + self.possible else Undefined.NOTHING,
        )

    def overgeneration(self) -> Outcome:
        """The share of what was given that the key has no place for."""
        return self.spurious / self.actual if self.actual else Undefined.NOTHING


def muc_percentage(part: float, whole: float) -> int:
    """A percentage as the score reports of MUC-4 print it, for comparison with these.

    It is cut to a tenth, and then rounded to a whole number, a half to the even one.

    Args:
        part: A whole number, or half of one.
        whole: Not 0.
    """
    tenths = int(2 * part) * 1000 // int(2 * whole)
    return round(tenths / 10)


def muc_f(precision: float, recall: float, beta: float = 1.0) -> float:
    """The F of the score reports: of rounded percentages; `beta` is how much recall weighs against precision."""
    below = beta**2 * precision + recall
    return (beta**2 + 1) * precision * recall / below if below else 0.0
