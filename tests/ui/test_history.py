from tests.support.hostile import ALL
from tests.support.records import full_layer
from tui.domain.edits import Edit
from tui.domain.history import Entry, EntryKind
from tui.domain.telling import Told
from tui.services.history import Moment
from tui.ui.history import history_lines
from tui.ui.lines import Line, cells


def moment(revision: int, title: str, *told: Told, kind: EntryKind = EntryKind.EDIT, target: int = 0) -> Moment:
    at = f"2026-03-12T09:{revision:02}:00.000Z"
    return Moment(
        Entry(revision, kind, target, Edit("x", title, ()), "ana", at, f"o{revision}"), told, full_layer()
    )


def drawn(lines: list[Line]) -> list[str]:
    return ["".join(part for part, _ in line).rstrip() for line in lines]


def test_the_newest_comes_first_with_time_and_changes() -> None:
    said = Told("e1", "event 1 · March", "Date", "date", "·", "2026-03-11")
    history = [
        moment(1, "new event"),
        moment(2, "answer date", said),
        moment(3, "x", kind=EntryKind.UNDO, target=2),
    ]
    assert drawn(history_lines(history, 80)) == [
        " 2026-03-12 09:03:00     3  undo of 2: x",
        " 2026-03-12 09:02:00     2  answer date",
        "      event 1 · March: Date: · → 2026-03-11",
        " 2026-03-12 09:01:00     1  new event",
    ]


def test_an_article_in_which_nothing_was_done() -> None:
    assert drawn(history_lines([], 80)) == [" Nothing was done in this article yet."]


def test_foreign_text_is_clean_and_lines_fit() -> None:
    lines = history_lines([moment(1, ALL, Told("", ALL, ALL, "", ALL, ALL))], 60)
    assert all(cells(line) == 60 for line in lines)
    assert not any(ord(char) < 0x20 or 0x7F <= ord(char) < 0xA0 for row in drawn(lines) for char in row)
