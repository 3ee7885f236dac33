import pytest

from tui.domain.adjudication.common import all_marks, common_marks, common_ranges
from tui.domain.adjudication.contents import Content, Part
from tui.domain.agreement.marks import Mark
from tui.domain.spans import Range


@pytest.mark.parametrize(
    ("sides", "common"),
    [
        ([], ()),
        ([((1, 5),)], ((1, 5),)),
        ([((1, 5),), ((3, 9),)], ((3, 5),)),
        ([((1, 5),), ((5, 9),)], ()),
        ([((1, 5), (7, 12)), ((3, 9),)], ((3, 5), (7, 9))),
        ([((1, 9),), ((3, 9),), ((1, 7),)], ((3, 7),)),
    ],
)
def test_what_lies_in_all(sides: list[tuple[Range, ...]], common: tuple[Range, ...]) -> None:
    assert common_ranges(sides) == common


def says(*marks: tuple[str, int, int]) -> Content:
    return Content(Part(evidence=tuple(Mark(((start, end),), label) for label, start, end in marks)))


def test_marks_are_compared_by_label_and_only_among_those_who_mark() -> None:
    contents = [says(("a", 1, 5), ("b", 9, 12)), says(("a", 3, 8)), Content(), None]
    assert common_marks(contents) == (Mark(((3, 5),), "a"),)
    assert all_marks(contents) == (Mark(((1, 8),), "a"), Mark(((9, 12),), "b"))


def test_nobody_marks_anything() -> None:
    assert common_marks([Content(), None]) == all_marks([]) == ()
