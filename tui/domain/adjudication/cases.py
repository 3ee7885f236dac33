"""Disagreements as an adjudicator meets them: what they are, what each side says, and what can be chosen."""

from dataclasses import dataclass
from itertools import combinations

from tui.domain.adjudication.aligning import Member
from tui.domain.adjudication.contents import EMPTY, case_id, core
from tui.domain.adjudication.decisions import Decision, Kind
from tui.domain.adjudication.judging import Judged, State
from tui.domain.adjudication.sides import View, views
from tui.domain.adjudication.topics import Family, Topic
from tui.domain.agreement.answers import key
from tui.domain.agreement.marks import length, shared_length
from tui.domain.schema import FieldType, Schema

_NEAR = 0.1
_SEVERAL = (FieldType.CHOICES, FieldType.TAGS)


@dataclass(frozen=True, slots=True)
class Case:
    """A disagreement.

    Attributes:
        id: Stable, see `tui.domain.adjudication.topics.Topic`.
        kind: What sort it is.
        path: Of the field, without the ids of items; empty for whole things.
        state: How far it is.
        why: Why it is open again; empty if it is not.
        weight: How much hangs on it; more for what others depend on, less for what is nearly the same.
        near: Whether all sides say the same but for spelling and the like.
        sides: What each side says, in an order that tells nothing and is always the same.
        names: Who the sides are: annotator and event, item or span.
        topic: What it is about.
        event: Id of the topic of the event that it belongs to; empty for the article and spans.
        gold: Where it stands in the gold layer; empty if nowhere yet.
        decision: What settled it last; None if nothing did.
        check: For `Kind.PROBLEM` the check that fails in the gold layer; else empty.
    """

    id: str
    kind: Kind
    path: str
    state: State
    why: str
    weight: float
    near: bool
    sides: tuple[View, ...]
    names: tuple[Member, ...]
    topic: Topic
    event: str = ""
    gold: tuple[str, str] = ("", "")
    decision: Decision | None = None
    check: str = ""

    @property
    def open(self) -> bool:
        """Whether it waits for a decision."""
        return self.state in {State.OPEN, State.LATER}

    def side_of(self, annotator: str) -> int:
        """The number of an annotator's side; -1 if there is none."""
        return next((number for number, (who, _) in enumerate(self.names) if who == annotator), -1)


def make_case(
    schema: Schema, topic: Topic, judged: Judged, event: str, gold: tuple[str, str], *, group: str
) -> Case:
    """The disagreement about a topic.

    Args:
        schema: The schema.
        topic: The topic.
        judged: How far it is.
        event: Id of the event's topic that it belongs to; empty for none.
        gold: Where it stands in the gold layer.
        group: What shares one order of the sides, see `tui.domain.adjudication.sides.views`.
    """
    near = _is_near(topic)
    kind = kind_of(schema, topic, in_event=bool(event))
    names, sides = views(topic, kind, group)
    decision = judged.settled.decision if judged.settled else None
    weight = round(_weight(schema, topic, kind) * (_NEAR if near else 1), 3)
    return Case(
        topic.id,
        kind,
        topic.path,
        judged.state,
        judged.why,
        weight,
        near,
        sides,
        names,
        topic,
        event,
        gold,
        decision,
    )


def make_problem(topic: Topic, check: str, path: str, message: str, gold: tuple[str, str]) -> Case:
    """What decisions together left wrong in an event, though no side had it wrong.

    Args:
        topic: The event, or the article.
        check: Id of the check that fails.
        path: Where it is shown.
        message: What is wrong.
        gold: Where the event stands in the gold layer.
    """
    name = case_id(topic.id, Kind.PROBLEM, check)
    names, sides = views(topic, Kind.PROBLEM, topic.id)
    event = "" if topic.family is Family.ARTICLE else topic.id
    return Case(
        name,
        Kind.PROBLEM,
        path,
        State.OPEN,
        message,
        9.0,
        near=False,
        sides=sides,
        names=names,
        topic=topic,
        event=event,
        gold=gold,
        check=check,
    )


def kind_of(schema: Schema, topic: Topic, *, in_event: bool) -> Kind:
    """What sort of disagreement a topic holds."""
    if topic.family is Family.EVENT:
        return Kind.EVENT_DIVIDED if topic.covered else Kind.EVENT_MISSING
    if topic.family is Family.SPAN:
        return _span_kind(topic)
    return Kind.ITEM_MISSING if topic.family is Family.ITEM else _answer_kind(schema, topic, in_event=in_event)


def _answer_kind(schema: Schema, topic: Topic, *, in_event: bool) -> Kind:
    contents = [content or EMPTY for content in topic.contents.values()]
    if len({core(each, evidence=False) for each in contents}) == 1 and not topic.agreed:
        return Kind.EVIDENCE
    if not in_event:
        return Kind.ARTICLE_FIELD
    if topic.path == schema.type_field:
        return Kind.EVENT_TYPE
    said = any(each.part.value is not None or each.entries for each in contents)
    return Kind.FIELD_VALUE if said else Kind.NOTHING


def _span_kind(topic: Topic) -> Kind:
    if None in topic.contents.values():
        return Kind.SPAN_MISSING
    labels = {content.part.evidence[0].label for content in topic.contents.values() if content is not None}
    return Kind.SPAN_LABEL if len(labels) > 1 else Kind.SPAN_BOUNDARY


def _is_near(topic: Topic) -> bool:
    """Whether all sides give one value that counts as the same for the comparison of annotators."""
    field = topic.field
    if topic.family is not Family.FIELD or field is None or field.many or field.type in _SEVERAL or topic.agreed:
        return False
    parts = [content.part for content in topic.contents.values() if content is not None]
    keys = {key(field, part.value) if part.value is not None else None for part in parts}
    return len(keys) == 1 and None not in keys and len({part.value for part in parts}) > 1


def _weight(schema: Schema, topic: Topic, kind: Kind) -> float:
    match kind:
        case Kind.EVENT_MISSING | Kind.EVENT_DIVIDED | Kind.ITEM_MISSING:
            base = 6.0 if topic.family is Family.EVENT else 2.0
            return base + max((len(each.inside) for each in topic.contents.values() if each is not None), default=0)
        case Kind.EVENT_TYPE:
            return 8.0
        case Kind.SPAN_BOUNDARY:
            return _apart(topic)
        case Kind.EVIDENCE | Kind.SPAN_LABEL | Kind.SPAN_MISSING:
            return 1.0
    telling = {path.replace(".", "/") for path, _ in schema.align} | set(schema.summary)
    needed = topic.field is not None and bool(topic.field.required)
    return 2.0 + 2.0 * (topic.path in telling) + needed


def _apart(topic: Topic) -> float:
    """The largest share of text that two sides do not have in common."""
    ranges = [each.part.evidence[0].ranges for each in topic.contents.values() if each is not None]
    shares = [0.0]
    for one, other in combinations(ranges, 2):
        shared = shared_length(one, other)
        shares.append(1 - shared / (length(one) + length(other) - shared))
    return max(shares)
