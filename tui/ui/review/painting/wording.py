"""The words for kinds of disagreements and for choices, as they depend on what the disagreement is about."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from tui.domain.adjudication.cases import Case
from tui.domain.adjudication.choosing import choices
from tui.domain.adjudication.decisions import Choice, Kind
from tui.domain.adjudication.judging import State
from tui.domain.adjudication.topics import Family
from tui.domain.layers import GOLD
from tui.domain.schema import FieldType, Schema

if TYPE_CHECKING:
    from tui.ui.commands import Keys

QUESTIONS: Mapping[Kind, str] = {
    Kind.ARTICLE_FIELD: "different answers",
    Kind.EVENT_MISSING: "not all have this event",
    Kind.EVENT_DIVIDED: "one event or several",
    Kind.EVENT_TYPE: "different types",
    Kind.ITEM_MISSING: "not all have this entry",
    Kind.FIELD_VALUE: "different answers",
    Kind.NOTHING: "no value, for different reasons",
    Kind.EVIDENCE: "same answer, different evidence",
    Kind.SPAN_MISSING: "not all marked this",
    Kind.SPAN_LABEL: "different labels",
    Kind.SPAN_BOUNDARY: "different ends",
    Kind.PROBLEM: "something is wrong with what was decided",
}
"""What is asked, as the pane says it."""

NEARLY = "nearly the same answer"
"""The same where all answers count as one when annotators are compared."""

ALIKE = "all say the same"
"""The same where nobody differs, and it was asked again by an audit or reopened."""

SHORT: Mapping[str, str] = {
    Kind.ARTICLE_FIELD: "article",
    Kind.EVENT_MISSING: "event missing",
    Kind.EVENT_DIVIDED: "event divided",
    Kind.EVENT_TYPE: "type",
    Kind.ITEM_MISSING: "entry missing",
    Kind.FIELD_VALUE: "answer",
    Kind.NOTHING: "no value",
    Kind.EVIDENCE: "evidence",
    Kind.SPAN_MISSING: "span missing",
    Kind.SPAN_LABEL: "span label",
    Kind.SPAN_BOUNDARY: "span ends",
    Kind.PROBLEM: "problem",
}
"""The same in the list of disagreements."""

STATES: Mapping[str, str] = {
    State.AGREED: "agreed",
    State.OPEN: "",
    State.LATER: "later",
    State.DECIDED: "decided",
    State.ACCEPTED: "accepted",
}

CHOSEN: Mapping[Choice, str] = {
    Choice.TAKE: "took",
    Choice.BOTH: "took all of them",
    Choice.NEITHER: "took none of them",
    Choice.OWN: "gave an own answer",
    Choice.ADOPT: "adopted all of",
    Choice.REJECT: "rejected the event",
    Choice.LATER: "left it for later",
    Choice.REOPEN: "reopened it",
    Choice.ACCEPT: "accepted",
}
"""What was chosen, after who chose it."""

MOST_KEYS = 5
"""Versions that have a key of their own."""


class Offer(NamedTuple):
    """A choice beside taking a version.

    Attributes:
        key: What chooses it, as the screen shows it.
        text: What it does.
    """

    key: str
    text: str


def version_key(number: int, keys: "Keys") -> str:
    """The key that takes a version; empty if it has none."""
    return keys.of(f"take-{number}") or str(number) if number <= MOST_KEYS else ""


def is_orphan(case: Case) -> bool:
    """Whether it is about an event of the gold layer that no annotator has any more."""
    return case.topic.members[0][0] == GOLD


def question(case: Case) -> str:
    """What is asked, as the pane says it."""
    if case.topic.agreed and case.kind is not Kind.PROBLEM and not is_orphan(case):
        return ALIKE
    return NEARLY if case.near else QUESTIONS[case.kind]


def offers(schema: Schema, case: Case, keys: "Keys") -> list[Offer]:
    """What can be chosen besides taking a version, with the keys; what has no key is left out.

    Args:
        schema: The schema.
        case: The disagreement.
        keys: The keys, which may be somebody's own.
    """
    found = []
    for choice in choices(schema, case):
        if choice is Choice.REJECT and case.topic.is_thing and case.kind is not Kind.PROBLEM:
            # The same as that there is none.
            continue
        action, text = _offer(case, choice)
        key = keys.of(action)
        if key:
            found.append(Offer(f"{key}…" if choice is Choice.ADOPT else key, text))
        if choice is Choice.BOTH and _can_be_nothing(case):
            found.append(Offer(keys.of("take-optional"), "or nothing"))
    if case.open:
        found.append(Offer(keys.of("later"), "later"))
    else:
        found.append(Offer(keys.of("reopen"), "reopen"))
    return [offer for offer in found if offer.key]


def _offer(case: Case, choice: Choice) -> tuple[str, str]:
    """The action of a choice, and what it does."""
    family = case.topic.family
    match choice:
        case Choice.BOTH:
            return "take-both", _both(case)
        case Choice.NEITHER:
            nothing = {Family.EVENT: "no such event", Family.ITEM: "no such entry", Family.SPAN: "mark nothing"}
            empty = "no answer at all" if case.kind is Kind.EVIDENCE else "leave it empty"
            return "take-none", nothing.get(family, empty)
        case Choice.OWN:
            own = "other stretch" if family is Family.SPAN else "own answer"
            return "edit-value", "keep it" if is_orphan(case) else own
        case Choice.ADOPT:
            return "adopt", "whole event" if case.event else "all answers"
        case Choice.REJECT:
            return "reject", "no such event"
    return "", ""


def _can_be_nothing(case: Case) -> bool:
    """Whether it can be said that it is as right to leave a field empty: it takes one answer, not a list."""
    field = case.topic.field
    several = field is None or field.many or field.type in {FieldType.CHOICES, FieldType.TAGS}
    return case.topic.family is Family.FIELD and case.kind is not Kind.EVIDENCE and not several


def _both(case: Case) -> str:
    few = len({side.version for side in case.sides}) <= 2
    if case.topic.family is Family.SPAN:
        return "all of the stretch"
    if case.kind is Kind.EVIDENCE:
        return "all the evidence"
    return "both" if few else "all of them"
