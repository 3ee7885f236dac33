import pytest

from tui.domain.history import EntryKind, Stacks, stacks

EDIT, UNDO, REDO = EntryKind.EDIT, EntryKind.UNDO, EntryKind.REDO


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ([], Stacks()),
        ([(1, EDIT, 0), (2, EDIT, 0)], Stacks((1, 2))),
        ([(1, EDIT, 0), (2, EDIT, 0), (3, UNDO, 2)], Stacks((1,), (2,))),
        ([(1, EDIT, 0), (2, EDIT, 0), (3, UNDO, 2), (4, UNDO, 1)], Stacks((), (2, 1))),
        ([(1, EDIT, 0), (2, UNDO, 1), (3, REDO, 1)], Stacks((1,))),
        ([(1, EDIT, 0), (2, UNDO, 1), (3, EDIT, 0)], Stacks((3,))),
        ([(1, EDIT, 0), (2, UNDO, 1), (3, REDO, 1), (4, UNDO, 1)], Stacks((), (1,))),
    ],
)
def test_stacks(entries: list[tuple[int, EntryKind, int]], expected: Stacks) -> None:
    assert stacks(entries) == expected
