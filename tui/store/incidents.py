"""What incidents read and write: what was said about events of several articles, and what is proposed."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from tui.domain.folding import fold
from tui.domain.incidents.blocking import looks_of
from tui.domain.incidents.likeness import are_apart, compare
from tui.domain.incidents.linking import (
    Incident,
    Link,
    Node,
    Pair,
    incident_of,
    pair_id,
    pair_of,
    require_possible,
    standing,
)
from tui.domain.incidents.relations import DIFFERENT, LATER
from tui.domain.incidents.values import OwnValue
from tui.domain.layers import Layer
from tui.store import disagreements, incidents_index, incidents_pairs, incidents_said, layers
from tui.store.articles import LastArticle
from tui.store.database import Database
from tui.store.incidents_index import FoundEvent, Known
from tui.store.incidents_pairs import PairRow, Proposed, WantedPairs
from tui.store.records import Article
from tui.store.sqlite import sqlite3


class LookedAt(NamedTuple):
    """An article's events as they were when it was looked at.

    Attributes:
        article: Id of the article.
        seq: Number of the last entry of the log then.
        events: Its events.
    """

    article: str
    seq: int
    events: Sequence[FoundEvent]


class IncidentStore:
    """The part of a project file that holds the incidents of one annotator's events.

    Args:
        database: The file.
        require_seat: Refuses to write where another desk writes.
        annotator: Whose events: mostly gold.
    """

    def __init__(
        self, database: Database, require_seat: Callable[[sqlite3.Connection], None], annotator: str
    ) -> None:
        self._database = database
        self._require_seat = require_seat
        self._annotator = annotator
        self._articles = LastArticle(database.connection)

    def scan(self) -> None:
        """Finds out which articles changed; costs nothing if none did."""
        with self._database.reading() as connection:
            behind = incidents_index.behind(connection, self._annotator)
        if behind:
            with self._database.immediate() as connection:
                incidents_index.scan(connection, self._annotator)

    def stale(self, limit: int) -> list[str]:
        """Articles that changed since they were looked at, in the project's order."""
        with self._database.reading() as connection:
            return incidents_index.stale(connection, self._annotator, limit)

    def stale_count(self) -> int:
        """How many articles changed since they were looked at."""
        with self._database.reading() as connection:
            return incidents_index.stale_count(connection, self._annotator)

    def articles(self) -> list[str]:
        """The articles that the annotator has events of, in the project's order."""
        with self._database.reading() as connection:
            query = "SELECT article FROM layer WHERE annotator = ? AND events > 0 ORDER BY position"
            return [article for (article,) in connection.execute(query, (self._annotator,))]

    def read(self, article: str) -> tuple[Article, Layer, int]:
        """An article, the layer of it, and the number of the last entry of the log then."""
        with self._database.reading() as connection:
            layer = layers.read_layer(connection, (article, self._annotator))
            return self._articles.get(article), layer, disagreements.newest(connection)

    def put(self, looked: Iterable[LookedAt]) -> None:
        """Writes what articles hold, and which of their events may be one incident with others."""
        with self._database.immediate() as connection:
            for each in looked:
                self._put(connection, each)

    def _put(self, connection: sqlite3.Connection, looked: LookedAt) -> None:
        before = incidents_index.known_events(connection, self._annotator, looked.article)
        now = {found.event: found for found in looked.events}
        for event, known in before.items():
            same = now.get(event)
            if same is None or (known.shown, known.traits) != same[1:]:
                incidents_index.drop_event(connection, known.number)
        for event, found in now.items():
            known_before = before.get(event)
            if known_before is None or (known_before.shown, known_before.traits) != found[1:]:
                known = incidents_index.put_event(connection, self._annotator, looked.article, found)
                self._propose(connection, known)
        incidents_index.looked_at(connection, self._annotator, looked.article, looked.seq)

    def _propose(self, connection: sqlite3.Connection, known: Known) -> None:
        for other in incidents_index.sharing(connection, looks_of(known.traits), known):
            if are_apart(known.traits, other.traits):
                continue
            left, right = self._in_order(connection, known, other)
            likeness = compare(left.traits, right.traits)
            if likeness.proposed:
                pair = Proposed(
                    pair_id(self._annotator, left.node, right.node),
                    left.number,
                    right.number,
                    likeness.score,
                    likeness.words,
                    self._state(connection, left.node, right.node),
                    self._searched(connection, left, right),
                )
                incidents_pairs.put_pair(connection, self._annotator, pair)

    @staticmethod
    def _in_order(connection: sqlite3.Connection, one: Known, other: Known) -> tuple[Known, Known]:
        """In the order of their articles in the project: what came first stands first."""
        query = "SELECT position FROM article WHERE id = ?"
        places = [connection.execute(query, (each.node.article,)).fetchone()[0] for each in (one, other)]
        return (one, other) if places[0] <= places[1] else (other, one)

    @staticmethod
    def _searched(connection: sqlite3.Connection, *events: Known) -> str:
        query = "SELECT search FROM article WHERE id = ?"
        titles = [connection.execute(query, (each.node.article,)).fetchone()[0] for each in events]
        return fold("\n".join((*(each.shown for each in events), *titles)))

    def _state(self, connection: sqlite3.Connection, one: Node, other: Node) -> str:
        """How far a pair is: what was said about it, or what follows from what was said about others."""
        word = self._standing(connection, one).get(pair_of(one, other))
        if word is not None:
            return {LATER: "later", DIFFERENT: "refused"}.get(word.relation, "linked")
        first, second = (self._incident(connection, node) for node in (one, other))
        if first.members == second.members:
            return "implied"
        against = self._between(connection, first, second)
        return "implied" if any(link.relation == DIFFERENT for link in against) else "open"

    def _between(self, connection: sqlite3.Connection, first: Incident, second: Incident) -> Iterator[Link]:
        """What is said about events of one incident and events of another."""
        others = set(second.members)
        for node in first.members:
            for link in self._standing(connection, node).values():
                if link.one in others or link.other in others:
                    yield link

    def _standing(self, connection: sqlite3.Connection, node: Node) -> dict[Pair, Link]:
        return standing(incidents_said.links_of(connection, self._annotator, node))

    def _incident(self, connection: sqlite3.Connection, node: Node, *, without: Pair | None = None) -> Incident:
        def links_of(each: Node) -> list[Link]:
            found = self._standing(connection, each)
            return [link for pair, link in found.items() if pair != without]

        return incident_of(node, links_of, self._annotator)

    def rows(self, wanted: WantedPairs, offset: int = 0, limit: int = 100) -> list[PairRow]:
        """A page of the list of pairs, the most likely first."""
        with self._database.reading() as connection:
            return incidents_pairs.pair_rows(connection, self._annotator, wanted, offset, limit)

    def count(self, wanted: WantedPairs) -> int:
        """How many lines the list of pairs has."""
        with self._database.reading() as connection:
            return incidents_pairs.pair_count(connection, self._annotator, wanted)

    def counts(self) -> dict[str, int]:
        """How many pairs there are, by state."""
        with self._database.reading() as connection:
            return incidents_pairs.pair_counts(connection, self._annotator)

    def pair(self, pair: str) -> PairRow | None:
        """A pair by its id; None if it is not in the list."""
        with self._database.reading() as connection:
            return incidents_pairs.pair_row(connection, pair)

    def find(self, text: str, limit: int = 50) -> list[Known]:
        """Events whose name in lists, or whose article's name or title, contains a text."""
        with self._database.reading() as connection:
            return incidents_index.find_events(connection, self._annotator, fold(text), limit)

    def word(self, one: Node, other: Node) -> Link | None:
        """What stands about two events; None for nothing."""
        with self._database.reading() as connection:
            return self._standing(connection, one).get(pair_of(one, other))

    def incident(self, node: Node) -> Incident:
        """The incident that an event belongs to."""
        with self._database.reading() as connection:
            return self._incident(connection, node)

    def links(self) -> list[Link]:
        """All that stands about pairs of events."""
        with self._database.reading() as connection:
            return list(standing(incidents_said.all_links(connection, self._annotator)).values())

    def last_word(self, author: str) -> Link | None:
        """The last that somebody said and that was not taken back; None for nothing."""
        with self._database.reading() as connection:
            undone: set[str] = set()
            for link in incidents_said.links_by(connection, self._annotator, author):
                if link.undoes:
                    undone.add(link.undoes)
                elif link.id not in undone:
                    return link
        return None

    def say(self, link: Link) -> None:
        """Writes what is said about two events, or that it is taken back.

        Raises:
            EditError: It contradicts what follows from what was said about others.
            StoreError: It was not written, and why.
        """
        with self._database.immediate() as connection:
            self._require_seat(connection)
            incidents_said.put_link(connection, link)
            self._require_possible(connection, link.pair)
            # Where an incident fell apart, its parts are together what it was.
            touched = {node for each in link.pair for node in self._incident(connection, each).members}
            for pair in incidents_pairs.pairs_of(connection, self._annotator, sorted(touched)):
                state = self._state(connection, pair.one, pair.other)
                incidents_pairs.put_state(connection, pair.id, state)

    def _require_possible(self, connection: sqlite3.Connection, pair: Pair) -> None:
        """Refuses what now stands about two events, if it contradicts the rest: nothing of it is written then."""
        word = self._standing(connection, pair[0]).get(pair)
        if word is not None:
            one, other = (self._incident(connection, node, without=pair) for node in pair)
            require_possible(pair, word.relation, (one, other), self._between(connection, one, other))

    def own_values(self, incident: Incident) -> list[OwnValue]:
        """What adjudicators said about an incident, in order."""
        with self._database.reading() as connection:
            return incidents_said.values_of(connection, self._annotator, incident.members)

    def put_own(self, own: OwnValue) -> None:
        """Writes what an adjudicator says about an incident."""
        with self._database.immediate() as connection:
            self._require_seat(connection)
            incidents_said.put_value(connection, own)


__all__ = ["FoundEvent", "IncidentStore", "Known", "LookedAt", "PairRow", "WantedPairs"]
