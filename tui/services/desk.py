"""Opens a project for one annotator: what the desk needs, made of clock, ids, store and schema."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tui.domain.errors import StoreError
from tui.domain.schema import Schema
from tui.formats.schema_json import schema_from_json
from tui.services.annotating import Session
from tui.services.ids import IdSource, now
from tui.services.presence import DeskPlace
from tui.services.queue import Queue
from tui.store.failures import DiskTrouble
from tui.store.opening import open_still
from tui.store.project import Project
from tui.store.records import AnnotatorKind

PATIENCE = 1.5
"""Seconds that a key may wait for a lock; after that the edit is kept, said to be unsaved, and tried again."""


LOOKING = "This desk only looks, as another one of yours is open: leave it and open it again to work here."

NO_ROOM = "This desk only looks, as the disk is full or fails: free some space, leave it and open it again."


class OpenDesk(NamedTuple):
    """An annotator's desk.

    Attributes:
        session: The work.
        queue: The articles.
        project: The open project file.
        place: Which of the annotator's desks may write.
    """

    session: Session
    queue: Queue
    project: Project
    place: DeskPlace

    def find_article(self, wanted: str) -> str:
        """Id of the article with that id, name or number in the list.

        Raises:
            StoreError: There is none.
        """
        return article_named(self.project, wanted, "the list in the desk (a) shows all")


@contextmanager
def open_desk(path: Path, annotator: str) -> Iterator[OpenDesk]:
    """Opens a project for an annotator, and closes it at the end.

    If another desk of the annotator is open, this one can only look until it takes over; if the disk is full or
    fails, it can only look.

    Args:
        path: The project file.
        annotator: Who works; made known to the project if new.

    Raises:
        StoreError: The project cannot be opened.
    """
    with opened_for_work(path) as (project, has_room):
        writes = has_room and is_known(project, annotator)
        schema = schema_from_json(project.current_schema().compiled)
        session = Session(project, schema, annotator, new_id=IdSource(), clock=now)
        place = DeskPlace(project, annotator, now)
        why = why_only_look(place) if writes else NO_ROOM
        if why:
            session.look_only(why)
        try:
            if has_room:
                _look_up_tables(project, schema)
            yield OpenDesk(session, Queue(project, annotator), project, place)
        finally:
            place.leave()


def _look_up_tables(project: Project, schema: Schema) -> None:
    """Makes once what is looked up in the schema's tables, in a project of a copydesk that had no such thing."""
    if not {table.sha256 for table in schema.tables} <= project.indexed():
        from tui.services.tables import index_tables  # noqa: PLC0415 - in nearly all projects it is there

        index_tables(project, schema)


@contextmanager
def opened_for_work(path: Path) -> Iterator[tuple[Project, bool]]:
    """The project, and whether it can be written; it is closed at the end."""
    project, has_room = _opened(path)
    # A line of the screen has room for the reason only if the way to the file does not stand before it.
    project.call_it(path.name)
    try:
        yield project, has_room
    finally:
        project.close()


def _opened(path: Path) -> tuple[Project, bool]:
    try:
        return Project.open(path, patience=PATIENCE), True
    except DiskTrouble as trouble:
        try:
            return Project(open_still(path)), False
        except StoreError:
            raise trouble from None


def article_named(project: Project, wanted: str, where: str) -> str:
    """Id of the article with that id, name or number in the list.

    Raises:
        StoreError: There is none; `where` says how to find those that there are.
    """
    found = project.find_article(wanted)
    if found is None:
        raise StoreError(f"There is no article {wanted} here: {where}.")
    return found


def is_known(project: Project, annotator: str) -> bool:
    """Makes the annotator known; whether the disk took it."""
    try:
        project.ensure_annotator(annotator, AnnotatorKind.PERSON)
    except DiskTrouble:
        return False
    return True


def why_only_look(place: DeskPlace) -> str:
    """Takes the place; why that could not be, or empty."""
    try:
        return "" if place.take_if_free() else LOOKING
    except DiskTrouble:
        return NO_ROOM
