"""How an own answer is drawn: the question with its editors, the versions under it, its marks in the text. Pure."""

from typing import TYPE_CHECKING

from tui.domain.schema import Schema
from tui.domain.schema_paths import path_title
from tui.domain.spans import EVIDENCE_LABEL
from tui.ui.desk.marks import EVIDENCE_LETTER, TextMarks
from tui.ui.form.painting import entry_lines, form_lines, rule, wrap
from tui.ui.lines import Line, Run, clean, fit
from tui.ui.review.own import OwnAnswer, OwnSpan
from tui.ui.review.painting.told import told_versions
from tui.ui.review.painting.versions import version_lines
from tui.ui.textview.marks import Marks, SpanMark

if TYPE_CHECKING:
    from tui.domain.layers import Layer
    from tui.services.review_articles import Opened
    from tui.ui.commands import Keys

LEAST = 5
"""Lines that the question needs at least; the versions get what is left."""


def own_lines(
    own: OwnAnswer, opened: "Opened", size: tuple[int, int], problem: str = "", *, keys: "Keys"
) -> list[Line]:
    """The pane while an own answer is made.

    Args:
        own: The answer.
        opened: The article under review.
        size: Width and height in cells.
        problem: What is wrong with what was typed.
        keys: The adjudicator's keys.

    Returns:
        `height` lines of `width` cells.
    """
    width, height = size
    if width <= 0 or height <= 0:
        return []
    told = version_lines(told_versions(opened, own.case, keys), width, max(0, height - LEAST - 1))
    below = [rule("versions", width), *told] if told else []
    above = _question(own, opened, (width, height - len(below)), problem)
    return [*above, *below][:height]


def _question(own: OwnAnswer, opened: "Opened", size: tuple[int, int], problem: str) -> list[Line]:
    desk, width = own.desk, size[0]
    schema = opened.panel.schema
    asked = clean(path_title(schema.fields(own.case.event), own.case.path))
    title = f"your own answer · {asked}" if asked else "your own answer"
    if desk.asking is not None:
        return entry_lines(desk.asking.entry, title, size, problem)
    if isinstance(own, OwnSpan):
        lines = [rule("your own span", width), fit(_span(own, schema), width)]
        return [*lines, *_hint(own, width, size[1] - len(lines))][: size[1]]
    # A rule, the rows, and a line for the evidence; what is left tells the keys.
    rows = min(size[1], len(desk.form) + 2)
    above = form_lines(desk.form, desk.path, title, (width, rows), evidence=desk.evidence_quotes())
    return [*above, *_hint(own, width, size[1] - rows)]


def _hint(own: OwnAnswer, width: int, height: int) -> list[Line]:
    """The keys, as far as there is room for them."""
    lines = wrap(own.hint(), max(1, width - 2), max(0, height))
    return [fit(((f" {line}", "dim"),), width) for line in lines]


def _span(own: OwnSpan, schema: Schema) -> list[Run]:
    label = schema.label(own.label)
    text = own.desk.text.text
    quoted = " … ".join(text[start:end] for start, end in own.desk.taken_ranges())
    return [
        (" ", ""),
        (f"{clean(label.title if label else own.label)} ", "field-active"),
        (f"“{clean(quoted)}”" if quoted else "select some text", "evidence" if quoted else "dim"),
    ]


class OwnMarks:
    """What the text shows while an own answer is made: the versions, its own evidence, cursor and candidates.

    Args:
        own: The answer.
        under: What the text shows of the disagreement.
    """

    def __init__(self, own: OwnAnswer, under: Marks) -> None:
        self._own = own
        self._under = under
        self._desk = TextMarks(own.desk)
        self._made: tuple[Layer, tuple[SpanMark, ...]] | None = None

    @property
    def dark(self) -> bool:
        """Whether candidates could be lit that are not."""
        return self._desk.dark

    def light(self) -> None:
        """Lights the candidates of the question."""
        self._desk.light()

    def now(self) -> Marks:
        """The marks."""
        return self._desk.now()._replace(spans=self._spans())

    def _spans(self) -> tuple[SpanMark, ...]:
        layer = self._own.desk.session.layer
        if self._made is None or self._made[0] is not layer:
            self._made = (layer, (*self._under.spans, *self._own_evidence()))
        return self._made[1]

    def _own_evidence(self) -> list[SpanMark]:
        desk = self._own.desk
        labels = [label.id for label in desk.session.schema.labels]
        ids = dict.fromkeys(each for row in desk.form for each in row.said.evidence)
        spans = (desk.session.layer.spans[each] for each in ids)
        known = {label: number for number, label in enumerate([*labels, EVIDENCE_LABEL])}
        return [
            SpanMark(span.id, known.get(span.label, len(labels)), EVIDENCE_LETTER, span.ranges) for span in spans
        ]
