"""Sessions on one layer, edited, undone, locked out, restarted in any order: model, screen and file agree."""

import tempfile
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TypeAlias

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from hypothesis.strategies import DataObject

from tests.properties.test_edits import some_edit
from tests.support.desks import make_project, new_article
from tests.support.fixed import NumberedIds, TickingClock
from tests.support.forms import PATIENCE, locked
from tui.domain.editing import stamped
from tui.domain.edits import apply, is_empty
from tui.domain.errors import EditError
from tui.domain.layers import Layer
from tui.domain.places import HalfTyped
from tui.formats.schema_json import schema_from_json
from tui.services.annotating import Session
from tui.store.ddl import DERIVED_TABLES
from tui.store.project import Project, StaleLayer
from tui.store.sqlite import sqlite3

TEXT = "فجر \r\n e\u0301\0 👨‍👩‍👧‍👦 中文 \u2028 rockets were launched towards the base"

Content: TypeAlias = tuple[object, ...]


def content(layer: Layer) -> Content:
    return layer.spans, layer.events, layer.values, layer.attributes


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All that a project file holds of its layers."""
    with closing(sqlite3.connect(path)) as connection:
        return {
            table: connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2, 3, 4").fetchall()  # noqa: S608
            for table in ("edit", *DERIVED_TABLES)
        }


class Sessions(RuleBasedStateMachine):
    """Two sessions of one annotator on one article; the model knows what must stand in the file."""

    @initialize()
    def begin(self) -> None:
        self.directory = tempfile.TemporaryDirectory()
        self.path = Path(self.directory.name, "p.db")
        self.article = new_article("a.txt", TEXT)
        make_project(self.path, self.article)
        with Project.open(self.path) as project:
            project.ensure_annotator("ana")
            self.schema = schema_from_json(project.current_schema().compiled)
        self.new_id, self.clock = NumberedIds(), TickingClock()
        self.layer = Layer(self.article.id, "ana")
        self.undoes: list[tuple[Layer, Layer]] = []
        self.redoes: list[tuple[Layer, Layer]] = []
        self.draft: HalfTyped | None = None
        self.sessions = [self.opened(), self.opened()]

    def opened(self) -> Session:
        project = Project.open(self.path, patience=PATIENCE)
        session = Session(project, self.schema, "ana", new_id=self.new_id, clock=self.clock)
        session.open(self.article.id)
        return session

    def is_stale(self, session: Session) -> bool:
        return session.layer.revision != self.layer.revision

    def become(self, after: Layer) -> None:
        self.layer = Layer(
            self.article.id,
            "ana",
            after.spans,
            after.events,
            after.values,
            after.attributes,
            self.layer.revision + 1,
        )

    @rule(data=st.data(), who=st.integers(0, 1), shut=st.booleans(), ends_draft=st.booleans())
    def edit(self, data: DataObject, who: int, *, shut: bool, ends_draft: bool) -> None:
        session = self.sessions[who]
        try:
            edit = some_edit(data, session.layer, self.new_id)
        except EditError:
            return
        if is_empty(edit):
            assert not session.perform(edit)
            return
        if self.is_stale(session):
            with pytest.raises(StaleLayer):
                session.perform(edit)
            assert content(session.layer) == content(self.layer)
            return
        with ExitStack() as stack:
            if shut:
                stack.enter_context(locked(self.path))
            session.perform(edit, ends_draft=ends_draft)
            assert session.saved != shut
        assert session.flush()
        before = self.layer
        self.become(apply(before, stamped(before, edit, self.schema.name)))
        self.undoes.append((before, self.layer))
        self.redoes.clear()
        self.draft = None if ends_draft else self.draft

    @precondition(lambda self: self.undoes)
    @rule(who=st.integers(0, 1))
    def undo(self, who: int) -> None:
        session = self.sessions[who]
        if self.is_stale(session):
            return
        assert session.undo() is not None
        before, after = self.undoes.pop()
        self.redoes.append((before, after))
        self.become(before)

    @precondition(lambda self: self.redoes)
    @rule(who=st.integers(0, 1))
    def redo(self, who: int) -> None:
        session = self.sessions[who]
        if self.is_stale(session):
            return
        assert session.redo() is not None
        before, after = self.redoes.pop()
        self.undoes.append((before, after))
        self.become(after)

    @rule(who=st.integers(0, 1), text=st.sampled_from(["", "5", "5 may"]), shut=st.booleans())
    def type_half(self, who: int, text: str, *, shut: bool) -> None:
        session = self.sessions[who]
        with ExitStack() as stack:
            if shut:
                stack.enter_context(locked(self.path))
            session.save_draft("", "date", text)
        assert session.flush()
        self.draft = HalfTyped("", "date", text) if text else None

    @rule(who=st.integers(0, 1))
    def restart(self, who: int) -> None:
        self.sessions[who].project.close()
        self.sessions[who] = self.opened()
        assert not self.is_stale(self.sessions[who])

    @invariant()
    def file_and_model_agree(self) -> None:
        for session in self.sessions:
            stored = session.project.layer(self.article.id, "ana")
            assert (content(stored), stored.revision) == (content(self.layer), self.layer.revision)
            assert session.draft() == self.draft
            if not self.is_stale(session):
                assert content(session.layer) == content(self.layer)

    def teardown(self) -> None:
        if not hasattr(self, "sessions"):
            return
        project = self.sessions[0].project
        assert project.verify() == []
        before = rows(self.path)
        project.rebuild()
        assert rows(self.path) == before
        again = Path(self.directory.name, "again.db")
        make_project(again, self.article)
        with Project.open(again) as copy:
            copy.ensure_annotator("ana")
            for entry in project.history(self.article.id, "ana"):
                copy.append(self.article.id, "ana", entry)
        assert rows(again) == before
        for session in self.sessions:
            session.project.close()
        self.directory.cleanup()


Sessions.TestCase.settings = settings(max_examples=10, stateful_step_count=20, deadline=None)
TestSessions = Sessions.TestCase
