"""The list of disagreements of a project, and its articles as they are reviewed."""

import time

from tui.domain.errors import StoreError
from tui.domain.layers import SCHEMA
from tui.domain.schema import Schema
from tui.formats.schema_json import schema_from_json
from tui.services.review_articles import Opened, found_in, open_panel, panel_of
from tui.store.project import Project
from tui.store.reviewing import Found, Row, Tally, Wanted

BATCH = 20
"""How many articles are compared between two writes of the list."""

FEWEST = 2
"""How many annotators must have finished an article before anything is compared."""


class ReviewQueue:
    """The list, kept up to date, and the articles in it.

    Args:
        project: The open project.
    """

    def __init__(self, project: Project) -> None:
        self.project = project
        self.compared = 0
        """How many articles were compared so far: what was counted before is out of date once there are more."""
        self._store = project.review
        self._schemas: dict[str, Schema] = {}
        self._current = project.current_schema_name()

    def refresh(self, seconds: float | None = None) -> int:
        """Brings the list of disagreements up to date, as far as the time allows.

        Args:
            seconds: How long; None for as long as it takes.

        Returns:
            How many articles still have to be compared, of the first ones that wait; 0 if the list is up to date.
        """
        self._store.scan()
        end = None if seconds is None else time.monotonic() + seconds
        while stale := self._store.stale(BATCH):
            found = []
            for article in stale:
                if end is not None and time.monotonic() >= end:
                    break
                found.append(self._compare(article))
            if found:
                self._store.put(found)
                self.compared += len(found)
            if len(found) < len(stale):
                return len(stale) - len(found)
        return 0

    def tally(self) -> Tally:
        """How many disagreements there are, by state and kind, and how many articles wait to be compared."""
        return self._store.tally()

    def page(self, wanted: Wanted, offset: int = 0, limit: int = 100) -> list[Row]:
        """A page of the queue."""
        return self._store.rows(wanted, offset, limit)

    def first(self, wanted: Wanted, limit: int) -> list[Row]:
        """The first lines of a part of the queue that has a text."""
        return self._store.first_rows(wanted, limit)

    def count(self, wanted: Wanted) -> int:
        """How many disagreements a part of the queue has."""
        return self._store.count(wanted)

    def articles(self) -> list[str]:
        """All articles that at least two finished, in the project's order; as far as the list is up to date."""
        return self._store.articles()

    def _compare(self, article: str) -> Found:
        opened = self.look(article)
        return found_in(opened) if opened is not None else Found(article, self._store.read(article).seq, 0, ())

    def open(self, article: str) -> Opened:
        """An article under review.

        Raises:
            StoreError: Fewer than two people finished it.
        """
        opened = self.look(article)
        if opened is None:
            raise StoreError("Fewer than two people finished this article: there is nothing to compare yet.")
        return opened

    def look(self, article: str) -> Opened | None:
        """An article under review; None if fewer than two people finished it."""
        read = self._store.read(article)
        if len(read.layers) < FEWEST:
            return None
        schema = self._schema(read.gold.attributes.get(SCHEMA) or self._current)
        return open_panel(panel_of(read, schema), read.seq)

    def _schema(self, name: str) -> Schema:
        if name not in self._schemas:
            stored = self.project.schema(name) or self.project.current_schema()
            self._schemas[name] = schema_from_json(stored.compiled)
        return self._schemas[name]
