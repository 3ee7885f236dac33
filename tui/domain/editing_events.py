"""Makes the edits of events: making, copying, deleting and moving them.

See `tui.domain.editing` for what holds of all of them.
"""

from collections.abc import Iterable

from tui.domain.editing_draft import Draft
from tui.domain.edits import Edit
from tui.domain.errors import EditError
from tui.domain.layers import OVERRIDE, Layer
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
    order = list(layer.events)
    order.insert(order.index(after) + 1 if after in order else len(order), event_id)
    draft.put_events(tuple(order))
    for path, value in defaults:
        draft.put(event_id, path, FieldValue(value))
    return draft.edit("new-event", "new event")


def duplicate_event(layer: Layer, source: str, event_id: str) -> Edit:
    """Copies an event with its values, evidence and notes; the copy comes right behind it."""
    _known(layer, source)
    draft = Draft(layer)
    order = list(layer.events)
    order.insert(order.index(source) + 1, event_id)
    draft.put_events(tuple(order))
    for path, said in layer.values_of(source):
        draft.put(event_id, path, said)
    return draft.edit("duplicate-event", "duplicate event")


def delete_event(layer: Layer, event_id: str) -> Edit:
    """Deletes an event, its values, and the spans that only it used and a field had made."""
    _known(layer, event_id)
    draft = Draft(layer)
    released: list[str] = []
    for path, said in list(layer.values_of(event_id)):
        released += said.evidence
        draft.put(event_id, path, BLANK)
    for name in layer.attributes:
        if name.startswith(f"{OVERRIDE}{event_id}/"):
            draft.put_attribute(name, "")
    draft.put_events(tuple(each for each in layer.events if each != event_id))
    draft.drop_unused(released)
    return draft.edit("delete-event", "delete event")


def move_event(layer: Layer, event_id: str, places: int) -> Edit:
    """Moves an event `places` down the order (up if negative), as far as it goes."""
    _known(layer, event_id)
    draft = Draft(layer)
    order = [each for each in layer.events if each != event_id]
    at = layer.events.index(event_id) + places
    order.insert(max(0, min(at, len(order))), event_id)
    draft.put_events(tuple(order))
    return draft.edit("move-event", "move event")


def _known(layer: Layer, event_id: str) -> None:
    if event_id not in layer.events:
        raise EditError("There is no event here: make one first.")
