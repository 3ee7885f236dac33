"""Labels, spans and evidence."""

from collections.abc import Callable

from tui.domain import editing
from tui.domain.errors import DeskError
from tui.domain.layers import ARTICLE
from tui.domain.spans import Range, Span
from tui.ui.desk import resizing
from tui.ui.desk.desk import Again, Asking, Desk
from tui.ui.desk.telling import label_title, quote_all, span_title
from tui.ui.entry import Choice, Entry

Action = Callable[[Desk], None]


def label_as(desk: Desk, label: str) -> None:
    """Labels what is selected, else the candidate; else relabels the span here, else labels the word.

    Args:
        desk: The desk.
        label: Id of the span label.
    """
    if desk.resized:
        resizing.settle(desk)
    known = desk.session.schema.label(label)
    if known is None:
        raise DeskError(f"The schema has no label {label}.")
    chosen = desk.taken_ranges()
    span = None if chosen else desk.span_here
    if span is None:
        _label(desk, label, chosen or _word_here(desk))
    else:
        _relabel(desk, span, label)
    desk.again = Again(f"label {known.title}", lambda there: label_as(there, label))


def _word_here(desk: Desk) -> tuple[Range, ...]:
    word = desk.text.word_at(desk.cursor)
    if word is None:
        raise DeskError(f"Select some text first: {desk.key('select-word')} takes the word here.")
    return (word,)


def _label(desk: Desk, label: str, chosen: tuple[Range, ...]) -> None:
    done = desk.perform(editing.label_span(desk.session.layer, label, chosen, desk.session.new_id))
    words, title = quote_all(desk, chosen), label_title(desk, label)
    desk.say(f"Labelled {words} as {title}." if done else f"{words} is {title} already.")
    desk.release()
    desk.cursor = chosen[0][0]


def _relabel(desk: Desk, span: Span, label: str) -> None:
    told = span_title(desk, span)
    if not desk.perform(editing.relabel_span(desk.session.layer, span.id, label)):
        raise DeskError(f"{quote_all(desk, span.ranges)} is {label_title(desk, label)} already.")
    desk.choose_span(span.id)
    now = f"is {label_title(desk, label)}" if span.label != label else "stays without its field too,"
    desk.say(f"{told} {now} now; {desk.key('undo')} takes it back.")


def ask_label(desk: Desk, prompt: str, then: Callable[[str], None]) -> None:
    """Asks for a label, by its letter or its name.

    Args:
        desk: The desk.
        prompt: What is asked.
        then: Called with the label's id.
    """
    choices = [
        Choice(label.id, label.title, key=label.key, detail=label.key, help=label.help)
        for label in desk.session.schema.labels
    ]
    entry = Entry(prompt, choices=choices, closed=True, single_keys=True, hint="its letter, or type and ↵")

    def accept(answered: Entry) -> None:
        if answered.choice is not None:
            then(answered.choice.id)

    desk.ask(Asking(entry, accept))


def _ask_and_label(desk: Desk) -> None:
    ask_label(desk, "Label", lambda label: label_as(desk, label))


def _next_here(desk: Desk) -> None:
    """Makes the next of the spans under the cursor the one that is acted upon."""
    here = desk.spans_here()
    if not here:
        raise DeskError(f"No span here: put the cursor inside one, {desk.key('next-span')} goes to the next.")
    ids = [span.id for span in here]
    now = desk.span_here
    at = (ids.index(now.id) + 1) % len(ids) if now is not None else 0
    desk.choose_span(ids[at])
    keys = f"{desk.key('delete-span')} deletes it, {desk.key('resize-span')} moves its ends."
    note = desk.session.layer.note_on(ids[at])
    told = f" Note: {note}." if note else ""
    desk.say(f"{span_title(desk, here[at])}: {at + 1} of {len(ids)} here.{told} {keys}")


def _delete_span(desk: Desk) -> None:
    chosen = desk.taken_ranges()
    same = (span for span in desk.session.layer.spans.values() if chosen and span.ranges == chosen)
    span = next(same, None) or desk.span_here
    if span is None:
        raise DeskError(f"No span here: put the cursor inside one, {desk.key('next-span')} goes to the next.")
    desk.perform(editing.delete_span(desk.session.layer, span.id))
    desk.say(f"Deleted {span_title(desk, span)}; {desk.key('undo')} brings it back.")
    desk.again = Again("delete a span", _delete_span)


def _evidence(desk: Desk) -> list[Span]:
    row = desk.row
    spans = desk.session.layer.spans
    found = [spans[each] for each in row.said.evidence] if row else []
    if not found:
        raise DeskError(f"This field has no evidence: select some text, then {desk.key('take-evidence')}.")
    return found


def _follow_evidence(desk: Desk) -> None:
    """To the evidence of the field; without any back to the words that made the event."""
    if desk.row is not None and not desk.row.said.evidence and _return_to_event(desk):
        return
    found = _evidence(desk)
    desk.evidence_at %= len(found)
    span = found[desk.evidence_at]
    desk.evidence_at += 1
    at = desk.evidence_at
    desk.unselect()
    desk.move_to(span.start)
    desk.choose_span(span.id)
    desk.say(f"Evidence {at} of {len(found)}: {quote_all(desk, span.ranges)}")


def _return_to_event(desk: Desk) -> bool:
    """Goes to the words that made the event, or to its first evidence; False if it has none."""
    from tui.ui.desk.nearest import trigger_of  # noqa: PLC0415 - see `tui.ui.later`

    made = trigger_of(desk) if desk.owner != ARTICLE else None
    if made is None:
        return False
    desk.release()
    desk.move_to(made[0])
    desk.say(f"No evidence here; the event itself is {quote_all(desk, [made])}.")
    return True


def _remove_evidence(desk: Desk) -> None:
    found = _evidence(desk)
    here = [span for span in found if span.covers(desk.cursor)]
    if not here and len(found) > 1:
        go, remove = desk.key("follow-evidence"), desk.key("remove-evidence")
        raise DeskError(f"Several spans are evidence here: {go} goes through them, {remove} at one removes it.")
    chosen = desk.chosen_span
    span = chosen if chosen is not None and chosen in here else (here or found)[0]
    desk.perform(editing.remove_evidence(desk.session.layer, desk.owner, desk.said_path, span.id))
    desk.say(f"{quote_all(desk, span.ranges)} is no longer evidence here.")


ACTIONS: dict[str, Action] = {
    "label": _ask_and_label,
    "next-here": _next_here,
    "delete-span": _delete_span,
    "follow-evidence": _follow_evidence,
    "remove-evidence": _remove_evidence,
    **resizing.ACTIONS,
}
