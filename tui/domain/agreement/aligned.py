"""How the events of an article were aligned, to be looked at: what was taken for the same, by what, and what not.

For each event that somebody found stands which event of each annotator was taken for it, how alike these are, and
field by field why. For who has no such event, the likeliest of those that were not taken for it stands beside it,
with the reason why not: so anybody can see whether the alignment is right, before the figures that rest on it.
"""

from enum import StrEnum
from typing import NamedTuple

from tui.domain.agreement.alignment import Pair
from tui.domain.agreement.scoring import Likeness
from tui.domain.spans import Range


class Why(StrEnum):
    """Why two events were not taken for the same."""

    UNLIKE = "not alike enough"
    OTHER = "contradicts it"
    TAKEN = "another alignment fits better"


class Member(NamedTuple):
    """One annotator's event in a cluster.

    Attributes:
        who: The annotator.
        event: Its id.
        number: Its place among the annotator's events, from 1.
        said: In words; foreign text.
        at: Where its first evidence stands, in code points; None if it rests on no words.
        quote: These words, cut if there are many; foreign text.
    """

    who: str
    event: str
    number: int
    said: str
    at: Range | None
    quote: str


class Near(NamedTuple):
    """The likeliest event of an annotator who has none in a cluster.

    Attributes:
        other: The event; it may be in another cluster.
        member: Who of the cluster it was compared with.
        score: How alike the two are, from 0 to 1.
        why: Why they were not taken for the same.
        path: Of the field in which they contradict each other; empty if they do not.
        fields: Where the score comes from.
    """

    other: Member
    member: str
    score: float
    why: Why
    path: str
    fields: tuple[Likeness, ...]


class Cluster(NamedTuple):
    """What was taken for one event.

    Attributes:
        number: From 1, in the order of the text.
        members: One of each annotator at most, by name.
        pairs: All pairs of these.
        lacking: Who finished the article and has no such event.
        near: The likeliest events of those.
    """

    number: int
    members: tuple[Member, ...]
    pairs: tuple[Pair, ...]
    lacking: tuple[str, ...]
    near: tuple[Near, ...]


class Divided(NamedTuple):
    """An event that others hold as several.

    Attributes:
        who: Whose it is.
        event: Its number among the annotator's events.
        aligned: Number of the cluster that it is in.
        other: Number of the other cluster that it covers as well.
        score: How alike it is to that one.
    """

    who: str
    event: int
    aligned: int
    other: int
    score: float


class AlignedArticle(NamedTuple):
    """The events of an article as they were aligned.

    Attributes:
        article: Its id.
        name: Its name; foreign text.
        found: How many events each annotator found who finished it.
        clusters: In the order of the text.
        divided: Splits and merges.
        exact: Whether no other alignment can be better.
    """

    article: str
    name: str
    found: tuple[tuple[str, int], ...]
    clusters: tuple[Cluster, ...]
    divided: tuple[Divided, ...]
    exact: bool
