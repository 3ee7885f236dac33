"""Spans, events, pairs and what is mixed up, as tables of the report as text."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from tui.domain.agreement.figures import Figure
from tui.domain.agreement.report import Entry, Matrix, Part, Section
from tui.domain.agreement.wording import words_of
from tui.formats.agreement_cells import (
    WIDTH,
    explained,
    interval_cell,
    is_pair,
    left_out_cell,
    paragraph,
    value_cell,
)
from tui.formats.text_tables import Column, Notes, fitted, table

MOST_CONFUSIONS = 8
FURTHER = ("detection_at", "alpha_at", "alpha_category", "fills_precision", "fills_recall", "fills_f1", "ceaf_ree")
"""Kinds of figures that only those see who ask for all of them."""


def kind_table(heading: str, entries: Sequence[Entry], told: set[str]) -> Iterator[str]:
    """A table with a row for each kind of figure.

    Args:
        heading: Over the table.
        entries: The figures.
        told: The kinds that were explained; these are added.
    """
    if not entries:
        return
    notes = Notes()
    columns = (
        Column(heading, 32),
        Column("value", 7, right=True),
        Column("interval", 14),
        Column("n", 8, right=True),
    )
    rows = [
        (
            words_of(each.kind).title,
            value_cell(each.figure, notes),
            interval_cell(each.figure, notes),
            f"{each.figure.n:,}",
            left_out_cell(each.figure, notes),
        )
        for each in entries
    ]
    yield ""
    yield from table((*columns, Column("left out", 15)), rows, WIDTH)
    yield from notes.lines(WIDTH)
    yield from explained((each.kind for each in entries), told)


def label_tables(section: Section, told: set[str]) -> Iterator[str]:
    """The figures of spans by label, two kinds side by side; `told` as in `kind_table`."""
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
                cells += [value_cell(figure, notes), interval_cell(figure, notes)] if figure else ["", ""]
            rows.append((*cells, next((f"{held[kind].n:,}" for kind in shown if kind in held), "")))
        yield ""
        yield from table((*columns, Column("n", last, right=True)), rows, WIDTH)
        yield from notes.lines(WIDTH)
    yield from explained(kinds, told)


def _by_topic(entries: Iterable[Entry]) -> Iterator[tuple[str, dict[str, Figure]]]:
    for _, held in groupby(entries, lambda each: each.about):
        found = list(held)
        yield found[0].title, {each.kind: each.figure for each in found}


def item_table(section: Section, told: set[str]) -> Iterator[str]:
    """The figures of repeated groups; `told` as in `kind_table`."""
    entries = [each for each in section.entries if each.part is Part.EVENT and each.about]
    notes = Notes()
    columns = (Column("Repeated groups", 32), Column("item F1", 8, right=True), Column("interval", 14))
    rows = [
        (each.title, value_cell(each.figure, notes), interval_cell(each.figure, notes), f"{each.figure.n:,}")
        for each in entries
    ]
    if rows:
        yield ""
        yield from table((*columns, Column("n", 8, right=True)), rows, WIDTH)
        yield from notes.lines(WIDTH)
        yield from explained(["item_f1"], told)


def division_lines(section: Section) -> Iterator[str]:
    """What was counted beside the figures: splits and merges, what may not be the best, what was made twice."""
    if section.divisions:
        counts = ", ".join(f"{count:,} of {fitted(who, 40)}" for who, count in section.divisions)
        yield from paragraph(f"Events that others hold as several (splits and merges): {counts}.")
    if section.unproven:
        yield from paragraph(
            f"In {section.unproven:,} articles with very many events a better alignment may exist."
        )
    if section.twice:
        counts = ", ".join(f"{count:,} of {fitted(who, 40)}" for who, count in section.twice)
        yield from paragraph(f"Spans made twice, same label and same place, count once: {counts}.")


def further_table(section: Section, told: set[str]) -> Iterator[str]:
    """What only those see who ask for all figures."""
    entries = [each for each in section.entries if each.kind in FURTHER]
    if not entries:
        return
    notes = Notes()
    columns = (
        Column("", 27),
        Column("Further figures", 22),
        Column("value", 7, right=True),
        Column("interval", 14),
        Column("n", 6, right=True),
    )
    rows = [
        (
            each.title,
            words_of(each.kind).title,
            value_cell(each.figure, notes),
            interval_cell(each.figure, notes),
            f"{each.figure.n:,}",
        )
        for each in entries
    ]
    yield ""
    yield from table(columns, rows, WIDTH)
    yield from notes.lines(WIDTH)
    yield from explained((each.kind for each in entries), told)


def pair_tables(section: Section, told: set[str]) -> Iterator[str]:
    """The figures of each two annotators among several; `told` as in `kind_table`."""
    entries = [each for each in section.entries if is_pair(each, section)]
    ordered = sorted(entries, key=lambda each: (each.part is not Part.SPAN, each.about, each.kind))
    for (part, _, kind), group in groupby(ordered, lambda each: (each.part, each.about, each.kind)):
        found, notes = list(group), Notes()
        if all(each.figure.value is None for each in found):
            continue
        what = {Part.SPAN: "spans", Part.EVENT: "events"}.get(part, found[0].title)
        rows = [
            (
                " · ".join(each.who),
                value_cell(each.figure, notes),
                interval_cell(each.figure, notes),
                f"{each.figure.n:,}",
            )
            for each in found
        ]
        heading = f"Pairs: {what}, {words_of(kind).title}"
        columns = (Column(heading, 43), Column("value", 7, right=True), Column("interval", 14))
        yield ""
        yield from table((*columns, Column("n", 8, right=True)), rows, WIDTH)
        yield from notes.lines(WIDTH)
        yield from explained([kind], told)


def confusion_tables(matrices: Iterable[Matrix]) -> Iterator[str]:
    """Which answers are taken for which most often."""
    for matrix in matrices:
        mixed = [
            (count, row, column)
            for row, column, count in matrix.cells
            if row != column and not (_is_none(matrix.answers[row]) and _is_none(matrix.answers[column]))
        ]
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


def _is_none(answer: str) -> bool:
    """Whether an answer stands in brackets, as that nothing was answered does."""
    return answer.startswith("(") and answer.endswith(")")
