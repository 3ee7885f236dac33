"""What of a disagreement is marked in the text: each version's evidence, and faintly all other evidence."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from tui.domain.adjudication.cases import Case
from tui.domain.adjudication.contents import Content
from tui.domain.adjudication.decisions import Kind
from tui.domain.adjudication.topics import Family, Topic
from tui.domain.spans import join_ranges
from tui.ui.palettes import LABEL_COLOURS
from tui.ui.review.painting.grid import columns_with_others
from tui.ui.review.painting.saying import marks_of
from tui.ui.review.painting.sides import event_topic, versions_of
from tui.ui.review.painting.stretches import covered, outside
from tui.ui.textview.marks import NO_LETTER, Marks, SpanMark

if TYPE_CHECKING:
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
    asked = ((at, name, mark.ranges) for at, name, content in _asked(opened, case) for mark in marks_of(content))
    shown = [SpanMark(f"asked-{number}", *each) for number, each in enumerate(dict.fromkeys(asked))]
    taken = join_ranges(each for span in shown for each in span.ranges)
    topic = event_topic(opened, case)
    dim: list[SpanMark] = []
    # Strokes that lie on one another mean several versions, and nothing else.
    for colour, topics in ((HERE, [topic] if topic else []), (ELSEWHERE, _others(opened, topic))):
        covered_there = (
            each for other in topics for content in other.contents.values() for each in covered(content)
        )
        faint = outside(join_ranges(covered_there), taken)
        taken = join_ranges((*taken, *faint))
        if faint:
            dim.append(SpanMark(f"faint-{colour}", colour, NO_LETTER, faint, active=False))
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


def _others(opened: "Opened", topic: Topic | None) -> list[Topic]:
    """All events but one, and the article."""
    return [each for each in (opened.review.article, *opened.review.events) if each is not topic]
