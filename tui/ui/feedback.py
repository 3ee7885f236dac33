"""Where an annotator's layer differs from gold, as lines to read. Pure."""

from collections.abc import Sequence
from typing import NamedTuple

from tui.domain.adjudication.feedback import Difference
from tui.ui.help import wrap_all
from tui.ui.lines import Line, clean, fit

_INDENT = 4
_LABEL = 11


class FeedbackLines(NamedTuple):
    """The lines, and where each difference begins.

    Attributes:
        lines: All of them.
        starts: The number of the first line of each difference.
    """

    lines: list[Line]
    starts: list[int]


def feedback_lines(differences: Sequence[Difference], at: int, width: int) -> FeedbackLines:
    """The differences, one below the other: what gold says, what the annotator said, and why.

    Args:
        differences: Of one article.
        at: Number of the one that stands out, from 0.
        width: In cells.
    """
    if not differences:
        return FeedbackLines(
            [fit(((" Gold says what you said, everywhere in this article.", "value"),), width)], []
        )
    lines: list[Line] = []
    starts: list[int] = []
    for number, each in enumerate(differences):
        starts.append(len(lines))
        marker = ("▸ ", "marker") if number == at else ("  ", "value")
        lines.append(fit((marker, (clean(each.title), "rule-title")), width))
        for label, text, style in _parts(each):
            lines += _labelled(label, text, style, width)
        lines.append(fit((), width))
    return FeedbackLines(lines, starts)


def _parts(each: Difference) -> list[tuple[str, str, str]]:
    """A word, what it says, and how it looks."""
    found = [
        ("gold says", _said(each.gold, each.gold_quotes), "value"),
        ("you said", _said(each.own, each.own_quotes), "value"),
    ]
    if each.reason:
        found.append(("because", f"{each.reason}{f': {each.reason_help}' if each.reason_help else ''}", "value"))
    elif each.by_policy:
        found.append(("because", "most said so, or a rule of the schema makes one answer of several", "dim"))
    if each.note:
        found.append(("note", each.note, "value"))
    if each.unclear:
        found.append(("", "The guidelines do not say how to decide this.", "dim"))
    if each.help:
        found.append(("guideline", each.help, "dim"))
    return found


def _said(said: str, quotes: Sequence[str]) -> str:
    shown = " ".join(f"“{quote}”" for quote in quotes if quote not in said)
    return f"{said} {shown}" if shown else said


def _labelled(label: str, text: str, style: str, width: int) -> list[Line]:
    room = max(10, width - _INDENT - _LABEL - 1)
    wrapped = wrap_all(clean(text), room)
    heads = [label, *[""] * (len(wrapped) - 1)]
    return [
        fit((((" " * _INDENT) + head.ljust(_LABEL), "dim"), (line, style)), width)
        for head, line in zip(heads, wrapped, strict=True)
    ]
