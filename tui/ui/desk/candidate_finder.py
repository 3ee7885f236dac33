"""Candidates for a field, found block by block as they are asked for, so that a long article costs no more."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from tui.domain.schema import Field
from tui.domain.spans import Range
from tui.domain.text import ArticleText

if TYPE_CHECKING:
    # Names and patterns are loaded when the first block is looked through.
    from tui.domain.known_names import KnownNames
    from tui.services.knowledge import Known

BLOCK = 1024
"""About how many code points are looked through at a time."""

MOST = 16
"""So many blocks that were not looked through before are looked through for one key."""


class CandidateFinder:
    """The stretches of a text that could fill a field.

    Args:
        text: The article.
        field: The field.
        known: Tells what is known for the field, when that is first needed; None for nothing.
        before: The finder that was there before: what it found still counts if it knew the same.

    Attributes:
        learned: What is known for the field; None until it was needed.
        blocks: What was found so far, by the number of the block.
        gave_up: Whether the last search ended before it had looked everywhere; the same search again goes on.
    """

    def __init__(
        self,
        text: ArticleText,
        field: Field,
        known: "Callable[[], Known] | None" = None,
        before: "CandidateFinder | None" = None,
    ) -> None:
        self.text = text
        self.field = field
        self.gave_up = False
        self._ask = known
        self.learned: Known | None = None
        self.blocks: dict[int, list[Range]] = {}
        self._before = before
        self._count = len(text.text) // BLOCK + 1

    @property
    def names(self) -> "tuple[KnownNames, ...]":
        """The names that are known for the field."""
        self.learn()
        return self.learned.names if self.learned else ()

    def learn(self) -> None:
        """Asks what is known, once; what was found before by the same knowledge still counts.

        Raises:
            StoreError: It cannot be read.
        """
        if self._ask is None or self.learned is not None:
            return
        self.learned = self._ask()
        before, self._before = self._before, None
        if before is not None and before.text is self.text and before.field is self.field:
            known = before.learned
            if known is not None and known[:2] == self.learned[:2]:
                self.blocks = before.blocks

    def within(self, start: int, end: int) -> list[Range]:
        """Candidates that begin within `start`..`end`, in order."""
        self.learn()
        near = (each for block in range(start // BLOCK, self._last_for(end) + 1) for each in self._block(block))
        return [each for each in near if start <= each[0] < end and not self._skips(each)]

    def after(self, offset: int) -> Range | None:
        """The first candidate that begins at `offset` or later; around at the end."""
        begin = min(offset // BLOCK, self._count - 1)
        for block in self._budgeted((*range(begin, self._count), *range(self._count))):
            for each in self._block(block):
                if each[0] >= offset and not self._skips(each):
                    return each
            if block == self._count - 1:
                offset = 0
        return None

    def before(self, offset: int) -> Range | None:
        """The last candidate that begins before `offset`; around at the start."""
        begin = self._last_for(offset)
        for block in self._budgeted((*range(begin, -1, -1), *range(self._count - 1, -1, -1))):
            for each in reversed(self._block(block)):
                if each[0] < offset and not self._skips(each):
                    return each
            if block == 0:
                offset = len(self.text.text) + 1
        return None

    def _budgeted(self, blocks: tuple[int, ...]) -> Iterator[int]:
        """The blocks one by one, until enough of them were new for one key."""
        self.learn()
        looked = len(self.blocks)
        self.gave_up = False
        for block in blocks:
            if block not in self.blocks and len(self.blocks) - looked >= MOST:
                self.gave_up = True
                return
            yield block

    def _skips(self, found: Range) -> bool:
        """Whether a candidate lies in a stretch from which nothing is offered."""
        skipped = self.learned.skipped if self.learned else ()
        at = bisect_right(skipped, found[0], key=lambda each: each[0]) - 1
        around = skipped[max(0, at) : at + 2]
        return any(low < found[1] and found[0] < high for low, high in around)

    def _last_for(self, offset: int) -> int:
        """The last block that may hold something in front of `offset`: blocks begin early, never late."""
        return min(offset // BLOCK + 1, self._count - 1)

    def _block(self, number: int) -> list[Range]:
        if number not in self.blocks:
            start, end = self._edge(number), self._edge(number + 1)
            self.blocks[number] = self._look(start, end) if start < end else []
        return self.blocks[number]

    def _look(self, start: int, end: int) -> list[Range]:
        from tui.domain.candidates import candidates  # noqa: PLC0415 - the desk stands before they are lit

        names, foreign = self.learned[:2] if self.learned else ((), ())
        return candidates(
            self.field, self.text.text, start, end, names, foreign=foreign, language=self.text.language
        )

    def _edge(self, number: int) -> int:
        """Where a block begins: at the paragraph around its nominal start, or at the word if that is very long."""
        nominal, text = min(number * BLOCK, len(self.text.text)), self.text
        if nominal in {0, len(text.text)}:
            return nominal
        start = text.paragraphs[text.paragraph_at(nominal)][0]
        if start <= nominal - BLOCK:
            start = (text.word_at(nominal) or text.cluster_at(nominal))[0]
        return start if start > nominal - BLOCK else nominal
