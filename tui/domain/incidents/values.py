"""What an incident is said to be, out of what several events say: by the rules of the schema, never by guessing.

Events that report the same incident may say different things, and stay as they are. The incident gets a value where
all that say something say the same, or where the field's `aggregate` tells which one to take; else it is left open,
with all versions. An adjudicator's own value stands above all of them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tui.domain.adjudication.aggregating import ALL, choose
from tui.domain.adjudication.contents import EMPTY, Content, Part, core, read_inside
from tui.domain.agreement.answers import as_number, key
from tui.domain.completing import completed
from tui.domain.incidents.linking import Node
from tui.domain.layers import Layer
from tui.domain.schema import Field, FieldType, Schema
from tui.domain.values import Value, make_value

OWN = "own"
"""An adjudicator's own value."""

ONLY = "only"
"""Just one event says something."""

AGREED = "same"
"""All events that say something say the same."""

OPEN = "open"
"""They say different things, and no rule tells which one to take."""

NONE = "none"
"""The rule that leaves a field out of incidents."""

SUM, MEAN = "sum", "mean"
FIRST, LAST = "first", "last"
"""Rules that count each report, or go by the order of the articles."""

_WORKED_OUT = frozenset({ALL, SUM, MEAN})
"""Rules whose value comes of all events."""

_LISTS = (FieldType.CHOICES, FieldType.TAGS)
_LEFT_OUT = (FieldType.LINK,)
"""What only makes sense within an article."""


class Version(NamedTuple):
    """One of the things that events of an incident say of a field.

    Attributes:
        content: What is said, with the evidence of the first event that says so.
        sources: The events that say so.
    """

    content: Content
    sources: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class OwnValue:
    """What an adjudicator says of an incident. Never changed: a later one for the same event and field counts.

    Attributes:
        id: Stable for life.
        annotator: Whose events make the incident.
        node: An event of the incident, to which it stays tied if the incident grows or falls apart.
        path: Of the field.
        content: What is said; None to go back to what the events say.
        author: Who said it.
        at: When, UTC, `YYYY-MM-DDThh:mm:ss.mmmZ`.
        note: Free text.
    """

    id: str
    annotator: str
    node: Node
    path: str
    content: Content | None
    author: str
    at: str
    note: str = ""


class IncidentValue(NamedTuple):
    """What an incident is said to be in one field.

    Attributes:
        path: Of the field, without ids of items.
        field: The field.
        content: The value; `EMPTY` if it is open.
        rule: How it came about: `OWN`, `ONLY`, `AGREED`, `OPEN`, or the field's `aggregate`.
        versions: What the events say, those that most of them say first.
        own: The adjudicator's own value, if that is the rule.
    """

    path: str
    field: Field
    content: Content
    rule: str
    versions: tuple[Version, ...]
    own: OwnValue | None = None

    @property
    def disputed(self) -> bool:
        """Whether the events do not all say the same."""
        return len(self.versions) > 1

    @property
    def sources(self) -> tuple[Node, ...]:
        """The events that say what the incident is said to be."""
        said = core(self.content, evidence=False)
        same = (version.sources for version in self.versions if core(version.content, evidence=False) == said)
        if self.rule in _WORKED_OUT:
            same = (version.sources for version in self.versions)
        return tuple(sorted({node for sources in same for node in sources}))


def incident_values(
    schema: Schema, layers: Mapping[str, Layer], members: Sequence[Node], own: Iterable[OwnValue] = ()
) -> tuple[IncidentValue, ...]:
    """What an incident is said to be, in the order of the form; fields of which nobody says anything are left out.

    Args:
        schema: By which it is put together; fields that an event does not have say nothing.
        layers: The layers of its events, by article.
        members: Its events, in the order of their articles; those that are gone say nothing.
        own: What adjudicators said of it, in the order in which they did.
    """
    said: dict[str, list[tuple[Node, Content]]] = {}
    for node in members:
        layer = layers.get(node.article)
        if layer is None or node.event not in layer.events:
            continue
        names = {event: event for event in layer.events}
        for path, content in read_inside(completed(schema, layer), node.event, "", schema.event_fields, names):
            if _says(content):
                said.setdefault(path, []).append((node, content))
    last = {each.path: each for each in own}
    found = []
    for path in paths_of(schema.event_fields):
        field = schema.field("event", path)
        if field is None or field.type in _LEFT_OUT or (field.aggregate == NONE and path not in last):
            continue
        if path in said or path in last:
            found.append(_value(path, field, said.get(path, []), last.get(path)))
    return tuple(each for each in found if each.versions or each.own is not None)


def paths_of(fields: tuple[Field, ...], above: str = "") -> list[str]:
    """The paths at which events answer something, in the order of the form; repeated groups answer as a whole.

    Args:
        fields: The fields of the form, or of a group.
        above: What stands before them in paths.
    """
    found = []
    for field in fields:
        path = f"{above}{field.id}"
        plain_group = field.type is FieldType.GROUP and not field.many
        found += paths_of(field.fields, f"{path}/") if plain_group else [path]
    return found


def _value(path: str, field: Field, said: list[tuple[Node, Content]], own: OwnValue | None) -> IncidentValue:
    versions = _versions(field, said)
    if own is not None and own.content is not None:
        return IncidentValue(path, field, own.content, OWN, versions, own)
    telling = [version for version in versions if _tells(version.content)] or list(versions)
    if len(telling) == 1 and (field.aggregate != SUM or len(telling[0].sources) == 1):
        return IncidentValue(path, field, telling[0].content, _only(telling[0], said), versions)
    content = _by_rule(field, telling, [node for node, _ in said])
    return IncidentValue(path, field, content or EMPTY, field.aggregate if content else OPEN, versions)


def _only(version: Version, said: Sequence[tuple[Node, Content]]) -> str:
    return ONLY if len(version.sources) == 1 and len(said) == 1 else AGREED


def _says(content: Content) -> bool:
    return _tells(content) or content.part.nothing is not None


def _tells(content: Content) -> bool:
    """Whether it is more than a kind of nothing, which says no more than that this article does not tell."""
    return content.part.value is not None or bool(content.entries)


def _versions(field: Field, said: Iterable[tuple[Node, Content]]) -> tuple[Version, ...]:
    found: dict[object, Version] = {}
    for node, content in said:
        same = _same(field, content)
        before = found.get(same)
        sources = (*before.sources, node) if before else (node,)
        found[same] = Version(before.content if before else content, sources)
    return tuple(sorted(found.values(), key=lambda version: -len(version.sources)))


def _same(field: Field, content: Content) -> object:
    """What makes two answers the same: spelling does not part names, nor order the entries of a list."""
    if field.many:
        entries = [_same(field._replace(many=False), entry) for entry in content.entries]
        return ("entries", frozenset(entries), content.part.nothing)
    if content.part.value is None:
        return core(content, evidence=False)
    if field.type in _LISTS:
        return frozenset(content.part.value.lines())
    return key(field, content.part.value)


def _by_rule(field: Field, versions: Sequence[Version], order: Sequence[Node]) -> Content | None:
    if field.aggregate == ALL:
        return _all(field, versions)
    # Each event has a voice, not each version.
    said = {node: version.content for version in versions for node in version.sources}
    voices = [said[node] for node in order if node in said]
    if field.aggregate in {FIRST, LAST}:
        return voices[0 if field.aggregate == FIRST else -1]
    if field.many:
        return None
    values = [content.part.value for content in voices if content.part.value is not None]
    if field.aggregate in {SUM, MEAN}:
        return _worked_out(field, values)
    chosen = choose(field, values)
    return None if chosen is None else voices[chosen]


def _worked_out(field: Field, values: Sequence[Value]) -> Content | None:
    numbers = [number for value in values if (number := as_number(field, value)) is not None]
    if not numbers or len(numbers) < len(values):
        return None
    found = sum(numbers) if field.aggregate == SUM else sum(numbers) / len(numbers)
    whole = field.type is FieldType.INTEGER or found == int(found)
    return Content(Part(make_value(field.type, str(round(found)) if whole else f"{found:.6g}")))


def _all(field: Field, versions: Sequence[Version]) -> Content | None:
    if field.many:
        entries: dict[object, Content] = {}
        for version in versions:
            for entry in version.content.entries:
                entries.setdefault(_same(field._replace(many=False), entry), entry)
        return Content(entries=tuple(entries.values()))
    if field.type in _LISTS:
        held = [version.content.part.value for version in versions if version.content.part.value is not None]
        return Content(Part(_listed(held)))
    return None


def _listed(values: Sequence[Value]) -> Value:
    lines = dict.fromkeys(line for value in values for line in value.lines())
    return make_value(values[0].type, "\n".join(lines))
