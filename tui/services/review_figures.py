"""What a project's review amounts to."""

from tui.domain.adjudication.counting import Counting
from tui.domain.adjudication.figures import Listed, ReviewReport
from tui.domain.adjudication.reasons import review_reasons
from tui.formats.schema_json import schema_from_json
from tui.store.project import Project


def review_figures(project: Project) -> ReviewReport:
    """Counts the decisions of a project, and the disagreements as far as the list of them is up to date.

    Args:
        project: The open project.
    """
    store = project.review
    stored = project.current_schema()
    reasons = {each.id: each.title for each in review_reasons(schema_from_json(stored.compiled))}
    counting = Counting()
    for _, decisions, standing in store.each_decided():
        counting.add(decisions, standing)
    figures = counting.figures((Listed(*row) for row in store.sorts()), store.adjustments())
    return ReviewReport(project.name, stored.name, reasons, figures)


def decided_review(project: Project) -> ReviewReport | None:
    """The same; None if nothing was decided in the project."""
    report = review_figures(project)
    return report if report.figures.articles else None
