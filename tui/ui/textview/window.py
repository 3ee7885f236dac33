"""The part of a text that is on the screen: which rows, and what is marked on them. Pure."""

from collections.abc import Sequence
from itertools import islice
from typing import Final

from tui.domain.spans import Range
from tui.ui.textview.layout import Place, Row, Text, TextLayout
from tui.ui.textview.marks import NOWHERE, Marks, Piece, RowMarks, SpanIndex, hits_on, marks_on

MARGIN: Final = 2
"""Rows that stay in view above and below the cursor while it moves."""


class _NoText:
    text = ""
    paragraphs: Sequence[Range] = ((0, 0),)


class TextWindow:
    """Some rows of a text, one under the other.

    Attributes:
        layout: The whole text in rows.
        top: The first row in view.
        rows: The rows in view, the last one perhaps only its upper half.
        on_rows: What is marked on each of them.
        marks: All that is marked.
    """

    def __init__(self) -> None:
        self._text: Text = _NoText()
        self._width = 0
        self._height = 0
        self._rest = 0
        self._index = SpanIndex(())
        self._pieces: list[tuple[Piece, ...]] = []
        self.layout = TextLayout(self._text, 0)
        self.top: Place = (0, 0)
        self.rows: list[Row] = []
        self.on_rows: list[RowMarks] = []
        self.marks = Marks()

    @property
    def page(self) -> int:
        """Rows that fit in full, at least one."""
        return max(1, self._height)

    @property
    def top_offset(self) -> int:
        """Offset of the first row in view."""
        return self.layout.row(self.top).start

    @property
    def cursor_row(self) -> int | None:
        """Number of the row in view with the cursor; None if it is not in view."""
        return next((number for number, marks in enumerate(self.on_rows) if marks.cursor != NOWHERE), None)

    def load(self, article: Text, top: int = 0) -> None:
        """Shows another text, without marks.

        Args:
            article: The text.
            top: An offset that is to be on the first row.
        """
        self._text = article
        self.marks = Marks()
        self._index = SpanIndex(())
        self.layout = TextLayout(article, self._width)
        self._go_to(self.layout.place_of(top))

    def resize(self, width: int, height: int, rest: int = 0) -> None:
        """Lays the text out for another size; a cursor that was in view stays in view.

        Args:
            width: Cells of a row.
            height: Rows that fit in full.
            rest: 1 if part of another one fits.
        """
        in_view = self.cursor_row is not None or not self.rows
        top = self.top_offset
        if width != self._width:
            self._width = width
            self.layout = TextLayout(self._text, width)
        self._height, self._rest = height, rest
        self._go_to(self.layout.place_of(top))
        if in_view:
            self._bring_into_view()

    def show(self, marks: Marks) -> list[int] | None:
        """Changes what is marked; if the cursor moved, scrolls until it is in view.

        Args:
            marks: All that is marked from now on.

        Returns:
            Numbers of the rows in view on which something else is to be seen; None if the text was scrolled.
        """
        before, on_rows, top = self.marks, self.on_rows, self.top
        self.marks = marks
        if before.spans is not marks.spans and before.spans != marks.spans:
            self._index = SpanIndex(marks.spans)
            self._pieces = self._index.pieces(self.rows)
        if before.cursor != marks.cursor:
            self._bring_into_view()
        if marks.candidate and before.candidate != marks.candidate:
            self._bring_beside(marks.candidate[0])
        if self.top != top:
            return None
        self._mark_rows()
        return [number for number, old in enumerate(on_rows) if old != self.on_rows[number]]

    def scroll_by(self, rows: int) -> bool:
        """Scrolls down, or up if negative, the cursor staying where it is; not beyond a full window of text.

        Returns:
            Whether there was anywhere to go.
        """
        top = self.layout.step(self.top, rows)
        if rows > 0:
            top = max(self.top, self._filled(top))
        moved = top != self.top
        if moved:
            self._go_to(top)
        return moved

    def _go_to(self, top: Place) -> None:
        self.top = top
        self.rows = list(islice(self.layout.rows_from(top), self._height + self._rest))
        # Of hundreds of spans, those in view are looked for when rows or spans change, not at each key.
        self._pieces = self._index.pieces(self.rows)
        self._mark_rows()

    def _mark_rows(self) -> None:
        marks = self.marks._replace(hits=hits_on(self.rows, self.marks.hits))
        self.on_rows = [marks_on(row, marks, on) for row, on in zip(self.rows, self._pieces, strict=True)]

    def _filled(self, top: Place) -> Place:
        """The nearest row above from which the text fills the window."""
        return self.layout.step(self.layout.step(top, self.page - 1), 1 - self.page)

    def _bring_into_view(self) -> None:
        """Scrolls as little as possible, or, from afar, so that the cursor is in the upper third."""
        if self.marks.cursor == NOWHERE or not self._height:
            return
        step, page, top = self.layout.step, self.page, self.top
        place = self.layout.place_of(self.marks.cursor)
        margin = min(MARGIN, (page - 1) // 2)
        above, below, last = step(place, -margin), step(place, margin), step(top, page - 1)
        if top <= above and below <= last:
            return
        if above < top <= step(place, page):
            self._go_to(above)
        elif below > last >= step(place, -page):
            self._go_to(step(below, 1 - page))
        else:
            self._go_to(self._filled(step(place, -(page // 3))))

    def _bring_beside(self, offset: int) -> None:
        """Scrolls as little as possible so that a place is in view, if the cursor stays in view with it."""
        place, cursor = self.layout.place_of(offset), self.layout.place_of(self.marks.cursor)
        last = self.layout.step(self.top, self.page - 1)
        top = place if place < self.top else self.layout.step(place, 1 - self.page)
        if not self.top <= place <= last and top <= cursor <= self.layout.step(top, self.page - 1):
            self._go_to(top)
