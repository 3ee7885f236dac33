"""The versions of a disagreement as lines: as many as there is room for, and each with its key."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.ui.lines import Line, Run, cells, clean, cut, fit, spread
from tui.ui.review.painting.flow import flow, squeezed

if TYPE_CHECKING:
    from tui.ui.review.painting.told import Told

WIDE = 60
"""Cells from which on it is told in words how many say something."""


def version_lines(told: "Sequence[Told]", width: int, height: int) -> list[Line]:
    """The versions in as many lines as there are, and no more than they need.

    Each has one line at least, as long as there are that many; then those that need more get more, in turn.

    Args:
        told: The versions.
        width: In cells.
        height: Lines at most.
    """
    if height <= 0 or not told:
        return []
    shown = told if len(told) <= height else told[: max(1, height - 1)]
    drawn = [_version_lines(each, width, height) for each in shown]
    allowed = [1] * len(shown)
    left = height - len(shown) - (len(shown) < len(told))
    while left > 0 and any(len(lines) > given for lines, given in zip(drawn, allowed, strict=True)):
        for number, lines in enumerate(drawn):
            if left > 0 and len(lines) > allowed[number]:
                allowed[number] += 1
                left -= 1
    found: list[Line] = []
    for each, lines, given in zip(shown, drawn, allowed, strict=True):
        found += lines if len(lines) <= given else _version_lines(each, width, given)
    if len(shown) < len(told):
        found.append(fit(((f"     and {len(told) - len(shown)} more versions", "dim"),), width))
    return found[:height]


def _version_lines(told: "Told", width: int, most: int) -> list[Line]:
    """One version in at most so many lines."""
    ahead: list[Run] = [(f" {told.key or told.name:>2} ", "key" if told.key else "dim")]
    indent = cells(ahead)
    signs = _behind(told, width, whole=most > 1)
    room = max(1, width - indent - cells(signs))
    quoted: list[Run] = [(clean(text), "evidence") for text in told.quotes]
    if most == 1:
        return [_only_line(told, ahead, quoted, signs, width)]
    said = flow(told.said, room, most)
    lines = [spread((*ahead, *said[0]), signs, width)] if said else []
    lines += [fit((*_blank(indent), *line), width) for line in said[1:]]
    for runs in (_between(quoted), _between([(f"✎ {clean(note)}", "value") for note in told.notes])):
        more = flow(runs, max(1, width - indent - 1), most - len(lines)) if runs else []
        lines += [fit((*_blank(indent), *line), width) for line in more]
    return lines


def _blank(width: int) -> list[Run]:
    return [(" " * width, "")]


def _between(runs: Sequence[Run]) -> list[Run]:
    found: list[Run] = []
    for run in runs:
        found += [(" · ", "dim")] if found else []
        found.append(run)
    return found


def _only_line(told: "Told", ahead: Sequence[Run], quoted: Sequence[Run], signs: Sequence[Run], width: int) -> Line:
    """A version on a single line: what is said comes first, and the evidence gets what it leaves."""
    room = max(1, width - cells(ahead) - cells(signs))
    said = flow(squeezed(told.said, room), room, 1)
    line = [*ahead, *(said[0] if said else ())]
    left = width - cells(line) - cells(signs) - 2
    if quoted and left > 8:
        line += [("  ", ""), (cut(quoted[0][0], left), "evidence")]
    return spread(line, signs, width)


def _behind(told: "Told", width: int, *, whole: bool) -> list[Run]:
    """At the end of the first line: how many say so, and what there is no room to say."""
    signs: list[Run] = []
    if told.notes and not whole:
        signs.append((" ✎", "value"))
    if len(told.quotes) > 1 and not whole:
        signs.append((f" e{len(told.quotes)}", "evidence"))
    count = told.annotators
    words = f"{count} annotator{'s' * (count != 1)}" if width >= WIDE else f"×{count}"
    return [*signs, (f"  {words} ", "dim")]
