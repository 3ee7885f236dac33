import pytest

from tests.support.coders import Coder
from tests.support.fixed import TickingClock
from tui.domain.edits import AttributeChange
from tui.domain.errors import StoreError
from tui.domain.history import EntryKind
from tui.store.log import logged_entries
from tui.store.project import Project


def test_entries_come_back_as_they_were_written(project: Project, coder: Coder) -> None:
    written = [
        coder.do(coder.span("s1", (0, 4), (5, 9)), coder.events("e1"), coder.value("e1", "x", "\0 ü \u202e", "s1")),
        coder.do(AttributeChange("flag", "", "a")),
        coder.undo(),
        coder.redo(),
    ]
    assert project.history("a000001", "ana") == written
    assert [project.entry("a000001", "ana", revision) for revision in (1, 2, 3, 4)] == written
    assert (written[2].kind, written[2].target) == (EntryKind.UNDO, 2)


def test_each_layer_has_its_own_history(project: Project, coder: Coder) -> None:
    project.ensure_annotator("bob")
    coder.do(AttributeChange("flag", "", "a"))
    assert project.history("a000001", "bob") == []
    assert project.history("a000002", "ana") == []
    bob = Coder(project, "a000001", "bob")
    assert bob.do(AttributeChange("flag", "", "b")).revision == 1


@pytest.mark.parametrize("revision", [0, 2, -1])
def test_an_entry_that_is_not_there_is_told(project: Project, coder: Coder, revision: int) -> None:
    coder.do(AttributeChange("flag", "", "a"))
    with pytest.raises(StoreError, match=f"no revision {revision}"):
        project.entry("a000001", "ana", revision)


def test_an_entry_that_cannot_be_read_is_told(project: Project, coder: Coder) -> None:
    coder.do(AttributeChange("flag", "", "a"))
    connection = project._database.connection
    connection.execute("DROP TRIGGER edit_no_update")
    connection.execute("UPDATE edit SET changes = '[{'")
    with pytest.raises(StoreError, match="Revision 1 of this history cannot be read"):
        project.history("a000001", "ana")


def test_stacks_count_what_is_still_to_be_written_once(project: Project, coder: Coder) -> None:
    written = coder.do(AttributeChange("flag", "", "x"))
    waiting = coder.entry(AttributeChange("flag", "x", "y"))
    stacks = project.stacks("a000001", "ana", [written, waiting])
    assert stacks.undo == (1, 2)


def test_stacks_read_no_changes(project: Project, coder: Coder) -> None:
    coder.do(AttributeChange("flag", "", "a"))
    statements: list[str] = []
    project._database.connection.set_trace_callback(statements.append)
    assert project.stacks("a000001", "ana").undo == (1,)
    assert not [statement for statement in statements if "changes" in statement]


def test_the_order_of_time_does_not_matter(project: Project, coder: Coder) -> None:
    coder.clock = TickingClock(step=-3_600_000)
    for note in ("first", "second"):
        coder.do(AttributeChange("note", coder.layer.attributes.get("note", ""), note))
    assert [entry.revision for entry in project.history("a000001", "ana")] == [1, 2]
    assert project.verify() == []


def test_changes_are_stored_as_text_that_people_can_read(project: Project, coder: Coder) -> None:
    coder.do(AttributeChange("note", "", "مرحبا"))
    logged = next(logged_entries(project._database.connection, ("a000001", "ana")))
    assert logged.changes == '[{"after":"مرحبا","attribute":"note","before":""}]'
