"""Makes the edits that part one event into two, and join two into one.

See `tui.domain.editing` for what holds of all of them. What moves are the parts of an event: a field, an item of a
repeated field with all that it holds, or a field within a group that is not repeated.
"""

from collections.abc import Collection
from dataclasses import replace

from tui.domain.editing_draft import Draft, NewId
from tui.domain.editing_events import require_event
from tui.domain.editing_links import lead_over
from tui.domain.edits import Edit
from tui.domain.errors import EditError
from tui.domain.layers import OVERRIDE, Layer
from tui.domain.links import ELSEWHERE
from tui.domain.values import BLANK, ITEMS, FieldValue


def parts_of_event(layer: Layer, event_id: str) -> list[str]:
    """The paths of the parts of which an event is made, items in their order; those within an item are not told."""
    found: list[str] = []
    for path, said in layer.values_of(event_id):
        if _list_of(layer, event_id, path):
            continue
        items = layer.items(event_id, path)
        found += [f"{path}/{item}" for item in items]
        if said.value is None or not items:
            found.append(path)
    return found


def differing_parts(layer: Layer, kept: str, gone: str) -> list[str]:
    """The fields that both of two events answer, and not alike; repeated fields do not differ, they are joined."""
    both = (path for path, said in layer.values_of(gone) if said.answered and layer.value(kept, path).answered)
    return [
        path
        for path in both
        if not _list_of(layer, gone, path)
        and not _is_list(layer.value(gone, path))
        and not _is_list(layer.value(kept, path))
        and not _alike(layer.value(gone, path), layer.value(kept, path))
    ]


def split_event(
    layer: Layer, source: str, event_id: str, moved: Collection[str], shared: Collection[str] = ()
) -> Edit:
    """Parts an event in two: the new one comes right behind it.

    Args:
        layer: The layer.
        source: The event.
        event_id: Id of the new one.
        moved: Paths of the parts that go over to it with their evidence.
        shared: Paths of the parts that both have then.

    Returns:
        The edit, one undo step.

    Raises:
        EditError: Nothing would go over, or nothing would stay.
    """
    require_event(layer, source)
    parts = parts_of_event(layer, source)
    going = [part for part in parts if part in moved or part in shared]
    if not going:
        raise EditError("Choose first what goes over to the new event.")
    if all(part in moved for part in parts):
        raise EditError("Something has to stay: leave one answer at the event.")
    draft = Draft(layer)
    order = list(layer.events)
    order.insert(order.index(source) + 1, event_id)
    draft.put_events(tuple(order))
    for part in going:
        _copy(draft, (source, part), (event_id, part))
        above, _, item = part.rpartition("/")
        if item in layer.items(source, above):
            draft.put_items(event_id, above, [*draft.items(event_id, above), item])
    for part in going:
        if part in moved:
            draft.take_away(source, part)
    return draft.edit("split-event", "split event")


def merge_events(layer: Layer, kept: str, gone: str, taken: Collection[str], new_id: NewId) -> Edit:
    """Joins two events: what only one of them says is said, and the evidence of both is kept.

    Items of repeated fields come together; those that are alike become one. Links to the event that goes, and dates
    that hang on it, lead to the one that is kept.

    Args:
        layer: The layer.
        kept: The event that stays.
        gone: The event that goes.
        taken: Paths of the fields in which the answer of the one that goes counts.
        new_id: Makes ids.

    Returns:
        The edit, one undo step.
    """
    require_event(layer, kept)
    require_event(layer, gone)
    if kept == gone:
        raise EditError("An event cannot be joined with itself: choose another one.")
    draft = Draft(layer)
    used = [span for event in (kept, gone) for _, said in layer.values_of(event) for span in said.evidence]
    for path, said in list(layer.values_of(gone)):
        if not _list_of(layer, gone, path):
            if _is_list(said):
                _join_items(draft, kept, gone, path, new_id)
            else:
                _join(draft, (kept, path), said, taken=path in taken)
    for path in draft.paths(gone):
        draft.put(gone, path, BLANK)
    for name in layer.attributes:
        if name.startswith(f"{OVERRIDE}{gone}/"):
            draft.put_attribute(name, "")
    lead_over(draft, kept, gone)
    draft.join_notes(kept, gone)
    draft.put_events(tuple(each for each in layer.events if each != gone))
    draft.drop_unused(dict.fromkeys(used))
    return draft.edit("merge-event", "merge two events")


def _list_of(layer: Layer, owner: str, path: str) -> str:
    """The outermost repeated field an item of which a path is, or lies in; empty if there is none."""
    parts = path.split("/")
    above = ("/".join(parts[:index]) for index in range(1, len(parts)))
    return next((each for each in above if layer.items(owner, each)), "")


def _is_list(said: FieldValue) -> bool:
    return said.value is not None and said.value.type == ITEMS


def _alike(one: FieldValue, two: FieldValue) -> bool:
    """Whether two answers say the same, however the text words it."""
    if one.value is None or two.value is None:
        return one.value is two.value and one.nothing == two.nothing
    parts = ("relation", ELSEWHERE)
    return one.value.is_like(two.value) and all(one.value.part(name) == two.value.part(name) for name in parts)


def _copy(draft: Draft, source: tuple[str, str], to: tuple[str, str]) -> None:
    for rest in draft.inside(*source):
        draft.put(to[0], f"{to[1]}{rest}", draft.said(source[0], f"{source[1]}{rest}"))


def _join(draft: Draft, place: tuple[str, str], said: FieldValue, *, taken: bool) -> None:
    """Joins an answer with the one that is there; evidence and notes of both stay."""
    here = draft.said(*place)
    first, second = (said, here) if said.answered and (taken or not here.answered) else (here, said)
    evidence = tuple(dict.fromkeys((*here.evidence, *said.evidence)))
    note = "; ".join(dict.fromkeys(each.note for each in (first, second) if each.note))
    draft.put(*place, replace(first, evidence=evidence, note=note))


def _join_items(draft: Draft, kept: str, gone: str, path: str, new_id: NewId) -> None:
    for item in draft.items(gone, path):
        place = (gone, f"{path}/{item}")
        twins = (each for each in draft.items(kept, path) if _same(draft, place, (kept, f"{path}/{each}")))
        twin = next(twins, None)
        if twin is not None:
            for rest in draft.inside(*place):
                _join(draft, (kept, f"{path}/{twin}{rest}"), draft.said(gone, f"{place[1]}{rest}"), taken=False)
            continue
        new = new_id("i") if item in draft.items(kept, path) else item
        draft.put_items(kept, path, [*draft.items(kept, path), new])
        _copy(draft, place, (kept, f"{path}/{new}"))


def _same(draft: Draft, one: tuple[str, str], two: tuple[str, str]) -> bool:
    """Whether two items say the same; lists in them have to be the same ones."""
    rests = {*draft.inside(*one), *draft.inside(*two)}
    pairs = [(draft.said(one[0], f"{one[1]}{rest}"), draft.said(two[0], f"{two[1]}{rest}")) for rest in rests]
    return all(_alike(first, second) for first, second in pairs)
