"""How a figure stands in a cell of a text table, and what is said below it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from textwrap import wrap

from tui.domain.agreement.figures import NOT_ASKED, Figure, Undefined
from tui.domain.agreement.report import Entry, Section
from tui.domain.agreement.wording import words_of
from tui.domain.visible import visible
from tui.formats.text_tables import Notes, cells

WIDTH = 80
FEW = "~"
"""Stands before a figure that rests on little."""

UNANSWERED = "Not shown, as no two answered the same question"


def value_cell(figure: Figure, notes: Notes, *, marked: bool = True, sign: str = "") -> str:
    """The value; a dash with the letter of the reason if there is none.

    Args:
        figure: The figure.
        notes: Where the reason is told.
        marked: Whether a mark shows that it rests on little; in narrow tables only the first figure of a row is.
        sign: How the number is written, such as `+`.
    """
    if figure.value is None:
        return f"– {notes.letter(figure.show())}"
    return f"{FEW * (marked and figure.few)}{figure.value:{sign}.3f}"


def interval_cell(figure: Figure, notes: Notes) -> str:
    """The interval, in brackets if it is only a rough one; a dash with the reason's letter if there is none."""
    if figure.interval is None:
        # That means of pairs have none is said once, for all of them.
        told = figure.no_interval and figure.no_interval != NOT_ASKED
        return f"– {notes.letter(f'no interval: {figure.no_interval}')}" if told else ""
    both = f"{figure.interval.low:.2f}..{figure.interval.high:.2f}"
    return both if not figure.no_interval else f"({both})"


def left_out_cell(figure: Figure, notes: Notes) -> str:
    """How much was left out, with the letters of the reasons."""
    return " ".join(f"{count:,}{notes.letter(reason)}" for reason, count in figure.left_out)


def paragraph(text: str, first: str = "", rest: str = "") -> list[str]:
    """Lines of at most `WIDTH` cells; foreign text in them can do no harm.

    Args:
        text: What stands in them.
        first: Before the first line.
        rest: Before the others.
    """
    shown = visible(text)
    # Where characters take two cells, as many as surely fit.
    width = WIDTH if cells(shown) <= len(shown) else WIDTH // 2
    return wrap(shown, width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)


def explained(kinds: Iterable[str], told: set[str]) -> Iterator[str]:
    """What figures mean, each kind once in the report.

    Args:
        kinds: Kinds of figures.
        told: Those that were told; all of these are added.
    """
    for kind in dict.fromkeys(kinds):
        if kind in told:
            continue
        told.add(kind)
        words = words_of(kind)
        said = f"{words.title}: {words.compares} Means: {words.means} Hides: {words.hides}"
        yield from paragraph(said, "  ", "    ")


def is_pair(entry: Entry, section: Section) -> bool:
    """Whether a figure is one of two annotators among several."""
    return bool(entry.who) and not section.who


def answered(entries: Sequence[Entry]) -> tuple[list[Entry], list[str]]:
    """The figures of fields to which two answered the same question at all, and the titles of the other fields."""
    kept: list[Entry] = []
    empty = []
    for _, group in groupby(entries, lambda each: each.about):
        held = list(group)
        if any(each.kind == "percent" and each.figure.reason == Undefined.NOT_PAIRABLE for each in held):
            empty.append(held[0].title)
        else:
            kept += held
    return kept, empty
