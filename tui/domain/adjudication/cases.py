"""Disagreements as an adjudicator meets them: what they are, what each side says, and what can be chosen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import combinations
from typing import NamedTuple

from tui.domain.adjudication.aligning import Member
from tui.domain.adjudication.contents import EMPTY, Content, case_id, core
from tui.domain.adjudication.decisions import Choice, Decision, Kind, Ruling
from tui.domain.adjudication.judging import Judged, State
from tui.domain.adjudication.topics import Family, Topic
from tui.domain.agreement.answers import key
from tui.domain.agreement.marks import length, shared_length
from tui.domain.errors import EditError
from tui.domain.layers import GOLD
from tui.domain.schema import FieldType, Schema

_NEAR = 0.1
_SEVERAL = (FieldType.CHOICES, FieldType.TAGS)


class View(NamedTuple):
    """What one side says, without who it is.

    Attributes:
        content: What it says; None if it lacks the thing.
        version: The same for sides that say the same, from 0.
        event: Id of the side's event that it belongs to; empty for the article and spans.
    """

    content: Content | None
    version: int
    event: str = ""


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


def make_case(schema: Schema, topic: Topic, judged: Judged, event: str, gold: tuple[str, str]) -> Case:
    """The disagreement about a topic.

    Args:
        schema: The schema.
        topic: The topic.
        judged: How far it is.
        event: Id of the event's topic that it belongs to; empty for none.
        gold: Where it stands in the gold layer.
    """
    near = _is_near(topic)
    kind = kind_of(schema, topic, in_event=bool(event))
    names, sides = _shuffled(topic.id, topic)
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
    names, sides = _shuffled(name, topic)
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


def _shuffled(name: str, topic: Topic) -> tuple[tuple[Member, ...], tuple[View, ...]]:
    def place(side: Member) -> bytes:
        return sha256("\n".join((name, *side)).encode("utf-8", "surrogatepass")).digest()

    names = tuple(sorted(topic.contents, key=place))
    versions: dict[str, int] = {}
    sides = []
    for each in names:
        content = topic.contents[each]
        version = versions.setdefault(topic.seen[each], len(versions))
        event = "" if topic.family in {Family.SPAN, Family.ARTICLE} else each[1].split("/", 1)[0]
        sides.append(View(content, version, event))
    return names, tuple(sides)


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


def choices(schema: Schema, case: Case) -> tuple[Choice, ...]:
    """What can be chosen for a disagreement, beside leaving it for later and reopening it."""
    if case.kind is Kind.PROBLEM:
        return (Choice.ADOPT, Choice.OWN, *([Choice.REJECT] if case.event else []))
    if case.topic.members[0][0] == GOLD:
        return (Choice.TAKE, Choice.OWN, Choice.REJECT)
    if case.topic.is_thing:
        adopt = [Choice.ADOPT] if case.topic.family is Family.EVENT else []
        return (Choice.TAKE, *adopt, Choice.NEITHER, Choice.REJECT)
    whole = (Choice.ADOPT, *([Choice.REJECT] if case.event else [])) if case.topic.family is Family.FIELD else ()
    both = [Choice.BOTH] if _is_joinable(schema, case) else []
    return (Choice.TAKE, *both, Choice.NEITHER, Choice.OWN, *whole)


def _is_joinable(schema: Schema, case: Case) -> bool:
    field = case.topic.field
    if case.topic.family is Family.SPAN or case.kind is Kind.EVIDENCE:
        return case.kind is not Kind.SPAN_LABEL
    if field is None or field.type is FieldType.GROUP:
        return False
    return field.many or field.type in _SEVERAL or schema.alternatives


def require_allowed(schema: Schema, case: Case, ruling: Ruling) -> None:
    """Refuses what cannot be chosen.

    Raises:
        EditError: It cannot be, and what can.
    """
    if ruling.choice in {Choice.LATER, Choice.REOPEN}:
        return
    allowed = choices(schema, case)
    if ruling.choice not in allowed:
        raise EditError(f"{ruling.choice} does not fit here: choose {', '.join(allowed)}, later or reopen.")
    if ruling.choice in {Choice.TAKE, Choice.ADOPT} and not 0 <= ruling.side < len(case.sides):
        raise EditError(f"There is no side {ruling.side + 1}: this disagreement has {len(case.sides)}.")
    if ruling.choice is Choice.ADOPT and case.topic.is_thing and case.sides[ruling.side].content is None:
        raise EditError("This side has no such event: take it instead, or adopt another one.")


def order(cases: Sequence[Case], positions: Mapping[str, int], by: str = "kind") -> list[Case]:
    """Disagreements in the order in which they are gone through.

    Args:
        cases: The disagreements, in the order of the form and of the text.
        positions: The places of the topics of events in the text.
        by: `kind`, `article` (as they stand in the text), `weight` (most first) or `annotator` (who stands alone).
    """
    ranks = {kind: rank for rank, kind in enumerate(Kind)}
    behind = len(positions)
    numbers = {case.id: number for number, case in enumerate(cases)}

    def rank(case: Case) -> tuple[object, ...]:
        of_text = behind if case.topic.family is Family.SPAN else positions.get(case.event, -1)
        place = (of_text, numbers[case.id])
        match by:
            case "article":
                return place
            case "weight":
                return (-case.weight, *place)
            case "annotator":
                return (masked(odd_one(case)), *place)
            case _:
                return (ranks[case.kind], *place)

    return sorted(cases, key=rank)


def odd_one(case: Case) -> str:
    """The annotator who alone says something else than all others; empty if there is no such one."""
    by_version: dict[int, set[str]] = {}
    for (who, _), side in zip(case.names, case.sides, strict=True):
        by_version.setdefault(side.version, set()).add(who)
    single = [who for who in by_version.values() if len(who) == 1]
    if len(by_version) == 2 and len(single) == 1:
        return next(iter(single[0]))
    return ""


def masked(annotator: str) -> str:
    """What stands for an annotator where names would tell something by their order; empty for nobody."""
    return sha256(annotator.encode("utf-8", "surrogatepass")).hexdigest()[:12] if annotator else ""
