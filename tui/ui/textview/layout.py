"""The rows in which an article is shown, and the way from a place in the text to a cell and back.

Nothing is worked out before it is asked for, and only paragraphs that are looked at are wrapped, so that the first
screen of ten megabytes costs what that of ten kilobytes costs. A row is named by the number of its paragraph and
its own number in it; the number of rows of the whole article is nowhere needed.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final, Protocol, TypeAlias

from tui.domain.spans import Range
from tui.domain.visible import visible
from tui.ui.textview.clusters import clusters, settle
from tui.ui.textview.wrapping import RowStarts

Place: TypeAlias = tuple[int, int]
"""Number of a paragraph, and of a row in it."""

NARROWEST: Final = 8
"""Cells below which a text is not laid out; a narrower window shows the left part of the rows."""

_KEPT_PARAGRAPHS = 1024
_KEPT_ROWS = 2048


class Text(Protocol):
    """What the layout needs of an article's text."""

    @property
    def text(self) -> str:
        """The whole text."""
        ...

    @property
    def paragraphs(self) -> Sequence[Range]:
        """The content of each paragraph, without its line break, in code points; empty ones too."""
        ...


class Row:
    """One drawn row of text.

    Attributes:
        place: Its name.
        start: First code point.
        end: One past the last.
        starts: Where each cluster starts, in code points of the text.
        columns: The first cell of each cluster, and one past the last.
        shown: What is drawn for each cluster.
        ends_paragraph: Whether the cursor can stand behind the last cluster.
    """

    __slots__ = ("columns", "end", "ends_paragraph", "place", "shown", "start", "starts")

    def __init__(
        self,
        place: Place,
        span: Range,
        starts: Sequence[int],
        columns: Sequence[int],
        shown: Sequence[str],
        *,
        ends_paragraph: bool,
    ) -> None:
        self.place = place
        self.start, self.end = span
        self.starts = starts
        self.columns = columns
        self.shown = shown
        self.ends_paragraph = ends_paragraph

    def index_of(self, offset: int) -> int:
        """Index of the cluster that holds a code point; the number of clusters for the row's end and beyond."""
        return len(self.starts) if offset >= self.end else max(0, bisect_right(self.starts, offset) - 1)

    def column_of(self, offset: int) -> int:
        """First cell of the cluster that holds a code point of the row, or of its end."""
        return self.columns[self.index_of(offset)]

    def offset_at(self, column: int) -> int:
        """The cluster at a cell; for a cell behind the text, the last place of the row where the cursor can be."""
        count = len(self.starts)
        index = max(0, bisect_right(self.columns, column) - 1)
        return self.starts[index] if index < count else self.last_offset

    @property
    def last_offset(self) -> int:
        """The last place of the row where the cursor can be."""
        return self.end if self.ends_paragraph or not self.starts else self.starts[-1]

    def drawn(self, low: int = 0, high: int | None = None) -> str:
        """What is drawn for the clusters `low` up to `high`."""
        return "".join(self.shown[low:high])

    def clusters(self) -> Iterator[tuple[int, int, str, int]]:
        """Each cluster's start and end in the text, what is drawn for it, and its cells."""
        for i, start in enumerate(self.starts):
            end = self.starts[i + 1] if i + 1 < len(self.starts) else self.end
            yield start, end, self.shown[i], self.columns[i + 1] - self.columns[i]


class TextLayout:
    """An article's text in rows.

    Args:
        article: The text.
        width: Cells of a row. One of them is kept for a space that hangs over, or the cursor behind the text.
    """

    def __init__(self, article: Text, width: int) -> None:
        self.text = article.text
        self.paragraphs: Sequence[Range] = article.paragraphs or ((0, 0),)
        self.width = max(NARROWEST, width)
        self._starts: dict[int, RowStarts] = {}
        self._rows: dict[Place, Row] = {}

    def place_of(self, offset: int) -> Place:
        """The row that shows a code point; what is between two paragraphs belongs to the end of the first."""
        paragraph = max(0, bisect_right(self.paragraphs, (offset, len(self.text))) - 1)
        return paragraph, self._starts_of(paragraph).row_of(offset)

    def row(self, place: Place) -> Row:
        """The row of a place that there is."""
        row = self._rows.get(place)
        if row is None:
            if len(self._rows) >= _KEPT_ROWS:
                self._rows.clear()
            row = self._rows[place] = self._make_row(place)
        return row

    def rows_from(self, place: Place) -> Iterator[Row]:
        """The rows from a place to the end of the text, lazily."""
        paragraph, number = place
        while True:
            yield self.row((paragraph, number))
            if self._starts_of(paragraph).has(number + 1):
                number += 1
            elif paragraph + 1 < len(self.paragraphs):
                paragraph, number = paragraph + 1, 0
            else:
                return

    def step(self, place: Place, rows: int) -> Place:
        """The place some rows further down, or up if negative; the first or last row if the text ends before."""
        paragraph, number = place
        number += rows
        while number < 0 and paragraph:
            paragraph -= 1
            number += self._starts_of(paragraph).last + 1
        while number > 0 and not self._starts_of(paragraph).has(number):
            last = self._starts_of(paragraph).last
            if paragraph + 1 == len(self.paragraphs):
                return paragraph, last
            paragraph += 1
            number -= last + 1
        return paragraph, max(0, number)

    def _starts_of(self, paragraph: int) -> RowStarts:
        starts = self._starts.get(paragraph)
        if starts is None:
            if len(self._starts) >= _KEPT_PARAGRAPHS:
                self._starts.clear()
            low, high = self.paragraphs[paragraph]
            starts = self._starts[paragraph] = RowStarts(self.text, low, high, self.width - 1)
        return starts

    def _make_row(self, place: Place) -> Row:
        paragraph, number = place
        found = self._starts_of(paragraph)
        low, high = found.range(number)
        ends = high == found.end
        if found.plain:
            shown: Sequence[str] = visible(self.text[low:high])
            return Row(place, (low, high), range(low, high), range(high - low + 1), shown, ends_paragraph=ends)
        spans = list(clusters(self.text, low, high))
        settled = [settle(self.text[start:end]) for start, end in spans]
        columns = list(accumulate((cells for _, cells in settled), initial=0))
        shown = [drawn for drawn, _ in settled]
        return Row(place, (low, high), [start for start, _ in spans], columns, shown, ends_paragraph=ends)
