"""Sections of the report: all figures of some articles."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from tui.domain.agreement.bootstrap import Resamples
from tui.domain.agreement.comparison import Comparison
from tui.domain.agreement.measures import Measure
from tui.domain.agreement.report import Change, Entry, Part, Section, Topic
from tui.domain.agreement.section_fields import FieldFigures
from tui.domain.agreement.section_more import MoreFigures
from tui.domain.agreement.section_spans import SpanFigures

MOST_PAIRS = 3
"""With more pairs of annotators than this, matrices count all of them together."""


class Made(NamedTuple):
    """A section, and what it was made of.

    Attributes:
        section: The section.
        left_out_pairs: Whether fields were not compared pair by pair, as there are too many answers.
        measured: What the figures of all together were made of.
    """

    section: Section
    left_out_pairs: bool
    measured: Mapping[Topic, Measure]


def joint_section(
    comparison: Comparison, resamples: Resamples, group: str = "", *, brief: bool = False, everything: bool = False
) -> Made:
    """All annotators compared with each other.

    Args:
        comparison: The articles.
        resamples: For the intervals.
        group: Which articles they are.
        brief: Only the main figures.
        everything: Further coefficients as well.
    """
    spans, fields = SpanFigures(comparison, resamples), FieldFigures(comparison, resamples)
    asks = comparison.asks
    entries = (
        *(spans.joint(brief=brief) if Part.SPAN in asks else ()),
        *(fields.events(brief=brief) if Part.EVENT in asks else ()),
        *(fields.fields(brief=brief) if Part.FIELD in asks else ()),
        *fields.article(brief=brief),
        *(MoreFigures(comparison, resamples).joint() if everything and not brief else ()),
    )
    section = _section(comparison, group, "", entries, (spans, fields), brief=brief)
    return Made(section, fields.left_out_pairs, {**spans.measured, **fields.measured})


def changes(groups: Sequence[Made], resamples: Resamples) -> Iterator[Change]:
    """How the figures differ from each group of articles to the next.

    Args:
        groups: In their order.
        resamples: For the intervals.
    """
    for before, after in pairwise(groups):
        for topic, measure in after.measured.items():
            if topic in before.measured and (measure.n or before.measured[topic].n):
                figure = resamples.difference(before.measured[topic], measure)
                part, about, title, kind = topic
                yield Change(part, about, title, kind, before.section.group, after.section.group, figure)


def section_against(
    comparison: Comparison,
    resamples: Resamples,
    reference: str,
    who: str,
    group: str = "",
    *,
    everything: bool = False,
) -> Section:
    """One annotator compared with a reference.

    Args:
        comparison: The articles, with these two only.
        resamples: For the intervals.
        reference: With whom.
        who: The annotator.
        group: Which articles they are.
        everything: Further scores as well.
    """
    spans, fields = SpanFigures(comparison, resamples), FieldFigures(comparison, resamples)
    more = MoreFigures(comparison, resamples).against(reference, who) if everything else ()
    marked = spans.against(reference, who) if Part.SPAN in comparison.asks else ()
    entries = (*marked, *fields.against(reference, who), *more)
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
