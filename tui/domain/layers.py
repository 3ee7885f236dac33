"""A layer: all that one annotator says of one article."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from tui.domain.spans import Span
from tui.domain.values import BLANK, ITEMS, FieldValue

ARTICLE = ""
"""The owner of article-level field values, where an event's id stands for those of an event."""

ValueKey: TypeAlias = tuple[str, str]
"""Owner (an event id, or `ARTICLE`) and path.

A path is `field`, or `field/item` for an item of a repeated field, or `field/item/field` for a field inside an
item of a repeated group, and so on. A group that is not repeated has no item: `group/field`.
"""

GOLD = "gold"
"""The annotator of the adjudicated result."""

NEW_ITEM = "+"
"""Stands in a path for an item that does not exist yet."""

ASIDE = "@"
"""Stands between the id of a field or label and the version of the schema that it is of, where a later version has
no place for it: `side_b@1.0`. No id holds it."""


class Status(StrEnum):
    """How far a layer is."""

    UNTOUCHED = "untouched"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    NO_EVENT = "no_event"


STATUS = "status"
REASON = "reason"
FLAG = "flag"
NOTE = "note"
SCHEMA = "schema"
OVERRIDE = "override/"
NOTE_ON = "note/"
"""Names of a layer's attributes. `override/<owner>/<check id>` holds the reason why a check was overridden,
`note/<id>` a note on an event or a span, `note` the one on the article, `flag` why the layer was flagged, and
`reason` why an article has no event."""

DECISION = "decision/"
ALIGNMENT = "alignment/"
"""By attributes whose names begin so, a gold layer says on which decisions it rests, and on which changes of the
alignment of its events."""

HELP = "help: "
"""What a flag begins with that asks for help; the question follows."""


@dataclass(frozen=True, slots=True)
class Layer:
    """All that one annotator says of one article, at one revision. Never changed in place.

    Attributes:
        article: Id of the article.
        annotator: Name of the annotator.
        spans: Spans by id.
        events: Ids of the events, in the order in which they are shown.
        values: Field values by owner and path; blank ones are left out.
        attributes: Status, reason, flag, note, schema version and overrides; empty ones are left out.
        revision: Number of edits that led here.
        derived: The values that were worked out from the others and are not stored; see `tui.domain.completing`.
        about: What came with the article, by name; not part of what the annotator says.
        missing: Articles and events to which links lead and that are gone; not part of what the annotator says.
    """

    article: str
    annotator: str
    spans: Mapping[str, Span] = field(default_factory=dict)
    events: tuple[str, ...] = ()
    values: Mapping[ValueKey, FieldValue] = field(default_factory=dict)
    attributes: Mapping[str, str] = field(default_factory=dict)
    revision: int = 0
    derived: frozenset[ValueKey] = frozenset()
    about: Mapping[str, str] = field(default_factory=dict, compare=False)
    missing: frozenset[tuple[str, str]] = field(default=frozenset(), compare=False)

    @property
    def status(self) -> Status:
        """How far the layer is."""
        return Status(self.attributes.get(STATUS, Status.UNTOUCHED))

    @property
    def flag(self) -> str:
        """Why the layer was flagged, or empty."""
        return self.attributes.get(FLAG, "")

    def note_on(self, subject: str) -> str:
        """The note on an event or a span by its id, or empty."""
        return self.attributes.get(f"{NOTE_ON}{subject}", "")

    def value(self, owner: str, path: str) -> FieldValue:
        """What the layer says of a field; blank if nothing."""
        return self.values.get((owner, path), BLANK)

    def values_of(self, owner: str) -> Iterator[tuple[str, FieldValue]]:
        """Paths and field values of one event, or of the article."""
        return ((path, said) for (who, path), said in self.values.items() if who == owner)

    def items(self, owner: str, path: str) -> tuple[str, ...]:
        """Ids of the items of a repeated field, in order."""
        said = self.value(owner, path)
        return said.value.lines() if said.value is not None and said.value.type == ITEMS else ()

    def uses_of(self, span_id: str) -> tuple[ValueKey, ...]:
        """The fields for which a span is evidence."""
        return tuple(key for key, said in self.values.items() if span_id in said.evidence)

    def override(self, owner: str, check: str) -> str:
        """The reason why a check was overridden for an owner, or empty."""
        return self.attributes.get(f"{OVERRIDE}{owner}/{check}", "")
