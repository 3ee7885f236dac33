"""Makes the index of a table from its rows: all that `tui.domain.table_search` looks things up in.

It depends on nothing but the rows, the columns that are searched, how texts are compared, and what Unicode says of
their characters: `METHOD` names the last two, so that an index that another program made otherwise is not used.
"""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, chain

from tui.domain.known_names import phrase_of
from tui.domain.schema import Table
from tui.domain.table_parts import END, GONE, PIECE, ROW, Part, encoded, hashed, packed, piece
from tui.domain.table_plain import BETWEEN, plain_marked
from tui.domain.tables import TableRows

METHOD = f"1, Unicode {unicodedata.unidata_version}"
"""How an index is made; another number if anything here, in `plain` or in `plain_words` gives other bytes."""


class MadeIndex:
    """A table with an index that was just made; it holds all of it, as `TableParts`.

    Args:
        table: What it is.
        rows: Its rows.

    Attributes:
        rows: The cells of each row.
        parts: The parts of the index by name.
    """

    def __init__(self, table: Table, rows: TableRows) -> None:
        self.rows: Sequence[tuple[str, ...]] = rows.rows
        self.parts: Mapping[str, bytes] = dict(_parts(table, rows))

    def __len__(self) -> int:
        return len(self.rows)

    def part(self, name: str) -> bytes:
        """A part of the index."""
        return self.parts[name]

    def cells(self, row: int) -> tuple[str, ...]:
        """The cells of a row."""
        return self.rows[row]


def name_columns(table: Table) -> tuple[str, ...]:
    """The columns that hold names: the title, then the others that are searched."""
    return (table.title, *(column for column in table.search if column != table.title))


def names_in(table: Table, row: Mapping[str, str]) -> list[str]:
    """The names of a row, as they are written: its title, and what its other columns of names hold.

    Args:
        table: The table.
        row: Its cells by column.
    """
    return _names_in([row[column] for column in name_columns(table)])


def plain_key(key: str) -> str:
    """A key as it is compared with what is typed: its first name, if it holds marks that part names."""
    return _first(long_rows([[key]])[0])


def _first(row: str) -> str:
    return row[1:].partition(END)[0].strip()


def _names_in(cells: Sequence[str]) -> list[str]:
    joined = BETWEEN[0].join(cells)
    return [name.strip() for name in joined.replace(BETWEEN[1], BETWEEN[0]).split(BETWEEN[0])]


def _parts(table: Table, rows: TableRows) -> Iterator[tuple[str, bytes]]:
    places = {column: at for at, column in enumerate(rows.columns)}
    names = [[row[places[column]] for column in name_columns(table)] for row in rows.rows]
    keys = [row[places[table.key]] for row in rows.rows]
    yield from _texts(long_rows(names))
    plain_keys = map(_first, long_rows([[key] for key in keys]))
    yield Part.BY_PLAIN_KEY, hashed((key, row) for row, key in enumerate(plain_keys))
    yield Part.BY_KEY, hashed((key, row) for row, key in enumerate(keys))
    yield from _phrases(names)


def long_rows(rows: Sequence[Sequence[str]]) -> list[str]:
    """What the long text says of each row: `ROW`, then its names, each with a space in front and `END` behind."""
    made = [f"{ROW} {f'{END} '.join(names)}{END}" for names in rows]
    # ASCII alone is translated many times as fast, and in one piece.
    plain_rows = iter(plain_marked("".join(filter(str.isascii, made))).split(ROW)[1:])
    text = "".join([f"{ROW}{next(plain_rows)}" if row.isascii() else plain_marked(row) for row in made])
    text = text.replace(GONE, "").replace(END, f"{END} ")
    while "  " in text:
        text = text.replace("  ", " ")
    return [f"{ROW}{row}" for row in text.replace(f" {END}", END).split(ROW)[1:]]


def _texts(rows: list[str]) -> Iterator[tuple[str, bytes]]:
    """What comes of the long text: itself, and what finds rows in it by words and by whole names."""
    content = [encoded(row) for row in rows]
    for number, start in enumerate(range(0, len(content), PIECE)):
        yield piece(number), b"".join(content[start : start + PIECE])
    yield Part.STARTS, packed([0, *accumulate(map(len, content))])
    yield Part.LENGTHS, packed(row.index(END) for row in rows)
    rows_of: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        for word in dict.fromkeys(row[1:].replace(END, "").split()):
            rows_of.setdefault(word, []).append(number)
    words = [encoded(word) for word in rows_of]
    yield Part.WORDS, b" ".join([b"", *words, b""])
    starts = list(accumulate((len(word) + 1 for word in words), initial=1))
    in_order, having = sorted(range(len(words)), key=words.__getitem__), list(rows_of.values())
    yield Part.SORTED, packed(starts[at] for at in in_order)
    yield Part.ROWS, packed(chain.from_iterable(having[at] for at in in_order))
    yield Part.ROWS_AT, packed(accumulate((len(having[at]) for at in in_order), initial=0))
    whole = ((name.strip(), number) for number, row in enumerate(rows) for name in row[1:].split(END))
    yield Part.BY_NAME, hashed((name, number) for name, number in whole if name)


def _phrases(rows: list[list[str]]) -> Iterator[tuple[str, bytes]]:
    """What finds names in an article: of several names with the same words the first one counts."""
    row_of: dict[str, int] = {}
    longest: dict[str, int] = {}
    for number, cells in enumerate(rows):
        for name in _names_in(cells):
            phrase = phrase_of(name)
            if phrase and phrase not in row_of:
                row_of[phrase] = number
                first, count = phrase.partition(" ")[0], phrase.count(" ") + 1
                if longest.get(first, 0) < count:
                    longest[first] = count
    yield Part.BY_PHRASE, hashed(row_of.items())
    yield Part.LONGEST, hashed(longest.items())
