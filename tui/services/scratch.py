"""A session over a copy of a layer, of which nothing is written: for an answer that somebody else will write."""

from typing import TYPE_CHECKING

from tui.domain.edits import apply
from tui.domain.errors import EditError
from tui.domain.history import EntryKind, Stacks
from tui.domain.layers import Layer
from tui.domain.places import HalfTyped, Place
from tui.domain.schema import Schema
from tui.domain.text import ArticleText
from tui.services.annotating import Session
from tui.store.project import Article, Project

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.domain.editing import NewId
    from tui.domain.edits import Edit
    from tui.domain.spans import Range
    from tui.services.history import Moment


class Scratch(Session):
    """Edits a copy of one layer; what was done can be taken back until the copy is thrown away.

    Args:
        project: The open project: its tables and names are read, and nothing is written.
        schema: By which the layer is filled.
        layer: The layer to begin from.
        article: Its article.
        new_id: Makes ids; they do not leave the copy.
    """

    def __init__(
        self, project: Project, schema: Schema, layer: Layer, article: Article, *, new_id: "NewId"
    ) -> None:
        super().__init__(project, schema, layer.annotator, new_id=new_id, clock=lambda: "")
        self._article = article
        self._text = ArticleText(article.text, article.language)
        self._layer = layer
        self._stacks = Stacks((), ())
        self._done: dict[int, Edit] = {}

    @property
    def changed(self) -> bool:
        """Whether anything was done that was not taken back."""
        return bool(self._known_stacks().undo)

    def open(self, article_id: str) -> Place:
        """Refuses another article: the copy is of one layer."""
        del article_id
        raise EditError("This answer belongs to one article: accept or leave it first.")

    def flush(self) -> bool:
        """Has nothing to write."""
        return True

    def save_place(self, place: Place) -> None:
        """Forgets the place."""

    def save_draft(self, owner: str, path: str, text: str, evidence: "Iterable[Range]" = ()) -> None:
        """Forgets what is half typed."""

    def draft(self) -> HalfTyped | None:
        """None: nothing that was half typed is kept."""
        return None

    def history(self) -> "list[Moment]":
        """Nothing: what is done here is nobody's history yet."""
        return []

    def _append(
        self, kind: EntryKind, target: int, edit: "Edit", place: Place | None, *, ends_draft: bool = False
    ) -> None:
        del target, place, ends_draft
        self._layer = apply(self._layer, edit)
        if kind is EntryKind.EDIT:
            self._done[self._layer.revision] = edit

    def _edit_at(self, revision: int) -> "Edit":
        return self._done[revision]
