"""The names of a table as phrases that can be looked for in an article, without reading the table."""

from collections.abc import Callable, Sequence

from tui.domain.known_names import phrase_of
from tui.domain.phrases import PhraseFinder
from tui.domain.table_parts import Hashed, Part, TableParts

_KEPT = 20_000
"""So many words of articles are kept in memory with what is known of them."""


class TablePhrases(PhraseFinder[str]):
    """The names of all rows, by their plain words.

    Args:
        parts: The table.
        names_of: Gives the names of a row.
    """

    def __init__(self, parts: TableParts, names_of: Callable[[int], Sequence[str]]) -> None:
        self._by_phrase = Hashed(parts.part(Part.BY_PHRASE))
        self._longest = Hashed(parts.part(Part.LONGEST))
        self._names_of = names_of
        self._known: dict[str, str | None] = {}
        self._counts: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._by_phrase)

    def get(self, words: str) -> str | None:
        """The name that plain words stand for, if they are one; of several names the first one in the table."""
        if words not in self._known:
            if len(self._known) >= _KEPT:
                self._known.clear()
            names = (name for row in self._by_phrase.of(words) for name in self._names_of(row))
            self._known[words] = next((name for name in names if phrase_of(name) == words), None)
        return self._known[words]

    def longest_from(self, first: str) -> int:
        """How many words the longest name has, roughly, that begins with this one; never too few."""
        count = self._counts.get(first)
        if count is None:
            if len(self._counts) >= _KEPT:
                self._counts.clear()
            count = self._counts[first] = max(self._longest.of(first), default=0)
        return count
