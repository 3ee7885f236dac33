"""Walking through the candidates: to the best one near where the annotator is, and from there through the text."""

from collections.abc import Callable

from tui.domain.errors import DeskError
from tui.domain.layers import ARTICLE
from tui.domain.schema import Field
from tui.domain.spans import Range
from tui.ui.desk.candidate_finder import CandidateFinder
from tui.ui.desk.desk import Desk
from tui.ui.desk.grounds import well_founded
from tui.ui.desk.nearest import anchor_of, nearest, trigger_of
from tui.ui.desk.offering import offer_line

Action = Callable[[Desk], None]


def _walk(step: int) -> Action:
    """To the next candidate, or the one before it; the first time to the best one at hand."""

    def walk(desk: Desk) -> None:
        field, finder = desk.needed_field(), desk.candidates()
        if finder is None:
            raise desk.lacking_event()
        at = desk.candidate or desk.proposing.now
        if at is None:
            chosen = _best(desk, finder) if step > 0 else finder.before(desk.cursor)
        else:
            chosen = finder.after(at[0] + 1) if step > 0 else finder.before(at[0])
        if chosen is None:
            raise DeskError(_none_found(desk, field, finder, step))
        desk.unselect()
        desk.move_to(chosen[0])
        desk.candidate = chosen
        desk.say(offer_line(desk, field, chosen))

    return walk


def _best(desk: Desk, finder: CandidateFinder) -> Range | None:
    """What would be proposed, unless the annotator is elsewhere or there is an answer; else what is nearest."""
    trigger = trigger_of(desk)
    there = desk.owner != ARTICLE and (trigger is None or anchor_of(desk) == trigger[0])
    row = desk.row
    free = there and row is not None and not row.said.answered and not row.is_new_item
    return (well_founded(desk, finder) if free else None) or nearest(desk, finder)


def _none_found(desk: Desk, field: Field, finder: CandidateFinder, step: int) -> str:
    if finder.gave_up:
        key = desk.key("next-candidate" if step > 0 else "previous-candidate")
        return f"Nothing near here looks like {field.title}: {key} looks further."
    return f"Nothing in the text looks like {field.title}: select it, or type it with {desk.key('edit-value')}."


ACTIONS: dict[str, Action] = {"next-candidate": _walk(1), "previous-candidate": _walk(-1)}
