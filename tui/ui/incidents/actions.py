"""What the keys of the desk for incidents do."""

from collections.abc import Callable

from tui.domain.errors import DeskError
from tui.domain.incidents.linking import Node
from tui.domain.incidents.relations import DIFFERENT, LATER, SAME
from tui.services.incidents import PairRow
from tui.ui.entry import Choice, Entry
from tui.ui.incidents.desk import MOST_RELATIONS, STATES, Asking, IncidentDesk
from tui.ui.incidents.values import ask_value

Action = Callable[[IncidentDesk], None]

LISTED = 200
"""No more pairs than these are listed at once; a text narrows them down."""

SCROLL = 5
"""So many lines are the reports scrolled by."""


def _relate(number: int) -> Action:
    def relate(desk: IncidentDesk) -> None:
        if number > len(desk.relations):
            raise DeskError(f"There are {len(desk.relations)} relations here, see above.")
        desk.say_of(desk.relations[number - 1].code)

    return relate


def _turn(desk: IncidentDesk) -> None:
    _ = desk.sides
    desk.turned = not desk.turned


def _note(desk: IncidentDesk) -> None:
    entry = Entry("Note", text=desk.note, hint="It goes with what you say next about these two.")
    entry.fresh = False

    def accept(entry: Entry) -> None:
        desk.note = entry.line.text.strip()

    desk.ask(Asking(entry, accept, "note"))


def _state(desk: IncidentDesk) -> None:
    at = STATES.index(desk.wanted.state) + 1
    desk.filter(desk.wanted._replace(state=STATES[at % len(STATES)]))


def _find(desk: IncidentDesk) -> None:
    entry = Entry("Pairs that contain", text=desk.wanted.text, hint="A word of the events or of the titles.")

    def accept(entry: Entry) -> None:
        desk.filter(desk.wanted._replace(text=entry.line.text.strip()))
        if desk.wanted.text and not desk.count:
            desk.say(f"No pair contains it: {desk.key('find-pair')} and nothing shows all.", alarm=True)

    desk.ask(Asking(entry, accept, "find"))


def _list(desk: IncidentDesk) -> None:
    def offered(typed: str) -> list[Choice]:
        rows = desk.work.page(desk.wanted._replace(text=typed.strip() or desk.wanted.text), 0, LISTED)
        return [_choice(row) for row in rows]

    entry = Entry("Pairs", choices=offered, closed=True, hint="type to narrow down, ↵ goes there")
    if not entry.listed:
        raise DeskError("There is no pair in this list.")

    def accept(entry: Entry) -> None:
        if entry.choice is not None:
            _go_to(desk, entry.choice.id)

    desk.ask(Asking(entry, accept, f"{desk.wanted.state} pairs"))


def _choice(row: PairRow) -> Choice:
    shown = "  /  ".join(dict.fromkeys(row.shown))
    return Choice(row.id, f"{row.score:.0%}  {shown}", " / ".join(row.titles), " · ".join(row.grounds))


def _go_to(desk: IncidentDesk, pair: str) -> None:
    offset = 0
    while page := desk.work.page(desk.wanted, offset, LISTED):
        for number, row in enumerate(page):
            if row.id == pair:
                desk.index = offset + number
                desk.settle()
                return
        offset += len(page)
    desk.show(desk.work.open(pair))


def _other(desk: IncidentDesk) -> None:
    """Puts any event of another article beside A."""
    one, _ = desk.sides

    def offered(typed: str) -> list[Choice]:
        if not typed.strip():
            return []
        found = (known for known in desk.work.find(typed.strip()) if known.node.article != one.node.article)
        return [Choice(f"{known.node.article}\n{known.node.event}", known.shown) for known in found]

    entry = Entry("Beside A", choices=offered, closed=True, hint="a word of the event or of its article's title")

    def accept(entry: Entry) -> None:
        if entry.choice is not None:
            article, _, event = entry.choice.id.partition("\n")
            desk.show(desk.work.open_events(one.node, Node(article, event)))

    desk.ask(Asking(entry, accept, "any event of another article"))


def _scroll(lines: int) -> Action:
    def scroll(desk: IncidentDesk) -> None:
        desk.top = max(0, desk.top + lines)

    return scroll


ACTIONS: dict[str, Action] = {
    "incident-same": lambda desk: desk.say_of(SAME),
    **{f"incident-relation-{number}": _relate(number) for number in range(1, MOST_RELATIONS + 1)},
    "incident-different": lambda desk: desk.say_of(DIFFERENT),
    "incident-later": lambda desk: desk.say_of(LATER),
    "incident-turn": _turn,
    "incident-note": _note,
    "incident-undo": lambda desk: desk.undo(),
    "next-pair": lambda desk: desk.step(1),
    "previous-pair": lambda desk: desk.step(-1),
    "pair-list": _list,
    "pair-state": _state,
    "find-pair": _find,
    "other-pair": _other,
    "incident-values": ask_value,
    "pair-down": _scroll(SCROLL),
    "pair-up": _scroll(-SCROLL),
}
