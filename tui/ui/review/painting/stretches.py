"""Stretches of the text as versions mark them: what not all of them have stands in brackets."""

from collections.abc import Iterable, Sequence

from tui.domain.adjudication.common import common_ranges
from tui.domain.adjudication.contents import Content
from tui.domain.agreement.marks import Mark
from tui.domain.spans import Range, join_ranges
from tui.ui.lines import Run, clean
from tui.ui.review.painting.flow import CLOSE, OPEN
from tui.ui.review.painting.saying import marks_of

AROUND = 30
"""Code points of the text that stand around a stretch."""

LONG = 60
"""Code points of a stretch that all versions have, from which on its middle is left out."""


def covered(content: Content | None) -> tuple[Range, ...]:
    """The text that a side's evidence covers, joined."""
    return join_ranges(each for mark in marks_of(content) for each in mark.ranges)


def shared_ranges(versions: Iterable[Sequence[Range]]) -> tuple[Range, ...]:
    """What all of several lists of ranges cover; lists without any range are passed over."""
    return common_ranges([ranges for ranges in versions if ranges])


def outside(ranges: Sequence[Range], taken: Sequence[Range]) -> tuple[Range, ...]:
    """What joined ranges cover and others, joined too, do not."""
    found: list[Range] = []
    for start, end in ranges:
        at = start
        for low, high in taken:
            if low < end and at < high:
                found.append((at, low))
                at = max(at, high)
        found.append((at, end))
    return join_ranges(found)


def stretch_runs(text: str, marks: Iterable[Mark], shared: Sequence[Range], *, around: bool = False) -> list[Run]:
    """What marks say; brackets stand around what is not shared, if anything is.

    Args:
        text: The article's text.
        marks: The marks.
        shared: Joined ranges that all versions cover; none if they share nothing.
        around: Whether a few words around each mark are told.
    """
    runs: list[Run] = []
    for mark in marks:
        if runs:
            runs.append((" + ", "dim"))
        first, last = mark.ranges[0][0], mark.ranges[-1][1]
        if around:
            runs.append((_before(text, first), "dim"))
        runs.append(("“", "dim"))
        for number, (start, end) in enumerate(mark.ranges):
            if number:
                runs.append((" … ", "dim"))
            runs += _range_runs(text, (start, end), shared)
        runs.append(("”", "dim"))
        if around:
            runs.append((_behind(text, last), "dim"))
    return runs


def _range_runs(text: str, span: Range, shared: Sequence[Range]) -> list[Run]:
    start, end = span
    if not shared:
        return [(_line(text[start:end]), "evidence")]
    runs: list[Run] = []
    at = start
    for low, high in (*common_ranges([[span], shared]), (end, end)):
        if at < low:
            runs += [(OPEN, "key"), (_line(text[at:low], edges=True), "key"), (CLOSE, "key")]
        if low < high:
            runs.append((_line(_shortened(text[low:high])), "evidence"))
        at = max(at, high)
    return runs


def _shortened(shared: str) -> str:
    """A stretch that all have, without its middle if it is long: its ends are what matters."""
    return shared if len(shared) <= LONG else f"{shared[: LONG // 2]} … {shared[-LONG // 2 :]}"


def _line(text: str, *, edges: bool = False) -> str:
    """Text on one line; blanks that make a difference at its edges are shown."""
    if edges:
        text = f"{'·' if text[:1].isspace() else ''}{text.strip()}{'·' if text[-1:].isspace() else ''}"
        text = text or "·"
    return clean(" ".join(text.split(" ")))


def _before(text: str, at: int) -> str:
    part = text[max(0, at - AROUND) : at].rsplit("\n", 1)[-1]
    cut = at - len(part) > 0 and text[at - len(part) - 1] != "\n"
    return clean(f"…{part.partition(' ')[2]}" if cut else part)


def _behind(text: str, at: int) -> str:
    part = text[at : at + AROUND].split("\n", 1)[0]
    cut = at + len(part) < len(text) and text[at + len(part)] != "\n"
    return clean(f"{part.rpartition(' ')[0]}…" if cut else part)
