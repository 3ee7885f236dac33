"""Incidents as JSON lines, `copydesk.incident` 1.0: one line for each incident.

As in records, every key is in every line, text is never null, and what differs from schema to schema stands in
rows.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import tui
from tui.domain.adjudication.contents import Content
from tui.domain.incidents.linking import Incident, Link, Node
from tui.domain.incidents.relations import title_of
from tui.domain.incidents.values import AGREED, NONE, ONLY, OPEN, OWN, IncidentValue
from tui.domain.schema import Field, FieldType, Schema
from tui.domain.values import Nothing
from tui.domain.wire import Json, JsonObject
from tui.formats.published import PRECISIONS, published_stamp
from tui.formats.record_rows import Labels
from tui.formats.schema_yaml_keys import AGGREGATES
from tui.formats.shapes import Shape, published_schema, record, rows, text

FORMAT = "copydesk.incident"
FORMAT_VERSION = "1.0.0"

_STATES = ("value", *(nothing.value for nothing in Nothing), "empty")
_RULES = (OWN, AGREED, ONLY, OPEN, *(rule for rule in AGGREGATES if rule != NONE))
_NAMED = record({"name": text(), "value": text()}, "A name and a text.", name="named")
_EVENT = record({"article_id": text(), "event_id": text()}, "An event of an article.", name="event")

_ANSWER = record(
    {
        "item": text("Number of the entry of a repeated field, from 1; empty for none."),
        "path": text("The field; below a repeated group that of the field in it."),
        "type": text("Type of the value, or of the field if there is none."),
        "state": text("Whether there is a value, or which kind of nothing, or neither (`empty`).", values=_STATES),
        "value": text("The value as one canonical text; lists have one entry a line."),
        "label": text("Titles of the options that were chosen; empty for other types."),
        "parts": rows(_NAMED, "Further texts of the value, sorted by name."),
    },
    "One answer.",
    name="answer",
)

_VERSION = record(
    {"answers": rows(_ANSWER), "sources": rows(_EVENT, "The events that say so.")},
    "One of the things that the events say.",
    name="version",
)

_VALUE = record(
    {
        "path": text("The field."),
        "title": text("The same as people see it."),
        "rule": text(
            "How the value came about: an adjudicator's own, the same in all events that say something, only one"
            " says something, the rule of the schema, or `open`: they differ and nothing tells which one to take.",
            values=_RULES,
        ),
        "disputed": Shape("boolean", "Whether the events do not all say the same."),
        "answers": rows(_ANSWER, "The value: one answer, or one for each entry; none if it is open."),
        "sources": rows(_EVENT, "The events that say what the incident is said to be."),
        "versions": rows(_VERSION, "What the events say, what most of them say first."),
        "author": text("Who gave a value of their own; empty otherwise."),
        "at": text("When; empty otherwise."),
        "note": text("Why; empty otherwise."),
    },
    "What the incident is said to be in one field.",
    name="value",
)

_MEMBER = record(
    {
        "article_id": text(),
        "event_id": text(),
        "article_name": text("Name of the file that the article came from."),
        "title": text("Of the article."),
        "published": text("When the article appeared, UTC; empty if not known."),
        "published_precision": text("How much of `published` is known.", values=("", *PRECISIONS.values())),
        "position": Shape("integer", "The event's place in its article, from 1; 0 if it is gone.", least=0),
        "summary": text("What the event is called in lists."),
    },
    "An event that reports the incident.",
    name="member",
)

_LINK = record(
    {
        "id": text(),
        "relation": text("`same_incident`, `different`, or a relation of the schema."),
        "relation_label": text("The same as people see it."),
        "from_article_id": text("The event that is something to the other one."),
        "from_event_id": text(),
        "to_article_id": text("The other event; it can belong to another incident."),
        "to_event_id": text(),
        "to_incident_id": text("The incident of the other end: of this line's own if both ends are in it."),
        "author": text(),
        "at": text("When, UTC."),
        "note": text(),
    },
    "What stands about an event of the incident and another event.",
    name="link",
)

INCIDENT = record(
    {
        "format": text("Name of the format.", values=(FORMAT,)),
        "format_version": text("this program writes version 1", r"1\.\d+\.\d+"),
        "incident_id": text("Stable as long as its oldest link stands."),
        "annotator": text("Whose events make it: mostly `gold`."),
        "schema": text("The version of the schema by which it is put together: id@version."),
        "events": rows(_MEMBER, "In the order of the articles.", filled=True),
        "links": rows(_LINK),
        "values": rows(_VALUE, "In the order of the form; fields of which nobody says anything are left out."),
        "tool": record({"name": text(), "version": text()}, "What wrote the line.", name="tool"),
    },
    "One line: one incident.",
)


class Member(NamedTuple):
    """An event that reports an incident.

    Attributes:
        node: The event.
        name: Of the article's file.
        title: Of the article.
        published: When it appeared; empty if not known.
        position: The event's place in its article, from 1; 0 if it is gone.
        shown: What it is called in lists.
    """

    node: Node
    name: str
    title: str
    published: str
    position: int
    shown: str


class Told(NamedTuple):
    """An incident with all that a line says of it.

    Attributes:
        incident: Which events it is.
        members: These events.
        values: What it is said to be.
        links: What stands about its events, each with the incident of the end that is not in it.
    """

    incident: Incident
    members: Sequence[Member]
    values: Sequence[IncidentValue]
    links: Sequence[tuple[Link, str]]


class IncidentWriter:
    """Writes incidents.

    Args:
        schema: By which they are put together.
        annotator: Whose events make them.
    """

    def __init__(self, schema: Schema, annotator: str) -> None:
        self._schema = schema
        self._annotator = annotator
        self._labels = Labels()

    def encode(self, told: Told) -> JsonObject:
        """An incident as JSON, in the shape of `INCIDENT`."""
        return {
            "format": FORMAT,
            "format_version": FORMAT_VERSION,
            "incident_id": told.incident.id,
            "annotator": self._annotator,
            "schema": self._schema.name,
            "events": [_member(each) for each in told.members],
            "links": [self._link(link, other) for link, other in told.links],
            "values": [self._value(each) for each in told.values],
            "tool": {"name": "copydesk", "version": tui.__version__},
        }

    def _link(self, link: Link, other: str) -> JsonObject:
        return {
            "id": link.id,
            "relation": link.relation,
            "relation_label": title_of(self._schema, link.relation),
            "from_article_id": link.one.article,
            "from_event_id": link.one.event,
            "to_article_id": link.other.article,
            "to_event_id": link.other.event,
            "to_incident_id": other,
            "author": link.author,
            "at": link.at,
            "note": link.note,
        }

    def _value(self, value: IncidentValue) -> JsonObject:
        own = value.own
        return {
            "path": value.path,
            "title": value.field.title,
            "rule": value.rule,
            "disputed": value.disputed,
            "answers": list(self._answers(value.field, value.path, value.content)),
            "sources": _nodes(value.sources),
            "versions": [
                {
                    "answers": list(self._answers(value.field, value.path, version.content)),
                    "sources": _nodes(version.sources),
                }
                for version in value.versions
            ],
            "author": own.author if own else "",
            "at": own.at if own else "",
            "note": own.note if own else "",
        }

    def _answers(self, field: Field, path: str, content: Content) -> Iterator[JsonObject]:
        """The answers of a field; of one that nobody answers none."""
        if not content.entries:
            if content.part.value is not None or content.part.nothing is not None:
                yield self._answer(field, path, content, "")
            return
        for number, entry in enumerate(content.entries, 1):
            if field.type is not FieldType.GROUP:
                yield self._answer(field, path, entry, str(number))
            for below, inner in entry.inside:
                asked = self._schema.field("event", f"{path}/{number}/{below}")
                if asked is not None:
                    for answer in self._answers(asked, f"{path}/{below}", inner):
                        yield answer | {"item": f"{number}/{answer['item']}".strip("/")}

    def _answer(self, field: Field, path: str, content: Content, item: str) -> JsonObject:
        value, nothing = content.part.value, content.part.nothing
        parts = value.parts if value is not None else ()
        return {
            "item": item,
            "path": path,
            "type": value.type if value is not None else field.type.value,
            "state": "value" if value is not None else (nothing.value if nothing else "empty"),
            "value": value.literal if value is not None else "",
            "label": self._labels.of(field, value) if value is not None else "",
            "parts": [{"name": name, "value": part} for name, part in parts],
        }


def _member(member: Member) -> JsonObject:
    stamp, precision = published_stamp(member.published)
    return {
        "article_id": member.node.article,
        "event_id": member.node.event,
        "article_name": member.name,
        "title": member.title,
        "published": stamp,
        "published_precision": precision,
        "position": member.position,
        "summary": member.shown,
    }


def _nodes(nodes: Iterable[Node]) -> list[Json]:
    return [{"article_id": node.article, "event_id": node.event} for node in nodes]


def incident_schema() -> JsonObject:
    """The JSON Schema of a line, as `schemas/copydesk.incident.v1.schema.json` holds it."""
    return published_schema(INCIDENT, "incident", "1.0")
