"""Which events of an article are probably one and the same."""

from collections import Counter

from tui.domain.layers import Layer
from tui.domain.schema import Schema
from tui.domain.values import ITEMS, Value


def twins(schema: Schema, layer: Layer, event: str) -> tuple[str, ...]:
    """The events that share with one what the schema says events of one kind share.

    Args:
        schema: The schema; `same_when` says what is shared: answers, and sets of answers whose order says nothing.
        layer: The completed layer.
        event: Id of the event.

    Returns:
        Ids of other events in the order of the layer; none while the event lacks one of the answers.
    """
    own = _marks(schema, layer, event)
    if own is None:
        return ()
    return tuple(other for other in layer.events if other != event and _marks(schema, layer, other) == own)


def _marks(schema: Schema, layer: Layer, event: str) -> tuple[Counter[tuple[str, ...]], ...] | None:
    """What tells an event from others; None if not all of it is said. Of answers in any order one will do."""
    marks = []
    for paths in schema.same_when:
        said = Counter(answer for path in paths for answer in _answers(layer, event, path))
        if not said:
            return None
        marks.append(said)
    return tuple(marks) or None


def _answers(layer: Layer, event: str, path: str) -> tuple[tuple[str, ...], ...]:
    """What is said at a path: the values of its items, if it is repeated."""
    value = layer.value(event, path).value
    if value is None:
        return ()
    if value.type != ITEMS:
        return (_mark(value),)
    items = (layer.value(event, f"{path}/{item}").value for item in value.lines())
    return tuple(_mark(each) for each in items if each is not None)


def _mark(value: Value) -> tuple[str, ...]:
    """What counts of a value: a name out of a dictionary counts by its key, however it is written."""
    key = value.part("id")
    return ("id", key) if key else ("literal", value.literal.casefold())
