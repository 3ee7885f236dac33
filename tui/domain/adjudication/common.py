"""What the sides of a disagreement mark in common, and what they mark together: where an own answer can begin."""

from collections.abc import Iterable, Sequence

from tui.domain.adjudication.contents import Content
from tui.domain.agreement.marks import Mark
from tui.domain.spans import Range, join_ranges


def common_ranges(sides: Sequence[Sequence[Range]]) -> tuple[Range, ...]:
    """What lies in all of several sets of ranges.

    Args:
        sides: Each sorted, none of its half-open ranges over another.

    Returns:
        Half-open ranges of code points; empty if there are no sets.
    """
    if not sides:
        return ()
    common = tuple(sides[0])
    for other in sides[1:]:
        pairs = ((max(one[0], two[0]), min(one[1], two[1])) for one in common for two in other)
        common = join_ranges(each for each in pairs if each[0] < each[1])
    return common


def _ranges(content: Content, label: str) -> tuple[Range, ...]:
    return join_ranges(each for mark in content.part.evidence if mark.label == label for each in mark.ranges)


def _marking(contents: Iterable[Content | None]) -> list[Content]:
    """Those that mark anything: who gives no evidence does not say that there is none."""
    return [content for content in contents if content is not None and content.part.evidence]


def common_marks(contents: Iterable[Content | None]) -> tuple[Mark, ...]:
    """What all who mark anything mark in common, by label; a label that not all use is left out.

    Args:
        contents: What each side says; None for one that lacks the thing.
    """
    marking = _marking(contents)
    found = []
    for label in sorted({mark.label for content in marking for mark in content.part.evidence}):
        ranges = common_ranges([_ranges(content, label) for content in marking])
        found += [Mark((each,), label) for each in ranges]
    return tuple(sorted(found))


def all_marks(contents: Iterable[Content | None]) -> tuple[Mark, ...]:
    """What the sides mark together, by label; stretches that touch become one.

    Args:
        contents: What each side says; None for one that lacks the thing.
    """
    marking = _marking(contents)
    found = []
    for label in sorted({mark.label for content in marking for mark in content.part.evidence}):
        ranges = join_ranges(each for content in marking for each in _ranges(content, label))
        found += [Mark((each,), label) for each in ranges]
    return tuple(sorted(found))
