"""The history of a layer to be read: what each edit changed, and the layer as it was at any moment."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from tui.domain.edits import apply
from tui.domain.errors import EditError, FormatError, StoreError
from tui.domain.history import Entry
from tui.domain.layers import Layer
from tui.domain.schema import Schema
from tui.domain.telling import Told, tell
from tui.store.project import Project

SchemaOf = Callable[[Layer], Schema]
"""Gives the version of the schema by which a layer was filled."""

_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9]{2}(?::[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,3})?)?)?Z?)?")
_REVISION = re.compile("[0-9]{1,9}")


class Moment(NamedTuple):
    """An entry of the history, and the layer after it.

    Attributes:
        entry: What was done.
        told: What it changed.
        layer: The layer after it.
    """

    entry: Entry
    told: tuple[Told, ...]
    layer: Layer


def moments(project: Project, article: str, annotator: str, schema_of: SchemaOf) -> Iterator[Moment]:
    """Every entry of a layer's history, the oldest first.

    Args:
        project: The open project.
        article: Id of the article.
        annotator: Whose layer.
        schema_of: Gives the version of the schema.

    Raises:
        StoreError: The history is damaged.
    """
    entries = project.history(article, annotator)
    text = project.article(article).text if entries else ""
    before = Layer(article, annotator)
    for entry in entries:
        after = _applied(before, entry)
        yield Moment(entry, tell(schema_of(after), before, after, entry.edit, text), after)
        before = after


def _applied(layer: Layer, entry: Entry) -> Layer:
    try:
        return apply(layer, entry.edit)
    except EditError as error:
        raise StoreError(
            f"Revision {entry.revision} of this history does not fit: see what copydesk verify says."
        ) from error


class PastLayer(NamedTuple):
    """A layer as it was.

    Attributes:
        layer: What it said.
        created: When its first entry was made.
        updated: When the last one was made until then.
        last: At which revision it is by now.
    """

    layer: Layer
    created: str
    updated: str
    last: int


def layer_at(project: Project, article: str, annotator: str, when: str) -> PastLayer:
    """A layer as it was at a moment.

    Args:
        project: The open project.
        article: Id of the article.
        annotator: Whose layer.
        when: A revision; or a time in UTC, `YYYY-MM-DDThh:mm:ss.mmmZ` or the beginning of it: then all counts that
            was done until the end of that day, minute or second.

    Raises:
        FormatError: It is neither.
        StoreError: The layer was not there yet, or the history is damaged.
    """
    entries = project.history(article, annotator)
    revision = _revision_at(entries, when)
    if revision > len(entries):
        raise StoreError(f"{annotator}'s layer of this article has {len(entries)} revisions, not {when}.")
    if not revision:
        raise StoreError(f"{annotator}'s layer of this article was not there yet at {when}.")
    layer = Layer(article, annotator)
    for entry in entries[:revision]:
        layer = _applied(layer, entry)
    return PastLayer(layer, entries[0].at, entries[revision - 1].at, len(entries))


def _revision_at(entries: Sequence[Entry], when: str) -> int:
    """The revision that is meant, or the last one that was there at a time; 0 for none."""
    if _REVISION.fullmatch(when):
        return int(when)
    if not _TIME.fullmatch(when):
        raise FormatError(
            f"{when[:40]} is no moment: give a revision, such as 3, or a time (UTC), such as 2026-03-12T09:41."
        )
    end = when.removesuffix("Z").replace(" ", "T")
    # Order goes by revision: a clock that was put back does not take an edit out of the middle.
    return max((entry.revision for entry in entries if entry.at[: len(end)] <= end), default=0)
