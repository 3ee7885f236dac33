"""What of the layer is shown in the text: pure, from the desk to marks."""

from tui.domain.spans import EVIDENCE_LABEL
from tui.ui.desk.desk import Desk
from tui.ui.textview.marks import Marks, SpanMark


def text_marks(desk: Desk) -> Marks:
    """The marks of the text: spans, the active event's evidence, selection, candidate and cursor."""
    layer, schema = desk.session.layer, desk.session.schema
    letters = {label.id: (index, label.key) for index, label in enumerate(schema.labels)}
    active = {span for _, said in layer.values_of(desk.owner) for span in said.evidence}
    spans = []
    for span in layer.spans.values():
        index, letter = letters.get(span.label, (len(letters), "e" if span.label == EVIDENCE_LABEL else "?"))
        spans.append(SpanMark(span.id, index, letter, span.ranges, span.id in active))
    return Marks(
        spans=tuple(spans),
        cursor=desk.cursor,
        selection=desk.selection,
        hits=(),
        candidate=desk.candidate,
    )
