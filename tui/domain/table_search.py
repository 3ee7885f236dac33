"""Looks for rows of a table while somebody types.

All names of all rows stand in one long text, folded and without punctuation, so that a key costs a few searches of
that text and nothing for each row::

    NUL title SOH alias SOH alias SOH NUL title …

with a space in front of each word. Matches are ranked by what they match: the whole key, the whole title, another
whole name, the beginning of the title, the beginning of a name or of words in it, words in any order, pieces of
words. If nothing matches at all, words count that are a mistake or two away. Of equal matches the shorter title
comes first.
"""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import islice, product

from tui.domain.folding import fold
from tui.domain.schema import Table
from tui.domain.spelling import allowed_mistakes, mistakes, pieces
from tui.domain.tables import TableRows

LIMIT = 50

_ROW, _END, _GONE = "\x00", "\x01", "\x02"
_DROPPED = ".'"
"""Punctuation inside of words, as in U.S. and Da'esh."""

_BETWEEN = ";|"
"""What parts the names in a cell."""

_MOST = 1_500
"""No more rows than these are looked at for one way to match."""

_NEAR = 3
"""So many words are tried for one that is misspelt, and so many ways to put them together."""

_COMPARED = 500
"""No more words than these are compared with a misspelt one for each of its pieces."""

_LONGEST_QUERY = 120

_MOST_WORDS = 6


class _Plain(dict[int, str]):
    """What each code point becomes in the long text, found when first met."""

    def __missing__(self, code: int) -> str:
        made = self[code] = "".join(map(_plain, fold(chr(code))))
        return made


def _plain(character: str) -> str:
    if character in _DROPPED:
        return _GONE
    if character in _BETWEEN:
        return _END
    # Vowel signs belong to their letter.
    letter = character.isalnum() or unicodedata.category(character).startswith("M")
    return character if letter else " "


_PLAIN = _Plain({ord(mark): mark for mark in (_ROW, _END, _GONE)})


def plain(text: str) -> str:
    """A text as it is compared: folded words with single spaces."""
    return " ".join(text.translate(_PLAIN).replace(_GONE, "").replace(_END, " ").split())


class _Names:
    """Names of numbered rows, in one long text.

    Args:
        rows: The names of each row.
    """

    def __init__(self, rows: Iterable[Iterable[str]]) -> None:
        made = [f"{_ROW} {f'{_END} '.join(names)}{_END}" for names in rows]
        # ASCII alone is translated many times as fast, and in one piece.
        plain_rows = iter("".join(filter(str.isascii, made)).translate(_PLAIN).split(_ROW)[1:])
        text = "".join([f"{_ROW}{next(plain_rows)}" if row.isascii() else row.translate(_PLAIN) for row in made])
        text = text.replace(_GONE, "").replace(_END, f"{_END} ")
        while "  " in text:
            text = text.replace("  ", " ")
        self.text = text.replace(f" {_END}", _END)
        self._starts = list(_places(self.text, _ROW))

    def row(self, row: int) -> str:
        """What the text says of a row."""
        after = row + 1
        return self.text[self._starts[row] : self._starts[after] if after < len(self._starts) else None]

    def having(self, needle: str) -> Iterator[int]:
        """The rows in which something stands, in order."""
        text, starts = self.text, self._starts
        at = text.find(needle)
        while at >= 0:
            row = bisect_right(starts, at) - 1
            yield row
            if row + 1 == len(starts):
                return
            at = text.find(needle, starts[row + 1])

    def in_order(self, rows: Iterable[int]) -> list[int]:
        """The shorter first names first, then as the rows are."""
        text, starts = self.text, self._starts
        return sorted(rows, key=lambda row: text.find(_END, starts[row]) - starts[row])

    def words(self) -> list[str]:
        """Each word once, in the order in which they come, but for those with digits."""
        words = dict.fromkeys(self.text.replace(_END, "").replace(_ROW, "").split())
        return [word for word in words if word.isalpha() or not any(map(str.isdigit, word))]


class TableIndex:
    """A table that can be searched.

    Args:
        table: What it is.
        rows: Its rows.
    """

    def __init__(self, table: Table, rows: TableRows) -> None:
        self.table = table
        self._columns = rows.columns
        self._rows = rows.rows
        places = {column: at for at, column in enumerate(rows.columns)}
        title, key = places[table.title], places[table.key]
        more = [places[column] for column in table.search if column != table.title]
        self._name_columns = (title, *more)
        self._names = _Names([row[title], *[row[at] for at in more]] for row in rows.rows)
        self._keys = _Names([row[key]] for row in rows.rows)
        self._row_of_key = {row[key]: at for at, row in enumerate(rows.rows)}
        self._named: tuple[str, list[int]] = ("", [])
        self._vocabulary = _Vocabulary(self._names.words())

    def __len__(self) -> int:
        return len(self._rows)

    def by_column(self, row: int) -> dict[str, str]:
        """The cells of a row."""
        return dict(zip(self._columns, self._rows[row], strict=True))

    def names_of(self, row: int) -> list[str]:
        """The names of a row, as they are written: its title, and what its other columns of names hold."""
        cells = _BETWEEN[0].join(self._rows[row][at] for at in self._name_columns)
        return [name.strip() for name in cells.replace(_BETWEEN[1], _BETWEEN[0]).split(_BETWEEN[0])]

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
            return list(range(min(limit, len(self._rows))))
        found = dict.fromkeys(self._matching(words, limit))
        if len(found) < limit:
            found |= dict.fromkeys(self._with_all(words))
        return list(islice(found, limit)) or self._misspelt(words, limit)

    def named(self, name: str) -> list[int]:
        """The rows of which a name is the key, the title or another whole name, in order."""
        words = plain(name)
        if words != self._named[0]:
            ends = (f"{_ROW} {words}{_END}", f"{_END} {words}{_END}")
            rows = {row for end in ends for row in islice(self._names.having(end), _MOST)}
            self._named = (words, sorted(rows.union(islice(self._keys.having(ends[0]), _MOST))))
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
        return self._row_of_key.get(key)

    def _matching(self, words: list[str], limit: int) -> list[int]:
        found = dict.fromkeys(self._by_phrase(" ".join(words)))
        if len(words) > 1 and len(found) < limit:
            found |= dict.fromkeys(self._with_all([f" {word}" for word in words]))
        return list(islice(found, limit))

    def _by_phrase(self, phrase: str) -> list[int]:
        """The rows in which the words begin a name or follow one another in it, ranked."""
        names = self._names
        ways = (f"{_ROW} {phrase}{_END}", f"{_END} {phrase}{_END}", f"{_ROW} {phrase}", f" {phrase}")
        by_key = list(islice(self._keys.having(ways[0]), _MOST))
        rows = list(islice(names.having(ways[-1]), _MOST))
        if len(rows) == _MOST:
            # Too many to look at each: the better ways are looked for one by one.
            ranked = [list(islice(names.having(way), _MOST)) for way in ways[:-1]] + [rows]
        else:
            ranked = [[] for _ in ways]
            for row in rows:
                said = names.row(row)
                ranked[next(rank for rank, way in enumerate(ways) if way in said)].append(row)
        return [row for rank in (by_key, *ranked) for row in names.in_order(rank)]

    def _with_all(self, needles: list[str]) -> list[int]:
        """The rows in which all of these stand: the longest that is not everywhere is looked for."""
        rows: list[int] = []
        for needle in sorted(needles, key=len, reverse=True):
            rows = list(islice(self._names.having(needle), _MOST))
            if len(rows) < _MOST:
                break
        row_of = self._names.row
        return self._names.in_order(row for row in rows if all(map(row_of(row).__contains__, needles)))

    def _misspelt(self, words: list[str], limit: int) -> list[int]:
        """What is found with near words in place of those that the table does not have."""
        text = self._names.text
        tried = [
            [word] if f" {word}" in text else self._vocabulary.near(word, last=at == len(words))
            for at, word in enumerate(words, 1)
        ]
        found: dict[int, None] = {}
        for instead in islice(product(*tried), _NEAR):
            if list(instead) != words and len(found) < limit:
                found |= dict.fromkeys(self._matching(list(instead), limit))
        return list(islice(found, limit))


class _Vocabulary:
    """The words of a table, among which misspelt ones are looked for.

    Args:
        words: Each once.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._text = f" {' '.join(words)} "
        self._known: dict[tuple[str, bool], list[str]] = {}

    def near(self, word: str, *, last: bool) -> list[str]:
        """The words that are nearest to a misspelt one.

        Args:
            word: The misspelt one.
            last: Whether it may be unfinished.
        """
        if (word, last) not in self._known:
            self._known[word, last] = self._nearest(word, last=last)
        return self._known[word, last]

    def _nearest(self, word: str, *, last: bool) -> list[str]:
        most = allowed_mistakes(word)
        if not most:
            return []
        # Two letters that were swapped can spoil two pieces.
        needles = [piece if start else f" {piece}" for start, piece in pieces(word, most + 2)]
        known = {said for needle in needles for said in islice(self._having(needle), _COMPARED)}
        ends = (len(word), len(word) + 1) if last else (None,)
        ranked = sorted((min(mistakes(word, said[:end], most) for end in ends), said) for said in known)
        return [said for distance, said in ranked if distance <= most][:_NEAR]

    def _having(self, needle: str) -> Iterator[str]:
        text = self._text
        at = text.find(needle)
        while at >= 0:
            end = text.find(" ", at + 1)
            yield text[text.rfind(" ", 0, at + 1) + 1 : end]
            at = text.find(needle, end)


def _places(text: str, mark: str) -> Iterator[int]:
    at = text.find(mark)
    while at >= 0:
        yield at
        at = text.find(mark, at + 1)
