"""The report of agreement as text: tables of at most 80 columns, with plain words below each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from textwrap import wrap

from tui.domain.agreement.figures import Figure
from tui.domain.agreement.report import Answers, Entry, Matrix, Part, Report, Section
from tui.domain.agreement.wording import words_of
from tui.domain.layers import Status
from tui.formats.agreement_cells import interval_cell, value_cell
from tui.formats.agreement_text_time import time_lines
from tui.formats.text_tables import Column, Notes, fitted, table

WIDTH = 80
MOST_CONFUSIONS = 8
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
    return "".join(f"{line}\n" for line in lines)


def _paragraph(text: str, first: str = "", rest: str = "") -> list[str]:
    return wrap(text, WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)


def _head(report: Report) -> Iterator[str]:
    yield fitted(f"Agreement in {report.project}, by schema {report.schema}", WIDTH)
    yield ""
    for each in report.participants:
        counts = ", ".join(f"{count:,} {_STATUSES[status]}" for status, count in each.statuses if count)
        yield fitted(f"  {each.name} ({each.kind}): {counts}", WIDTH)
    yield ""
    compared = " and ".join(_STATUSES[status] for status in report.statuses)
    yield from _paragraph(f"Compared are layers that are {compared}. Untouched is no answer; no event is one.")
    if report.reference:
        yield from _paragraph(f"All are held against {fitted(report.reference, 64)}; alpha is not asked of that.")
    weights = ", ".join(f"{fitted(path, 30)} {weight:.3g}" for path, weight in report.weights)
    yield from _paragraph(f"Events are aligned by {weights}; threshold {report.threshold:g}.")
    for note in report.notes:
        yield from _paragraph(note)
    yield from _paragraph(
        f"a..b is an interval at {100 * report.level:g} %, of {report.replicates} draws of articles with seed "
        f"{report.seed}; (a..b) is only how far leaving out one article moves the figure: no interval. Means of "
        "pairs, and fields of two annotators among several, have none."
    )
    yield from _paragraph(_N)
    for twins in report.twins:
        yield from _paragraph(
            f"! {twins.first} and {twins.second} are identical in all {twins.documents} articles that both "
            "finished and that hold something: was one file loaded twice?"
        )


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
    yield from _paragraph(
        f"{section.articles:,} articles that somebody finished, {section.compared:,} that two or more did; the "
        f"others cannot show agreement."
    )
    for part, heading in _KIND_TABLES:
        here = [
            each
            for each in section.entries
            if each.part is part and not each.about and not _is_pair(each, section) and each.kind not in _FURTHER
        ]
        yield from _kinds(heading, here, told)
        if part is Part.EVIDENCE and here and here[0].beside:
            beside = ", ".join(f"{name} {value:.3g}" for name, value in here[0].beside)
            yield from _paragraph(f"Beside it: {beside}.", "  ", "  ")
        if part is Part.SPAN:
            yield from _labels(section, told)
        if part is Part.EVENT:
            yield from _items(section, told)
            yield from _divisions(section)
    yield from _fields(section, Part.FIELD, "Fields of aligned events", told)
    yield from _fields(section, Part.ARTICLE, "Questions about the article", told)
    yield from _further(section, told)
    yield from _pairs(section, told)
    yield from _confusions(section.matrices)


def _is_pair(entry: Entry, section: Section) -> bool:
    return bool(entry.who) and not section.who


def _kinds(heading: str, entries: Sequence[Entry], told: set[str]) -> Iterator[str]:
    if not entries:
        return
    notes = Notes()
    columns = (
        Column(heading, 32),
        Column("value", 6, right=True),
        Column("interval", 14),
        Column("n", 8, right=True),
    )
    rows = [
        (
            words_of(each.kind).title,
            value_cell(each.figure, notes),
            interval_cell(each.figure),
            f"{each.figure.n:,}",
            _left_out(each.figure, notes),
        )
        for each in entries
    ]
    yield ""
    yield from table((*columns, Column("left out", 16)), rows, WIDTH)
    yield from notes.lines(WIDTH)
    yield from _explained((each.kind for each in entries), told)


def _labels(section: Section, told: set[str]) -> Iterator[str]:
    entries = [each for each in section.entries if each.part is Part.SPAN and each.about]
    if not entries:
        return
    kinds = list(dict.fromkeys(each.kind for each in entries))
    for start in range(0, len(kinds), 2):
        shown, notes = kinds[start : start + 2], Notes()
        # Room for the longest title of a figure, so that n is not cut off.
        first, interval, last = (12, 12, 5) if section.who else (14, 14, 6)
        columns = [Column("By label" if section.who else "Spans by label", first)]
        for kind in shown:
            columns += [Column(words_of(kind).title, 17 if section.who else 12, right=True), Column("", interval)]
        rows = []
        for title, held in _by_topic(entries):
            cells = [title]
            for kind in shown:
                figure = held.get(kind)
                cells += [value_cell(figure, notes), interval_cell(figure)] if figure else ["", ""]
            rows.append((*cells, next((f"{held[kind].n:,}" for kind in shown if kind in held), "")))
        yield ""
        yield from table((*columns, Column("n", last, right=True)), rows, WIDTH)
        yield from notes.lines(WIDTH)
    yield from _explained(kinds, told)


def _by_topic(entries: Iterable[Entry]) -> Iterator[tuple[str, dict[str, Figure]]]:
    for _, held in groupby(entries, lambda each: each.about):
        found = list(held)
        yield found[0].title, {each.kind: each.figure for each in found}


def _items(section: Section, told: set[str]) -> Iterator[str]:
    entries = [each for each in section.entries if each.part is Part.EVENT and each.about]
    notes = Notes()
    columns = (Column("Repeated groups", 32), Column("item F1", 8, right=True), Column("interval", 14))
    rows = [
        (each.title, value_cell(each.figure, notes), interval_cell(each.figure), f"{each.figure.n:,}")
        for each in entries
    ]
    if rows:
        yield ""
        yield from table((*columns, Column("n", 8, right=True)), rows, WIDTH)
        yield from notes.lines(WIDTH)
        yield from _explained(["item_f1"], told)


def _divisions(section: Section) -> Iterator[str]:
    if section.divisions:
        counts = ", ".join(f"{count:,} of {fitted(who, 40)}" for who, count in section.divisions)
        yield from _paragraph(f"Events that others hold as several (splits and merges): {counts}.")
    if section.unproven:
        yield from _paragraph(
            f"In {section.unproven:,} articles with very many events a better alignment may exist."
        )
    if section.twice:
        counts = ", ".join(f"{count:,} of {fitted(who, 40)}" for who, count in section.twice)
        yield from _paragraph(f"Spans made twice, same label and same place, count once: {counts}.")


_FIELD_KINDS = ("alpha", "percent", "gwet", "presence", "alpha_missing", "alpha_jaccard")
_N = (
    "n is what a figure rests on: of F1, the spans, words or events of both sides, added over all pairs of "
    "annotators; of alphas for unitizing, the marked stretches; else the events or articles with two or more "
    "answers."
)
_FURTHER = ("detection_at", "alpha_at", "alpha_category", "fills_precision", "fills_recall", "fills_f1", "ceaf_ree")
_SHORT = (
    "top is the share of the most frequent answer, missed is alpha with missed events, pres. is alpha of presence, "
    "det@thr the detection F1 at the threshold of the alignment, which is made without the field itself. n is that "
    "of alpha; where “not stated” is no answer for alpha, the others rest on more."
)
_DISTANCES = {
    "nominal": "the same or not",
    "set": "sets (MASI)",
    "distance": "kilometres",
    "name": "names by likeness",
}
_FIELD_COLUMNS = (
    ("alpha", 6),
    ("", 14),
    ("pct", 5),
    ("AC", 5),
    ("top", 5),
    ("missed", 6),
    ("n", 6),
    ("det@thr", 8),
)


def _fields(section: Section, part: Part, heading: str, told: set[str]) -> Iterator[str]:
    entries = [
        each
        for each in section.entries
        if each.part is part and not _is_pair(each, section) and each.kind not in _FURTHER
    ]
    if not entries:
        return
    notes = Notes()
    answers = {each.about: each for each in section.answers if each.part is part}
    rows: list[tuple[str, ...]] = []
    details: list[tuple[str, ...]] = []
    for path, group in groupby(entries, lambda each: each.about):
        found = list(group)
        rows += _field_rows(found, answers.get(path), notes)
        details.append(_detail(found, answers.get(path), notes))
    columns = [Column("", 17)]
    columns += [Column(name, width, right=bool(name)) for name, width in _FIELD_COLUMNS]
    yield ""
    yield heading
    yield from table(columns, rows, WIDTH)
    if section.answers:
        yield ""
        columns = [
            Column("", 17),
            Column("pres.", 6, right=True),
            Column("left out", 9),
            Column("not compared", 20),
        ]
        yield from table((*columns, Column("most frequent answers", 24)), details, WIDTH)
    yield from notes.lines(WIDTH)
    yield from _distances(answers.values())
    new = [kind for kind in _FIELD_KINDS if kind not in told]
    yield from _explained((each.kind for each in entries if each.kind in _FIELD_KINDS), told)
    if new:
        yield from _paragraph(_SHORT, "  ", "  ")


def _distances(answers: Iterable[Answers]) -> Iterator[str]:
    """How alpha compares which fields, so that nobody has to guess it from the type."""
    fields: dict[str, list[str]] = {}
    for each in answers:
        fields.setdefault(_DISTANCES.get(each.comparison, each.comparison), []).append(fitted(each.title, 40))
    if fields:
        told = "; ".join(f"{how}: {', '.join(titles)}" for how, titles in sorted(fields.items()))
        yield from _paragraph(f"Distances of alpha: {told}.", "  ", "    ")


def _field_rows(found: Sequence[Entry], answers: Answers | None, notes: Notes) -> Iterator[tuple[str, ...]]:
    held = {each.kind: each.figure for each in found}
    beside = dict(found[0].beside)
    main = held.get("alpha", found[0].figure)
    yield (
        found[0].title,
        _held(held, "alpha", notes),
        interval_cell(main),
        _held(held, "percent", notes),
        _held(held, "gwet", notes),
        f"{answers.prevalence[0][1]:.3f}" if answers and answers.prevalence else "",
        _held(held, "alpha_missing", notes),
        f"{main.n:,}",
        f"{beside['detection F1']:.2f}@{beside['threshold']:g}" if "detection F1" in beside else "",
    )
    if "alpha_jaccard" in held:
        other = held["alpha_jaccard"]
        yield ("  with Jaccard", value_cell(other, notes), interval_cell(other), *[""] * (len(_FIELD_COLUMNS) - 2))


def _detail(found: Sequence[Entry], answers: Answers | None, notes: Notes) -> tuple[str, ...]:
    held = {each.kind: each.figure for each in found}
    shares = missing = ""
    if answers:
        shares = ", ".join(f"{fitted(name, 18)} {100 * share:.0f} %" for name, share in answers.prevalence[:3])
        missing = ", ".join(f"{count:,} {why}" for why, count in answers.missing)
    left_out = _left_out(held.get("alpha", found[0].figure), notes)
    return found[0].title, _held(held, "presence", notes), left_out, missing, shares


def _held(held: Mapping[str, Figure], kind: str, notes: Notes) -> str:
    return value_cell(held[kind], notes) if kind in held else ""


def _further(section: Section, told: set[str]) -> Iterator[str]:
    """What only those see who ask for all figures."""
    entries = [each for each in section.entries if each.kind in _FURTHER]
    if not entries:
        return
    notes = Notes()
    columns = (
        Column("", 28),
        Column("Further figures", 22),
        Column("value", 6, right=True),
        Column("interval", 14),
        Column("n", 6, right=True),
    )
    rows = [
        (
            each.title,
            words_of(each.kind).title,
            value_cell(each.figure, notes),
            interval_cell(each.figure),
            f"{each.figure.n:,}",
        )
        for each in entries
    ]
    yield ""
    yield from table(columns, rows, WIDTH)
    yield from notes.lines(WIDTH)
    yield from _explained((each.kind for each in entries), told)


def _pairs(section: Section, told: set[str]) -> Iterator[str]:
    entries = [each for each in section.entries if _is_pair(each, section)]
    ordered = sorted(entries, key=lambda each: (each.part is not Part.SPAN, each.about, each.kind))
    for (part, _, kind), group in groupby(ordered, lambda each: (each.part, each.about, each.kind)):
        found, notes = list(group), Notes()
        what = {Part.SPAN: "spans", Part.EVENT: "events"}.get(part, found[0].title)
        rows = [
            (" · ".join(each.who), value_cell(each.figure, notes), interval_cell(each.figure), f"{each.figure.n:,}")
            for each in found
        ]
        heading = f"Pairs: {what}, {words_of(kind).title}"
        columns = (Column(heading, 44), Column("value", 6, right=True), Column("interval", 14))
        yield ""
        yield from table((*columns, Column("n", 8, right=True)), rows, WIDTH)
        yield from notes.lines(WIDTH)
        yield from _explained([kind], told)


def _confusions(matrices: Iterable[Matrix]) -> Iterator[str]:
    for matrix in matrices:
        mixed = [(count, row, column) for row, column, count in matrix.cells if row != column]
        if not mixed:
            continue
        between = " · ".join(matrix.who) or "all pairs"
        heading = f"Most often mixed up: {matrix.title or 'labels of spans'} ({between})"
        rows = [
            (matrix.answers[row], matrix.answers[column], f"{count:,}")
            for count, row, column in sorted(mixed, key=lambda each: (-each[0], each[1:]))[:MOST_CONFUSIONS]
        ]
        yield ""
        yield fitted(heading, WIDTH)
        yield from table((Column("one", 34), Column("the other", 34), Column("times", 7, right=True)), rows, WIDTH)


def _left_out(figure: Figure, notes: Notes) -> str:
    return " ".join(f"{count:,}{notes.letter(reason)}" for reason, count in figure.left_out)


def _explained(kinds: Iterable[str], told: set[str]) -> Iterator[str]:
    """What figures mean, each kind once in the report."""
    for kind in dict.fromkeys(kinds):
        if kind in told:
            continue
        told.add(kind)
        words = words_of(kind)
        said = f"{words.title}: {words.compares} Means: {words.means} Hides: {words.hides}"
        yield from _paragraph(said, "  ", "    ")
