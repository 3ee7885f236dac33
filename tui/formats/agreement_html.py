"""The report of agreement as one HTML page that needs nothing else: no scripts, no fonts, no network."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from tui.domain.adjudication.figures import ReviewReport
from tui.domain.agreement.duplicates import told_twins
from tui.domain.agreement.figures import Figure, told_few
from tui.domain.agreement.report import Answers, Entry, Matrix, Part, Report, Section
from tui.domain.agreement.wording import words_of
from tui.domain.layers import Status
from tui.formats.adjudication_html import adjudication_section
from tui.formats.agreement_cells import FEW, UNANSWERED, answered
from tui.formats.agreement_html_alignment import alignment_sections
from tui.formats.agreement_html_cells import value_markup
from tui.formats.agreement_html_time import time_sections
from tui.formats.html_page import Remarks, foreign, page, table
from tui.formats.svg_plots import Point, Row, grid, intervals, safe

_SAID = {
    Status.DONE: "done",
    Status.NO_EVENT: "no event",
    Status.IN_PROGRESS: "in progress",
    Status.UNTOUCHED: "untouched",
}
_LABEL_KINDS = ("f1_exact", "f1_overlap")
_FIELD_KINDS = ("alpha", "percent")
_AT = ("detection_at", "alpha_at")
"""At other thresholds than that of the report: they stand among the figures, and not in the plot of these."""

_NAMED = ("alpha", "gwet", "cohen", "gamma")
"""Kinds of figures of which there are several, by what they are computed with."""

_ASKED = (Part.FIELD, Part.ARTICLE)
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
    body += time_sections(report)
    body += alignment_sections(report)
    body += adjudication_section(review) if review is not None else []
    body += _words(report)
    return page(f"Agreement in {report.project}", body)


def _head(report: Report) -> Iterator[str]:
    yield f"<h1>Agreement in {foreign(report.project)}</h1>"
    yield f"<p>By schema {foreign(report.schema)}.</p>"
    rows = [
        (each.name, each.kind, ", ".join(f"{count:,} {_SAID[status]}" for status, count in each.statuses if count))
        for each in report.participants
    ]
    yield table("Who is compared", ("annotator", "kind", "articles"), [[foreign(c) for c in row] for row in rows])
    if report.twins:
        yield f'<p class="warn">{foreign(told_twins(report.twins))}</p>'
    titles = dict(report.titles)
    weights = ", ".join(f"{foreign(titles.get(path, path))} {weight:.3g}" for path, weight in report.weights)
    aligned = (
        f"Events are aligned by {weights}; threshold {report.threshold:g}. " if Part.EVENT in report.asks else ""
    )
    against = f" All are held against {foreign(report.reference)}." if report.reference else ""
    statuses = " and ".join(_SAID[status] for status in report.statuses)
    yield (
        f"<p>Compared are layers that are {safe(statuses)}.{against} Untouched is no answer; no event is one. "
        f"{aligned}Intervals are at {100 * report.level:g} %, of {report.replicates:,} draws of articles with seed "
        f"{report.seed}; a dashed line, in brackets, is a rougher one, by leaving out one article at a time "
        f"(jackknife, Student's t): where there are too few articles, or the draws make none. "
        f"{safe(told_few(f'What is marked {FEW}, or hollow,'))}</p>"
    )
    yield f"<ul>{''.join(f'<li>{safe(note)}</li>' for note in report.notes)}</ul>"


def _section(report: Report, section: Section, *, open_: bool) -> Iterator[str]:
    group = f"{safe(report.by)}: {foreign(section.group)}" if section.group else ""
    against = f"{foreign(section.who)} against {foreign(report.reference)}" if section.who else ""
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
        entries, empty = answered(entries) if part in _ASKED else (entries, [])
        yield _plot(entries, section, part)
        if empty:
            yield f"<p>{UNANSWERED}: {', '.join(map(foreign, empty))}.</p>"
        yield from _pairs(entries, section)
        yield f"<details{' open' * open_}><summary>The figures</summary>{_figures(entries, section)}</details>"
        yield from (_answers(each) for each in section.answers if each.part is part)
        yield from (_matrix(each, open_=open_) for each in section.matrices if each.part is part)


def _remarks(section: Section) -> Iterator[str]:
    if section.divisions:
        counts = ", ".join(f"{count:,} of {foreign(who)}" for who, count in section.divisions)
        yield f"<p>Events that others hold as several (splits and merges): {counts}.</p>"
    if section.unproven:
        yield f"<p>In {section.unproven:,} articles with very many events a better alignment may exist.</p>"
    if section.twice:
        counts = ", ".join(f"{count:,} of {foreign(who)}" for who, count in section.twice)
        yield f"<p>Spans made twice, same label and same place, count once: {counts}.</p>"


def _is_pair(entry: Entry, section: Section) -> bool:
    return bool(entry.who) and not section.who


def _plot(entries: Sequence[Entry], section: Section, part: Part) -> str:
    """Labels and fields with intervals; parts with a few figures only show these."""
    here = [each for each in entries if not _is_pair(each, section) and each.kind not in _AT]
    if part in {Part.EVENT, Part.EVIDENCE}:
        rows = [Row(_row_title(each), (_point(each),)) for each in here if not each.about]
        return intervals(rows, ("",), _HEADINGS[part])
    kinds: tuple[str, ...] = _LABEL_KINDS if part is Part.SPAN else _FIELD_KINDS
    kinds = tuple(kind for kind in kinds if any(each.kind == kind for each in here))
    rows = []
    for _, group in groupby(here, lambda each: each.about):
        held = {each.kind: each for each in group}
        shown = [held[kind].figure for kind in kinds if kind in held]
        if shown:
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
            figure.value,
            None,
            None,
            range_only=False,
            told=told if figure.value is not None else figure.show(),
            few=figure.few,
        )
    return Point(figure.value, held.low, held.high, range_only=bool(figure.no_interval), told=told, few=figure.few)


def _shown_interval(figure: Figure) -> str:
    held = figure.interval
    if held is None:
        return ""
    ends = f"{held.low:.3f} to {held.high:.3f}"
    return f" [{ends}]" if not figure.no_interval else f" ({ends}: {figure.no_interval})"


def _figures(entries: Sequence[Entry], section: Section) -> str:
    """All figures; what is longer than a cell stands below."""
    remarks = Remarks()
    rows = []
    beside = {each.beside for each in entries}
    before: tuple[str, tuple[str, ...]] | None = None
    for each in entries:
        figure, words = each.figure, words_of(each.kind)
        plain = each.kind not in _NAMED or figure.name == words.title
        name = "" if plain else f" <small>{foreign(figure.name)}</small>"
        what = (each.title or ("all labels" if each.part is Part.SPAN else ""), each.who)
        rows.append(
            (
                foreign(what[0]) if what != before else "",
                foreign(" · ".join(each.who)) if _is_pair(each, section) else "",
                f"{safe(words.title)}{name}",
                value_markup(figure) or f"–{remarks.mark(figure.show())}",
                _interval_cell(figure, remarks),
                f"{figure.n:,}",
                f"{figure.documents:,}",
                ", ".join(f"{count:,}{remarks.mark(reason)}" for reason, count in figure.left_out),
                _beside(each.beside) if len(beside) > 1 else "",
            )
        )
        before = what
    heads = ("what", "who", "figure", "value", "interval", "n", "articles", "left out", "beside it")
    shared = f"<p>Beside them: {_beside(entries[0].beside)}.</p>" if len(beside) == 1 and entries[0].beside else ""
    return shared + table("", heads, rows, numbers=(3, 5, 6), steady=(4, 7)) + remarks.told()


def _beside(beside: tuple[tuple[str, float], ...]) -> str:
    return safe(", ".join(f"{name} {value:.3g}" for name, value in beside))


def _interval_cell(figure: Figure, remarks: Remarks) -> str:
    held = figure.interval
    if held is None:
        return f"–{remarks.mark(f'no interval: {figure.no_interval}')}" if figure.no_interval else ""
    both = f"{held.low:.3f} to {held.high:.3f}"
    if not figure.no_interval:
        return both
    why = f"rough, by the jackknife: {figure.no_interval}"
    return f"({both}){remarks.mark(why)}"


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
                shown = "–" if value is None else f"{FEW * each.figure.few}{value:.2f}"
                cell = (max(0.0, value or 0.0), shown, told)
                one, other = (place[name] for name in each.who)
                cells[one, other] = cells[other, one] = cell
        title = f"Pairs: {words_of(kind).title}"
        yield f"<h4>{safe(title)}</h4>{grid(names, names, cells, title)}"


def _answers(answers: Answers) -> str:
    if not answers.prevalence:
        return ""
    shares = ", ".join(f"{foreign(name)} {100 * share:.1f} %" for name, share in answers.prevalence)
    missing = ", ".join(f"{count:,} {safe(reason)}" for reason, count in answers.missing)
    not_compared = f" Not compared: {missing}." if missing else ""
    return (
        f"<p><b>{foreign(answers.title)}</b> (compared as {safe(answers.comparison)}): {shares}.{not_compared}</p>"
    )


def _matrix(matrix: Matrix, *, open_: bool) -> str:
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
    opened = " open" * (open_ and matrix.part is Part.SPAN)
    return f"<details{opened}><summary>{foreign(name)}</summary>{shown}</details>"


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
