"""Paragraphs that are no part of the story: captions, boilerplate, and what stands in the article a second time.

Where the schema has a span label of that name, they are spans with it. Elsewhere the layer remembers them by
itself, in attributes `aside/<start>-<end>` that hold the kind. Candidates pass them over.
"""

import re
from collections.abc import Iterable, Sequence

from tui.domain.editing_draft import Draft, NewId
from tui.domain.edits import Edit
from tui.domain.errors import EditError
from tui.domain.layers import Layer
from tui.domain.schema import Schema
from tui.domain.spans import Origin, Range, Span, join_ranges
from tui.domain.text import ArticleText

KINDS = ("caption", "boilerplate", "duplicate")
"""The kinds, as ids of span labels and as texts of attributes."""

MARK = "aside/"
"""What the names of the attributes begin with; half-open ranges of code points follow."""

LEAST = 8
"""A shorter paragraph may well repeat another one: three asterisks, a dash, a name."""

_LABELS = {kind: (kind, f"{kind}s") for kind in KINDS}


def label_of(schema: Schema, kind: str) -> str:
    """Id of the schema's span label for a kind; empty if it has none."""
    return next((label.id for label in schema.labels if label.id in _LABELS[kind]), "")


def kinds_at(layer: Layer, passage: Range) -> list[str]:
    """The kinds that a passage is marked as."""
    return [kind for kind in KINDS if any(passage in ranges for ranges, each in _marked(layer) if each == kind)]


def set_aside(layer: Layer) -> tuple[Range, ...]:
    """Where nothing is to be looked for: half-open ranges of code points, sorted, apart."""
    return join_ranges(each for ranges, _ in _marked(layer) for each in ranges)


def mark_passages(layer: Layer, schema: Schema, kind: str, passages: Iterable[Range], new_id: NewId) -> Edit:
    """Marks passages as being of a kind, and of no other one.

    Args:
        layer: The layer.
        schema: Its labels are used where it has them.
        kind: One of `KINDS`; empty to take the marks away.
        passages: Half-open ranges of code points.
        new_id: Makes ids.

    Returns:
        The edit, one undo step.

    Raises:
        EditError: There is no such kind.
    """
    if kind and kind not in KINDS:
        raise EditError(f"A passage is {', '.join(KINDS[:-1])} or {KINDS[-1]}.")
    label = label_of(schema, kind) if kind else ""
    every = {name for names in _LABELS.values() for name in names}
    draft = Draft(layer)
    for start, end in passages:
        for span in layer.spans.values():
            if span.ranges == ((start, end),) and span.label in every - {label} and not draft.uses(span.id):
                draft.put_span(span.id, None)
        if label and draft.find_span(label, ((start, end),)) is None:
            span_id = new_id("s")
            draft.put_span(span_id, Span(span_id, label, ((start, end),), Origin.LABEL))
        draft.put_attribute(f"{MARK}{start}-{end}", "" if label else kind)
    return draft.edit("mark-passage", f"mark as {kind}" if kind else "take the mark of a paragraph away")


def repeated(text: ArticleText) -> list[tuple[Range, ...]]:
    """Paragraphs that say the same but for case and white space: each time all of them, the first one in front."""
    found: dict[str, list[Range]] = {}
    for start, end in text.paragraphs:
        if end - start >= LEAST:
            said = " ".join(text.text[start:end].split()).casefold()
            if len(said) >= LEAST:
                found.setdefault(said, []).append((start, end))
    return [tuple(each) for each in found.values() if len(each) > 1]


def like(text: ArticleText, passage: Range) -> Sequence[Range]:
    """The paragraphs that say the same as one, itself included."""
    return next((each for each in repeated(text) if passage in each), (passage,))


def _marked(layer: Layer) -> Iterable[tuple[tuple[Range, ...], str]]:
    kinds = {name: kind for kind, names in _LABELS.items() for name in names}
    for span in layer.spans.values():
        if span.label in kinds:
            yield span.ranges, kinds[span.label]
    for name, kind in layer.attributes.items():
        place = re.fullmatch(r"aside/([0-9]{1,12})-([0-9]{1,12})", name) if name.startswith(MARK) else None
        if place is not None:
            yield ((int(place[1]), int(place[2])),), kind
