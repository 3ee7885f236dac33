"""The history of a layer: which edits stand, and what undo and redo do next.

History only grows: an undo is an entry of its own that names the revision which it takes back.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from tui.domain.edits import Edit


class EntryKind(StrEnum):
    """What an entry of the history is."""

    EDIT = "edit"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a layer's history.

    Attributes:
        revision: The layer's revision after it, from 1, without gaps.
        kind: A new edit, an undo or a redo.
        target: For an undo or redo, the revision of the edit that it takes back or brings back; else 0.
        edit: What changed, as it was applied.
        author: Who did it.
        at: When, UTC, `YYYY-MM-DDThh:mm:ss.mmmZ`.
        operation: Id made by the client, so that a retry never doubles.
    """

    revision: int
    kind: EntryKind
    target: int
    edit: Edit
    author: str
    at: str
    operation: str


@dataclass(frozen=True, slots=True)
class Stacks:
    """Revisions of the edits that undo would take back, and that redo would bring back, the next one last."""

    undo: tuple[int, ...] = ()
    redo: tuple[int, ...] = ()


def stacks(entries: Iterable[tuple[int, EntryKind, int]]) -> Stacks:
    """Reads the two stacks off a history.

    Args:
        entries: Revision, kind and target of each entry, in order.

    Returns:
        What undo and redo do next.
    """
    undo: list[int] = []
    redo: list[int] = []
    for revision, kind, target in entries:
        match kind:
            case EntryKind.EDIT:
                undo.append(revision)
                redo.clear()
            case EntryKind.UNDO:
                undo.pop()
                redo.append(target)
            case EntryKind.REDO:
                redo.pop()
                undo.append(target)
    return Stacks(tuple(undo), tuple(redo))
