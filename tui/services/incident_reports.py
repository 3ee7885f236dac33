"""Events as their articles report them, read for the incidents that they belong to."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from tui.domain.adjudication.contents import Content, read_inside
from tui.domain.agreement.records import records_of
from tui.domain.completing import completed
from tui.domain.incidents.linking import Incident, Link, Node
from tui.domain.incidents.showing import quotes_of, shown_content
from tui.domain.incidents.traits import paragraphs_around, traits_of
from tui.domain.incidents.values import IncidentValue
from tui.domain.layers import SCHEMA, Layer
from tui.domain.schema import Schema
from tui.domain.summaries import event_summary
from tui.formats.about import about
from tui.formats.schema_json import schema_from_json
from tui.store.incidents import FoundEvent, IncidentStore, LookedAt
from tui.store.project import Article, Project

LONGEST_QUOTE = 400
"""Of a piece of evidence no more is quoted, in code points."""

KEPT = 16
"""So many articles with their layers are kept."""


class Answer(NamedTuple):
    """What an event says in one field.

    Attributes:
        path: Of the field, without ids of items.
        title: Of the field.
        shown: The answer on one line.
        quotes: What supports it.
    """

    path: str
    title: str
    shown: str
    quotes: tuple[str, ...]


class Report(NamedTuple):
    """An event as its article reports it.

    Attributes:
        node: The event.
        position: Of the article in the project, from 1.
        name: Of the article's file.
        title: Of the article.
        published: When it appeared; empty if not known.
        number: The event's place in its article, from 1; 0 if it is gone.
        shown: What it is called in lists.
        answers: What it says, in the order of the form.
        passages: The paragraphs that report it, as far as evidence tells.
        others: How many other events are the same incident.
    """

    node: Node
    position: int
    name: str
    title: str
    published: str
    number: int
    shown: str
    answers: tuple[Answer, ...]
    passages: tuple[str, ...]
    others: int

    @property
    def gone(self) -> bool:
        """Whether the event is no longer there."""
        return not self.number


class OpenedPair(NamedTuple):
    """Two events side by side.

    Attributes:
        id: Of the pair.
        left: The one event.
        right: The other one.
        score: How likely it is that they are one incident, from 0 to 1; 0 if nobody proposed it.
        grounds: Why that is thought, in words.
        word: What stands about them; None for nothing.
        state: `open`, `later`, `linked`, `refused`, or `implied` if it follows from others.
    """

    id: str
    left: Report
    right: Report
    score: float
    grounds: tuple[str, ...]
    word: Link | None
    state: str


class Tally(NamedTuple):
    """How much there is.

    Attributes:
        states: Pairs by state.
        stale: Articles that changed since they were looked at.
    """

    states: Mapping[str, int]
    stale: int


class IncidentView(NamedTuple):
    """An incident with all that is said of it.

    Attributes:
        incident: Which events it is.
        reports: These events, those of articles that came first before others.
        values: What it is said to be.
        links: What stands about its events and others, and among them.
    """

    incident: Incident
    reports: tuple[Report, ...]
    values: tuple[IncidentValue, ...]
    links: tuple[Link, ...]


class Reading:
    """Reads the articles and layers of one annotator, and keeps the last few.

    Args:
        project: The open project.
        store: The incidents' part of it.
        schema: The current version of the project's schema.
    """

    def __init__(self, project: Project, store: IncidentStore, schema: Schema) -> None:
        self._project = project
        self._store = store
        self._current = schema
        self._schemas = {schema.name: schema}
        self._last: dict[str, tuple[Article, Layer]] = {}

    def forget(self) -> None:
        """Reads layers anew from now on: they may have changed."""
        self._last.clear()

    def schema(self, layer: Layer) -> Schema:
        """The version of the schema by which a layer was filled."""
        name = layer.attributes.get(SCHEMA) or self._current.name
        if name not in self._schemas:
            stored = self._project.schema(name)
            self._schemas[name] = schema_from_json(stored.compiled) if stored is not None else self._current
        return self._schemas[name]

    def layer(self, name: str) -> tuple[Article, Layer]:
        """An article and its completed layer, by the article's id."""
        found = self._last.pop(name, None)
        if found is None:
            article, layer, _ = self._store.read(name)
            found = (article, self._completed(article, layer))
        self._last[name] = found
        if len(self._last) > KEPT:
            del self._last[next(iter(self._last))]
        return found

    def _completed(self, article: Article, layer: Layer) -> Layer:
        return completed(self.schema(layer), replace(layer, about=about(article)))

    def look(self, name: str) -> LookedAt:
        """What the events of an article are recognised by."""
        article, layer, seq = self._store.read(name)
        if not layer.events:
            return LookedAt(name, seq, ())
        schema, layer = self.schema(layer), self._completed(article, layer)
        found = [
            FoundEvent(
                record.id,
                " · ".join(event_summary(schema, layer, record.id)),
                traits_of(schema, record, article.text),
            )
            for record in records_of(layer, schema)
        ]
        return LookedAt(name, seq, found)

    def report(self, node: Node, others: int) -> Report:
        """An event as its article reports it.

        Args:
            node: The event.
            others: How many other events are the same incident.
        """
        article, layer = self.layer(node.article)
        head = (node, article.position, article.name, article.title, article.published)
        if node.event not in layer.events:
            return Report(*head, 0, "gone", (), (), others)
        schema = self.schema(layer)
        names = {event: event for event in layer.events}
        inside = read_inside(layer, node.event, "", schema.event_fields, names)
        answers = tuple(_answers(schema, inside, article.text))
        record = next(each for each in records_of(layer, schema) if each.id == node.event)
        shown = " · ".join(event_summary(schema, layer, node.event))
        passages = tuple(paragraphs_around(article.text, record.evidence))
        return Report(*head, layer.events.index(node.event) + 1, shown, answers, passages, others)


def title_at(schema: Schema, path: str) -> str:
    """The title of a field, behind those of the groups around it.

    Args:
        schema: The schema.
        path: Of the field, without ids of items.
    """
    parts = path.split("/")
    found = (schema.field("event", "/".join(parts[:number])) for number in range(1, len(parts) + 1))
    return " › ".join(field.title for field in found if field is not None)


def _answers(schema: Schema, inside: Sequence[tuple[str, Content]], text: str) -> Iterator[Answer]:
    for path, content in inside:
        field = schema.field("event", path)
        if field is not None and (content.part.value or content.part.nothing or content.entries):
            quotes = tuple(quote[:LONGEST_QUOTE] for quote in quotes_of(content, text))
            yield Answer(path, title_at(schema, path), shown_content(field, content), quotes)
