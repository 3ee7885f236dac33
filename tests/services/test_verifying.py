from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.desks import DeskAtWork
from tests.support.forms import small_desk
from tui.domain import editing
from tui.domain.edits import AttributeChange, Edit, SpanChange, ValueChange
from tui.domain.layers import ARTICLE, SCHEMA, STATUS
from tui.domain.spans import Span
from tui.domain.values import BLANK, FieldValue, Value, make_value
from tui.services.verifying import verify_project


@pytest.fixture
def work(tmp_path: Path) -> Iterator[DeskAtWork]:
    with small_desk(tmp_path) as made:
        made.session.perform(editing.new_event(made.session.layer, "e1"))
        yield made


def say(work: DeskAtWork, path: str, said: FieldValue, owner: str = ARTICLE) -> None:
    work.session.perform(
        Edit("test", "a test", (ValueChange(owner, path, work.session.layer.value(owner, path), said),))
    )


def found(work: DeskAtWork) -> list[str]:
    findings = verify_project(work.session.project)
    assert {each[:2] for each in findings} <= {(work.session.article.id, "ana")}
    return [each.message for each in findings]


def value(type_: str, literal: str) -> FieldValue:
    return FieldValue(make_value(type_, literal))


def test_work_in_progress_may_be_incomplete(work: DeskAtWork) -> None:
    assert found(work) == []
    say(work, "follows", value("link", "e9"), "e1")
    assert found(work) == []


def finish(work: DeskAtWork) -> None:
    """As no desk does it: with errors."""
    say(work, "published", value("date", "2021-05-05"))
    status = AttributeChange(STATUS, work.session.layer.status.value, "done")
    work.session.perform(Edit("test", "a test", (status,)))


def test_what_is_finished_is_complete(work: DeskAtWork) -> None:
    finish(work)
    assert found(work) == ["event 1: Kind needs a value."]


def test_what_is_finished_links_to_what_is_there(work: DeskAtWork) -> None:
    say(work, "kind", value("choice", "march"), "e1")
    say(work, "follows", value("link", "e9"), "e1")
    finish(work)
    assert found(work) == ["event 1: Follows leads to an event that is gone: choose another."]


@pytest.mark.parametrize(
    ("owner", "path", "said", "message"),
    [
        ("e1", "kind", Value("choice", "riot"), "event 1: Kind has no answer “riot”: choose another."),
        ("e1", "dead", Value("integer", "many"), "event 1: Dead cannot be “many”: answer it again."),
        ("", "published", Value("text", "May"), "'published' of the article is of type 'text'"),
        ("e1", "colour", Value("text", "red"), "'colour' of event e1 is no field of the schema"),
        ("e1", "side/i9", Value("actor", "x"), "'side/i9' of event e1 belongs to an item that its list lacks"),
    ],
)
def test_what_does_not_fit_the_schema_is_named(
    work: DeskAtWork, owner: str, path: str, said: Value, message: str
) -> None:
    say(work, path, FieldValue(said), owner)
    [only] = found(work)
    assert only.startswith(message)


def test_a_label_that_the_schema_lacks_is_named(work: DeskAtWork) -> None:
    work.session.perform(Edit("test", "a test", (SpanChange("s9", None, Span("s9", "riot", ((0, 3),))),)))
    assert found(work) == ["span s9 has the label 'riot', which small@1 lacks"]


def test_each_layer_is_held_against_its_own_version(work: DeskAtWork) -> None:
    layer = work.session.layer
    work.session.perform(Edit("test", "a test", (AttributeChange(SCHEMA, layer.attributes[SCHEMA], "small@9"),)))
    assert found(work) == ["it was filled by schema small@9, which the project does not have"]


def test_what_the_store_finds_comes_first_and_hides_the_rest_of_that_layer(work: DeskAtWork) -> None:
    say(work, "colour", value("text", "red"), "e1")
    work.session.project._database.connection.execute("UPDATE layer SET flag = 'x'")
    assert found(work) == ["the table layer does not say what the log says"]


def test_a_layer_that_cannot_be_read_ends_no_run(work: DeskAtWork) -> None:
    say(work, "published", BLANK)
    connection = work.session.project._database.connection
    connection.execute("PRAGMA ignore_check_constraints = ON")
    say(work, "published", value("date", "2021-05-05"))
    connection.execute("UPDATE field_value SET parts = '{'")
    assert any(
        "is damaged" in message for message in [each.message for each in verify_project(work.session.project)]
    )
