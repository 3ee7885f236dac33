"""Which events are one incident, by what people said about pairs of them.

Every word about a pair is kept as an entry that is never changed; taking one back is another entry. Of a pair, the
last word stands that was not taken back. Events that are linked as the same, over however many links, are one
incident. It is called after the first event of its oldest link, so it keeps its name when more events join it.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import NamedTuple, TypeAlias

from tui.domain.errors import EditError
from tui.domain.incidents.relations import DIFFERENT, LATER, SAME


class Node(NamedTuple):
    """An event of an article; sorts by the article's id.

    Attributes:
        article: Id of the article.
        event: Id of the event.
    """

    article: str
    event: str


Pair: TypeAlias = tuple[Node, Node]
"""Two events, sorted."""


@dataclass(frozen=True, slots=True)
class Link:
    """What somebody said about two events.

    Attributes:
        id: Stable for life.
        annotator: Whose events they are: mostly gold.
        one: The event that is something to the other one, as in "one is part of other".
        other: The other event.
        relation: Code of a relation, or `SAME`, `DIFFERENT` or `LATER`; empty if an entry is taken back.
        undoes: Id of the entry that is taken back; empty for none.
        author: Who said it.
        at: When, UTC, `YYYY-MM-DDThh:mm:ss.mmmZ`.
        note: Free text.
    """

    id: str
    annotator: str
    one: Node
    other: Node
    relation: str
    undoes: str
    author: str
    at: str
    note: str = ""

    @property
    def pair(self) -> Pair:
        """The two events, sorted."""
        return pair_of(self.one, self.other)


class Incident(NamedTuple):
    """Events that are one incident.

    Attributes:
        id: Stable as long as its oldest link stands; that of a single event is its own.
        members: Its events, sorted.
    """

    id: str
    members: tuple[Node, ...]


def pair_of(one: Node, other: Node) -> Pair:
    """Two events as a pair."""
    return (one, other) if one <= other else (other, one)


def pair_id(annotator: str, one: Node, other: Node) -> str:
    """A stable name for two events of an annotator, in whatever order; it begins with a letter."""
    return f"p{_short([annotator, *pair_of(one, other)])}"


def incident_id(annotator: str, founder: Node) -> str:
    """The name of the incident whose oldest link begins at an event; it begins with a letter."""
    return f"n{_short([annotator, *founder])}"


def _short(of: list[object]) -> str:
    return sha256(json.dumps(of).encode()).hexdigest()[:14]


def standing(entries: Iterable[Link]) -> dict[Pair, Link]:
    """The word that stands about each pair, in the order in which they were given.

    Args:
        entries: All entries about these pairs, in the order in which they were made.
    """
    said: dict[Pair, list[Link]] = {}
    for entry in entries:
        words = said.setdefault(entry.pair, [])
        if entry.undoes:
            words[:] = [each for each in words if each.id != entry.undoes]
        else:
            words.append(entry)
    found = [words[-1] for words in said.values() if words]
    return {each.pair: each for each in sorted(found, key=lambda link: (link.at, link.id))}


def incident_of(start: Node, links_of: Callable[[Node], Iterable[Link]], annotator: str) -> Incident:
    """The incident that an event belongs to.

    Args:
        start: The event.
        links_of: Gives the words that stand about an event.
        annotator: Whose events they are.
    """
    found, waiting = {start}, [start]
    links: dict[str, Link] = {}
    while waiting:
        for link in links_of(waiting.pop()):
            if link.relation == SAME:
                links[link.id] = link
                new = {link.one, link.other} - found
                found |= new
                waiting += new
    return _incident(annotator, found, links.values())


def _incident(annotator: str, members: Iterable[Node], links: Iterable[Link]) -> Incident:
    ordered = tuple(sorted(members))
    oldest = min(links, key=lambda link: (link.at, link.id), default=None)
    return Incident(incident_id(annotator, ordered[0] if oldest is None else oldest.one), ordered)


def incidents_of(links: Iterable[Link], annotator: str) -> Iterator[Incident]:
    """All incidents of two or more events, sorted by their first event.

    Args:
        links: The words that stand.
        annotator: Whose events they are.
    """
    same = [link for link in links if link.relation == SAME]
    above: dict[Node, Node] = {}

    def root(node: Node) -> Node:
        while (parent := above.setdefault(node, node)) != node:
            above[node] = above[parent]
            node = above[node]
        return node

    for link in same:
        above[root(link.one)] = root(link.other)
    members: dict[Node, list[Node]] = {}
    for node in list(above):
        members.setdefault(root(node), []).append(node)
    of: dict[Node, list[Link]] = {}
    for link in same:
        of.setdefault(root(link.one), []).append(link)
    found = [_incident(annotator, nodes, of[top]) for top, nodes in members.items()]
    yield from sorted(found, key=lambda incident: incident.members)


def require_possible(
    pair: Pair, relation: str, incidents: tuple[Incident, Incident], others: Iterable[Link]
) -> None:
    """Refuses a word that contradicts what follows from others.

    Args:
        pair: The two events.
        relation: What is said about them.
        incidents: What each of them belongs to, leaving out what was said about the two so far.
        others: The words that stand about the events of both incidents.

    Raises:
        EditError: They are one incident already, or were said to be two, each through other events.
    """
    one, other = incidents
    if relation == LATER:
        return
    if relation != SAME:
        if one.members == other.members:
            raise EditError("These are one incident already, through other events: part those first.")
        return
    first, second = set(one.members), set(other.members)
    for link in others:
        apart = (link.one in first and link.other in second) or (link.other in first and link.one in second)
        if apart and link.relation == DIFFERENT and link.pair != pair:
            raise EditError(
                f"{link.author} said of two events that would be one then that they are not: decide those first."
            )
