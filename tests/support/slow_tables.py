"""Tables searched in the plainest way: all is read for each answer. What is fast has to agree with it."""

from collections.abc import Iterator
from itertools import islice, product

from tui.domain.known_names import KnownNames
from tui.domain.schema import Table
from tui.domain.spelling import allowed_mistakes, mistakes, pieces
from tui.domain.table_plain import plain
from tui.domain.tables import TableRows

MOST, NEAR, COMPARED = 1_500, 3, 500


class SlowTable:
    """A table without an index."""

    def __init__(self, table: Table, rows: TableRows) -> None:
        places = [rows.columns.index(each) for each in (table.title, *table.search)]
        places = list(dict.fromkeys(places))
        self.rows = rows.rows
        self._cells = [";".join(row[at] for at in places).replace("|", ";").split(";") for row in rows.rows]
        self._key = rows.columns.index(table.key)
        self._keys = [plain(row[self._key].replace("|", ";").split(";")[0]) for row in rows.rows]
        self._names = [[plain(name) for name in cells] for cells in self._cells]

    def known_names(self) -> KnownNames:
        return KnownNames([name.strip() for cells in self._cells for name in cells])

    def with_key(self, key: str) -> int | None:
        return next((at for at, row in enumerate(self.rows) if row[self._key] == key), None)

    def named(self, name: str) -> list[int]:
        words = plain(name)
        return sorted({*self._titled(words), *self._other(words), *self._keyed(words)}) if words else []

    def find(self, query: str, limit: int = 50) -> list[int]:
        words = plain(query[:120]).split()
        if not words:
            return list(range(min(limit, len(self.rows))))
        found = dict.fromkeys(self._matching(words, limit))
        if len(found) < limit:
            found |= dict.fromkeys(self._with_all(words))
        return list(islice(found, limit)) or self._misspelt(words, limit)

    def _titled(self, words: str) -> list[int]:
        return [at for at, names in enumerate(self._names) if names[0] == words][:MOST]

    def _other(self, words: str) -> list[int]:
        return [at for at, names in enumerate(self._names) if words in names[1:]][:MOST]

    def _keyed(self, words: str) -> list[int]:
        return [at for at, key in enumerate(self._keys) if key == words][:MOST]

    def _said(self, row: int) -> str:
        """The names of a row, with a space in front of each word."""
        return "".join(f" {name};" for name in self._names[row])

    def _having(self, needle: str) -> list[int]:
        return [at for at in range(len(self.rows)) if needle in self._said(at)][:MOST]

    def _in_order(self, rows: list[int]) -> list[int]:
        return sorted(rows, key=lambda row: len(self._names[row][0]))

    def _matching(self, words: list[str], limit: int) -> list[int]:
        phrase = " ".join(words)
        rows = self._having(f" {phrase}")
        begun = [at for at in range(len(self.rows)) if self._said(at).startswith(f" {phrase}")][:MOST]
        ways = [self._keyed(phrase), self._titled(phrase), self._other(phrase), begun, rows]
        found = dict.fromkeys(row for way in ways for row in self._in_order(way))
        if len(words) > 1 and len(found) < limit:
            found |= dict.fromkeys(self._with_all([f" {word}" for word in words]))
        return list(islice(found, limit))

    def _with_all(self, needles: list[str]) -> list[int]:
        rows: list[int] = []
        for needle in sorted(needles, key=len, reverse=True):
            rows = self._having(needle)
            if len(rows) < MOST:
                break
        return self._in_order([row for row in rows if all(each in self._said(row) for each in needles)])

    def _misspelt(self, words: list[str], limit: int) -> list[int]:
        known = list(dict.fromkeys(word for names in self._names for name in names for word in name.split()))
        tried = [
            [word]
            if any(each.startswith(word) for each in known)
            else list(self.near(word, known, last=at == len(words)))
            for at, word in enumerate(words, 1)
        ]
        found: dict[int, None] = {}
        for instead in islice(product(*tried), NEAR):
            if list(instead) != words and len(found) < limit:
                found |= dict.fromkeys(self._matching(list(instead), limit))
        return list(islice(found, limit))

    def near(self, word: str, known: list[str], *, last: bool) -> Iterator[str]:
        """The words that are nearest to a misspelt one."""
        most = allowed_mistakes(word)
        compared: set[str] = set()
        for start, piece in pieces(word, most + 2) if most else []:
            having = (each for each in known if not any(map(str.isdigit, each)))
            having = (each for each in having if (piece in each if start else each.startswith(piece)))
            compared.update(islice(having, COMPARED))
        ends = (len(word), len(word) + 1) if last else (None,)
        ranked = sorted((min(mistakes(word, each[:end], most) for end in ends), each) for each in compared)
        return (each for distance, each in ranked[:NEAR] if distance <= most)
