"""Candidates for a field, found block by block as they are asked for, so that a long article costs no more."""

from tui.domain.schema import Field
from tui.domain.spans import Range
from tui.domain.text import ArticleText

BLOCK = 4096
"""About how many code points are looked through at a time."""


class CandidateFinder:
    """The stretches of a text that could fill a field.

    Args:
        text: The article.
        field: The field.
    """

    def __init__(self, text: ArticleText, field: Field) -> None:
        self.field = field
        self._text = text
        self._blocks: dict[int, list[Range]] = {}
        self._count = len(text.text) // BLOCK + 1

    def within(self, start: int, end: int) -> list[Range]:
        """Candidates that begin within `start`..`end`, in order."""
        near = (each for block in range(start // BLOCK, self._last_for(end) + 1) for each in self._block(block))
        return [each for each in near if start <= each[0] < end]

    def after(self, offset: int) -> Range | None:
        """The first candidate that begins at `offset` or later; around at the end."""
        begin = min(offset // BLOCK, self._count - 1)
        for block in (*range(begin, self._count), *range(self._count)):
            for each in self._block(block):
                if each[0] >= offset:
                    return each
            if block == self._count - 1:
                offset = 0
        return None

    def before(self, offset: int) -> Range | None:
        """The last candidate that begins before `offset`; around at the start."""
        begin = self._last_for(offset)
        for block in (*range(begin, -1, -1), *range(self._count - 1, -1, -1)):
            for each in reversed(self._block(block)):
                if each[0] < offset:
                    return each
            if block == 0:
                offset = len(self._text.text) + 1
        return None

    def _last_for(self, offset: int) -> int:
        """The last block that may hold something in front of `offset`: blocks begin early, never late."""
        return min(offset // BLOCK + 1, self._count - 1)

    def _block(self, number: int) -> list[Range]:
        if number not in self._blocks:
            from tui.domain.candidates import candidates  # noqa: PLC0415 - the desk stands before they are lit

            start, end = self._edge(number), self._edge(number + 1)
            self._blocks[number] = candidates(self.field, self._text.text, start, end) if start < end else []
        return self._blocks[number]

    def _edge(self, number: int) -> int:
        """Where a block begins: at the paragraph around its nominal start, or at the word if that is very long."""
        nominal, text = min(number * BLOCK, len(self._text.text)), self._text
        if nominal in {0, len(text.text)}:
            return nominal
        start = text.paragraphs[text.paragraph_at(nominal)][0]
        if start <= nominal - BLOCK:
            start = (text.word_at(nominal) or text.cluster_at(nominal))[0]
        return start if start > nominal - BLOCK else nominal
