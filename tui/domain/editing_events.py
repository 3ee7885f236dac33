"""Makes the edits of events: making, copying, deleting and moving them.

See `tui.domain.editing` for what holds of all of them, and `tui.domain.editing_merging` for parting and joining.
"""

from collections.abc import Iterable

from tui.domain.editing_draft import Draft, NewId
from tui.domain.editing_links import let_go
from tui.domain.edits import Edit
from tui.domain.errors import EditError
from tui.domain.layers import OVERRIDE, Layer
from tui.domain.spans import EVIDENCE_LABEL, Range, join_ranges
from tui.domain.values import BLANK, FieldValue, Value


def new_event(layer: Layer, event_id: str, defaults: Iterable[tuple[str, Value]] = (), after: str = "") -> Edit:
    """Adds an event.

    Args:
        layer: The layer.
        event_id: Id of the new event.
        defaults: Paths and values that it starts with.
        after: The event behind which it comes; the end if empty.
    """
    draft = Draft(layer)
    _insert(draft, layer, event_id, after)
    for path, value in defaults:
        draft.put(event_id, path, FieldValue(value))
    return draft.edit("new-event", "new event")


def event_of_words(
    layer: Layer,
    event_id: str,
    answer: tuple[str, Value | None],
    evidence: tuple[Iterable[Range], str],
    new_id: NewId,
    *,
    defaults: Iterable[tuple[str, Value]] = (),
    after: str = "",
) -> Edit:
    """Adds an event for words of the text that report it: they are the evidence of one of its fields.

    Args:
        layer: The layer.
        event_id: Id of the new event.
        answer: The field, and its value if the words tell it.
        evidence: Where the words stand, in half-open ranges of code points, and the span label that they get; no
            ranges where the field takes no evidence.
        new_id: Makes ids.
        defaults: Paths and values that it starts with.
        after: The event behind which it comes; the end if empty.

    Returns:
        The edit, one undo step.
    """
    path, value = answer
    ranges, label = evidence
    draft = Draft(layer)
    _insert(draft, layer, event_id, after)
    for each, default in defaults:
        draft.put(event_id, each, FieldValue(default))
    joined = join_ranges(ranges)
    spans = (draft.evidence_span(label or EVIDENCE_LABEL, joined, new_id),) if joined else ()
    kept = draft.said(event_id, path).value if value is None else value
    draft.put(event_id, path, FieldValue(kept, evidence=spans))
    return draft.edit("event-from-words", "new event from words")


def _insert(draft: Draft, layer: Layer, event_id: str, after: str) -> None:
    """Puts a new event behind another one, or at the end."""
    order = list(layer.events)
    order.insert(order.index(after) + 1 if after in order else len(order), event_id)
    draft.put_events(tuple(order))


def duplicate_event(layer: Layer, source: str, event_id: str) -> Edit:
    """Copies an event with its values, evidence and notes; the copy comes right behind it."""
    require_event(layer, source)
    draft = Draft(layer)
    _insert(draft, layer, event_id, source)
    for path, said in layer.values_of(source):
        draft.put(event_id, path, said)
    return draft.edit("duplicate-event", "duplicate event")


def delete_event(layer: Layer, event_id: str) -> Edit:
    """Deletes an event, its values, links to it, and the spans that only these used and a field had made.

    A date that hangs on the event keeps what was worked out.
    """
    require_event(layer, event_id)
    draft = Draft(layer)
    released: list[str] = []
    for path, said in list(layer.values_of(event_id)):
        released += said.evidence
        draft.put(event_id, path, BLANK)
    for name in layer.attributes:
        if name.startswith(f"{OVERRIDE}{event_id}/"):
            draft.put_attribute(name, "")
    let_go(draft, event_id)
    draft.put_events(tuple(each for each in layer.events if each != event_id))
    draft.drop_unused(released)
    return draft.edit("delete-event", "delete event")


def move_event(layer: Layer, event_id: str, places: int) -> Edit:
    """Moves an event `places` down the order (up if negative), as far as it goes."""
    require_event(layer, event_id)
    draft = Draft(layer)
    order = [each for each in layer.events if each != event_id]
    at = layer.events.index(event_id) + places
    order.insert(max(0, min(at, len(order))), event_id)
    draft.put_events(tuple(order))
    return draft.edit("move-event", "move event")


def require_event(layer: Layer, event_id: str) -> None:
    """Raises an `EditError` if there is no such event."""
    if event_id not in layer.events:
        raise EditError("There is no event here: make one first.")
