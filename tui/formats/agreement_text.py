"""The report of agreement as text: tables of at most 80 columns, with plain words below each."""

from collections.abc import Iterator

from tui.domain.agreement.duplicates import told_twins
from tui.domain.agreement.figures import told_few
from tui.domain.agreement.report import Part, Report, Section
from tui.domain.layers import Status
from tui.formats.agreement_cells import FEW, WIDTH, is_pair, paragraph
from tui.formats.agreement_text_alignment import alignment_lines
from tui.formats.agreement_text_fields import field_tables
from tui.formats.agreement_text_tables import (
    FURTHER,
    confusion_tables,
    division_lines,
    further_table,
    item_table,
    kind_table,
    label_tables,
    pair_tables,
)
from tui.formats.agreement_text_time import time_lines
from tui.formats.text_tables import fitted

_KIND_TABLES = (
    (Part.SPAN, "Spans, all labels together"),
    (Part.EVENT, "Events"),
    (Part.EVIDENCE, "Evidence of equal answers"),
)
_STATUSES = {
    Status.DONE: "done",
    Status.NO_EVENT: "no event",
    Status.IN_PROGRESS: "in progress",
    Status.UNTOUCHED: "untouched",
}
_N = (
    "n is what a figure rests on: of F1, the spans, words or events of both sides, added over all pairs of "
    "annotators; of alphas for unitizing, the marked stretches; else the events or articles with two or more "
    "answers."
)


def agreement_text(report: Report) -> str:
    """The report as text; what others wrote can hold no character that acts on a terminal.

    Args:
        report: The report.

    Returns:
        Lines of at most `WIDTH` cells, each with its end.
    """
    lines: list[str] = [*_head(report)]
    told: set[str] = set()
    for section in report.sections:
        lines += _section(report, section, told)
    lines += time_lines(report)
    lines += alignment_lines(report)
    return "".join(f"{line}\n" for line in lines)


def _head(report: Report) -> Iterator[str]:
    yield fitted(f"Agreement in {report.project}, by schema {report.schema}", WIDTH)
    yield ""
    for each in report.participants:
        counts = ", ".join(f"{count:,} {_STATUSES[status]}" for status, count in each.statuses if count)
        yield fitted(f"  {each.name} ({each.kind}): {counts}", WIDTH)
    yield ""
    compared = " and ".join(_STATUSES[status] for status in report.statuses)
    yield from paragraph(f"Compared are layers that are {compared}. Untouched is no answer; no event is one.")
    if report.reference:
        yield from paragraph(f"All are held against {fitted(report.reference, 64)}; alpha is not asked of that.")
    if Part.EVENT in report.asks:
        titles = dict(report.titles)
        weights = ", ".join(f"{fitted(titles.get(path, path), 30)} {weight:.3g}" for path, weight in report.weights)
        yield from paragraph(f"Events are aligned by {weights}; threshold {report.threshold:g}.")
    for note in report.notes:
        yield from paragraph(note)
    yield from paragraph(
        f"a..b is an interval at {100 * report.level:g} %, of {report.replicates} draws of articles with seed "
        f"{report.seed}; (a..b) is a rougher one, by leaving out one article at a time (jackknife, Student's t): "
        "where there are too few articles, or the draws make none. Means of pairs, and fields of two annotators "
        "among several, have none."
    )
    if any(each.figure.few for section in report.sections for each in section.entries):
        yield from paragraph(told_few(FEW))
    yield from paragraph(_N)
    if report.twins:
        yield from paragraph(f"! {told_twins(report.twins)}")


def _section(report: Report, section: Section, told: set[str]) -> Iterator[str]:
    about = " · ".join(
        each
        for each in (
            f"{report.by}: {section.group}" if section.group else "",
            f"{section.who} against {report.reference}" if section.who else "",
        )
        if each
    )
    title = about or "All articles"
    yield ""
    yield fitted(f"== {title} ==", WIDTH)
    yield from paragraph(
        f"{section.articles:,} articles that somebody finished, {section.compared:,} that two or more did; the "
        f"others cannot show agreement."
    )
    for part, heading in _KIND_TABLES:
        here = [
            each
            for each in section.entries
            if each.part is part and not each.about and not is_pair(each, section) and each.kind not in FURTHER
        ]
        yield from kind_table(heading, here, told)
        if part is Part.EVIDENCE and here and here[0].beside:
            beside = ", ".join(f"{name} {value:.3g}" for name, value in here[0].beside)
            yield from paragraph(f"Beside it: {beside}.", "  ", "  ")
        if part is Part.SPAN:
            yield from label_tables(section, told)
        if part is Part.EVENT:
            yield from item_table(section, told)
            yield from division_lines(section)
    yield from field_tables(section, Part.FIELD, "Fields of aligned events", told)
    yield from field_tables(section, Part.ARTICLE, "Questions about the article", told)
    yield from further_table(section, told)
    yield from pair_tables(section, told)
    yield from confusion_tables(section.matrices)
