"""Units: what several annotators gave one answer each, or none."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from tui.domain.agreement.measures import blocks_of

Answer: TypeAlias = Hashable
"""What an annotator answered; equal answers are equal. That there is nothing can be an answer."""

Distance: TypeAlias = Callable[[Answer, Answer], float]
"""How far two answers disagree, as it enters the coefficient (squared already where the metric asks for that)."""

NO_ANSWER = "no answer"
ONE_ANSWER = "only one answer"


class Unit(NamedTuple):
    """One question asked of several annotators.

    Attributes:
        document: The article that it belongs to.
        answers: One place for each annotator, in the same order in all units; None where there is no answer.
    """

    document: str
    answers: tuple[Answer | None, ...]


def units_of(rows: Iterable[Sequence[Answer | None]]) -> list[Unit]:
    """Units that are a document each, from rows of answers."""
    return [Unit(f"{number:06}", tuple(row)) for number, row in enumerate(rows)]


def of_annotators(units: Iterable[Unit], annotators: Sequence[int]) -> list[Unit]:
    """The same units with the answers of these annotators only."""
    return [Unit(document, tuple(answers[each] for each in annotators)) for document, answers in units]


def confusion(units: Iterable[Unit], one: int, other: int) -> dict[tuple[Answer, Answer], int]:
    """How often two annotators gave which answers, where both gave one.

    Args:
        units: With the annotators in one order.
        one: Place of the first.
        other: Place of the second.
    """
    pairs = ((answers[one], answers[other]) for _, answers in units)
    return dict(Counter(pair for pair in pairs if None not in pair))


class Pairable:
    """The units in which at least two annotators answered, by block of documents.

    Args:
        units: All units.
        fewest: How many must have answered, if not two.

    Attributes:
        blocks: How many blocks of documents there are.
        documents: How many documents have such a unit.
        n: How many such units there are.
        left_out: How many others, by reason.
    """

    def __init__(self, units: Iterable[Unit], fewest: int = 2) -> None:
        self._units: list[tuple[str, list[Answer]]] = []
        self.left_out: Counter[str] = Counter()
        known: dict[tuple[Answer | None, ...], list[Answer]] = {}
        for document, answers in units:
            # Of a million units few differ.
            given = known.get(answers)
            if given is None:
                given = known[answers] = [answer for answer in answers if answer is not None]
            if len(given) >= fewest:
                self._units.append((document, given))
            else:
                self.left_out[ONE_ANSWER if given else NO_ANSWER] += 1
        self._known = {id(given): given for given in known.values()}
        self._block = blocks_of([document for document, _ in self._units])
        self.documents = len(self._block)
        self.blocks = len(set(self._block.values()))
        self.n = len(self._units)

    def __iter__(self) -> Iterator[tuple[int, list[Answer]]]:
        block = self._block
        return ((block[document], answers) for document, answers in self._units)

    def times(self) -> Iterator[tuple[int, list[Answer], int]]:
        """Each block and answers that occur in it, with how often they do."""
        block, known = self._block, self._known
        counts = Counter([(block[document], id(answers)) for document, answers in self._units])
        return ((place, known[answers], count) for (place, answers), count in counts.items())
