"""What of a disagreement is marked in the text: each version's evidence, and faintly all other evidence."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from tui.domain.adjudication.cases import Case
from tui.domain.adjudication.contents import Content
from tui.domain.adjudication.decisions import Kind
from tui.domain.adjudication.topics import Family, Topic
from tui.ui.palettes import LABEL_COLOURS
from tui.ui.review.painting.grid import columns_with_others
from tui.ui.review.painting.saying import marks_of
from tui.ui.review.painting.sides import event_topic, versions_of
from tui.ui.textview.marks import NO_LETTER, Marks, SpanMark

if TYPE_CHECKING:
    from tui.domain.spans import Range
    from tui.services.review_articles import Opened

HERE: Final = LABEL_COLOURS - 2
"""The colour of other evidence of the same event."""

ELSEWHERE: Final = LABEL_COLOURS - 1
"""The colour of evidence of other events."""

NOWHERE: Final = -1


class CaseMarks(NamedTuple):
    """What `ArticleView` shows of a disagreement.

    Attributes:
        marks: The marks, without cursor and selection: `marks._replace(cursor=…)` puts those in.
        first: Where the text that matters begins, in code points: what to scroll to. `NOWHERE` if there is none.
    """

    marks: Marks
    first: int


def case_marks(opened: "Opened", case: Case) -> CaseMarks:
    """The marks of a disagreement; make them once for each: the text is painted anew when they are made again.

    What a version rests on is shown at full strength under the version's number, so where several versions rest on
    the same text there are several lanes. For whole events it is shown under the letter of the column. The other
    evidence of the same event, and that of other events, is faint.

    Args:
        opened: The article under review.
        case: The disagreement.
    """
    shown = [
        SpanMark(f"{name}-{number}", at, name, mark.ranges)
        for at, name, content in _asked(opened, case)
        for number, mark in enumerate(marks_of(content))
    ]
    known = {each.ranges for each in shown}
    topic = event_topic(opened, case)
    faint: dict[tuple[Range, ...], int] = {}
    for each in _with_evidence(opened, case):
        colour = HERE if each is topic else ELSEWHERE
        for content in each.contents.values():
            for mark in marks_of(content):
                if mark.ranges not in known:
                    faint.setdefault(mark.ranges, colour)
    dim = [
        SpanMark(f"faint-{number}", colour, NO_LETTER, ranges, active=False)
        for number, (ranges, colour) in enumerate(sorted(faint.items()))
    ]
    starts = [each.ranges[0][0] for each in shown]
    starts = starts or [each.ranges[0][0] for each in dim if each.label_index == HERE]
    return CaseMarks(Marks(spans=(*shown, *dim)), min(starts, default=NOWHERE))


def _asked(opened: "Opened", case: Case) -> Iterator[tuple[int, str, Content | None]]:
    """What is told apart: its colour, its number or letter, and what it says."""
    if case.topic.family is Family.EVENT or case.kind is Kind.PROBLEM:
        for number, source in enumerate(columns_with_others(opened, case)):
            for member in source.members:
                yield number, source.name, source.topic.contents.get(member)
        return
    for version in versions_of(case):
        if not case.topic.is_thing:
            yield version.number - 1, str(version.number), version.content
            continue
        for side in version.sides:
            yield version.number - 1, str(version.number), case.sides[side].content


def _with_evidence(opened: "Opened", case: Case) -> Iterator[Topic]:
    """The event in question, then all others: what is evidence for both counts for it."""
    topic = event_topic(opened, case)
    if topic is not None:
        yield topic
    for each in (opened.review.article, *opened.review.events):
        if each is not topic:
            yield each
