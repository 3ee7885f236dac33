"""What all makers of edits share: an edit in the making, each change of which is seen by the next."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeAlias

from tui.domain.edits import AttributeChange, Change, Edit, EventsChange, SpanChange, ValueChange
from tui.domain.layers import FLAG, NOTE, NOTE_ON, REASON, STATUS, Layer, Status
from tui.domain.spans import Origin, Range, Span
from tui.domain.values import BLANK, ITEMS, FieldValue, make_value

NewId: TypeAlias = Callable[[str], str]
"""Makes an id that begins with the given letter."""


class Draft:
    """Collects the changes of one edit, each seen by the next."""

    def __init__(self, layer: Layer) -> None:
        self._layer = layer
        self._spans = dict(layer.spans)
        self._values = dict(layer.values)
        self._attributes = dict(layer.attributes)
        self.changes: list[Change] = []

    def span(self, span_id: str) -> Span | None:
        """The span as it stands by now."""
        return self._spans.get(span_id)

    def said(self, owner: str, path: str) -> FieldValue:
        """The field value as it stands by now."""
        return self._values.get((owner, path), BLANK)

    def paths(self, owner: str) -> list[str]:
        """The paths at which an event, or the article, says something by now."""
        return [path for who, path in self._values if who == owner and self._values[who, path] != BLANK]

    def items(self, owner: str, path: str) -> tuple[str, ...]:
        """Ids of the items of a repeated field by now."""
        value = self.said(owner, path).value
        return value.lines() if value is not None and value.type == ITEMS else ()

    def put_items(self, owner: str, path: str, items: Iterable[str]) -> None:
        """Sets which items a repeated field has, in order; one that has any is no longer one of nothing."""
        ids = tuple(items)
        said = self.said(owner, path)
        value = make_value(ITEMS, "\n".join(ids)) if ids else None
        if ids and said.nothing is not None:
            self.put(owner, path, FieldValue(value))
            self.drop_unused(said.evidence)
        else:
            self.put(owner, path, replace(said, value=value))

    def places(self) -> list[tuple[str, str]]:
        """Owners and paths of all that is said by now."""
        return [key for key, said in self._values.items() if said != BLANK]

    def inside(self, owner: str, part: str) -> list[str]:
        """The rest of the paths of a part of an event, behind its own: empty for that itself."""
        return [path[len(part) :] for path in self.paths(owner) if path == part or path.startswith(f"{part}/")]

    def take_away(self, owner: str, part: str) -> None:
        """Takes a part of an event away; an item leaves its list. Spans that were evidence stay."""
        for rest in self.inside(owner, part):
            self.put(owner, f"{part}{rest}", BLANK)
        above, _, item = part.rpartition("/")
        if item in self.items(owner, above):
            self.put_items(owner, above, [each for each in self.items(owner, above) if each != item])

    def drop_empty_items(self, owner: str, path: str) -> None:
        """Takes the items away that a path runs through and that hold nothing any more."""
        part = path
        while part:
            above, _, item = part.rpartition("/")
            if item in self.items(owner, above) and not self.inside(owner, part):
                self.take_away(owner, part)
            part = above

    def uses(self, span_id: str) -> list[tuple[str, str]]:
        """The fields that use a span by now."""
        return [key for key, said in self._values.items() if span_id in said.evidence]

    def find_span(self, label: str, ranges: tuple[Range, ...]) -> Span | None:
        """A span with that label and those ranges."""
        same = (span for span in self._spans.values() if span.label == label and span.ranges == ranges)
        return next(same, None)

    def evidence_span(self, label: str, ranges: tuple[Range, ...], new_id: NewId) -> str:
        """Id of the span that is evidence with that label and those ranges; made if there is none."""
        same = self.find_span(label, ranges)
        if same is not None:
            return same.id
        span_id = new_id("s")
        self.put_span(span_id, Span(span_id, label, ranges, Origin.FIELD))
        return span_id

    def put_span(self, span_id: str, after: Span | None) -> None:
        """Adds, changes or removes a span; the note on it goes with it."""
        before = self._spans.get(span_id)
        if before == after:
            return
        if after is None:
            self.put_attribute(f"{NOTE_ON}{span_id}", "")
        self.changes.append(SpanChange(span_id, before, after))
        if after is None:
            del self._spans[span_id]
        else:
            self._spans[span_id] = after

    def put(self, owner: str, path: str, after: FieldValue) -> None:
        """Sets what is said of a field."""
        before = self.said(owner, path)
        if before == after:
            return
        self.changes.append(ValueChange(owner, path, before, after))
        self._values[(owner, path)] = after

    def put_attribute(self, name: str, after: str) -> None:
        """Sets an attribute of the layer."""
        before = self._attributes.get(name, "")
        if before != after:
            self.changes.append(AttributeChange(name, before, after))
            self._attributes[name] = after

    def join_notes(self, kept: str, gone: str) -> None:
        """Adds the note on an event or span to the one on another."""
        found = (self._attributes.get(f"{NOTE_ON}{each}", "") for each in (kept, gone))
        self.put_attribute(f"{NOTE_ON}{kept}", "; ".join(dict.fromkeys(filter(None, found))))

    def put_events(self, after: tuple[str, ...]) -> None:
        """Sets which events there are, in order; the notes on those that go, go with them."""
        for gone in set(self._layer.events) - set(after):
            self.put_attribute(f"{NOTE_ON}{gone}", "")
        if after != self._layer.events:
            self.changes.append(EventsChange(self._layer.events, after))

    def put_in_place(self, span: Span) -> None:
        """Changes a span; another one that it comes to coincide with goes, its links go over to this one."""
        twin = next(
            (
                each
                for each in self._spans.values()
                if (each.label, each.ranges) == (span.label, span.ranges) and each.id != span.id
            ),
            None,
        )
        if twin is not None:
            if twin.origin is Origin.LABEL:
                span = replace(span, origin=Origin.LABEL)
            for owner, path in self.uses(twin.id):
                said = self.said(owner, path)
                evidence = tuple(dict.fromkeys(span.id if each == twin.id else each for each in said.evidence))
                self.put(owner, path, replace(said, evidence=evidence))
            self.join_notes(span.id, twin.id)
            self.put_span(twin.id, None)
        self.put_span(span.id, span)

    def drop_unused(self, span_ids: Iterable[str]) -> None:
        """Removes spans that a field made and that no field uses any more."""
        for span_id in span_ids:
            span = self.span(span_id)
            if span is not None and span.origin is Origin.FIELD and not self.uses(span_id):
                self.put_span(span_id, None)

    def edit(self, action: str, title: str) -> Edit:
        """The edit made of the changes; work on a layer takes its status along.

        A first edit makes an untouched layer one in progress, and an edit of a finished layer reopens it.
        """
        told = {each.name for each in self.changes if isinstance(each, AttributeChange)}
        touches_status = bool(told & {STATUS, REASON})
        only_remarks = all(isinstance(each, AttributeChange) and _is_remark(each.name) for each in self.changes)
        if self.changes and not touches_status and not only_remarks:
            self.put_attribute(STATUS, Status.IN_PROGRESS)
            if self._layer.status is Status.NO_EVENT:
                self.put_attribute(REASON, "")
        return Edit(action, title, tuple(self.changes))


def _is_remark(name: str) -> bool:
    return name in {FLAG, NOTE} or name.startswith(NOTE_ON)
