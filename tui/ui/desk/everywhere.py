"""Labelling the same words wherever they stand: each place is shown, and asked about."""

from collections.abc import Callable

from tui.domain.editing_spans import label_all
from tui.domain.errors import DeskError
from tui.domain.spans import Range
from tui.ui.desk.desk import Again, Asking, Desk
from tui.ui.desk.marking import ask_label
from tui.ui.desk.telling import label_title, quote
from tui.ui.entry import Choice, Entry

Action = Callable[[Desk], None]

AROUND = 28
"""So many code points before and behind a place are shown with it."""

YES, NO, ALL, DONE = "yes", "no", "all", "done"


def _label_all(desk: Desk) -> None:
    """Begins with the selection, or with the span under the cursor, whose label it takes."""
    chosen = desk.taken_ranges()
    spans = desk.session.layer.spans.values()
    span = next((each for each in spans if each.ranges == chosen), None) if chosen else desk.span_here
    if span is not None:
        chosen = span.ranges
    if not chosen:
        raise DeskError("Select the words first, or put the cursor into a span.")
    if len(chosen) > 1:
        raise DeskError("Words in several stretches cannot be found again: select one stretch.")
    (words,) = chosen
    if span is not None and desk.session.schema.label(span.label) is not None:
        _begin(desk, span.label, words)
    else:
        ask_label(desk, f"Label all {quote(desk, *words)}", lambda label: _begin(desk, label, words))


def places(desk: Desk, label: str, words: Range) -> list[Range]:
    """Where the same words stand without that label: whole words if they are, capitals if they are nothing else."""
    text = desk.text
    quoted = text.text[words[0] : words[1]]
    whole = text.snap_to_words(*words) == words
    labelled = {span.ranges for span in desk.session.layer.spans.values() if span.label == label}
    aside = desk.aside()
    return [
        hit
        for hit in text.find_all(quoted)
        if (hit,) not in labelled
        and (not whole or text.snap_to_words(*hit) == hit)
        and (not quoted.isupper() or text.text[hit[0] : hit[1]] == quoted)
        and not any(low < hit[1] and hit[0] < high for low, high in aside)
    ]


def _begin(desk: Desk, label: str, words: Range) -> None:
    found = places(desk, label, words)
    if not found:
        raise DeskError(f"{quote(desk, *words)} stands nowhere else without that label.")
    desk.again = Again("label all", _label_all)
    _Walk(desk, label, found).ask()


class _Walk:
    """Goes from place to place; what was said yes to is labelled at the end, in one step.

    Args:
        desk: The desk.
        label: Id of the label.
        found: The places.
    """

    def __init__(self, desk: Desk, label: str, found: list[Range]) -> None:
        self._desk = desk
        self._label = label
        self._found = found
        self._at = 0
        self._chosen: list[Range] = []
        self._cursor = desk.cursor

    def ask(self) -> None:
        """Asks about the place at hand."""
        desk, place = self._desk, self._found[self._at]
        desk.release()
        desk.select_range(place)
        rest = len(self._found) - self._at
        choices = (
            Choice(YES, "Yes", key="y"),
            Choice(NO, "No", key="n"),
            Choice(ALL, f"Yes to all {rest} that are left", key="a"),
            Choice(DONE, f"Enough: label the {len(self._chosen)} so far", key="e"),
        )
        prompt = f"{label_title(desk, self._label)} here? {self._at + 1} of {len(self._found)}"
        entry = Entry(prompt, choices=choices, closed=True, single_keys=True, hint=self._context(place))
        desk.ask(Asking(entry, self._answered, left=self._leave))

    def _context(self, place: Range) -> str:
        text = self._desk.text
        low, high = text.snap(max(0, place[0] - AROUND)), text.snap(place[1] + AROUND, forward=True)
        before, words, behind = text.text[low : place[0]], text.text[slice(*place)], text.text[place[1] : high]
        return " ".join(f"…{before}[{words}]{behind}…".split())

    def _answered(self, entry: Entry) -> None:
        said = entry.choice.id if entry.choice is not None else NO
        if said == YES:
            self._chosen.append(self._found[self._at])
        elif said == ALL:
            self._chosen += self._found[self._at :]
        self._at += 1
        if said in {ALL, DONE} or self._at == len(self._found):
            self._finish()
        else:
            self.ask()

    def _finish(self) -> None:
        desk = self._desk
        self._leave()
        desk.perform(label_all(desk.session.layer, self._label, self._chosen, desk.session.new_id))
        count = len(self._chosen)
        title = label_title(desk, self._label)
        back = f"; {desk.key('undo')} takes it back" if count else ""
        desk.say(f"{count} place{'s' * (count != 1)} labelled {title}{back}.")

    def _leave(self) -> None:
        self._desk.release()
        self._desk.move_to(self._cursor)


ACTIONS: dict[str, Action] = {"label-all": _label_all}
