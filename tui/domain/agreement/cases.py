"""Cases: places in an article where annotators differ, and which of them are asked for."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from tui.domain.agreement.report import Part
from tui.domain.spans import Range


class Wanted(NamedTuple):
    """Which cases are asked for.

    Attributes:
        part: What of a layer they are about.
        about: Id of the label, or path of the field or repeated group; empty for all labels, or for whether there
            is an event.
        kind: Of the figure, see `tui.domain.agreement.wording`: what counts as a difference depends on it.
        who: Two annotators to look at; one, for all pairs with that one; all if left out.
        met: Two answers as a matrix shows them: only where these meet, those of the annotators in that order, or in
            any order if none are named. Then equal answers are cases as well.
    """

    part: Part
    about: str = ""
    kind: str = ""
    who: tuple[str, ...] = ()
    met: tuple[str, ...] = ()


class Side(NamedTuple):
    """What one annotator says in a case.

    Attributes:
        who: The annotator.
        said: In words: a label, an answer, or that there is nothing; foreign text.
        at: Where it stands in the text, in code points; None if nowhere.
        event: Id of the event; empty if it is about none.
    """

    who: str
    said: str
    at: Range | None
    event: str


class Case(NamedTuple):
    """One place where annotators differ.

    Attributes:
        article: Id of the article.
        sides: What each says; of those who finished the article.
    """

    article: str
    sides: tuple[Side, ...]


NO_SPAN, NO_EVENT, NO_ITEM = "(no span)", "(no event)", "(no item)"
OTHERS = "(others)"
"""Stands in a matrix for all answers that have no row of their own."""


def pairs_of(names: Sequence[str], who: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The pairs of annotators that are looked at.

    Args:
        names: All who are compared.
        who: Those that must be in a pair; two of them in this order.
    """
    for one, other in combinations(sorted(names), 2):
        if set(who) <= {one, other}:
            yield (other, one) if who == (other, one) else (one, other)


def meet(titles: Mapping[str, str], wanted: Wanted) -> bool:
    """Whether the answers that are asked for are those of any two annotators.

    Args:
        titles: What each says, as matrices show it.
        wanted: Which answers are asked for; if none are, all meet.
    """
    if not wanted.met:
        return True
    one, other = wanted.met
    for first, second in pairs_of(list(titles), wanted.who):
        ways = [(titles[first], titles[second])]
        if len(wanted.who) < 2:
            ways.append((titles[second], titles[first]))
        if any(one in (left, OTHERS) and other in (right, OTHERS) for left, right in ways):
            return True
    return False
