"""What the incident of A is said to be: shown field by field, with a value of one's own where one is wanted."""

from tui.domain.adjudication.contents import Content, core
from tui.domain.errors import DeskError
from tui.domain.incidents.linking import Node
from tui.domain.incidents.showing import shown_content
from tui.domain.incidents.values import OPEN, OWN, IncidentValue
from tui.services.incident_files import content_of
from tui.services.incident_reports import title_at
from tui.ui.entry import Choice, Entry
from tui.ui.incidents.desk import Asking, IncidentDesk

BACK = "back"
"""The choice that goes back to what the events say."""

RULES = {
    OWN: "an adjudicator's own",
    OPEN: "open",
    "only": "one event says it",
    "same": "all say it",
    "all": "all of them",
    "min": "the smallest",
    "max": "the largest",
    "median": "the middle one",
    "most_common": "what most say",
    "most_precise": "the most exact",
    "first": "the first report's",
    "last": "the last report's",
    "sum": "the sum",
    "mean": "the average",
}
"""How a value came about, in words."""


def ask_value(desk: IncidentDesk) -> None:
    """Lists what the incident of A is said to be; choosing a field asks for a value of one's own."""
    one, _ = desk.sides
    if one.gone:
        raise DeskError("This event is gone: nothing more can be said of it.")
    _ask_field(desk, one.node, "")


def _ask_field(desk: IncidentDesk, node: Node, path: str) -> None:
    incident = desk.work.incident(node)
    values = desk.work.values(incident)
    choices = [
        Choice(each.path, _title(desk, each), detail=RULES.get(each.rule, each.rule), help=_told(each))
        for each in values
    ]
    count = len(incident.members)
    entry = Entry("Field", choices=choices, closed=True, hint="↵ gives a value of one's own, esc leaves")
    entry.highlight_id(path)

    def accept(entry: Entry) -> None:
        chosen = next((each for each in values if entry.choice and each.path == entry.choice.id), None)
        if chosen is not None:
            _ask_own(desk, node, chosen)

    title = f"incident of A: {count} event{'s' * (count > 1)}, {sum(each.disputed for each in values)} disputed"
    desk.ask(Asking(entry, accept, title))


def _title(desk: IncidentDesk, value: IncidentValue) -> str:
    shown = "?" if value.rule == OPEN else shown_content(value.field, value.content)
    return f"{'≠ ' if value.disputed else '  '}{title_at(desk.work.schema, value.path)}: {shown}"


def _told(value: IncidentValue) -> str:
    versions = (f"{shown_content(value.field, each.content)} ({len(each.sources)})" for each in value.versions)
    return f"The events say: {' / '.join(versions)}" if value.versions else "No event says anything."


def _ask_own(desk: IncidentDesk, node: Node, value: IncidentValue) -> None:
    versions = [
        Choice(f"{number}", shown_content(value.field, each.content), f"{len(each.sources)}")
        for number, each in enumerate(value.versions)
    ]
    back = [Choice(BACK, "what the events say, by the rule")] if value.own is not None else []
    many = "; several are parted by ;" if value.field.many else ""
    entry = Entry(value.field.title, choices=[*versions, *back], hint=f"type it, or choose one with ↓{many}")

    def accept(entry: Entry) -> None:
        desk.work.set_value(node, value.path, _meant(desk, node, value, entry), desk.note)
        desk.note = ""
        desk.say(f"{value.field.title} of the incident is said.")
        _ask_field(desk, node, value.path)

    desk.ask(Asking(entry, accept, f"{value.field.title} of the incident"))


def _meant(desk: IncidentDesk, node: Node, value: IncidentValue, entry: Entry) -> Content | None:
    if entry.choice is not None:
        # Its evidence stands in another article than the incident's value.
        taken = None if entry.choice.id == BACK else value.versions[int(entry.choice.id)].content
        return None if taken is None else core(taken, evidence=False)
    typed = entry.line.text.strip()
    if not typed:
        raise DeskError("Type a value, or leave with esc.")
    if value.field.many:
        if value.field.fields:
            raise DeskError(f"{value.field.title} has fields of its own: choose one of the versions.")
        return content_of(desk.work, node, value.path, {"values": [each.strip() for each in typed.split(";")]})
    return content_of(desk.work, node, value.path, {"value": typed})
