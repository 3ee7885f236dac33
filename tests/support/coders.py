"""Small projects, and a coder who works in them without a desk: what the tests of the store need."""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from tests.support.fixed import NumberedIds, TickingClock
from tui.domain.edits import Change, Edit, EventsChange, SpanChange, ValueChange, apply, inverse
from tui.domain.history import Entry, EntryKind
from tui.domain.spans import Origin, Range, Span
from tui.domain.values import BLANK, FieldValue, make_value
from tui.store.project import NewArticle, Project, StoredSchema

NOW = "2026-02-25T06:00:00.000Z"
SOURCE = b"id: test\nversion: '1'\n"
TEXTS = (
    "Five rockets were launched towards Ain al-Assad.\r\nThey fell short.",
    "NUL \0 here, 🇸🇾 flags, e\u0301 combining, 中文, \u202eturned\u202c.",
    "",
)


def schema(name: str = "test@1", source: bytes = SOURCE) -> StoredSchema:
    return StoredSchema(name, sha256(source).hexdigest(), source, "{}", "type")


def article(number: int, text: str, *, title: str = "") -> NewArticle:
    return NewArticle(
        id=f"a{number:06}",
        name=f"article-{number}.txt",
        title=title or f"Title {number}",
        text=text,
        sha256=sha256(text.encode()).hexdigest(),
    )


def make_project(path: Path, texts: Sequence[str] = TEXTS) -> Project:
    """A project with one person, ana, and an article of each text: `a000001`, `a000002`, …"""
    project = Project.create(path, schema=schema(), name="A project", now=NOW)
    project.add_articles(article(number, text) for number, text in enumerate(texts, 1))
    project.ensure_annotator("ana")
    return project


class Coder:
    """Works on one layer."""

    def __init__(self, project: Project, article_id: str = "a000001", annotator: str = "ana") -> None:
        self.project = project
        self.layer = project.layer(article_id, annotator)
        self.clock = TickingClock()
        self.new_id = NumberedIds()

    def entry(self, *changes: Change, kind: EntryKind = EntryKind.EDIT, target: int = 0) -> Entry:
        """The next entry, not written."""
        layer = self.layer
        operation = f"{self.new_id('o')}-{layer.article}-{layer.annotator}-{layer.revision + 1}"
        edit = Edit("test", "a test", changes)
        return Entry(layer.revision + 1, kind, target, edit, layer.annotator, self.clock(), operation)

    def write(self, entry: Entry) -> Entry:
        self.project.append(self.layer.article, self.layer.annotator, entry)
        self.layer = apply(self.layer, entry.edit)
        return entry

    def do(self, *changes: Change) -> Entry:
        return self.write(self.entry(*changes))

    def undo(self) -> Entry:
        target = self.project.stacks(self.layer.article, self.layer.annotator).undo[-1]
        edit = self.project.entry(self.layer.article, self.layer.annotator, target).edit
        return self.write(self.entry(*inverse(edit).changes, kind=EntryKind.UNDO, target=target))

    def redo(self) -> Entry:
        target = self.project.stacks(self.layer.article, self.layer.annotator).redo[-1]
        edit = self.project.entry(self.layer.article, self.layer.annotator, target).edit
        return self.write(self.entry(*edit.changes, kind=EntryKind.REDO, target=target))

    def span(self, span_id: str, *ranges: Range, label: str = "place") -> SpanChange:
        return SpanChange(span_id, self.layer.spans.get(span_id), Span(span_id, label, ranges, Origin.LABEL))

    def no_span(self, span_id: str) -> SpanChange:
        return SpanChange(span_id, self.layer.spans[span_id], None)

    def value(self, owner: str, path: str, literal: str, *evidence: str) -> ValueChange:
        after = FieldValue(make_value("text", literal), None, evidence) if literal else BLANK
        return ValueChange(owner, path, self.layer.value(owner, path), after)

    def events(self, *order: str) -> EventsChange:
        return EventsChange(self.layer.events, order)
