"""Who stands apart, what changed from group to group, and month by month, as markup."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from tui.domain.agreement.habits import agreement_over_time, reason_of, reasons_of, spark, told_signal, told_trend
from tui.domain.agreement.report import Change, Habit, Part, Report
from tui.domain.agreement.wording import words_of
from tui.formats.agreement_html_cells import value_markup
from tui.formats.html_page import Remarks, foreign, table
from tui.formats.svg_plots import Point, Row, intervals, lines, safe

_MAIN = ("f1_exact", "f1_overlap", "detection_f1", "event_counts", "alpha")


def time_sections(report: Report) -> Iterator[str]:
    """The markup.

    Args:
        report: The report.
    """
    yield from _people(report)
    yield from _changes(report)
    yield from _months(report)


def _people(report: Report) -> Iterator[str]:
    if not report.habits:
        return
    yield "<h2>Who stands apart</h2>"
    yield (
        "<p>Each annotator beside all others in the same articles; who agrees least with them comes first. Named "
        "is what chance would bring about less often than 0.05 in all tests together (p after Holm). It does not "
        "say who is right; with two annotators, each stands apart from the other.</p>"
    )
    events = Part.EVENT in report.asks
    rows = [
        (
            foreign(each.who),
            value_markup(each.spans) or safe(each.spans.show()),
            (value_markup(each.events) or safe(each.events.show())) if events else "",
            safe(spark(agreement_over_time(each))),
            "<br>".join(foreign(reason) for reason in reasons_of(each)[:4] or [reason_of(each)]),
        )
        for each in report.habits
    ]
    yield table("", ("annotator", "F1 of spans", "F1 of events", "by month", "what differs"), rows, (1, 2))
    yield f"<details><summary>All signals</summary>{''.join(map(_signals, report.habits))}</details>"


def _signals(habit: Habit) -> str:
    told = [*(told_trend(each) for each in habit.trends)]
    told += [f"{told_signal(each)}, {each.articles:,} articles" for each in habit.signals]
    return f"<h4>{foreign(habit.who)}</h4><ul>{''.join(f'<li>{foreign(each)}</li>' for each in told)}</ul>"


def _changes(report: Report) -> Iterator[str]:
    shown = [each for each in report.changes if each.kind in _MAIN]
    if not shown:
        return
    yield f"<h2>Changes from group to group, by {safe(report.by)}</h2>"
    yield (
        f"<p>The later figure less the earlier one. Of {len(shown):,} intervals about one in twenty does not hold "
        "0 by chance alone. The articles of the groups are not the same: what is due to them cannot be told from "
        "what is due to annotators or schema, unless the same articles were coded again.</p>"
    )
    for pair, group in groupby(shown, lambda each: (each.before, each.after)):
        held = list(group)
        plain = [each for each in held if not (each.part is Part.SPAN and each.about)]
        yield f"<h3>{foreign(pair[0])} → {foreign(pair[1])}</h3>"
        yield intervals([Row(_title(each), (_point(each),)) for each in plain], ("",), "change", least=-1.0)
        yield f"<details><summary>The figures</summary>{_figures(held)}</details>"


def _title(change: Change) -> str:
    about = change.title or {Part.SPAN: "spans", Part.EVENT: "events"}.get(change.part, change.part.value)
    return f"{about}, {words_of(change.kind).title}"


def _point(change: Change) -> Point:
    figure, held = change.figure, change.figure.interval
    both = f" [{held.low:.3f} to {held.high:.3f}]" if held else ""
    told = f"{figure.show()}{both}" if figure.value is not None else figure.show()
    low, high = (held.low, held.high) if held else (None, None)
    return Point(figure.value, low, high, range_only=False, told=told, few=figure.few)


def _figures(changes: list[Change]) -> str:
    remarks = Remarks()
    rows = []
    for each in changes:
        figure, held = each.figure, each.figure.interval
        value = "–" + remarks.mark(figure.show()) if figure.value is None else value_markup(figure, "+")
        both = f"{held.low:+.3f} to {held.high:+.3f}" if held else remarks.mark(figure.no_interval)
        rows.append((foreign(_title(each)), value, both, f"{figure.n:,}", f"{figure.documents:,}"))
    return table("", ("what", "change", "interval", "n", "articles"), rows, (1, 3, 4), (2,)) + remarks.told()


def _months(report: Report) -> Iterator[str]:
    months = sorted({each.month for each in report.drift})
    if not months:
        return
    yield "<h2>Month by month</h2>"
    yield (
        "<p>F1 of each annotator with all others, by the month of the last edit of an article. Points have no "
        "intervals here: look at n before you see a trend.</p>"
    )
    for part, title in ((Part.SPAN, "Spans, F1 exact"), (Part.EVENT, "Events, detection F1")):
        series: dict[str, Mapping[str, tuple[float, str]]] = {}
        for who, group in groupby(sorted(report.drift, key=lambda each: each.who), lambda each: each.who):
            series[who] = {
                each.month: (each.figure.value, f"{who}, {each.month}: {each.figure.show()}, n {each.figure.n:,}")
                for each in group
                if each.part is part and each.figure.value is not None
            }
        if any(series.values()):
            yield f"<h3>{title}</h3>{lines(months, series, title)}"
