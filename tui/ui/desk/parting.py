"""Events that belong together or apart: from words, split, merged, linked."""

from collections.abc import Callable, Iterator

from tui.domain import answers
from tui.domain.answers_showing import short_answer
from tui.domain.editing_events import event_of_words
from tui.domain.editing_merging import differing_parts, merge_events, parts_of_event, split_event
from tui.domain.errors import DeskError
from tui.domain.schema import Field, FieldType, find_option
from tui.domain.spans import Range
from tui.domain.summaries import event_summary
from tui.domain.values import FieldValue, Value
from tui.ui.desk.desk import Asking, Desk
from tui.ui.desk.editing_value import edit_value
from tui.ui.desk.events import active_event, defaults
from tui.ui.desk.questions import one_meant, words_of
from tui.ui.desk.sorting import Row, Sorting
from tui.ui.desk.telling import quote_all
from tui.ui.entry import Choice, Entry
from tui.ui.form.rows import NOTHING_SHOWN

Action = Callable[[Desk], None]

STAYS, GOES, BOTH = range(3)
_STATES = ("stays here", "→ goes over", "= both have it")

_DIGITS = 9

_NEAR = 200
"""So many code points around the cursor are looked through for words that tell a type."""


def _event_from_words(desk: Desk) -> None:
    """Makes an event of the words that report it: they are evidence of its type, and may tell which it is."""
    session = desk.session
    field = session.schema.field("any", session.schema.type_field)
    if field is None:
        raise DeskError(f"Events have no type in this schema: {desk.key('new-event')} makes one.")
    chosen = desk.taken_ranges() or _words_here(desk, field)
    if not chosen:
        raise DeskError(
            f"Select the words that report the event first: {desk.key('select-word')} takes the word here."
        )
    value = _type_of(desk, field, chosen)
    event = session.new_id("e")
    edit = event_of_words(
        session.layer,
        event,
        (field.id, value),
        (() if field.no_evidence else chosen, field.label),
        session.new_id,
        defaults=defaults(desk),
        after=desk.owner,
    )
    desk.perform(edit)
    desk.release()
    desk.cursor = chosen[0][0]
    desk.go_to_owner(event, field.id)
    if value is None:
        edit_value(desk, offered=chosen, onward=Desk.go_to_first)
        return
    desk.say(f"{field.title}: {answers.show_answer(field, value)}, from {quote_all(desk, chosen)}.", echo=True)
    desk.go_to_first()


def _words_here(desk: Desk, field: Field) -> tuple[Range, ...]:
    """The words under the cursor that tell a type, such as "shot down"; else the word."""
    from tui.domain.candidates import candidates  # noqa: PLC0415 - see `tui.ui.later`

    at, language = desk.cursor, desk.text.language
    low, high = desk.text.sentence_at(at)
    near = candidates(field, desk.text.text, max(low, at - _NEAR), min(high, at + _NEAR), language=language)
    word = next((each for each in near if each[0] <= at < each[1]), None) or desk.text.word_at(at)
    return (word,) if word else ()


def _type_of(desk: Desk, field: Field, chosen: tuple[Range, ...]) -> Value | None:
    """The type that words tell; None if they tell none, or several."""
    value = answers.read_selection(field, words_of(desk, chosen), desk.session.context())
    value = value or one_meant(desk, field, chosen)
    if value is None or not field.options:
        return value
    way = find_option(field.options, value.literal)
    usable = bool(way) and not any(each.retired or each.when for each in way)
    inner = bool(way and way[-1].options) and field.type is FieldType.TREE and field.leaf_only
    return value if usable and not inner else None


def _split(desk: Desk) -> None:
    """Asks which answers go over to a new event."""
    event = active_event(desk)
    parts = _in_order(desk, parts_of_event(desk.session.layer, event))
    rows = [Row(part, _part_title(desk, part), _STATES) for part in parts]
    if len(rows) < 2:
        copy, new = desk.key("duplicate-event"), desk.key("new-event")
        raise DeskError(f"Not enough here for two events: {copy} copies this one, {new} makes a new one.")
    entry = Sorting("Split: what goes over?", rows, "a letter or ↵: goes over, both, stays; tab splits, esc leaves")

    def accept(_entry: Entry) -> None:
        moved, shared = ({part for part, state in entry.states.items() if state == each} for each in (GOES, BOTH))
        made = desk.session.new_id("e")
        desk.perform(split_event(desk.session.layer, event, made, moved, shared))
        desk.go_to_owner(made, desk.path)
        number = desk.session.layer.events.index(made) + 1
        desk.say(f"Event {number} has what went over; {desk.key('undo')} takes it back.")

    desk.ask(Asking(entry, accept))


def _in_order(desk: Desk, parts: list[str]) -> list[str]:
    """Parts of the active event as its form has them, those that it does not show at the end."""
    shown = [row.path for row in desk.form]

    def place(part: str) -> int:
        return next((i for i, path in enumerate(shown) if f"{path}/".startswith(f"{part}/")), len(shown))

    return sorted(parts, key=place)


def _part_title(desk: Desk, part: str) -> str:
    """An answer, or an item with all that it holds, in a line."""
    rows = [row for row in desk.form if row.path == part or row.path.startswith(f"{part}/")]
    if not rows:
        return part
    shown = ", ".join(row.shown for row in rows if row.shown)
    title = rows[0].title if not rows[0].title.startswith("·") else rows[0].field.title
    return f"{title}: {shown}"


def _merge(desk: Desk) -> None:
    """Asks for the event that becomes one with the active one."""
    event = active_event(desk)
    schema, layer = desk.session.schema, desk.session.layer
    others = [(number, each) for number, each in enumerate(layer.events, start=1) if each != event]
    if not others:
        raise DeskError("There is no other event to merge with.")
    if len(others) == 1:
        _merge_with(desk, event, others[0][1])
        return
    choices = [
        Choice(
            each,
            f"{'' if number <= _DIGITS else f'{number} '}{' · '.join(event_summary(schema, layer, each))}",
            key=str(number) if number <= _DIGITS else "",
        )
        for number, each in others
    ]
    entry = Entry("Merge with", choices=choices, closed=True, single_keys=True, hint="its number, or type and ↵")
    entry.one_column = True

    def accept(entry: Entry) -> None:
        if entry.choice is not None:
            _merge_with(desk, event, entry.choice.id)

    desk.ask(Asking(entry, accept))


def _merge_with(desk: Desk, event: str, other: str) -> None:
    """Shows where two events differ, and merges them with what is chosen there."""
    layer = desk.session.layer
    rows = list(_differences(desk, event, other))
    numbers = [layer.events.index(each) + 1 for each in (event, other)]

    def merge(taken: set[str]) -> None:
        edit = merge_events(desk.session.layer, event, other, taken, desk.session.new_id)
        desk.perform(edit)
        told = f"Events {min(numbers)} and {max(numbers)} are one now, with the evidence of both"
        desk.say(f"{told}; {desk.key('undo')} parts them.")

    if not rows:
        merge(set())
        return
    entry = Sorting(f"Merge: which of {numbers[0]} and {numbers[1]}?", rows, "a letter or ↵: the other; tab merges")

    def accept(_entry: Entry) -> None:
        merge({path for path, state in entry.states.items() if state})

    desk.ask(Asking(entry, accept))


def _differences(desk: Desk, event: str, other: str) -> Iterator[Row]:
    layer, schema = desk.session.layer, desk.session.schema
    for path in _in_order(desk, differing_parts(layer, event, other)):
        field = schema.field(event, path)
        shown = [_shown(field, layer.value(each, path)) for each in (event, other)]
        title = field.title if field is not None else path
        yield Row(path, title, (f"{shown[0]}   (not {shown[1]})", f"{shown[1]}   (not {shown[0]})"))


def _shown(field: Field | None, said: FieldValue) -> str:
    if said.value is None:
        return NOTHING_SHOWN[said.nothing] if said.nothing is not None else "—"
    return short_answer(field, said.value) if field is not None else said.value.literal


def _link(desk: Desk) -> None:
    """Opens the question that links the event to another one."""
    active_event(desk)
    rows = [row for row in desk.form if row.field.type is FieldType.LINK]
    if not rows:
        raise DeskError("This schema has no question that links events.")
    if len(desk.session.layer.events) == 1 and not desk.session.own_events().near(desk.owner):
        raise DeskError(f"There is no other event to link to: {desk.key('new-event')} makes one.")
    row = next((row for row in rows if row.is_new_item), rows[0])
    desk.go_to_field(row.path)
    edit_value(desk)


ACTIONS: dict[str, Action] = {
    "event-from-words": _event_from_words,
    "split-event": _split,
    "merge-event": _merge,
    "link-event": _link,
}
