"""Moving the ends of a span that is there: they become the selection, its keys move them, Enter settles it."""

from collections.abc import Callable

from tui.domain.editing_spans import move_span
from tui.domain.errors import DeskError
from tui.ui.desk.desk import Desk
from tui.ui.desk.telling import quote, quote_all, span_title

_ROOM = 20
"""So many code points of the span are quoted, so that the keys stand on a line of 80 cells too."""

Action = Callable[[Desk], None]


def _resize(desk: Desk) -> None:
    """Takes the span under the cursor up."""
    span = desk.span_here
    if span is None:
        raise DeskError(f"No span here: put the cursor inside one, {desk.key('next-span')} goes to the next.")
    here = next((each for each in span.ranges if each[0] <= desk.cursor < each[1]), span.ranges[-1])
    desk.release()
    desk.select_range(here)
    desk.held = tuple(each for each in span.ranges if each != here)
    desk.resized = span.id
    words = quote_all(desk, span.ranges, _ROOM)
    moving = (desk.key(each) for each in ("select-word", "shrink", "extend-start", "shrink-start", "take"))
    on, back, out, into, settles = moving
    desk.say(
        f"{span_title(desk, span, words)}: {on} {back} move the end, {out} {into} the start, {settles} settles."
    )


def settle(desk: Desk) -> None:
    """Gives the span that was taken up the ends of the selection: one edit, its links stay."""
    span = desk.session.layer.spans[desk.resized]
    ranges = desk.taken_ranges()
    done = desk.perform(move_span(desk.session.layer, span.id, ranges))
    at = ranges[0][0]
    desk.release()
    desk.move_to(at)
    desk.choose_span(span.id)
    words = quote(desk, ranges[0][0], ranges[-1][1])
    desk.say(f"{span_title(desk, span, words)}: its links stay." if done else "The span is as it was.")


ACTIONS: dict[str, Action] = {"resize-span": _resize}
