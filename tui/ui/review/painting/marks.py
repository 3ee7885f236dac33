"""What of a disagreement is marked in the text."""

from typing import TYPE_CHECKING, NamedTuple

from tui.domain.adjudication.cases import Case
from tui.ui.textview.marks import Marks

if TYPE_CHECKING:
    from tui.services.review_articles import Opened


class CaseMarks(NamedTuple):
    """What `ArticleView` shows of a disagreement.

    Attributes:
        marks: The marks, without cursor and selection: `marks._replace(cursor=…)` puts those in.
        first: Where the text that matters begins, in code points: what to scroll to. -1 for nowhere.
    """

    marks: Marks
    first: int


def case_marks(opened: "Opened", case: Case) -> CaseMarks:
    """The marks of a disagreement; make them once for each: the text is painted anew when they are made again.

    Args:
        opened: The article under review.
        case: The disagreement.
    """
    return CaseMarks(Marks(), -1)
