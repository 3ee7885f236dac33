"""Where the rows of one paragraph start: greedy word wrap, worked out only as far as it is asked for.

A row breaks after a space or tab, between two wide characters (Chinese, Japanese, Korean are written without
spaces), and inside a word only if the word is longer than a row. One space may hang over the end of a row; the cell
it needs is always kept free, so that each place of the text has a cell of its own for the cursor, the end of a
paragraph included.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from tui.ui.textview.clusters import clusters, is_plain, settle

_SPACES = " \t"
_NOT_FIRST = frozenset(
    "、。，．・：；？！‐–〜～ーゝゞ々）］｝〕〉》」』】〙〗〟’”ぁぃぅぇぉっゃゅょァィゥェォッャュョ%％℃.,:;!?)]}"
)
_NOT_LAST = frozenset("（［｛〔〈《「『【〘〖〝‘“([{")
"""What does not begin or end a row of Chinese or Japanese."""


class RowStarts:
    """The starts of a paragraph's rows, found on demand.

    Args:
        text: The whole text.
        start: First code point of the paragraph.
        end: One past its last.
        limit: Cells of a row without the one kept for a hanging space.
    """

    __slots__ = ("_found", "_more", "end", "plain")

    def __init__(self, text: str, start: int, end: int, limit: int) -> None:
        self.end = end
        self.plain = is_plain(text, start, end)
        self._more = _plain_rows(text, start, end, limit) if self.plain else _rows(text, start, end, limit)
        self._found = array("q", [next(self._more, start)])

    def has(self, row: int) -> bool:
        """Whether there is a row with that number."""
        while len(self._found) <= row:
            found = next(self._more, None)
            if found is None:
                return False
            self._found.append(found)
        return True

    def range(self, row: int) -> tuple[int, int]:
        """The half-open range of code points of a row that there is."""
        end = self._found[row + 1] if self.has(row + 1) else self.end
        return self._found[row], end

    def row_of(self, offset: int) -> int:
        """The row that shows a place of the paragraph; its end belongs to the last row."""
        while self._found[-1] < offset and self.has(len(self._found)):
            pass
        return max(0, bisect_right(self._found, offset) - 1)

    @property
    def last(self) -> int:
        """Number of the last row; the whole paragraph is wrapped to know it."""
        self._found.extend(self._more)
        return len(self._found) - 1


def _plain_rows(text: str, start: int, end: int, limit: int) -> Iterator[int]:
    return (match.start() for match in _row_pattern(limit).finditer(text, start, end))


@cache
def _row_pattern(limit: int) -> re.Pattern[str]:
    fit = rf".{{0,{limit}}}"
    return re.compile(rf"(?!\Z)(?:{fit}(?:[{_SPACES}](?!\Z)|\Z)|.{{{limit}}})", re.DOTALL)


def _rows(text: str, start: int, end: int, limit: int) -> Iterator[int]:
    yield start
    row = break_at = start
    used = used_at_break = 0
    before = " "
    wide_before = False
    for low, high in clusters(text, start, end):
        cluster = text[low:high]
        _, cells = settle(cluster)
        wide = cells > 1
        if _may_break(before, wide_before, cluster, wide):
            break_at, used_at_break = low, used
        room = limit + 1 if cluster in _SPACES and high < end else limit
        while used + cells > room and used:
            if break_at == row:
                break_at, used_at_break = low, used
            row = break_at
            used -= used_at_break
            used_at_break = 0
            yield row
        used += cells
        before, wide_before = cluster, wide


def _may_break(before: str, wide_before: bool, after: str, wide_after: bool) -> bool:  # noqa: FBT001
    if before in _SPACES:
        return True
    if not (wide_before or wide_after) or after in _SPACES:
        return False
    return before[0] not in _NOT_LAST and after[0] not in _NOT_FIRST
