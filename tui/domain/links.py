"""Values that name events: links, and dates that hang on the date of an event."""

from collections.abc import Callable
from dataclasses import replace

from tui.domain.values import Value, make_value

LINK = "link"
"""The type of a value that is the id of another event."""

RELATIVE = "relative"
"""The part of a date that says on which event it hangs: such as `before e7k2` with the id of the event."""

_DATE = "date"


def renamed(value: Value, name: Callable[[str], str]) -> Value | None:
    """A value that calls events by other names.

    Args:
        value: The value.
        name: The new name of an event by its old one; empty if it has none.

    Returns:
        None for a link to an event without a name; a date that hangs on such an event stands alone.
    """
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


def named_event(value: Value) -> str:
    """The event that a value names; empty if it names none."""
    return value.literal if value.type == LINK else _hanging(value)[1]


def _hanging(value: Value) -> tuple[str, str, list[str]]:
    """How a date hangs on an event, the event, and by how much; empty for all other values."""
    relative = value.part(RELATIVE) if value.type == _DATE else ""
    word, event, *rest = [*relative.split(" "), ""] if relative else ["", ""]
    return word, event, [each for each in rest if each]
