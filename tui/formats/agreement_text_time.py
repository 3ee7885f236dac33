"""Who stands apart, what changes from group to group and from month to month: the end of the report as text."""

from collections.abc import Iterator
from textwrap import wrap

from tui.domain.agreement.habits import CLEAR, reason_of, reasons_of
from tui.domain.agreement.report import Change, Part, Report
from tui.domain.agreement.wording import words_of
from tui.domain.visible import visible
from tui.formats.agreement_cells import interval_cell, value_cell
from tui.formats.text_tables import Column, Notes, fitted, table

WIDTH = 80
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


def _told(text: str, first: str = "", rest: str = "") -> list[str]:
    lines = wrap(visible(text), WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)
    return [fitted(line, WIDTH) for line in lines]


def _people(report: Report) -> Iterator[str]:
    if not report.habits:
        return
    notes = Notes()
    yield ""
    yield "== Who stands apart: who agrees least with the others comes first =="
    yield from table(
        (Column("annotator", 40), Column("F1 of spans", 12, right=True), Column("F1 of events", 12, right=True)),
        [(each.who, value_cell(each.spans, notes), value_cell(each.events, notes)) for each in report.habits],
        WIDTH,
    )
    yield from notes.lines(WIDTH)
    for each in report.habits:
        for reason in reasons_of(each)[:MOST_REASONS] or [reason_of(each)]:
            yield from _told(f"{fitted(each.who, 24)}: {reason}", "  ", "    ")
    yield from _told(
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
    columns = (Column("", 24), Column("", 28), Column("change", 7, right=True), Column("interval", 14))
    rows = [
        (
            f"{each.before} → {each.after}",
            _what(each),
            ("+" if (each.figure.value or 0) > 0 else "") + value_cell(each.figure, notes),
            interval_cell(each.figure)
            or (notes.letter(each.figure.no_interval) if each.figure.no_interval else ""),
        )
        for each in shown
    ]
    yield ""
    yield fitted(f"== Changes, {report.by} by {report.by} ==", WIDTH)
    yield from table(columns, rows, WIDTH)
    yield from notes.lines(WIDTH)
    yield from _told(
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
