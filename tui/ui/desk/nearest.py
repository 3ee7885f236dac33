"""Which candidate is the best one at hand: near the words that made the event, something speaking for it."""

from collections.abc import Iterable

from tui.domain.candidates_clues import strength
from tui.domain.schema import Field
from tui.domain.spans import Range, Span
from tui.ui.desk.candidate_finder import CandidateFinder
from tui.ui.desk.desk import COUNTS, DATES, Desk

_BEFORE = 2_000
"""So many code points in front of the sentence are looked through."""

_BEHIND = 600
"""So many code points behind it: what a number counts is told with it or soon after."""


def nearest(desk: Desk, finder: CandidateFinder) -> Range | None:
    """The best candidate at hand, however little speaks for it.

    It is one of the sentence if something speaks for it; else the nearest one for which something does; else any of
    the sentence, the last one in front, or the next one.

    Args:
        desk: The desk.
        finder: Finds candidates for its active field.
    """
    anchor, taken = anchor_of(desk), taken_by_others(desk)
    low, high = sentence_of(desk, anchor)
    here = [each for each in finder.within(low, high) if each not in taken]
    best = max(here, key=lambda each: (rank(desk, finder, each), -abs(each[0] - anchor)), default=None)
    least = 0 if finder.field.type in DATES else 1
    if best is not None and rank(desk, finder, best) >= least:
        return best
    if desk.path == desk.session.schema.type_field:
        return best or _next_free(finder, high, taken)
    before = finder.within(max(0, low - _BEFORE), low)
    further = _further(finder, before, high)
    good = (each for each in further if rank(desk, finder, each) >= max(1, least))
    found = min(good, key=lambda each: max(low - each[1], each[0] - high), default=None)
    return found or best or (before[-1] if before else finder.after(low))


def anchor_of(desk: Desk) -> int:
    """What candidates should be near to: the words that made the event, while the cursor is in its evidence."""
    layer, cursor = desk.session.layer, desk.cursor
    if not desk.owner or not any(layer.spans[each].covers(cursor) for each in _evidence(desk, desk.owner)):
        return cursor
    trigger = layer.value(desk.owner, desk.session.schema.type_field).evidence
    return min((layer.spans[each].start for each in trigger), key=lambda at: abs(at - cursor), default=cursor)


def sentence_of(desk: Desk, anchor: int) -> Range:
    """The sentence at an offset, at least one code point long."""
    low, high = desk.text.sentence_at(anchor)
    return low, max(high, low + 1)


def taken_by_others(desk: Desk) -> frozenset[Range]:
    """What made the other events is no offer for a new one: two events have different triggers."""
    layer, path = desk.session.layer, desk.path
    if path != desk.session.schema.type_field:
        return frozenset()
    others = (layer.value(event, path).evidence for event in layer.events if event != desk.owner)
    return frozenset(each for evidence in others for span in evidence for each in layer.spans[span].ranges)


def rank(desk: Desk, finder: CandidateFinder, found: Range) -> int:
    """How good a candidate is; one that answers another question of the event already is the worst."""
    if _answers_another(desk, finder.field, found):
        return -1
    label = desk.session.schema.label(finder.field.label)
    help_text = label.help if label else ""
    return strength(finder.field, desk.text.text, found, finder.names, help_text, language=desk.text.language)


def _answers_another(desk: Desk, field: Field, found: Range) -> bool:
    """Whether it is the evidence of another answer, or part of that of an answer of the same kind.

    The words that tell what happened may well hold a name and a number. Questions of a group share evidence.
    """
    layer, group = desk.session.layer, desk.path.partition("/")[0]
    for path, said in layer.values_of(desk.owner):
        if path.partition("/")[0] == group or said.value is None:
            continue
        alike = said.value.type == field.type
        spans = (layer.spans[each] for each in said.evidence)
        if any(span.overlaps(*found) and (alike or _within(span, found)) for span in spans):
            return True
    return False


def _within(span: Span, found: Range) -> bool:
    return all(found[0] <= start and end <= found[1] for start, end in span.ranges)


def _further(finder: CandidateFinder, before: list[Range], high: int) -> list[Range]:
    """Candidates around the sentence: a number is told behind it, a date in front, a name anywhere near."""
    if finder.field.type in DATES:
        return before
    behind = finder.within(high, high + _BEHIND)
    return behind if finder.field.type in COUNTS else [*before, *behind]


def _next_free(finder: CandidateFinder, offset: int, taken: frozenset[Range]) -> Range | None:
    """The next candidate that no other event took; any if all are taken."""
    first = found = finder.after(offset)
    while found in taken and found is not None:
        found = finder.after(found[0] + 1)
        if found == first:
            break
    return found


def _evidence(desk: Desk, owner: str) -> Iterable[str]:
    return (each for _, said in desk.session.layer.values_of(owner) for each in said.evidence)


def trigger_of(desk: Desk) -> Range | None:
    """The words that say what happened, or else the first evidence of the active event; None if it has none."""
    layer = desk.session.layer
    said = (
        layer.value(desk.owner, desk.session.schema.type_field),
        *(each for _, each in layer.values_of(desk.owner)),
    )
    spans = (layer.spans[span] for each in said for span in each.evidence)
    return next((span.ranges[0] for span in spans), None)
