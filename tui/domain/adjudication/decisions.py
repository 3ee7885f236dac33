"""What is decided about disagreements, by people and by policies.

A decision is never changed. It stands as long as the gold layer holds the attribute that names it, which comes and
goes with the edit that carried the decision out: taking back that edit takes the decision back.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from tui.domain.adjudication.aligning import Member
from tui.domain.adjudication.contents import Content
from tui.domain.adjudication.topics import Family
from tui.domain.layers import DECISION

STANDING = DECISION
"""Begins the names of the attributes of the gold layer that say which decisions stand."""


class Choice(StrEnum):
    """What can be chosen."""

    TAKE = "take"
    """What one side says."""
    BOTH = "both"
    """What all sides say, as alternatives or as one list."""
    NEITHER = "neither"
    """Nothing of what the sides say: the place stays empty."""
    OWN = "own"
    """Something that no side says."""
    ADOPT = "adopt"
    """The whole event (or the whole of the article's answers) of one side."""
    REJECT = "reject"
    """That there is no such event."""
    LATER = "later"
    """Nothing yet."""
    REOPEN = "reopen"
    """To decide anew; gold stays as it is meanwhile."""
    ACCEPT = "accept"
    """What a policy takes: never chosen by a person."""


class Kind(StrEnum):
    """What sort of disagreement it is, in the order in which they are settled: those before can dissolve others."""

    ARTICLE_FIELD = "article_field"
    EVENT_MISSING = "event_missing"
    EVENT_DIVIDED = "event_divided"
    EVENT_TYPE = "event_type"
    ITEM_MISSING = "item_missing"
    FIELD_VALUE = "field_value"
    NOTHING = "kind_of_nothing"
    EVIDENCE = "evidence"
    SPAN_MISSING = "span_missing"
    SPAN_LABEL = "span_label"
    SPAN_BOUNDARY = "span_boundary"
    PROBLEM = "problem"


KINDS = tuple(Kind)
"""All kinds in their order."""

ANSWERS = frozenset({Kind.ARTICLE_FIELD, Kind.EVENT_TYPE, Kind.FIELD_VALUE, Kind.NOTHING})
"""Those that ask which answer is right: whoever gives the same one is of one version, whatever it rests on."""


class Settlement(NamedTuple):
    """What a decision settled in one topic.

    Attributes:
        family: What the topic is about.
        path: Of its field.
        members: The annotators' things that it was about.
        seen: What each side said, in short.
        taken: What was taken, in short.
        gold: Where it stands in the gold layer: event and path, or the span alone; empty for nowhere.
    """

    family: Family
    path: str
    members: tuple[Member, ...]
    seen: tuple[tuple[Member, str], ...]
    taken: str
    gold: tuple[str, str] = ("", "")


class Side(NamedTuple):
    """What one side said when a person decided."""

    member: Member
    content: Content | None


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision.

    Attributes:
        id: Stable for life.
        article: Id of the article.
        case: Id of the disagreement; empty for a policy, which settles many.
        kind: Of the disagreement; `KINDS` or empty.
        path: Of the field.
        choice: What was chosen.
        author: Who decided, or ran the policy.
        at: When, UTC, `YYYY-MM-DDThh:mm:ss.mmmZ`.
        policy: Name of the policy; empty for a person's own decision.
        reason: Code of the reason; empty for none.
        note: Free text.
        unclear: Whether the guidelines do not say how to decide.
        similar: The same for disagreements that are alike, see `tui.domain.adjudication.cases.similarity`.
        took: Whose side was taken; empty if nobody's alone.
        sides: What each side said, if a person decided.
        taken: What came into the gold layer, if a person decided; None for nothing.
        settled: Everything that it settled.
        seconds: How long the adjudicator looked at it; 0 if not known.
    """

    id: str
    article: str
    case: str
    kind: str
    path: str
    choice: Choice
    author: str
    at: str
    policy: str = ""
    reason: str = ""
    note: str = ""
    unclear: bool = False
    similar: str = ""
    took: Member = ("", "")
    sides: tuple[Side, ...] = ()
    taken: Content | None = None
    settled: tuple[Settlement, ...] = ()
    seconds: float = 0.0


class Ruling(NamedTuple):
    """What an adjudicator says about a disagreement, before it is carried out.

    Attributes:
        choice: What is chosen.
        side: Number of the side that is taken or adopted, from 0, in the order in which the case has them.
        content: What is put in place, for `OWN`; None for nothing.
        optional: With `BOTH`, whether to leave the field empty would be right as well.
        reason: Code of the reason.
        note: Free text.
        unclear: Whether the guidelines do not say how to decide.
        seconds: How long it took.
        together: With `TAKE`, whether the evidence of all who give the same answer goes along; else it is that of
            the side alone.
    """

    choice: Choice
    side: int = -1
    content: Content | None = None
    optional: bool = False
    reason: str = ""
    note: str = ""
    unclear: bool = False
    seconds: float = 0.0
    together: bool = False
