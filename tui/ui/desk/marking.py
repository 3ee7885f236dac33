"""Labels, spans and evidence."""

from collections.abc import Callable

from tui.domain import editing
from tui.domain.errors import DeskError
from tui.domain.spans import Span
from tui.ui.desk.desk import Asking, Desk
from tui.ui.entry import Choice, Entry

Action = Callable[[Desk], None]


def label_as(desk: Desk, label: str) -> None:
    """Labels the selection; without one, the candidate, else the word at the cursor."""
    chosen = desk.taken_range() or desk.text.word_at(desk.cursor)
    if chosen is None:
        raise DeskError("Select some text first: space takes the word here.")
    known = desk.session.schema.label(label)
    if known is None:
        raise DeskError(f"The schema has no label {label}.")
    done = desk.perform(editing.label_span(desk.session.layer, label, [chosen], desk.session.new_id))
    words = quote(desk, *chosen)
    desk.say(f"Labelled {words} as {known.title}." if done else f"{words} is {known.title} already.")
    desk.unselect()
    desk.cursor = chosen[0]


def quote(desk: Desk, start: int, end: int, room: int = 40) -> str:
    """A stretch of the text, shortened, to speak of."""
    text = " ".join(desk.text.text[start : min(end, start + room + 1)].split())
    return f"“{text}”" if end - start <= room else f"“{text[:room]}…”"


def _label(desk: Desk) -> None:
    choices = [
        Choice(label.id, label.title, key=label.key, detail=label.key, help=label.help)
        for label in desk.session.schema.labels
    ]
    entry = Entry("Label", choices=choices, closed=True, single_keys=True, hint="its letter, or type and ↵")

    def accept(answered: Entry) -> None:
        if answered.choice is not None:
            label_as(desk, answered.choice.id)

    desk.ask(Asking(entry, accept))


def spans_here(desk: Desk) -> list[Span]:
    """The spans under the cursor, the shortest first."""
    covering = (span for span in desk.session.layer.spans.values() if span.covers(desk.cursor))
    return sorted(covering, key=lambda span: (span.end - span.start, span.start, span.id))


def _delete_span(desk: Desk) -> None:
    here = spans_here(desk)
    selected = desk.selection
    if selected is not None:
        here = [span for span in desk.session.layer.spans.values() if span.ranges == (selected,)] or here
    if not here:
        raise DeskError("No span here: put the cursor inside one, > goes to the next.")
    span = here[0]
    desk.perform(editing.delete_span(desk.session.layer, span.id))
    desk.say(f"Deleted {span.label} {quote(desk, span.start, span.end)}; u brings it back.")


def _evidence(desk: Desk) -> list[Span]:
    row = desk.row
    spans = desk.session.layer.spans
    found = [spans[each] for each in row.said.evidence] if row else []
    if not found:
        raise DeskError("This field has no evidence: select some text, then e.")
    return found


def _follow_evidence(desk: Desk) -> None:
    found = _evidence(desk)
    desk.evidence_at %= len(found)
    span = found[desk.evidence_at]
    desk.evidence_at += 1
    at = desk.evidence_at
    desk.unselect()
    desk.move_to(span.start)
    desk.say(f"Evidence {at} of {len(found)}: {quote(desk, span.start, span.end)}")


def _remove_evidence(desk: Desk) -> None:
    found = _evidence(desk)
    here = [span for span in found if span.covers(desk.cursor)]
    if not here and len(found) > 1:
        raise DeskError("Several spans are evidence here: g goes through them, r at one removes it.")
    span = (here or found)[0]
    desk.perform(editing.remove_evidence(desk.session.layer, desk.owner, desk.path, span.id))
    desk.say(f"{quote(desk, span.start, span.end)} is no longer evidence here.")


ACTIONS: dict[str, Action] = {
    "label": _label,
    "delete-span": _delete_span,
    "follow-evidence": _follow_evidence,
    "remove-evidence": _remove_evidence,
}
