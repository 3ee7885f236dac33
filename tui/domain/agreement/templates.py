"""How information extraction scores a filled form against a key.

These are not agreement between peers: one side is the key. CEAF-REE takes each role's entities (Du, Rush and Cardie
2021, "GRIT: Generative Role-filler Transformers for Document-level Event Entity Extraction"); the counts with half
credit are those of the Fourth Message Understanding Conference (Chinchor 1992, "MUC-4 Evaluation Metrics").
"""

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple, TypeAlias

from tui.domain.agreement.assignment import assign
from tui.domain.agreement.figures import Outcome, Undefined
from tui.domain.agreement.measures import Measure, blocks_of, dense_columns

Entities: TypeAlias = Sequence[AbstractSet[str]]
"""Entities of one role, each as the names that it goes by."""


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
    right = sum(map(_right, roles))
    keyed, given = sum(len(role.key) for role in roles), sum(len(role.response) for role in roles)
    return Scores(
        right / given if given else Undefined.NOTHING,
        right / keyed if keyed else Undefined.NOTHING,
        2 * right / (keyed + given) if keyed + given else Undefined.NOTHING,
    )


def _right(role: Role) -> int:
    fits = {
        (number, other): 1
        for number, entity in enumerate(role.key)
        for other, named in enumerate(role.response)
        if named and named <= entity
    }
    return len(assign(fits))


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


class _Names(NamedTuple):
    """The names of the counts of `Fills`."""

    correct: str
    partial: str
    incorrect: str
    spurious: str
    missing: str


FILLS = _Names(*_Names._fields)


def fills_measures(found: Iterable[tuple[str, str]]) -> dict[str, Measure]:
    """Precision, recall and F1 with half credit, over all documents.

    Args:
        found: A document and the name of a count for each fill; an empty name for none.

    Returns:
        By kind: `fills_precision`, `fills_recall` and `fills_f1`.
    """
    held = [(document, FILLS.index(name)) for document, name in found if name]
    block = blocks_of(document for document, _ in held)
    rows = [[0.0] * len(FILLS) for _ in set(block.values())]
    for document, place in held:
        rows[block[document]][place] += 1
    columns = dense_columns(rows, len(FILLS))

    def facts(totals: Sequence[float]) -> tuple[tuple[str, float], ...]:
        return tuple(zip(FILLS, totals, strict=True))

    def measure(name: str, take: Callable[[Scores], Outcome]) -> Measure:
        def evaluate(totals: Sequence[float]) -> Outcome:
            return take(Fills(*map(int, totals)).scores())

        return Measure(name, columns, evaluate, len(rows), len(block), len(held), (), facts, least=0.0)

    return {
        "fills_precision": measure("precision with half credit", lambda scores: scores.precision),
        "fills_recall": measure("recall with half credit", lambda scores: scores.recall),
        "fills_f1": measure("F1 with half credit", lambda scores: scores.f1),
    }


def ceaf_measure(found: Iterable[tuple[str, Entities, Entities]]) -> Measure:
    """CEAF-REE of one role over all documents.

    Args:
        found: A document with entities of the key and of the response; a document may come several times, its
            entities are taken together, each once.
    """
    roles: dict[str, tuple[dict[AbstractSet[str], None], dict[AbstractSet[str], None]]] = {}
    for document, key, response in found:
        held = roles.setdefault(document, ({}, {}))
        held[0].update(dict.fromkeys(key))
        held[1].update(dict.fromkeys(response))
    block = blocks_of(roles)
    rows = [[0.0, 0.0, 0.0] for _ in set(block.values())]
    for document, (keyed, given) in roles.items():
        role = Role(tuple(keyed), tuple(given))
        row = rows[block[document]]
        for place, count in enumerate((_right(role), len(keyed), len(given))):
            row[place] += count

    def evaluate(totals: Sequence[float]) -> Outcome:
        among = totals[1] + totals[2]
        return 2 * totals[0] / among if among else Undefined.NOTHING

    def facts(totals: Sequence[float]) -> tuple[tuple[str, float], ...]:
        return tuple(zip(("right", "of the key", "given"), totals, strict=True))

    n = int(sum(row[1] + row[2] for row in rows))
    return Measure("CEAF-REE F1", dense_columns(rows, 3), evaluate, len(rows), len(block), n, (), facts, least=0.0)
