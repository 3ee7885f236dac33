"""Looks for rows of a table while somebody types.

All names of all rows stand in one long text, folded and without punctuation::

    NUL title SOH alias SOH alias SOH NUL title …

with a space in front of each word. Matches are ranked by what they match: the whole key, the whole title, another
whole name, the beginning of the title, the beginning of a name or of words in it, words in any order, pieces of
words. If nothing matches at all, words count that are a mistake or two away. Of equal matches the shorter title
comes first.

Rows that few words lead to are found by these words (`TableWords`); where many do, the first ones soon come in the
text itself (`TableNames`). So a key costs a few look-ups, however many rows there are.
"""

from collections.abc import Sequence
from functools import cached_property
from itertools import islice, product

from tui.domain.schema import Table
from tui.domain.stretches import Recent
from tui.domain.table_making import names_in, plain_key
from tui.domain.table_names import MOST, TableNames, ways_to_match
from tui.domain.table_parts import ROW, Hashed, Part, TableParts, encoded
from tui.domain.table_phrases import TablePhrases
from tui.domain.table_plain import plain
from tui.domain.table_words import TableWords

LIMIT = 50

_NEAR = 3
"""So many ways to put near words together are tried."""

_GATHERED = 10_000
"""With more mentions than these, words are looked for in the text, where the first rows are soon found."""

_READ = 3_000
"""Likewise for several words, of whose rows each has to be read."""

_FEW_WORDS = 200
"""Likewise for pieces of words that more words have."""

_LONGEST_QUERY = 120

_MOST_WORDS = 6

_KEPT = 512
"""So many rows are kept in memory."""


class TableIndex:
    """A table that can be searched.

    Args:
        table: What it is.
        parts: Its rows and its index.
    """

    def __init__(self, table: Table, parts: TableParts) -> None:
        self.table = table
        self._parts = parts
        self._cells = Recent(_KEPT, self._parts.cells)
        self._named: tuple[str, list[int]] = ("", [])

    def __len__(self) -> int:
        return len(self._parts)

    def by_column(self, row: int) -> dict[str, str]:
        """The cells of a row."""
        return dict(zip(self.table.columns, self._cells[row], strict=True))

    def names_of(self, row: int) -> list[str]:
        """The names of a row, as they are written: its title, and what its other columns of names hold."""
        return names_in(self.table, self.by_column(row))

    @cached_property
    def phrases(self) -> TablePhrases:
        """The names of all rows, to be looked for in an article."""
        return TablePhrases(self._parts, self.names_of)

    def find(self, query: str, limit: int = LIMIT) -> list[int]:
        """The rows that answer to what was typed, the best first.

        Args:
            query: What was typed; the first rows if it has no letter or digit.
            limit: At most so many.

        Returns:
            The numbers of the rows, from 0.
        """
        words = plain(query[:_LONGEST_QUERY]).split()
        if not words:
            return list(range(min(limit, len(self))))
        found = dict.fromkeys(self._matching(words, limit))
        if len(found) < limit:
            found |= dict.fromkeys(self._with_all(words))
        return list(islice(found, limit)) or self._misspelt(words, limit)

    def named(self, name: str) -> list[int]:
        """The rows of which a name is the key, the title or another whole name, in order."""
        words = plain(name)
        if words != self._named[0]:
            titles, others = self._names.whole(words)
            self._named = (words, sorted({*titles, *others, *self._with_plain_key(words)}))
        return list(self._named[1])

    def within(self, words: str) -> list[int]:
        """The rows of which a whole name stands in words of an article; of the longest such name.

        Args:
            words: The first of them are looked at.
        """
        each = plain(words).split()[:_MOST_WORDS]
        for length in range(len(each), 0, -1):
            parts = (" ".join(each[start : start + length]) for start in range(len(each) - length + 1))
            found = dict.fromkeys(row for part in parts for row in self.named(part))
            if found:
                return list(found)
        return []

    def with_key(self, key: str) -> int | None:
        """The row with exactly this key; None if there is none."""
        return next((row for row in self._by_key.of(key) if self._key(row) == key), None)

    @cached_property
    def _names(self) -> TableNames:
        return TableNames(self._parts)

    @cached_property
    def _words(self) -> TableWords:
        part = self._parts.part
        return TableWords(part(Part.WORDS), part(Part.SORTED), part(Part.ROWS), part(Part.ROWS_AT))

    @cached_property
    def _by_key(self) -> Hashed:
        return Hashed(self._parts.part(Part.BY_KEY))

    @cached_property
    def _by_plain_key(self) -> Hashed:
        return Hashed(self._parts.part(Part.BY_PLAIN_KEY))

    def _key(self, row: int) -> str:
        return self.by_column(row)[self.table.key]

    def _with_plain_key(self, words: str) -> list[int]:
        rows = (row for row in self._by_plain_key.of(words) if plain_key(self._key(row)) == words)
        return list(islice(rows, MOST))

    def _matching(self, words: list[str], limit: int) -> list[int]:
        found = dict.fromkeys(self._by_phrase(" ".join(words)))
        if len(words) > 1 and len(found) < limit:
            found |= dict.fromkeys(self._with_all([f" {word}" for word in words]))
        return list(islice(found, limit))

    def _by_phrase(self, phrase: str) -> list[int]:
        """The rows in which the words begin a name or follow one another in it, ranked."""
        names = self._names
        by_key = self._with_plain_key(phrase)
        rows = self._having(f" {phrase}")
        if len(rows) == MOST:
            # Too many to look at each: the better ways are looked for one by one.
            ranked = [*names.whole(phrase), names.having(f"{ROW} {phrase}"), rows]
        else:
            ways = ways_to_match(phrase)
            ranked = [[] for _ in (*ways, phrase)]
            for row in rows:
                said = names.row(row)
                ranked[next((rank for rank, way in enumerate(ways) if way in said), len(ways))].append(row)
        return [row for rank in (by_key, *ranked) for row in names.in_order(rank)]

    def _with_all(self, needles: list[str]) -> list[int]:
        """The rows in which all of these stand: the longest that is not everywhere is looked for."""
        rows: list[int] = []
        for needle in sorted(needles, key=len, reverse=True):
            rows = self._having(needle)
            if len(rows) < MOST:
                break
        row_of, sought = self._names.row, [encoded(needle) for needle in needles]
        return self._names.in_order(row for row in rows if all(map(row_of(row).__contains__, sought)))

    def _having(self, needle: str) -> list[int]:
        """The rows in which words, or a piece of a word, stand, in order, at most `MOST` of them.

        Args:
            needle: Words with a space in front of each, of which the last may be the beginning of one; or a piece
                of a word.
        """
        if needle.startswith(" "):
            return self._having_words(needle, needle[1:].split(" "))
        holding = list(islice(self._words.holding(needle), _FEW_WORDS + 1))
        if len(holding) > _FEW_WORDS:
            return self._names.having(needle)
        return self._words.rows(*map(self._words.being, holding))[:MOST]

    def _having_words(self, needle: str, words: Sequence[str]) -> list[int]:
        known = self._words
        places = [*map(known.being, words[:-1]), known.beginning(words[-1])]
        rarest = min(places, key=known.mentions)
        mentions = known.mentions(rarest)
        if mentions > (_GATHERED if len(words) == 1 else _READ):
            return self._names.having(needle)
        rows = known.rows(rarest) if mentions else []
        if len(words) == 1:
            return rows[:MOST]
        row_of, sought = self._names.row, encoded(needle)
        return list(islice((row for row in rows if sought in row_of(row)), MOST))

    def _misspelt(self, words: list[str], limit: int) -> list[int]:
        """What is found with near words in place of those that the table does not have."""
        tried: list[list[str]] = []
        for at, word in enumerate(words, 1):
            near = [word] if self._words.beginning(word) else self._words.near(word, last=at == len(words))
            if not near:
                return []
            tried.append(near)
        found: dict[int, None] = {}
        for instead in islice(product(*tried), _NEAR):
            if list(instead) != words and len(found) < limit:
                found |= dict.fromkeys(self._matching(list(instead), limit))
        return list(islice(found, limit))
