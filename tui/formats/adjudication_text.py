"""The figures of a review as text: tables of at most 80 columns."""

from textwrap import wrap

from tui.domain.adjudication.figures import ReviewReport
from tui.formats.adjudication_tables import summary, tables
from tui.formats.text_tables import fitted, table

WIDTH = 80


def adjudication_text(report: ReviewReport) -> str:
    """The figures as text; what others wrote can hold no character that acts on a terminal.

    Args:
        report: The figures.

    Returns:
        Lines of at most `WIDTH` cells, each with its end.
    """
    lines = [fitted(f"Review of {report.project}, by schema {report.schema}", WIDTH), ""]
    for said in summary(report.figures):
        lines += wrap(said, WIDTH, break_on_hyphens=False)
    for each in tables(report):
        lines += ["", each.title, *(f"  {line}" for line in table(each.columns, each.rows, WIDTH - 2))]
        lines += wrap(each.note, WIDTH, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)
    return "".join(f"{line}\n" for line in lines)
