"""What of the layer is shown in the text: pure, from the desk to marks."""

from typing import TYPE_CHECKING

from tui.domain.spans import EVIDENCE_LABEL, Range
from tui.ui.desk.desk import Desk
from tui.ui.textview.marks import Marks, SpanMark

if TYPE_CHECKING:
    from tui.domain.layers import Layer
    from tui.domain.text import ArticleText
    from tui.services.knowledge import Known
    from tui.ui.desk.candidate_finder import CandidateFinder

EVIDENCE_LETTER = "•"
"""Marks evidence for which the schema names no label."""


class TextMarks:
    """The marks of a desk's text; spans are made again only when the layer or the active event changed.

    What could fill the active field is lit only once the annotator rests there: looking for it takes longer than a
    key may, and who tabs through fields has no use for it. Until then those of the field before stay: to put them
    out and light others would paint the text twice.

    Args:
        desk: The desk.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._made: tuple[Layer, str] | None = None
        self._spans: tuple[SpanMark, ...] = ()
        self._lit: CandidateFinder | None = None
        self._hits: tuple[Range, ...] = ()
        self._looked: tuple[CandidateFinder, Known | None, Range] | None = None
        self._hits_of: tuple[ArticleText, Range] | None = None

    @property
    def dark(self) -> bool:
        """Whether candidates could be lit that are not, or repeats be found that were not looked for."""
        return not self._desk.prepared or not self._is_lit(self._desk.candidates())

    def light(self) -> None:
        """Lights the candidates of the active field.

        Raises:
            StoreError: What is known for it cannot be read.
        """
        finder = self._desk.candidates()
        if finder is not None:
            finder.learn()
        self._lit = finder

    def _is_lit(self, finder: "CandidateFinder | None") -> bool:
        """Whether candidates of that field are lit; others of the same field take their place at once."""
        lit = self._lit
        if finder is None or lit is None:
            return finder is lit
        return finder.field is lit.field and finder.text is lit.text

    def now(self) -> Marks:
        """Spans, the active event's evidence, selection, candidates and cursor."""
        desk = self._desk
        chosen = desk.chosen_span
        return Marks(
            spans=self._span_marks(),
            cursor=desk.text_cursor,
            selection=desk.selection,
            candidate=desk.candidate or desk.proposing.now,
            held=desk.held,
            chosen=chosen.ranges if chosen else (),
            hits=self._lit_hits(),
            aside=desk.aside() if desk.prepared else (),
        )

    def _lit_hits(self) -> tuple[Range, ...]:
        """The candidates that are lit; those of another field only as long as the same rows are shown."""
        desk, finder = self._desk, self._desk.candidates()
        start, end = desk.rows.shown()
        if finder is not None and self._is_lit(finder):
            finder.learn()
            looked = (finder, finder.learned, (start, end))
            if self._looked != looked:
                self._looked = looked
                self._hits = tuple(finder.within(start, end)) if start < end else ()
            self._hits_of = (desk.text, (start, end))
        elif (
            finder is None
            or self._hits_of is None
            or self._hits_of[0] is not desk.text
            or self._hits_of[1] != (start, end)
        ):
            self._hits, self._looked = (), None
        return self._hits

    def _span_marks(self) -> tuple[SpanMark, ...]:
        layer, owner = self._desk.session.layer, self._desk.owner
        if self._made is None or self._made[0] is not layer or self._made[1] != owner:
            self._made = (layer, owner)
            labels = self._desk.session.schema.labels
            looks = {label.id: (index, label.key) for index, label in enumerate(labels)}
            looks.setdefault(EVIDENCE_LABEL, (len(labels), EVIDENCE_LETTER))
            active = {span for _, said in layer.values_of(owner) for span in said.evidence}
            self._spans = tuple(
                SpanMark(span.id, *looks.get(span.label, (len(labels), "?")), span.ranges, span.id in active)
                for span in layer.spans.values()
            )
        return self._spans
