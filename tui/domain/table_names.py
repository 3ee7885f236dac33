"""The names of a table in one long text, which is searched for what somebody types."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from tui.domain.stretches import Recent
from tui.domain.table_parts import END, PIECE, ROW, Hashed, Part, TableParts, encoded, piece, unpacked

MOST = 1_500
"""No more rows than these are looked at for one way to match."""

_ALL = 1_000_000
"""All pieces that were read are kept: the first keys of a search go through the whole text."""


class TableNames:
    """All names of all rows; see `tui.domain.table_search` for how they stand in the text.

    Args:
        parts: The table.
    """

    def __init__(self, parts: TableParts) -> None:
        self._pieces: Recent[bytes] = Recent(_ALL, lambda number: parts.part(piece(number)))
        self._starts: Sequence[int] = unpacked(parts.part(Part.STARTS))
        self._lengths = unpacked(parts.part(Part.LENGTHS))
        self._by_name = Hashed(parts.part(Part.BY_NAME))

    def row(self, row: int) -> bytes:
        """What the text says of a row."""
        number, starts = row // PIECE, self._starts
        before = starts[number * PIECE]
        return self._pieces[number][starts[row] - before : starts[row + 1] - before]

    def having(self, needle: str) -> list[int]:
        """The rows in which something stands, in order, at most `MOST` of them: a search of the whole text."""
        return list(islice(self._having(encoded(needle)), MOST))

    def whole(self, words: str) -> tuple[list[int], list[int]]:
        """The rows that have words as their title, and as another name; in order, at most `MOST` of each.

        Args:
            words: Plain words, not empty.
        """
        title, other = encoded(f"{ROW} {words}{END}"), encoded(f"{END} {words}{END}")
        titles: list[int] = []
        others: list[int] = []
        for row in self._by_name.of(words):
            said = self.row(row)
            if said.startswith(title) and len(titles) < MOST:
                titles.append(row)
            if other in said and len(others) < MOST:
                others.append(row)
        return titles, others

    def in_order(self, rows: Iterable[int]) -> list[int]:
        """The shorter titles first, then as the rows are."""
        return sorted(rows, key=self._lengths.__getitem__)

    def _having(self, needle: bytes) -> Iterator[int]:
        starts = self._starts
        for number in range(-(-len(self._lengths) // PIECE)):
            text, before = self._pieces[number], starts[number * PIECE]
            at = text.find(needle)
            while at >= 0:
                row = bisect_right(starts, before + at) - 1
                yield row
                at = text.find(needle, starts[row + 1] - before)


def ways_to_match(phrase: str) -> tuple[bytes, bytes, bytes]:
    """How a phrase can stand in a row, the best first: as its title, as another name, at its beginning."""
    return encoded(f"{ROW} {phrase}{END}"), encoded(f"{END} {phrase}{END}"), encoded(f"{ROW} {phrase}")
