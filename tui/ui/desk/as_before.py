"""Answering as an event before does, by a key of its own, with the evidence as far as it shows the answer here."""

from collections.abc import Callable, Sequence

from tui.domain import answers
from tui.domain.answers_showing import spoken_answer
from tui.domain.errors import DeskError
from tui.domain.schema import Field
from tui.domain.spans import Range, join_ranges
from tui.domain.values import Value
from tui.ui.desk.answering import answer, answerable
from tui.ui.desk.desk import Again, Desk
from tui.ui.desk.last_answer import LastAnswer
from tui.ui.desk.questions import read_words, words_of
from tui.ui.desk.telling import quote_all

Action = Callable[[Desk], None]


def take_as_before(
    desk: Desk, selected: Sequence[Range] = (), onward: Action = Desk.go_on, *, ends_draft: bool = False
) -> None:
    """Gives the active field the answer that an event before has.

    Evidence are the words that are selected; else words around what made the event that mean the same; else the
    evidence of the event before, as far as its words mean the answer by themselves and did not make another event.

    Args:
        desk: The desk.
        selected: Half-open ranges of code points that were selected for it: one span.
        onward: Goes on after the answer.
        ends_draft: Whether what was half typed is done with.

    Raises:
        DeskError: No event before answers this, or the field has another answer.
    """
    field = answerable(desk)
    last = desk.before.now
    if last is None:
        raise DeskError(f"No event before this one has an answer to {field.title} that could be repeated.")
    held = desk.session.layer.value(desk.owner, desk.path)
    if held.answered and held.value != last.value:
        raise DeskError(f"{field.title} has an answer: {desk.key('clear-value')} clears it.")
    words = tuple(selected)
    spans: tuple[str, ...] = ()
    if not words and not field.no_evidence:
        words = _words_here(desk, last.value)
        spans = () if words else _shared(desk, field, last)
    value = answers.quoting(last.value, words_of(desk, words)) if words else last.value
    answer(desk, field, value, words, spans=spans, ends_draft=ends_draft)
    shown = spoken_answer(field, value)
    told = words or [each for span in spans for each in desk.session.layer.spans[span].ranges]
    shows = f"from {quote_all(desk, told)}" if told else "without evidence"
    desk.say(f"{field.title}: {shown}, as event {last.number}, {shows}.", echo=bool(told) or field.no_evidence)
    desk.again = Again("as in the event before", _as_before)
    onward(desk)


def _as_before(desk: Desk) -> None:
    take_as_before(desk, desk.taken_ranges())


def _words_here(desk: Desk, value: Value) -> tuple[Range, ...]:
    """Words of the event's own sentence that mean the same; of several the nearest to what made it."""
    from tui.ui.desk.grounds import same_answer  # noqa: PLC0415 - see `tui.ui.later`

    finder = desk.candidates()
    found = same_answer(desk, finder, value) if finder is not None else None
    return (found,) if found is not None else ()


def _shared(desk: Desk, field: Field, last: LastAnswer) -> tuple[str, ...]:
    """Of the evidence of the event before, what shows the answer wherever it stands."""
    layer, path = desk.session.layer, desk.session.schema.type_field
    made = join_ranges(
        each
        for event in layer.events
        if event != desk.owner
        for span in layer.value(event, path).evidence
        for each in layer.spans[span].ranges
    )

    def shows(span: str) -> bool:
        ranges = layer.spans[span].ranges
        if any(low < end and start < high for low, high in made for start, end in ranges):
            return False
        value = read_words(desk, field, *ranges)
        return value is not None and value.is_like(last.value)

    return tuple(each for each in last.evidence if shows(each))


ACTIONS: dict[str, Action] = {"as-before": _as_before}
