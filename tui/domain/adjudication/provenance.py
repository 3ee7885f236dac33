"""Where each value of the gold layer comes from."""

from collections.abc import Iterator
from typing import NamedTuple

from tui.domain.adjudication.aligning import Member
from tui.domain.adjudication.contents import digest, is_blank, read
from tui.domain.adjudication.decisions import Decision, Settlement
from tui.domain.adjudication.review import Review
from tui.domain.adjudication.taking import said_so
from tui.domain.adjudication.topics import THERE, Family
from tui.domain.layers import ValueKey
from tui.domain.values import ITEMS


class Provenance(NamedTuple):
    """Where one thing in the gold layer comes from.

    Attributes:
        family: An event, item, field or span.
        place: Event and path, or the span alone.
        decision: What put it there; None if nobody decided it: it was written by hand.
        sources: The annotators' things that said so then.
        against: Those that said something else.
        by_hand: Whether it was changed by hand after it was decided.
    """

    family: Family
    place: tuple[str, str]
    decision: Decision | None
    sources: tuple[Member, ...] = ()
    against: tuple[Member, ...] = ()
    by_hand: bool = False


def provenance(review: Review) -> Iterator[Provenance]:
    """Where everything in the gold layer comes from: events, items, answers and labelled spans.

    Fields of the gold layer that no decision put there come last, without a decision.
    """
    latest: dict[tuple[Family, tuple[str, str]], tuple[Settlement, Decision]] = {}
    for decision in review.rulings.standing:
        for settlement in decision.settled:
            latest[settlement.family, settlement.gold] = (settlement, decision)
    covered: set[ValueKey] = set()
    for (family, place), (settlement, decision) in latest.items():
        if _is_there(review, family, place):
            covered.add(place)
            yield _told(review, settlement, decision)
    for key, said in review.panel.gold.values.items():
        items = said.value is not None and said.value.type == ITEMS
        if not items and not any(_within(key, place) for place in covered):
            yield Provenance(Family.FIELD, key, None, by_hand=True)


def _within(key: ValueKey, place: tuple[str, str]) -> bool:
    return key == place or (key[0] == place[0] and bool(place[1]) and key[1].startswith(f"{place[1]}/"))


def _is_there(review: Review, family: Family, place: tuple[str, str]) -> bool:
    gold = review.panel.gold
    match family:
        case Family.EVENT:
            return place[0] in gold.events
        case Family.SPAN:
            return place[0] in gold.spans
        case Family.ITEM:
            path, _, item = place[1].rpartition("/")
            return item in gold.items(place[0], path)
    return any(_within(key, place) for key in gold.values)


def _told(review: Review, settlement: Settlement, decision: Decision) -> Provenance:
    agreeing = said_so(settlement, decision)
    sources = tuple(side for side, _ in settlement.seen if side in agreeing)
    against = tuple(side for side, _ in settlement.seen if side not in agreeing)
    by_hand = settlement.family is Family.FIELD and _now(review, settlement.gold) != settlement.taken
    return Provenance(settlement.family, settlement.gold, decision, sources, against, by_hand)


def _now(review: Review, place: tuple[str, str]) -> str:
    panel = review.panel
    field = panel.schema.field(*place)
    if field is None:
        return THERE
    content = read(panel.gold, *place, field, review.names)
    return "" if is_blank(content) else digest(content)
