"""Does the coders' work again in a project: each edit through the doors of the desk, one after the other."""

from collections.abc import Iterable
from datetime import datetime

from tui.domain import answers, editing
from tui.domain.edits import Edit
from tui.domain.errors import FormatError
from tui.domain.history import Entry
from tui.domain.layers import ARTICLE, NEW_ITEM, Status
from tui.domain.places import Place
from tui.domain.schema import Field, Schema
from tui.domain.spans import Range
from tui.domain.table_answers import settle
from tui.domain.values import Nothing, Value
from tui.services.annotating import Session
from tui.services.demo_coders import (
    CodedArticle,
    CodersWork,
    Fields,
    Quote,
    WrittenAnswer,
    find_quote,
    read_written,
)
from tui.services.ids import IdSource, stamp
from tui.store.project import Project

_SECOND = 1000
_AN_EDIT = 6 * _SECOND
_A_CHARACTER = 40
"""Milliseconds that a coder takes for an edit, and to read a character."""


class WorkingClock:
    """A clock that moves only when time is spent, so that two runs tell the same times.

    Attributes:
        milliseconds: Since 1970, UTC.
    """

    def __init__(self) -> None:
        self.milliseconds = 0

    def __call__(self) -> str:
        """The time, UTC, as `YYYY-MM-DDThh:mm:ss.mmmZ`."""
        return stamp(self.milliseconds)


class GatheringProject(Project):
    """A project that keeps the entries of a layer until they are asked for, and writes them together.

    A session commits each edit, for nobody can make it again if it is lost. Here a file makes all of them, and
    nobody sees the project before it is complete: hundreds of commits would wait for the disk for nothing.
    """

    _gathered: tuple[Entry, ...] = ()

    def append(
        self,
        article: str,
        annotator: str,
        entry: Entry,
        *more: Entry,
        place: Place | None = None,
        clear_draft: bool = False,
    ) -> None:
        """Keeps entries of a layer until `write`; for the arguments see `Project.append`."""
        del article, annotator, place, clear_draft
        self._gathered = (*self._gathered, entry, *more)

    def write(self, article: str, annotator: str) -> None:
        """Writes what was gathered; all of it is of this layer."""
        if self._gathered:
            super().append(article, annotator, *self._gathered)
        self._gathered = ()


def do_work(project: GatheringProject, schema: Schema, coders: Iterable[CodersWork]) -> tuple[str, ...]:
    """Does all that coders did.

    Args:
        project: Holds the articles.
        schema: Of the project.
        coders: What each did, in the order of time.

    Returns:
        The names of the coders.

    Raises:
        FormatError: A quote, a field or an article is not there.
        AnswerError: What is typed is no answer to its question.
    """
    clock = WorkingClock()
    # Chance would make two runs differ; one source for all coders keeps the ids apart.
    new_id = IdSource(lambda: clock.milliseconds, lambda: 0)
    names: list[str] = []
    for work in coders:
        project.ensure_annotator(work["name"])
        names += [work["name"]] * (work["name"] not in names)
        clock.milliseconds = int(datetime.fromisoformat(work["begins"]).timestamp()) * _SECOND
        coder = _Coder(Session(project, schema, work["name"], new_id=new_id, clock=clock), clock)
        for article in work["articles"]:
            coder.code(article)
            project.write(coder.session.article.id, work["name"])
            coder.leave()
    return tuple(names)


class _Coder:
    """The hands at the desk.

    Args:
        session: The work of one annotator.
        clock: Moves with each edit.
    """

    def __init__(self, session: Session, clock: WorkingClock) -> None:
        self.session = session
        self._clock = clock
        self._place = Place("")

    def code(self, said: CodedArticle) -> None:
        """Works on one article from its first question to its status."""
        article = self.session.project.find_article(said["file"])
        if article is None:
            raise FormatError(f"There is no article {said['file']}.")
        self._place = self.session.open(article)
        self._clock.milliseconds += _A_CHARACTER * len(self.session.text.text)
        self._fill(ARTICLE, said["fields"])
        for label, quote in said.get("labels", []):
            where = self._find(quote)
            self._move_to(where[0])
            self._do(editing.label_span(self.session.layer, str(label), [where], self.session.new_id))
        for event in said.get("events", []):
            event_id = self.session.new_id("e")
            self._do(editing.new_event(self.session.layer, event_id))
            self._fill(event_id, event["fields"])
        for event_id, event in zip(self.session.layer.events, said.get("events", []), strict=True):
            for check, reason in event.get("override", {}).items():
                self._do(editing.override(self.session.layer, event_id, self._check(check), reason))
        self._end(said)

    def _check(self, written: str) -> str:
        """The id of a check; the file numbers the events of which one is the same as another."""
        check, colon, number = written.partition(":")
        return f"{check}:{self.session.layer.events[int(number) - 1]}" if colon and check == "same" else written

    def leave(self) -> None:
        """Remembers the place, as the desk does when an article is left."""
        self.session.save_place(self._place)

    def _end(self, said: CodedArticle) -> None:
        if "note" in said:
            self._do(editing.set_note(self.session.layer, said["note"]))
        if "flag" in said:
            self._do(editing.set_flag(self.session.layer, said["flag"]))
        if said.get("status") == Status.DONE:
            self._do(editing.finish(self.session.layer))
        elif said.get("status") == Status.NO_EVENT:
            self._do(editing.no_event(self.session.layer, said["reason"]))

    def _fill(self, owner: str, fields: Fields) -> None:
        for path, written in fields.items():
            field = self.session.schema.field(owner, path)
            if field is None:
                raise FormatError(f"The schema has no field {path}.")
            self._answer(owner, path, field, written)

    def _answer(self, owner: str, path: str, field: Field, written: WrittenAnswer) -> None:
        """Answers a field with the first quote, adds the further ones, then what else is said of it."""
        typed, quotes, remarks = read_written(written)
        said = answers.read_nothing(typed) or answers.read_answer(field, typed, self.session.context())
        if field.table and isinstance(said, Value):
            said = settle(field, self.session.table(field.table), said)
        ranges = [self._find(quote) for quote in quotes]
        self._take(owner, path, field, said, ranges[:1])
        for each in ranges[1:]:
            self._take(owner, path, field, None, [each])
        held = self._held(owner, path)
        if "confidence" in remarks:
            self._do(editing.set_confidence(self.session.layer, owner, held, remarks["confidence"]))
        if "note" in remarks:
            self._do(editing.set_field_note(self.session.layer, owner, held, remarks["note"]))

    def _take(
        self, owner: str, path: str, field: Field, said: Value | Nothing | None, evidence: list[Range]
    ) -> None:
        if evidence:
            self._move_to(evidence[0][0])
        layer, new_id = self.session.layer, self.session.new_id
        held = self._held(owner, path)
        action = "take" if evidence else "edit-value"
        self._do(
            editing.answer(layer, owner, held, said, new_id, ranges=evidence, label=field.label, action=action)
        )
        self._place = self._place._replace(event=owner, path=self._held(owner, path))

    def _held(self, owner: str, path: str) -> str:
        """The path with the ids of items for their numbers; the number after the last stands for a new item."""
        parts = path.split("/")
        for at, part in enumerate(parts):
            if part.isdecimal():
                items = self.session.layer.items(owner, "/".join(parts[:at]))
                parts[at] = items[int(part) - 1] if int(part) <= len(items) else NEW_ITEM
        return "/".join(parts)

    def _find(self, quote: Quote) -> Range:
        return find_quote(self.session.text.text, quote)

    def _move_to(self, offset: int) -> None:
        """Moves the cursor, and the screen so that its line is on top."""
        top = self.session.text.text.rfind("\n", 0, offset) + 1
        self._place = self._place._replace(cursor=offset, top=top)

    def _do(self, edit: Edit) -> None:
        self._clock.milliseconds += _AN_EDIT
        self.session.perform(edit)
