"""Pairs of events that may report the same: the list of them, and what people say about them."""

import time

from tui.domain.adjudication.resolving import Desk
from tui.domain.errors import EditError, StoreError
from tui.domain.incidents.linking import Link, Node, pair_id
from tui.domain.incidents.relations import DIFFERENT, LATER, SAME, Relation, relations_of
from tui.domain.layers import GOLD, Layer
from tui.formats.schema_json import schema_from_json
from tui.services.incident_reports import OpenedPair, Reading, Report, Tally
from tui.store.incidents import Known, PairRow, WantedPairs
from tui.store.project import Article, Project

BATCH = 20
"""So many articles are looked at between two writes of the list."""

FEW = 4
"""The same while somebody waits for keys."""

_DIGITS = 9


class Pairs:
    """Pairs of one annotator's events.

    Args:
        project: The open project.
        desk: Who decides, and where ids and times come from.
        annotator: Whose events: mostly gold.
        only_looks: Why nothing can be said from here; empty if it can.
    """

    def __init__(self, project: Project, desk: Desk, annotator: str = GOLD, *, only_looks: str = "") -> None:
        self.project = project
        self.desk = desk
        self.annotator = annotator
        self.only_looks = only_looks
        self.schema = schema_from_json(project.current_schema().compiled)
        self._store = project.incidents(annotator)
        self._reading = Reading(project, self._store, self.schema)

    @property
    def relations(self) -> tuple[Relation, ...]:
        """What two events can be to each other, other than the same."""
        return relations_of(self.schema)

    def refresh(self, seconds: float | None = None) -> int:
        """Brings the list of pairs up to date, as far as the time allows.

        Args:
            seconds: How long; None for as long as it takes.

        Returns:
            How many articles still have to be looked at; 0 if the list is up to date.
        """
        self._reading.forget()
        if self.only_looks:
            return 0
        self._store.scan()
        end = None if seconds is None else time.monotonic() + seconds
        while stale := self._store.stale(BATCH if end is None else FEW):
            if end is not None and time.monotonic() >= end:
                return self._store.stale_count()
            self._store.put([self._reading.look(article) for article in stale])
        return 0

    def tally(self) -> Tally:
        """How many pairs there are, by state, and how many articles wait to be looked at."""
        return Tally(self._store.counts(), self._store.stale_count())

    def page(self, wanted: WantedPairs, offset: int = 0, limit: int = 100) -> list[PairRow]:
        """A page of the list of pairs, the most likely first."""
        return self._store.rows(wanted, offset, limit)

    def count(self, wanted: WantedPairs) -> int:
        """How many pairs a part of the list has."""
        return self._store.count(wanted)

    def open(self, pair: str) -> OpenedPair:
        """Two events side by side, by the id of the pair.

        Raises:
            StoreError: There is no such pair in the list.
        """
        row = self._store.pair(pair)
        if row is None:
            raise StoreError(f"There is no pair {pair} any more: list them anew.")
        return self._opened(row.one, row.other, row)

    def open_events(self, one: Node, other: Node) -> OpenedPair:
        """Two events side by side, whether anybody proposed them or not."""
        return self._opened(one, other, self._store.pair(pair_id(self.annotator, one, other)))

    def _opened(self, one: Node, other: Node, row: PairRow | None) -> OpenedPair:
        word = self._store.word(one, other)
        state = row.state if row is not None else _state(word)
        score, grounds = (row.score, row.grounds) if row is not None else (0.0, ())
        name = pair_id(self.annotator, one, other)
        return OpenedPair(name, self.report(one), self.report(other), score, grounds, word, state)

    def report(self, node: Node) -> Report:
        """An event as its article reports it."""
        return self._reading.report(node, len(self._store.incident(node).members) - 1)

    def find(self, text: str, limit: int = 50) -> list[Known]:
        """Events by what they are called, or by the name or title of their article."""
        return self._store.find(text, limit)

    def judge(self, one: Node, other: Node, relation: str, note: str = "") -> Link:
        """Says what one event is to another one of another article.

        Args:
            one: The event that is something to the other one, as in "one is part of other".
            other: The other event.
            relation: Code of a relation, or `same_incident`, `different` or `later`.
            note: Why.

        Returns:
            What is on disk now.

        Raises:
            EditError: There are no such events, no such relation, or it contradicts what follows from others.
            StoreError: It was not written, and why.
        """
        known = {SAME, DIFFERENT, LATER, *(each.code for each in self.relations)}
        if relation not in known:
            raise EditError(f"There is no relation {relation[:40]} here: say {', '.join(sorted(known))}.")
        if one.article == other.article:
            raise EditError("These are events of one article: its own form links them.")
        self._reading.forget()
        for node in (one, other):
            self._require(node)
        link = Link(
            self.desk.new_id("l"),
            self.annotator,
            one,
            other,
            relation,
            "",
            self.desk.author,
            self.desk.clock(),
            note,
        )
        self._say(link)
        return link

    def _say(self, link: Link) -> None:
        self._require_work()
        self._store.say(link)

    def _require_work(self) -> None:
        if self.only_looks:
            raise StoreError(self.only_looks)

    def _require(self, node: Node) -> None:
        if node.event not in self._reading.layer(node.article)[1].events:
            raise EditError(f"There is no event {node.event[:40]} of {self.annotator} in this article any more.")

    def event_of(self, article: str, wanted: str) -> str:
        """The id of the event of an article with that id or, if a number, at that place of it.

        Raises:
            EditError: There is none.
        """
        events = self._reading.layer(article)[1].events
        if wanted in events:
            return wanted
        place = int(wanted) if wanted.isascii() and wanted.isdecimal() and len(wanted) < _DIGITS else 0
        if not 1 <= place <= len(events):
            raise EditError(f"There is no event {wanted[:40]} of {self.annotator} in this article.")
        return events[place - 1]

    def article_and_layer(self, article: str) -> tuple[Article, Layer]:
        """An article and the completed layer of it, by the article's id."""
        return self._reading.layer(article)

    def undo(self) -> Link:
        """Takes back what the adjudicator said last.

        Returns:
            What was taken back.

        Raises:
            EditError: There is nothing, or what stood before contradicts what was said since.
        """
        last = self._store.last_word(self.desk.author)
        if last is None:
            raise EditError("There is nothing to undo.")
        self.take_back(last)
        return last

    def take_back(self, link: Link) -> None:
        """Takes back something that was said about two events.

        Raises:
            EditError: What stood before contradicts what was said since.
        """
        self._say(
            Link(
                self.desk.new_id("l"),
                self.annotator,
                link.one,
                link.other,
                "",
                link.id,
                self.desk.author,
                self.desk.clock(),
            )
        )


def _state(word: Link | None) -> str:
    if word is None:
        return "open"
    return {LATER: "later", DIFFERENT: "refused"}.get(word.relation, "linked")
