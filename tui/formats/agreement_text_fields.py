"""The fields of events and the questions about articles, as tables of the report as text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from tui.domain.agreement.figures import Figure
from tui.domain.agreement.report import Answers, Entry, Part, Section
from tui.formats.agreement_cells import (
    UNANSWERED,
    WIDTH,
    answered,
    explained,
    interval_cell,
    is_pair,
    left_out_cell,
    paragraph,
    value_cell,
)
from tui.formats.agreement_text_tables import FURTHER
from tui.formats.text_tables import Column, Notes, cells, fitted, table

_FIELD_KINDS = ("alpha", "percent", "gwet", "presence", "alpha_missing", "alpha_jaccard")
_SHORT = (
    "top is the share of the most frequent answer, pres. is alpha of presence. n is that of alpha; where “not "
    "stated” is no answer for alpha, the others rest on more."
)
_SHORT_OF_EVENTS = (
    " missed is alpha with missed events, det@thr the detection F1 at the threshold of the alignment, which is "
    "made without the field itself."
)
_DISTANCES = {
    "nominal": "the same or not",
    "set": "sets (MASI)",
    "distance": "kilometres",
    "name": "names by likeness",
}
_TITLE = 15
_STEP = " › "
_FIELD_COLUMNS = (
    ("alpha", 7),
    ("", 14),
    ("pct", 6),
    ("AC", 5),
    ("top", 5),
    ("n", 6),
)
_EVENT_COLUMNS = (("missed", 6), ("det@thr", 8))
"""What is said of events only."""


def field_tables(section: Section, part: Part, heading: str, told: set[str]) -> Iterator[str]:
    """The figures of fields, what of their answers was not compared, and what answers are frequent.

    Args:
        section: With the figures.
        part: Of events or of the article.
        heading: Over the table.
        told: The kinds of figures that were explained; those of these tables are added.
    """
    entries = [
        each
        for each in section.entries
        if each.part is part and not is_pair(each, section) and each.kind not in FURTHER
    ]
    if not entries:
        return
    entries, empty = answered(entries)
    notes = Notes()
    answers = {each.about: each for each in section.answers if each.part is part}
    rows: list[tuple[str, ...]] = []
    details: list[tuple[str, ...]] = []
    for path, group in groupby(entries, lambda each: each.about):
        found = list(group)
        rows += _field_rows(found, answers.get(path), notes)
        details.append(_detail(found, answers.get(path), notes))
    named = (*_FIELD_COLUMNS, *(_EVENT_COLUMNS if part is Part.FIELD else ()))
    columns = [Column("", _TITLE), *(Column(name, width, right=bool(name)) for name, width in named)]
    yield ""
    yield heading
    if rows:
        yield from table(columns, [row[: len(columns)] for row in rows], WIDTH)
    details = [row for row in details if any(row[1:])]
    if details and section.answers:
        yield ""
        columns = [
            Column("", 17),
            Column("pres.", 6, right=True),
            Column("left out", 9),
            Column("not compared", 20),
        ]
        yield from table((*columns, Column("most frequent answers", 24)), details, WIDTH)
    yield from notes.lines(WIDTH)
    if empty:
        yield from paragraph(f"{UNANSWERED}: {', '.join(fitted(each, 40) for each in empty)}.", "  ", "    ")
    yield from _distances(each for each in answers.values() if each.title not in empty)
    new = [kind for kind in _FIELD_KINDS if kind not in told]
    yield from explained((each.kind for each in entries if each.kind in _FIELD_KINDS), told)
    if new and rows:
        yield from paragraph(f"{_SHORT}{_SHORT_OF_EVENTS * (part is Part.FIELD)}", "  ", "  ")


def _distances(answers: Iterable[Answers]) -> Iterator[str]:
    """How alpha compares which fields, so that nobody has to guess it from the type."""
    fields: dict[str, list[str]] = {}
    for each in answers:
        fields.setdefault(_DISTANCES.get(each.comparison, each.comparison), []).append(fitted(each.title, 40))
    if fields:
        told = "; ".join(f"{how}: {', '.join(titles)}" for how, titles in sorted(fields.items()))
        yield from paragraph(f"Distances of alpha: {told}.", "  ", "    ")


def _field_rows(found: Sequence[Entry], answers: Answers | None, notes: Notes) -> Iterator[tuple[str, ...]]:
    held = {each.kind: each.figure for each in found}
    beside = dict(found[0].beside)
    main = held.get("alpha", found[0].figure)
    mark = next((kind for kind in ("alpha", "percent") if kind in held and held[kind].value is not None), "")
    yield (
        _short(found[0].title),
        _held(held, "alpha", notes, mark),
        interval_cell(main, notes),
        _held(held, "percent", notes, mark),
        _held(held, "gwet", notes, mark),
        f"{answers.prevalence[0][1]:.3f}" if answers and answers.prevalence else "",
        f"{main.n:,}",
        _held(held, "alpha_missing", notes, mark),
        f"{beside['detection F1']:.2f}@{beside['threshold']:g}" if "detection F1" in beside else "",
    )
    if "alpha_jaccard" in held:
        other = held["alpha_jaccard"]
        yield (
            "  with Jaccard",
            value_cell(other, notes),
            interval_cell(other, notes),
            *[""] * (len(_FIELD_COLUMNS) + len(_EVENT_COLUMNS) - 2),
        )


def _short(title: str) -> str:
    """A title that is too wide loses the end of the group's, and not its own: that tells it from its neighbours."""
    if cells(title) <= _TITLE or _STEP not in title:
        return title
    around, _, own = title.rpartition(_STEP)
    room = _TITLE - cells(own) - len(_STEP)
    return f"{fitted(around, room)}{_STEP}{own}" if room > 1 else own


def _detail(found: Sequence[Entry], answers: Answers | None, notes: Notes) -> tuple[str, ...]:
    held = {each.kind: each.figure for each in found}
    shares = missing = ""
    if answers:
        shares = ", ".join(f"{fitted(name, 18)} {100 * share:.0f} %" for name, share in answers.prevalence[:3])
        missing = ", ".join(f"{count:,} {why}" for why, count in answers.missing)
    left_out = left_out_cell(held.get("alpha", found[0].figure), notes)
    return _short(found[0].title), _held(held, "presence", notes), left_out, missing, shares


def _held(held: Mapping[str, Figure], kind: str, notes: Notes, mark: str = "") -> str:
    return value_cell(held[kind], notes, marked=kind == mark) if kind in held else ""
