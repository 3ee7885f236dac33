"""Where one annotator's layer differs from gold, and why: what they may see once all of an article is decided.

Nothing in it names anybody else: what others said is in it only as far as it became gold.
"""

from collections.abc import Iterator
from typing import NamedTuple

from tui.domain.adjudication.aligning import Member
from tui.domain.adjudication.cases import kind_of
from tui.domain.adjudication.contents import EMPTY, Content, digest, read_inside
from tui.domain.adjudication.decisions import Decision, Kind
from tui.domain.adjudication.reasons import review_reasons
from tui.domain.adjudication.review import Review, is_settled
from tui.domain.adjudication.speaking import KINDS_SAID, evidence_of, field_of, fields_of, say_content, say_quotes
from tui.domain.adjudication.topics import MISSING, THERE, Family, Topic
from tui.domain.layers import Status
from tui.domain.schema import Reason, Schema
from tui.domain.schema_paths import path_title


class Difference(NamedTuple):
    """One thing that the annotator said otherwise than gold.

    Attributes:
        kind: What sort of disagreement it was.
        path: Of the field, without the ids of items; empty for whole things and spans.
        event: Id of the annotator's event that it belongs to; empty for none.
        title: What it is about, in words.
        own: What the annotator said.
        own_quotes: The evidence that they gave.
        gold: What gold says.
        gold_quotes: The evidence in gold.
        by_policy: Whether a rule decided it, and no person.
        reason: Title of the reason; empty for none.
        reason_help: What the reason means.
        note: What was written about the decision.
        unclear: Whether the guidelines do not say how to decide.
        help: What the schema says about the field.
        at: Where it is in the text, in code points; -1 if nowhere.
    """

    kind: str
    path: str
    event: str
    title: str
    own: str
    own_quotes: tuple[str, ...]
    gold: str
    gold_quotes: tuple[str, ...]
    by_policy: bool
    reason: str
    reason_help: str
    note: str
    unclear: bool
    help: str
    at: int


def may_see(schema: Schema, review: Review, annotator: str) -> bool:
    """Whether an annotator may see feedback on an article: the schema allows it, they are done, and all is decided.

    Args:
        schema: The current version of the schema.
        review: The article under review.
        annotator: Who.
    """
    finished = review.panel.gold.status in {Status.DONE, Status.NO_EVENT}
    return schema.feedback and annotator in review.panel.layers and finished and is_settled(review)


def differences(review: Review, annotator: str) -> Iterator[Difference]:
    """Where an annotator's layer differs from gold, in the order of the form and of the text.

    Args:
        review: The article under review, all of it decided.
        annotator: One of those whose layers were compared.
    """
    told = _Telling(review, annotator)
    for topic in review.topics():
        own = next((side for side in topic.contents if side[0] == annotator), None)
        if own is not None and told.differs(topic, own):
            yield told.difference(topic, own)


class _Telling:
    def __init__(self, review: Review, annotator: str) -> None:
        self._review = review
        self._schema = review.panel.schema
        self._text = review.panel.text
        self._layer = review.panel.layers[annotator]

    def differs(self, topic: Topic, own: Member) -> bool:
        gold = self._review.said(topic)
        if gold is None:
            gold = digest(EMPTY) if topic.family is Family.FIELD else MISSING
        return topic.seen[own] != gold and not self._is_right_too(topic, own)

    def _is_right_too(self, topic: Topic, own: Member) -> bool:
        """Whether gold holds the same answer, with others beside it."""
        said, gold = topic.contents[own], self._review.gold_content(topic)
        if said is None or gold is None or topic.family is not Family.FIELD or not gold.part.alternatives:
            return False
        value = said.part.value
        return value is not None and value in {gold.part.value, *gold.part.alternatives}

    def difference(self, topic: Topic, own: Member) -> Difference:
        review, schema = self._review, self._schema
        said, gold = topic.contents[own], self._gold(topic)
        event = own[1].split("/", 1)[0] if topic.family not in {Family.SPAN, Family.ARTICLE} else ""
        kind = kind_of(
            schema, topic, in_event=bool(review.event_of.get(topic.id, "") or topic.family is Family.EVENT)
        )
        settled = review.judged[topic.id].settled
        decision = settled.decision if settled is not None else None
        field = field_of(schema, kind, topic.path)
        reason = self._reason(decision)
        return Difference(
            kind,
            topic.path,
            event if event in self._layer.events else "",
            self._title(kind, topic, event),
            say_content(schema, kind, topic.path, said, self._text),
            say_quotes(kind, said, self._text),
            say_content(schema, kind, topic.path, gold, self._text),
            say_quotes(kind, gold, self._text),
            decision is not None and bool(decision.policy),
            reason.title,
            reason.help,
            decision.note if decision is not None else "",
            decision is not None and decision.unclear,
            field.help if field is not None else "",
            _first(said, gold),
        )

    def _gold(self, topic: Topic) -> Content | None:
        place = self._review.place(topic)
        if not topic.is_thing:
            found = self._review.gold_content(topic)
            return EMPTY if found is None and topic.family is Family.FIELD else found
        if place is None or self._review.said(topic) != THERE:
            return None
        names, gold = self._review.names, self._review.panel.gold
        if topic.family is Family.EVENT:
            return Content(inside=read_inside(gold, place[0], "", self._schema.event_fields, names))
        fields = topic.field.fields if topic.field is not None else ()
        return Content(inside=read_inside(gold, place[0], f"{place[1]}/", fields, names))

    def _title(self, kind: Kind, topic: Topic, event: str) -> str:
        events = self._layer.events
        about = f"event {events.index(event) + 1} › " if event in events else ""
        title = path_title(fields_of(self._schema, kind, topic.path), topic.path) if topic.path else ""
        return f"{about}{title or KINDS_SAID[kind]}"

    def _reason(self, decision: Decision | None) -> Reason:
        given = decision.reason if decision is not None else ""
        found = (each for each in review_reasons(self._schema) if each.id == given)
        return next(found, Reason(given, given, ""))


def _first(*contents: Content | None) -> int:
    """Where the first evidence of the first content begins that has any; -1 if none has."""
    for content in contents:
        starts = [mark.ranges[0][0] for mark in evidence_of(content)] if content is not None else []
        if starts:
            return min(starts)
    return -1
