"""Makes the edits of the desk: what each action means for a layer.

Every function looks at a layer and returns the edit that does the work; none of them changes anything. Ids of new
things come from the caller (`NewId`), so that a recorded session replays to the same bytes.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeAlias

from tui.domain.edits import AttributeChange, Change, Edit, EventsChange, SpanChange, ValueChange
from tui.domain.errors import EditError
from tui.domain.layers import FLAG, NEW_ITEM, NOTE, OVERRIDE, REASON, SCHEMA, STATUS, Layer, Status
from tui.domain.spans import EVIDENCE_LABEL, Origin, Range, Span, join_ranges
from tui.domain.values import BLANK, FieldValue, Nothing, Value, make_value

NewId: TypeAlias = Callable[[str], str]
"""Makes an id that begins with the given letter."""


TITLE = 40
"""How much of an answer the title of its edit repeats, in code points."""


class Draft:
    """Collects the changes of one edit, each seen by the next."""

    def __init__(self, layer: Layer) -> None:
        self._layer = layer
        self._spans = dict(layer.spans)
        self._values = dict(layer.values)
        self.changes: list[Change] = []

    def span(self, span_id: str) -> Span | None:
        """The span as it stands by now."""
        return self._spans.get(span_id)

    def said(self, owner: str, path: str) -> FieldValue:
        """The field value as it stands by now."""
        return self._values.get((owner, path), BLANK)

    def uses(self, span_id: str) -> list[tuple[str, str]]:
        """The fields that use a span by now."""
        return [key for key, said in self._values.items() if span_id in said.evidence]

    def find_span(self, label: str, ranges: tuple[Range, ...]) -> Span | None:
        """A span with that label and those ranges."""
        same = (span for span in self._spans.values() if span.label == label and span.ranges == ranges)
        return next(same, None)

    def put_span(self, span_id: str, after: Span | None) -> None:
        """Adds, changes or removes a span."""
        before = self._spans.get(span_id)
        if before == after:
            return
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
        before = self._layer.attributes.get(name, "")
        if before != after:
            self.changes.append(AttributeChange(name, before, after))

    def put_events(self, after: tuple[str, ...]) -> None:
        """Sets which events there are, in order."""
        if after != self._layer.events:
            self.changes.append(EventsChange(self._layer.events, after))

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
        touches_status = any(isinstance(each, AttributeChange) and each.name == STATUS for each in self.changes)
        only_remarks = all(isinstance(each, AttributeChange) and each.name in {FLAG, NOTE} for each in self.changes)
        if self.changes and not touches_status and not only_remarks:
            self.put_attribute(STATUS, Status.IN_PROGRESS)
            if self._layer.status is Status.NO_EVENT:
                self.put_attribute(REASON, "")
        return Edit(action, title, tuple(self.changes))


def stamped(layer: Layer, edit: Edit, schema: str) -> Edit:
    """The edit that also says by which version of the schema the layer is filled, if it does not say so yet."""
    if layer.attributes.get(SCHEMA):
        return edit
    return replace(edit, changes=(*edit.changes, AttributeChange(SCHEMA, "", schema)))


def label_span(layer: Layer, label: str, ranges: Iterable[Range], new_id: NewId) -> Edit:
    """Labels a stretch of text; the same label on the same stretch is not put twice.

    Args:
        layer: The layer.
        label: Id of the span label.
        ranges: Half-open code point ranges.
        new_id: Makes ids.

    Returns:
        The edit; empty if the span is there already.
    """
    joined = join_ranges(ranges)
    if not joined:
        raise EditError("Select some text first: there is nothing to label.")
    draft = Draft(layer)
    same = draft.find_span(label, joined)
    if same is None:
        span_id = new_id("s")
        draft.put_span(span_id, Span(span_id, label, joined, Origin.LABEL))
    elif same.origin is not Origin.LABEL:
        draft.put_span(same.id, replace(same, origin=Origin.LABEL))
    return draft.edit("label", f"label {label}")


def relabel_span(layer: Layer, span_id: str, label: str) -> Edit:
    """Gives a span another label; its links stay."""
    draft = Draft(layer)
    draft.put_span(span_id, replace(_span(layer, span_id), label=label))
    return draft.edit("label", f"relabel as {label}")


def move_span(layer: Layer, span_id: str, ranges: Iterable[Range]) -> Edit:
    """Gives a span other ends; its links stay.

    Args:
        layer: The layer.
        span_id: The span.
        ranges: Its new half-open code point ranges.
    """
    joined = join_ranges(ranges)
    if not joined:
        raise EditError("A span needs at least one character.")
    draft = Draft(layer)
    draft.put_span(span_id, replace(_span(layer, span_id), ranges=joined))
    return draft.edit("move-span", "move a span's end")


def delete_span(layer: Layer, span_id: str) -> Edit:
    """Deletes a span; fields that used it lose this evidence and keep their value."""
    span = _span(layer, span_id)
    draft = Draft(layer)
    for owner, path in draft.uses(span_id):
        said = draft.said(owner, path)
        draft.put(owner, path, replace(said, evidence=_without(said.evidence, span_id)))
    draft.put_span(span_id, None)
    return draft.edit("delete-span", f"delete {span.label}")


def answer(
    layer: Layer,
    owner: str,
    path: str,
    said: Value | Nothing | None,
    new_id: NewId,
    *,
    ranges: Iterable[Range] = (),
    label: str = "",
    keep_evidence: bool = True,
    action: str = "edit-value",
) -> Edit:
    """Answers a field, with or without evidence.

    Args:
        layer: The layer.
        owner: Event id, or empty for the article.
        path: The field; `NEW_ITEM` in it makes a new item of a repeated field.
        said: The value, the kind of nothing, or None to leave the value as it is.
        new_id: Makes ids.
        ranges: Half-open code point ranges of the evidence; empty for none.
        label: Span label of the evidence.
        keep_evidence: Whether earlier evidence stays beside the new.
        action: Id of the action.

    Returns:
        The edit, one undo step.
    """
    draft = Draft(layer)
    path = _make_items(draft, owner, path, new_id)
    before = draft.said(owner, path)
    evidence = before.evidence if keep_evidence else ()
    joined = join_ranges(ranges)
    if joined:
        span_id = _evidence_span(draft, label or EVIDENCE_LABEL, joined, new_id)
        if span_id not in evidence:
            evidence = (*evidence, span_id)
    after = replace(before, evidence=evidence)
    if isinstance(said, Value):
        others = tuple(each for each in before.alternatives if each != said)
        after = replace(after, value=said, nothing=None, alternatives=others)
    elif said is not None:
        after = replace(after, value=None, nothing=said, alternatives=(), optional=False)
    draft.put(owner, path, after)
    draft.drop_unused(before.evidence)
    return draft.edit(action, _answer_title(path, said))


def _answer_title(path: str, said: Value | Nothing | None) -> str:
    name = _field_name(path)
    if said is None:
        return f"evidence for {name}"
    if isinstance(said, Nothing):
        return f"answer {name}: {said.replace('_', ' ')}"
    words = " ".join(said.literal.split())
    return f"answer {name}: {words[:TITLE]}{'…' if len(words) > TITLE else ''}"


def add_alternative(layer: Layer, owner: str, path: str, value: Value) -> Edit:
    """Adds another value that is as right; one that is there already is taken away.

    Args:
        layer: The layer.
        owner: Event id, or empty for the article.
        path: The field.
        value: The other value.

    Raises:
        EditError: The field has no value yet, or this one.
    """
    said = layer.value(owner, path)
    if said.value is None or said.value == value:
        raise EditError(f"{_field_name(path)} has no other value yet: give it the first one first.")
    others = tuple(each for each in said.alternatives if each != value)
    if len(others) == len(said.alternatives):
        others = (*others, value)
    draft = Draft(layer)
    draft.put(owner, path, replace(said, alternatives=others))
    return draft.edit(
        "alternative", f"alternative for {_field_name(path)}: {' '.join(value.literal.split())[:TITLE]}"
    )


def set_optional(layer: Layer, owner: str, path: str, *, optional: bool) -> Edit:
    """Says whether it is as right to leave a field empty.

    Raises:
        EditError: The field has no value.
    """
    said = layer.value(owner, path)
    if said.value is None:
        raise EditError(f"{_field_name(path)} has no value yet: only a value can be optional.")
    draft = Draft(layer)
    draft.put(owner, path, replace(said, optional=optional))
    return draft.edit("optional", f"{_field_name(path)} is {'optional' if optional else 'not optional'}")


def clear(layer: Layer, owner: str, path: str) -> Edit:
    """Takes an answer away with its evidence, confidence and note; an item of a repeated field goes with it."""
    draft = Draft(layer)
    released = draft.said(owner, path).evidence
    draft.put(owner, path, BLANK)
    _drop_empty_item(draft, layer, owner, path)
    draft.drop_unused(released)
    return draft.edit("clear-value", f"clear {_field_name(path)}")


def delete_item(layer: Layer, owner: str, path: str) -> Edit:
    """Deletes an item of a repeated field with all that it holds.

    Args:
        layer: The layer.
        owner: Event id, or empty for the article.
        path: The item's path, or the path of anything in it.
    """
    draft = Draft(layer)
    field_path, item = _item_of(layer, owner, path)
    inside = f"{field_path}/{item}"
    released: list[str] = []
    for held, said in list(layer.values_of(owner)):
        if held == inside or held.startswith(f"{inside}/"):
            released += said.evidence
            draft.put(owner, held, BLANK)
    _put_items(draft, owner, field_path, [each for each in layer.items(owner, field_path) if each != item])
    draft.drop_unused(released)
    return draft.edit("delete-item", f"delete an item of {_field_name(field_path)}")


def remove_evidence(layer: Layer, owner: str, path: str, span_id: str) -> Edit:
    """Unlinks a span from a field; a span that a field made goes with its last link."""
    draft = Draft(layer)
    said = draft.said(owner, path)
    draft.put(owner, path, replace(said, evidence=_without(said.evidence, span_id)))
    draft.drop_unused([span_id])
    return draft.edit("remove-evidence", f"remove evidence of {_field_name(path)}")


def set_confidence(layer: Layer, owner: str, path: str, confidence: str) -> Edit:
    """Says how sure the annotator is of an answer; empty takes it back."""
    draft = Draft(layer)
    draft.put(owner, path, replace(draft.said(owner, path), confidence=confidence))
    return draft.edit("confidence", f"confidence of {_field_name(path)}")


def set_field_note(layer: Layer, owner: str, path: str, note: str) -> Edit:
    """Puts a note on a field; empty takes it away."""
    draft = Draft(layer)
    draft.put(owner, path, replace(draft.said(owner, path), note=note))
    return draft.edit("field-note", f"note on {_field_name(path)}")


def new_event(layer: Layer, event_id: str, defaults: Iterable[tuple[str, Value]] = (), after: str = "") -> Edit:
    """Adds an event.

    Args:
        layer: The layer.
        event_id: Id of the new event.
        defaults: Paths and values that it starts with.
        after: The event behind which it comes; the end if empty.
    """
    draft = Draft(layer)
    order = list(layer.events)
    order.insert(order.index(after) + 1 if after in order else len(order), event_id)
    draft.put_events(tuple(order))
    for path, value in defaults:
        draft.put(event_id, path, FieldValue(value))
    return draft.edit("new-event", "new event")


def duplicate_event(layer: Layer, source: str, event_id: str) -> Edit:
    """Copies an event with its values, evidence and notes; the copy comes right behind it."""
    _known(layer, source)
    draft = Draft(layer)
    order = list(layer.events)
    order.insert(order.index(source) + 1, event_id)
    draft.put_events(tuple(order))
    for path, said in layer.values_of(source):
        draft.put(event_id, path, said)
    return draft.edit("duplicate-event", "duplicate event")


def delete_event(layer: Layer, event_id: str) -> Edit:
    """Deletes an event, its values, and the spans that only it used and a field had made."""
    _known(layer, event_id)
    draft = Draft(layer)
    released: list[str] = []
    for path, said in list(layer.values_of(event_id)):
        released += said.evidence
        draft.put(event_id, path, BLANK)
    for name in layer.attributes:
        if name.startswith(f"{OVERRIDE}{event_id}/"):
            draft.put_attribute(name, "")
    draft.put_events(tuple(each for each in layer.events if each != event_id))
    draft.drop_unused(released)
    return draft.edit("delete-event", "delete event")


def move_event(layer: Layer, event_id: str, places: int) -> Edit:
    """Moves an event `places` down the order (up if negative), as far as it goes."""
    _known(layer, event_id)
    draft = Draft(layer)
    order = [each for each in layer.events if each != event_id]
    at = layer.events.index(event_id) + places
    order.insert(max(0, min(at, len(order))), event_id)
    draft.put_events(tuple(order))
    return draft.edit("move-event", "move event")


def set_flag(layer: Layer, reason: str) -> Edit:
    """Flags the layer for attention, with the reason; empty takes the flag away."""
    draft = Draft(layer)
    draft.put_attribute(FLAG, reason)
    return draft.edit("flag", "flag" if reason else "remove the flag")


def set_note(layer: Layer, note: str) -> Edit:
    """Puts a note on the layer; empty takes it away."""
    draft = Draft(layer)
    draft.put_attribute(NOTE, note)
    return draft.edit("note", "note")


def override(layer: Layer, owner: str, check: str, reason: str) -> Edit:
    """Accepts what a check warns of, with the reason; empty takes the acceptance back."""
    draft = Draft(layer)
    draft.put_attribute(f"{OVERRIDE}{owner}/{check}", reason)
    return draft.edit("override", f"override {check}")


def finish(layer: Layer, overridden: Iterable[tuple[str, str]] = (), reason: str = "") -> Edit:
    """Says that the layer is done.

    Args:
        layer: The layer.
        overridden: Owner and id of the checks that are accepted along with it.
        reason: Why they are accepted.
    """
    draft = Draft(layer)
    for owner, check in overridden:
        draft.put_attribute(f"{OVERRIDE}{owner}/{check}", reason)
    draft.put_attribute(STATUS, Status.DONE)
    draft.put_attribute(REASON, "")
    return draft.edit("finish", "finish")


def no_event(layer: Layer, reason: str) -> Edit:
    """Says that the article reports no event, with the reason.

    Raises:
        EditError: There are events.
    """
    if layer.events:
        count = len(layer.events)
        raise EditError(f"This article has {count} event{'s' * (count > 1)}: delete them first, or finish.")
    draft = Draft(layer)
    draft.put_attribute(STATUS, Status.NO_EVENT)
    draft.put_attribute(REASON, reason)
    return draft.edit("no-event", "no event")


def reopen(layer: Layer) -> Edit:
    """Takes a finished layer up again."""
    draft = Draft(layer)
    draft.put_attribute(STATUS, Status.IN_PROGRESS)
    draft.put_attribute(REASON, "")
    return draft.edit("reopen", "reopen")


def _span(layer: Layer, span_id: str) -> Span:
    span = layer.spans.get(span_id)
    if span is None:
        raise EditError("There is no span here: put the cursor inside one.")
    return span


def _known(layer: Layer, event_id: str) -> None:
    if event_id not in layer.events:
        raise EditError("There is no event here: make one first.")


def _without(ids: tuple[str, ...], gone: str) -> tuple[str, ...]:
    return tuple(each for each in ids if each != gone)


def _field_name(path: str) -> str:
    return path.split("/", maxsplit=1)[0]


def _evidence_span(draft: Draft, label: str, ranges: tuple[Range, ...], new_id: NewId) -> str:
    same = draft.find_span(label, ranges)
    if same is not None:
        return same.id
    span_id = new_id("s")
    draft.put_span(span_id, Span(span_id, label, ranges, Origin.FIELD))
    return span_id


def _make_items(draft: Draft, owner: str, path: str, new_id: NewId) -> str:
    """Makes the items that `NEW_ITEM` stands for, and gives the path with their ids."""
    parts = path.split("/")
    for index, part in enumerate(parts):
        if part == NEW_ITEM:
            field_path = "/".join(parts[:index])
            parts[index] = new_id("i")
            held = draft.said(owner, field_path).value
            _put_items(draft, owner, field_path, [*(held.lines() if held else ()), parts[index]])
    return "/".join(parts)


def _put_items(draft: Draft, owner: str, field_path: str, items: list[str]) -> None:
    value = make_value("items", "\n".join(items)) if items else None
    draft.put(owner, field_path, replace(draft.said(owner, field_path), value=value))


def _item_of(layer: Layer, owner: str, path: str) -> tuple[str, str]:
    """The innermost repeated field that a path runs through, and the item in it."""
    parts = path.split("/")
    for index in range(len(parts) - 1, 0, -1):
        field_path = "/".join(parts[:index])
        if parts[index] in layer.items(owner, field_path):
            return field_path, parts[index]
    raise EditError("This is not an item of a list.")


def _drop_empty_item(draft: Draft, layer: Layer, owner: str, path: str) -> None:
    """An item that holds nothing any more leaves its list."""
    try:
        field_path, item = _item_of(layer, owner, path)
    except EditError:
        return
    inside = f"{field_path}/{item}"
    held = (each for each, _ in layer.values_of(owner) if each == inside or each.startswith(f"{inside}/"))
    if all(draft.said(owner, each).blank for each in held):
        _put_items(draft, owner, field_path, [each for each in layer.items(owner, field_path) if each != item])
