"""What the screen of agreement shows, as lines: pure."""

from collections.abc import Iterator, Sequence

from tui.domain.agreement import aligned_words
from tui.domain.agreement.aligned import Cluster
from tui.domain.agreement.duplicates import told_twins
from tui.domain.agreement.figures import Figure, told_few
from tui.domain.agreement.report import Entry, Part, Report, Section
from tui.domain.agreement.wording import words_of
from tui.services.agreement_cases import FoundCase
from tui.ui.agreement.desk import AgreementDesk, View
from tui.ui.agreement.grids import confusion_lines, pair_lines
from tui.ui.agreement.people import people_lines, person_text
from tui.ui.agreement.rows import FEW, beside_text, interval_text, value_text, what_of
from tui.ui.form.painting import rule
from tui.ui.help import wrap_all
from tui.ui.lines import Line, Run, clean, cut, fit, window

COEFFICIENT, VALUE, INTERVAL, COUNT, BESIDE = 20, 7, 15, 8, 9
_STATUSES = {"done": "done", "no_event": "no event", "in_progress": "in progress", "untouched": "untouched"}


def body_lines(desk: AgreementDesk, width: int, height: int) -> list[Line]:
    """All between header and footer.

    Args:
        desk: What is looked at.
        width: In cells.
        height: In lines.
    """
    if desk.report is None:
        return []
    told = told_lines(desk, width)
    below = min(len(told), max(3, height // 3)) if height >= 10 else 0
    room = height - 1 - (below + 1 if below else 0)
    lines = [rule(_title(desk), width), *_upper(desk, width, room)]
    lines += [fit((), width)] * (height - (below + 1 if below else 0) - len(lines))
    if below:
        lines += [rule("in words · w shows all" if len(told) > below else "in words", width), *told[:below]]
    return [fit(line, width) for line in lines[:height]]


def _title(desk: AgreementDesk) -> str:
    if desk.found is not None:
        count = len(desk.found)
        what = "event" if any(each.cluster for each in desk.found) else "case"
        return f"{count:,} {what}{'s' * (count != 1)} · {clean(desk.behind)}"
    parts: list[str] = [desk.view.value]
    section, report = desk.section, desk.report
    if section is not None and section.group and report is not None:
        parts.append(f"{report.by} {clean(section.group)}")
    if section is not None and section.who and report is not None:
        parts.append(f"{clean(section.who)} against {clean(report.reference)}")
    if desk.view is View.FIGURES:
        parts.append(clean(" and ".join(desk.pair)) if desk.pair else "all together")
        if desk.text:
            parts.append(f"with “{clean(desk.text)}”")
    return " · ".join(parts)


def _upper(desk: AgreementDesk, width: int, room: int) -> list[Line]:
    desk.page, desk.head = max(1, room - 1), 2
    if desk.found is not None:
        desk.page, desk.head = max(1, room), 1
        return _case_lines(desk, width, room)
    match desk.view:
        case View.FIGURES:
            return _figure_lines(desk, width, room)
        case View.PAIRS:
            return pair_lines(desk, width, room)
        case View.CONFUSION:
            return confusion_lines(desk, width, room)
        case View.TIME:
            return people_lines(desk, width, room)
    desk.page, desk.head = max(1, room), room + 2
    lines = about_lines(desk.report, desk.section, width) if desk.report else []
    top = max(0, min(desk.index, len(lines) - room))
    desk.move_to(top)
    return lines[top : top + room]


# ---------------------------------------------------------------------- figures


def _widths(width: int) -> list[int]:
    """Of coefficient, value, interval, n and what stands beside; what has no room is left out."""
    found = [COEFFICIENT, VALUE]
    for each, least in ((INTERVAL, 56), (COUNT, 76), (COUNT, 100), (BESIDE, 112)):
        if width >= least:
            found.append(each)
    return found


def _row(cells: Sequence[str], widths: Sequence[int], name: int) -> str:
    """Cells side by side; numbers stand to the right."""
    what, coefficient, value, *others = cells
    parts = [_padded(what, name), _padded(coefficient, widths[0]), f"{value:>{widths[1]}}"]
    for place, (text, width) in enumerate(zip(others, widths[2:], strict=False)):
        parts.append(_padded(text, width) if place == 0 else f"{text:>{width}}")
    return " ".join(parts)


def _padded(text: str, width: int) -> str:
    return "".join(piece for piece, _ in fit(((text, ""),), width))


def _figure_lines(desk: AgreementDesk, width: int, room: int) -> list[Line]:
    widths = _widths(width)
    name = max(8, width - 2 - sum(widths) - len(widths))
    heads = ("", "coefficient", "value", "interval", "n", "articles", "det@thr")
    lines: list[Line] = [(("  " + _row(heads, widths, name), "dim"),)]
    rows = desk.rows
    if not rows:
        empty = "No figure here: esc drops the filter." if desk.text else "Nothing to compare here."
        return [*lines, ((f"  {empty}", "dim"),)]
    top = desk.top = window(len(rows), desk.index, room - 1)
    before = ""
    for number, entry in enumerate(rows[top : top + room - 1], top):
        what = what_of(entry)
        active = number == desk.index
        lines.append(
            _figure_line(entry, "" if what == before and not active else what, widths, name, active=active)
        )
        before = what
    return lines


def _figure_line(entry: Entry, what: str, widths: Sequence[int], name: int, *, active: bool) -> Line:
    figure = entry.figure
    cells = (
        clean(what),
        words_of(entry.kind).title,
        value_text(figure),
        interval_text(figure),
        f"{figure.n:,}",
        f"{figure.documents:,}",
        beside_text(entry),
    )
    uncertain = figure.value is None or figure.few
    style = "choice-active" if active else ("nothing" if uncertain else "choice")
    return (("▸" if active else " ", "marker"), (" ", ""), (_row(cells, widths, name), style))


# ---------------------------------------------------------------------- in words


def told_lines(desk: AgreementDesk, width: int) -> list[Line]:
    """All that is said of what is highlighted."""
    return list(_told(desk, width))


def _told(desk: AgreementDesk, width: int) -> Iterator[Line]:
    if desk.found is not None:
        if desk.case is not None:
            yield from case_text(desk.case, width)
        return
    match desk.view:
        case View.FIGURES if desk.entry is not None:
            yield from figure_text(desk.entry, width)
        case View.PAIRS if desk.chosen_pair is not None and desk.topic is not None:
            who, figure = desk.chosen_pair
            topic = desk.topic
            entry = Entry(topic.part, topic.about, topic.title, who, topic.kind, figure)
            yield from figure_text(entry, width)
        case View.CONFUSION if desk.matrix is not None:
            matrix, (row, column) = desk.matrix, desk.cell
            one, other = (f"{each} " for each in matrix.who) if matrix.who else ("one ", "another ")
            told = f"{one}says {matrix.answers[row]}, {other}says {matrix.answers[column]}: {_times(desk.met())}."
            yield from _wrapped(told, width, "value")
        case View.TIME:
            for line in person_text(desk):
                yield from _wrapped(line, width, "value")


def _times(count: int) -> str:
    return f"{count:,} time{'s' * (count != 1)}"


def figure_text(entry: Entry, width: int) -> Iterator[Line]:
    """A figure in words: what it is, what it hides, what it compares and means, what was left out."""
    figure, words = entry.figure, words_of(entry.kind)
    who = f" · {' and '.join(entry.who)}" if entry.who else ""
    yield from _wrapped(
        f"{what_of(entry)} · {figure.name}{who}: {figure.show()}{_reason(figure)}", width, "rule-title"
    )
    told = [("Hides", words.hides), ("Compares", words.compares), ("Means", words.means)]
    if figure.few:
        told.insert(0, ("Uncertain", told_few("it")))
    if figure.left_out:
        told.append(("Left out", ", ".join(f"{count:,} {reason}" for reason, count in figure.left_out)))
    if entry.beside:
        told.append(("Beside it", ", ".join(f"{name} {value:.3g}" for name, value in entry.beside)))
    if figure.facts:
        told.append(("Made of", ", ".join(f"{name} {value:.6g}" for name, value in figure.facts)))
    for name, text in told:
        yield from _wrapped(f"{name}: {text}", width, "value")


def _reason(figure: Figure) -> str:
    held = figure.interval
    if held is None:
        return f" (no interval: {figure.no_interval})" if figure.no_interval else ""
    both = f"{held.low:.3f} to {held.high:.3f}"
    if figure.no_interval:
        return f", rough interval {both} by the jackknife: {figure.no_interval}"
    return f", 95 % interval {both}"


def _wrapped(text: str, width: int, style: str) -> Iterator[Line]:
    for number, line in enumerate(wrap_all(clean(text), width - 4)):
        yield ((f" {'  ' * bool(number)}{line}", style),)


# ---------------------------------------------------------------------- cases


def _case_lines(desk: AgreementDesk, width: int, room: int) -> list[Line]:
    found = desk.found or []
    if not found:
        return [(("  Nothing: nobody differs here.", "dim"),)]
    top = desk.top = window(len(found), desk.index, room)
    name = max(10, min(28, width // 4))
    lines: list[Line] = []
    for number, each in enumerate(found[top : top + room], top):
        active = number == desk.index
        runs: list[Run] = [("▸" if active else " ", "marker"), (" ", "")]
        runs.append((_padded(clean(each.name), name), "choice-active" if active else "choice"))
        if each.cluster is not None:
            runs.append((f"  {clean(_together(each.cluster))}", "value"))
            lines.append(tuple(runs))
            continue
        share = max(6, (width - name - 3) // max(1, len(each.case.sides)) - 2)
        runs += [
            (f"  {_padded(f'{clean(side.who)}: {clean(side.said)}', share)}", "value") for side in each.case.sides
        ]
        lines.append(tuple(runs))
    return lines


def _together(cluster: Cluster) -> str:
    """Whose events were taken for one, and what the first of them says."""
    names = " = ".join(f"{each.who} {each.number}" for each in cluster.members)
    lacking = f", not {', '.join(cluster.lacking)}" if cluster.lacking else ""
    return f"{names}{lacking}: {cluster.members[0].said}"


def case_text(found: FoundCase, width: int) -> Iterator[Line]:
    """A case in words: the article, what each says with the words that it rests on, and why it was aligned so."""
    yield from _wrapped(found.name, width, "rule-title")
    for side, quoted in zip(found.case.sides, found.quotes, strict=True):
        at = f", characters {side.at[0]:,} to {side.at[1]:,}: “{quoted}”" if side.at else ""
        yield from _wrapped(f"{side.who}: {side.said}{at}", width, "value")
    if found.cluster is not None:
        for line in aligned_words.told_lines(found.cluster, dict(found.titles)):
            yield from _wrapped(line, width, "value")


# ---------------------------------------------------------------------- about


def about_lines(report: Report, section: Section | None, width: int) -> list[Line]:
    """Whose layers are compared, how, and what the reader has to know."""
    lines: list[Line] = []
    if report.twins:
        lines += _wrapped(told_twins(report.twins), width, "warning")
    for each in report.participants:
        counts = ", ".join(f"{count:,} {_STATUSES[status.value]}" for status, count in each.statuses if count)
        lines.append(((cut(f" {clean(each.name)} ({each.kind}){': ' * bool(counts)}{counts}", width), "value"),))
    if section is not None:
        told = f"{section.articles:,} articles that somebody finished, {section.compared:,} that two or more did."
        lines += _wrapped(told, width, "value")
    statuses = " and ".join(_STATUSES[status.value] for status in report.statuses)
    titles = dict(report.titles)
    weights = ", ".join(f"{titles.get(path, path)} {weight:.3g}" for path, weight in report.weights)
    aligned = (f"Events are aligned by {weights}; threshold {report.threshold:g}.",)
    for text in (
        f"Compared are layers that are {statuses}. Untouched is no answer; no event is one.",
        *(aligned if Part.EVENT in report.asks else ()),
        *report.notes,
        f"a..b is an interval at {100 * report.level:g} %, of {report.replicates:,} draws, seed {report.seed}.",
        "(a..b) is a rougher one, by leaving out one article at a time (jackknife, Student's t).",
        told_few(FEW),
        *_section_remarks(section),
    ):
        lines += _wrapped(text, width, "value")
    return lines


def _section_remarks(section: Section | None) -> Iterator[str]:
    if section is None:
        return
    if section.divisions:
        counts = ", ".join(f"{count:,} of {who}" for who, count in section.divisions)
        yield f"Events that others hold as several (splits and merges): {counts}."
    if section.unproven:
        yield f"In {section.unproven:,} articles with very many events a better alignment may exist."
    if section.twice:
        counts = ", ".join(f"{count:,} of {who}" for who, count in section.twice)
        yield f"Spans made twice, same label and same place, count once: {counts}."
