"""A session over layers of several versions of the schema."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.desks import DeskAtWork
from tests.support.forms import SCHEMA, TEXT, reopened, small_desk
from tests.support.versions import stored_version
from tui.domain import editing
from tui.domain.edits import AttributeChange, Edit
from tui.domain.layers import ARTICLE
from tui.domain.layers import SCHEMA as STAMP
from tui.domain.values import make_value
from tui.services.annotating import Session
from tui.store.project import StaleLayer

NEWER = SCHEMA.replace('version: "1"', 'version: "2"').replace("Whether to go on.", "Whether it is about harm.")


@pytest.fixture
def work(tmp_path: Path) -> Iterator[DeskAtWork]:
    with small_desk(tmp_path, TEXT) as work:
        yield work


def relevant(session: Session) -> Edit:
    return editing.answer(session.layer, ARTICLE, "relevant", make_value("boolean", "true"), session.new_id)


def lift(session: Session) -> Edit:
    return Edit("upgrade", "upgrade to small@2", (AttributeChange(STAMP, "small@1", "small@2"),))


def add_newer(work: DeskAtWork) -> None:
    stored_version(work.session.project, NEWER)


def test_a_layer_keeps_its_version_when_the_project_has_a_newer_one(work: DeskAtWork, tmp_path: Path) -> None:
    work.session.perform(relevant(work.session))
    add_newer(work)
    with reopened(work, tmp_path) as again:
        assert again.session.schema.name == "small@1"
        again.session.perform(relevant(again.session))
        assert again.session.layer.attributes[STAMP] == "small@1"


def test_an_untouched_layer_gets_the_current_version(work: DeskAtWork) -> None:
    session = work.session
    add_newer(work)
    session.open(session.article.id)
    assert session.schema.name == "small@2"
    session.perform(relevant(session))
    assert session.layer.attributes[STAMP] == "small@2"


def test_undo_and_redo_of_an_upgrade_go_back_and_forth_between_the_versions(work: DeskAtWork) -> None:
    session = work.session
    session.perform(relevant(session))
    add_newer(work)
    session.perform(lift(session))
    assert session.schema.name == "small@2"
    session.undo()
    assert (session.schema.name, session.layer.attributes[STAMP]) == ("small@1", "small@1")
    session.undo()
    assert session.layer.values == {}
    assert session.schema.name == "small@2", "nothing is said any more: the layer is as good as new"
    session.redo()
    assert session.schema.name == "small@1"
    session.redo()
    assert session.schema.name == "small@2"
    assert session.project.layer(session.article.id, "ana") == session.layer


def test_a_stale_session_reads_layer_and_version_again(work: DeskAtWork, tmp_path: Path) -> None:
    session = work.session
    session.perform(relevant(session))
    with reopened(work, tmp_path) as elsewhere:
        add_newer(work)
        elsewhere.session.perform(lift(elsewhere.session))
    with pytest.raises(StaleLayer):
        session.perform(editing.set_note(session.layer, "look"))
    assert session.schema.name == "small@2"


def test_a_stamp_that_the_project_does_not_know_is_opened_with_the_current_version(work: DeskAtWork) -> None:
    session = work.session
    session.perform(relevant(session))
    session.perform(Edit("load", "load", (AttributeChange(STAMP, "small@1", "small@0"),)))
    session.open(session.article.id)
    assert session.schema.name == "small@1"


def test_the_form_follows_the_version(work: DeskAtWork) -> None:
    work.session.perform(relevant(work.session))
    add_newer(work)
    desk = work.desk
    desk.perform(lift(work.session))
    assert [row.field.help for row in desk.form if row.path == "relevant"] == ["Whether it is about harm."]
    work.do("undo")
    assert [row.field.help for row in desk.form if row.path == "relevant"] == ["Whether to go on."]
