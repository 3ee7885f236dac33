"""An article under review: what its annotators agree on, where they differ, and what was decided of that."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tui.domain.adjudication.aligning import Adjustment, align_events, standing
from tui.domain.adjudication.building import Builder
from tui.domain.adjudication.cases import Case, make_case
from tui.domain.adjudication.contents import Content, case_id, digest, is_blank, marked, mentions, read
from tui.domain.adjudication.decisions import Decision
from tui.domain.adjudication.following import without_what_follows
from tui.domain.adjudication.judging import Judged, Rulings, State, judge
from tui.domain.adjudication.leftovers import leftovers
from tui.domain.adjudication.marking import span_topics
from tui.domain.adjudication.topics import THERE, Family, Topic
from tui.domain.agreement.alignment import Alignment, align
from tui.domain.agreement.marks import Mark
from tui.domain.agreement.rules import rule_of
from tui.domain.layers import GOLD, Layer
from tui.domain.schema import Schema

NOWHERE = ("", "")


@dataclass(frozen=True, slots=True)
class Panel:
    """What an article's review is made of.

    Attributes:
        schema: By which it is reviewed.
        layers: Of the annotators who finished the article, by name; at least two.
        gold: The gold layer so far.
        decisions: All decisions of the article, in the order in which they were made.
        adjustments: All changes of its alignment, in their order, those that were taken back among them.
        text: The article's text.
    """

    schema: Schema
    layers: Mapping[str, Layer]
    gold: Layer
    decisions: Sequence[Decision] = ()
    adjustments: Sequence[Adjustment] = ()
    text: str = ""


class Review:
    """An article under review, at one moment.

    Args:
        panel: What it is made of.
        alignment: Of the events of its layers by its schema, if it is known; decisions do not matter for it.
    """

    def __init__(self, panel: Panel, alignment: Alignment | None = None) -> None:
        self.panel = panel
        self._cases: tuple[Case, ...] | None = None
        self.rulings = Rulings(panel.gold, panel.decisions)
        layers = {who: without_what_follows(panel.schema, layer) for who, layer in panel.layers.items()}
        builder = Builder(panel.schema, layers, self.rulings.wholes())
        self.alignment = alignment or align(builder.records, rule_of(panel.schema))
        self.adjustments = standing(panel.adjustments, panel.gold.attributes)
        clusters = align_events(builder.records, self.alignment, self.rulings.linked(), self.adjustments)
        self.article, events = builder.topics(clusters)
        self.spans = span_topics(panel.layers)
        self._places: dict[str, tuple[str, str]] = {self.article.id: NOWHERE}
        self._places |= self.rulings.places(events, lambda place: place[0] in panel.gold.events)
        self._places |= self.rulings.places(self.spans, lambda place: place[0] in panel.gold.spans)
        self.events = events = (*events, *self._orphans())
        self.names = {place[0]: name for name, place in self._places.items() if place[0] in panel.gold.events}
        """The topics of events by the ids of the gold events in which they stand."""
        self.judged: dict[str, Judged] = {}
        self.event_of: dict[str, str] = {}
        for topic in events:
            self.judged[topic.id] = self._judge(topic, None)
        for topic in (self.article, *self.events):
            self._judge_inside(topic, "" if topic is self.article else topic.id)
        for topic in self.spans:
            self.judged[topic.id] = self._judge(topic, None)

    def _orphans(self) -> Iterator[Topic]:
        """Gold events that came from annotators' events of which none is left."""
        found = set(self._places.values())
        made = {place[0] for place in self.rulings.events() if place not in found}
        for event in self.panel.gold.events:
            if event in made:
                name = case_id(self.panel.gold.article, "orphan", "", event)
                self._places[name] = (event, "")
                absent: dict[tuple[str, str], Content | None] = {(who, ""): None for who in self.panel.layers}
                yield Topic(name, Family.EVENT, "", ((GOLD, event),), absent)

    def _judge_inside(self, topic: Topic, event: str) -> None:
        """Judges what a thing holds, as far as the thing itself is settled."""
        self.event_of[topic.id] = event
        if not self._has_inside(topic):
            return
        self._place_children(topic)
        for child in topic.children:
            self.event_of[child.id] = event
            if child.is_thing:
                self.judged[child.id] = self._judge(child, self.place(topic))
                self._judge_inside(child, event)
            elif self.rulings.of(child, self.place(child)) is not None or not self._hangs(child):
                self.judged[child.id] = self._judge(child, self.place(child))

    def _hangs(self, topic: Topic) -> bool:
        """Whether an answer names an event of which nobody knows yet whether it stays."""
        named = set().union(*(mentions(content) for content in topic.contents.values() if content is not None))
        open_ = {State.OPEN, State.LATER}
        return any(self.judged[event].state in open_ for event in named if event in self.judged)

    def _has_inside(self, topic: Topic) -> bool:
        """Whether what lies inside of a thing is a question: it is in the gold layer, or will be."""
        return topic is self.article or topic.id in self._places or self.judged[topic.id].state is State.AGREED

    def _place_children(self, topic: Topic) -> None:
        if topic.id not in self._places:
            return
        owner, above = self._places[topic.id]
        skipped = len(topic.path) + 1 if topic.path else 0
        groups: dict[str, list[Topic]] = {}
        for child in topic.children:
            path = f"{above}/{child.path[skipped:]}" if above else child.path[skipped:]
            if child.family is Family.ITEM:
                groups.setdefault(path, []).append(child)
            else:
                self._places[child.id] = (owner, path)
        for path, children in groups.items():
            items = {(owner, f"{path}/{item}") for item in self.panel.gold.items(owner, path)}
            self._places |= self.rulings.places(children, items.__contains__)

    def _judge(self, topic: Topic, place: tuple[str, str] | None) -> Judged:
        found = judge(topic, self.rulings.of(topic, place), self.said(topic))
        if found.state is State.OPEN and topic.members[0][0] == GOLD and found.settled is None:
            found = found._replace(why="Nobody has this event any more.")
        if found.state is State.OPEN and topic.id in self.rulings.later:
            return found._replace(state=State.LATER)
        return found

    def place(self, topic: Topic) -> tuple[str, str] | None:
        """Where a topic stands in the gold layer: event and path, or the span; None if nowhere."""
        return self._places.get(topic.id)

    def gold_content(self, topic: Topic) -> Content | None:
        """What the gold layer says of a field or span; None if nothing."""
        place = self.place(topic)
        if place is None:
            return None
        if topic.family is Family.SPAN:
            span = self.panel.gold.spans[place[0]]
            return marked(Mark(span.ranges, span.label))
        if topic.field is None:
            return None
        content = read(self.panel.gold, *place, topic.field, self.names)
        return None if is_blank(content) else content

    def said(self, topic: Topic) -> str | None:
        """What the gold layer says of a topic, in short; None if nothing."""
        if topic.is_thing:
            return None if self.place(topic) is None else THERE
        content = self.gold_content(topic)
        return None if content is None else digest(content)

    def topics(self) -> Iterator[Topic]:
        """Everything that was judged, in the order of the form and of the text."""
        for topic in (self.article, *self.events, *self.spans):
            for each in topic.walk():
                if each.id in self.judged:
                    yield each

    def cases(self) -> tuple[Case, ...]:
        """All disagreements, decided ones among them, in the order of the form and of the text."""
        if self._cases is None:
            found = [self.case(topic) for topic in self.topics() if self.is_case(topic)]
            self._cases = (*found, *leftovers(self))
        return self._cases

    def is_case(self, topic: Topic) -> bool:
        """Whether a topic is, or was, a disagreement: or it was agreed, and was reopened."""
        judged = self.judged[topic.id]
        return judged.state in {State.OPEN, State.LATER, State.DECIDED} or not topic.agreed

    def case(self, topic: Topic) -> Case:
        """The disagreement about a topic."""
        place, event = self.place(topic) or NOWHERE, self.event_of.get(topic.id, "")
        group = event or (f"{self.article.id} spans" if topic.family is Family.SPAN else self.article.id)
        return make_case(self.panel.schema, topic, self.judged[topic.id], event, place, group=group)

    def agreed(self) -> list[Topic]:
        """What all sides say alike, whether gold says it already or not."""
        return [topic for topic in self.topics() if not self.is_case(topic)]

    def waiting(self) -> list[Topic]:
        """What all sides say alike and gold does not say yet; things come before what lies inside of them."""
        return [topic for topic in self.topics() if self.judged[topic.id].state is State.AGREED]

    def positions(self) -> dict[str, int]:
        """The places of the events' topics in the text, from 0."""
        return {topic.id: number for number, topic in enumerate(self.events)}


_last: list[tuple[Panel, Review]] = []
"""The reviews that were made last: the steps of one decision ask for the same ones."""
_KEPT = 3


def review_of(panel: Panel) -> Review:
    """The review of an article at one moment."""
    for known, review in _last:
        if known is panel:
            return review
    # To compare all events takes most of the time, and one decision after the other is about the same layers.
    like = (each for known, each in _last if known.layers is panel.layers and known.schema is panel.schema)
    before = next(like, None)
    made = Review(panel, before.alignment if before is not None else None)
    _last[:] = [(panel, made), *_last[: _KEPT - 1]]
    return made


def carry_over(review: Review, panel: Panel) -> Panel:
    """Makes a review that of a panel whose gold layer says the same and only counts its revisions otherwise.

    Args:
        review: The review.
        panel: The panel.

    Returns:
        The panel.
    """
    review.panel = panel
    _last[:] = [(panel, review), *(held for held in _last if held[1] is not review)][:_KEPT]
    return panel


def find_case(cases: Iterable[Case], name: str) -> Case | None:
    """The disagreement with an id; None if there is none."""
    return next((case for case in cases if case.id == name), None)


def is_settled(review: Review) -> bool:
    """Whether nothing waits for a decision any more."""
    return not review.waiting() and not any(case.open for case in review.cases())
