"""Makes the edits of the desk: what each action means for a layer.

Every function looks at a layer and returns the edit that does the work; none of them changes anything. Ids of new
things come from the caller (`NewId`), so that a recorded session replays to the same bytes. Those of spans and of
events live in modules of their own, and are to be had from here.
"""

from collections.abc import Iterable
from dataclasses import replace

from tui.domain.editing_draft import Draft, NewId
from tui.domain.editing_events import delete_event, duplicate_event, move_event, new_event
from tui.domain.editing_spans import delete_span, label_all, label_span, move_span, relabel_span
from tui.domain.edits import AttributeChange, Edit
from tui.domain.errors import EditError
from tui.domain.layers import FLAG, NEW_ITEM, NOTE, NOTE_ON, OVERRIDE, REASON, SCHEMA, STATUS, Layer, Status
from tui.domain.spans import EVIDENCE_LABEL, Range, join_ranges
from tui.domain.values import BLANK, Nothing, Value

__all__ = [
    "Draft",
    "NewId",
    "add_alternative",
    "answer",
    "clear",
    "delete_event",
    "delete_item",
    "delete_span",
    "duplicate_event",
    "finish",
    "label_all",
    "label_span",
    "move_event",
    "move_span",
    "new_event",
    "no_event",
    "override",
    "relabel_span",
    "remove_evidence",
    "reopen",
    "set_confidence",
    "set_field_note",
    "set_flag",
    "set_note",
    "set_optional",
    "stamped",
]

TITLE = 40
"""How much of an answer the title of its edit repeats, in code points."""


def stamped(layer: Layer, edit: Edit, schema: str) -> Edit:
    """The edit that also says by which version of the schema the layer is filled, if it does not say so yet."""
    if layer.attributes.get(SCHEMA):
        return edit
    return replace(edit, changes=(*edit.changes, AttributeChange(SCHEMA, "", schema)))


def answer(
    layer: Layer,
    owner: str,
    path: str,
    said: Value | Nothing | None,
    new_id: NewId,
    *,
    ranges: Iterable[Range] = (),
    label: str = "",
    spans: Iterable[str] = (),
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
        spans: Ids of spans that there are already and that become evidence too.
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
        span_id = draft.evidence_span(label or EVIDENCE_LABEL, joined, new_id)
        if span_id not in evidence:
            evidence = (*evidence, span_id)
    after = replace(before, evidence=tuple(dict.fromkeys((*evidence, *spans))))
    released = [*before.evidence, *(_let_items_go(draft, layer, owner, path) if said is not None else ())]
    if isinstance(said, Value):
        others = tuple(each for each in before.alternatives if each != said)
        after = replace(after, value=said, nothing=None, alternatives=others)
    elif said is not None:
        after = replace(after, value=None, nothing=said, alternatives=(), optional=False)
    draft.put(owner, path, after)
    draft.drop_unused(released)
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
    """Takes an answer away with its evidence, confidence and note; an item of a repeated field goes with it.

    Of a repeated field all items go, with all that they hold.
    """
    draft = Draft(layer)
    released = [*draft.said(owner, path).evidence, *_let_items_go(draft, layer, owner, path)]
    draft.put(owner, path, BLANK)
    draft.drop_empty_items(owner, path)
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
    draft.put_items(owner, field_path, [each for each in layer.items(owner, field_path) if each != item])
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


def set_flag(layer: Layer, reason: str) -> Edit:
    """Flags the layer for attention, with the reason; empty takes the flag away."""
    draft = Draft(layer)
    draft.put_attribute(FLAG, reason)
    return draft.edit("flag", "flag" if reason else "remove the flag")


def set_note(layer: Layer, note: str, on: str = "") -> Edit:
    """Puts a note on the layer; empty takes it away.

    Args:
        layer: The layer.
        note: The note.
        on: Id of the event or span that it is about; empty for the article.

    Raises:
        EditError: There is no such event or span.
    """
    if on and on not in layer.events and on not in layer.spans:
        raise EditError("What the note is about is gone.")
    draft = Draft(layer)
    draft.put_attribute(f"{NOTE_ON}{on}" if on else NOTE, note)
    return draft.edit("note", "note" if not on else f"note on {'an event' if on in layer.events else 'a span'}")


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


def _let_items_go(draft: Draft, layer: Layer, owner: str, path: str) -> list[str]:
    """Empties what the items of a repeated field hold; gives the ids of the spans that were its evidence."""
    released: list[str] = []
    if layer.items(owner, path):
        for held, said in list(layer.values_of(owner)):
            if held.startswith(f"{path}/"):
                released += said.evidence
                draft.put(owner, held, BLANK)
    return released


def _without(ids: tuple[str, ...], gone: str) -> tuple[str, ...]:
    return tuple(each for each in ids if each != gone)


def _field_name(path: str) -> str:
    return path.split("/", maxsplit=1)[0]


def _make_items(draft: Draft, owner: str, path: str, new_id: NewId) -> str:
    """Makes the items that `NEW_ITEM` stands for, and gives the path with their ids."""
    parts = path.split("/")
    for index, part in enumerate(parts):
        if part == NEW_ITEM:
            field_path = "/".join(parts[:index])
            parts[index] = new_id("i")
            draft.put_items(owner, field_path, [*draft.items(owner, field_path), parts[index]])
    return "/".join(parts)


def _item_of(layer: Layer, owner: str, path: str) -> tuple[str, str]:
    """The innermost repeated field that a path runs through, and the item in it."""
    parts = path.split("/")
    for index in range(len(parts) - 1, 0, -1):
        field_path = "/".join(parts[:index])
        if parts[index] in layer.items(owner, field_path):
            return field_path, parts[index]
    raise EditError("This is not an item of a list.")
