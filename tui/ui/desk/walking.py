"""Walking through the candidates: to the best one near where the annotator is, and from there through the text."""

from collections.abc import Callable, Iterable

from tui.domain.answers_showing import spoken_answer
from tui.domain.candidates import strength
from tui.domain.errors import DeskError
from tui.domain.schema import Field
from tui.domain.spans import Range
from tui.ui.desk.candidate_finder import CandidateFinder
from tui.ui.desk.choosing import choices_of
from tui.ui.desk.desk import COUNTS, DATES, Desk
from tui.ui.desk.questions import meant_codes, read_words
from tui.ui.desk.telling import quote

Action = Callable[[Desk], None]

_QUOTED = 32
"""So much of a candidate is quoted, so that what it means stands on a line of 80 cells too."""

_BEFORE = 2_000
"""So many code points in front of the sentence are looked through."""

_BEHIND = 600
"""So many code points behind it: what a number counts is told with it or soon after."""

_NAMED = 3


def _walk(step: int) -> Action:
    """To the next candidate, or the one before it; the first time to the best one at hand."""

    def walk(desk: Desk) -> None:
        field, finder = desk.field, desk.candidates()
        if field is None or finder is None:
            raise DeskError(f"There is no event yet: {desk.key('new-event')} makes one.")
        if desk.candidate is None:
            chosen = _first(desk, finder) if step > 0 else finder.before(desk.cursor)
        else:
            at = desk.candidate[0]
            chosen = finder.after(at + 1) if step > 0 else finder.before(at)
        if chosen is None:
            raise DeskError(_none_found(desk, field, finder, step))
        desk.unselect()
        desk.move_to(chosen[0])
        desk.candidate = chosen
        meaning = _meaning(desk, field, chosen)
        does = "asks which" if meaning.endswith(ASKS) else "takes it"
        take, more = desk.key("take"), desk.key("next-candidate")
        desk.say(f"{field.title}: {quote(desk, *chosen, _QUOTED)}{meaning}? {take} {does}, {more} goes on.")

    return walk


def _none_found(desk: Desk, field: Field, finder: CandidateFinder, step: int) -> str:
    if finder.gave_up:
        key = desk.key("next-candidate" if step > 0 else "previous-candidate")
        return f"Nothing near here looks like {field.title}: {key} looks further."
    return f"Nothing in the text looks like {field.title}: select it, or type it with {desk.key('edit-value')}."


def _first(desk: Desk, finder: CandidateFinder) -> Range | None:
    """The best candidate at hand.

    It is one of the sentence if something speaks for it; else the nearest one for which something does; else any of
    the sentence, the last one in front, or the next one.
    """
    anchor, taken = _anchor(desk), _taken(desk)
    low, high = desk.text.sentence_at(anchor)
    high = max(high, low + 1)
    here = [each for each in finder.within(low, high) if each not in taken]
    best = max(here, key=lambda each: (_rank(desk, finder, each), -abs(each[0] - anchor)), default=None)
    least = 0 if finder.field.type in DATES else 1
    if best is not None and _rank(desk, finder, best) >= least:
        return best
    if desk.path == desk.session.schema.type_field:
        return best or _next_free(finder, high, taken)
    before = finder.within(max(0, low - _BEFORE), low)
    further = _further(finder, before, high)
    good = (each for each in further if _rank(desk, finder, each) >= max(1, least))
    nearest = min(good, key=lambda each: max(low - each[1], each[0] - high), default=None)
    return nearest or best or (before[-1] if before else finder.after(low))


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


def _anchor(desk: Desk) -> int:
    """What candidates should be near to: the words that made the event, while the cursor is in its evidence."""
    layer, cursor = desk.session.layer, desk.cursor
    if not desk.owner or not any(layer.spans[each].covers(cursor) for each in _evidence(desk, desk.owner)):
        return cursor
    trigger = layer.value(desk.owner, desk.session.schema.type_field).evidence
    return min((layer.spans[each].start for each in trigger), key=lambda at: abs(at - cursor), default=cursor)


def _evidence(desk: Desk, owner: str) -> Iterable[str]:
    return (each for _, said in desk.session.layer.values_of(owner) for each in said.evidence)


def _taken(desk: Desk) -> frozenset[Range]:
    """What made the other events is no offer for a new one: two events have different triggers."""
    layer, path = desk.session.layer, desk.path
    if path != desk.session.schema.type_field:
        return frozenset()
    others = (layer.value(event, path).evidence for event in layer.events if event != desk.owner)
    return frozenset(each for evidence in others for span in evidence for each in layer.spans[span].ranges)


def _rank(desk: Desk, finder: CandidateFinder, found: Range) -> int:
    """How good a candidate is; one that answers another question of the event already is the worst."""
    layer, path, field = desk.session.layer, desk.path, finder.field
    for where, said in layer.values_of(desk.owner):
        if where != path and any(layer.spans[each].overlaps(*found) for each in said.evidence):
            return -1
    label = desk.session.schema.label(field.label)
    return strength(field, desk.text.text, found, finder.names, label.help if label else "")


def _meaning(desk: Desk, field: Field, chosen: Range) -> str:
    """What taking a candidate would answer, behind an arrow; empty if that is what it says anyway."""
    quoted = desk.text.text[chosen[0] : chosen[1]]
    value = read_words(desk, field, chosen)
    if field.options:
        titles = {choice.id: choice.title for choice in choices_of(desk, field)}
        codes = value.lines() if value is not None else meant_codes(field, quoted)
        named = [titles[code] for code in codes if code in titles]
        shown = " or ".join([*named[:_NAMED], *["…"][: len(named) > _NAMED]])
    elif value is not None:
        shown = spoken_answer(field, value)
    else:
        shown = ASKS if field.table else ""
    return "" if shown in {"", " ".join(quoted.split())} else f" → {shown}"


ASKS = "one of several"
"""What is said of words that rows of a table are like, and none is called."""

ACTIONS: dict[str, Action] = {"next-candidate": _walk(1), "previous-candidate": _walk(-1)}
