"""Takes decisions along when a newer version of the schema calls fields, labels or options otherwise.

A decision says what it was about in short names of what the sides said. When a layer is brought to a newer version,
each of its answers still is the one that was weighed, under another name. So decisions are written once more with
the new names, and gold's upgrade lets these stand instead: taking it back lets the former ones stand again.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from tui.domain.adjudication.aligning import Member
from tui.domain.adjudication.decisions import STANDING, Choice, Decision, Kind, Settlement, Side
from tui.domain.adjudication.renames import Renames
from tui.domain.adjudication.review import Panel, Review
from tui.domain.adjudication.similar import similarity
from tui.domain.adjudication.topics import Family, Topic
from tui.domain.editing import NewId

if TYPE_CHECKING:
    from tui.domain.adjudication.cases import Case
    from tui.domain.adjudication.contents import Content

_Place = tuple[Family, str, Member]


class Carried(NamedTuple):
    """What an upgrade takes along.

    Attributes:
        decisions: Decisions with the new names, in the order in which they were made; empty if none changes.
        attributes: Of the gold layer, which say which ones stand.
    """

    decisions: tuple[Decision, ...]
    attributes: dict[str, str]


def carried(before: Panel, after: Panel, renames: Renames, new_id: NewId) -> Carried:
    """The decisions of an article as the newer version of the schema calls what they are about.

    Args:
        before: The article by the older version.
        after: The same with all layers brought to the newer one.
        renames: Where paths lead.
        new_id: Makes ids.
    """
    earlier = Review(before)
    held = [each for each in before.decisions if _matters(each, earlier)]
    moved = [_moved(each, renames) for each in held]
    anew = _with(after, held, moved)
    names = _Names(earlier, Review(anew), renames)
    named = [names.decision(old, new) for old, new in zip(held, moved, strict=True)]
    changed = next((at for at, each in enumerate(named) if each != held[at]), len(held))
    # What was decided later counts: so those behind one that changes are written again too.
    fresh = [replace(each, id=new_id("r")) for each in named[changed:]]
    return Carried(tuple(fresh), dict(_with(after, held[changed:], fresh).gold.attributes))


def _matters(decision: Decision, review: Review) -> bool:
    if decision.choice is Choice.LATER:
        return decision.case in review.rulings.later
    return STANDING + decision.id in review.panel.gold.attributes


def _with(panel: Panel, held: list[Decision], fresh: list[Decision]) -> Panel:
    """The article with some decisions in the place of others."""
    attributes = dict(panel.gold.attributes)
    for old, new in zip(held, fresh, strict=True):
        said = attributes.pop(STANDING + old.id, "")
        if said:
            attributes[STANDING + new.id] = new.case or said
    gone = {each.id for each in held}
    kept = [each for each in panel.decisions if each.id not in gone]
    return replace(panel, gold=replace(panel.gold, attributes=attributes), decisions=(*kept, *fresh))


def _moved(decision: Decision, renames: Renames) -> Decision:
    """A decision about what is called otherwise, with what was said as it was called then."""
    settled = tuple(found for each in decision.settled if (found := _moved_settlement(each, renames)) is not None)
    path = renames.bare(decision.path, in_event=decision.kind != Kind.ARTICLE_FIELD) if decision.path else ""
    took = renames.member(decision.took) or decision.took
    sides = tuple(Side(renames.member(each.member) or each.member, each.content) for each in decision.sides)
    return replace(decision, path=path or decision.path, took=took, sides=sides, settled=settled)


def _moved_settlement(each: Settlement, renames: Renames) -> Settlement | None:
    """What was settled; None for what has no place any more."""
    if each.family in {Family.EVENT, Family.SPAN, Family.ARTICLE}:
        return each
    path, gold = renames.bare(each.path, in_event=_in_event(each.members)), renames.place(each.gold)
    members = [renames.member(member) for member in each.members]
    seen = [(renames.member(member), short) for member, short in each.seen]
    if path is None or gold is None:
        return None
    return each._replace(
        path=path,
        gold=gold,
        members=tuple(member for member in members if member is not None),
        seen=tuple((member, short) for member, short in seen if member is not None),
    )


def _in_event(members: tuple[Member, ...]) -> bool:
    """Whether things belong to events; those of the article have no event's id in front."""
    return bool(members[0][1].partition("/")[0])


class _Names:
    """What each side said, by what it is called before and after."""

    def __init__(self, earlier: Review, later: Review, renames: Renames) -> None:
        self._later = later
        self._cases: dict[str, Case] = {}
        self._shorts: dict[tuple[Family, str], dict[str, str]] = {}
        self._contents: dict[str, dict[Content, Content | None]] = {}
        cases = {case.id: case for case in later.cases()}
        topics: dict[_Place, Topic] = {}
        for topic in _all(later):
            topics |= {(topic.family, topic.path, member): topic for member in topic.members}
        for topic in _all(earlier):
            path = renames.bare(topic.path, in_event=_in_event(topic.members)) if topic.path else ""
            moved = {side: renames.member(side) for side in topic.contents}
            places = ((topic.family, path or "", moved.get(each) or each) for each in topic.members)
            new = next((topics[place] for place in places if place in topics), None)
            if new is not None and path is not None:
                self._join(earlier, topic, new, moved)
                if new.id in cases:
                    self._cases[topic.id] = cases[new.id]

    def _join(self, earlier: Review, topic: Topic, new: Topic, moved: Mapping[Member, Member | None]) -> None:
        """Finds what the sides of a topic, and gold, say of it before and after."""
        shorts = self._shorts.setdefault((topic.family, new.path), {})
        contents = self._contents.setdefault(new.path, {})
        for side, content in topic.contents.items():
            now = moved[side]
            if now is not None and now in new.contents:
                shorts[topic.seen[side]] = new.seen[now]
                if content is not None:
                    contents[content] = new.contents[now]
        said, says = earlier.said(topic), self._later.said(new)
        if said is not None and says is not None:
            shorts.setdefault(said, says)
        held = earlier.gold_content(topic)
        if held is not None:
            contents.setdefault(held, self._later.gold_content(new))

    def decision(self, old: Decision, moved: Decision) -> Decision:
        """A decision with all its new names."""
        settled = tuple(self._settlement(each) for each in moved.settled)
        found = self._cases.get(old.case)
        contents = self._contents.get("", {}) | self._contents.get(moved.path, {})
        sides = tuple(
            side._replace(content=contents.get(side.content, side.content)) if side.content is not None else side
            for side in moved.sides
        )
        return replace(
            moved,
            case=found.id if found is not None else old.case,
            similar=similarity(found, self._later.panel.text) if found is not None else old.similar,
            sides=sides,
            taken=contents.get(moved.taken, moved.taken) if moved.taken is not None else None,
            settled=settled,
        )

    def _settlement(self, each: Settlement) -> Settlement:
        shorts = self._shorts.get((each.family, each.path), {})
        seen = tuple((member, shorts.get(short, short)) for member, short in each.seen)
        return each._replace(seen=seen, taken=shorts.get(each.taken, each.taken))


def _all(review: Review) -> Iterator[Topic]:
    for topic in (review.article, *review.events, *review.spans):
        yield from topic.walk()
