"""Edits: the only way in which a layer changes, each with an exact inverse.

An edit is a list of changes; each change names what it found and what it leaves. Its inverse is the same list
backwards with the two swapped, so undo needs no second set of rules. A change that does not find what it names is
refused: it was made against another state of the layer.
"""

from dataclasses import dataclass, replace
from typing import TypeAlias, TypeVar

from tui.domain.errors import EditError
from tui.domain.layers import Layer
from tui.domain.spans import Span
from tui.domain.values import BLANK, FieldValue

_Key = TypeVar("_Key")
_Held = TypeVar("_Held")


@dataclass(frozen=True, slots=True)
class SpanChange:
    """A span comes (before is None), goes (after is None) or changes."""

    id: str
    before: Span | None
    after: Span | None


@dataclass(frozen=True, slots=True)
class ValueChange:
    """A field value changes; `BLANK` stands for none."""

    owner: str
    path: str
    before: FieldValue
    after: FieldValue


@dataclass(frozen=True, slots=True)
class EventsChange:
    """Events come, go or change places: the whole order before and after."""

    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AttributeChange:
    """An attribute of the layer changes; the empty string stands for none."""

    name: str
    before: str
    after: str


Change: TypeAlias = SpanChange | ValueChange | EventsChange | AttributeChange


@dataclass(frozen=True, slots=True)
class Edit:
    """One reversible change of a layer, one undo step.

    Attributes:
        action: Id of the action that made it, as in the command registry.
        title: What it did, in words, for history and undo.
        changes: The changes, in the order in which they apply.
    """

    action: str
    title: str
    changes: tuple[Change, ...]


def inverse(edit: Edit) -> Edit:
    """The edit that takes `edit` back."""
    changes = tuple(_swapped(change) for change in reversed(edit.changes))
    return Edit(edit.action, edit.title, changes)


def _swapped(change: Change) -> Change:
    match change:
        case SpanChange(id=span_id, before=before, after=after):
            return SpanChange(span_id, after, before)
        case ValueChange():
            return ValueChange(change.owner, change.path, change.after, change.before)
        case EventsChange():
            return EventsChange(change.after, change.before)
        case AttributeChange():
            return AttributeChange(change.name, change.after, change.before)


def apply(layer: Layer, edit: Edit) -> Layer:
    """Applies an edit.

    Args:
        layer: The layer that the edit was made against.
        edit: What changes.

    Returns:
        The layer after the edit, one revision on.

    Raises:
        EditError: The edit does not fit, or would leave a broken layer.
    """
    spans = dict(layer.spans)
    values = dict(layer.values)
    attributes = dict(layer.attributes)
    events = layer.events
    for change in edit.changes:
        match change:
            case SpanChange():
                _swap(spans, change.id, change.before, change.after)
            case ValueChange():
                key = (change.owner, change.path)
                _swap(values, key, _held(change.before), _held(change.after))
            case AttributeChange():
                _swap(attributes, change.name, change.before or None, change.after or None)
            case EventsChange():
                _expect(events, change.before)
                events = change.after
    after = replace(
        layer,
        spans=spans,
        values=values,
        events=events,
        attributes=attributes,
        revision=layer.revision + 1,
    )
    _check(after, edit)
    return after


def _held(said: FieldValue) -> FieldValue | None:
    return None if said == BLANK else said


def _swap(held: dict[_Key, _Held], key: _Key, before: _Held | None, after: _Held | None) -> None:
    _expect(held.get(key), before)
    if after is None:
        held.pop(key, None)
    else:
        held[key] = after


def _expect(found: object, named: object) -> None:
    if found != named:
        raise EditError("The layer has changed since: reopen the article to see what it says now.")


def _check(layer: Layer, edit: Edit) -> None:
    """Refuses a layer with dangling references; looks only at what the edit touched."""
    gone = {change.id for change in edit.changes if isinstance(change, SpanChange) and change.after is None}
    touched = {(change.owner, change.path) for change in edit.changes if isinstance(change, ValueChange)}
    for owner, path in touched:
        said = layer.value(owner, path)
        missing = [span for span in said.evidence if span not in layer.spans]
        if missing:
            raise EditError(f"Evidence {missing[0]} is not a span of this layer.")
        if said != BLANK and owner and owner not in layer.events:
            raise EditError(f"Event {owner} is not in this layer.")
    if gone and any(span in gone for said in layer.values.values() for span in said.evidence):
        raise EditError("A span that is evidence cannot go before its fields let go of it.")
    left = {change.before for change in edit.changes if isinstance(change, EventsChange)}
    if left and any(owner and owner not in layer.events for owner, _ in layer.values):
        raise EditError("An event cannot go before its values.")


def is_empty(edit: Edit) -> bool:
    """Whether the edit changes nothing."""
    return all(change.before == change.after for change in edit.changes)
