"""Values that name events: links, and dates that hang on the date of an event.

A link leads to an event of its own layer. With the part `article` that event belongs to another article of the same
annotator, and nothing that happens in the layer of the link touches it.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from tui.domain.layers import Layer
from tui.domain.values import Value, make_value

LINK = "link"
"""The type of a value that is the id of another event."""

RELATIVE = "relative"
"""The part of a date that says on which event it hangs: such as `before e7k2` with the id of the event."""

ELSEWHERE = "article"
"""The part of a link that is the id of the article to whose event it leads; empty for the layer's own article."""

CALLED = "title"
"""The part of a link to another article that says what event and article were called when it was made."""

_DATE = "date"


def renamed(value: Value, name: Callable[[str], str]) -> Value | None:
    """A value that calls events by other names.

    Args:
        value: The value.
        name: The new name of an event by its old one; empty if it has none.

    Returns:
        None for a link to an event without a name; a date that hangs on such an event stands alone.
    """
    if leads_elsewhere(value):
        return value
    if value.type == LINK:
        called = name(value.literal)
        return replace(value, literal=called) if called else None
    word, event, rest = _hanging(value)
    if not event:
        return value
    called = name(event)
    parts = dict(value.parts)
    parts[RELATIVE] = " ".join([word, called, *rest]) if called else ""
    return make_value(value.type, value.literal, parts)


def leads_elsewhere(value: Value) -> bool:
    """Whether a value is a link to an event of another article."""
    return value.type == LINK and bool(value.part(ELSEWHERE))


def links_elsewhere(layer: Layer) -> Iterator[tuple[str, str]]:
    """The articles and events to which links of a layer lead that are of other articles."""
    for said in layer.values.values():
        for value in (said.value, *said.alternatives):
            if value is not None and leads_elsewhere(value):
                yield value.part(ELSEWHERE), value.literal


def named_event(value: Value) -> str:
    """The event of the same article that a value names; empty if it names none."""
    if leads_elsewhere(value):
        return ""
    return value.literal if value.type == LINK else _hanging(value)[1]


def _hanging(value: Value) -> tuple[str, str, list[str]]:
    """How a date hangs on an event, the event, and by how much; empty for all other values."""
    relative = value.part(RELATIVE) if value.type == _DATE else ""
    word, event, *rest = [*relative.split(" "), ""] if relative else ["", ""]
    return word, event, [each for each in rest if each]
