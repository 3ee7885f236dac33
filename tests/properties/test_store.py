"""Whatever is done, the file says what the model says: after an edit, after a restart, rebuilt from the log."""

import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from hypothesis.strategies import DataObject

from tests.properties.test_edits import some_edit
from tests.support.coders import Coder, make_project
from tui.domain.errors import EditError
from tui.domain.history import Stacks
from tui.store.project import Project

TEXT = "فجر \r\n e\u0301\0 👨‍👩‍👧‍👦 中文 \u2028 rockets were launched towards the base"


class Desk(RuleBasedStateMachine):
    """Two layers of one article, edited in turn through one file."""

    @initialize()
    def begin(self) -> None:
        self.directory = tempfile.TemporaryDirectory()
        self.path = Path(self.directory.name, "project.db")
        self.project = make_project(self.path, [TEXT])
        self.project.ensure_annotator("bob")
        self.coders = [Coder(self.project, annotator=name) for name in ("ana", "bob")]
        self.stacks = [Stacks(), Stacks()]

    @rule(data=st.data(), who=st.integers(0, 1))
    def edit(self, data: DataObject, who: int) -> None:
        coder = self.coders[who]
        try:
            changes = some_edit(data, coder.layer, coder.new_id).changes
        except EditError:
            return
        coder.do(*changes)
        self.stacks[who] = Stacks((*self.stacks[who].undo, coder.layer.revision), ())

    @precondition(lambda self: self.stacks[0].undo)
    @rule()
    def undo(self) -> None:
        held = self.stacks[0]
        assert self.coders[0].undo().target == held.undo[-1]
        self.stacks[0] = Stacks(held.undo[:-1], (*held.redo, held.undo[-1]))

    @precondition(lambda self: self.stacks[0].redo)
    @rule()
    def redo(self) -> None:
        held = self.stacks[0]
        assert self.coders[0].redo().target == held.redo[-1]
        self.stacks[0] = Stacks((*held.undo, held.redo[-1]), held.redo[:-1])

    @rule()
    def restart(self) -> None:
        self.project.close()
        self.project = Project.open(self.path)
        for coder in self.coders:
            coder.project = self.project

    @invariant()
    def the_file_says_what_the_model_says(self) -> None:
        for coder, held in zip(self.coders, self.stacks, strict=True):
            annotator = coder.layer.annotator
            assert self.project.layer("a000001", annotator) == coder.layer
            assert self.project.stacks("a000001", annotator) == held
            row = self.project.article_rows(annotator)[0]
            assert (row.status, row.flag, row.events) == (
                coder.layer.status,
                coder.layer.flag,
                len(coder.layer.events),
            )

    def teardown(self) -> None:
        assert self.project.verify() == []
        before = list(self.project.layers())
        self.project.rebuild()
        assert list(self.project.layers()) == before
        assert self.project.verify() == []
        self.project.close()
        self.directory.cleanup()


Desk.TestCase.settings = settings(max_examples=12, stateful_step_count=20, deadline=None)
TestDesk = Desk.TestCase
