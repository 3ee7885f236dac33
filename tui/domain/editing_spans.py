"""Makes the edits of spans: labelling, relabelling, moving an end, deleting.

See `tui.domain.editing` for what holds of all of them.
"""

from collections.abc import Iterable
from dataclasses import replace

from tui.domain.editing_draft import Draft, NewId
from tui.domain.edits import Edit
from tui.domain.errors import EditError
from tui.domain.layers import Layer
from tui.domain.spans import Origin, Range, Span, join_ranges


def label_span(layer: Layer, label: str, ranges: Iterable[Range], new_id: NewId) -> Edit:
    """Labels a stretch of text; the same label on the same stretch is not put twice.

    Args:
        layer: The layer.
        label: Id of the span label.
        ranges: Half-open code point ranges.
        new_id: Makes ids.

    Returns:
        The edit; empty if the span is there already.
    """
    joined = join_ranges(ranges)
    if not joined:
        raise EditError("Select some text first: there is nothing to label.")
    draft = Draft(layer)
    same = draft.find_span(label, joined)
    if same is None:
        span_id = new_id("s")
        draft.put_span(span_id, Span(span_id, label, joined, Origin.LABEL))
    elif same.origin is not Origin.LABEL:
        draft.put_span(same.id, replace(same, origin=Origin.LABEL))
    return draft.edit("label", f"label {label}")


def label_all(layer: Layer, label: str, stretches: Iterable[Range], new_id: NewId) -> Edit:
    """Labels many stretches of text at once, each as a span of its own; those labelled so already stay.

    Args:
        layer: The layer.
        label: Id of the span label.
        stretches: Half-open code point ranges.
        new_id: Makes ids.

    Returns:
        The edit, one undo step; empty if all are there already.
    """
    draft = Draft(layer)
    made = 0
    for stretch in stretches:
        if draft.find_span(label, (stretch,)) is None:
            span_id = new_id("s")
            draft.put_span(span_id, Span(span_id, label, (stretch,), Origin.LABEL))
            made += 1
    return draft.edit("label-all", f"label {made} as {label}")


def relabel_span(layer: Layer, span_id: str, label: str) -> Edit:
    """Gives a span another label; its links stay, and like all that a person labelled it stays without them too.

    A span that has the label already on the same stretch becomes one with it.
    """
    draft = Draft(layer)
    draft.put_in_place(replace(_span(layer, span_id), label=label, origin=Origin.LABEL))
    return draft.edit("label", f"relabel as {label}")


def move_span(layer: Layer, span_id: str, ranges: Iterable[Range]) -> Edit:
    """Gives a span other ends; its links stay.

    A span of its label that it comes to coincide with becomes one with it.

    Args:
        layer: The layer.
        span_id: The span.
        ranges: Its new half-open code point ranges.
    """
    joined = join_ranges(ranges)
    if not joined:
        raise EditError("A span needs at least one character.")
    draft = Draft(layer)
    draft.put_in_place(replace(_span(layer, span_id), ranges=joined))
    return draft.edit("move-span", "move a span's end")


def delete_span(layer: Layer, span_id: str) -> Edit:
    """Deletes a span; fields that used it lose this evidence and keep their value."""
    span = _span(layer, span_id)
    draft = Draft(layer)
    for owner, path in draft.uses(span_id):
        said = draft.said(owner, path)
        draft.put(owner, path, replace(said, evidence=_without(said.evidence, span_id)))
    draft.put_span(span_id, None)
    return draft.edit("delete-span", f"delete {span.label}")


def _span(layer: Layer, span_id: str) -> Span:
    span = layer.spans.get(span_id)
    if span is None:
        raise EditError("There is no span here: put the cursor inside one.")
    return span


def _without(ids: tuple[str, ...], gone: str) -> tuple[str, ...]:
    return tuple(each for each in ids if each != gone)
