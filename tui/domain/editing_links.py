"""What becomes of links to an event, and of dates that hang on it, when the event goes.

See `tui.domain.editing` for what holds of all makers of edits.
"""

from collections.abc import Callable
from dataclasses import replace

from tui.domain.editing_draft import Draft
from tui.domain.layers import Layer
from tui.domain.links import LINK, named_event, renamed


def links_to(layer: Layer, event_id: str) -> list[tuple[str, str]]:
    """Owners and paths of the answers of other events, and of the article, that lead to an event."""
    return [
        key
        for key, said in layer.values.items()
        if key[0] != event_id
        and any(
            value is not None and value.type == LINK and named_event(value) == event_id
            for value in (said.value, *said.alternatives)
        )
    ]


def let_go(draft: Draft, gone: str) -> None:
    """Removes the links to an event; dates that hang on it stay what they are, and hang on nothing.

    An answer goes with its evidence, and with the item of a list that says nothing more. Of several that are as
    right, only those that lead to the event go.

    Args:
        draft: The edit in the making; the event's own answers are gone from it.
        gone: The event.
    """
    for owner, path in draft.places():
        _rename(draft, owner, path, lambda event: "" if event == gone else event)


def lead_over(draft: Draft, kept: str, gone: str) -> None:
    """Leads links to an event, and dates that hang on it, over to another one; what led from one to the other goes.

    Args:
        draft: The edit in the making; the answers of the event that goes are gone from it.
        kept: The event to which they lead then.
        gone: The event to which they led.
    """

    def own(event: str) -> str:
        return "" if event in {kept, gone} else event

    def others(event: str) -> str:
        return kept if event == gone else event

    for owner, path in draft.places():
        _rename(draft, owner, path, own if owner == kept else others)


def _rename(draft: Draft, owner: str, path: str, name: Callable[[str], str]) -> None:
    said = draft.said(owner, path)
    if said.value is None:
        return
    values = (renamed(value, name) for value in (said.value, *said.alternatives))
    left = list(dict.fromkeys(value for value in values if value is not None))
    if left:
        draft.put(owner, path, replace(said, value=left[0], alternatives=tuple(left[1:])))
    else:
        draft.take_away(owner, path)
        draft.drop_empty_items(owner, path)
        draft.drop_unused(said.evidence)
