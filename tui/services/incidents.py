"""The incidents of a project: what people said is one, what is said of it, and the values that it gets."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tui.domain.adjudication.contents import Content
from tui.domain.adjudication.resolving import Desk
from tui.domain.errors import EditError, StoreError
from tui.domain.incidents.linking import Incident, Link, Node, incident_id, incidents_of
from tui.domain.incidents.relations import LATER
from tui.domain.incidents.values import IncidentValue, OwnValue, incident_values
from tui.domain.layers import GOLD
from tui.domain.schema import Field
from tui.services.ids import IdSource, now
from tui.services.incident_pairs import Pairs
from tui.services.incident_reports import Answer, IncidentView, OpenedPair, Report, Tally
from tui.store.incidents import PairRow, WantedPairs
from tui.store.project import Project


class Incidents(Pairs):
    """The incidents of one annotator's events, and the pairs that they are made of."""

    def view(self, incident: Incident, links: Sequence[Link] = ()) -> IncidentView:
        """An incident with all that is said of it.

        Args:
            incident: Which events it is.
            links: What stands about pairs of events; those of others are passed over.
        """
        members = set(incident.members)
        mine = tuple(link for link in links if link.one in members or link.other in members)
        values = self.values(incident)
        others = len(incident.members) - 1
        reports = (self._reading.report(node, others) for node in incident.members)
        ordered = sorted(reports, key=lambda report: (report.position, report.number))
        return IncidentView(incident, tuple(ordered), values, mine)

    def values(self, incident: Incident) -> tuple[IncidentValue, ...]:
        """What an incident is said to be."""
        read = {node.article: self._reading.layer(node.article) for node in incident.members}
        members = sorted(incident.members, key=lambda node: read[node.article][0].position)
        layers = {name: layer for name, (_, layer) in read.items()}
        return incident_values(self.schema, layers, members, self._store.own_values(incident))

    def incident(self, node: Node) -> Incident:
        """The incident that an event belongs to."""
        return self._store.incident(node)

    def linked(self) -> Iterator[IncidentView]:
        """The incidents of two or more events."""
        links = self._store.links()
        by_event = _by_event(links)
        for incident in incidents_of(links, self.annotator):
            mine = {link.id: link for node in incident.members for link in by_event.get(node, ())}
            yield self.view(incident, tuple(mine.values()))

    def all(self) -> Iterator[IncidentView]:
        """All incidents, those of single events among them, in the order of the articles of their first events.

        The list of pairs need not be up to date for it.
        """
        links = self._store.links()
        by_event = _by_event(links)
        of = {node: each for each in incidents_of(links, self.annotator) for node in each.members}
        told: set[str] = set()
        for article in self.articles():
            for event in self._reading.layer(article)[1].events:
                node = Node(article, event)
                incident = of.get(node) or Incident(incident_id(self.annotator, node), (node,))
                if incident.id not in told:
                    told.add(incident.id)
                    mine = {link.id: link for each in incident.members for link in by_event.get(each, ())}
                    yield self.view(incident, tuple(mine.values()))

    def articles(self) -> list[str]:
        """The articles that the annotator has events of, in the project's order."""
        return self._store.articles()

    def set_value(self, node: Node, path: str, content: Content | None, note: str = "") -> OwnValue:
        """Says what an incident is in one field, whatever its events say.

        Args:
            node: An event of the incident.
            path: Of the field, without ids of items.
            content: What is said; None to go back to what the events say.
            note: Why.

        Raises:
            EditError: There is no such event or field.
        """
        self._require(node)
        self.field(path)
        own = OwnValue(
            self.desk.new_id("v"),
            self.annotator,
            node,
            path,
            content,
            self.desk.author,
            self.desk.clock(),
            note,
        )
        self._require_work()
        self._store.put_own(own)
        return own

    def field(self, path: str) -> Field:
        """The field of incidents at a path.

        Raises:
            EditError: There is none.
        """
        found = self.schema.field("event", path)
        if found is None or (found.fields and not found.many):
            raise EditError(f"There is no field {path[:40]} here: copydesk schema show lists them.")
        return found


@contextmanager
def open_incidents(path: Path, author: str, annotator: str = GOLD) -> Iterator[Incidents]:
    """Opens a project for an adjudicator of incidents, and closes it at the end.

    Args:
        path: The project file.
        author: Who decides.
        annotator: Whose events: mostly gold.

    Raises:
        StoreError: The project cannot be opened, or knows no such annotator.
    """
    with Project.open(path) as project:
        if annotator not in {each.name for each in project.people()}:
            why = "nothing is decided yet" if annotator == GOLD else "copydesk status shows who is"
            raise StoreError(f"There are no events of {annotator} in this project: {why}.")
        yield Incidents(project, Desk(author, IdSource(), now), annotator)


def _by_event(links: Sequence[Link]) -> dict[Node, list[Link]]:
    """What stands about each event; that something was put off says nothing of it."""
    found: dict[Node, list[Link]] = {}
    for link in (each for each in links if each.relation != LATER):
        for node in (link.one, link.other):
            found.setdefault(node, []).append(link)
    return found


__all__ = ["Answer", "IncidentView", "Incidents", "OpenedPair", "PairRow", "Report", "Tally", "WantedPairs"]
