"""Makes lists and trees of answers out of the rows of a file."""

import difflib
from collections.abc import Iterator
from itertools import dropwhile
from typing import NamedTuple

from tui.domain.schema import Option
from tui.domain.tables import RowFault, TableRows
from tui.formats.schema_tables import MAX_FAULTS, key_faults, quoted

LIST_COLUMNS = {
    "code": "what is stored",
    "title": "what is shown",
    "help": "when to choose it",
    "parent": "the code of the answer above it, in a tree",
    "when": "an expression that says when it is offered",
    "retired": "yes if it is no longer offered",
    "note": "yes if choosing it needs a note",
    "was": "codes that it had before, parted by ;",
    "triggers": "words in the text that suggest it, parted by ;",
    "examples": "examples, parted by ;",
    "codebook": "where the codebook speaks of it",
}
"""The columns that a list may have, each with what it holds."""

_YES_NO = {"yes": True, "true": True, "no": False, "false": False, "": False}
_LONGEST = 120
_DEEPEST = 32
_SHOWN = 5


class ListFile(NamedTuple):
    """A list made of rows.

    Attributes:
        options: In the order of the rows; those with a parent below it.
        lines: The line of each code, for what is found wrong with it later.
        faults: What is wrong.
    """

    options: tuple[Option, ...]
    lines: dict[str, int]
    faults: tuple[RowFault, ...]


def options_from_rows(table: TableRows, file: str) -> ListFile:
    """Makes a list of answers.

    Args:
        table: The rows, with columns out of `LIST_COLUMNS`; `code` is required.
        file: Its name, for messages.

    Returns:
        The list, and all that is wrong with it, the faults of the rows included.
    """
    made = _ListMaker(table, file)
    options = made.options()
    return ListFile(options, made.lines, tuple(sorted({*table.faults, *made.faults}, key=_line)[:MAX_FAULTS]))


def _line(fault: RowFault) -> int:
    return fault.line


class _ListMaker:
    def __init__(self, table: TableRows, file: str) -> None:
        self._table = table
        self._file = file
        self.faults: list[RowFault] = []
        self.lines: dict[str, int] = {}
        self._rows: dict[str, dict[str, str]] = {}
        self._below: dict[str, list[str]] = {}

    def _fault(self, line: int, message: str) -> None:
        self.faults.append(RowFault(self._file, line, message))

    def options(self) -> tuple[Option, ...]:
        if not self._has_columns():
            return ()
        self.faults += key_faults(self._table, "code", self._file)
        for line, row in self._by_column():
            self._add(line, row)
        self._check_parents()
        return tuple(self._made(code) for code in self._below.get("", ()))

    def _by_column(self) -> Iterator[tuple[int, dict[str, str]]]:
        for line, row in zip(self._table.lines, self._table.rows, strict=True):
            yield line, dict(zip(self._table.columns, row, strict=True))

    def _has_columns(self) -> bool:
        columns = self._table.columns
        for column in columns:
            if column and column not in LIST_COLUMNS:
                close = difflib.get_close_matches(column, LIST_COLUMNS, n=1)
                hint = f"did you mean '{close[0]}'?" if close else f"expected one of {', '.join(LIST_COLUMNS)}"
                self._fault(1, f"unknown column {quoted(column)} in a list; {hint}")
        if columns and "code" not in columns:
            self._fault(1, f"no column 'code'; expected {LIST_COLUMNS['code']} in each row")
        if columns and not self._table.rows and not self._table.faults:
            self._fault(1, "a list without rows; expected at least one code")
        return "code" in columns

    def _add(self, line: int, row: dict[str, str]) -> None:
        code = row["code"]
        if not code or code in self._rows:
            return
        for column in ("code", "title"):
            if len(row.get(column, "")) > _LONGEST:
                self._fault(line, f"{len(row[column])} characters for the {column}; expected at most {_LONGEST}")
        for column in ("retired", "note"):
            if row.get(column, "") not in _YES_NO:
                self._fault(line, f"{quoted(row[column])} for '{column}'; expected yes or no")
        self.lines[code] = line
        self._rows[code] = row
        self._below.setdefault(row.get("parent", ""), []).append(code)

    def _check_parents(self) -> None:
        """Notes parents that are not there, and rows that no way from the top leads to."""
        for parent, codes in self._below.items():
            if parent and parent not in self._rows:
                close = difflib.get_close_matches(parent, self._rows, n=1)
                hint = (
                    f"did you mean {quoted(close[0])}?" if close else "expected the code of another row, or nothing"
                )
                for code in codes:
                    self._fault(self.lines[code], f"unknown parent {quoted(parent)} of {quoted(code)}; {hint}")
        levels: dict[str, int] = {}
        for code, line in self.lines.items():
            self._find_level(code, levels)
            if levels[code] > _DEEPEST:
                self._fault(line, f"{levels[code]} levels down to {quoted(code)}; expected at most {_DEEPEST}")
                return

    def _find_level(self, code: str, levels: dict[str, int]) -> None:
        """Notes at which level, from 1, a code and those above it stand; 0 if their parents lead into a circle."""
        way: dict[str, None] = {}
        while code in self._rows and code not in levels and code not in way:
            way[code] = None
            code = self._rows[code].get("parent", "")
        if code in way:
            circle = [*dropwhile(lambda each: each != code, way), code]
            shown = " › ".join(quoted(each) for each in circle[:_SHOWN])
            self._fault(self.lines[code], f"parents in a circle, {shown}; expected a way to the top")
        level = levels.get(code, 0)
        leads_up = level > 0 or code not in self._rows
        for each in reversed(way):
            level = level + 1 if leads_up else 0
            levels[each] = level

    def _made(self, code: str, depth: int = 1) -> Option:
        row = self._rows[code]
        below = self._below.get(code, ()) if depth < _DEEPEST else ()
        return Option(
            code,
            row.get("title", "") or code,
            row.get("help", ""),
            tuple(self._made(each, depth + 1) for each in below),
            when=row.get("when", ""),
            retired=_YES_NO.get(row.get("retired", ""), False),
            note=_YES_NO.get(row.get("note", ""), False),
            was=_several(row.get("was", "")),
            triggers=_several(row.get("triggers", "")),
            examples=_several(row.get("examples", "")),
            codebook=row.get("codebook", ""),
        )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, (each.strip() for each in cell.split(";"))))
