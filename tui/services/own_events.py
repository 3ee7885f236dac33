"""The annotator's own events in other articles, for linking an event to them: the most alike first.

Nobody else's work is looked at.
"""

from typing import NamedTuple

from tui.domain.agreement.records import Record, records_of
from tui.domain.completing import completed
from tui.domain.incidents.likeness import compare
from tui.domain.incidents.traits import Traits, sketch, traits_of
from tui.domain.layers import GOLD
from tui.domain.schema import Schema
from tui.domain.summaries import UNSAID, event_summary
from tui.services.annotating import Session
from tui.store.own_events import OtherArticle

LISTED = 150
"""No more events than these are offered."""


class OwnEvent(NamedTuple):
    """An event of another article.

    Attributes:
        article: Id of the article.
        event: Id of the event.
        called: What it is called: its summary, and the article's title.
    """

    article: str
    event: str
    called: str


class OwnEvents:
    """The annotator's events in other articles than the open one.

    Args:
        session: The work, with an article open.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._article = session.article.id
        self._schema = session.schema
        self._known: list[tuple[OwnEvent, Traits]] | None = None

    def of(self, session: Session) -> bool:
        """Whether these are the events for what is open in a session now."""
        return session.article.id == self._article and session.schema is self._schema

    def near(self, event: str) -> list[OwnEvent]:
        """The events, those most like an event of the open article first, of equal ones the nearest.

        Args:
            event: Id of the event.
        """
        session = self._session
        if session.annotator == GOLD:
            # What is one in gold is said by incidents.
            return []
        if self._known is None:
            self._known = [each for other in self._others() for each in _events(self._schema, other)]
        layer = completed(session.schema, session.layer)
        record = next((each for each in records_of(layer, session.schema) if each.id == event), Record(event, {}))
        traits = traits_of(session.schema, record, "")
        quotes = [session.text.text[start:end] for start, end in record.evidence]
        own = traits._replace(sketch=sketch(quotes))
        scored = [(-compare(own, other).score, number) for number, (_, other) in enumerate(self._known)]
        return [self._known[number][0] for _, number in sorted(scored)[:LISTED]]

    def _others(self) -> list[OtherArticle]:
        fields = {field.id for field in self._schema.event_fields}
        return self._session.project.other_articles(self._article, self._session.annotator, fields)


def _events(schema: Schema, other: OtherArticle) -> list[tuple[OwnEvent, Traits]]:
    found = []
    records = {record.id: record for record in records_of(other.layer, schema)}
    for event in other.layer.events:
        said = [each for each in event_summary(schema, other.layer, event) if each != UNSAID]
        named = [*said, other.title, *([other.published] if other.published else [])]
        called = " ".join(" · ".join(named).split())
        traits = traits_of(schema, records[event], "")._replace(sketch=sketch(other.quotes.get(event, ())))
        found.append((OwnEvent(other.id, event, called), traits))
    return found
