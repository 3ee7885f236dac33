"""Layers compared: spans, events and answers about articles, with who finished what.

Only finished layers count unless asked for others: an article that nobody touched is no answer, and "no event" is
one. What is compared is what annotators made by themselves; who looks at adjudicated or merged layers compares
something else.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from tui.domain.agreement.alignment import Alignment
from tui.domain.agreement.duplicates import TwinFinder, Twins
from tui.domain.agreement.events import EventTally
from tui.domain.agreement.fields import ArticleTally
from tui.domain.agreement.marks import Mark
from tui.domain.agreement.records import Record, article_record, records_of
from tui.domain.agreement.rules import Rule, leaf_fields
from tui.domain.agreement.spans import SpanTally
from tui.domain.layers import Layer, Status
from tui.domain.schema import Schema
from tui.domain.spans import EVIDENCE_LABEL, Range

FINISHED = frozenset({Status.DONE, Status.NO_EVENT})
"""The layers that are compared unless others are asked for."""


class Added(NamedTuple):
    """What was made of an article's layers on the way, for others who need the same.

    Attributes:
        finished: The layers that are compared, by annotator.
        marks: Their labelled spans.
        aligned: How the events were aligned; None if fewer than two annotators finished it.
    """

    finished: Mapping[str, Layer]
    marks: Mapping[str, list[Mark]]
    aligned: Alignment | None


NOTHING_ADDED = Added({}, {}, None)


class Study:
    """Collects layers, article by article; what it holds does not grow with the texts.

    Args:
        schema: That the layers were made with.
        articles: Ids of all articles that will come.
        annotators: All annotators; those without a layer change nothing.
        rule: How events are aligned; as the schema says, if left out.
        statuses: Which layers are compared.
        thresholds: At which other thresholds events are aligned as well.

    Attributes:
        curve: The events as they are aligned at these thresholds.
    """

    def __init__(
        self,
        schema: Schema,
        articles: Iterable[str],
        annotators: Iterable[str],
        rule: Rule | None = None,
        *,
        statuses: frozenset[Status] = FINISHED,
        thresholds: Iterable[float] = (),
    ) -> None:
        who = tuple(sorted(set(annotators)))
        self.schema = schema
        self.spans = SpanTally(articles, who)
        self.events = EventTally(schema, who, rule)
        self.curve = {
            each: EventTally(schema, who, replace(self.events.rule, threshold=each)) for each in thresholds
        }
        asked = {path: field for path, field in leaf_fields(schema.article_fields).items() if not field.review_only}
        self.article = ArticleTally(asked, who)
        self.coverage: Counter[tuple[str, Status]] = Counter()
        self._statuses = statuses
        self._twins = TwinFinder()

    def add(self, layers: Iterable[Layer], tokens: Sequence[Range] | None = None) -> Added:
        """Adds an article.

        Args:
            layers: All layers of one article that are to be compared, one of each annotator, finished or not.
            tokens: Of its text, sorted and disjoint; code points are compared without them.
        """
        finished: dict[str, Layer] = {}
        for layer in layers:
            status = layer.status
            self.coverage[layer.annotator, status] += 1
            if status in self._statuses:
                finished[layer.annotator] = layer
        if not finished:
            return NOTHING_ADDED
        article = next(iter(finished.values())).article
        marks = {who: marks_of(layer) for who, layer in finished.items()}
        records = {who: records_of(layer, self.schema) for who, layer in finished.items()}
        about = {who: article_record(layer, self.schema) for who, layer in finished.items()}
        self.spans.add(article, marks, tokens)
        self.article.add_article(article, {who: record.said for who, record in about.items()})
        self._twins.add({who: _content(marks[who], (about[who], *records[who])) for who in finished})
        for tally in self.curve.values():
            tally.add(article, records)
        return Added(finished, marks, self.events.add(article, records))

    def twins(self) -> list[Twins]:
        """Annotators who are identical, and in how many articles: a sign that one file was loaded twice."""
        return self._twins.twins()


def marks_of(layer: Layer) -> list[Mark]:
    """The labelled spans of a layer; evidence without a label of its own is compared with the answers."""
    return [Mark(span.ranges, span.label) for span in layer.spans.values() if span.label != EVIDENCE_LABEL]


def _content(marks: Iterable[Mark], records: Iterable[Record]) -> Iterator[Hashable]:
    yield from marks
    for record in records:
        if record.said:
            yield frozenset(record.said.items())


def coverage(study: Study) -> Mapping[str, Mapping[Status, int]]:
    """How many articles of each status each annotator has."""
    found: dict[str, dict[Status, int]] = {}
    for (who, status), count in sorted(study.coverage.items()):
        found.setdefault(who, {})[status] = count
    return found
