"""A session: one annotator at work on one article at a time.

The session owns the layer. Every edit is applied, written and committed before anything is called saved; what could
not be written stays in the `Outbox`, which is tried again, and the session says so until it is on disk.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.domain.errors import StoreError
from tui.domain.layers import SCHEMA, Layer
from tui.domain.links import links_elsewhere
from tui.domain.places import HalfTyped, Place
from tui.domain.schema import Schema
from tui.domain.spans import Range
from tui.domain.text import ArticleText
from tui.services.outbox import Outbox
from tui.store.project import Article, Project, StaleLayer, TakenOver

if TYPE_CHECKING:
    # Edits and answers are loaded when the first is made: an article opens without them.
    from tui.domain.answers import AnswerContext
    from tui.domain.editing import NewId
    from tui.domain.edits import Edit
    from tui.domain.history import EntryKind, Stacks
    from tui.domain.table_search import TableIndex
    from tui.services.history import Moment
    from tui.services.own_events import OwnEvents
    from tui.services.tables import Tables

Clock = Callable[[], str]
"""Tells the time, UTC, as `YYYY-MM-DDThh:mm:ss.mmmZ`."""


class Session:
    """The work of one annotator.

    Args:
        project: The open project.
        schema: The current version of the project's schema.
        annotator: Who works.
        new_id: Makes ids.
        clock: Tells the time.
    """

    def __init__(self, project: Project, schema: Schema, annotator: str, *, new_id: "NewId", clock: Clock) -> None:
        self.project = project
        self.schema = schema
        """The version by which the open layer is filled: its own if it has one, else the current one."""
        self._schemas = {schema.name: schema}
        self.annotator = annotator
        self.new_id = new_id
        self._clock = clock
        self._outbox = Outbox(project, annotator)
        self._stacks: Stacks | None = None
        self._article: Article | None = None
        self._text = ArticleText("")
        self._layer = Layer("", annotator)
        self._tables: Tables | None = None
        self._own_events: OwnEvents | None = None

    @property
    def article(self) -> Article:
        """The open article."""
        if self._article is None:
            raise StoreError("No article is open: add one with copydesk add.")
        return self._article

    @property
    def has_article(self) -> bool:
        """Whether an article is open."""
        return self._article is not None

    @property
    def text(self) -> ArticleText:
        """The open article's text."""
        return self._text

    @property
    def layer(self) -> Layer:
        """What the annotator says of the open article."""
        return self._layer

    @property
    def saved(self) -> bool:
        """Whether every edit, and all that is half typed, is on disk."""
        return self._outbox.empty

    @property
    def only_looks(self) -> str:
        """Why nothing can be changed from here; empty if it can."""
        return self._outbox.closed

    def look_only(self, why: str) -> None:
        """Lets nothing be changed from here.

        Args:
            why: What the annotator is told who tries to.
        """
        self._outbox.close(why)

    def work(self) -> None:
        """Lets the layers be changed again, as they are on disk by now."""
        self._outbox.open()
        if self._article is not None:
            self._reread()

    @property
    def trouble(self) -> str:
        """Why the last of it could not be written; empty if it could."""
        return self._outbox.trouble

    def open(self, article_id: str) -> Place:
        """Opens an article.

        Args:
            article_id: Which.

        Returns:
            The place where the annotator left it.

        Raises:
            StoreError: Edits of the article before are not on disk yet, or this one cannot be read.
        """
        self.require_saved()
        article = self.project.article(article_id)
        layer = self._read(article)
        self.schema = self._schema_of(layer)
        self._article, self._layer, self._stacks = article, layer, None
        self._text = ArticleText(article.text, article.language)
        return self.project.place(self.annotator, article_id) or Place(article_id)

    def _read(self, article: Article) -> Layer:
        """The annotator's layer of an article, with what its expressions can know of the article."""
        from tui.formats.about import about  # noqa: PLC0415 - see above

        layer = self.project.layer(article.id, self.annotator)
        wanted = {*links_elsewhere(layer)}
        missing = self.project.missing_events(self.annotator, wanted) if wanted else frozenset()
        return replace(layer, about=about(article), missing=missing)

    def require_saved(self) -> None:
        """Refuses to leave an article whose edits are not on disk."""
        if not self.saved and not self.flush():
            raise StoreError(f"NOT SAVED: {self.trouble}")

    def perform(self, edit: "Edit", place: Place | None = None, *, ends_draft: bool = False) -> bool:
        """Applies an edit and writes it.

        Args:
            edit: Made against the present layer.
            place: Where the annotator is, written in the same transaction.
            ends_draft: Whether the half-typed answer is done with.

        Returns:
            Whether anything changed.

        Raises:
            EditError: The edit does not fit the layer.
            StaleLayer: Someone else wrote this layer since; nothing was changed.
            StoreError: Another desk of the annotator took over; nothing was changed.
        """
        from tui.domain.editing import stamped  # noqa: PLC0415 - see above
        from tui.domain.edits import is_empty  # noqa: PLC0415 - see above
        from tui.domain.history import EntryKind, Stacks  # noqa: PLC0415 - see above

        if is_empty(edit):
            return False
        edit = stamped(self._layer, edit, self.schema.name)
        self._append(EntryKind.EDIT, 0, edit, place, ends_draft=ends_draft)
        undo = (*self._known_stacks().undo, self._layer.revision) if self._stacks else ()
        self._stacks = Stacks(undo, ()) if self._stacks else None
        return True

    def undo(self, place: Place | None = None) -> "Edit | None":
        """Takes the last standing edit back; None if there is none."""
        from tui.domain.edits import inverse  # noqa: PLC0415 - see above
        from tui.domain.history import EntryKind, Stacks  # noqa: PLC0415 - see above

        stacks = self._known_stacks()
        if not stacks.undo:
            return None
        target = stacks.undo[-1]
        edit = self._edit_at(target)
        self._append(EntryKind.UNDO, target, inverse(edit), place)
        self._stacks = Stacks(stacks.undo[:-1], (*stacks.redo, target))
        return edit

    def redo(self, place: Place | None = None) -> "Edit | None":
        """Brings back the edit that was taken back last; None if there is none."""
        from tui.domain.history import EntryKind, Stacks  # noqa: PLC0415 - see above

        stacks = self._known_stacks()
        if not stacks.redo:
            return None
        target = stacks.redo[-1]
        edit = self._edit_at(target)
        self._append(EntryKind.REDO, target, edit, place)
        self._stacks = Stacks((*stacks.undo, target), stacks.redo[:-1])
        return edit

    def flush(self) -> bool:
        """Tries to write what is not on disk yet.

        Returns:
            Whether everything is on disk now.

        Raises:
            StaleLayer: Someone else wrote this layer since; the layer is read again.
            TakenOver: Another desk of the annotator took over; the layer is read again.
        """
        try:
            return self._outbox.send()
        except (StaleLayer, TakenOver):
            self._reread()
            raise

    def save_place(self, place: Place) -> None:
        """Remembers where the annotator is; a project that cannot be written now is no reason to stop."""
        self._outbox.keep_place(place)
        self._send_rest()

    def save_draft(self, owner: str, path: str, text: str, evidence: Iterable[Range] = ()) -> None:
        """Keeps a half-typed answer; an empty text forgets it.

        Args:
            owner: Event id, or empty for the article.
            path: The field.
            text: What was typed so far.
            evidence: Half-open ranges of code points that become evidence together with the answer.
        """
        self._outbox.keep_draft(self.article.id, HalfTyped(owner, path, text, tuple(evidence)))
        self._send_rest()

    def _send_rest(self) -> None:
        """Writes places and what is half typed; a desk that finds out by it that it lost its place reads again."""
        closed = self.only_looks
        self._outbox.send_rest()
        if self.only_looks != closed:
            with suppress(StoreError):
                self._reread()

    def history(self) -> "list[Moment]":
        """What was done in the open article and is on disk, the oldest first."""
        from tui.services.history import moments  # noqa: PLC0415 - see above

        return list(moments(self.project, self.article.id, self.annotator, self._schema_of))

    def draft(self) -> HalfTyped | None:
        """The half-typed answer of the open article; None if there is none."""
        return self._outbox.draft(self.article.id)

    def table(self, table_id: str) -> "TableIndex":
        """A table of the schema, ready to be searched; read when it is first asked for."""
        from tui.services.tables import Tables  # noqa: PLC0415 - see above

        if self._tables is None:
            self._tables = Tables(self.project)
        table = self.schema.table(table_id)
        if table is None:
            raise StoreError(f"Schema {self.schema.name} has no table {table_id}.")
        return self._tables.index(table)

    def own_events(self) -> "OwnEvents":
        """The annotator's events in other articles than the open one."""
        from tui.services.own_events import OwnEvents  # noqa: PLC0415 - see above

        if self._own_events is None or not self._own_events.of(self):
            self._own_events = OwnEvents(self)
        return self._own_events

    def context(self) -> "AnswerContext":
        """What reading an answer needs to know about the open article."""
        from tui.services.reading import answer_context  # noqa: PLC0415 - see above

        return answer_context(self.schema, self._layer, self.article)

    def _append(
        self, kind: "EntryKind", target: int, edit: "Edit", place: Place | None, *, ends_draft: bool = False
    ) -> None:
        from tui.domain.edits import apply  # noqa: PLC0415 - see above
        from tui.domain.history import Entry  # noqa: PLC0415 - see above

        if self.only_looks:
            # Whoever tries sees at least what the other desk has done meanwhile.
            with suppress(StoreError):
                self._reread()
            raise StoreError(self.only_looks)
        after = apply(self._layer, edit)
        if after.attributes.get(SCHEMA) != self._layer.attributes.get(SCHEMA):
            self.schema = self._schema_of(after)
        entry = Entry(after.revision, kind, target, edit, self.annotator, self._clock(), self.new_id("o"))
        self._outbox.add(after.article, entry, place, ends_draft=ends_draft)
        self._layer = after
        self.flush()

    def _reread(self) -> None:
        self._stacks = None
        self._layer = self._read(self.article)
        self.schema = self._schema_of(self._layer)

    def _schema_of(self, layer: Layer) -> Schema:
        """The version by which a layer is filled: its own if it has one, else the current one."""
        name = layer.attributes.get(SCHEMA) or self.project.current_schema_name()
        if name not in self._schemas:
            from tui.formats.schema_json import schema_from_json  # noqa: PLC0415 - most layers are of one version

            stored = self.project.schema(name) or self.project.current_schema()
            self._schemas[name] = schema_from_json(stored.compiled)
        return self._schemas[name]

    def _known_stacks(self) -> "Stacks":
        if self._stacks is None:
            self._stacks = self.project.stacks(self.article.id, self.annotator, self._outbox.entries())
        return self._stacks

    def _edit_at(self, revision: int) -> "Edit":
        waiting = self._outbox.entry(revision)
        if waiting is not None:
            return waiting.edit
        return self.project.entry(self.article.id, self.annotator, revision).edit
