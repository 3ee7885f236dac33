"""The report of agreement as one HTML page that needs nothing else: no scripts, no fonts, no network."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from tui.domain.adjudication.figures import ReviewReport
from tui.domain.agreement.figures import Figure
from tui.domain.agreement.report import Answers, Entry, Matrix, Part, Report, Section
from tui.domain.agreement.wording import words_of
from tui.formats.adjudication_html import adjudication_section
from tui.formats.svg_plots import Point, Row, grid, intervals, lines, safe

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = """
body { font: 15px/1.45 system-ui, sans-serif; margin: 2em auto; max-width: 62em; padding: 0 1em; color: #111; }
h1 { font-size: 1.5em; } h2 { border-bottom: 2px solid #0072b2; margin-top: 2em; } h3 { margin-bottom: .3em; }
table { border-collapse: collapse; margin: .6em 0; } caption { text-align: left; font-weight: 600; }
th, td { border-bottom: 1px solid #ddd; padding: .2em .6em; text-align: left; vertical-align: top; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
.undefined { color: #777; } .warn { background: #fff3cd; padding: .4em .8em; }
.words { color: #444; font-size: .92em; } .words dt { font-weight: 600; } .words dd { margin: 0 0 .5em 1.2em; }
svg { max-width: 100%; height: auto; font: 12px system-ui, sans-serif; display: block; }
svg .axis line { stroke: #ddd; } svg .axis line.zero { stroke: #888; } svg .none { fill: #777; font-style: italic; }
svg .same { stroke: #111; stroke-width: 1.5; } svg .cell { stroke: #ddd; }
details { margin: .4em 0; } bdi { unicode-bidi: isolate; }
"""
_LABEL_KINDS = ("f1_exact", "f1_overlap")
_FIELD_KINDS = ("alpha", "percent")
_HEADINGS = {
    Part.SPAN: "Spans",
    Part.EVENT: "Events",
    Part.FIELD: "Fields of aligned events",
    Part.EVIDENCE: "Evidence of equal answers",
    Part.ARTICLE: "Questions about the article",
}


def agreement_html(report: Report, review: ReviewReport | None = None) -> str:
    """The report as a page; nothing of what others wrote is markup in it.

    Args:
        report: The report.
        review: The figures of the review; None if nothing was decided.
    """
    body = [*_head(report)]
    for number, section in enumerate(report.sections):
        body += _section(report, section, open_=number == 0)
    body += _drift(report)
    body += adjudication_section(review) if review is not None else []
    body += _words(report)
    title = f"Agreement in {safe(report.project)}"
    return (
        "<!DOCTYPE html>\n"
        f'<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" '
        f'content="{_POLICY}"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{_STYLE}</style></head><body>\n" + "\n".join(body) + "\n</body></html>\n"
    )


def _foreign(text: str) -> str:
    """Text of others, which must not turn the direction of what stands beside it."""
    return f"<bdi>{safe(text)}</bdi>"


def _head(report: Report) -> Iterator[str]:
    yield f"<h1>Agreement in {_foreign(report.project)}</h1>"
    yield f"<p>By schema {_foreign(report.schema)}.</p>"
    rows = [
        (each.name, each.kind, ", ".join(f"{count:,} {status.value}" for status, count in each.statuses if count))
        for each in report.participants
    ]
    yield _table("Who is compared", ("annotator", "kind", "articles"), [[_foreign(c) for c in row] for row in rows])
    for twins in report.twins:
        yield (
            f'<p class="warn">{_foreign(twins.first)} and {_foreign(twins.second)} are identical in all '
            f"{twins.documents:,} articles that both finished and that hold something: was one file loaded "
            "twice?</p>"
        )
    weights = ", ".join(f"{_foreign(path)} {weight:.3g}" for path, weight in report.weights)
    against = f" All are held against {_foreign(report.reference)}." if report.reference else ""
    statuses = " and ".join(status.value for status in report.statuses)
    yield (
        f"<p>Compared are layers that are {safe(statuses)}.{against} Untouched is no answer; no event is one. "
        f"Events are aligned by {weights}; threshold {report.threshold:g}. Intervals are at "
        f"{100 * report.level:g} %, of {report.replicates:,} draws of articles with seed {report.seed}; a dashed "
        f"line is only how far leaving out one article moves the figure, and no interval.</p>"
    )
    yield f"<ul>{''.join(f'<li>{safe(note)}</li>' for note in report.notes)}</ul>"


def _section(report: Report, section: Section, *, open_: bool) -> Iterator[str]:
    group = f"{safe(report.by)}: {_foreign(section.group)}" if section.group else ""
    against = f"{_foreign(section.who)} against {_foreign(report.reference)}" if section.who else ""
    yield f"<h2>{' · '.join(each for each in (group, against) if each) or 'All articles'}</h2>"
    yield (
        f"<p>{section.articles:,} articles that somebody finished, {section.compared:,} that two or more did; the "
        "others cannot show agreement.</p>"
    )
    yield from _remarks(section)
    for part, heading in _HEADINGS.items():
        entries = [each for each in section.entries if each.part is part]
        if not entries:
            continue
        yield f"<h3>{heading}</h3>"
        yield _plot(entries, section, part)
        yield from _pairs(entries, section)
        yield f"<details{' open' * open_}><summary>The figures</summary>{_figures(entries)}</details>"
        yield from (_answers(each) for each in section.answers if each.part is part)
        yield from (_matrix(each) for each in section.matrices if each.part is part)


def _remarks(section: Section) -> Iterator[str]:
    if section.divisions:
        counts = ", ".join(f"{count:,} of {_foreign(who)}" for who, count in section.divisions)
        yield f"<p>Events that others hold as several (splits and merges): {counts}.</p>"
    if section.unproven:
        yield f"<p>In {section.unproven:,} articles with very many events a better alignment may exist.</p>"
    if section.twice:
        counts = ", ".join(f"{count:,} of {_foreign(who)}" for who, count in section.twice)
        yield f"<p>Spans made twice, same label and same place, count once: {counts}.</p>"


def _is_pair(entry: Entry, section: Section) -> bool:
    return bool(entry.who) and not section.who


def _plot(entries: Sequence[Entry], section: Section, part: Part) -> str:
    """Labels and fields with intervals; parts with a few figures only show these."""
    here = [each for each in entries if not _is_pair(each, section)]
    if part in {Part.EVENT, Part.EVIDENCE}:
        rows = [Row(_row_title(each), (_point(each),)) for each in here if not each.about]
        return intervals(rows, ("",), _HEADINGS[part])
    kinds: tuple[str, ...] = _LABEL_KINDS if part is Part.SPAN else _FIELD_KINDS
    kinds = tuple(kind for kind in kinds if any(each.kind == kind for each in here))
    rows = []
    for _, group in groupby(here, lambda each: each.about):
        held = {each.kind: each for each in group}
        if any(kind in held for kind in kinds):
            points = tuple(_point(held[kind]) if kind in held else None for kind in kinds)
            rows.append(Row(_title(next(iter(held.values()))), points))
    return intervals(rows, [words_of(kind).title for kind in kinds], _HEADINGS[part]) if rows else ""


def _title(entry: Entry) -> str:
    return entry.title or "all labels"


def _row_title(entry: Entry) -> str:
    return words_of(entry.kind).title


def _point(entry: Entry) -> Point:
    figure = entry.figure
    held = figure.interval
    told = f"{_row_title(entry)}: {figure.show()}{_shown_interval(figure)}, n {figure.n:,}"
    if held is None:
        return Point(
            figure.value, None, None, range_only=False, told=told if figure.value is not None else figure.show()
        )
    return Point(figure.value, held.low, held.high, range_only=bool(figure.no_interval), told=told)


def _shown_interval(figure: Figure) -> str:
    held = figure.interval
    if held is None:
        return ""
    ends = f"{held.low:.3f} to {held.high:.3f}"
    return f" [{ends}]" if not figure.no_interval else f" ({ends}: {figure.no_interval})"


def _figures(entries: Iterable[Entry]) -> str:
    rows = [
        (
            _foreign(" · ".join(each.who)),
            _foreign(each.title),
            f"{safe(_row_title(each))}<br><small>{safe(each.figure.name)}</small>",
            _value(each.figure),
            safe(_shown_interval(each.figure)),
            f"{each.figure.n:,}",
            f"{each.figure.documents:,}",
            safe(", ".join(f"{count:,} {reason}" for reason, count in each.figure.left_out)),
            safe(", ".join(f"{name} {value:.3g}" for name, value in each.beside)),
        )
        for each in entries
    ]
    heads = ("who", "what", "figure", "value", "interval", "n", "articles", "left out", "beside it")
    return _table("", heads, rows, numbers=(3, 5, 6))


def _value(figure: Figure) -> str:
    if figure.value is None:
        return f'<span class="undefined">{safe(figure.show())}</span>'
    return f"{figure.value:.3f}"


def _pairs(entries: Sequence[Entry], section: Section) -> Iterator[str]:
    """A matrix of annotators for each figure of pairs, as far as it is about all labels or events."""
    paired = [each for each in entries if _is_pair(each, section) and not each.about]
    names = sorted({name for each in paired for name in each.who})
    if len(names) < 3:
        return
    place = {name: number for number, name in enumerate(names)}
    for kind in dict.fromkeys(each.kind for each in paired):
        cells: dict[tuple[int, int], tuple[float, str, str]] = {}
        for each in paired:
            if each.kind == kind:
                value = each.figure.value
                told = f"{' · '.join(each.who)}: {each.figure.show()}{_shown_interval(each.figure)}"
                cell = (max(0.0, value or 0.0), "–" if value is None else f"{value:.2f}", told)
                one, other = (place[name] for name in each.who)
                cells[one, other] = cells[other, one] = cell
        title = f"Pairs: {words_of(kind).title}"
        yield f"<h4>{safe(title)}</h4>{grid(names, names, cells, title)}"


def _answers(answers: Answers) -> str:
    shares = ", ".join(f"{_foreign(name)} {100 * share:.1f} %" for name, share in answers.prevalence)
    missing = ", ".join(f"{count:,} {safe(reason)}" for reason, count in answers.missing)
    not_compared = f" Not compared: {missing}." if missing else ""
    return (
        f"<p><b>{_foreign(answers.title)}</b> (compared as {safe(answers.comparison)}): "
        f"{shares or 'no answers'}.{not_compared}</p>"
    )


def _matrix(matrix: Matrix) -> str:
    if not matrix.cells:
        return ""
    most = max(count for _, _, count in matrix.cells)
    cells: dict[tuple[int, int], tuple[float, str, str]] = {}
    for row, column, count in matrix.cells:
        told = f"{matrix.answers[row]} / {matrix.answers[column]}: {count:,}"
        for place in {(row, column)} if matrix.who else {(row, column), (column, row)}:
            cells[place] = (count / most, f"{count:,}" if count < 10_000 else f"{count // 1000}k", told)
    who = f"rows {matrix.who[0]}, columns {matrix.who[1]}" if matrix.who else "all pairs, in either order"
    name = f"{matrix.title or 'Labels of spans'}: {who}"
    shown = grid(matrix.answers, matrix.answers, cells, name)
    return f"<details><summary>{_foreign(name)}</summary>{shown}</details>"


def _drift(report: Report) -> Iterator[str]:
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
        yield f"<h3>{title}</h3>{lines(months, series, title)}"


def _words(report: Report) -> Iterator[str]:
    kinds = dict.fromkeys(each.kind for section in report.sections for each in section.entries)
    yield "<h2>What the figures mean</h2><dl class='words'>"
    for kind in kinds:
        words = words_of(kind)
        yield (
            f"<dt>{safe(words.title)}</dt><dd>Compares: {safe(words.compares)}<br>Means: {safe(words.means)}<br>"
            f"Hides: {safe(words.hides)}</dd>"
        )
    yield "</dl>"


def _table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]], numbers: Sequence[int] = ()) -> str:
    """A table of cells that are markup already."""

    def cell(tag: str, place: int, text: str) -> str:
        return f"<{tag}{' class=n' if place in numbers else ''}>{text}</{tag}>"

    head = "".join(cell("th", place, text) for place, text in enumerate(heads))
    body = "".join(f"<tr>{''.join(cell('td', place, text) for place, text in enumerate(row))}</tr>" for row in rows)
    title = f"<caption>{caption}</caption>" if caption else ""
    return f"<table>{title}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
