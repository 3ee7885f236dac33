"""How events are named in lists: whether they are complete, and what tells them apart."""

from typing import TYPE_CHECKING, Final

from tui.domain.layers import Layer
from tui.domain.problems import problems
from tui.domain.schema import Schema, Severity
from tui.domain.summaries import event_summary

if TYPE_CHECKING:
    from tui.ui.desk.desk import Desk

COMPLETE: Final = "✓ "
UNKNOWN: Final = "  "
MOST: Final = 9


def standing(schema: Schema, layer: Layer, event: str) -> str:
    """Whether an event is complete: `✓`, or what is open, in two cells.

    Args:
        schema: The schema.
        layer: The layer.
        event: The event's id.

    Returns:
        `✗` and the number of errors, else `!` and that of warnings which nobody accepted; a plus beyond nine.
    """
    found = [each.severity for each in problems(schema, layer, event) if not each.overridden]
    for severity, sign in ((Severity.ERROR, "✗"), (Severity.WARNING, "!")):
        count = found.count(severity)
        if count:
            return f"{sign}{count if count <= MOST else '+'}"
    return COMPLETE


def event_title(schema: Schema, layer: Layer, event: str) -> str:
    """An event as lists name it: how it stands, and the answers of the schema's summary fields."""
    return f"{standing(schema, layer, event)} {' · '.join(event_summary(schema, layer, event))}"


class EventTitles:
    """What names the events beside the form, one a line.

    To find out how an event stands takes a part of the time that a key may take. So the active one is told at once,
    and the others when the annotator rests.

    Args:
        desk: The desk.
    """

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self._stands: dict[str, tuple[Layer, str]] = {}
        self._summaries: tuple[Layer, dict[str, str]] | None = None

    @property
    def wait(self) -> bool:
        """Whether something may stand otherwise than is told."""
        layer = self._desk.session.layer
        return any(event not in self._stands or self._stands[event][0] is not layer for event in layer.events)

    def lines(self, *, rested: bool) -> list[tuple[str, bool]]:
        """The events' titles, and whether each is the active one.

        Args:
            rested: Whether no key came for a moment.
        """
        desk, layer, schema = self._desk, self._desk.session.layer, self._desk.session.schema
        if self._summaries is None or self._summaries[0] is not layer:
            told = {event: " · ".join(event_summary(schema, layer, event)) for event in layer.events}
            self._summaries = (layer, told)
            self._stands = {event: self._stands[event] for event in layer.events if event in self._stands}
        for event in layer.events if rested else {desk.owner}.intersection(layer.events):
            if event not in self._stands or self._stands[event][0] is not layer:
                self._stands[event] = (layer, standing(schema, layer, event))
        return [
            (f"{self._stands.get(event, (layer, UNKNOWN))[1]} {told}", event == desk.owner)
            for event, told in self._summaries[1].items()
        ]
