from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.desks import DeskAtWork
from tests.support.forms import small_desk
from tui.domain import editing
from tui.domain.schema import Severity
from tui.domain.values import Nothing, make_value
from tui.ui.form.rows import FormRow, form_rows, next_path


@pytest.fixture
def work(tmp_path: Path) -> Iterator[DeskAtWork]:
    with small_desk(tmp_path) as made:
        made.do("new-event")
        yield made


def say(work: DeskAtWork, path: str, type_: str, literal: str) -> None:
    """Answers a question of the active event."""
    layer, owner = work.session.layer, work.desk.owner
    work.desk.perform(editing.answer(layer, owner, path, make_value(type_, literal), work.session.new_id))


def rows(work: DeskAtWork) -> tuple[FormRow, ...]:
    return form_rows(work.session.schema, work.session.layer, work.desk.owner)


def row(work: DeskAtWork, path: str) -> FormRow:
    return next(each for each in rows(work) if each.path == path)


def test_the_fields_stand_in_the_schemas_order(work: DeskAtWork) -> None:
    assert [each.path for each in rows(work)] == [
        *("kind", "date", "place", "side/+", "means", "grade", "topic", "dead", "follows", "denied", "words"),
        "source/+/name",
    ]


def test_what_is_not_asked_for_has_no_row(work: DeskAtWork) -> None:
    say(work, "kind", "choice", "strike")
    assert [each.path for each in rows(work)][:2] == ["kind", "reason"]
    say(work, "kind", "choice", "talks")
    assert "reason" not in [each.path for each in rows(work)]


def test_a_repeated_field_has_a_row_for_each_item_and_one_for_the_next(work: DeskAtWork) -> None:
    for name in ("Ana", "Ben"):
        say(work, "side/+", "actor", name)
    found = [each for each in rows(work) if each.path.startswith("side/")]
    assert [(each.title, each.shown, each.is_new_item) for each in found] == [
        ("Side", "Ana", False),
        ("·", "Ben", False),
        ("·", "", True),
    ]


def test_a_repeated_group_waits_with_its_first_field_only(work: DeskAtWork) -> None:
    say(work, "source/+/name", "text", "The Gazette")
    found = [each for each in rows(work) if each.path.startswith("source/")]
    assert [(each.title, each.depth, each.shown, each.is_new_item) for each in found] == [
        ("Source Name", 0, "The Gazette", False),
        ("Scale", 1, "", False),
        ("· Name", 0, "", True),
    ]


def test_answers_are_shown_for_people(work: DeskAtWork) -> None:
    say(work, "kind", "choice", "march")
    say(work, "date", "date", "2021-05-05")
    say(work, "means", "choices", "rifle\nfire")
    assert [row(work, path).shown for path in ("kind", "date", "means", "grade", "dead")] == [
        "March",
        "2021-05-05 Wed",
        "Rifle; Fire",
        "Low",
        "",
    ]


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        (Nothing.NOT_STATED, "not stated"),
        (Nothing.NOT_APPLICABLE, "not applicable"),
        (Nothing.UNKNOWN, "unknown"),
    ],
)
def test_the_kinds_of_nothing(work: DeskAtWork, kind: Nothing, shown: str) -> None:
    layer, owner = work.session.layer, work.desk.owner
    work.desk.perform(editing.answer(layer, owner, "place", kind, work.session.new_id))
    assert row(work, "place").shown == shown


def test_a_tree_shows_its_leaf_first(tmp_path: Path) -> None:
    schema = """
schema: tree
version: "1"
event:
  type: kind
  fields:
    kind: {type: tree, leaf_only: no, options: {war: {title: War, options: {clash: Clash}}, talks: [vote]}}
"""
    (tmp_path / "tree").mkdir()
    with small_desk(tmp_path / "tree", schema=schema) as work:
        work.do("new-event")
        say(work, "kind", "tree", "clash")
        assert row(work, "kind").shown == "Clash ‹ War"
        say(work, "kind", "tree", "war")
        assert row(work, "kind").shown == "War"


def test_each_row_has_its_gravest_problem(work: DeskAtWork) -> None:
    problem = row(work, "kind").problem
    assert problem is not None
    assert problem.severity is Severity.ERROR
    say(work, "dead", "integer", "500")
    warning = row(work, "dead").problem
    assert warning is not None
    assert (warning.check, warning.severity) == ("few", Severity.WARNING)
    layer, owner = work.session.layer, work.desk.owner
    work.desk.perform(editing.override(layer, owner, "few", "so it says"))
    accepted = row(work, "dead").problem
    assert accepted is not None
    assert accepted.overridden == "so it says"
    say(work, "dead", "integer", "-500")
    graver = row(work, "dead").problem
    assert graver is not None
    assert not graver.overridden


def test_what_is_wrong_with_a_list_is_shown_at_its_first_row(tmp_path: Path) -> None:
    schema = """
schema: list
version: "1"
event:
  type: kind
  fields:
    kind: {type: choice, options: [a]}
    side: {type: actor, many: yes, required: yes}
  checks:
    two: {rule: count(side) >= 2, message: Name both., fields: [side]}
"""
    with small_desk(tmp_path, schema=schema) as work:
        work.do("new-event")
        missing = row(work, "side/+")
        assert missing.required
        assert missing.problem is not None
        assert missing.problem.message.startswith("Side needs an entry")
        say(work, "side/+", "actor", "Ana")
        first, second = (each for each in rows(work) if each.path.startswith("side/"))
        assert first.problem is not None
        assert first.problem.message == "Name both."
        assert second.problem is None


def test_stepping_through_the_rows(work: DeskAtWork) -> None:
    found = rows(work)
    assert next_path(found, "kind", 1) == "date"
    assert next_path(found, "kind", -1) == "source/+/name"
    assert next_path(found, "source/+/name", 1) == "kind"
    assert next_path(found, "gone", 1) == "kind"
    assert next_path(found, "gone", -1) == "source/+/name"
    assert next_path((), "kind", 1) == ""
