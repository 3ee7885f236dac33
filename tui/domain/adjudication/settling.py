"""Carries a decision out: what it changes in the gold layer, and what it settles."""

from dataclasses import replace

from tui.domain.adjudication.aligning import Member
from tui.domain.adjudication.cases import Case
from tui.domain.adjudication.combining import combined, version_of
from tui.domain.adjudication.contents import EMPTY, Content, digest
from tui.domain.adjudication.decisions import STANDING, Choice, Decision, Kind, Ruling, Settlement, Side
from tui.domain.adjudication.review import NOWHERE, Review
from tui.domain.adjudication.speaking import KINDS_SAID
from tui.domain.adjudication.topics import MISSING, THERE, Family, Topic
from tui.domain.adjudication.writing import Writer
from tui.domain.editing import NewId, stamped
from tui.domain.edits import Edit
from tui.domain.errors import EditError
from tui.domain.schema_paths import path_title


class Settling:
    """One edit of the gold layer, and what it settles.

    Args:
        review: The article as it is.
        new_id: Makes ids.
    """

    def __init__(self, review: Review, new_id: NewId) -> None:
        self._review = review
        self._writer = Writer(review.panel.gold, new_id)
        self._places = {topic.id: place for topic in self._all() if (place := review.place(topic)) is not None}
        self.settled: list[Settlement] = []

    def _all(self) -> list[Topic]:
        review = self._review
        return [each for topic in (review.article, *review.events, *review.spans) for each in topic.walk()]

    @property
    def _names(self) -> dict[str, str]:
        """Gold events by the topics of events."""
        return {topic.id: self._places[topic.id][0] for topic in self._review.events if topic.id in self._places}

    def put(self, topic: Topic, content: Content | None, holder: Topic | None = None) -> None:
        """Settles a topic by a content; None takes a thing or span away.

        Args:
            topic: The topic.
            content: What gold is to say.
            holder: What the topic lies in.
        """
        if topic.family is Family.EVENT:
            self._put_event(topic, there=content is not None)
        elif topic.family is Family.ITEM and holder is not None:
            self._put_item(topic, holder, there=content is not None)
        elif topic.family is Family.SPAN:
            self._put_span(topic, content)
        elif topic.field is not None:
            place = self._place_in(topic, holder)
            self._places[topic.id] = place
            self._writer.put(*place, topic.field, content or EMPTY, self._names)
            self._note(topic, digest(content or EMPTY), place)

    def put_inside(self, topic: Topic, member: Member) -> None:
        """Settles all that lies in a thing as one side says it."""
        for child in topic.children:
            side = _side_in(child, member)
            content = child.contents[side] if side is not None else None
            self.put(child, content, topic)
            if child.is_thing and content is not None and side is not None:
                self.put_inside(child, side)

    def _note(self, topic: Topic, taken: str, gold: tuple[str, str]) -> None:
        seen = tuple(topic.seen.items())
        self.settled.append(Settlement(topic.family, topic.path, topic.members, seen, taken, gold))

    def _place_in(self, topic: Topic, holder: Topic | None) -> tuple[str, str]:
        if topic.id in self._places:
            return self._places[topic.id]
        owner, above = self._places[holder.id] if holder is not None else NOWHERE
        skipped = len(holder.path) + 1 if holder is not None and holder.path else 0
        path = topic.path[skipped:]
        return owner, f"{above}/{path}" if above else path

    def _put_event(self, topic: Topic, *, there: bool) -> None:
        place = self._places.get(topic.id)
        if there and place is None:
            place = self._places[topic.id] = (self._writer.add_event(self._number(topic)), "")
        elif not there and place is not None:
            self._writer.drop_event(place[0])
            del self._places[topic.id]
        self._note(topic, THERE if there else MISSING, place if there and place is not None else NOWHERE)

    def _number(self, topic: Topic) -> int:
        """Where an event comes among the gold events: before the first that stands behind it in the text."""
        places = {self._places[each.id][0] for each in _behind(self._review, topic) if each.id in self._places}
        events = self._writer.events
        return next((number for number, event in enumerate(events) if event in places), len(events))

    def _put_item(self, topic: Topic, holder: Topic, *, there: bool) -> None:
        owner, list_path = self._place_in(topic, holder) if topic.id not in self._places else self._places[topic.id]
        if topic.id in self._places:
            if not there:
                self._writer.drop_item(owner, list_path)
                del self._places[topic.id]
        elif there:
            self._places[topic.id] = (owner, self._writer.add_item(owner, list_path))
        self._note(topic, THERE if there else MISSING, self._places.get(topic.id, (owner, "")))

    def _put_span(self, topic: Topic, content: Content | None) -> None:
        held = self._places.get(topic.id, NOWHERE)[0]
        if content is None:
            if held:
                self._writer.drop_span(held)
            self._places.pop(topic.id, None)
            self._note(topic, MISSING, NOWHERE)
        else:
            span = self._writer.put_span(content.part.evidence[0], held)
            self._places[topic.id] = (span, "")
            self._note(topic, digest(content), (span, ""))

    def put_at(self, topic: Topic, place: tuple[str, str], content: Content) -> None:
        """Settles what stands at one place of a thing, whether any side says something there or not.

        Args:
            topic: The event, or the article.
            place: Event and path in the gold layer.
            content: What gold is to say.
        """
        known = next((each for each in topic.walk() if self._places.get(each.id) == place and each.field), None)
        if known is not None:
            self.put(known, content)
            return
        field = self._review.panel.schema.field(*place)
        if field is None:
            raise EditError("This problem is not at one field: adopt a side, or edit the gold layer.")
        self._writer.put(*place, field, content, self._names)
        taken = digest(content)
        seen = tuple((member, digest(EMPTY)) for member in topic.members)
        self.settled.append(Settlement(Family.FIELD, place[1], topic.members, seen, taken, place))

    def reopen(self, topic: Topic) -> None:
        """Settles nothing: the topic is to be decided anew."""
        self._note(topic, self._review.said(topic) or MISSING, self._places.get(topic.id, NOWHERE))

    def edit(self, decision: str, title: str, case: str) -> Edit:
        """The edit; it says that the decision stands.

        Args:
            decision: Id of the decision.
            title: What it does, in words.
            case: Id of the disagreement; for a policy its name.
        """
        self._writer.end([(STANDING + decision, case)])
        made = self._writer.draft.edit("review", title)
        return stamped(self._review.panel.gold, made, self._review.panel.schema.name)


def _behind(review: Review, topic: Topic) -> list[Topic]:
    numbers = review.positions()
    return [each for each in review.events if numbers[each.id] > numbers[topic.id]]


def _side_in(topic: Topic, member: Member) -> Member | None:
    """The side of what lies in a thing that belongs to one side of the thing."""
    who, thing = member
    for side in topic.contents:
        if side == member or (side[0] == who and side[1].startswith(f"{thing}/")):
            return side
    return None


def carry_out(
    review: Review, case: Case, ruling: Ruling, decision: Decision, new_id: NewId
) -> tuple[Edit, Decision]:
    """Makes the edit of a ruling.

    Args:
        review: The article as it is.
        case: The disagreement.
        ruling: What was said about it; allowed by `tui.domain.adjudication.choosing.require_allowed`, not `LATER`.
        decision: Whose id is taken, and which is completed.
        new_id: Makes ids.

    Returns:
        The edit of the gold layer, and the decision with what it settled.
    """
    settling = Settling(review, new_id)
    taken = _settle(settling, review, case, ruling)
    took = case.names[ruling.side] if ruling.choice in {Choice.TAKE, Choice.ADOPT} else ("", "")
    sides = tuple(Side(*pair) for pair in zip(case.names, (side.content for side in case.sides), strict=True))
    done = replace(decision, took=took, sides=sides, taken=taken, settled=tuple(settling.settled))
    asked = path_title(review.panel.schema.fields(case.event), case.path) or KINDS_SAID[case.kind]
    title = f"{ruling.choice}: {asked}"
    return settling.edit(decision.id, title, case.id), done


def _settle(settling: Settling, review: Review, case: Case, ruling: Ruling) -> Content | None:
    """Settles what a ruling is about, and gives what gold says then."""
    topic, holder = case.topic, holder_of(review, case.topic)
    match ruling.choice:
        case Choice.OWN if case.kind is Kind.PROBLEM:
            settling.put_at(topic, case.gold, ruling.content or EMPTY)
            return ruling.content
        case Choice.REOPEN:
            settling.reopen(topic)
            return review.gold_content(topic)
        case Choice.REJECT if case.event and topic.family is not Family.ITEM:
            settling.put(_event(review, case), None)
            return None
        case Choice.ADOPT:
            event = _event(review, case)
            member = _adopted(event, case.names[ruling.side])
            if event.family is Family.EVENT:
                settling.put(event, event.contents[member])
            settling.put_inside(event, member)
            return event.contents[member]
        case Choice.TAKE:
            content = version_of(case, ruling.side) if ruling.together else case.sides[ruling.side].content
        case Choice.BOTH:
            content = combined(case, optional=ruling.optional)
        case Choice.OWN:
            content = ruling.content if topic.family is not Family.EVENT else EMPTY
        case _:
            content = None
    settling.put(topic, content, holder)
    return content


def _event(review: Review, case: Case) -> Topic:
    return next((topic for topic in review.events if topic.id == case.event), review.article)


def _adopted(event: Topic, side: Member) -> Member:
    """The side of an event to which something in it belongs."""
    who, thing = side
    return next(
        (own, event_id)
        for own, event_id in event.members
        if own == who and (thing in {event_id, ""} or thing.startswith(f"{event_id}/"))
    )


def holder_of(review: Review, topic: Topic) -> Topic | None:
    """What a topic lies in; None for events and spans."""
    for above in (review.article, *review.events):
        for each in above.walk():
            if any(child.id == topic.id for child in each.children):
                return each
    return None
