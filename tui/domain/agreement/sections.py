"""Sections of the report: all figures of some articles."""

from tui.domain.agreement.bootstrap import Resamples
from tui.domain.agreement.comparison import Comparison
from tui.domain.agreement.report import Entry, Section
from tui.domain.agreement.section_fields import FieldFigures
from tui.domain.agreement.section_spans import SpanFigures

MOST_PAIRS = 3
"""With more pairs of annotators than this, matrices count all of them together."""


def joint_section(
    comparison: Comparison, resamples: Resamples, group: str = "", *, brief: bool = False
) -> tuple[Section, bool]:
    """All annotators compared with each other.

    Args:
        comparison: The articles.
        resamples: For the intervals.
        group: Which articles they are.
        brief: Only the main figures.

    Returns:
        The section, and whether pairs were left out field by field because there are too many answers.
    """
    spans, fields = SpanFigures(comparison, resamples), FieldFigures(comparison, resamples)
    entries = (
        *spans.joint(brief=brief),
        *fields.events(brief=brief),
        *fields.fields(brief=brief),
        *fields.article(brief=brief),
    )
    return _section(comparison, group, "", entries, (spans, fields), brief=brief), fields.left_out_pairs


def section_against(
    comparison: Comparison, resamples: Resamples, reference: str, who: str, group: str = ""
) -> Section:
    """One annotator compared with a reference.

    Args:
        comparison: The articles, with these two only.
        resamples: For the intervals.
        reference: With whom.
        who: The annotator.
        group: Which articles they are.
    """
    spans, fields = SpanFigures(comparison, resamples), FieldFigures(comparison, resamples)
    entries = (*spans.against(reference, who), *fields.against(reference, who))
    return _section(comparison, group, who, entries, (spans, fields), brief=bool(group))


def _section(
    comparison: Comparison,
    group: str,
    who: str,
    entries: tuple[Entry, ...],
    made: tuple[SpanFigures, FieldFigures],
    *,
    brief: bool,
) -> Section:
    spans, fields = made
    study = comparison.study
    return Section(
        group,
        who,
        comparison.articles,
        comparison.compared,
        entries,
        () if brief else (*spans.matrices(MOST_PAIRS), *fields.matrices(MOST_PAIRS)),
        () if brief else tuple(fields.answers),
        tuple(sorted(study.events.divisions.items())),
        study.events.unproven,
        tuple(study.spans.twice.items()),
    )
