"""Who stands apart, what changes from group to group and from month to month: the end of the report as text."""

from collections.abc import Iterator
from itertools import groupby

from tui.domain.agreement.habits import CLEAR, reason_of, reasons_of
from tui.domain.agreement.report import Change, Part, Report
from tui.domain.agreement.wording import words_of
from tui.formats.agreement_cells import WIDTH, interval_cell, paragraph, value_cell
from tui.formats.text_tables import Column, Notes, fitted, table

MOST_REASONS = 4
_PER_TABLE = 5
_MAIN = ("f1_exact", "detection_f1", "alpha")


def time_lines(report: Report) -> Iterator[str]:
    """The lines.

    Args:
        report: The report.
    """
    yield from _people(report)
    yield from _changes(report)
    yield from _months(report)


def _people(report: Report) -> Iterator[str]:
    if not report.habits:
        return
    notes = Notes()
    yield ""
    yield "== Who stands apart: who agrees least with the others comes first =="
    columns, rows = [Column("annotator", 40)], [[each.who] for each in report.habits]
    for part, heading in ((Part.SPAN, "F1 of spans"), (Part.EVENT, "F1 of events")):
        if part in report.asks:
            columns.append(Column(heading, 12, right=True))
            for row, each in zip(rows, report.habits, strict=True):
                row.append(value_cell(each.spans if part is Part.SPAN else each.events, notes))
    yield from table(columns, rows, WIDTH)
    yield from notes.lines(WIDTH)
    for each in report.habits:
        for reason in reasons_of(each)[:MOST_REASONS] or [reason_of(each)]:
            yield from paragraph(f"{fitted(each.who, 24)}: {reason}", "  ", "    ")
    yield from paragraph(
        f"Told is what chance would bring about less often than {CLEAR:g} in all tests together (p after Holm), in "
        "the same articles or over the months. It does not say who is right. With two annotators each stands apart "
        "from the other.",
        "  ",
        "  ",
    )


def _changes(report: Report) -> Iterator[str]:
    shown = [each for each in report.changes if each.kind in _MAIN and not (each.part is Part.SPAN and each.about)]
    if not shown:
        return
    notes = Notes()
    yield ""
    yield fitted(f"== Changes from group to group, by {report.by} ==", WIDTH)
    for (before, after), held in groupby(shown, lambda each: (each.before, each.after)):
        columns = (
            Column(f"{fitted(before, 25)} → {fitted(after, 25)}", 53),
            Column("change", 7, right=True),
            Column("interval", 14),
        )
        rows = [
            (_what(each), value_cell(each.figure, notes, sign="+"), interval_cell(each.figure, notes))
            for each in held
        ]
        yield from table(columns, rows, WIDTH)
        yield ""
    yield from notes.lines(WIDTH)
    yield from paragraph(
        f"The later figure less the earlier one. Of {len(shown)} intervals about one in twenty does not hold 0 by "
        "chance alone. The articles of the groups are not the same: what is due to them cannot be told from what "
        "is due to annotators or schema, unless the same articles were coded again.",
        "  ",
        "  ",
    )


def _what(change: Change) -> str:
    about = change.title or {Part.SPAN: "spans", Part.EVENT: "events"}.get(change.part, change.part.value)
    return f"{about}, {words_of(change.kind).title}"


def _months(report: Report) -> Iterator[str]:
    names = [each.who for each in report.habits] or sorted({each.who for each in report.drift})
    months = sorted({each.month for each in report.drift})
    if len(months) < 2:
        return
    for part, what in ((Part.SPAN, "F1 exact of spans"), (Part.EVENT, "detection F1 of events")):
        held = {(each.month, each.who): each.figure for each in report.drift if each.part is part}
        if part not in report.asks:
            continue
        for start in range(0, len(names), _PER_TABLE):
            shown, notes = names[start : start + _PER_TABLE], Notes()
            rows = [
                (month, *(value_cell(held[month, who], notes) if (month, who) in held else "" for who in shown))
                for month in months
            ]
            yield ""
            yield fitted(f"Month by month: {what} of each annotator with all others", WIDTH)
            yield from table((Column("month", 8), *(Column(who, 12, right=True) for who in shown)), rows, WIDTH)
            yield from notes.lines(WIDTH)
