"""Events: making, copying, deleting, ordering and finding them."""

from collections.abc import Callable

from tui.domain import editing
from tui.domain.editing_links import links_to
from tui.domain.errors import DeskError
from tui.domain.layers import ARTICLE
from tui.domain.schema import FieldType
from tui.domain.values import Value, make_value
from tui.ui.desk.desk import Asking, Desk
from tui.ui.desk.proposing import knows_publication_day
from tui.ui.desk.standing import event_title
from tui.ui.entry import Choice, Entry

Action = Callable[[Desk], None]

SINGLE_DIGITS = range(1, 10)

LAST = "last"
"""A field's default that repeats the answer of the event before."""


def active_event(desk: Desk) -> str:
    """The event that is worked at.

    Raises:
        DeskError: It is the article itself.
    """
    if desk.owner == ARTICLE:
        raise DeskError(
            f"These are the questions about the article: {desk.key('next-event')} goes to the events, "
            f"{desk.key('new-event')} makes one."
        )
    return desk.owner


def defaults(desk: Desk) -> list[tuple[str, Value]]:
    """What a new event starts with, by the schema."""
    layer = desk.session.layer
    found: list[tuple[str, Value]] = []
    for field in desk.session.schema.event_fields:
        if field.default == LAST:
            before = layer.value(layer.events[-1], field.id).value if layer.events else None
            if before is not None and not field.many:
                found.append((field.id, before))
        elif field.default:
            found.append((field.id, make_value(field.type, field.default)))
    return found


def _new_event(desk: Desk) -> None:
    event = desk.session.new_id("e")
    desk.perform(editing.new_event(desk.session.layer, event, defaults(desk), after=desk.owner))
    # What was selected to get here is no answer: words make an event by a key of their own.
    desk.release()
    desk.go_to_owner(event)
    desk.go_to_first()
    number, count = desk.session.layer.events.index(event) + 1, len(desk.session.layer.events)
    desk.say(f"Event {number} of {count}.", echo=True)


def _duplicate_event(desk: Desk) -> None:
    event = desk.session.new_id("e")
    desk.perform(editing.duplicate_event(desk.session.layer, active_event(desk), event))
    desk.go_to_owner(event, desk.path)
    desk.say("A copy of the event, with its evidence.")


def _delete_event(desk: Desk) -> None:
    event = active_event(desk)
    number = desk.session.layer.events.index(event) + 1
    links = len(links_to(desk.session.layer, event))
    desk.perform(editing.delete_event(desk.session.layer, event))
    told = f" with {links} link{'s' * (links > 1)} to it" if links else ""
    desk.say(f"Event {number} deleted{told}; {desk.key('undo')} brings it back.")


def _move_event(places: int) -> Action:
    def move(desk: Desk) -> None:
        if not desk.perform(editing.move_event(desk.session.layer, active_event(desk), places)):
            raise DeskError("The event is at the end of the list already.")

    return move


def _step_event(step: int) -> Action:
    """Through the article's questions and the events, around at the ends; the same field stays active."""

    def move(desk: Desk) -> None:
        owners = [ARTICLE, *desk.session.layer.events]
        if len(owners) == 1:
            raise desk.lacking_event()
        after = owners[(owners.index(desk.owner) + step) % len(owners)]
        desk.go_to_owner(after, desk.path)

    return move


def _events(desk: Desk) -> None:
    schema, layer = desk.session.schema, desk.session.layer
    choices = [Choice(ARTICLE, "The article itself", key="0")]
    for number, event in enumerate(layer.events, start=1):
        title, digit = event_title(schema, layer, event), number in SINGLE_DIGITS
        shown, key = title if digit else f"{number} {title}", str(number) if digit else ""
        choices.append(Choice(event, shown, key=key, help=layer.note_on(event)))
    hint = "its number, or type and ↵; ✓ complete, ! and ✗ what is open"
    entry = Entry("Events", choices=choices, closed=True, hint=hint, single_keys=True)
    entry.one_column = True
    entry.highlight_id(desk.owner)

    def accept(entry: Entry) -> None:
        if entry.choice is not None:
            desk.go_to_owner(entry.choice.id)

    desk.ask(Asking(entry, accept))


def _article_fields(desk: Desk) -> None:
    """To the questions about the article, from a date first to that for the publication date; from there back."""
    if desk.owner == ARTICLE:
        event, path = desk.left_at
        desk.go_to_owner(*(event, path) if event in desk.session.layer.events else (ARTICLE,))
        return
    wanted = ""
    if desk.field is not None and desk.field.type is FieldType.DATE and not knows_publication_day(desk.session):
        dates = (field.id for field in desk.session.schema.article_fields if field.type is FieldType.DATE)
        wanted = next(dates, "")
    desk.left_at = (desk.owner, desk.path)
    desk.go_to_owner(ARTICLE, wanted)


ACTIONS: dict[str, Action] = {
    "new-event": _new_event,
    "duplicate-event": _duplicate_event,
    "delete-event": _delete_event,
    "move-event-up": _move_event(-1),
    "move-event-down": _move_event(1),
    "next-event": _step_event(1),
    "previous-event": _step_event(-1),
    "events": _events,
    "article-fields": _article_fields,
}
