"""What a project's review amounts to."""

from tui.domain.adjudication.counting import Counting
from tui.domain.adjudication.figures import Listed, ReviewReport
from tui.domain.adjudication.reasons import review_reasons
from tui.formats.schema_json import schema_from_json
from tui.services.adjudicating import Adjudication


def review_figures(work: Adjudication, *, refresh: bool = True) -> ReviewReport:
    """Counts the decisions of a project.

    Args:
        work: The review.
        refresh: Whether its list is brought up to date first, which compares articles that changed since.
    """
    if refresh:
        work.refresh()
    store = work.project.review
    stored = work.project.current_schema()
    reasons = {each.id: each.title for each in review_reasons(schema_from_json(stored.compiled))}
    counting = Counting()
    for _, decisions, standing in store.each_decided():
        counting.add(decisions, standing)
    figures = counting.figures((Listed(*row) for row in store.sorts()), store.adjustments())
    return ReviewReport(work.project.name, stored.name, reasons, figures)
